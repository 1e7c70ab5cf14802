"""Cut results that are too long for a model, without breaking their structure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import msgspec

from .._core.util.typeguards import is_list, is_mapping
from .options import BYTES_PER_TOKEN

_LENGTHS: Final = (2_000, 500, 100, 20)
"""Characters that are kept of each text, tried in this order when one row alone is too long."""


def tokens(value: object) -> int:
    """Return the approximate number of tokens of a JSON value."""
    return -(-len(msgspec.json.encode(value)) // BYTES_PER_TOKEN)


@dataclass(frozen=True)
class Cut:
    """What is missing from a result."""

    path: tuple[str, ...]
    """Path of the list that was cut; empty if only texts were."""
    shown: int
    """Items that are left of it."""
    omitted: int
    """Items that are missing."""
    shortened: bool
    """Whether long texts were shortened."""


def fit(result: Any, max_tokens: int) -> tuple[Any, Cut | None]:
    """Return a result that is at most so long, and what was cut; None if nothing was.

    The last items of the longest list are omitted. If one item alone is too long, its texts are
    shortened. A result that is still too long is replaced by an empty object.
    """
    if tokens(result) <= max_tokens:
        return result, None
    none: tuple[tuple[str, ...], list[Any]] = ((), [])
    path, rows = max(_lists(result), key=lambda found: tokens(found[1]), default=none)
    shown = _rows_that_fit(result, path, rows, max_tokens) if rows else 0
    cut = Cut(path, shown, len(rows) - shown, shortened=False)
    if shown:
        return _with_rows(result, path, rows[:shown]), cut
    one = _with_rows(result, path, rows[:1]) if rows else result
    for length in _LENGTHS:
        short = _shortened(one, length)
        if tokens(short) <= max_tokens:
            return short, Cut(path, len(rows[:1]), len(rows[1:]), shortened=True)
    return {}, Cut(path, 0, len(rows), shortened=True)


def _rows_that_fit(result: Any, path: tuple[str, ...], rows: list[Any], max_tokens: int) -> int:
    """Return how many rows fit, by bisection."""
    low, high = 0, len(rows)
    while low < high:
        middle = (low + high + 1) // 2
        if tokens(_with_rows(result, path, rows[:middle])) <= max_tokens:
            low = middle
        else:
            high = middle - 1
    return low


def _lists(value: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], list[Any]]]:
    """Yield the lists that are reached through objects, with their paths."""
    if is_mapping(value):
        for name, item in value.items():
            yield from _lists(item, (*path, name))
    elif is_list(value):
        yield path, list(value)


def _with_rows(value: Any, path: tuple[str, ...], rows: list[Any]) -> Any:
    """Return the value with another list at a path."""
    if not path:
        return rows
    name, *rest = path
    return {**value, name: _with_rows(value[name], tuple(rest), rows)}


def _shortened(value: Any, length: int) -> Any:
    if isinstance(value, str) and len(value) > length:
        return f"{value[:length]}… ({len(value) - length} more characters)"
    if is_mapping(value):
        return {name: _shortened(item, length) for name, item in value.items()}
    return [_shortened(item, length) for item in value] if is_list(value) else value
