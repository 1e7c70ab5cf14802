"""Read a reply into its types: straight where it follows the documents, patiently where it strays.

The patient way takes nulls, missing fields, ids written as text and the other names that the
published examples use. Unknown fields and unknown enum values never disturb either way.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Generic, cast

import msgspec

from .facts import Field, R
from .model import ResponseMetadata


class ErrorInfo(msgspec.Struct, frozen=True):
    """The error inside of a reply; either part may be missing."""

    code: str = msgspec.field(default="", name="Code")
    code_n: int | None = msgspec.field(default=None, name="CodeN")
    message: str = msgspec.field(default="", name="Message")


class Metadata(ResponseMetadata, frozen=True, kw_only=True):
    """The metadata as it comes, with the error."""

    error: ErrorInfo | None = msgspec.field(default=None, name="Error")


class Envelope(msgspec.Struct, Generic[R]):
    """What every reply is wrapped in."""

    metadata: Metadata = msgspec.field(name="ResponseMetadata")
    result: R | None = msgspec.field(default=None, name="Result")


class ReplyReader(Generic[R]):
    """Reads the replies of one action. Made once per result type, see `reader_of`."""

    def __init__(self, result: type[R], fields: Mapping[str, tuple[Field, ...]]) -> None:
        self._type = result
        self._fields = fields
        self._decoder: msgspec.json.Decoder[Envelope[R]] = msgspec.json.Decoder(Envelope[result])
        self._aliases = _aliases(result.__name__, fields)

    def read(self, body: bytes) -> Envelope[R]:
        """The envelope; raises msgspec.DecodeError with the place where a reply is beyond reading."""
        if not any(alias in body for alias in self._aliases):
            try:
                return self._decoder.decode(body)
            except msgspec.ValidationError:
                pass  # not as documented; perhaps readable all the same
        raw = msgspec.json.decode(body)
        if not isinstance(raw, dict):
            raise msgspec.ValidationError("the reply is no JSON object")
        data = cast("dict[str, Any]", raw)
        metadata = data.get("ResponseMetadata")
        if not isinstance(metadata, dict):
            raise msgspec.ValidationError("the reply has no ResponseMetadata")
        envelope = msgspec.convert(
            _mended_metadata(cast("dict[str, Any]", metadata)), Metadata, strict=False
        )
        result = data.get("Result")
        if result is None or envelope.error is not None:
            return Envelope(envelope)
        mended = self._mended(result, self._type.__name__)
        return Envelope(envelope, msgspec.convert(mended, self._type, strict=False))

    def _mended(self, value: object, struct: str) -> object:
        """The same object with wire names for aliases, without nulls, and numbers as numbers."""
        if not isinstance(value, dict):
            return value
        data = cast("dict[str, Any]", value)
        mended: dict[str, object] = {}
        for field in self._fields[struct]:
            names = (field.wire, *field.aliases)
            found = next((data[name] for name in names if data.get(name) is not None), None)
            if found is not None:
                mended[field.wire] = self._mended_value(found, field, field.kind)
        return mended

    def _mended_value(self, value: object, field: Field, kind: str) -> object:
        if isinstance(value, list) and field.item is not None:
            items = cast("list[object]", value)
            return [
                self._mended_value(item, field, field.item) for item in items if item is not None
            ]
        if kind == "map" and isinstance(value, dict):
            pairs = cast("dict[str, object]", value)
            return {key: item for key, item in pairs.items() if item is not None}
        return self._mended(value, field.struct) if field.struct else value


def _mended_metadata(metadata: dict[str, Any]) -> dict[str, Any]:
    kept = {key: value for key, value in metadata.items() if value is not None}
    error = kept.get("Error")
    if isinstance(error, dict):
        pairs = cast("dict[str, Any]", error)
        kept["Error"] = {key: value for key, value in pairs.items() if value is not None}
    return kept


def _aliases(struct: str, fields: Mapping[str, tuple[Field, ...]]) -> tuple[bytes, ...]:
    """Names, as they stand in JSON, that ask for the patient way."""
    seen: set[str] = set()
    found: set[str] = set()
    waiting = [struct]
    while waiting:
        name = waiting.pop()
        if name in seen:
            continue
        seen.add(name)
        for field in fields[name]:
            found.update(field.aliases)
            if field.struct:
                waiting.append(field.struct)
    return tuple(msgspec.json.encode(name) for name in sorted(found))


@cache
def reader_of(result: type[R]) -> ReplyReader[R]:
    """The reader of a result type, made on first use."""
    from ..fields import FIELDS

    return ReplyReader(result, FIELDS)
