"""Decode replies into models: first strictly, which is fast, and if that fails leniently.

Lenient decoding also accepts nulls, missing fields, integers as text, the aliases of fields, and text
that was cut inside of a character (see `util.json_text`).
Unknown fields and unknown enum values are always accepted.
"""

from __future__ import annotations

from typing import Any, Final, Generic, cast

import msgspec

from ..schema.actions import R
from ..schema.fields import Field, fields_of, fields_within
from ..schema.models import ResponseMetadata, Result, UntypedResult
from ..schema.types import Array, Map, Object, Scalar, Type, map_items
from ..util.import_lock import IMPORT_LOCK
from ..util.json_text import decode_json
from ..util.typeguards import is_list, is_mapping, without_nulls

_ZEROS: Final[dict[str, object]] = {
    "integer": 0, "long": 0, "string": "", "boolean": False, "double": 0.0
}  # fmt: skip
_SHORTEST_SHARED_ENDING: Final = 3
_LONGEST_NUMBER: Final = 20


class ErrorInfo(msgspec.Struct, frozen=True):
    """The error in the metadata of a reply; each part may be missing."""

    code: str = msgspec.field(default="", name="Code")
    code_n: int | None = msgspec.field(default=None, name="CodeN")
    message: str = msgspec.field(default="", name="Message")


class Metadata(ResponseMetadata, frozen=True, kw_only=True):
    """Metadata of a reply with its error."""

    error: ErrorInfo | None = msgspec.field(default=None, name="Error")


class Envelope(msgspec.Struct, Generic[R]):
    """The outermost JSON object of a reply."""

    metadata: Metadata = msgspec.field(name="ResponseMetadata")
    result: R | None = msgspec.field(default=None, name="Result")


class Decoder(Generic[R]):
    """Decodes the replies of one action; see `decoder_of`."""

    def __init__(self, result: type[R]) -> None:
        self._type = result
        envelope: Any = Envelope  # type checkers cannot follow a type argument of run time
        self._decoder: msgspec.json.Decoder[Envelope[R]] = msgspec.json.Decoder(envelope[result])
        aliases = {alias for field in fields_within(result) for alias in field.info.aliases}
        self._alias_patterns = _alias_patterns(aliases)

    def decode(self, body: bytes) -> Envelope[R]:
        """Return the envelope; raise msgspec.DecodeError, with the path, if that is impossible."""
        for pattern in self._alias_patterns:
            if pattern in body:
                break
        else:
            try:
                envelope = self._decoder.decode(body)
            except (msgspec.DecodeError, UnicodeDecodeError, TypeError):
                # Lenient decoding may succeed. msgspec raises TypeError if a reply lacks a struct with
                # required fields, because such a struct has no default.
                pass
            else:
                if envelope.metadata.error is None:
                    return envelope
        raw: object = decode_json(body)
        if not is_mapping(raw):
            raise msgspec.ValidationError("the reply is not a JSON object")
        metadata = _metadata(raw.get("ResponseMetadata"))
        result = raw.get("Result")
        if result is None or metadata.error is not None:
            return Envelope(metadata)
        normalized = _normalized(result, Object(self._type))
        return Envelope(metadata, msgspec.convert(normalized, self._type, strict=False))


def _normalized(value: Any, type_: Type) -> Any:
    """Return a value with its documented fields alone, under their wire names and without nulls.

    Required fields that are missing are empty.
    """
    match type_:
        case Object(struct) if is_mapping(value):
            found = {field.wire_name: _field_value(value, field) for field in fields_of(struct)}
            return without_nulls(found)
        case Array() if is_list(value):
            return map_items([item for item in value if item is not None], type_, _normalized)
        case Map() if is_mapping(value):
            return map_items(without_nulls(value), type_, _normalized)
        case Scalar("string") if isinstance(value, int):
            return str(value)
        case _:
            return value


def _field_value(data: dict[str, Any], field: Field) -> Any:
    """Return the normalized value of a field; None if it is optional and missing."""
    for name in (field.wire_name, *field.info.aliases):
        if data.get(name) is not None:
            return _normalized(data[name], field.type)
    # A field with a string alternative is optional in the model, so the model supplies its default.
    if field.required and not field.info.string_alternative:
        return _normalized(_empty(field.type), field.type)
    return None


def _empty(type_: Type) -> Any:
    match type_:
        case Scalar(kind):
            return _ZEROS[kind]
        case Array():
            return []
        case _:
            return {}


def _metadata(value: object) -> Metadata:
    if not is_mapping(value):
        raise msgspec.ValidationError("the reply has no ResponseMetadata")
    if not is_mapping(value.get("Error") or {}):
        raise msgspec.ValidationError("the reply's Error is not a JSON object")
    return metadata_of(value)


def metadata_of(value: dict[str, Any]) -> Metadata:
    """Return the metadata of a reply; accept any types of its fields."""
    texts = {
        name: _text(value.get(wire_name))
        for name, wire_name in zip(
            ResponseMetadata.__struct_fields__,
            ResponseMetadata.__struct_encode_fields__,
            strict=True,
        )
    }
    return Metadata(**texts, error=_error(value.get("Error")))


def _error(error: object) -> ErrorInfo | None:
    """Return the error; accept any types of its fields. None if all of them are empty."""
    if not is_mapping(error):
        return ErrorInfo(message=_text(error)) if error else None
    if not any(error.values()):
        return None
    code, code_n = _text(error.get("Code")), _number(error.get("CodeN"))
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


def _alias_patterns(aliases: set[str]) -> tuple[bytes, ...]:
    """Return byte patterns. A reply with an alias contains one of them; few other replies do.

    If all aliases have the same ending, that ending is the only pattern, because searching a reply
    takes time for each pattern.
    """
    quoted = [msgspec.json.encode(name) for name in sorted(aliases)]
    ending = quoted[0] if quoted else b""
    while not all(name.endswith(ending) for name in quoted):
        ending = ending[1:]
    return (ending,) if len(ending) > _SHORTEST_SHARED_ENDING else tuple(quoted)


class UntypedDecoder(Decoder[UntypedResult]):
    """Decodes the replies of an action whose fields are unknown; keeps the Result unchanged."""

    def __init__(self, result: type[UntypedResult]) -> None:
        self._result = result

    def decode(self, body: bytes) -> Envelope[UntypedResult]:
        """Return the envelope; raise msgspec.DecodeError if that is impossible."""
        raw: object = decode_json(body)
        if not is_mapping(raw):
            raise msgspec.ValidationError("the reply is not a JSON object")
        metadata = _metadata(raw.get("ResponseMetadata"))
        result = raw.get("Result")
        return Envelope(metadata, None if result is None else self._result(result))


_decoders: Final[dict[type[Result], Decoder[Any]]] = {}


def decoder_of(result: type[R]) -> Decoder[R]:
    """Return the decoder of a result type; make it on first use."""
    return _decoders.get(result) or _make(result)


def _make(result: type[Result]) -> Decoder[Any]:
    with IMPORT_LOCK:
        if result not in _decoders:
            _decoders[result] = (
                UntypedDecoder(cast("Any", result))
                if issubclass(result, UntypedResult)
                else Decoder(result)
            )
        return _decoders[result]
