from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from volcgen.changes.facts import ActionFacts, FieldFacts
from volcgen.changes.pages import metadata

NAMES = {
    "ListThings": {
        "ApiInfo": {"Method": "POST", "ContentType": "application/x-www-form-urlencoded"},
        "Request": {"Basic": ["Limit", "Tags.N.Key"]},
        "Response": {"Basic": ["Next"], "Structure": {"Things": {"Basic": ["Id"]}}},
    },
    "GetThing": {"Request": {"Basic": ["Id"]}, "Response": {}},
}
TYPES = {
    "ListThings": {
        "Request": {
            "MetaTypes": {
                "Limit": {"TypeName": "integer"},
                "Tags.N.Key": {"TypeName": "string", "Required": True},
            }
        },
        "Response": {
            "MetaTypes": {
                "Next": {"TypeName": "string"},
                "Things": {"TypeName": "array", "TypeOf": "object"},
            },
            "ChildMetas": {"Things": {"MetaTypes": {"Id": {"TypeName": "integer"}}}},
        },
    }
}
FLAGS = {
    "IsArray": False,
    "IsMap": False,
    "IsObject": False,
    "IsEnum": False,
    "Required": False,
    "Format": "",
    "ParentType": "",
    "ItemType": "",
}


def structure(**entries: Any) -> dict[str, Any]:
    fields = {name.replace("__", "."): {**FLAGS, **entry} for name, entry in entries.items()}
    return {"PkgName": "x", "Service": "x", "Version": "2022-06-01", "Structure": {"Act": fields}}


def types(**fields: Any) -> dict[str, Any]:
    return {"Act": {"Request": {"MetaTypes": fields}, "Response": {}}}


def read(data: Any, path: str = "x.json") -> dict[str, ActionFacts]:
    assert metadata.matches(data)
    reading = metadata.read(data, json.dumps(data, indent="\t"), path)
    assert not reading.refused, reading.refused
    return {action.action.value: action for action in reading.actions}


def only(data: Any) -> FieldFacts:
    (action,) = read(data).values()
    (field,) = action.request
    return field


def summary(fields: tuple[FieldFacts, ...]) -> list[tuple[Any, ...]]:
    return [
        (
            field.name,
            field.type and (field.type.value, field.type.certain),
            field.required and field.required.value,
        )
        for field in fields
    ]


def test_metadata_json_has_names_and_methods() -> None:
    actions = read(NAMES)
    listing, get = actions["ListThings"], actions["GetThing"]
    assert listing.method is not None
    assert (listing.method.value, listing.method.line) == ("POST", 4)
    assert summary(listing.request) == [("Limit", None, None), ("Tags.N.Key", None, None)]
    assert [field.line for field in listing.request] == [9, 10]
    assert summary(listing.result) == [
        ("Next", None, None),
        ("Things", ("Object of Things", False), None),  # an object or an array
    ]
    assert [struct.name for struct in listing.structs] == ["Things"]
    assert get.method is not None
    assert get.method.value == "GET"  # without ApiInfo
    assert [field.location for field in (*listing.request, *get.request)] == [
        "body",
        "body",
        "query",
    ]


def test_meta_type_json_has_types_and_required() -> None:
    action = read(TYPES)["ListThings"]
    assert action.method is None
    assert summary(action.request) == [
        ("Limit", ("Integer", False), False),
        ("Tags.N.Key", ("String", True), True),
    ]
    assert summary(action.result) == [
        ("Next", ("String", True), None),
        ("Things", ("Array of Things", True), None),
    ]
    assert summary(action.structs[0].fields) == [("Id", ("Integer", False), None)]


@pytest.mark.parametrize(
    ("meta", "word", "certain"),
    [
        ({"TypeName": "number"}, "Double", True),
        ({"TypeName": "boolean"}, "Boolean", True),
        ({"TypeName": "array", "TypeOf": "string"}, "Array of String", True),
        ({"TypeName": "array", "TypeOf": "integer"}, "Array of Integer", False),
        ({"TypeName": "map", "TypeOf": "string"}, "JSON Map", True),
        ({"TypeName": "map", "TypeOf": "integer"}, "JSON Map of Integer", False),
        ({"TypeName": "array[string]"}, "Array of String", True),
        ({"TypeName": "array[integer]"}, "Array of Integer", False),
        ({"TypeName": "array[string][]"}, "Array of Array of String", False),
    ],
)
def test_type_words(meta: Any, word: str, certain: bool) -> None:
    type_ = only(types(Value=meta)).type
    assert type_ is not None
    assert (type_.value, type_.certain) == (word, certain)


@pytest.mark.parametrize(
    "meta",
    [
        {"TypeName": "map", "TypeOf": "object"},
        {"TypeName": "map", "TypeOf": "array"},
        {"TypeName": "object", "TypeOf": "object"},
        {"TypeName": "array", "TypeOf": "object"},
        {"TypeName": "array"},
        {"TypeName": "array[thing]"},
        {"TypeName": "thing"},
        {"Required": True},
    ],
)
def test_a_type_that_is_not_stated_is_unknown(meta: Any) -> None:
    field = only(types(Value=meta))
    assert field.type is None
    assert [unknown.what for unknown in field.unknown] == ["type"]


def test_structure_json_has_the_version_widths_and_names_of_structs() -> None:
    action = read(
        structure(
            Small={"Type": "integer", "Format": "int32", "Required": True},
            Large={"Type": "integer", "Format": "int64"},
            Plain={"Type": "integer"},
            Names={"Type": "string", "IsArray": True},
            Tags={"Type": "TagForActInput", "IsArray": True},
            One={"Type": "OneForActInput", "IsObject": True},
            TagForActInput__Key={"Type": "string", "ParentType": "TagForActInput"},
        )
    )["Act"]
    assert action.version is not None
    assert (action.version.value, action.version.line) == ("2022-06-01", 4)
    assert summary(action.request) == [
        ("Small", ("Integer", True), True),
        ("Large", ("Long", True), False),
        ("Plain", ("Integer", False), False),
        ("Names", ("Array of String", True), False),
        ("Tags", ("Array of TagForActInput", True), False),
        ("One", ("Object of OneForActInput", True), False),
    ]
    (struct,) = action.structs
    assert struct.name == "TagForActInput"
    assert summary(struct.fields) == [("Key", ("String", True), False)]
    assert [unknown.what for unknown in action.unknown] == ["result"]


def test_an_enum_of_structure_json_has_unknown_values() -> None:
    field = only(structure(Kind={"Type": "string", "IsEnum": True}))
    assert [unknown.what for unknown in field.unknown] == ["enum"]


@pytest.mark.parametrize("entry", [{"Type": "object", "IsMap": True}, {"Type": "thing"}, {}])
def test_an_unknown_type_of_structure_json(entry: Any) -> None:
    field = only(structure(Value=entry))
    assert field.type is None
    assert [unknown.what for unknown in field.unknown] == ["type"]


@pytest.mark.parametrize("style", [["int32"], {"a": 1}, 64, None, "other"])
def test_an_integer_of_an_unknown_width_is_not_certain(style: Any) -> None:
    type_ = only(structure(Value={"Type": "integer", "Format": style})).type
    assert type_ is not None
    assert (type_.value, type_.certain) == ("Integer", False)


def test_a_number_that_may_be_a_string_is_not_certain() -> None:
    type_ = only(structure(Value={"Type": "string", "Format": "json_number"})).type
    assert type_ is not None
    assert not type_.certain


def test_actions_without_parameters_have_a_method_only_in_metadata_json() -> None:
    empty = {"Act": {"Request": {}, "Response": {}}}
    assert read(empty, "x/metadata.json")["Act"].method is not None
    assert read(empty, "x/meta_type.json")["Act"].method is None


def test_a_malformed_action_is_refused_and_the_others_are_read() -> None:
    data = {**TYPES, "Bad": {"Request": {"MetaTypes": {"A": {"TypeName": 3}}}, "Response": {}}}
    text = json.dumps(data, indent=1)
    reading = metadata.read(data, text, "x.json")
    assert [action.action.value for action in reading.actions] == ["ListThings"]
    (refused,) = reading.refused
    assert refused.reason.startswith("Bad.Request.MetaTypes.A.TypeName: expected a string")
    assert '"TypeName": 3' in text.splitlines()[refused.line - 1]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ({"Version": "v1", "Structure": {"Act": {}}}, "expected an API version"),
        ({**TYPES, "Act": NAMES["ListThings"]}, "found both"),
        ({"not an action": {"Request": {}, "Response": {}}}, "the name of an action"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused(data: Any, reason: str) -> None:
    assert metadata.matches(data)
    (refused,) = metadata.read(data, json.dumps(data), "x.json").refused
    assert reason in refused.reason


def test_nesting_without_end_is_refused() -> None:
    meta: dict[str, Any] = {"MetaTypes": {"A": {"TypeName": "string"}}}
    for _ in range(60):
        meta = {"MetaTypes": {"A": {"TypeName": "object"}}, "ChildMetas": {"A": meta}}
    data = {"Act": {"Request": meta, "Response": {}}}
    (refused,) = metadata.read(data, json.dumps(data), "x.json").refused
    assert "levels of nesting" in refused.reason


def test_other_json_does_not_match() -> None:
    for data in (None, [], {}, {"a": 1}, {"Request": {}, "Response": {}}, {"Structure": {}}):
        assert not metadata.matches(data)


KEYS = st.sampled_from(
    [
        "Act",
        "ApiInfo",
        "Method",
        "Request",
        "Response",
        "Basic",
        "Structure",
        "MetaTypes",
        "A",
        "ChildMetas",
        "TypeName",
        "TypeOf",
        "Required",
        "Version",
        "Type",
        "IsArray",
        "Format",
    ]
)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(0, 3) | st.sampled_from(["", "string", "array"]),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
        max_leaves=30,
    )
)
def test_no_document_raises(data: Any) -> None:
    for document in (data, {"Act": data}, {"Act": {"Request": data, "Response": data}}):
        metadata.matches(document)
        metadata.read(document, json.dumps(document), "x")
