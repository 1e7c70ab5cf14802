"""Texts of the API as data: the sentences of the spec in each language, by wire names."""

from __future__ import annotations

import pytest
from support.project import REPOSITORY

from volcgen.spec.files import Spec
from volcgen.spec.load import load
from volcgen.view.api_texts import action_texts, shared_texts


@pytest.fixture(scope="module")
def spec() -> Spec:
    return load(REPOSITORY / "spec", REPOSITORY)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_each_action_field_and_error_has_its_text(spec: Spec, language: str) -> None:
    shared = shared_texts(spec, language)
    texts = action_texts(spec, (file.node for file in spec.actions), language)
    for file in spec.actions:
        action, own = file.node, texts[file.node.action]
        assert own["summary"]
        assert [*own["request"]] == [*spec.request_fields(action)]
        assert [*own["result"]] == [*action.result]
        assert all(own["request"].values())
        assert own.get("example") == action.examples.request
    assert {*shared["errors"]} == {*spec.errors.node.errors}
    assert {*shared["structs"]} == {*spec.structs.node.structs}


def test_units_and_facts_are_named(spec: Spec) -> None:
    found = action_texts(spec, (file.node for file in spec.actions), "en")
    assert found["SendMessage"]["request"]["CreateTime"].endswith("Unix time in milliseconds.")
    assert found["GetAppToken"]["credentials"] == ["Token"]
    assert "credentials" not in found["SendMessage"]
    assert found["GetConversationMessages"]["paging"]["next_cursor"] == "NewCursor"
    assert "paging" not in found["SendMessage"]
