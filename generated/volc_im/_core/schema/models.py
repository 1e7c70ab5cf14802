"""The base of requests, structs and results: msgspec does the work, in C."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final, cast

import msgspec

from ..errors import Failure
from ..util.typeguards import is_list, is_mapping

_LONG: Final = 80


class Struct(msgspec.Struct):
    """A named set of fields. Python names inside, wire names in JSON."""

    def __repr__(self) -> str:
        """The fields that are set: long texts cut, what is sensitive masked."""
        parts = [f"{name}={_shown(value)}" for name, value in self.__rich_repr__()]
        return f"{type(self).__name__}({', '.join(parts)})"

    def __rich_repr__(self) -> list[tuple[str, Any]]:
        """The same for rich; msgspec's own would show it all."""
        from ...fields import FIELDS

        hidden = {field.wire for field in FIELDS.get(type(self).__name__, ()) if field.sensitive}
        return [
            (name, HIDDEN if wire in hidden else value)
            for name, wire in zip(
                self.__struct_fields__, self.__struct_encode_fields__, strict=True
            )
            if (value := getattr(self, name)) is not None
        ]

    def to_dict(self) -> dict[str, Any]:
        """The fields, by their names on the wire, without optional ones that are not set. One that a
        reply promises and lacks reads as 0 or empty.

        Example:
            >>> ConversationCoreInfo(conversation_type=ConversationType.LIVE).to_dict()
            {'ConversationType': 100}
        """
        return cast("dict[str, Any]", _set_fields(msgspec.to_builtins(self, str_keys=True)))

    def to_json(self, *, ids_as_str: bool = False) -> str:
        """The same as JSON text.

        Args:
            ids_as_str: Write integers of 64 bits as text, for browsers: numbers in JavaScript are
                exact up to 2**53 only, and ids are larger.
        """
        data: Any = self.to_dict()
        if ids_as_str:
            from ...fields import FIELDS
            from .int64_text import longs_as_text

            data = longs_as_text(data, type(self).__name__, FIELDS)
        return msgspec.json.encode(data).decode()


class _Hidden:
    def __repr__(self) -> str:
        return "***"


HIDDEN: Final = _Hidden()
"""Stands for what must not show."""


def _shown(value: object) -> str:
    if isinstance(value, str) and len(value) > _LONG:
        return f"{value[:_LONG]!r}…"
    return repr(value)


def _set_fields(value: Any) -> Any:
    if is_mapping(value):
        return {name: _set_fields(item) for name, item in value.items() if item is not None}
    return [_set_fields(item) for item in value] if is_list(value) else value


@dataclass(frozen=True, slots=True)
class WireBody:
    """A body by the names of the wire. Nobody knows what in it is sensitive, so none of it shows."""

    data: dict[str, Any] = field(repr=False)


Request = Struct | WireBody


class ResponseMetadata(msgspec.Struct, frozen=True, kw_only=True):
    """What the server says about a reply."""

    request_id: str = msgspec.field(default="", name="RequestId")
    """What the vendor's support asks for."""
    action: str = msgspec.field(default="", name="Action")
    """The action, echoed."""
    version: str = msgspec.field(default="", name="Version")
    """The API's version, echoed."""
    service: str = msgspec.field(default="", name="Service")
    """The service, echoed."""
    region: str = msgspec.field(default="", name="Region")
    """The region that answered; not always the one that was asked."""


_NO_METADATA = ResponseMetadata()


@dataclass(frozen=True, slots=True)
class RawResponse:
    """A reply as it came over the wire."""

    status: int
    headers: dict[str, str]
    """By lower-case names."""
    body: bytes = field(repr=False)
    attempts: int
    """Attempts that the call took."""
    elapsed_s: float
    """Seconds that the call took, waits included."""


class Result(Struct, dict=True):
    """The result of an action, with what the server said about the reply."""

    def __reduce__(self) -> tuple[Any, ...]:
        fields = {name: getattr(self, name) for name in self.__struct_fields__}
        return _rebuilt, (type(self), fields, vars(self))

    def __copy__(self) -> Result:  # msgspec's leaves out what is no field
        return _rebuilt(*self.__reduce__()[1])

    @property
    def metadata(self) -> ResponseMetadata:
        """What the server says about the reply: request id, region and so on."""
        return cast(ResponseMetadata, vars(self).get("_metadata", _NO_METADATA))

    @property
    def request_id(self) -> str:
        """What the vendor's support asks for; empty on a result that you made yourself."""
        return self.metadata.request_id

    @property
    def idempotency_key(self) -> str | None:
        """Key that the call was sent with; a call with the same key takes effect once."""
        return cast("str | None", vars(self).get("_idempotency_key"))

    @property
    def failed(self) -> tuple[Failure, ...]:
        """Items that failed while the call as a whole went through; the same view for all actions."""
        return cast("tuple[Failure, ...]", vars(self).get("_failed", ()))

    @property
    def raw_response(self) -> RawResponse:
        """The reply as it came; kept by `client.with_raw_response` alone.

        Raises:
            AttributeError: The result came from a client that does not keep replies.
        """
        raw = vars(self).get("_raw_response")
        if raw is None:
            raise AttributeError("replies are kept by client.with_raw_response only")
        return cast(RawResponse, raw)


def _rebuilt(kind: type[Result], fields: dict[str, Any], facts: dict[str, Any]) -> Result:
    result = kind(**fields)
    vars(result).update(facts)
    return result


class UntypedResult(Result):
    """The result of `client.call`: JSON as it came."""

    data: Any = msgspec.field(default_factory=dict[str, Any])
    """The reply's Result, a dict in all but odd cases: names as on the wire, integers exact. Empty
    where a reply has none.
    """

    def __repr__(self) -> str:
        """Names only: nobody knows what is sensitive."""
        shown = ", ".join(self.data) if is_mapping(self.data) else type(self.data).__name__
        return f"UntypedResult(data=<{shown}>)"

    def __rich_repr__(self) -> list[tuple[str, Any]]:
        return [("data", HIDDEN)]

    def to_dict(self) -> dict[str, Any]:
        """The Result as it came."""
        return cast("dict[str, Any]", self.data)

    def to_json(self, *, ids_as_str: bool = False) -> str:
        """The same as JSON text.

        Args:
            ids_as_str: Write integers beyond 2**53 as text: numbers in JavaScript are not exact
                there. Which others are ids nobody knows.
        """
        from .int64_text import large_as_text

        return msgspec.json.encode(large_as_text(self.data) if ids_as_str else self.data).decode()
