"""Whatever is made is valid, survives the wire, and has ids of its own."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from volc_im import (
    ConversationCoreInfo,
    ConversationInfo,
    ConversationType,
    CreateConversationResult,
    ValidationError,
)
from volc_im._core.schema.actions import Field
from volc_im._core.schema.models import Struct
from volc_im._core.serde.validation import violations
from volc_im.actions.conversation import (
    CREATE_CONVERSATION,
    CreateConversationRequest,
    GetUserConversationsResult,
)
from volc_im.fields import FIELDS
from volc_im.registry import ACTIONS
from volc_im.testing import factories
from volc_im.testing.metadata import action_named, action_of, broken_rules


def every_kind() -> list[type[Struct]]:
    modules = ["structs", *(f"actions.{group}" for group in {g for g, _ in ACTIONS.values()})]
    found = [vars(import_module(f"volc_im.{module}")) for module in modules]
    return [names[name] for names in found for name in sorted(FIELDS.keys() & names.keys())]


KINDS = [*dict.fromkeys(every_kind())]


@pytest.fixture(autouse=True)
def from_the_start() -> None:
    factories.restart()


@settings(max_examples=150, derandomize=True, deadline=None)
@given(st.sampled_from(KINDS), st.integers(0, 5))
def test_what_is_made_is_valid_and_survives_the_wire(kind: type[Struct], before: int) -> None:
    factories.restart()
    made = factories.make_batch(kind, before + 1)[-1]
    action = action_of(kind)
    assert broken_rules(made.to_dict(), kind, action.conditions if action else ()) == ()
    assert msgspec.json.decode(msgspec.json.encode(made), type=kind) == made


def test_all_kinds_are_there() -> None:
    assert {kind.__name__ for kind in KINDS} == FIELDS.keys()


def test_a_request_can_be_sent() -> None:
    for name in ACTIONS:
        action = action_named(name)
        assert action is not None
        assert violations(factories.make(action.request).to_dict(), action, FIELDS) == ()
    factories.restart()
    made = factories.make(CreateConversationRequest)
    assert made.other_user_id == 10002  # a condition asks for it
    core = ConversationCoreInfo(conversation_type=ConversationType.GROUP)
    group = factories.make(CreateConversationRequest, conversation_core_info=core)
    assert (group.other_user_id, group.idempotent_id) == (None, None)


def test_the_first_has_the_documents_examples_and_the_next_other_ids() -> None:
    talks = factories.make_batch(ConversationInfo, 3, name="Team")
    assert [talk.name for talk in talks] == ["Team"] * 3
    assert talks[0].conversation_short_id == 7244530000000000001
    assert len({talk.conversation_short_id for talk in talks}) == 3
    assert [str(talk.conversation_short_id) for talk in talks] == [t.conversation_id for t in talks]
    assert {talk.app_id for talk in talks} == {661000}
    factories.restart()
    assert factories.make_batch(ConversationInfo, 3, name="Team") == talks


def test_what_is_made_together_fits_together() -> None:
    factories.make(CreateConversationResult)
    made = factories.make(CreateConversationResult)
    assert made.conversation_info.conversation_short_id == made.conversation_short_id


def test_a_made_page_is_the_last_and_empty() -> None:
    page = factories.make(GetUserConversationsResult)
    assert (page.conversation_infos, page.has_more) == ([], False)


def test_the_other_form_of_an_id_takes_the_place_of_the_first() -> None:
    made = factories.make(CreateConversationRequest, owner_user_id_str="ann", other_user_id_str="b")
    assert (made.owner_user_id, made.other_user_id) == (None, None)
    assert factories.make(ConversationInfo, owner_user_id_str="ann").owner_user_id is None


def test_mistakes_are_named() -> None:
    with pytest.raises(TypeError, match="ConversationInfo has no field `nam`; did you mean `name`"):
        factories.make(ConversationInfo, nam="x")
    with pytest.raises(ValidationError, match="OwnerUserId: is -1; 0 to"):
        factories.make(CreateConversationRequest, owner_user_id=-1)
    with pytest.raises(ValidationError, match="ConversationCoreInfo: is required"):
        factories.make(CreateConversationRequest, conversation_core_info=None)


class Odd(Struct, kw_only=True, omit_defaults=True):
    """Every kind of field with narrow limits, as no action has it yet."""

    small_id: int = msgspec.field(name="SmallId")
    short_id: str = msgspec.field(name="ShortId")
    score: float = msgspec.field(name="Score")
    flag: bool = msgspec.field(name="Flag")
    kinds: list[ConversationType] = msgspec.field(name="Kinds")
    parts: list[ConversationCoreInfo] = msgspec.field(name="Parts")
    names: list[str] | None = msgspec.field(default=None, name="Names")
    data: dict[str, str] = msgspec.field(name="Data")


ODD = (
    Field("SmallId", "integer", required=True, min=5, max=7),
    Field("ShortId", "string", required=True, max_length=3),
    Field("Score", "double", required=True, min=2, max=3),
    Field("Flag", "boolean", required=True),
    Field("Kinds", "array", item="integer", required=True, max_items=2),
    Field("Parts", "array", item="object", struct="ConversationCoreInfo", required=True),
    Field("Names", "array", item="string"),
    Field("Data", "map", item="string", required=True),
)


def test_every_kind_of_field_keeps_its_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(FIELDS, "Odd", ODD)
    for made in factories.make_batch(Odd, 12):
        data: dict[str, Any] = made.to_dict()
        assert 5 <= data["SmallId"] <= 7
        assert 0 < len(data["ShortId"]) <= 3
        assert 2 <= data["Score"] <= 3
        assert data["Kinds"] == [1]
        assert data["Parts"] == [{"ConversationType": 1}]
        assert "Names" not in data
        assert data["Data"] == {}


def test_a_result_without_facts_is_made_as_it_is() -> None:
    from volc_im import UntypedResult

    assert factories.make(UntypedResult, data={"A": 1}).data == {"A": 1}


def test_an_action_has_no_other_request() -> None:
    assert action_of(CreateConversationRequest) is CREATE_CONVERSATION
    assert action_of(ConversationInfo) is None
