"""From the bytes of a body to checked fields: the action's own facts decide what is allowed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, cast

import msgspec

from .. import enums
from .._core.errors import Violation
from .._core.schema.actions import Action, Field
from .._core.serde.validation import violations
from ..fields import FIELDS
from .errors import Failure
from .spec_data import CHOICES

_Object = dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Shape:
    """What the checks need of a class, so that they look at nothing else."""

    names: frozenset[str]
    twins: tuple[tuple[str, str], ...]
    structs: tuple[Field, ...]
    choices: tuple[tuple[str, tuple[int | str, ...]], ...]


def parsed(raw: bytes) -> _Object:
    """The JSON object without its nulls, for a null is as good as nothing; raises Failure."""
    try:
        body = _without_nulls(msgspec.json.decode(raw))
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Failure("JsonParsingError", f"the body is not JSON: {error}") from None
    except RecursionError:
        raise Failure("JsonParsingError", "the body is nested too deeply") from None
    if not isinstance(body, dict):
        raise Failure("JsonParsingError", "the body is not a JSON object")
    return cast("_Object", body)


def check(body: _Object, action: Action[Any], *, strict: bool = False) -> tuple[str, ...]:
    """The paths of fields that the action does not have; raises Failure that lists broken rules.

    An integer 0 beside its string twin is taken out: the official Go client sends it. `strict`
    makes a broken rule of every unknown field.
    """
    shape = _SHAPES[action.request.__name__]
    _drop_zero_twins(body, shape)
    unknown = tuple(_unknown(body, shape, ""))
    broken = [*violations(body, action, FIELDS)]
    broken += _outside_choices(body, shape, "")
    if strict:
        broken += [Violation(path, "is no field of the action") for path in unknown]
    if broken:
        raise _refusal(body, action, broken)
    return unknown


def check_app(body: _Object, app_ids: frozenset[int]) -> None:
    """Raises Failure unless the application exists; with no list, every positive one does."""
    app_id = body["AppId"]
    if app_id <= 0 or (app_ids and app_id not in app_ids):
        raise Failure("AppNotFound", f"there is no application {app_id}")


def _refusal(body: _Object, action: Action[Any], broken: list[Violation]) -> Failure:
    # A field that only a condition asks for has an error of its own; it speaks when nothing
    # else is wrong.
    errors = {c.field: c.error for c in action.conditions if c.error and c.max is None}
    codes = {errors.get(v.path, "") if v.path not in body else "" for v in broken}
    code = codes.pop() if len(codes) == 1 else ""
    return Failure(code or "InvalidParam", "; ".join(f"{v.path}: {v.problem}" for v in broken))


def _objects(data: _Object, shape: _Shape, path: str) -> Iterator[tuple[_Object, _Shape, str]]:
    """The structs within an object, one level down: each with its shape and its path."""
    for field in shape.structs:
        if field.wire in data:
            for item, at in _within(data[field.wire], field, f"{path}{field.wire}"):
                yield item, _SHAPES[field.struct], f"{at}."


def _within(value: object, field: Field, path: str) -> Iterator[tuple[_Object, str]]:
    if field.kind == "object":
        items = [(value, path)]
    elif isinstance(value, list):
        items = [(item, f"{path}[{n}]") for n, item in enumerate(cast("list[object]", value))]
    elif isinstance(value, dict):
        items = [(item, f"{path}[{key}]") for key, item in cast("_Object", value).items()]
    else:
        items = []
    for item, at in items:
        if isinstance(item, dict):
            yield cast("_Object", item), at


def _drop_zero_twins(data: _Object, shape: _Shape) -> None:
    for wire, twin in shape.twins:
        if data.get(twin):
            value = data.get(wire)
            if value in ([], {}) or (type(value) is int and value == 0):
                del data[wire]
    for inner, inner_shape, _ in _objects(data, shape, ""):
        _drop_zero_twins(inner, inner_shape)


def _unknown(data: _Object, shape: _Shape, path: str) -> Iterator[str]:
    if not data.keys() <= shape.names:
        yield from (f"{path}{name}" for name in data if name not in shape.names)
    for inner, inner_shape, at in _objects(data, shape, path):
        yield from _unknown(inner, inner_shape, at)


def _outside_choices(data: _Object, shape: _Shape, path: str) -> Iterator[Violation]:
    """Clients leave enums open; a server does not."""
    for wire, allowed in shape.choices:
        value = data.get(wire)
        for item in cast("list[object]", value) if isinstance(value, list) else [value]:
            # Another type is a broken rule already.
            if type(item) is type(allowed[0]) and item not in allowed:
                listed = ", ".join(map(str, allowed))
                yield Violation(f"{path}{wire}", f"is {item}; {listed} are allowed")
    for inner, inner_shape, at in _objects(data, shape, path):
        yield from _outside_choices(inner, inner_shape, at)


def _without_nulls(value: object) -> object:
    if isinstance(value, dict):
        pairs = cast("dict[str, object]", value)
        return {key: _without_nulls(item) for key, item in pairs.items() if item is not None}
    if isinstance(value, list):
        return [_without_nulls(item) for item in cast("list[object]", value)]
    return value


# Fields that take values without a name: of a role, and of the direction of reading, the documents
# say that another value counts as the default; of messages they send types that no table names.
_OPEN: Final = frozenset({"Role", "Reverse", "MsgType"})


def _shape(struct: str, fields: tuple[Field, ...]) -> _Shape:
    named = [(w, enum) for w, enum in CHOICES.get(struct, {}).items() if w not in _OPEN]
    return _Shape(
        frozenset(field.wire for field in fields),
        tuple((field.wire, field.twin) for field in fields if field.twin),
        tuple(field for field in fields if field.struct),
        tuple((wire, tuple(one.value for one in getattr(enums, enum))) for wire, enum in named),
    )


_SHAPES: Final = {struct: _shape(struct, fields) for struct, fields in FIELDS.items()}
