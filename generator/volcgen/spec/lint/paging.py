"""Rules for listings: the keys of each kind of paging, and the fields that they name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from volcgen.problems import Problem, did_you_mean, only_match
from volcgen.spec.definitions import Action, FieldSpec
from volcgen.spec.files import Spec, SpecFile
from volcgen.spec.lint.cases import check_when

_INTEGER: Final = ("Integer", "Long")
_TEXT: Final = ("String",)


class _Kind(NamedTuple):
    """The keys of one kind of paging, besides `cursor`, `limit`, `size` and `items`."""

    cursor: tuple[str, ...]
    """Types of the cursor."""
    required: tuple[str, ...]
    optional: tuple[str, ...] = ()


_KINDS: Final = {
    "cursor": _Kind(_INTEGER, ("limit", "next_cursor", "has_more"), ("first", "backward")),
    "offset": _Kind(_INTEGER, ("limit", "total"), ("first",)),
    "page": _Kind(_INTEGER, ("limit", "total"), ("first",)),
    "token": _Kind(_TEXT, ("next_cursor",), ("limit",)),
}
_OWN_KEYS: Final = ("limit", "next_cursor", "has_more", "total", "first", "backward")


def check(spec: Spec, file: SpecFile[Action]) -> Iterator[Problem]:
    """Yield the problems of the paging of an action."""
    paging = file.node.paging
    if paging is None:
        return
    kind = _KINDS[paging.kind]
    for key in _OWN_KEYS:
        given = getattr(paging, key) is not None
        if key in kind.required and not given:
            at = file.document.at(("paging",), key=True)
            message = f"paging by {paging.kind} needs `{key}`"
            yield Problem("L209", message, at, f"add `{key}`")
        elif given and key not in (*kind.required, *kind.optional):
            at = file.document.at(("paging", key), key=True)
            message = f"`{key}` does not apply to paging by {paging.kind}"
            yield Problem("L209", message, at, "remove it, or correct `kind`")
    if paging.size is not None and paging.limit is None:
        at = file.document.at(("paging", "size"), key=True)
        yield Problem(
            "L209", "`size` without `limit`", at, "name the field as `limit`, or remove it"
        )
    request, result = file.node.request, file.node.result
    for key, known, side, types in (
        ("cursor", request, "request", kind.cursor),
        ("limit", request, "request", _INTEGER),
        ("items", result, "result", ("Array of ",)),
        ("next_cursor", result, "result", kind.cursor),
        ("has_more", result, "result", ("Boolean",)),
        ("total", result, "result", _INTEGER),
    ):
        name: str | None = getattr(paging, key)
        if name is not None:
            yield from _named(file, key, name, known, side, types)
    if paging.cursor == paging.limit:
        at = file.document.at(("paging", "limit"))
        yield Problem("L209", f"`{paging.limit}` is also the cursor", at)
    if paging.backward is not None:
        yield from check_when(spec, file, paging.backward.when, ("paging", "backward", "when"))
        if "." in paging.backward.when.field:
            at = file.document.at(("paging", "backward", "when", "field"))
            yield Problem("L209", "the field of `backward` must be a parameter of the action", at)


def _named(
    file: SpecFile[Action],
    key: str,
    name: str,
    known: dict[str, FieldSpec],
    side: str,
    types: tuple[str, ...],
) -> Iterator[Problem]:
    """Check that a key names a field of these types."""
    at = file.document.at(("paging", key))
    field = known.get(name)
    if field is None:
        help_ = f"{did_you_mean(name, known)}name a field of the {side}"
        fitting = [wire for wire, other in known.items() if other.type.startswith(types)]
        instead = only_match(name, fitting)
        yield Problem("L209", f"the {side} has no field `{name}`", at, help_, instead=instead)
    elif not field.type.startswith(types):
        message = f"`{name}` is {field.type}"
        yield Problem("L209", message, at, f"`{key}` must be {' or '.join(types)}".strip())
