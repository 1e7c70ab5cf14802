"""Replies: the envelope, results, and errors by HTTP status."""

from __future__ import annotations

from typing import Any

from support.project import Project

from volcgen.spec.files import Spec

from ..documents import document_of, operations, validator

ERRORS = "spec/tiny/errors.yaml"
METADATA = {"RequestId": "1"}


def resolved(document: dict[str, Any], response: dict[str, Any]) -> dict[str, Any]:
    if "$ref" in response:
        response = document["components"]["responses"][response["$ref"].rsplit("/", 1)[1]]
    return response


def codes(document: dict[str, Any], action: str) -> dict[str, list[str]]:
    """Return the codes in the examples of the responses of an action, by status."""
    found: dict[str, list[str]] = {}
    for status, response in operations(document)[action]["responses"].items():
        content = resolved(document, response)["content"]["application/json"]
        if status != "200":
            found[status] = list(content.get("examples", {}))
    return found


def test_codes_are_listed_by_their_status(tiny_document: dict[str, Any]) -> None:
    assert codes(tiny_document, "MakeTalk") == {"404": ["NoTalk"], "default": ["TooFast"]}


def test_codes_of_the_gateway_are_those_of_every_action(tiny_document: dict[str, Any]) -> None:
    assert codes(tiny_document, "ListTalks") == {"default": ["TooFast"]}


def test_a_code_that_no_action_lists_is_one_of_every_action(plain: Project) -> None:
    text = "  Odd:\n    category: server\n    http_status: 500\n"
    texts = "    meaning: {en: Odd., zh: 异常。}\n    remedy: {en: Wait., zh: 请稍候。}\n"
    plain.write({ERRORS: plain.read(ERRORS) + text + texts})
    document = document_of(plain)
    assert codes(document, "ListTalks")["500"] == ["Odd"]
    assert codes(document, "MakeTalk")["500"] == ["Odd"]


def test_an_error_with_status_200_does_not_replace_the_result(plain: Project) -> None:
    plain.edit(ERRORS, "http_status: 404", "http_status: 200")
    document = document_of(plain)
    assert codes(document, "MakeTalk") == {"default": ["NoTalk", "TooFast"]}
    assert "Result" in schema_of(document, "MakeTalk")["properties"]


def test_every_code_of_an_action_is_in_one_response(spec: Spec, document: dict[str, Any]) -> None:
    for file in spec.actions:
        action = file.node
        found = [code for listed in codes(document, action.action).values() for code in listed]
        assert {*action.errors} <= {*found}
        assert len(found) == len({*found})


def test_every_shared_response_is_used(document: dict[str, Any]) -> None:
    used = {
        response["$ref"].rsplit("/", 1)[1]
        for operation in operations(document).values()
        for response in operation["responses"].values()
        if "$ref" in response
    }
    assert used == {*document["components"]["responses"]}


def test_an_example_explains_its_code(tiny_document: dict[str, Any]) -> None:
    assert tiny_document["components"]["examples"]["TooFast"] == {
        "summary": "Too many calls.",
        "x-summary-zh": "调用过快。",
        "description": "Wait a moment.",
        "x-description-zh": "请稍候。",
        "x-category": "throttled",
        "value": {
            "ResponseMetadata": {
                "RequestId": "20261127120000A1B2C3D4E5F60718293A",
                "Version": "2020-12-01",
                "Service": "rtc",
                "Region": "cn-north-1",
                "Error": {"CodeN": 100018, "Code": "TooFast", "Message": "Too many calls."},
            }
        },
    }


def test_an_error_may_have_an_unknown_code(tiny_document: dict[str, Any]) -> None:
    reply = validator(tiny_document, {"$ref": "#/components/schemas/ReplyError"})
    for code in ("NoTalk", "BrandNew"):
        error = {"Code": code, "Message": "Why."}
        assert reply.is_valid({"ResponseMetadata": {**METADATA, "Error": error}})
    assert not reply.is_valid({"Result": {}})


def schema_of(document: dict[str, Any], action: str) -> dict[str, Any]:
    response = operations(document)[action]["responses"]["200"]
    found: dict[str, Any] = response["content"]["application/json"]["schema"]
    return found


def test_a_result_is_required_if_it_has_required_fields(im_document: dict[str, Any]) -> None:
    send = validator(im_document, schema_of(im_document, "SendMessage"))
    assert send.is_valid({"ResponseMetadata": METADATA, "Result": {"MessageId": 1}})
    assert not send.is_valid({"ResponseMetadata": METADATA})
    destroy = validator(im_document, schema_of(im_document, "DestroyConversation"))
    assert destroy.is_valid({"ResponseMetadata": METADATA})
    assert not destroy.is_valid({"Result": {}})


def test_an_undocumented_result_may_be_anything(im_document: dict[str, Any]) -> None:
    send = validator(im_document, schema_of(im_document, "BatchSendGroupMessage"))
    for result in ({}, {"Any": [1]}, "text"):
        assert send.is_valid({"ResponseMetadata": METADATA, "Result": result})
