"""Read a reply into its types: straight where it follows the documents, patiently where it strays.

The patient way takes nulls, missing fields, ids written as text and the other names that the
published examples use. Unknown fields and unknown enum values never disturb either way.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Generic

import msgspec

from ...error_codes import NUMBERS
from ..schema.actions import Field, R, fields_within
from ..schema.models import ResponseMetadata, Result, UntypedResult
from ..util.import_lock import LOADING
from ..util.typeguards import is_list, is_mapping, without_nulls

_EMPTY: Final[dict[str, object]] = {
    "integer": 0, "long": 0, "string": "", "boolean": False, "double": 0.0, "array": []
}  # fmt: skip

_CODES: Final = {number: code for code, number in reversed(NUMBERS.items())}
"""By number, which may come alone; of two that share one the first."""
_ENOUGH: Final = 3
_LONGEST_NUMBER: Final = 20


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
        envelope: Any = Envelope  # filled in at run time, which type checkers do not follow
        self._decoder: msgspec.json.Decoder[Envelope[R]] = msgspec.json.Decoder(envelope[result])
        reached = fields_within(result.__name__, fields)
        self._marks = _marks({alias for field in reached for alias in field.aliases})

    def read(self, body: bytes) -> Envelope[R]:
        """The envelope; raises msgspec.DecodeError with the place where a reply is beyond reading."""
        for mark in self._marks:
            if mark in body:
                break
        else:
            try:
                envelope = self._decoder.decode(body)
            except (msgspec.ValidationError, TypeError):
                # Not as documented; perhaps readable all the same. A struct that requests need
                # fields of cannot stand empty for one that is missing: TypeError.
                pass
            else:
                if envelope.metadata.error is None:
                    return envelope
        raw: object = msgspec.json.decode(body)
        if not is_mapping(raw):
            raise msgspec.ValidationError("the reply is no JSON object")
        metadata = _metadata(raw.get("ResponseMetadata"))
        result = raw.get("Result")
        if result is None or metadata.error is not None:
            return Envelope(metadata)
        mended = self._mended(result, self._type.__name__)
        return Envelope(metadata, msgspec.convert(mended, self._type, strict=False))

    def _mended(self, value: object, struct: str) -> object:
        """The same object with wire names for aliases, without nulls, promised fields filled."""
        if not is_mapping(value):
            return value
        mended: dict[str, object] = {}
        for field in self._fields[struct]:
            for name in (field.wire, *field.aliases):
                if value.get(name) is not None:
                    mended[field.wire] = self._mended_value(value[name], field, field.kind)
                    break
            else:
                if field.required and not field.twin:  # has no default where requests have it too
                    empty = _EMPTY.get(field.kind, {})
                    mended[field.wire] = self._mended_value(empty, field, field.kind)
        return mended

    def _mended_value(self, value: object, field: Field, kind: str) -> object:
        if is_list(value) and field.item is not None:
            items = [item for item in value if item is not None]
            return [self._mended_value(item, field, field.item) for item in items]
        if kind == "map" and is_mapping(value):
            return without_nulls(value)
        if kind == "string" and isinstance(value, int):
            return str(value)
        return self._mended(value, field.struct) if field.struct else value


def _metadata(value: object) -> Metadata:
    if not is_mapping(value):
        raise msgspec.ValidationError("the reply has no ResponseMetadata")
    if not is_mapping(value.get("Error") or {}):
        raise msgspec.ValidationError("the reply's Error is no JSON object")
    return metadata_of(value)


def metadata_of(value: dict[str, Any]) -> Metadata:
    """What a reply says about itself, in whatever types it came."""
    said = {
        name: _text(value.get(wire))
        for name, wire in zip(
            ResponseMetadata.__struct_fields__,
            ResponseMetadata.__struct_encode_fields__,
            strict=True,
        )
    }
    return Metadata(**said, error=_error(value.get("Error")))


def _error(error: object) -> ErrorInfo | None:
    """What is wrong, in whatever types it came; None for what says nothing."""
    if not is_mapping(error):
        return ErrorInfo(message=_text(error)) if error else None
    if not any(error.values()):
        return None
    code_n = _number(error.get("CodeN"))
    code = _text(error.get("Code")) or _CODES.get(code_n or 0, "")
    return ErrorInfo(code, code_n, _text(error.get("Message")))


def _number(value: object) -> int | None:
    if isinstance(value, str) and value.isdecimal() and len(value) < _LONGEST_NUMBER:
        return int(value)
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value if type(value) is int else None


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    return "" if value is None else msgspec.json.encode(value).decode()


def _marks(names: set[str]) -> tuple[bytes, ...]:
    """Texts one of which is in all JSON that uses one of the names, and rarely in any other.

    A reply is searched for each, so an ending that the names share stands for them all.
    """
    quoted = [msgspec.json.encode(name) for name in sorted(names)]
    ending = quoted[0] if quoted else b""
    while not all(name.endswith(ending) for name in quoted):
        ending = ending[1:]
    return (ending,) if len(ending) > _ENOUGH else tuple(quoted)


class UntypedReader(ReplyReader[UntypedResult]):
    """Reads the reply of an action that is not known: the Result stays as it is."""

    def __init__(self, result: type[UntypedResult]) -> None:
        self._made_of = result

    def read(self, body: bytes) -> Envelope[UntypedResult]:
        raw: object = msgspec.json.decode(body)
        if not is_mapping(raw):
            raise msgspec.ValidationError("the reply is no JSON object")
        metadata = _metadata(raw.get("ResponseMetadata"))
        result = raw.get("Result")
        return Envelope(metadata, None if result is None else self._made_of(result))


_readers: Final[dict[type[Result], ReplyReader[Any]]] = {}


def reader_of(result: type[R]) -> ReplyReader[R]:
    """The reader of a result type, made on first use."""
    return _readers.get(result) or _made(result)


def _made(result: type[Result]) -> ReplyReader[Any]:
    from ...fields import FIELDS

    with LOADING:
        if result not in _readers:
            _readers[result] = (
                UntypedReader(result)
                if issubclass(result, UntypedResult)
                else ReplyReader(result, FIELDS)
            )
        return _readers[result]
