"""Actions as operations."""

from __future__ import annotations

from typing import Any

from support.project import Project

from ..documents import document_of, operations

MAKE = "spec/tiny/talk/MakeTalk.yaml"


def test_an_operation_has_the_texts_and_facts_of_its_action(tiny_document: dict[str, Any]) -> None:
    found = operations(tiny_document)["MakeTalk"]
    expected = {
        "operationId": "MakeTalk",
        "tags": ["talk"],
        "summary": "Make a talk.",
        "x-summary-zh": "创建会话。",
        "description": "Without `Key` it makes a new one each time.",
        "x-description-zh": "不传 `Key` 则每次新建。",
        "externalDocs": {"url": "https://www.volcengine.com/docs/6348/3"},
        "x-access": "write",
        "x-calls-per-second": 50,
        "x-idempotency-field": "Key",
        "x-partial-failures": {
            "field": "Misses",
            "id": "UserId",
            "code": "Code",
            "message": "Words",
        },
        "x-error-codes": ["NoTalk", "TooFast"],
    }
    assert {key: found[key] for key in expected} == expected
    assert {*found} - {*expected} == {"requestBody", "responses"}


def test_an_example_of_a_request_has_the_parameters_of_the_client(
    tiny_document: dict[str, Any],
) -> None:
    body = operations(tiny_document)["ListTalks"]["requestBody"]
    assert body["required"] is True
    assert body["content"]["application/json"] == {
        "schema": {"$ref": "#/components/schemas/ListTalksRequest"},
        "example": {"AppId": 7, "Cursor": 0, "Limit": 50},
    }


def test_a_listing_names_its_fields(tiny_document: dict[str, Any]) -> None:
    paging = operations(tiny_document)["ListTalks"]["x-paging"]
    assert paging == {
        "kind": "cursor", "cursor": "Cursor", "limit": "Limit", "first": 0,
        "items": "Talks", "next_cursor": "Next", "has_more": "More",
    }  # fmt: skip


def test_a_deprecated_action_is_marked(plain: Project) -> None:
    mark = 'deprecated: {since: "2026-11-27", use: MakeTalk}\n'
    plain.edit("spec/tiny/talk/ListTalks.yaml", "access: read\n", f"access: read\n{mark}")
    found = operations(document_of(plain))["ListTalks"]
    assert found["deprecated"] is True
    assert found["description"] == "Deprecated since 2026-11-27; use `MakeTalk`."


def test_a_limit_in_another_unit(plain: Project) -> None:
    plain.edit(MAKE, "qps: 50\n", "rate_limit: {amount: 20, per: day}\n")
    plain.edit(MAKE, "evidence:\n", "evidence:\n  - {where: qps, reason: The limit is per day.}\n")
    found = operations(document_of(plain))["MakeTalk"]
    assert found["x-rate-limit"] == {"amount": 20, "per": "day"}
    assert "x-calls-per-second" not in found
