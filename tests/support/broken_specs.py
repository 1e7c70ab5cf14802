"""Small edits of the good spec that break a rule, and the expected problems."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass
from typing import Final

from support.project import Project, tree
from support.tiny_spec import SPEC

MAKE: Final = "talk/MakeTalk.yaml"
LIST: Final = "talk/ListTalks.yaml"
STRUCTS: Final = "structs.yaml"
SERVICE: Final = "service.yaml"
ERRORS: Final = "errors.yaml"
KEY: Final = "  Key: {type"
"""The start of a field of MakeTalk, to put other fields before it."""
MADE: Final = "Made: {type: Long, unit: seconds"
"""A field of the result of MakeTalk."""
SUMMARY: Final = "summary: {en: Make a talk., zh: 创建会话。}"


@dataclass(frozen=True)
class Broken:
    """A small edit of the good spec that breaks one rule.

    An edit is a file in spec/tiny, a text that occurs once in it, and its replacement. `‹` and `›`
    enclose the text that the carets must mark.
    """

    name: str
    rule: str
    edits: tuple[tuple[str, str, str], ...]
    message: str = ""
    help: str = ""
    count: int = 1
    """Total number of problems."""

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
    """Assert that the command shows the problem with its location, exits with 2 and writes nothing."""
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
    """Return the rules of the problems in the output of a command."""
    return sorted({block[6:10] for block in blocks if block.startswith("error[")})


def _marked(case: Broken) -> dict[str, str]:
    texts = dict(SPEC)
    for name, old, new in case.edits:
        path = f"spec/tiny/{name}"
        count = texts[path].count(old)
        assert count == 1, f"{old!r} occurs {count} times in {path}"
        texts[path] = texts[path].replace(old, new)
    return texts


def spec_with(case: Broken) -> dict[str, str]:
    """Return the good spec with the edits of a broken one."""
    texts = _marked(case)
    return {path: text.replace("‹", "").replace("›", "") for path, text in texts.items()}


def columns(text: str) -> int:
    """Return the columns that a text takes on a terminal."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in spelt(text))


def spelt(text: str) -> str:
    """Return a text with invisible characters escaped."""
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode() for char in text
    )
