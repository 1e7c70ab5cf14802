"""Changes as Markdown, for the description of a pull request or a comment on it.

All names and values come from specs, so each is escaped: it cannot end a cell or a code span, and
becomes neither markup nor a mention.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Any, Final

from volcgen.changes.change import Change, Class, Direction
from volcgen.changes.diff.catalogue import CHANGE_RULES
from volcgen.changes.diff.values import text_of
from volcgen.changes.reports.counts import CLASSES, level, summary
from volcgen.problems import visible
from volcgen.typeguards import is_mapping

_MOST_ACTIONS: Final = 4
_MOST_CHARACTERS: Final = 60_000
"""Of all rows together. A comment on GitHub has at most 65,536 characters."""
_LONGEST: Final = 120
_TABLES: Final = ("breaking", "behaviour")
_TABLE_HEAD: Final = (
    "| Change | Before → after | Concerns | What to do |\n| --- | --- | --- | --- |\n"
)
_WHO: Final[dict[Direction, str]] = {
    "sent": "senders",
    "read": "readers",
    "python": "imports and names",
    "behaviour": "calls",
}
_HARMLESS: Final = re.compile(r"[\w .,:;=/()<>{}'\"?!+→%-]+")
_TITLES: Final = {
    "breaking": "Breaking: working code stops",
    "behaviour": "Behaviour: the same code has another effect",
    "additive": "Additions",
    "text": "Texts",
}


def as_markdown(changes: Sequence[Change], old: str, new: str) -> str:
    """Return a summary, tables of the grave changes, and lists of the others.

    It fits into a comment on GitHub: changes that do not are only counted, the least grave first.
    """
    heading = f"**API changes: {level(changes)}**"
    blocks = [f"{heading} – {summary(changes, code(old), code(new))}.\n"]
    room = _MOST_CHARACTERS
    left = 0
    for class_ in CLASSES:
        rows = [_row(change) for change in changes if change.class_ == class_]
        sizes = accumulate(map(len, rows))
        shown = rows[: sum(size <= room for size in sizes)]
        if shown:
            blocks.append(_section(class_, "".join(shown), len(rows)))
        left += len(rows) - len(shown)
        room = 0 if left else room - sum(map(len, shown))
    if left:
        blocks.append(f"{left} more {'change' if left == 1 else 'changes'}: see `volcgen diff`.\n")
    return "\n".join(blocks)


def _section(class_: Class, rows: str, count: int) -> str:
    title = _TITLES[class_]
    if class_ in _TABLES:
        return f"### {title}\n\n{_TABLE_HEAD}{rows}"
    if class_ == "additive":
        return f"### {title}\n\n{rows}"
    return f"<details>\n<summary>{title} ({count})</summary>\n\n{rows}\n</details>\n"


def _row(change: Change) -> str:
    if change.class_ in _TABLES:
        return f"| {' | '.join(_cells(change))} |\n"
    title, values = CHANGE_RULES[change.rule].title, _values(change)
    return f"- {title} ({change.rule}): {code(change.where)}, {values}\n"


def _cells(change: Change) -> Iterator[str]:
    yield f"{CHANGE_RULES[change.rule].title} ({change.rule})<br>{code(change.where)}"
    yield _values(change)
    yield _concerned(change)
    action = sentence(change.migration or CHANGE_RULES[change.rule].why)
    if change.accepted:
        action += f"<br>**Accepted:** {escaped(change.accepted)}"
    yield f"{action}<br>Fingerprint {code(change.fingerprint)}"


def _values(change: Change) -> str:
    return " → ".join(_value(change, value) for value in (change.before, change.after))


def _value(change: Change, value: Any) -> str:
    if value is None:
        return "–"
    text = _shortened(text_of(value, steps=change.steps))
    # The words for an object have names between backticks.
    return sentence(text) if is_mapping(value) else code(text)


def _concerned(change: Change) -> str:
    actions = [code(name) for name in change.concerns[:_MOST_ACTIONS]]
    more = len(change.concerns) - len(actions)
    shown = ", ".join(actions) + (f" and {more} more" if more > 0 else "")
    return f"{_WHO[change.direction]}{f' of {shown}' if shown else ''}"


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def code(text: str) -> str:
    """Return a text as code, inside or outside of a table."""
    text = visible(text)
    if _HARMLESS.fullmatch(text) and text.strip() == text:
        return f"`{text}`"
    return f"<code>{escaped(text)}</code>"


def escaped(text: str) -> str:
    """Return a text with everything that Markdown or HTML could interpret as an entity."""
    return "".join(
        char if char.isalnum() or char in " .,;()'" or ord(char) > 0x7F else f"&#{ord(char)};"
        for char in visible(text)
    )


def sentence(text: str) -> str:
    """Return a sentence of ours, with its names between backticks as code."""
    parts = visible(text).split("`")
    return "".join(
        code(part) if place % 2 and part else escaped(part) for place, part in enumerate(parts)
    )
