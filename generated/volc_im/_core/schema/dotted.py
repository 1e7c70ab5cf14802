"""Lists and structs as dotted names, for queries and forms.

The first item of a list is `Tags.1`, a field of a struct `Parent.Child`, and a value of a map
`Labels.color`. Numbers are decimal text, also those of 64 bits, and booleans are `true` and `false`.
Such names cannot express a list, a map or a struct without content: in a field it is left out, as if it
were not set, and inside of a list it is an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final
from urllib.parse import parse_qsl

import msgspec

from ..errors import Violation
from ..util.query import canonical_query, encoded_pairs
from ..util.typeguards import is_list, is_mapping
from .fields import fields_of
from .types import Array, Map, Object, Scalar, Type

Pair = tuple[str, str]
_Entries = list[tuple[str | None, str]]
"""Values with the rest of their names; None for a name that ends here."""

_INTEGER: Final = re.compile(r"-?[0-9]{1,19}")
_NUMBER: Final = re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?")
_POSITION: Final = re.compile(r"[1-9][0-9]{0,8}")
_BOOLEANS: Final = {"true": True, "false": False}
_LONGEST_QUERY: Final = 60_000
"""Characters. The transports refuse URLs of about 65,500 with errors of their libraries."""


class DottedError(ValueError):
    """Values that dotted names cannot express."""

    def __init__(self, violation: Violation) -> None:
        super().__init__(f"{violation.path}: {violation.problem}")
        self.violation = violation


def form_body(data: Mapping[str, Any]) -> bytes:
    """Return the body of a form in the order of the fields; raise DottedError."""
    return encoded_pairs(pairs_of(data)).encode("ascii")


def query_of(action: str, version: str, data: Mapping[str, Any]) -> str:
    """Return the canonical query of a request; raise DottedError."""
    for name in ("Action", "Version"):
        if name in data:
            raise DottedError(Violation(name, "is the name of a parameter of each query"))
    query = canonical_query([("Action", action), ("Version", version), *pairs_of(data)])
    if len(query) > _LONGEST_QUERY:
        words = f"the query would have {len(query):,} characters; at most {_LONGEST_QUERY:,} can be sent"
        raise DottedError(Violation("", words))
    return query


def pairs_of(data: Mapping[str, Any]) -> Iterator[Pair]:
    """Yield the names and values of a body in wire form; raise DottedError."""
    for name, value in data.items():
        yield from _pairs(name, value)


def _pairs(path: str, value: Any) -> Iterator[Pair]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, bool):
        yield path, "true" if value else "false"
    elif isinstance(value, int | float):
        yield path, repr(value)
    elif is_mapping(value):
        for name, item in value.items():
            yield from _pairs(f"{path}.{name}", item)
    elif is_list(value):
        for number, item in enumerate(value, 1):
            here = f"{path}.{number}"
            inner = [*_pairs(here, item)]
            if not inner:
                words = "is empty, which a query or a form cannot express inside of a list"
                raise DottedError(Violation(here, words))
            yield from inner
    elif value is not None:
        raise DottedError(Violation(path, f"cannot be sent: {type(value).__name__}"))


def read_form(body: bytes) -> list[Pair]:
    """Return the names and values of a form."""
    return parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True)


def without_action(query: Iterable[Pair]) -> list[Pair]:
    """Return the names and values of a query without those that every query has."""
    return [(name, value) for name, value in query if name not in ("Action", "Version")]


def read_pairs(
    pairs: Iterable[Pair], struct: type[msgspec.Struct]
) -> tuple[dict[str, Any], list[Violation]]:
    """Return the body that a request has in dotted names, and what is wrong with the names.

    A text that its field cannot have is kept, for the checks of the fields. A name that the struct
    does not have is a field of its own.
    """
    reader = _Reader()
    body = reader.object([(name, value) for name, value in pairs], struct, "")
    return body, reader.violations


class _Reader:
    """Reads the names of one request, and collects what is wrong with them."""

    def __init__(self) -> None:
        self.violations: list[Violation] = []

    def object(
        self, entries: list[Pair], struct: type[msgspec.Struct], path: str
    ) -> dict[str, Any]:
        types = {field.wire_name: field.type for field in fields_of(struct)}
        known: dict[str, _Entries] = {}
        found: dict[str, Any] = {}
        for name, value in entries:
            head, dot, rest = name.partition(".")
            if head in types:
                known.setdefault(head, []).append((rest if dot else None, value))
            else:
                found[name] = value
        prefix = f"{path}." if path else ""
        read = {
            name: self._value(inner, types[name], f"{prefix}{name}")
            for name, inner in known.items()
        }
        return read | found

    def _value(self, entries: _Entries, type_: Type, path: str) -> Any:
        ends = [value for rest, value in entries if rest is None]
        inner = [(rest, value) for rest, value in entries if rest is not None]
        if len(ends) > 1:
            self._report(path, f"occurs {len(ends)} times")
        if isinstance(type_, Scalar) and inner:
            self._report(f"{path}.{inner[0][0]}", f"is not a field: {path} is a single value")
        if ends:
            return _scalar(ends[0], type_.kind) if isinstance(type_, Scalar) else ends[0]
        match type_:
            case Object(struct):
                return self.object(inner, struct, path)
            case Array(item):
                return self._items(inner, item, path)
            case Map(item):
                return {
                    key: self._value([(None, value)], item, f"{path}.{key}") for key, value in inner
                }
            case Scalar():
                return None

    def _items(self, entries: list[Pair], item: Type, path: str) -> list[Any]:
        by_number: dict[int, _Entries] = {}
        for name, value in entries:
            head, dot, rest = name.partition(".")
            if _POSITION.fullmatch(head):
                by_number.setdefault(int(head), []).append((rest if dot else None, value))
            else:
                self._report(f"{path}.{head}", f"must be a number from 1, such as {path}.1")
        items: list[Any] = []
        for expected, number in enumerate(sorted(by_number), 1):
            if number != expected:
                self._report(f"{path}.{number}", f"follows a gap: {path}.{expected} is missing")
                break
            items.append(self._value(by_number[number], item, f"{path}.{number}"))
        return items

    def _report(self, path: str, problem: str) -> None:
        self.violations.append(Violation(path, problem))


def _scalar(text: str, kind: str) -> Any:
    """Return the value of a text; the text itself if the field cannot have it."""
    match kind:
        case "integer" | "long":
            return int(text) if _INTEGER.fullmatch(text) else text
        case "double":
            return float(text) if _NUMBER.fullmatch(text) else text
        case "boolean":
            return _BOOLEANS.get(text.lower(), text)
        case _:
            return text
