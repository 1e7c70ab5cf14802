"""The generated pages as the tests look at them: tokens, sections, anchors, links, tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

ROOT = Path(__file__).resolve().parents[2]
GENERATED = ROOT / "generated"
LANGUAGES = ("en", "zh")
OUTPUT = "text output"  # marks a block that shows what the program above it prints

_MARKDOWN = MarkdownIt("commonmark").enable("table")


@dataclass(frozen=True)
class Block:
    """A fenced block, and the output that the page shows for it."""

    page: str
    line: int
    language: str
    content: str
    output: str | None

    @property
    def id(self) -> str:
        return f"{self.page}:{self.line}"


@dataclass(frozen=True)
class Page:
    """One page, by its path under generated/."""

    name: str
    text: str

    @cached_property
    def tokens(self) -> list[Token]:
        return _MARKDOWN.parse(self.text)

    @property
    def inlines(self) -> Iterator[Token]:
        """Everything that is text in the end: paragraphs, headings, cells, parts of lists."""
        return (token for token in self.tokens if token.type == "inline")

    @property
    def blocks(self) -> list[Block]:
        return [
            Block(self.name, token.map[0] + 1, token.info, token.content, self._output(place))
            for place, token in enumerate(self.tokens)
            if token.type == "fence" and token.map
        ]

    def _output(self, place: int) -> str | None:
        after = self.tokens[place + 1 : place + 5]  # a line such as "It prints:" may lie between
        fence = next((token for token in after if token.type == "fence"), None)
        return fence.content if fence is not None and fence.info == OUTPUT else None

    @cached_property
    def anchors(self) -> set[str]:
        """As GitHub makes them: a heading that comes again gets a number."""
        found: dict[str, int] = {}
        for before, token in pairwise(self.tokens):
            if before.type == "heading_open":
                anchor = github_anchor(shown(token))
                count = found.get(anchor, 0)
                found[anchor] = count + 1
                if count:
                    found[f"{anchor}-{count}"] = 1
        return set(found)

    @property
    def links(self) -> list[str]:
        children = [child for token in self.inlines for child in token.children or []]
        return [str(child.attrGet("href")) for child in children if child.type == "link_open"]

    @property
    def tables(self) -> list[list[str]]:
        """The lines of each table."""
        lines = self.text.split("\n")
        maps = [token.map for token in self.tokens if token.type == "table_open"]
        return [lines[first:last] for first, last in (place for place in maps if place)]

    def section(self, heading: str, level: int = 2) -> str:
        """The part under a heading, up to the next one of its level."""
        marks = "#" * level
        _, _, rest = f"\n{self.text}".partition(f"\n{marks} {heading}\n")
        assert rest, f"{self.name} has no heading {heading!r}"
        return re.split(rf"\n#{{1,{level}}} (?=\S)", rest)[0]


def github_anchor(heading: str) -> str:
    """The anchor of a heading on GitHub."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def shown(inline: Token) -> str:
    """What a reader sees of a piece of text."""
    return "".join(
        " " if child.type in ("softbreak", "hardbreak") else child.content
        for child in inline.children or []
        if child.type != "html_inline"
    )


def prose(inline: Token) -> str:
    """The same without code and without the words of links."""
    parts: list[str] = []
    linked = 0
    for child in inline.children or []:
        linked += child.nesting if child.type in ("link_open", "link_close") else 0
        if child.type == "text" and not linked:
            parts.append(child.content)
        else:
            parts.append("\n")
    return "".join(parts)


def cells(row: str) -> list[str]:
    """The cells of a line of a table."""
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", row.strip().strip("|"))]


def load_pages() -> dict[str, Page]:
    """The READMEs and all documents."""
    paths = [*sorted(GENERATED.glob("*.md")), *sorted((GENERATED / "docs").rglob("*.md"))]
    names = {path.relative_to(GENERATED).as_posix(): path for path in paths}
    return {name: Page(name, path.read_text(encoding="utf-8")) for name, path in names.items()}


def of_language(page: Page) -> str:
    """The language that a page is written in."""
    return "zh" if "/zh/" in page.name or page.name.endswith(".zh.md") else "en"


PAGES = load_pages()
# The repository's own, which nothing generates.
READMES = [
    Page(f"../{name}", (ROOT / name).read_text(encoding="utf-8"))
    for name in ("README.md", "README.zh.md")
]
