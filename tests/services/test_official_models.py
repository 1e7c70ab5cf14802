"""The generated packages have the fields of the official SDK's models: names, types, and rules."""

from __future__ import annotations

import importlib
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, Final

from services.conftest import Package

SIDES: Final = {"request": "Request", "result": "Response"}
SCALARS: Final = {"integer": "int", "long": "int", "double": "float", "string": "str", "boolean": "bool"}  # fmt: skip
INT32: Final = (-(2**31), 2**31 - 1)
OPEN_ENUM: Final = "enums are open, because a newer version of the service may know more values"
DIFFERENCES: Final = {
    "tag GetTagKeys MatchType: another": OPEN_ENUM,
    "tag GetTagValues MatchType: another": OPEN_ENUM,
    "tag GetTags MatchType: another": OPEN_ENUM,
    "sqs SendMessage MessageBody: an empty text": "specs limit the length of a text upwards only",
}
"""What differs, with the reason."""
COUNTS: Final = {"tag": (9, 74), "quota": (19, 308), "sqs": (8, 35)}
"""Actions and compared fields, counting fields of structs at each place that has the struct."""


@dataclass(frozen=True)
class Compared:
    """What both sides know of a field."""

    name: str
    """Name in Python."""
    type: str
    required: bool
    """Always False in results: the official models promise nothing there."""


def models(service: str) -> ModuleType:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # their imports are old
        return importlib.import_module(f"volcenginesdk{service}.models")


def refusal(model: type[Any], name: str, value: object) -> str:
    """Return the words with which a setter of an official model refuses a value, or nothing."""
    try:
        getattr(model, name).fset(_Blank(), value)
    except ValueError as error:
        return str(error)
    return ""


class _Blank:
    """Stands for an instance of a model, which checks what its setters get."""

    class _configuration:
        client_side_validation = True


def official(
    module: ModuleType, model: type[Any], path: str = ""
) -> Iterator[tuple[str, Compared]]:
    """Yield the fields of an official model by path of wire names."""
    is_sent = not path.startswith("result")
    for name, type_ in model.swagger_types.items():
        here = f"{path}.{model.attribute_map[name]}"
        item = type_.removeprefix("list[").removesuffix("]")
        inner = getattr(module, item, None)
        shown = type_.replace(item, "struct") if inner else type_
        required = is_sent and "must not be `None`" in refusal(model, name, None)
        yield here, Compared(name, shown, required)
        if inner:
            yield from official(module, inner, here)


def generated(package: Package, struct: Any, path: str = "") -> Iterator[tuple[str, Compared]]:
    """Yield the fields of a generated struct likewise."""
    types = package.part("_core.schema.types")
    for field in package.part("_core.schema.fields").fields_of(struct):
        here = f"{path}.{field.wire_name}"
        inner = types.struct_of(field.type)
        required = field.required and not path.startswith("result")
        yield here, Compared(field.name, _shown(types, field.type), required)
        if inner:
            yield from generated(package, inner, here)


def _shown(types: Any, type_: Any) -> str:
    if isinstance(type_, types.Array):
        return f"list[{_shown(types, type_.item)}]"
    return "struct" if isinstance(type_, types.Object) else SCALARS[type_.kind]


def test_names_types_and_required_fields_are_equal(packages: dict[str, Package]) -> None:
    counts = {}
    for service, package in packages.items():
        module = models(service)
        fields = 0
        for name, action in package.actions.items():
            for side, suffix in SIDES.items():
                theirs = dict(official(module, getattr(module, name + suffix), side))
                ours = dict(generated(package, getattr(action, side), side))
                assert ours == theirs, f"{service} {name} {side}"
                fields += len(ours)
        counts[service] = len(package.actions), fields
    assert counts == COUNTS


def test_the_specs_have_all_actions(packages: dict[str, Package]) -> None:
    for service, package in packages.items():
        names = {name for name in vars(models(service)) if name.endswith("Request")}
        assert {f"{name}Request" for name in package.actions} == names


def test_the_models_agree_on_method_version_and_encoding(packages: dict[str, Package]) -> None:
    """The path in the official API class has them: /Action/version/service/method/type/."""
    for service, package in packages.items():
        folder = Path(models(service).__file__ or "").parents[1]
        source = (folder / f"api/{service}_api.py").read_text("utf-8")
        for name, action in package.actions.items():
            type_ = {"json": "application_json", "query": "text_plain"}.get(
                action.encoding, "application_x-www-form-urlencoded"
            )
            wanted = f"/{name}/{action.version}/{service}/{action.method.lower()}/{type_}/"
            assert f"'{wanted}'" in source


def samples(type_: Any) -> dict[str, Any]:
    """Return values at the limits of a scalar, by what they are."""
    if not hasattr(type_, "kind"):
        return {}
    if type_.enum is not None:
        return {"another": "another", **{each.value: each.value for each in type_.enum}}
    match type_.kind:
        case "integer":
            documented = {type_.ge, type_.le} - {*INT32, None}
            return {
                str(n): n for edge in (0, 10**9, *documented) for n in (edge - 1, edge, edge + 1)
            }
        case "string":
            most = type_.max_length or 1000
            return {
                "an empty text": "",
                "a long text": "x" * most,
                "a longer text": "x" * (most + 1),
            }
        case _:
            return {}


def test_both_accept_the_same_values(packages: dict[str, Package]) -> None:
    found = set()
    compared = 0
    for service, package in packages.items():
        module = models(service)
        violations = package.part("_core.serde.validation").violations
        for name, action in package.actions.items():
            model = getattr(module, f"{name}Request")
            names = {wire: python for python, wire in model.attribute_map.items()}
            example = package.example(name, "request")
            for field in package.part("_core.schema.fields").fields_of(action.request):
                for words, value in samples(field.type).items():
                    body = {**example, field.wire_name: value}
                    is_refused = bool(violations(body, action))
                    compared += 1
                    if is_refused is not bool(refusal(model, names[field.wire_name], value)):
                        found.add(f"{service} {name} {field.wire_name}: {words}")
    assert found == set(DIFFERENCES)
    assert compared > 300
