"""The manual of the rules: a section for each, with an example that the linter checks."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from volcgen.autofix import fix
from volcgen.config import SERVICE, Config
from volcgen.problems import Problem, SpecError, as_block
from volcgen.rule_manual.entry import OTHER, Edit, Entry
from volcgen.rule_manual.example import SPEC
from volcgen.rule_manual.quality import QUALITY
from volcgen.rule_manual.semantics import SEMANTICS
from volcgen.rule_manual.syntax import SYNTAX
from volcgen.rules import RULES
from volcgen.services import each_service
from volcgen.spec.load_each import check_each

ENTRIES: Final[dict[str, Entry]] = {**SYNTAX, **SEMANTICS, **QUALITY}

_HEAD: Final = """\
# Rules of the spec language

Every problem that `volcgen lint`, `check` and `generate` report has one of these ids, a location, an
excerpt, and advice. `Y` rules check the YAML of a file, `S` rules its keys and values (editors check
them with `spec/schema.json`), and `L` rules the spec as a whole.

`volcgen lint --fix` applies a fix if exactly one is possible. It keeps comments and layout, and
reverts fixes that cause other problems. `volcgen rule L230` prints a section of this page, and
`volcgen rule` prints the page.

| Id | Rule | What to do |
| --- | --- | --- |
"""


def page() -> str:
    """Return the content of docs/rules.md: all rules."""
    rows = "".join(
        f"| [{id_}](#{id_.lower()}) | {rule.title} | {rule.help} |\n" for id_, rule in RULES.items()
    )
    return "\n".join([f"{_HEAD}{rows}", *(section(id_) for id_ in RULES)])


def section(id_: str) -> str:
    """Return the section of one rule, in Markdown."""
    entry = ENTRIES[id_]
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder).resolve()
        found = problems_in(root, example(entry, wrong=True))
        errors = "\n".join(as_block(problem) for problem in found if problem.rule == id_)
        fixable = any(problem.rule == id_ and problem.instead is not None for problem in found)
        fixable = fixable and not fix(replace(_config(root), output=root)).remaining
    how = "`volcgen lint --fix` fixes it." if fixable else f"To fix it, {RULES[id_].help}."
    return (
        f"## {id_}\n\n**{RULES[id_].title}.** {entry.why}\n\n"
        f"Wrong:\n\n{_shown(entry, wrong=True)}\n```text\n{errors}```\n\n"
        f"Right:\n\n{_shown(entry, wrong=False)}\n{how}\n"
    )


def example(entry: Entry, *, wrong: bool) -> dict[str, str]:
    """Return the files of the example spec, edited to break or to keep a rule."""
    files = dict(SPEC)
    if any(edit.path == OTHER for edit in entry.edits):
        files |= {path.replace("/tiny/", "/kiosk/"): text for path, text in SPEC.items()}
    for edit in entry.edits:
        path = _path(edit)
        text = _case(edit, wrong)
        if text is None:
            del files[path]
        else:
            files[path] = files[path].replace(edit.base, text, 1)
    return files


def problems_in(root: Path, files: dict[str, str]) -> list[Problem]:
    """Write a spec to an empty folder and return the problems that the linter finds."""
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(text.encode("utf-8", "surrogateescape"))
    config = _config(root)
    try:
        check_each(each_service(config))
    except SpecError as error:
        return error.problems
    return []


def _config(root: Path) -> Config:
    return Config(root, root / "spec", root / "t", root / "r", root / "s", root / "out" / SERVICE)


def _path(edit: Edit) -> str:
    return f"spec/tiny/{edit.path}".replace("tiny/../", "")


def _shown(entry: Entry, *, wrong: bool) -> str:
    """Return the lines that an entry edits, as YAML in Markdown."""
    files = example(entry, wrong=wrong)
    blocks: list[str] = []
    for edit in entry.edits:
        text = files.get(_path(edit))
        lines = ["(the file does not exist)"] if text is None else _lines(text, edit, wrong)
        blocks.append("\n".join([f"# {_path(edit)}", *lines]) + "\n")
    text = "\n".join(dict.fromkeys(blocks)).encode("utf-8", "replace").decode()
    return f"```yaml\n{text}```\n"


def _lines(text: str, edit: Edit, wrong: bool) -> Iterator[str]:
    part = _case(edit, wrong) or ""
    start = text.index(part)
    end = start + len(part.rstrip("\n"))
    first = text.rfind("\n", 0, start) + 1
    yield from text[first : text.index("\n", end)].split("\n")


def _case(edit: Edit, wrong: bool) -> str | None:
    if wrong:
        return edit.wrong
    return edit.base if edit.right is None else edit.right
