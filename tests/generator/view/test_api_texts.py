"""Texts of the API as data: the sentences of the spec in each language, by wire names."""

from __future__ import annotations

from typing import Any

import pytest
from support.project import REPOSITORY

from volcgen.spec.files import Spec
from volcgen.spec.load import load
from volcgen.view.api_texts import api_texts


@pytest.fixture(scope="module")
def spec() -> Spec:
    return load(REPOSITORY / "spec", REPOSITORY)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_each_action_field_and_error_has_its_text(spec: Spec, language: str) -> None:
    found = api_texts(spec, language)
    for file in spec.actions:
        action, own = file.node, found["actions"][file.node.action]
        assert own["summary"]
        assert [*own["request"]] == [*spec.request_fields(action)]
        assert [*own["result"]] == [*action.result]
        assert all(own["request"].values())
        assert own.get("example") == action.examples.request
    assert {*found["errors"]} == {*spec.errors.node.errors}
    assert {*found["structs"]} == {*spec.structs.node.structs}


def test_units_and_facts_are_named(spec: Spec) -> None:
    found: dict[str, Any] = api_texts(spec, "en")["actions"]
    assert found["SendMessage"]["request"]["CreateTime"].endswith("Unix time in milliseconds.")
    assert found["GetAppToken"]["credentials"] == ["Token"]
    assert "credentials" not in found["SendMessage"]
    assert found["GetConversationMessages"]["paging"]["next_cursor"] == "NewCursor"
    assert "paging" not in found["SendMessage"]
