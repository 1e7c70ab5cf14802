"""Small edits of the good spec that break a rule, and what the command must say about them."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass

from .support import Project, tree
from .tiny_spec import SPEC


@dataclass(frozen=True)
class Broken:
    """A small edit of the good spec that breaks one rule.

    An edit is a file below spec/im, a text that stands once in it, and what to put in its place.
    `‹` and `›` stand around what the caret must be under.
    """

    name: str
    rule: str
    edits: tuple[tuple[str, str, str], ...]
    message: str = ""
    help: str = ""
    count: int = 1
    """Problems in all."""

    def __str__(self) -> str:
        return self.name


def broken(
    name: str,
    rule: str,
    *edits: tuple[str, str, str],
    message: str = "",
    help_: str = "",
    count: int = 1,
) -> Broken:
    return Broken(name, rule, edits, message, help_, count)


def assert_broken(project: Project, case: Broken) -> None:
    """The command shows the problem where it is, with advice, exits with 2 and writes nothing."""
    path, marked = next((path, text) for path, text in _marked(case).items() if "‹" in text)
    start, end = marked.index("‹"), marked.index("›") - 1
    project.write(spec_with(case))
    text = project.read(path)
    before = tree(project.root)
    outcome = project.run("generate")
    assert outcome.code == 2, outcome
    assert outcome.out == ""
    assert "Traceback" not in outcome.err
    assert tree(project.root) == before
    first = text.rfind("\n", 0, start) + 1
    line, column = text.count("\n", 0, start) + 1, start - first + 1
    excerpt = text[first:].split("\n")[0]
    blocks = outcome.err.split("\n\n")
    ending = "problem" if case.count == 1 else "problems"
    assert blocks[-1].split("\n")[0] == f"{case.count} {ending}; nothing was written.", outcome.err
    assert f"volcgen rule {' '.join(shown_rules(blocks))}" in blocks[-1] or case.count > 6
    assert len(blocks) == case.count + 1, outcome.err
    place = f"--> {path}:{line}:{column}"
    found = [b for b in blocks if b.startswith(f"error[{case.rule}]") and place in b.split("\n")[1]]
    assert found, f"no {case.rule} at {place} in\n{outcome.err}"
    lines = found[0].split("\n")
    assert case.message in lines[0]
    assert lines[-1].startswith("  = ")
    assert len(lines[-1]) > len("  = ")
    assert case.help in lines[-1]
    if excerpt.strip():
        shown = max(1, columns(excerpt[column - 1 : column - 1 + max(1, end - start)]))
        under = " " * columns(excerpt[: column - 1]) + "^" * shown
        assert lines[3] == f"{line} | {spelt(excerpt)}"
        assert lines[4] == f"{' ' * len(str(line))} | {under}"
    problems = json.loads(project.run("lint", "--format", "json").err)
    assert (case.rule, path, line, column) in [
        (p["rule"], p["path"], p["line"], p["column"]) for p in problems
    ]


def shown_rules(blocks: list[str]) -> list[str]:
    """The ids of the problems that a command showed."""
    return sorted({block[6:10] for block in blocks if block.startswith("error[")})


def _marked(case: Broken) -> dict[str, str]:
    texts = dict(SPEC)
    for name, old, new in case.edits:
        path = f"spec/im/{name}"
        count = texts[path].count(old)
        assert count == 1, f"{old!r} stands {count} times in {path}"
        texts[path] = texts[path].replace(old, new)
    return texts


def spec_with(case: Broken) -> dict[str, str]:
    """The good spec with the edits of a broken one."""
    texts = _marked(case)
    return {path: text.replace("‹", "").replace("›", "") for path, text in texts.items()}


def columns(text: str) -> int:
    """How wide a text stands on a terminal."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in spelt(text))


def spelt(text: str) -> str:
    """Text as a terminal may show it: what cannot be seen is spelt out."""
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode() for char in text
    )
