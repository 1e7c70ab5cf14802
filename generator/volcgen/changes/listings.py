"""Recognizes listings by the names and types of their fields, if nothing else is possible."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

from volcgen.spec.definitions import Action, FieldSpec

_INTEGERS: Final = ("Integer", "Long")
_TEXTS: Final = ("String",)


class _Kind(NamedTuple):
    """The fields that a kind of paging has on the platform."""

    kind: str
    cursor: str
    limit: str
    more: str
    """The field of the result, which is `total` or `next_cursor`."""
    types: tuple[str, ...]
    """Types of the cursor and of `more`."""


_KINDS: Final = (
    _Kind("token", "NextToken", "MaxResults", "NextToken", _TEXTS),
    _Kind("page", "PageNumber", "PageSize", "TotalCount", _INTEGERS),
    _Kind("offset", "Offset", "Limit", "TotalCount", _INTEGERS),
)


@dataclass(frozen=True, slots=True)
class Listing:
    """What the fields of an action show about paging."""

    paging: dict[str, str]
    """The value of `paging`; empty if a part of it is not stated."""
    missing: str
    """What is not stated."""
    cursor: str


def listing_of(action: Action) -> Listing | None:
    """Return how an action pages through a listing; None if no field of its request is a cursor."""
    found = next((kind for kind in _KINDS if kind.cursor in action.request), None)
    if found is None:
        return None
    arrays = [name for name, field in action.result.items() if field.type.startswith("Array of ")]
    has_limit = _is(action.request, found.limit, _INTEGERS)
    missing = ""
    if not _is(action.request, found.cursor, found.types):
        missing = f"the type of `{found.cursor}` is another one"
    elif not has_limit and found.kind != "token":
        missing = f"the request has no `{found.limit}`"
    elif not _is(action.result, found.more, found.types):
        missing = f"the result has no `{found.more}`"
    elif len(arrays) != 1:
        missing = f"the result has {len(arrays) or 'no'} arrays, so the items are not certain"
    if missing:
        return Listing({}, missing, found.cursor)
    paging = {"kind": found.kind, "cursor": found.cursor}
    if has_limit:
        paging["limit"] = found.limit
    paging["items"] = arrays[0]
    paging["next_cursor" if found.kind == "token" else "total"] = found.more
    return Listing(paging, "", found.cursor)


def _is(fields: Mapping[str, FieldSpec], name: str, types: tuple[str, ...]) -> bool:
    return name in fields and fields[name].type in types
