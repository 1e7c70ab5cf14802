from __future__ import annotations

import json
from dataclasses import replace
from typing import Any, Literal

import pytest

from volcgen.changes.contradictions import contradictions
from volcgen.changes.facts import (
    ActionFacts,
    EnumValue,
    Fact,
    FieldFacts,
    StructFacts,
    Unknown,
)
from volcgen.changes.pages import read_text


def field(name: str, line: int = 5, type: str = "String", **facts: Any) -> FieldFacts:
    enum = tuple(Fact(EnumValue(value), line) for value in facts.pop("enum", ()))
    unknown = facts.pop("unknown", ())
    stated = {key: Fact(value, line) for key, value in facts.items()}
    return FieldFacts(name, line, type=Fact(type, line), enum=enum, unknown=unknown, **stated)


def action(source: Literal["page", "definition"], *request: FieldFacts, **more: Any) -> ActionFacts:
    path = "page.md" if source == "page" else "api.json"
    facts = ActionFacts(path=path, source=source, action=Fact("Act", 2), request=request)
    return replace(facts, **more)


def found(page: ActionFacts, definition: ActionFacts) -> list[tuple[Any, ...]]:
    return [
        (each.where, each.fact, each.page, each.definition)
        for each in contradictions(page, definition)
    ]


def compare(ours: FieldFacts, theirs: FieldFacts) -> list[tuple[Any, ...]]:
    return found(action("page", ours), action("definition", theirs))


def test_a_contradiction_has_both_values_paths_and_lines() -> None:
    page = action("page", field("Limit", 7, type="Long"))
    definition = action("definition", field("Limit", 90, type="Integer"))
    (each,) = contradictions(page, definition)
    assert str(each) == "Act: request.Limit type: Long at page.md:7, Integer at api.json:90"


@pytest.mark.parametrize(
    ("fact", "ours", "theirs"),
    [
        ("required", True, False),
        ("default", 10, 20),
        ("min", 0, 1),
        ("max", 100, 1000),
        ("max_length", 64, 63),
        ("max_items", 10, 20),
    ],
)
def test_facts_that_differ(fact: str, ours: Any, theirs: Any) -> None:
    left, right = field("A", **{fact: ours}), field("A", **{fact: theirs})
    assert compare(left, right) == [("request.A", fact, ours, theirs)]
    assert compare(left, left) == []
    assert compare(left, field("A")) == []  # only one of them states it


def test_a_fact_that_is_not_certain_is_not_compared() -> None:
    doubtful = replace(field("A"), max=Fact(100, 5, certain=False))
    assert compare(doubtful, field("A", max=200)) == []


def test_method_and_version() -> None:
    page = action("page", method=Fact("POST", 3), version=Fact("2020-12-01", 4))
    definition = action("definition", method=Fact("GET", 1), version=Fact("2020-12-01", 1))
    (each,) = contradictions(page, definition)
    assert str(each) == "Act: method: POST at page.md:3, GET at api.json:1"


def test_a_field_that_only_one_of_them_has() -> None:
    page, definition = action("page", field("A", 6)), action("definition", field("B", 9))
    first, second = contradictions(page, definition)
    assert str(first) == "Act: request.A: A at page.md:6, no such field at api.json:2"
    assert str(second) == "Act: request.B: no such field at page.md:2, B at api.json:9"


def test_the_parameters_that_select_the_action_are_not_compared() -> None:
    page = action("page", field("Action"), field("Version"), field("A"))
    assert found(page, action("definition", field("A"))) == []


@pytest.mark.parametrize("what", ["request", "fields"])
def test_fields_are_not_compared_with_a_document_that_does_not_list_them(what: str) -> None:
    definition = action("definition", unknown=(Unknown(what, "cut off", 3),))
    assert found(action("page", field("A")), definition) == []


TAG = StructFacts("Tag", 20, (field("Key"), field("Value", max_length=8)))


def test_dotted_names_and_structs_are_the_same_fields() -> None:
    dotted = action("page", field("Tags.N.Key"), field("Tags.N.Value", max_length=8))
    nested = action("definition", field("Tags", type="Array of Tag"), structs=(TAG,))
    assert found(dotted, nested) == []
    longer = action("page", field("Tags.N.Key"), field("Tags.n.Value", max_length=9))
    assert found(longer, nested) == [("request.Tags.Value", "max_length", 9, 8)]
    assert found(action("page", field("Tags.1.Key")), nested) == [
        ("request.Tags.Value", "field", None, "Value")
    ]


def test_a_dotted_array_is_an_array() -> None:
    dotted = field("Ids.N")
    assert compare(dotted, field("Ids", type="Array of String")) == []
    assert compare(dotted, field("Ids.N", type="Array of String")) == []
    assert compare(dotted, field("Ids")) == [("request.Ids", "type", "String", "String")]


def test_names_of_structs_are_not_compared_but_shapes_are() -> None:
    page = action("page", field("Tag", type="Object of Tag"), structs=(TAG,))
    other = replace(TAG, name="TagForActInput")
    same = action("definition", field("Tag", type="Object of TagForActInput"), structs=(other,))
    assert found(page, same) == []
    many = action("definition", field("Tag", type="Array of TagForActInput"), structs=(other,))
    assert [each[:2] for each in found(page, many)] == [("request.Tag", "type")]


def test_a_map_on_one_side_is_one_contradiction() -> None:
    page = action("page", field("Tag", type="JSON Map"))
    definition = action("definition", field("Tag", type="Object of Tag"), structs=(TAG,))
    assert found(page, definition) == [("request.Tag", "type", "JSON Map", "Object of Tag")]


@pytest.mark.parametrize(
    ("ours", "agrees"), [("Integer", True), ("Long", True), ("String", False), ("Double", False)]
)
def test_an_integer_of_unknown_width_agrees_with_both_widths(ours: str, agrees: bool) -> None:
    theirs = replace(field("A"), type=Fact("Integer", 5, certain=False))
    assert (compare(field("A", type=ours), theirs) == []) is agrees


def test_other_types_that_are_not_certain_agree_with_all() -> None:
    theirs = replace(field("A"), type=Fact("Object of A", 5, certain=False))
    assert compare(field("A", type="Array of String"), theirs) == []


def test_enums_are_compared_as_sets_of_words() -> None:
    assert compare(field("A", enum=[1, 2]), field("A", enum=["2", "1"])) == []
    assert compare(field("A", enum=[1, 2]), field("A", enum=[1, 3])) == [
        ("request.A", "enum", [1, 2], [1, 3])
    ]
    lost = (Unknown("enum", "the bullets are lost", 5),)
    assert compare(field("A", enum=[1]), field("A", enum=[1, 3], unknown=lost)) == []
    assert compare(field("A"), field("A", enum=[1, 3])) == []


def test_structs_that_contain_each_other_end() -> None:
    structs = tuple(
        StructFacts(f"S{i}", 1, tuple(field(f"F{j}", type=f"Array of S{j}") for j in range(6)))
        for i in range(6)
    )
    page = action("page", field("Root", type="Object of S0"), structs=structs)
    assert found(page, replace(page, source="definition")) == []


def test_two_actions_cannot_be_compared() -> None:
    other = replace(action("definition"), action=Fact("Other", 1))
    with pytest.raises(ValueError, match="got Act and Other"):
        contradictions(action("page"), other)


def test_a_page_and_a_definition_as_they_are_read() -> None:
    page = """# TagThings

- 请求方式：POST
- 请求地址：https://open.volcengineapi.com/?Action=TagThings&Version=2022-06-01

## 请求参数

| 参数 | 类型 | 是否必选 | 示例值 | 描述 |
| --- | --- | --- | --- | --- |
| Ids.N | String | 是 | a | 资源 |
| Tags.N.Key | String | 是 | env | 键，长度不超过 128 个字符 |
| Limit | Integer | 否 | 1 | 条数，最大值为 100 |
"""
    tag = {"Key": {"type": "string", "maxLength": 63}}
    properties = {
        "Ids": {"type": "array", "items": {"type": "string"}},
        "Tags": {
            "type": "array",
            "items": {"type": "object", "required": ["Key"], "properties": tag},
        },
        "Limit": {"type": "integer", "maximum": 100},
    }
    schema = {"type": "object", "required": ["Ids"], "properties": properties}
    body = {"content": {"application/json": {"schema": schema}}}
    definition = {"openapi": "3.0.1", "paths": {"/TagThings": {"post": {"requestBody": body}}}}
    (left,) = read_text(page, "page.md").actions
    (right,) = read_text(json.dumps(definition, indent=1), "api.json").actions
    (only,) = contradictions(left, right)
    assert (only.where, only.fact, only.page, only.definition) == (
        "request.Tags.Key",
        "max_length",
        128,
        63,
    )
    assert "Tags.N.Key" in page.splitlines()[only.page_line - 1]
