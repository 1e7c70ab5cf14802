"""Reads the generated Markdown: texts, headings, and the order in which the pages list each other."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

from volcgen.errors import InputError
from volcgen.files import content_of, files_below
from volcgen.problems import visible
from volcgen.site.slugs import Slugger

# Without HTML: a tag in the Markdown is text on the page.
PARSER: Final = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
FOLDER: Final = "docs/"
_ROOT_PAGES: Final = {"README": "readme", "CHANGELOG": "changelog"}
_ROOT_NAME: Final = re.compile(r"(README|CHANGELOG)(?:\.(en|zh))?\.md")
_PROVENANCE: Final = re.compile(r"\A<!--.*?-->\n", re.DOTALL)
_LIST_LINE: Final = re.compile(
    r"(?:· )?(?:\[(?P<link>(?:\\.|[^\]\\])*)\]\((?P<to>[^)\s]*)\)|\*\*(?P<own>.+)\*\*)"
)
_ESCAPE: Final = re.compile(r"\\([!-/:-@\[-`{-~])")


@dataclass(frozen=True, slots=True)
class Heading:
    level: int
    title: str
    anchor: str
    line: int


@dataclass(frozen=True)
class Document:
    """One Markdown file, without its provenance and without the lists of other pages at its top."""

    path: str
    """Path below the output of the package, such as `docs/en/errors.md`."""
    language: str
    name: str
    """Name of the page, such as `errors`."""
    text: str
    listed: tuple[tuple[str, str], ...]
    """The pages that the lists at its top have: name and label of each."""

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """The headings, with the anchors that links use."""
        slugger = Slugger()
        found: list[Heading] = []
        tokens = PARSER.parse(self.text)
        for before, token in pairwise(tokens):
            if before.type == "heading_open" and before.map:
                title = plain(token)
                level = int(before.tag[1])
                found.append(Heading(level, title, slugger.unique(title), before.map[0]))
        return tuple(found)

    @property
    def title(self) -> str:
        return self.headings[0].title if self.headings else self.name


def plain(inline: Token) -> str:
    """Return the text of a token without its markup."""
    return "".join(
        " " if child.type in ("softbreak", "hardbreak") else child.content
        for child in inline.children or []
    )


def first_paragraph(text: str) -> str:
    """Return the first paragraph of a Markdown text, without markup."""
    tokens = PARSER.parse(text)
    for before, token in pairwise(tokens):
        if before.type == "paragraph_open" and (words := plain(token).strip()):
            return words
    return ""


def read_documents(output: Path, shown: str, languages: tuple[str, ...]) -> tuple[Document, ...]:
    """Return the documents of all languages below an output folder; raise InputError."""
    found = [document for document in _read(output, shown, languages) if document.text]
    if not any(document.path.startswith(FOLDER) for document in found):
        raise InputError(
            f"expected documents in {shown}/docs/, found none; run `volcgen generate` first"
        )
    return tuple(found)


def picture_files(output: Path, shown: str) -> dict[str, Path]:
    """Return the files beside the Markdown, such as pictures, by their path in the site."""
    folder = output / "docs"
    return {
        file.relative_to(folder).as_posix(): file
        for file in files_below(folder, f"{shown}/docs")
        if file.suffix != ".md"
    }


def _read(output: Path, shown: str, languages: tuple[str, ...]) -> Iterator[Document]:
    names = {file.relative_to(output).as_posix() for file in output.glob("*.md")}
    for file in files_below(output / "docs", f"{shown}/docs"):
        path = file.relative_to(output).as_posix()
        language, _, rest = path.removeprefix(FOLDER).partition("/")
        if file.suffix == ".md" and language in languages and rest:
            yield _document(file, path, shown, language, rest.removesuffix(".md"))
    for path in sorted(names):
        if match := _ROOT_NAME.fullmatch(path):
            language = match[2] or languages[0]
            if language in languages:
                yield _document(output / path, path, shown, language, _ROOT_PAGES[match[1]])


def _document(file: Path, path: str, shown: str, language: str, name: str) -> Document:
    content = content_of(file, f"{shown}/{path}")
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        raise InputError(f"cannot read {visible(f'{shown}/{path}')}: {error}") from None
    text, listed = _without_lists(_PROVENANCE.sub("", text), name)
    return Document(path, language, name, text, tuple(listed))


def _without_lists(text: str, name: str) -> tuple[str, list[tuple[str, str]]]:
    """Return a text without the lists of other pages below its title, and what they list."""
    lines = text.split("\n")
    title = next((at for at, line in enumerate(lines) if line.startswith("# ")), None)
    if title is None:
        return text, []
    listed: list[tuple[str, str]] = []
    end = title + 1
    while end < len(lines):
        last = next((at for at in range(end, len(lines)) if not lines[at]), len(lines))
        matches = [_LIST_LINE.fullmatch(line) for line in lines[end:last]]
        if last > end and (len(matches) < 2 or not all(matches)):
            break
        for match in matches:
            if match is None:
                continue
            to = name if match["own"] else posixpath.splitext(match["to"])[0]
            if "/" not in to:
                label = match["own"] or match["link"]
                listed.append((to, _ESCAPE.sub(r"\1", label)))
        end = last + 1
    return "\n".join([*lines[: title + 1], "", *lines[end:]]), listed
