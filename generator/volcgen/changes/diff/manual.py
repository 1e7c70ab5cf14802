"""The manual of the comparison: a section for each rule, with an example that is compared."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from difflib import unified_diff
from functools import cache
from pathlib import Path
from typing import Final

from volcgen.changes.change import Change
from volcgen.changes.diff import compare
from volcgen.changes.diff.catalogue import CHANGE_RULES
from volcgen.changes.diff.rule import ChangeRule, files_of
from volcgen.changes.snapshot import Snapshot
from volcgen.spec.load import load

_HEAD: Final = """\
# Rules of the comparison

`volcgen diff OLD NEW` reports each change of the API by one of these rules. The class of a rule says
what the change does to callers of the generated package:

- **breaking**: working code stops. It does not import, fails type checks, or its call raises.
- **behaviour**: the same code has another effect, such as another rate, retry, default or host.
- **additive**: the package has more. Working code does not notice.
- **text**: documentation alone.

The direction says whom a change concerns: callers who send (*sent*), callers who read (*read*), names
in Python (*python*), or what a call does (*behaviour*). A field of a struct that is both sent and read
is reported once for each.

To accept a change, add its fingerprint to `accepted.yaml` beside `service.yaml`:

```yaml
accepted:
  - change: "1f0c5d9e3a72"
    reason: The field never worked.
    date: "2026-11-27"
```

| Id | Change | Class | Direction |
| --- | --- | --- | --- |
"""
_SHOWN_OF_FILE: Final = 4


def page() -> str:
    """Return the part of docs/rules.md about the comparison."""
    rows = "".join(
        f"| [{id_}](#{id_.lower()}) | {rule.title} | {rule.class_} | {rule.direction} |\n"
        for id_, rule in CHANGE_RULES.items()
    )
    return "\n".join([f"{_HEAD}{rows}", *(section(id_) for id_ in CHANGE_RULES)])


def section(id_: str) -> str:
    """Return the section of one rule, in Markdown."""
    rule = CHANGE_RULES[id_]
    changes = [change for change in example(rule) if change.rule == id_]
    lines = [f"{change.class_}[{change.rule}] {change.message}" for change in changes]
    todo = "".join(f"\nWhat callers do: {c.migration}\n" for c in changes if c.migration)
    difference = "\n".join(_difference(rule))
    reported = "\n".join(lines)
    return (
        f"## {id_}\n\n**{rule.title}.** Class: {rule.class_}; direction: {rule.direction}. "
        f"{rule.why}\n\n```diff\n{difference}\n```\n\n```text\n{reported}\n```\n{todo}"
    )


@cache
def example(rule: ChangeRule) -> tuple[Change, ...]:
    """Return the changes of a rule's example, found by comparing it."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder).resolve()
        return compare(
            snapshot(root / "before", files_of(rule, after=False)),
            snapshot(root / "after", files_of(rule, after=True)),
        )


def snapshot(root: Path, files: dict[str, str]) -> Snapshot:
    """Write a spec to an empty folder and return its snapshot."""
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return Snapshot("spec/", load(root / "spec", root))


def _difference(rule: ChangeRule) -> Iterator[str]:
    """Yield the differing lines of the example's files, with - and + as in a patch."""
    before, after = files_of(rule, after=False), files_of(rule, after=True)
    for path in sorted(before.keys() | after.keys(), key=lambda path: (path not in before, path)):
        old, new = before.get(path), after.get(path)
        if old == new:
            continue
        yield f"# {path}"
        if old is None or new is None:
            mark, text = ("+", new or "") if old is None else ("-", old)
            lines = text.splitlines()
            yield from (f"{mark}{line}" for line in lines[:_SHOWN_OF_FILE])
            yield f"{mark}…"
            continue
        _, _, *lines = unified_diff(old.splitlines(), new.splitlines(), lineterm="", n=0)
        yield from (line for line in lines if not line.startswith("@@"))
