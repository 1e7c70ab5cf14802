"""Callbacks as webhooks of the document."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from support.project import REPOSITORY, Project

from volc_im.callbacks import AfterSendMessage, BeforeSendMessage, sign_event
from volc_im.callbacks.event import FIELDS
from volcgen.names import snake
from volcgen.spec.load import load

from ..documents import document_of, validator

WRONG = "callbacks: {doc: 6348/1, signature: {en: A., zh: 甲。}, reply: {en: B., zh: 乙。}, envelope: {}}\n"


@pytest.fixture
def webhooks(im_document: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = im_document["webhooks"]
    return found


def body_validator(document: dict[str, Any], event: str) -> Draft202012Validator:
    content = document["webhooks"][event]["post"]["requestBody"]["content"]
    return validator(document, content["application/json"]["schema"])


def test_each_event_is_a_webhook_with_texts_in_both_languages(webhooks: dict[str, Any]) -> None:
    assert [*webhooks] == ["BeforeSendMessage", "AfterSendMessage"]
    for name, item in webhooks.items():
        operation = item["post"]
        assert operation["operationId"] == f"on{name}"
        assert operation["security"] == []
        assert operation["summary"] != operation["x-summary-zh"]
        assert operation["responses"]["200"]["description"]


def test_signed_events_match_their_schema(im_document: dict[str, Any]) -> None:
    body = json.loads(sign_event("secret", "BeforeSendMessage", {"Header": {}}, app_id=661000))
    before = body_validator(im_document, "BeforeSendMessage")
    assert before.is_valid(body)
    assert not before.is_valid(body | {"EventType": "AfterSendMessage"})
    assert not before.is_valid(body | {"EventData": {}})
    assert not before.is_valid({name: value for name, value in body.items() if name != "Nonce"})


def test_the_data_of_an_event_is_described(im_document: dict[str, Any]) -> None:
    schema = im_document["webhooks"]["BeforeSendMessage"]["post"]["requestBody"]["content"]
    own = schema["application/json"]["schema"]["allOf"][1]["properties"]
    assert own["EventData"]["contentMediaType"] == "application/json"
    reference = own["EventData"]["contentSchema"]["$ref"].rpartition("/")[2]
    data = im_document["components"]["schemas"][reference]
    assert "type" not in data["properties"]["Header"]  # no document states it
    assert validator(im_document, data).is_valid({"Header": {"a": 1}, "Other": [1]})


def test_the_classes_of_the_package_have_the_fields_of_the_spec() -> None:
    spec = load(REPOSITORY / "spec", REPOSITORY)
    assert spec.callbacks is not None
    facts = spec.callbacks.node.callbacks
    assert {*facts.envelope} == {*FIELDS.values()}
    for kind in (BeforeSendMessage, AfterSendMessage):
        own = {field.name for field in fields(kind)} - {"raw"}
        assert own == {snake(wire) for wire in facts.events[kind.__name__].fields}
    assert {*facts.events} == {"BeforeSendMessage", "AfterSendMessage"}


def test_a_service_without_callbacks_has_no_webhooks(plain: Project) -> None:
    assert "webhooks" not in document_of(plain)


def test_a_mistake_in_the_file_is_reported_with_its_place(plain: Project) -> None:
    file = next((plain.root / "spec").rglob("service.yaml")).with_name("callbacks.yaml")
    file.write_text(WRONG, encoding="utf-8")
    done = plain.run("lint")
    assert done.code != 0
    assert "callbacks.yaml:1:" in done.out + done.err
