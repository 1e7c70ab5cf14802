from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from volcgen.changes.facts import ActionFacts, FieldFacts
from volcgen.changes.pages import openapi


def read(document: Any) -> ActionFacts:
    text = json.dumps(document, indent=2)
    assert openapi.matches(document)
    reading = openapi.read(document, text, "api.json")
    assert not reading.refused, reading.refused
    (action,) = reading.actions
    return action


def refusal(document: Any) -> tuple[str, int]:
    reading = openapi.read(document, json.dumps(document, indent=2), "api.json")
    assert not reading.actions
    (refused,) = reading.refused
    assert refused.path == "api.json"
    return refused.reason, refused.line


def document(
    properties: dict[str, Any] | None = None,
    *,
    parameters: list[Any] | None = None,
    result: dict[str, Any] | None = None,
    schemas: dict[str, Any] | None = None,
    method: str = "post",
    **more: Any,
) -> dict[str, Any]:
    operation: dict[str, Any] = {"responses": more.pop("responses", {})}
    if properties is not None:
        schema = {"type": "object", "properties": properties, **more}
        operation["requestBody"] = {"content": {"application/json": {"schema": schema}}}
    if parameters is not None:
        operation["parameters"] = parameters
    if result is not None:
        content = {"application/json": {"schema": result}}
        operation["responses"]["200"] = {"content": content}
    return {
        "openapi": "3.0.1",
        "info": {"version": "2022-06-01"},
        "paths": {"/TagThings": {method: operation}},
        "components": {"schemas": schemas or {}},
    }


def field(schema: Any, **more: Any) -> FieldFacts:
    (found,) = read(document({"Value": schema}, **more)).request
    return found


def test_the_answer_of_the_explorer_and_its_api_alone_are_read_alike() -> None:
    api = document({"Name": {"type": "string"}})
    whole = read({"Result": {"Api": api}})
    assert whole.action.value == read(api).action.value == "TagThings"
    assert whole.source == "definition"
    assert whole.method is not None
    assert whole.method.value == "POST"
    assert whole.version is not None
    assert whole.version.value == "2022-06-01"


def test_lines_are_those_of_the_keys() -> None:
    text = """{
  "openapi": "3.0.1",
  "paths": {
    "/TagThings": {
      "post": {
        "requestBody": {"content": {"application/json": {"schema": {
          "required": [
            "Name"
          ],
          "properties": {
            "Name": {
              "type": "string",
              "maxLength": 8,
              "enum": ["a",
                       "b"]
            }
          }
        }}}}
      }
    }
  }
}"""
    (action,) = openapi.read(json.loads(text), text, "x").actions
    (name,) = action.request
    assert (action.action.line, action.method and action.method.line) == (4, 5)
    assert (name.line, name.type and name.type.line) == (11, 12)
    assert name.required is not None
    assert (name.required.value, name.required.line) == (True, 8)
    assert name.max_length is not None
    assert (name.max_length.value, name.max_length.line) == (8, 13)
    assert [(each.value.value, each.line) for each in name.enum] == [("a", 14), ("b", 15)]


@pytest.mark.parametrize(
    ("schema", "word", "certain"),
    [
        ({"type": "string"}, "String", True),
        ({"type": "string", "format": "date-time"}, "String", True),
        ({"type": "boolean"}, "Boolean", True),
        ({"type": "number", "format": "float"}, "Double", True),
        ({"type": "integer", "format": "int32"}, "Integer", True),
        ({"type": "integer", "format": "int64"}, "Long", True),
        ({"type": "integer"}, "Integer", False),
        ({"type": ["integer", "null"], "format": "int64"}, "Long", True),
        ({"type": "array", "items": {"type": "string"}}, "Array of String", True),
        ({"type": "array", "items": {"type": "integer"}}, "Array of Integer", False),
        (
            {"type": "array", "items": {"type": "array", "items": {"type": "string"}}},
            "Array of Array of String",
            True,
        ),
        ({"type": "object", "additionalProperties": {"type": "string"}}, "JSON Map", True),
        (
            {"type": "object", "additionalProperties": {"type": "integer", "format": "int64"}},
            "JSON Map of Long",
            True,
        ),
        ({"$ref": "#/components/schemas/Tag"}, "Object of Tag", True),
        ({"allOf": [{"$ref": "#/components/schemas/Tag"}]}, "Object of Tag", True),
        ({"$ref": "#/components/schemas/Word"}, "String", True),
        (
            {"type": "array", "items": {"$ref": "#/components/schemas/Tag"}},
            "Array of Tag",
            True,
        ),
        ({"properties": {"A": {"type": "string"}}}, "Object of Value", True),
    ],
)
def test_types(schema: Any, word: str, certain: bool) -> None:
    schemas = {
        "Tag": {"type": "object", "properties": {"Key": {"type": "string"}}},
        "Word": {"type": "string"},
    }
    type_ = field(schema, schemas=schemas).type
    assert type_ is not None
    assert (type_.value, type_.certain) == (word, certain)


@pytest.mark.parametrize(
    ("schema", "reason"),
    [
        ({"type": "object"}, "fields of the object"),
        ({"type": "object", "additionalProperties": True}, "fields of the object"),
        ({"type": "array"}, "type of the items"),
        ({}, "one type"),
        ({"type": ["string", "integer"]}, "one type"),
        ({"oneOf": [{"type": "string"}, {"type": "integer"}]}, "one type"),
        ({"type": "decimal"}, "decimal"),
        ({"$ref": "#/components/schemas/Gone"}, "Gone"),
        ({"$ref": "other.json#/Tag"}, "other.json"),
        ({"$ref": "#/components/schemas/Loop"}, "Loop in a circle"),
    ],
)
def test_a_type_that_is_not_stated_is_unknown(schema: Any, reason: str) -> None:
    loop = {"$ref": "#/components/schemas/Loop"}
    found = field(schema, schemas={"Loop": loop})
    assert found.type is None
    (unknown,) = found.unknown
    assert unknown.what == "type"
    assert reason in unknown.reason


def test_limits_defaults_and_examples() -> None:
    schema = {
        "type": "integer",
        "minimum": 1,
        "maximum": 100,
        "exclusiveMaximum": True,
        "default": 0,
        "example": 7,
    }
    found = field(schema)
    facts = (found.min, found.max, found.default, found.example)
    assert [fact and fact.value for fact in facts] == [1, 99, 0, 7]
    listed = field({"type": "array", "maxItems": 5, "items": {"type": "string", "enum": ["x"]}})
    assert listed.max_items is not None
    assert listed.max_items.value == 5
    assert [each.value.value for each in listed.enum] == ["x"]


def test_a_limit_of_a_fraction_is_not_a_limit_of_the_spec() -> None:
    assert field({"type": "number", "minimum": 0.5}).min is None


def test_required_is_stated_for_requests_and_for_results_only_with_a_list() -> None:
    properties = {"A": {"type": "string"}, "B": {"type": "string"}}
    request = read(document(properties, required=["B"])).request
    assert [each.required and each.required.value for each in request] == [False, True]
    result = read(document(result={"properties": properties})).result
    assert [each.required for each in result] == [None, None]
    listed = read(document(result={"properties": properties, "required": ["A"]})).result
    assert [each.required and each.required.value for each in listed] == [True, False]


def test_query_parameters_keep_their_dotted_names_and_the_selectors_are_left_out() -> None:
    parameters = [
        {"name": "Action", "in": "query", "required": True, "schema": {"type": "string"}},
        {
            "name": "Version",
            "in": "query",
            "schema": {"type": "string", "enum": ["2018-01-01"]},
        },
        {"name": "Tags.N.Key", "in": "query", "required": True, "schema": {"type": "string"}},
        {"name": "X-Token", "in": "header", "schema": {"type": "string"}, "example": "t"},
    ]
    action = read(document(parameters=parameters, method="get"))
    assert action.version is not None
    assert action.version.value == "2018-01-01"  # of the parameter, before that of `info`
    assert [(each.name, each.location) for each in action.request] == [
        ("Tags.N.Key", "query"),
        ("X-Token", "header"),
    ]
    assert [each.required and each.required.value for each in action.request] == [True, False]
    example = action.request[1].example
    assert example is not None
    assert example.value == "t"


def test_sort_params_give_the_order() -> None:
    properties = {name: {"type": "string"} for name in ("C", "A", "B")}
    action = read(document(properties, **{"x-sort-params": ["B", "A", "Gone"]}))
    assert [each.name for each in action.request] == ["B", "A", "C"]


def test_the_result_is_taken_out_of_the_envelope() -> None:
    inner = {"type": "object", "properties": {"Count": {"type": "integer"}}}
    metadata = {"type": "object", "properties": {"RequestId": {"type": "string"}}}
    envelope = {"type": "object", "properties": {"ResponseMetadata": metadata, "Result": inner}}
    assert [each.name for each in read(document(result=envelope)).result] == ["Count"]
    empty = {"type": "object", "properties": {"ResponseMetadata": metadata}}
    assert read(document(result=empty)).result == ()
    own = {"type": "object", "properties": {"Result": inner, "More": inner}}
    assert [each.name for each in read(document(result=own)).result] == ["Result", "More"]


def test_structs_that_refer_to_each_other_are_read_once() -> None:
    ref = {"$ref": "#/components/schemas/Node"}
    node = {"properties": {"Next": ref, "All": {"type": "array", "items": ref}}}
    action = read(document({"Root": ref}, schemas={"Node": node}))
    (struct,) = action.structs
    assert struct.name == "Node"
    assert [each.type and each.type.value for each in struct.fields] == [
        "Object of Node",
        "Array of Node",
    ]


def test_a_chain_of_a_thousand_structs_is_read() -> None:
    schemas = {
        f"S{i}": {"properties": {"Next": {"$ref": f"#/components/schemas/S{i + 1}"}}}
        for i in range(1000)
    }
    action = read(document({"Root": {"$ref": "#/components/schemas/S0"}}, schemas=schemas))
    assert len(action.structs) == 1000


def test_objects_that_nest_too_deeply_are_unknown() -> None:
    schema: dict[str, Any] = {"type": "string"}
    for _ in range(40):
        schema = {"type": "object", "properties": {"In": schema}}
    action = read(document({"Root": schema}))
    reasons = [
        unknown.reason
        for struct in action.structs
        for each in struct.fields
        for unknown in each.unknown
    ]
    assert any("nests deeper" in reason for reason in reasons)


def test_inline_objects_are_named_after_their_fields_and_kept_apart() -> None:
    one = {"type": "object", "properties": {"Key": {"type": "string"}}}
    other = {"type": "object", "properties": {"Id": {"type": "string"}}}
    action = read(
        document(
            {
                "tag": one,
                "A": {"type": "object", "properties": {"tag": one}},
                "B": {"type": "object", "properties": {"tag": other}},
            }
        )
    )
    assert [struct.name for struct in action.structs] == ["Tag", "A", "BTag", "B"]


def test_an_inline_object_does_not_take_the_name_of_a_schema() -> None:
    schemas = {"Tag": {"properties": {"Key": {"type": "string"}}}}
    inline = {"type": "object", "properties": {"Id": {"type": "string"}}}
    ref = {"$ref": "#/components/schemas/Tag"}
    action = read(document({"Tag": inline, "Real": ref}, schemas=schemas))
    types = [each.type and each.type.value for each in action.request]
    assert types == ["Object of Tag2", "Object of Tag"]


@pytest.mark.parametrize(
    "schema",
    [
        {
            "oneOf": [
                {"code": "Gone", "http_code": 404, "message": "gone", "description": "没有"},
                {"code": "Busy", "http_code": "429", "message": "busy", "description": ""},
            ]
        },
        {
            "type": "array",
            "items": [
                {"code": "Gone", "http_code": 404, "message": "gone", "description": "没有"},
                {"code": "Busy", "http_code": 429, "message": "busy"},
            ],
        },
        {
            "items": {
                "oneOf": [
                    {
                        "type": "object",
                        "properties": {
                            "code": {"type": "string", "enum": ["Gone"]},
                            "http_code": {"type": "integer", "example": 404},
                            "description": {"type": "string", "default": "没有"},
                        },
                    },
                    {"code": "Busy", "http_code": 429, "message": "busy"},
                ]
            }
        },
    ],
)
def test_error_codes(schema: Any) -> None:
    responses = {"x-error-code": {"content": {"application/json": {"schema": schema}}}}
    errors = read(document(responses=responses)).errors
    assert [(each.code, each.http_status, each.meaning) for each in errors] == [
        ("Gone", 404, "没有"),
        ("Busy", 429, "busy"),
    ]


def test_examples_are_those_of_the_first_demo() -> None:
    api = document()
    api["info"]["x-demo"] = [
        {
            "requestDemo": [{"Code": 'POST /?Action=TagThings HTTP/1.1\n\n{"A": 1}'}],
            "responseDemo": [{"Code": '{"Result": {}}'}],
        },
        {"requestDemo": [{"Code": "other"}]},
    ]
    action = read(api)
    assert action.request_example is not None
    assert action.request_example.value == {"A": 1}
    assert action.result_example is not None
    assert action.result_example.value == {"Result": {}}


def test_an_example_that_is_not_json_is_kept_as_text() -> None:
    api = document()
    api["info"]["x-demo"] = [{"requestDemo": [{"Code": "{0001"}]}]
    example = read(api).request_example
    assert example is not None
    assert example.value == "{0001"


@pytest.mark.parametrize(
    ("broken", "reason", "line"),
    [
        ({"Result": {"Api": None}}, "no Api", 1),
        ({"Result": {"Api": {}}}, "found 0 paths", 3),
        ({"openapi": "3", "paths": {}}, "found 0 paths", 3),
        ({"openapi": "3", "paths": {"/pets/{id}": {"get": {}}}}, "found /pets/{id}", 4),
        ({"openapi": "3", "paths": {"/A": {"get": {}}, "/B": {"get": {}}}}, "found 2 paths", 3),
        ({"openapi": "3", "paths": {"/A": {"get": {}, "post": {}}}}, "get and post", 4),
        ({"openapi": "3", "paths": {"/A": {"get": []}}}, "expected an object, got a list", 5),
        ({"openapi": "3", "paths": 7}, "expected an object, got 7", 3),
        (document(parameters=[{"in": "query"}]), "parameter with a name", 11),
        (document(parameters=[{"name": "A"}]), "query, header or body", 11),
        (document({"A": 3}), "expected an object, got 3", 16),
        (document({"A": {"type": "string", "enum": [{}]}}), "got an object", 19),
        (document({"A": {"type": "integer", "maximum": "x"}}), "expected an integer", 18),
    ],
)
def test_a_malformed_document_is_refused_with_its_line(broken: Any, reason: str, line: int) -> None:
    found = refusal(broken)
    assert reason in found[0]
    assert found[1] == line


def test_other_json_does_not_match() -> None:
    for data in (None, 3, [], {}, {"Result": {}}, {"Result": []}, {"paths": {}}, {"openapi": 3}):
        assert not openapi.matches(data)


KEYS = st.sampled_from(
    [
        "paths",
        "/A",
        "get",
        "post",
        "parameters",
        "name",
        "in",
        "schema",
        "type",
        "properties",
        "items",
        "$ref",
        "enum",
        "required",
        "content",
        "application/json",
        "requestBody",
        "responses",
        "200",
        "x-error-code",
        "oneOf",
        "code",
        "info",
        "x-demo",
        "openapi",
        "components",
        "schemas",
        "minimum",
        "allOf",
        "additionalProperties",
        "x-sort-params",
    ]
)
LEAVES = (
    st.none()
    | st.booleans()
    | st.integers(-5, 5)
    | st.floats(allow_nan=False)
    | st.sampled_from(["", "query", "object", "array", "integer", "#/components/schemas/A"])
)


@given(
    st.recursive(
        LEAVES,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=5),
        max_leaves=40,
    )
)
def test_no_document_raises(operation: Any) -> None:
    for data in (
        operation,
        {"openapi": 3, "paths": {"/A": {"get": operation}}, "components": {"schemas": operation}},
        document({"A": operation}, schemas={"A": operation}, result=operation),
    ):
        openapi.matches(data)
        openapi.read(data, json.dumps(data), "x")
