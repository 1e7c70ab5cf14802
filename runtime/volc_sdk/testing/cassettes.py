"""Read and write the files of recordings: one request and response per line, as editable JSON."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import msgspec

from .._core.service import ServiceModel
from .._core.util.json_text import decode_json
from .._core.util.typeguards import is_mapping
from .errors import CassetteError

_FORMAT: Final = 1


class Exchange(msgspec.Struct, kw_only=True, omit_defaults=True):
    """A request, and the reply or the transport error that followed it."""

    action: str
    request: Any
    status: int = 0
    """HTTP status; 0 if there was no reply."""
    headers: dict[str, str] = {}
    reply: Any = None
    """The reply as JSON; None if it was not JSON."""
    error: str = ""
    """Class of the TransportError if there was no reply."""
    request_sent: bool = True

    @property
    def key(self) -> bytes:
        """Action and request, in a form that does not depend on the order of fields."""
        return msgspec.json.encode([self.action, self.request], order="deterministic")


def start(path: str | os.PathLike[str], service: ServiceModel) -> None:
    """Create a file, or overwrite it; raise CassetteError."""
    made_by = f"{service.distribution} {service.version}"
    first = {"cassette": _FORMAT, "made_by": made_by}
    try:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        Path(path).write_bytes(msgspec.json.encode(first) + b"\n")
    except OSError as error:
        raise _not_written(path, error) from None


def add(path: str | os.PathLike[str], exchange: Exchange) -> None:
    """Append an exchange; raise CassetteError."""
    try:
        with Path(path).open("ab") as file:
            file.write(msgspec.json.encode(exchange) + b"\n")
    except OSError as error:
        raise _not_written(path, error) from None


def _not_written(path: str | os.PathLike[str], error: OSError) -> CassetteError:
    return CassetteError(f"cannot write {os.fspath(path)}: {error.strerror}")


def load(path: str | os.PathLike[str]) -> list[Exchange]:
    """Return all exchanges of a file in order; raise CassetteError."""
    shown = os.fspath(path)
    try:
        lines = Path(path).read_bytes().split(b"\n")
    except OSError as error:
        words = f"cannot read {shown}: {error.strerror}; record it first with record()"
        raise CassetteError(words) from None
    first, rest = _decode(lines[0], object, f"{shown}:1"), lines[1:]
    if not is_mapping(first) or first.get("cassette") != _FORMAT:
        raise CassetteError(f"{shown}:1: expected a recording of format {_FORMAT}; record it again")
    return [*_exchanges(rest, shown)]


def _exchanges(lines: list[bytes], shown: str) -> Iterator[Exchange]:
    for number, line in enumerate(lines, 2):
        if line.strip():
            yield _decode(line, Exchange, f"{shown}:{number}")


def _decode(line: bytes, type_: type[Any], place: str) -> Any:
    try:
        return decode_json(line, type_)
    except (msgspec.DecodeError, RecursionError) as error:
        words = f"{place}: cannot decode the line: {error}; correct it, or record the file again"
        raise CassetteError(words) from None
