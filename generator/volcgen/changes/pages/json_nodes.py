"""Values of a JSON document that know their lines, and the checks that read them."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from volcgen.typeguards import is_list, is_mapping

Path = tuple[str | int, ...]
"""Keys and indices that lead from the document to a value."""

_TOKEN: Final = re.compile(r'\n|"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s"{}\[\],:]+')
_SURROGATE: Final = re.compile(r"\\u[dD][89a-fA-F]")
_SHOWN: Final = 40


class Malformed(ValueError):
    """A value that is not of the expected kind, with its line."""

    def __init__(self, reason: str, line: int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line


@dataclass(frozen=True, slots=True)
class Node:
    """A value of the document. The methods raise Malformed if it is of another kind."""

    value: object
    path: Path
    lines: Mapping[Path, int]

    @property
    def line(self) -> int:
        """Line of the key of this value, or of the value itself in a list; counted from 1."""
        path = self.path
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    @property
    def name(self) -> str:
        """The path in the words of an error message, such as `paths./Tag.get`."""
        return ".".join(str(key) for key in self.path) or "the document"

    def get(self, key: str) -> Node | None:
        """Return the value of a key, or None if the key is missing or its value is null."""
        value = self._dict().get(key)
        return None if value is None else Node(value, (*self.path, key), self.lines)

    def find(self, *keys: str) -> Node | None:
        """Return the value under nested keys, or None if one of them is missing."""
        node: Node | None = self
        for key in keys:
            node = node.get(key) if node else None
        return node

    def members(self) -> list[tuple[str, Node]]:
        """Return the names and values of an object, without those that are null."""
        found: list[tuple[str, Node]] = []
        for key in self._dict():
            if not key.strip() or not key.isprintable():
                raise self.malformed(f"printable names, found {key!r}")
            if (node := self.get(key)) is not None:
                found.append((key, node))
        return found

    def elements(self) -> list[Node]:
        """Return the values of a list."""
        if not is_list(self.value):
            raise self.malformed("a list")
        return [Node(value, (*self.path, i), self.lines) for i, value in enumerate(self.value)]

    def text(self) -> str:
        """Return the value, a string that is not empty."""
        if not isinstance(self.value, str) or not self.value.strip():
            raise self.malformed("a string that is not empty")
        return self.value.strip()

    def integer(self) -> int:
        """Return the value, an integer; `20.0` is accepted, for JavaScript writes it so."""
        value = self.value
        if isinstance(value, float) and value.is_integer():
            return int(value)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.malformed("an integer")
        return value

    def boolean(self) -> bool:
        """Return the value, true or false."""
        if not isinstance(self.value, bool):
            raise self.malformed("true or false")
        return self.value

    def malformed(self, expected: str) -> Malformed:
        """Return the error of a value that is not what was expected."""
        match self.value:
            case dict():
                found = "an object"
            case list():
                found = "a list"
            case other:
                found = repr(other)
        shown = found if len(found) <= _SHOWN else f"{found[:_SHOWN]}…"
        return Malformed(f"{self.name}: expected {expected}, got {shown}", self.line)

    def _dict(self) -> dict[str, object]:
        if not is_mapping(self.value):
            raise self.malformed("an object")
        return self.value


def node_of(data: object, text: str) -> Node:
    """Return the root of the document `data`, which was parsed from `text`.

    Raise Malformed if a string contains an unpaired surrogate, for no file can store it.
    """
    if surrogate := _SURROGATE.search(text):
        try:
            json.dumps(data, ensure_ascii=False).encode()
        except UnicodeEncodeError:
            line = text.count("\n", 0, surrogate.start()) + 1
            raise Malformed("a string contains an unpaired surrogate", line) from None
    return Node(data, (), lines_of(text))


def lines_of(text: str) -> dict[Path, int]:
    """Return the line of each key, and of each element of a list, of a text in JSON."""
    lines: dict[Path, int] = {}
    path: list[str | int] = []
    """Ends with the key or the index of the value that comes next, once that is known."""
    in_list: list[bool] = []
    key_next = False
    line = 1
    for match in _TOKEN.finditer(text):
        part = match[0]
        if part == "\n":
            line += 1
            continue
        if key_next and part[0] == '"':
            path[-1] = _key(part)
            lines[tuple(path)] = line
            key_next = False
            continue
        if in_list and in_list[-1] and part not in {",", "]"}:
            lines.setdefault(tuple(path), line)
        match part:
            case "{" | "[":
                in_list.append(part == "[")
                path.append(0 if in_list[-1] else "")
                key_next = not in_list[-1]
            case "}" | "]":
                if not in_list:
                    break
                in_list.pop()
                path.pop()
                key_next = False
            case "," if in_list:
                index = path[-1]
                if isinstance(index, int):
                    path[-1] = index + 1
                else:
                    key_next = True
            case _:
                pass
    return lines


def _key(part: str) -> str:
    if "\\" not in part:
        return part[1:-1]
    try:
        return str(json.loads(part))
    except ValueError:
        return part[1:-1]  # the text is not JSON
