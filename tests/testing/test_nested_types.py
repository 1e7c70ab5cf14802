"""Factories, masking and expectations for all 90 types of fields up to depth three."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import nan
from typing import Annotated, Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from volc_sdk._core.errors import ValidationError
from volc_sdk._core.schema.actions import Action
from volc_sdk._core.schema.fields import FieldInfo, fields_of
from volc_sdk._core.schema.models import Result, Struct
from volc_sdk._core.schema.types import (
    Array,
    Int64,
    Map,
    Object,
    Scalar,
    SentFloat,
    SentInt32,
    SentInt64,
    Type,
)
from volc_sdk._core.serde.decode import decoder_of
from volc_sdk._core.serde.validation import struct_violations
from volc_sdk._core.service import ServiceModel
from volc_sdk.testing.expectations import Expected, expected_action
from volc_sdk.testing.factory import ExampleValuesOf, Factory
from volc_sdk.testing.masking import MASK, Masker
from volc_sdk.testing.matchers import ANY

CANARY = "canary-7f3a"
SECRET_NUMBER = 7788990011
MASKED = {"Secret": MASK, "DeviceId": 0, "DeviceUid": 0, "DeviceIdStr": MASK}
"""Sensitive fields in a recording."""


class SentPart(Struct, kw_only=True, omit_defaults=True):
    """An object in a request."""

    secret: Annotated[str, FieldInfo(sensitive=True)] = msgspec.field(name="Secret")
    device_id: Annotated[
        SentInt64 | None, FieldInfo(required=True, sensitive=True, string_alternative="DeviceIdStr")
    ] = msgspec.field(default=None, name="DeviceId")
    device_id_str: Annotated[str | None, FieldInfo(sensitive=True)] = msgspec.field(
        default=None, name="DeviceIdStr"
    )
    level: SentInt32 = msgspec.field(name="Level")


class Part(Struct, kw_only=True):
    """An object in a reply."""

    secret: Annotated[str | None, FieldInfo(sensitive=True)] = msgspec.field(
        default=None, name="Secret"
    )
    device_id: Annotated[Int64, FieldInfo(sensitive=True, aliases=("DeviceUid",))] = msgspec.field(
        default=0, name="DeviceId"
    )
    level: int = msgspec.field(default=0, name="Level")


SENT: dict[str, Any] = {
    "Integer": SentInt32,
    "Long": SentInt64,
    "String": str,
    "Boolean": bool,
    "Double": SentFloat,
    "Object": SentPart,
}
RECEIVED: dict[str, Any] = {
    "Integer": int,
    "Long": Int64,
    "String": str,
    "Boolean": bool,
    "Double": float,
    "Object": Part,
}


def nested(types: Mapping[str, Any], array: Any) -> Iterator[tuple[str, Any]]:
    """Yield each type inside of up to three lists and maps, with its name."""
    level = dict(types)
    for _ in range(4):
        yield from level.items()
        arrays = {f"Array of {name}": array[type_] for name, type_ in level.items()}
        maps = {f"JSON Map of {name}": dict[str, type_] for name, type_ in level.items()}
        level = {**arrays, **maps}


@dataclass(frozen=True)
class Case:
    """An action whose request and result have fields of one type."""

    action: Action[Any]
    sent: Type
    received: Type


def body(base: type[Struct], type_: Any, **config: Any) -> Any:
    """Return a class with three fields of a type: a plain one, another, and a sensitive one."""
    sensitive = Annotated[type_ | None, FieldInfo(sensitive=True)]
    value = (
        ("value", type_, msgspec.field(name="Value"))
        if base is Struct
        else ("value", type_ | None, msgspec.field(default=None, name="Value"))
    )
    return msgspec.defstruct(
        "Body",
        [
            value,
            ("other", type_ | None, msgspec.field(default=None, name="Other")),
            ("hidden", sensitive, msgspec.field(default=None, name="Hidden")),
        ],
        bases=(base,),
        kw_only=True,
        **config,
    )


def case_of(sent: Any, received: Any) -> Case:
    request = body(Struct, sent, omit_defaults=True)
    result = body(Result, received)
    action: Action[Any] = Action(
        name="Try",
        version="2020-12-01",
        doc="",
        access="read",
        qps=None,
        request=request,
        result=result,
    )
    return Case(action, fields_of(request)[0].type, fields_of(result)[0].type)


CASES = {
    name: case_of(sent, received)
    for (name, sent), (_, received) in zip(
        nested(SENT, Sequence), nested(RECEIVED, list), strict=True
    )
}


class Service(ServiceModel):
    """A service whose one action is a case."""

    def action(self, name: str) -> Action[Any]:
        return CASES[self.title].action


def service(case: str) -> ServiceModel:
    return Service(
        name="try",
        title=case,
        package="try",
        distribution="try",
        version="1",
        api_version="2020-12-01",
        signing_name="try",
        default_region="x",
        hosts={"x": "localhost"},
        timeout_s=1.0,
        parameters={},
        actions={"Try": "try.TRY"},
    )


def values(type_: Type) -> st.SearchStrategy[Any]:
    """Return valid values in wire form; sensitive fields of objects have fixed values."""
    match type_:
        case Scalar("integer"):
            return st.integers(-(2**31), 2**31 - 1)
        case Scalar("long"):
            return st.integers(-(2**63), 2**63 - 1)
        case Scalar("double"):
            return st.floats(-1e300, 1e300)
        case Scalar("boolean"):
            return st.booleans()
        case Scalar():
            return st.text("ab", max_size=3)
        case Object():
            return st.builds(
                lambda level: {"Secret": CANARY, "DeviceId": SECRET_NUMBER, "Level": level},
                st.integers(0, 9),
            )
        case Array(item):
            return st.lists(values(item), min_size=1, max_size=2)
        case Map(item):
            return st.dictionaries(st.sampled_from(["k", "m"]), values(item), min_size=1)


def masked(value: Any) -> Any:
    """Return the form that a value must have in a recording."""
    if isinstance(value, dict):
        return {name: MASKED.get(name, masked(item)) for name, item in value.items()}
    return [masked(item) for item in value] if isinstance(value, list) else value


def renamed(value: Any, old: str, new: str) -> Any:
    """Return a value with another name for one of its fields."""
    if isinstance(value, dict):
        return {new if n == old else n: renamed(item, old, new) for n, item in value.items()}
    return [renamed(item, old, new) for item in value] if isinstance(value, list) else value


def without_flags(value: Any) -> Any:
    """Return a value with False in place of True, as in made data."""
    if isinstance(value, dict):
        return {name: without_flags(item) for name, item in value.items()}
    if isinstance(value, list):
        return [without_flags(item) for item in value]
    return False if isinstance(value, bool) else value


def blank(type_: Type) -> Any:
    match type_:
        case Array():
            return []
        case Scalar(kind):
            return {"string": MASK, "boolean": False}.get(kind, 0)
        case _:
            return {}


all_types = pytest.mark.parametrize("name", CASES)
some_values = settings(max_examples=6, derandomize=True, deadline=None)


def test_there_are_90_types() -> None:
    assert len(CASES) == 90
    assert "JSON Map of Array of Array of Object" in CASES


def examples_of_body(value: Any) -> ExampleValuesOf:
    examples = {"Value": value}
    return lambda struct: examples if struct.__name__ == "Body" else {}


@all_types
def test_made_data_is_valid(name: str) -> None:
    factory = Factory(service(name), lambda _: {})
    action = CASES[name].action
    for _ in range(2):
        request = factory.make(action.request)
        assert struct_violations(request.to_dict(), action.request) == ()
        assert msgspec.json.decode(msgspec.json.encode(request), type=action.request) == request
        assert request.to_dict().keys() == {"Value"}
        result = factory.make(action.result)
        assert struct_violations(result.to_dict(), action.result) == ()
        assert msgspec.json.decode(msgspec.json.encode(result), type=action.result) == result


@all_types
@some_values
@given(st.data())
def test_made_data_has_the_examples(name: str, data: st.DataObject) -> None:
    case = CASES[name]
    for struct, type_ in ((case.action.request, case.sent), (case.action.result, case.received)):
        example = data.draw(values(type_))
        made = Factory(service(name), examples_of_body(example)).make(struct)
        assert struct_violations(made.to_dict(), struct) == ()
        assert msgspec.json.decode(msgspec.json.encode(made), type=struct) == made
        is_list_of_reply = struct is case.action.result and isinstance(type_, Array)
        if isinstance(type_, Array | Map) and not is_list_of_reply:
            assert made.to_dict()["Value"] == without_flags(example)


@all_types
@some_values
@given(st.data())
def test_no_sensitive_value_is_recorded(name: str, data: st.DataObject) -> None:
    case = CASES[name]
    for type_, is_reply in ((case.sent, False), (case.received, True)):
        value = data.draw(values(type_))
        alternative = "DeviceUid" if is_reply else "DeviceIdStr"
        other = renamed(value, "DeviceId", alternative)
        body = {"Value": value, "Other": other, "Hidden": value}
        masker = Masker(service(name), "Try", ())
        kept = masker.reply({"Result": body}) if is_reply else masker.request(body)
        expected = {
            "Value": masked(value),
            "Other": masked(other),
            "Hidden": blank(type_),
        }
        assert kept == ({"Result": expected} if is_reply else expected)
        text = msgspec.json.encode(kept).decode()
        assert CANARY not in text
        assert str(SECRET_NUMBER) not in text


@all_types
@some_values
@given(st.data())
def test_a_masked_reply_can_be_decoded(name: str, data: st.DataObject) -> None:
    case = CASES[name]
    value = data.draw(values(case.received))
    reply = {"ResponseMetadata": {}, "Result": {"Value": value, "Hidden": value}}
    kept = Masker(service(name), "Try", ()).reply(reply)
    decoded = decoder_of(case.action.result).decode(msgspec.json.encode(kept))
    assert decoded.result is not None
    is_object = isinstance(case.received, Object)
    hidden: Any = getattr(decoded.result, "hidden")  # noqa: B009 - the class is made at run time
    assert hidden == (Part() if is_object else blank(case.received))


@all_types
@some_values
@given(st.data())
def test_expected_values_are_checked(name: str, data: st.DataObject) -> None:
    case = CASES[name]
    value = data.draw(values(case.sent))
    assert expect(case, name, value).differences({"Value": value}) == []
    for path in places(value):
        with pytest.raises(ValidationError):
            expect(case, name, replaced(value, path, nan))


@all_types
@some_values
@given(st.data())
def test_matchers_are_accepted_at_any_place(name: str, data: st.DataObject) -> None:
    case = CASES[name]
    value = data.draw(values(case.sent))
    for path in places(value):
        expected = expect(case, name, replaced(value, path, ANY))
        assert expected.differences({"Value": value}) == []
        assert len(expected.differences({"Value": replaced(value, path, None)})) == 1


def test_an_alternative_may_be_matched_in_place_of_a_field() -> None:
    name = "Array of JSON Map of Object"
    value = [ANY, {"k": {"Secret": ANY, "DeviceIdStr": ANY, "Level": 1}}]
    sent = [{}, {"k": {"Secret": "a", "DeviceIdStr": "b", "Level": 1}}]
    assert expect(CASES[name], name, value).differences({"Value": sent}) == []


def expect(case: Case, name: str, value: Any) -> Expected:
    """Return the expectation of a call with a value for the field."""
    return expected_action(Factory(service(name), lambda _: {}), case.action, {"value": value})


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the place of a value and of each value inside of it."""
    yield path
    if isinstance(value, dict):
        for name, item in value.items():
            yield from places(item, (*path, name))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from places(item, (*path, index))


def replaced(value: Any, path: tuple[Any, ...], new: Any) -> Any:
    """Return a value with another one at a place."""
    if not path:
        return new
    copied = dict(value) if isinstance(value, dict) else [*value]
    copied[path[0]] = replaced(value[path[0]], path[1:], new)
    return copied
