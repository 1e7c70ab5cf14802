"""Mask what a recording must not keep: keys, and the values of sensitive fields.

Fields that the documents name and do not mark as sensitive are kept. Text in any other place is
masked, because it may be sensitive.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

import msgspec

from .._core.schema.actions import Action
from .._core.schema.fields import Field, fields_of
from .._core.schema.models import UntypedResult
from .._core.schema.types import Array, Kind, Map, Object, Scalar, Type, map_items
from .._core.service import ServiceModel
from .._core.util.typeguards import is_list, is_mapping

MASK: Final = "***"

_NUMBERS: Final[tuple[Kind, ...]] = ("integer", "long", "double")
_KINDS: Final[dict[type, tuple[Kind, ...]]] = {
    str: ("string",),
    bool: ("boolean",),
    int: _NUMBERS,
    float: _NUMBERS,
}
"""Scalar types that a Python value may have in JSON."""
_BLANKS: Final[dict[Kind, Any]] = {
    "integer": 0,
    "long": 0,
    "double": 0,
    "boolean": False,
    "string": MASK,
}
_PUBLIC_HEADERS: Final = frozenset(
    ("accept", "content-type", "host", "user-agent", "x-content-sha256", "x-date")
)
_WIRE_NAME: Final = re.compile(r"[A-Z][A-Za-z0-9]{0,40}")
_METADATA: Final = frozenset(("RequestId", "Action", "Version", "Service", "Region", "Code"))
_SHORTEST_SECRET: Final = 4
"""Minimum length of a secret; shorter texts would match parts of ordinary words."""


def header_secrets(headers: Mapping[str, str]) -> set[str]:
    """Return the secrets in the headers of a request, which a body may repeat."""
    found: set[str] = set()
    for name, value in headers.items():
        if name.lower() not in _PUBLIC_HEADERS:
            found |= {value, *re.split(r"[\s,=/]+", value)}
    return {text for text in found if len(text) > _SHORTEST_SECRET * 2}


class Masker:
    """Masks one request and its reply."""

    def __init__(self, service: ServiceModel, action: str, secrets: Iterable[str]) -> None:
        self.service = service
        self._parameters = frozenset(each.wire_name for each in service.parameters.values())
        self._action: Action[Any] | None = (
            service.action(action) if action in service.actions else None
        )
        result = self._action.result if self._action else UntypedResult
        self._result = None if issubclass(result, UntypedResult) else result
        """None if the fields of the result are unknown."""
        self._secrets = sorted(
            (text for text in secrets if len(text) >= _SHORTEST_SECRET), key=len, reverse=True
        )
        self._masked: set[str] = set()
        """Texts that were masked, which an error message may repeat."""

    def request(self, body: object) -> object:
        """Return a masked request, which also identifies it in a recording.

        Fields that differ from run to run are left out: the idempotency key and the parameters of
        the client.
        """
        if not is_mapping(body):
            return self._without_secrets(self._unknown(body))
        ignored = {*self._parameters, self._action.idempotency_field if self._action else ""}
        kept = {name: value for name, value in body.items() if name not in ignored}
        if self._action is None:
            return self._without_secrets(self._unknown(kept))
        given = {name: value for name, value in kept.items() if value is not None}
        return self._without_secrets(self._struct(given, self._action.request))

    def reply(self, body: object) -> object:
        """Return a masked reply."""
        if not is_mapping(body):
            return self._without_secrets(self._unknown(body))
        kept: dict[str, object] = {}
        for name, value in body.items():
            if name == "Result" and self._result is not None:
                kept[name] = self._known(value, Object(self._result))
            elif name == "ResponseMetadata" and is_mapping(value):
                kept[name] = value
            else:
                kept[self._name(name)] = self._unknown(value)
        # Last, because an error message may repeat any text that was masked above.
        if is_mapping(metadata := kept.get("ResponseMetadata")):
            kept["ResponseMetadata"] = self._metadata(metadata)
        return self._without_secrets(kept)

    def _metadata(self, metadata: dict[str, Any]) -> dict[str, object]:
        kept: dict[str, object] = {}
        for name, value in metadata.items():
            if name == "Error" and is_mapping(value):
                kept[name] = self._metadata(value)
            elif name in _METADATA and isinstance(value, str):
                kept[name] = value
            elif name == "Message" and isinstance(value, str):
                kept[name] = MASK if any(text in value for text in self._masked) else value
            else:
                kept[self._name(name)] = self._unknown(value)
        return kept

    def _struct(self, data: dict[str, Any], struct: type[msgspec.Struct]) -> dict[str, object]:
        fields = {
            name: field
            for field in fields_of(struct)
            for name in (field.wire_name, *field.info.aliases)
        }
        return {
            self._name(name): (
                self._field(value, fields[name]) if name in fields else self._unknown(value)
            )
            for name, value in data.items()
        }

    def _field(self, value: object, field: Field) -> object:
        if not field.info.sensitive:
            return self._known(value, field.type)
        self._remember(value)
        return _blank(value, field.type)

    def _known(self, value: object, type_: Type) -> object:
        """Return a value of a documented type, masked if it has another type."""
        match type_:
            case Object(struct) if is_mapping(value):
                return self._struct(value, struct)
            case Array() if is_list(value):
                return map_items(value, type_, self._known)
            case Map() if is_mapping(value):
                return map_items(value, type_, self._known)
            case Scalar(kind) if kind in _KINDS.get(type(value), ()):
                return value
            case _:
                return self._unknown(value)

    def _unknown(self, value: object) -> object:
        """Return a value that is not documented, with its texts masked."""
        if isinstance(value, str) and value:
            self._remember(value)
            return MASK
        if is_mapping(value):
            return {self._name(name): self._unknown(item) for name, item in value.items()}
        return [self._unknown(item) for item in value] if is_list(value) else value

    def _name(self, name: str) -> str:
        return name if _WIRE_NAME.fullmatch(name) else MASK

    def _remember(self, value: object) -> None:
        if isinstance(value, str):
            self._masked |= {value} - {""}
        elif is_mapping(value):
            for name, item in value.items():
                self._masked.add(name)
                self._remember(item)
        elif is_list(value):
            for item in value:
                self._remember(item)

    def _without_secrets(self, value: object) -> object:
        if isinstance(value, str):
            for secret in self._secrets:
                value = value.replace(secret, MASK)
            return value
        if is_mapping(value):
            return {
                str(self._without_secrets(name)): self._without_secrets(item)
                for name, item in value.items()
            }
        return [self._without_secrets(item) for item in value] if is_list(value) else value


def _blank(value: object, type_: Type) -> object:
    """Return a value of the same type without information."""
    if is_mapping(value):
        return {}
    if is_list(value):
        return []
    if value is None:
        return None
    return _BLANKS[type_.kind] if isinstance(type_, Scalar) else MASK
