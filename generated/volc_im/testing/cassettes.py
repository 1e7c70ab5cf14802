"""The files of recordings: one exchange a line, as JSON that people can read and edit."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import msgspec

from .._core.util.typeguards import is_mapping
from ..service import DISTRIBUTION, VERSION
from .errors import CassetteError

_FORMAT: Final = 1


class Exchange(msgspec.Struct, kw_only=True, omit_defaults=True):
    """A request, and the reply or the failure that came of it."""

    action: str
    request: Any
    status: int = 0
    """0 where no reply came."""
    headers: dict[str, str] = {}
    reply: Any = None
    """The reply's JSON; None where it was none."""
    error: str = ""
    """Class of the TransportError, where no reply came."""
    request_sent: bool = True

    @property
    def key(self) -> bytes:
        """What tells it from others: the action, and the request in any order of its names."""
        return msgspec.json.encode([self.action, self.request], order="deterministic")


def start(path: str | os.PathLike[str]) -> None:
    """Begin a file, in place of what was there; raises CassetteError."""
    first = {"cassette": _FORMAT, "made_by": f"{DISTRIBUTION} {VERSION}"}
    try:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_bytes(msgspec.json.encode(first) + b"\n")
    except OSError as error:
        raise CassetteError(f"{os.fspath(path)} cannot be written: {error.strerror}") from None


def add(path: str | os.PathLike[str], exchange: Exchange) -> None:
    """Append an exchange; raises CassetteError."""
    try:
        with Path(path).open("ab") as file:
            file.write(msgspec.json.encode(exchange) + b"\n")
    except OSError as error:
        raise CassetteError(f"{os.fspath(path)} cannot be written: {error.strerror}") from None


def load(path: str | os.PathLike[str]) -> list[Exchange]:
    """All exchanges of a file, in their order; raises CassetteError."""
    shown = os.fspath(path)
    try:
        lines = Path(path).read_bytes().split(b"\n")
    except OSError as error:
        raise CassetteError(
            f"{shown} cannot be read: {error.strerror}; make it with record()"
        ) from None
    first, rest = _decoded(lines[0], object, f"{shown}:1"), lines[1:]
    if not is_mapping(first) or first.get("cassette") != _FORMAT:
        raise CassetteError(f"{shown}:1: is no recording of format {_FORMAT}; record it anew")
    return [*_exchanges(rest, shown)]


def _exchanges(lines: list[bytes], shown: str) -> Iterator[Exchange]:
    for number, line in enumerate(lines, 2):
        if line.strip():
            yield _decoded(line, Exchange, f"{shown}:{number}")


def _decoded(line: bytes, kind: type[Any], place: str) -> Any:
    try:
        return msgspec.json.decode(line, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise CassetteError(f"{place}: cannot be read: {error}; mend it, or record anew") from None
