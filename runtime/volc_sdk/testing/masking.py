"""Take out of an exchange what must not be kept: keys, and what users wrote.

What stays is what the documents name and do not mark as sensitive. Text that stands anywhere else is
masked, for nobody knows what it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from .._core.schema.actions import Action, Field
from .._core.util.typeguards import is_list, is_mapping
from ..fields import FIELDS
from ..service import PARAMETERS
from .metadata import action_named

MASK: Final = "***"

_BLANKS: Final[dict[str, Any]] = {"integer": 0, "long": 0, "double": 0, "boolean": False}
_NUMBERS: Final = ("integer", "long", "double")
_SCALARS: Final[dict[type, tuple[str, ...]]] = {
    str: ("string",),
    bool: ("boolean",),
    int: _NUMBERS,
    float: _NUMBERS,
}
_HARMLESS: Final = frozenset(
    ("accept", "content-type", "host", "user-agent", "x-content-sha256", "x-date")
)
_WIRE_NAME: Final = re.compile(r"[A-Z][A-Za-z0-9]{0,40}")
_METADATA: Final = frozenset(("RequestId", "Action", "Version", "Service", "Region", "Code"))
_SHORTEST_SECRET: Final = 4
"""Shorter ones could be part of any word."""


def header_secrets(headers: Mapping[str, str]) -> set[str]:
    """What the headers of a request hold that may come again elsewhere."""
    found: set[str] = set()
    for name, value in headers.items():
        if name.lower() not in _HARMLESS:
            found |= {value, *re.split(r"[\s,=/]+", value)}
    return {text for text in found if len(text) > _SHORTEST_SECRET * 2}


class Masker:
    """Masks one exchange."""

    def __init__(self, action: str, secrets: Iterable[str]) -> None:
        self._action: Action[Any] | None = action_named(action)
        self._secrets = sorted(
            (text for text in secrets if len(text) >= _SHORTEST_SECRET), key=len, reverse=True
        )
        self._hidden: set[str] = set()

    def request(self, body: object) -> object:
        """A request as it is kept, and as it is told from others: without what differs from run to
        run, which are the idempotency key and the parameters of the client.
        """
        if not is_mapping(body):
            return self._without_secrets(self._opaque(body))
        passing = {*PARAMETERS.values()}
        if self._action is None:
            kept = self._opaque({n: v for n, v in body.items() if n not in passing})
        else:
            passing.add(self._action.idempotency_field)
            own = {n: v for n, v in body.items() if n not in passing and v is not None}
            kept = self._struct(own, self._action.request.__name__)
        return self._without_secrets(kept)

    def reply(self, body: object) -> object:
        """A reply as it is kept."""
        if not is_mapping(body):
            return self._without_secrets(self._opaque(body))
        kept: dict[str, object] = {}
        for name, value in body.items():
            if name == "Result" and self._action is not None:
                kept[name] = self._struct(value, self._action.result.__name__)
            elif name == "ResponseMetadata" and is_mapping(value):
                kept[name] = value
            else:
                kept[self._name(name)] = self._opaque(value)
        # Only now is known what the words of an error may not repeat.
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
                kept[name] = MASK if any(text in value for text in self._hidden) else value
            else:
                kept[self._name(name)] = self._opaque(value)
        return kept

    def _struct(self, data: object, struct: str) -> object:
        if not is_mapping(data) or struct not in FIELDS:
            return self._opaque(data)
        known = {name: fact for fact in FIELDS[struct] for name in (fact.wire, *fact.aliases)}
        return {
            self._name(name): (
                self._value(value, known[name], known[name].kind)
                if name in known
                else self._opaque(value)
            )
            for name, value in data.items()
        }

    def _value(self, value: object, fact: Field, kind: str) -> object:
        if fact.sensitive:
            self._hide(value)
            return _blank(value, kind)
        if is_mapping(value) and kind == "object":
            return self._struct(value, fact.struct)
        if is_mapping(value) and kind == "map":
            return {n: self._value(v, fact, fact.item or "string") for n, v in value.items()}
        if is_list(value) and kind == "array":
            return [self._value(item, fact, fact.item or "string") for item in value]
        if value is None or kind in _SCALARS.get(type(value), ()):
            return value
        return self._opaque(value)

    def _opaque(self, value: object) -> object:
        """Something that the documents do not name: its shape, without its texts."""
        if isinstance(value, str) and value:
            self._hide(value)
            return MASK
        if is_mapping(value):
            return {self._name(name): self._opaque(item) for name, item in value.items()}
        return [self._opaque(item) for item in value] if is_list(value) else value

    def _name(self, name: str) -> str:
        return name if _WIRE_NAME.fullmatch(name) else MASK

    def _hide(self, value: object) -> None:
        if isinstance(value, str):
            self._hidden |= {value} - {""}
        elif is_mapping(value):
            for name, item in value.items():
                self._hidden.add(name)
                self._hide(item)
        elif is_list(value):
            for item in value:
                self._hide(item)

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


def _blank(value: object, kind: str) -> object:
    """A value of the same type that says nothing."""
    if is_mapping(value):
        return {}
    if is_list(value):
        return []
    return value if value is None else _BLANKS.get(kind, MASK)
