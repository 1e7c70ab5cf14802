"""Changes as Markdown, for the description of a pull request or a comment on it.

All names and values come from specs, so each is escaped: it cannot end a cell or a code span, and
becomes neither markup nor a mention.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from volcgen.changes.change import Change, Direction
from volcgen.changes.diff.catalogue import CHANGE_RULES
from volcgen.changes.diff.values import text_of
from volcgen.changes.reports.counts import CLASSES, level, summary
from volcgen.problems import visible

_MOST_ACTIONS: Final = 4
_LONGEST: Final = 120
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
    """Return a summary, tables of the grave changes, and lists of the others."""
    heading = f"**API changes: {level(changes)}**"
    blocks = [f"{heading} – {summary(changes, code(old), code(new))}.\n"]
    for class_ in CLASSES:
        part = [change for change in changes if change.class_ == class_]
        if not part:
            continue
        if class_ in ("breaking", "behaviour"):
            blocks.append(f"### {_TITLES[class_]}\n\n{_table(part)}")
        elif class_ == "additive":
            blocks.append(f"### {_TITLES[class_]}\n\n{_list(part)}")
        else:
            folded = f"<summary>{_TITLES[class_]} ({len(part)})</summary>"
            blocks.append(f"<details>\n{folded}\n\n{_list(part)}\n</details>\n")
    return "\n".join(blocks)


def _table(changes: Sequence[Change]) -> str:
    head = "| Change | Before → after | Concerns | What to do |\n| --- | --- | --- | --- |\n"
    return head + "".join(f"| {' | '.join(_cells(change))} |\n" for change in changes)


def _cells(change: Change) -> Iterator[str]:
    yield f"{CHANGE_RULES[change.rule].title} ({change.rule})<br>{code(change.where)}"
    yield _values(change)
    yield _concerned(change)
    action = sentence(change.migration or CHANGE_RULES[change.rule].why)
    if change.accepted:
        action += f"<br>**Accepted:** {escaped(change.accepted)}"
    yield f"{action}<br>Fingerprint {code(change.fingerprint)}"


def _list(changes: Sequence[Change]) -> str:
    return "".join(
        f"- {CHANGE_RULES[change.rule].title} ({change.rule}): {code(change.where)}"
        f", {_values(change)}\n"
        for change in changes
    )


def _values(change: Change) -> str:
    values = (change.before, change.after)
    return " → ".join("–" if v is None else code(_shortened(text_of(v))) for v in values)


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
