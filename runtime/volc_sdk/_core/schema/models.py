"""Base classes of requests, structs and results."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

import msgspec

from ..errors import Failure
from ..util.package import public_in
from ..util.typeguards import is_list, is_mapping
from .builtins import to_builtins
from .fields import fields_of
from .int64_text import large_as_text, longs_as_text
from .types import Object

if TYPE_CHECKING:
    from datetime import datetime

_MAX_SHOWN: Final = 80
"""Characters of a text that `repr` shows."""


S = TypeVar("S", bound="Struct")


class Struct(msgspec.Struct):
    """Base class of requests, results and structs: Python names on the object, wire names in JSON."""

    def __repr__(self) -> str:
        """Show the fields that are set; cut long texts and mask sensitive fields."""
        parts = [f"{name}={_shown(value)}" for name, value in self.__rich_repr__()]
        return f"{type(self).__name__}({', '.join(parts)})"

    def __rich_repr__(self) -> list[tuple[str, Any]]:
        """Return the same fields for rich, which would otherwise show all values."""
        return [
            (field.name, HIDDEN if field.info.sensitive else value)
            for field in fields_of(type(self))
            if (value := getattr(self, field.name)) is not None
        ]

    def to_dict(self) -> dict[str, Any]:
        """Return the fields by wire names, without optional fields that are not set.

        If a reply lacks a documented field, the value is 0 or empty.

        Example:
            info.to_dict()  # {'Name': 'x'}
        """
        return cast("dict[str, Any]", _set_fields(to_builtins(self)))

    @classmethod
    def from_dict(cls: type[S], data: Mapping[str, Any]) -> S:
        """Return a struct from its fields, by Python names or wire names; the reverse of `to_dict`.

        Integers may be text, as `to_json(ids_as_str=True)` writes them.

        Raises:
            ValidationError: A key is not a field, or a value has the wrong type.

        Example:
            Info.from_dict({"name": "x"})
        """
        from .dicts_for_structs import struct_from_dict

        return struct_from_dict(data, cls)

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> Any:
        """Return how pydantic, and with it FastAPI, reads and writes this class."""
        from .pydantic_support import core_schema

        return core_schema(cls)

    def __iter__(self) -> Iterator[tuple[str, Any]]:
        """Yield the items of `to_dict`, so that `dict(info)` and frameworks get the same fields."""
        return iter(self.to_dict().items())

    def to_json(self, *, ids_as_str: bool = False) -> str:
        """Return the fields as JSON text.

        Args:
            ids_as_str: Write 64-bit integers as text. JavaScript represents integers exactly up to
                2**53 only, and ids are larger.
        """
        data: Any = self.to_dict()
        if ids_as_str:
            data = longs_as_text(data, Object(type(self)))
        return msgspec.json.encode(data).decode()

    def as_datetime(self, name: str) -> "datetime | None":
        """Return the time in a field, in UTC; None if the field is not set or 0.

        The unit of the field, seconds or milliseconds, is taken into account.

        Args:
            name: Python name of a field that has a Unix time.

        Raises:
            AttributeError: There is no such field, or it has no time.

        Example:
            info.as_datetime("create_time")
        """
        from datetime import datetime  # slow to import, and few programs need it

        times = {field.name: field.info.unit for field in fields_of(type(self)) if field.info.unit}
        if name not in times:
            known = f"; its times are {', '.join(times)}" if times else ""
            raise AttributeError(f"{type(self).__name__} has no time {name!r}{known}")
        value = getattr(self, name)
        if not value:
            return None
        return datetime.fromtimestamp(value / (1000 if times[name] == "milliseconds" else 1), UTC)


class _Hidden:
    def __repr__(self) -> str:
        return "***"


HIDDEN: Final = _Hidden()
"""Placeholder of a sensitive value."""


def _shown(value: object) -> str:
    if isinstance(value, str) and len(value) > _MAX_SHOWN:
        return f"{value[:_MAX_SHOWN]!r}…"
    return repr(value)


def _set_fields(value: Any) -> Any:
    if is_mapping(value):
        return {name: _set_fields(item) for name, item in value.items() if item is not None}
    return [_set_fields(item) for item in value] if is_list(value) else value


@dataclass(frozen=True, slots=True)
class WireBody:
    """A body by wire names. `repr` shows no field, because any of them may be sensitive."""

    data: dict[str, Any] = field(repr=False)


Request = Struct | WireBody


class ResponseMetadata(msgspec.Struct, frozen=True, kw_only=True):
    """Metadata of a reply, as the server wrote it."""

    request_id: str = msgspec.field(default="", name="RequestId")
    """Request id, which the platform's support asks for."""
    action: str = msgspec.field(default="", name="Action")
    """Name of the action."""
    version: str = msgspec.field(default="", name="Version")
    """API version."""
    service: str = msgspec.field(default="", name="Service")
    """Signing name of the service."""
    region: str = msgspec.field(default="", name="Region")
    """Region of the server; not always the region of the request."""


_NO_METADATA = ResponseMetadata()


@public_in("")
@dataclass(frozen=True, slots=True)
class RawResponse:
    """The HTTP response of a call."""

    status: int
    """HTTP status."""
    headers: dict[str, str]
    """Headers by lower-case name."""
    body: bytes = field(repr=False)
    """The body, decompressed."""
    attempts: int
    """Number of attempts of the call."""
    elapsed_s: float
    """Duration of the call in seconds, waits included."""


class Result(Struct, dict=True):
    """The result of an action, with the metadata of its reply."""

    def __reduce__(self) -> tuple[Any, ...]:
        fields = {name: getattr(self, name) for name in self.__struct_fields__}
        return _rebuilt, (type(self), fields, vars(self))

    def __copy__(self) -> "Result":  # msgspec's method copies only fields
        return _rebuilt(*self.__reduce__()[1])

    def __rich_repr__(self) -> list[tuple[str, Any]]:
        """Return the fields, and the request id if there is one."""
        shown = super().__rich_repr__()
        return [*shown, ("request_id", self.request_id)] if self.request_id else shown

    @property
    def metadata(self) -> ResponseMetadata:
        """Metadata of the reply: request id, region and so on."""
        return cast(ResponseMetadata, vars(self).get("_metadata", _NO_METADATA))

    @property
    def request_id(self) -> str:
        """Request id, which the platform's support asks for; empty for a result without a reply."""
        return self.metadata.request_id

    @property
    def idempotency_key(self) -> str | None:
        """Idempotency key of the call. Several calls with the same key take effect once."""
        return cast("str | None", vars(self).get("_idempotency_key"))

    @property
    def failed(self) -> tuple[Failure, ...]:
        """Items that failed although the call succeeded, in the same form for all actions."""
        return cast("tuple[Failure, ...]", vars(self).get("_failed", ()))

    @property
    def raw_response(self) -> RawResponse:
        """The HTTP response of the call, which only `client.with_raw_response` keeps.

        Raises:
            AttributeError: The client did not keep the response.
        """
        raw = vars(self).get("_raw_response")
        if raw is None:
            raise AttributeError("the response was not kept; call through client.with_raw_response")
        return cast(RawResponse, raw)


def _rebuilt(kind: type[Result], fields: dict[str, Any], attributes: dict[str, Any]) -> Result:
    result = kind(**fields)
    vars(result).update(attributes)
    return result


@public_in("")
class UntypedResult(Result):
    """The result of `client.call`: decoded JSON, unchanged."""

    data: Any = msgspec.field(default_factory=dict[str, Any])
    """Field `Result` of the reply, by wire names; nearly always a dict. Empty if there is none."""

    def __repr__(self) -> str:
        """Show names only, because any field may be sensitive."""
        shown = ", ".join(self.data) if is_mapping(self.data) else type(self.data).__name__
        return f"UntypedResult(data=<{shown}>)"

    def __rich_repr__(self) -> list[tuple[str, Any]]:
        return [("data", HIDDEN)]

    def to_dict(self) -> dict[str, Any]:
        """Return `data`."""
        return cast("dict[str, Any]", self.data)

    def to_json(self, *, ids_as_str: bool = False) -> str:
        """Return `data` as JSON text.

        Args:
            ids_as_str: Write integers above 2**53 as text, because JavaScript cannot represent them
                exactly. Smaller ids stay numbers, because it is unknown which fields are ids.
        """
        return msgspec.json.encode(large_as_text(self.data) if ids_as_str else self.data).decode()
