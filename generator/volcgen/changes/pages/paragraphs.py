"""Fields as paragraphs, as the newest pages have them instead of tables.

A field is `**Name** <span data-label="…">Type</span> %%require%% `示例值：…``, followed by its
description. Members of a struct are indented or quoted below their field.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from volcgen.changes.pages.blocks import FIELD_COLUMNS, Cell, Line, Row, Table, Unreadable
from volcgen.changes.pages.inline import plain, tidy, unescaped

_FIELD: Final = re.compile(
    r"(?P<lead>[ \t>]*(?:[*+\-][ \t]+)?[ \t>]*)"
    r"\*\*[ \t]*`?(?P<name>[A-Za-z_](?:[^*|\s`<>]){0,120}?)`?[ \t]*\*\*[ \t]*(?P<rest><(?:span|APILink)\b.*)",
    re.IGNORECASE,
)
_SPAN: Final = re.compile(r"<span\b[^<>]*>", re.IGNORECASE)
_LABEL: Final = re.compile(r"<span\s[^<>]*data-label", re.IGNORECASE)
_TYPE_END: Final = re.compile(r"</span>", re.IGNORECASE)
_REQUIRED: Final = re.compile(r"%%(\w+)%%")
_REQUIRED_LABEL: Final = re.compile(
    r"<span\b[^<>]*>\s*(必选|必填|可选|选填|非必选|非必填|required|optional)\s*</span>",
    re.IGNORECASE,
)
_EXAMPLE: Final = re.compile(
    r"(`)?\s*(?:示例值?|Sample Value|Example)[:：]\s*`?(?P<value>[^`]*)(?(1)`|`?)", re.IGNORECASE
)
_DEFAULT_TAG: Final = re.compile(
    r"`\s*((?:默认值?|Default(?: value)?)\s*[:：]?\s*[^`]*)`", re.IGNORECASE
)
_END: Final = re.compile(r"\s*(?:#{1,6}\s|```|~~~|:::|<table\b|(?:-{3,}|\*{3,}|_{3,})\s*$)", re.I)
_RULE: Final = re.compile(r"-{3,}|\*{3,}|_{3,}")
_QUOTE: Final = re.compile(r"[ \t>]*")


def is_field(line: str) -> bool:
    return "**" in line and _FIELD.match(line) is not None


def read_paragraphs(lines: Sequence[str], start: int) -> tuple[Table, int]:
    """Return the fields from line `start` on, and the index of the first line after them."""
    rows: list[Row] = []
    at = start
    while at < len(lines) and (field := _FIELD.match(lines[at])):
        description, following = _description(lines, at + 1, _width(field["lead"]))
        rows.append(_row(field, at + 1, description))
        at = following
    return Table(FIELD_COLUMNS, tuple(rows), start + 1, marks_required=True), at


def _row(field: re.Match[str], number: int, description: list[Line]) -> Row:
    type_, rest = _type_and_rest(field["rest"])
    mark = _REQUIRED.search(rest)
    required = ""
    if mark:
        required = {"require": "是", "required": "是", "optional": "否"}.get(
            mark[1].lower(), mark[1]
        )
    elif label := _REQUIRED_LABEL.search(rest):
        required = label[1]
    rest = _REQUIRED_LABEL.sub("", _REQUIRED.sub("", rest))
    example = _EXAMPLE.search(rest)
    if example:
        rest = rest[: example.start()] + rest[example.end() :]
    rest = _DEFAULT_TAG.sub(r" \1。", rest)
    own = [Line(tidy(part), number) for part in plain(rest).split("\n") if tidy(part)]
    shown = unescaped(example["value"]).strip() if example else ""
    texts = (unescaped(field["name"]), plain(type_).strip(), required, shown)
    cells = [Cell((Line(text, number),) if text else ()) for text in texts]
    return Row((*cells, Cell((*own, *description))), number, _width(field["lead"]))


def _type_and_rest(rest: str) -> tuple[str, str]:
    """Return the text of the first label, and what follows it."""
    opened = _SPAN.match(rest)
    if opened is None:  # a type that is only a link
        end = rest.lower().find("</apilink>")
        return (rest[: end + 10], rest[end + 10 :]) if end >= 0 else ("", rest)
    closed = _TYPE_END.search(rest, opened.end())
    if closed is None:
        return "", rest[opened.end() :]
    return rest[opened.end() : closed.start()], rest[closed.end() :]


def _description(lines: Sequence[str], at: int, width: int) -> tuple[list[Line], int]:
    """Return the lines below a field, up to the next field or another block."""
    found: list[Line] = []
    blank = open_ = False
    while at < len(lines) and not is_field(lines[at]):
        line = lines[at]
        if _END.match(line.lstrip(" \t>")):
            return found, _next_field(lines, at)
        if _LABEL.search(line):
            raise Unreadable("expected `**Name** <span …>Type</span>`, found a label alone", at + 1)
        text = line.lstrip(" \t>").strip()
        lead = _QUOTE.match(line)
        if not text:
            blank = True
        elif open_ or (blank and found and _width(lead.group() if lead else "") < width):
            open_ = True  # belongs to the field around this one
        else:
            for part in plain(text).split("\n"):
                if part.strip():
                    found.append(Line(part.strip(), at + 1))
        at += 1
    return found, at


def _next_field(lines: Sequence[str], at: int) -> int:
    """Return where the fields go on after a rule or a container, or `at` if they do not."""
    following = at + 1
    if not _RULE.fullmatch(lines[at].strip(" \t>")):
        if not lines[at].lstrip(" \t>").startswith(":::"):
            return at
        while following < len(lines) and not lines[following].lstrip(" \t>").startswith(":::"):
            if is_field(lines[following]) or lines[following].startswith("#"):
                return at
            following += 1
        following += 1
    while following < len(lines) and not lines[following].strip(" \t>"):
        following += 1
    goes_on = following < len(lines) and is_field(lines[following])
    return following if goes_on else at


def _width(lead: str) -> int:
    columns = 0
    for character in lead:
        columns += 4 if character == "\t" else 2 if character == ">" else 1
    return columns
