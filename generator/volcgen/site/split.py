"""Turns documents into pages: the page of a group is split at the headings of its actions.

Links keep leading to the right place: each page is Markdown again, whose links name the `.md` files of
the site.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

from volcgen.site.documents import FOLDER, Document, Heading, first_paragraph
from volcgen.site.facts import ActionFacts, Facts
from volcgen.site.slugs import Slugger, slug

_DESCRIPTION_LENGTH: Final = 160
_FENCE: Final = re.compile(r" {0,3}(`{3,}|~{3,})")
_LINK: Final = re.compile(r"(?<=\]\()([^()\s<>]+)(?=\))")
_SCHEME: Final = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site, as Markdown."""

    language: str
    path: str
    """Path without ending, such as `en/live/batchaddmanager`."""
    title: str
    description: str
    text: str
    source: str
    """File of the project that it is made from; empty if it is not known."""
    action: ActionFacts | None = None

    @property
    def name(self) -> str:
        """Path below the language, the same in each language."""
        return self.path.partition("/")[2]

    @property
    def depth(self) -> int:
        return self.path.count("/")


@dataclass(frozen=True)
class _Part:
    """The lines of a document that become a page, with the headings in them."""

    document: Document
    path: str
    lines: tuple[int, ...]
    headings: tuple[Heading, ...]
    action: ActionFacts | None


def pages_of(
    documents: Iterable[Document], facts: Facts, pictures: Iterable[str]
) -> tuple[Page, ...]:
    """Return the pages of all documents."""
    parts = [part for document in documents for part in _parts(document, facts)]
    targets = {**_targets(parts), **{(FOLDER + path, ""): path for path in pictures}}
    return tuple(_page(part, facts, targets) for part in parts)


def link_between(page: str, target: str) -> str:
    """Return the relative link from one page to a file of the site."""
    return posixpath.relpath(target, posixpath.dirname(page) or ".")


def _parts(document: Document, facts: Facts) -> Iterator[_Part]:
    actions = {action.name: action for action in facts.actions if action.page == document.name}
    path = f"{document.language}/{document.name}"
    tops = [heading for heading in document.headings if heading.level <= 2]
    ends = [*(top.line for top in tops[1:]), document.text.count("\n") + 1]
    rest = set(range(ends[-1]))
    for top, end in zip(tops, ends, strict=False):
        if top.level == 2 and top.title in actions:
            lines = range(top.line, end)
            rest.difference_update(lines)
            yield _part(document, f"{path}/{slug(top.title)}", lines, actions[top.title])
    yield _part(document, path, sorted(rest), None)


def _part(document: Document, path: str, lines: Iterable[int], action: ActionFacts | None) -> _Part:
    numbers = tuple(lines)
    known = set(numbers)
    headings = tuple(heading for heading in document.headings if heading.line in known)
    return _Part(document, path, numbers, headings, action)


def _targets(parts: Iterable[_Part]) -> dict[tuple[str, str], str]:
    """Return the place in the site of each document and anchor."""
    found: dict[tuple[str, str], str] = {}
    for part in parts:
        slugger = Slugger()
        if part.action is None:
            found[part.document.path, ""] = f"{part.path}.md"
        for at, heading in enumerate(part.headings):
            anchor = slugger.unique(heading.title)
            is_top = part.action is not None and at == 0
            place = f"{part.path}.md" if is_top else f"{part.path}.md#{anchor}"
            found[part.document.path, heading.anchor] = place
    return found


def _page(part: _Part, facts: Facts, targets: Mapping[tuple[str, str], str]) -> Page:
    all_lines = part.document.text.split("\n")
    if part.action is not None:  # the heading of the action becomes the title of the page
        for heading in part.headings:
            all_lines[heading.line] = all_lines[heading.line].replace("#", "", 1)
    lines = [all_lines[number] for number in part.lines]
    text = "\n".join(_linked(lines, part, targets)).strip("\n") + "\n"
    body = text.partition("\n")[2]
    description = first_paragraph(body) or part.headings[0].title
    if len(description) > _DESCRIPTION_LENGTH:
        description = description[: _DESCRIPTION_LENGTH - 1].rstrip() + "…"
    source = facts.sources.get((part.document.language, part.document.name), "")
    return Page(
        language=part.document.language,
        path=part.path,
        title=part.headings[0].title if part.headings else part.document.name,
        description=description,
        text=text,
        source=part.action.source if part.action else source,
        action=part.action,
    )


def _linked(
    lines: Iterable[str], part: _Part, targets: Mapping[tuple[str, str], str]
) -> Iterator[str]:
    """Yield the lines with the links of the site; code is left as it is."""
    fence = ""
    folder = posixpath.dirname(part.document.path)

    def place(match: re.Match[str]) -> str:
        link = match[1]
        if _SCHEME.match(link):
            return link
        path, _, anchor = unquote(link).partition("#")
        known = posixpath.normpath(posixpath.join(folder, path)) if path else part.document.path
        target = targets.get((known, anchor))
        if target is None:
            return link
        file, _, anchor = target.partition("#")
        return link_between(part.path, file) + (f"#{anchor}" if anchor else "")

    for line in lines:
        if match := _FENCE.match(line):
            if not fence:
                fence = match[1]
            elif match[1].startswith(fence) and line.strip() == match[1]:
                fence = ""
        yield line if fence else _LINK.sub(place, line)
