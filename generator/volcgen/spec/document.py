"""Reads one spec file as strict YAML 1.2, with the location of every key and value."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from math import isinf
from pathlib import Path
from sys import intern
from typing import Any, Final

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from volcgen.problems import Location, Problem, SpecError
from volcgen.spec.source import SpecText
from volcgen.spec.syntax_errors import syntax_problem
from volcgen.typeguards import is_mapping

Json = None | bool | int | float | str | list[Any] | dict[str, Any]
Step = str | int
KeyPath = tuple[Step, ...]

MAX_BYTES: Final = 4_000_000
MAX_DEPTH: Final = 40  # the deepest real file has eight levels

_DATE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}(?:[Tt ].*)?")
_OTHER_BASE = re.compile(r"[-+]?0[0-9_]+|0o[0-7]+|0x[0-9a-fA-F]+")
_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")


@dataclass(frozen=True)
class Spans:
    """Where the keys and values of a file are: start and end in its text, by their paths."""

    keys: dict[KeyPath, tuple[int, int]]
    values: dict[KeyPath, tuple[int, int]]


@dataclass(frozen=True)
class Document:
    """The data of one file, with the span of each key and value by its path."""

    source: SpecText
    data: dict[str, Any]
    spans: Spans | None = field(default=None, repr=False)
    """None until they are needed: problems have locations, and most files have no problems."""

    @property
    def keys(self) -> dict[KeyPath, tuple[int, int]]:
        return self._spans.keys

    @property
    def values(self) -> dict[KeyPath, tuple[int, int]]:
        return self._spans.values

    @cached_property
    def _spans(self) -> Spans:
        found = self.spans or parse(self.source).spans
        assert found is not None
        return found

    def text_only(self) -> Document:
        """Return the document without data and spans, which take much memory; see `parse`."""
        return Document(SpecText(self.source.path, self.source.text), {})

    def at(self, where: KeyPath, *, key: bool = False) -> Location:
        """Return the location of a value or key, or of the nearest one around it that exists."""
        for size in range(len(where), 0, -1):
            part = where[:size]
            spans = self.keys if key or size < len(where) else self.values
            span = spans.get(part) or self.values.get(part)
            if span is not None:
                return self.source.location(*span)
        return self.source.location(0, 1)

    def written(self, where: KeyPath) -> str:
        """Return a value as it is written."""
        start, end = self.values[where]
        return self.source.text[start:end]

    def entry(self, where: KeyPath) -> Location:
        """Return the location of a key and its value, with the comma to delete in a flow mapping."""
        text = self.source.text
        start, end = self.keys[where][0], self.values[where][1]
        end = start + len(text[start:end].rstrip())
        if comma := re.match(r"[ ]*,[ ]*", text[end:]):
            end += comma.end()
        elif comma := re.search(r",[ ]*$", text[:start]):
            start = comma.start()
        return self.source.location(start, end)


def read(file: Path, shown_as: str) -> Document:
    """Read a file; raise SpecError with all of its problems."""
    return decode(read_bytes(file, shown_as), shown_as)


def read_bytes(file: Path, shown_as: str) -> bytes:
    """Return the content of a file; raise SpecError."""
    try:
        return file.read_bytes()
    except OSError as error:
        message = f"cannot read the file: {error.strerror}"
        raise SpecError([Problem("L222", message, Location(shown_as))]) from None


def decode(raw: bytes, shown_as: str) -> Document:
    """Parse the bytes of a file; raise SpecError."""
    return parse(decoded(raw, shown_as))


def decoded(raw: bytes, shown_as: str) -> SpecText:
    """Return the bytes of a file as text; raise SpecError."""
    start = Location(shown_as)
    if len(raw) > MAX_BYTES:
        raise SpecError(
            [
                Problem(
                    "Y009", f"the file has {len(raw)} bytes, at most {MAX_BYTES} are allowed", start
                )
            ]
        )
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        good = raw[: error.start].decode("utf-8-sig", "replace")
        where = SpecText(shown_as, good).location(len(good), len(good) + 1)
        message = f"the byte 0x{raw[error.start]:02x} is not valid UTF-8"
        raise SpecError([Problem("Y008", message, where)]) from None
    return SpecText(shown_as, text)


def parse(source: SpecText) -> Document:
    """Parse a text into data and locations; raise SpecError."""
    reader = _Reader(source)
    try:
        data = reader.document()
    except MarkedYAMLError as error:
        reader.problems.append(syntax_problem(source, error, reader.last_quoted))
        data = {}
    except YAMLError as error:  # of the reader: it has a position instead of a mark
        index = next((at for at, char in enumerate(source.text) if _unprintable(char)), 0)
        message = str(error).splitlines()[0] if str(error) else "invalid YAML"
        reader.problems.append(Problem("Y001", message, source.location(index, index + 1)))
        data = {}
    if reader.problems:
        raise SpecError(reader.problems)
    return Document(source, data, Spans(reader.keys, reader.values))


def _unprintable(char: str) -> bool:
    """Return whether YAML allows a character only as an escape."""
    return (
        unicodedata.category(char) == "Cc" and char not in "\t\n\r\x85"
    ) or char in "\ufffe\uffff"


class _Reader:
    """Reads libyaml's events once; recursion follows the nesting of the file."""

    def __init__(self, source: SpecText) -> None:
        self.source = source
        self.keys: dict[KeyPath, tuple[int, int]] = {}
        self.values: dict[KeyPath, tuple[int, int]] = {}
        self.problems: list[Problem] = []
        self.last_quoted: tuple[int, int] | None = None
        """Span of the last text in quotes."""
        self._events: Iterator[Any] = iter(())

    def document(self) -> dict[str, Any]:
        yaml: Any = YAML(typ="safe")  # its types are incomplete
        self._events = iter(yaml.parse(self.source.text))
        documents = 0
        data: Any = None
        for event in self._events:
            kind = type(event).__name__
            if kind == "DocumentStartEvent":
                documents += 1
                if documents == 2:
                    self._problem("Y007", "a second document in one file", event)
                if event.version not in (None, (1, 2)):
                    self._problem("Y001", "expected YAML 1.2", event)
            elif kind not in ("StreamStartEvent", "StreamEndEvent", "DocumentEndEvent"):
                value = self._value(event, (), documents == 1)
                data = value if documents == 1 else data
        if documents == 0:
            where = self.source.location(0, 1)
            self.problems.append(Problem("Y007", "the file is empty", where))
        elif not is_mapping(data) and not self.problems:
            where = self.source.location(*self.values.get((), (0, 1)))
            self.problems.append(Problem("Y007", "the file is not a mapping", where))
        return data if is_mapping(data) else {}

    def _problem(
        self, rule: str, message: str, event: Any, help_: str = "", instead: str | None = None
    ) -> None:
        where = self.source.location(event.start_mark.index, event.end_mark.index)
        self.problems.append(Problem(rule, message, where, help_, instead=instead))

    def _value(self, event: Any, where: KeyPath, keep: bool) -> Json:
        kind = type(event).__name__
        if len(where) > MAX_DEPTH:
            self._problem("Y009", f"nested deeper than {MAX_DEPTH} levels", event)
            raise SpecError(self.problems)
        if kind == "AliasEvent" or event.anchor is not None:
            self._problem("Y006", "an anchor or an alias", event)
        elif event.tag is not None:
            self._problem("Y006", f"the tag {event.tag}", event)
        if keep:
            self.values[where] = (event.start_mark.index, event.end_mark.index)
        match kind:
            case "MappingStartEvent":
                return self._mapping(where, keep)
            case "SequenceStartEvent":
                items: list[Any] = []
                while type(inner := next(self._events)).__name__ != "SequenceEndEvent":
                    items.append(self._value(inner, (*where, len(items)), keep))
                return items
            case "ScalarEvent":
                return self._scalar(event)
            case _:
                return None

    def _mapping(self, where: KeyPath, keep: bool) -> dict[str, Any]:
        found: dict[str, Any] = {}
        while type(event := next(self._events)).__name__ != "MappingEndEvent":
            if type(event).__name__ != "ScalarEvent":
                self._problem("Y001", "a key must be plain text", event)
                self._value(event, (*where, ""), False)
                self._value(next(self._events), (*where, ""), False)
                continue
            name = intern(event.value)  # files share most of their keys
            here = (*where, name)
            if name == "<<" and not event.style:
                self._problem("Y006", "a merge key", event)
            if event.anchor is not None or event.tag is not None:
                self._problem("Y006", "an anchor or a tag on a key", event)
            twice = name in found
            if twice:
                # Within a value that is not kept, the first of the two has no location.
                known = self.keys.get(here)
                first = self.source.location(*known) if known else None
                place = self.source.location(event.start_mark.index, event.end_mark.index)
                message = f"the key `{name}` occurs twice"
                self.problems.append(Problem("Y003", message, place, also=first))
            elif keep:
                self.keys[here] = (event.start_mark.index, event.end_mark.index)
            value = self._value(next(self._events), here, keep and not twice)
            found.setdefault(name, value)
        return found

    def _scalar(self, event: Any) -> Json:
        text: str = event.value
        if event.style:  # quoted or block: always text
            if event.style in "\"'":
                self.last_quoted = event.start_mark.index, event.end_mark.index
            return text
        if _DATE.fullmatch(text):
            quoted = f'"{text}"'
            message = f"`{text}` is a date in YAML 1.1"
            self._problem("Y004", message, event, f"write {quoted}", instead=quoted)
            return text
        if _OTHER_BASE.fullmatch(text):
            help_ = f'write the number in decimal, or "{text}" if it is text'
            self._problem("Y005", f"`{text}` may be octal or hexadecimal", event, help_)
            return text
        if text in ("", "~", "null"):
            return None
        if text in ("true", "false"):
            return text == "true"
        if _INTEGER.fullmatch(text):
            return int(text) if len(text) <= 40 else text
        if _FLOAT.fullmatch(text):
            if isinf(float(text)):
                self._problem("Y005", f"`{text}` is too large for a number", event)
            return float(text)
        return text
