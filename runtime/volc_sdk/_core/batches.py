"""Split items into lists that one call accepts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from .errors import ConfigError
from .schema.action_names import known_action, suggestion
from .schema.fields import fields_of
from .schema.types import Array, Map, Type
from .service import ServiceModel

T = TypeVar("T")


def max_items(service: ServiceModel, action: str, field: str) -> int:
    """Return the maximum number of items that a field of an action accepts in one call.

    Raises:
        ConfigError: There is no such action or field, or the documents set no limit for it.
    """
    limits = _limits(service, known_action(action, service.actions))
    if field not in limits:
        raise ConfigError(f"{action} has no field {field!r}{suggestion(field, limits)}")
    limit = limits[field]
    if limit is None:
        raise ConfigError(f"the documents set no limit for {action}.{field}; pass a number")
    return limit


def chunked(service: ServiceModel, items: Iterable[T], size: object) -> Iterator[list[T]]:
    """Yield the items in lists of `size`, a number or the name of an action.

    Raises:
        ConfigError: The size is not valid; raised at once, not by the first iteration.
    """
    return _chunks(iter(items), _size(service, size))


def _chunks(items: Iterator[T], size: int) -> Iterator[list[T]]:
    while chunk := [*islice(items, size)]:
        yield chunk


def _size(service: ServiceModel, size: object) -> int:
    if isinstance(size, str):
        action = known_action(size, service.actions, "size: ")
        limits = [limit for limit in _limits(service, action).values() if limit is not None]
        if len(limits) == 1:
            return limits[0]
        raise ConfigError(
            f"size: expected an action that has exactly one list with a documented limit, got {size!r};"
            " pass a number"
        )
    if isinstance(size, int) and not isinstance(size, bool) and size >= 1:
        return size
    raise ConfigError(f"size must be a whole number above 0 or the name of an action, not {size!r}")


def _limits(service: ServiceModel, action: str) -> dict[str, int | None]:
    fields = fields_of(service.action(action).request)
    return {field.wire_name: _limit(field.type) for field in fields}


def _limit(type_: Type) -> int | None:
    return type_.max_items if isinstance(type_, Array | Map) else None
