"""Whole document pages and definitions, in the commands that read them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from random import Random
from typing import Final

from support.definitions import CommandLine, Explorer
from support.project import REPOSITORY
from support.tiny_pages import CHANGED_PAGE, MAKE_PAGE
from support.tiny_spec import PLAIN_TEMPLATES

from volcgen.spec.load import load_service

from ..generator import Generator
from ..services import FOLDERS
from .contents import changed
from .targets import Target
from .trees import JSON_ONLY, Trees, written

_PAGES: Final = REPOSITORY / "tests/generator/changes/pages"
_NEW: Final = (
    "--service",
    "other",
    "--host",
    "h.example.com",
    "--version",
    "2020-01-01",
    "--signing-name",
    "x",
)
_COMMANDS: Final = (("import",), ("import",), ("import", *_NEW), ("import", "--json"), ("drift",))
_SUFFIXES: Final = (".md", ".html", ".txt", ".json")
_DEFINED: Final = ("depot", "quota", "tag")


def targets(folder: Path) -> Iterator[Target]:
    """Yield pages in each format, and definitions of the API Explorer and of the command line."""
    pages = _Pages(folder)
    for suffix in (*_SUFFIXES, ".mdx"):
        yield Target(f"whole page: {suffix}", "bytes", partial(pages.content, suffix), 2)
    yield Target("whole page: .md", "exchanged lines", pages.lines)
    for kind in (Explorer, CommandLine):
        position = f"whole definition: {kind.__name__}"
        yield Target(position, "structure", partial(pages.definition, kind))
        yield Target(position, "bytes", partial(pages.definition_bytes, kind), 2)


class _Pages:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._made: Generator | None = None
        self._known: dict[str, list[str]] = {}
        files = [*(_PAGES / "corpus").iterdir(), *(_PAGES / "documents").iterdir()]
        self._pages = {path.name: path.read_bytes() for path in sorted(files)}
        self._pages = {
            name: content
            for name, content in self._pages.items()
            if not name.endswith((".want.json", ".facts"))
        }
        self._pages |= {"tiny.md": MAKE_PAGE.encode(), "tiny_changed.md": CHANGED_PAGE.encode()}

    @property
    def _generator(self) -> Generator:
        self._made = self._made or Generator(self._folder, templates=PLAIN_TEMPLATES)
        return self._made

    def content(self, suffix: str, random: Random, made: list[str]) -> str:
        """Change the bytes of a page."""
        name = random.choice([name for name in self._pages if name.endswith(suffix)])
        made.append(name)
        return self._read(
            suffix, changed(self._pages[name], random.choice((1, 2, 5)), random, made), random, made
        )

    def lines(self, random: Random, made: list[str]) -> str:
        """Mix the lines of two pages."""
        names = random.sample([name for name in self._pages if name.endswith(".md")], 2)
        one, two = (self._pages[name].split(b"\n") for name in names)
        at, size, start = (random.randrange(len(each)) for each in (one, two, two))
        mixed = one[:at] + two[start : start + size] + one[at:]
        made.append(f"{names[0]} with {size} lines of {names[1]} from {start} at {at}")
        return self._read(".md", b"\n".join(mixed), random, made)

    def definition(
        self, kind: type[Explorer] | type[CommandLine], random: Random, made: list[str]
    ) -> str:
        """Change values and keys of a definition."""
        tree = json.loads(random.choice(self._definitions(kind)))
        tree = Trees(random, made, JSON_ONLY).changed(tree, random.choice((1, 1, 3, 10)))
        return self._read(".json", written(tree, json.dumps).encode(), random, made)

    def definition_bytes(
        self, kind: type[Explorer] | type[CommandLine], random: Random, made: list[str]
    ) -> str:
        """Change the bytes of a definition."""
        content = random.choice(self._definitions(kind)).encode()
        return self._read(
            ".json", changed(content, random.choice((1, 2)), random, made), random, made
        )

    def _definitions(self, kind: type[Explorer] | type[CommandLine]) -> list[str]:
        if kind.__name__ not in self._known:
            homes = [REPOSITORY / FOLDERS[name] for name in _DEFINED]
            specs = [load_service(home, REPOSITORY, quality=False) for home in homes]
            self._known[kind.__name__] = [
                text for spec in specs for text in kind(spec).files().values()
            ]
            if kind is Explorer:
                self._known[kind.__name__] += self._generator.definitions().values()
        return self._known[kind.__name__]

    def _read(self, suffix: str, content: bytes, random: Random, made: list[str]) -> str:
        command, *options = random.choice(_COMMANDS)
        made.append(" ".join((command, *options)))
        return self._generator.read(f"page{suffix}", content, command, *options)
