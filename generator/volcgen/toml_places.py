"""Finds keys in the text of a TOML file, for messages: tomllib gives no places.

It asks tomllib instead of reading TOML itself: the line of a key is the first one with which the
parsed beginning of the file has the key. Only messages need it, so it may take its time.
"""

from __future__ import annotations

import re
import tomllib
from typing import Any, Final, NamedTuple

from volcgen.typeguards import is_list, is_mapping

_PLACE: Final = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


class Place(NamedTuple):
    """A line and a column, which count from 1."""

    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.line}:{self.column}"


def reason_and_place(error: tomllib.TOMLDecodeError, text: str) -> tuple[str, Place]:
    """Return the message of an error of tomllib without its place, and the place."""
    message = str(error)
    found = _PLACE.search(message)
    if found is None:
        return message, Place(1, 1)
    reason = message[: found.start()]
    if found[1]:
        return reason, Place(int(found[1]), int(found[2]))
    lines = text.split("\n")
    return reason, Place(len(lines), len(lines[-1]) + 1)


def place_of(text: str, path: tuple[str, ...]) -> Place:
    """Return the place of a key of a valid TOML file, or of the innermost table around it."""
    lines = text.replace("\r\n", "\n").split("\n")
    start = 0
    for end in range(1, len(lines) + 1):
        try:
            data = tomllib.loads("\n".join(lines[:end]) + "\n")
        except tomllib.TOMLDecodeError:
            continue  # within a value of several lines
        if _has(data, path):
            return _in_lines(lines[start:end], start, path[-1])
        start = end
    return Place(1, 1)


def _has(data: Any, path: tuple[str, ...]) -> bool:
    for key in path:
        if is_list(data):  # an array of tables
            data = data[-1] if data else None
        if not is_mapping(data) or key not in data:
            return False
        data = data[key]
    return True


def _in_lines(lines: list[str], before: int, key: str) -> Place:
    """Return the place of a key in the lines that define it; an escaped one is at their start."""
    name = re.compile(rf"(?<![\w-])[\"']?{re.escape(key)}[\"']?\s*[].=]")
    for number, line in enumerate(lines, before + 1):
        if found := name.search(line):
            return Place(number, found.start() + 1)
    return Place(before + 1, 1)
