"""The manual of the rules: a section for each, with an example that the linter itself judges."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from volcgen.config import Config
from volcgen.manual.entry import Edit, Entry
from volcgen.manual.example import SPEC
from volcgen.manual.files import FILES
from volcgen.manual.honesty import HONESTY
from volcgen.manual.meaning import MEANING
from volcgen.mend import mend
from volcgen.problems import Problem, SpecError, as_block
from volcgen.rules import RULES
from volcgen.spec.load import load

ENTRIES: Final[dict[str, Entry]] = {**FILES, **MEANING, **HONESTY}

_HEAD: Final = """\
# Rules of the spec language

Every problem that `volcgen lint`, `check` and `generate` report has one of these ids, with its
place, an excerpt, and what to do. `Y` rules are about the file as YAML 1.2, `S` rules about its
shape (`spec/schema.json` shows them in an editor as well), `L` rules about what it means.

`volcgen lint --fix` writes what exactly one answer is right for and leaves the rest to you. It keeps
comments and layout, and takes back what would do harm. `volcgen rule L230` prints a section of this
page, and `volcgen rule` the page.

| id | what holds | what to do |
| --- | --- | --- |
"""


def page() -> str:
    """docs/rules.md: all rules."""
    rows = "".join(
        f"| [{id_}](#{id_.lower()}) | {rule.title} | {rule.help} |\n" for id_, rule in RULES.items()
    )
    return "\n".join([f"{_HEAD}{rows}", *(section(id_) for id_ in RULES)])


def section(id_: str) -> str:
    """What there is to say of one rule, in Markdown."""
    entry = ENTRIES[id_]
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder).resolve()
        found = problems_in(root, example(entry, wrong=True))
        errors = "\n".join(as_block(problem) for problem in found if problem.rule == id_)
        mends = any(problem.rule == id_ and problem.instead is not None for problem in found)
        mends = mends and not mend(Config(root, root / "spec", root, root, root, root)).left
    way = "`volcgen lint --fix` mends it." if mends else f"By hand: {RULES[id_].help}."
    return (
        f"## {id_}\n\n**{RULES[id_].title}.** {entry.why}\n\n"
        f"Wrong:\n\n{_shown(entry, wrong=True)}\n```text\n{errors}```\n\n"
        f"Right:\n\n{_shown(entry, wrong=False)}\n{way}\n"
    )


def example(entry: Entry, *, wrong: bool) -> dict[str, str]:
    """The files of the example spec in one of the two cases of a rule."""
    files = dict(SPEC)
    for edit in entry.edits:
        path = f"spec/im/{edit.path}"
        text = _case(edit, wrong)
        if text is None:
            del files[path]
        else:
            files[path] = files[path].replace(edit.base, text, 1)
    return files


def problems_in(root: Path, files: dict[str, str]) -> list[Problem]:
    """What the linter says of a spec, which is written to an empty folder."""
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(text.encode("utf-8", "surrogateescape"))
    try:
        load(root / "spec", root)
    except SpecError as error:
        return error.problems
    return []


def _shown(entry: Entry, *, wrong: bool) -> str:
    """The lines that an entry edits, as they are in one of the two cases."""
    files = example(entry, wrong=wrong)
    blocks: list[str] = []
    for edit in entry.edits:
        text = files.get(f"spec/im/{edit.path}")
        lines = ["(there is no such file)"] if text is None else _lines(text, edit, wrong)
        blocks.append("\n".join([f"# spec/im/{edit.path}", *lines]) + "\n")
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
