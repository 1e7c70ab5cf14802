"""Tables for terminals."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from .._core.util.typeguards import is_list, is_mapping
from .terminal_text import cut, visible, width

_MAX_CELL: Final = 60
"""Columns of a cell in a table of many columns."""
_GAP: Final = "  "


def table(value: Any, columns: int | None) -> str:
    """Return a value as a table.

    A list is one row per item. A result whose only list has objects is shown as that list, after its
    other fields. `columns` is the width of the terminal; None cuts nothing.
    """
    if is_list(value):
        return _rows(value, columns)
    if not is_mapping(value):
        return _cell(value)
    listings = [
        name for name, each in value.items() if is_list(each) and each and is_mapping(each[0])
    ]
    if len(listings) != 1:
        return _fields(value, columns)
    name = listings[0]
    others = {key: each for key, each in value.items() if key != name}
    rows = f"{visible(name)}\n{_rows(value[name], columns)}"
    return f"{_fields(others, columns)}\n\n{rows}" if others else rows


def _rows(items: Sequence[Any], columns: int | None) -> str:
    if not all(is_mapping(item) for item in items):
        return "\n".join(_cell(item) for item in items)
    names = list(dict.fromkeys(name for item in items for name in item))
    cells = [[visible(name) for name in names]]
    cells += [[_cell(item[name]) if name in item else "" for name in names] for item in items]
    if columns is not None:
        cells = [[cut(cell, _MAX_CELL) for cell in row] for row in cells]
    return "\n".join(_cut(line, columns) for line in _aligned(cells))


def _fields(value: Mapping[str, Any], columns: int | None) -> str:
    lines = _aligned([[visible(name), _cell(each)] for name, each in value.items()])
    return "\n".join(_cut(line, columns) for line in lines)


def _aligned(rows: list[list[str]]) -> list[str]:
    widths = [max(width(row[i]) for row in rows) for i in range(len(rows[0]))] if rows else []
    return [
        _GAP.join(
            f"{cell}{' ' * (wide - width(cell))}" for cell, wide in zip(row, widths, strict=True)
        ).rstrip()
        for row in rows
    ]


def _cut(line: str, columns: int | None) -> str:
    return line if columns is None else cut(line, columns)


def _cell(value: Any) -> str:
    """Return a value on one line; strings without quotes, and all others as JSON."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return visible(text)
