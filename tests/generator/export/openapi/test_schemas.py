"""Fields, structs and enums in JSON Schema."""

from __future__ import annotations

from typing import Any

import pytest
from support.project import Project

from ..documents import component, document_of

MAKE = "spec/tiny/talk/MakeTalk.yaml"
STRUCTS = "spec/tiny/structs.yaml"


def fields(document: dict[str, Any], schema: str) -> dict[str, Any]:
    found: dict[str, Any] = document["components"]["schemas"][schema]["properties"]
    return found


def test_a_field_has_its_type_limits_and_texts(tiny_document: dict[str, Any]) -> None:
    assert fields(tiny_document, "MakeTalkRequest")["OwnerId"] == {
        "type": "integer",
        "format": "int64",
        "minimum": 1,
        "maximum": 900,
        "description": "Owner.",
        "x-description-zh": "所有者。",
        "examples": [10],
    }


@pytest.mark.parametrize(
    ("struct", "field", "facts"),
    [
        ("MakeTalkRequest", "AppId", {"type": "integer", "format": "int32"}),
        ("MakeTalkRequest", "Silent", {"type": "boolean", "default": False}),
        ("MakeTalkRequest", "OwnerIdStr", {"x-string-alternative-of": "OwnerId"}),
        ("ListTalksRequest", "Word", {"x-sensitive": "user_content"}),
        ("MakeTalkResult", "TalkId", {"x-aliases": ["Id"]}),
        ("MakeTalkResult", "Made", {"x-unit": "seconds", "x-duration": False}),
        ("Info", "Name", {"type": "string", "maxLength": 20}),
        ("Info", "Mood", {"default": "calm"}),
        (
            "Info",
            "Kind",
            {
                "anyOf": [
                    {"$ref": "#/components/schemas/Kind"},
                    {"type": "integer", "format": "int32"},
                ]
            },
        ),
        ("Info", "Detail", {"$ref": "#/components/schemas/Detail"}),
        (
            "Info",
            "Ext",
            {"type": "object", "additionalProperties": {"type": "string"}, "maxProperties": 3},
        ),
        ("Detail", "Score", {"type": "number", "format": "double", "minimum": 0}),
        ("Detail", "Tags", {"type": "array", "items": {"type": "string"}}),
    ],
)
def test_facts_of_fields(
    tiny_document: dict[str, Any], struct: str, field: str, facts: dict[str, Any]
) -> None:
    found = fields(tiny_document, struct)[field]
    assert {key: found.get(key) for key in facts} == facts


def test_a_unit_is_also_a_sentence(tiny_document: dict[str, Any]) -> None:
    made = fields(tiny_document, "MakeTalkResult")["Made"]
    assert made["description"] == "When. Unix time in seconds."
    assert made["x-description-zh"] == "创建时间。Unix 时间戳，单位为秒。"


def test_an_array_has_a_maximum_of_items(plain: Project) -> None:
    plain.edit(
        STRUCTS, "Tags: {type: Array of String,", "Tags: {type: Array of String, max_items: 4,"
    )
    assert fields(document_of(plain), "Detail")["Tags"]["maxItems"] == 4


def test_a_field_with_an_enum_accepts_other_values(tiny_document: dict[str, Any]) -> None:
    kind = tiny_document["components"]["schemas"]["Kind"]
    assert kind["enum"] == [1, 2]
    assert kind["x-enum-varnames"] == ["SINGLE", "GROUP"]
    assert kind["x-enum-descriptions"] == ["Two people.", "Many people."]
    assert kind["x-enum-descriptions-zh"] == ["单聊。", "群聊。"]
    info = component(tiny_document, "Info")
    assert info.is_valid({"Kind": 1})
    assert info.is_valid({"Kind": 77})
    assert not info.is_valid({"Kind": "1"})
    assert not component(tiny_document, "Kind").is_valid(77)


def test_a_reply_may_have_fields_of_other_types(tiny_document: dict[str, Any]) -> None:
    result = component(tiny_document, "MakeTalkResult")
    assert result.is_valid({"TalkId": 1, "Made": 5})
    assert result.is_valid({"TalkId": 1, "Made": "5"})
    assert not result.is_valid({"TalkId": 1, "Made": []})


def test_a_required_field_of_a_reply_may_have_its_alias(tiny_document: dict[str, Any]) -> None:
    assert component(tiny_document, "MakeTalkResult").is_valid({"Id": 1})
    assert not component(tiny_document, "ListTalksResult").is_valid({"Talks": [], "Next": 1})


def test_limits_of_what_is_only_received_are_left_out(plain: Project) -> None:
    plain.edit(STRUCTS, "Words: {type: String,", "Words: {type: String, max_length: 3,")
    assert "maxLength" not in fields(document_of(plain), "Miss")["Words"]


def test_what_is_deprecated_is_marked_and_explained(plain: Project) -> None:
    mark = 'deprecated: {since: "2026-11-27", use: OtherId, text: {en: Gone soon., zh: 即将移除。}}'
    plain.edit(MAKE, "  Key: {type: String,", f"  Key: {{type: String, {mark},")
    plain.edit(
        STRUCTS,
        "GROUP: {value: 2,",
        'GROUP: {value: 2, deprecated: {since: "2026-11-27", use: SINGLE},',
    )
    document = document_of(plain)
    key = fields(document, "MakeTalkRequest")["Key"]
    assert key["deprecated"] is True
    assert key["description"] == "Your key. Deprecated since 2026-11-27; use `OtherId`. Gone soon."
    assert key["x-description-zh"] == (
        "幂等键。已弃用（自 2026-11-27 起），请改用 `OtherId`。即将移除。"
    )
    assert document["components"]["schemas"]["Kind"]["x-enum-deprecated"] == [2]
