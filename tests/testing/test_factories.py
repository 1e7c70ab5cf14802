"""Made data is valid, is unchanged by a round trip through JSON, and has unique ids."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module
from typing import Annotated, Any

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
from volc_im._core.schema.fields import FieldInfo
from volc_im._core.schema.models import Result, Struct, UntypedResult
from volc_im._core.schema.types import OpenInt, SentInt64
from volc_im._core.serde.validation import struct_violations, violations
from volc_im.actions.conversation import CreateConversationRequest, GetUserConversationsResult
from volc_im.actions.message import BatchSendGroupMessageResult
from volc_im.service import SERVICE
from volc_im.testing import factories
from volc_im.testing.factory import Factory


def every_struct() -> list[type[Struct]]:
    groups = {place.partition(".")[0] for place in SERVICE.actions.values()}
    modules = ["structs", *(f"actions.{group}" for group in sorted(groups))]
    found = [vars(import_module(f"volc_im.{module}")) for module in modules]
    values = [value for names in found for value in names.values()]
    return [value for value in values if isinstance(value, type) and issubclass(value, Struct)]


STRUCTS = [*dict.fromkeys(every_struct())]


@pytest.fixture(autouse=True)
def from_the_start() -> None:
    factories.restart()


@settings(max_examples=150, derandomize=True, deadline=None)
@given(st.sampled_from(STRUCTS), st.integers(0, 5))
def test_what_is_made_is_valid_and_survives_the_wire(struct: type[Struct], before: int) -> None:
    factories.restart()
    made = factories.make_batch(struct, before + 1)[-1]
    assert issubclass(struct, UntypedResult) or struct_violations(made.to_dict(), struct) == ()
    assert msgspec.json.decode(msgspec.json.encode(made), type=struct) == made


def test_all_kinds_are_there() -> None:
    assert len(STRUCTS) > len(SERVICE.actions) * 2


def test_a_request_can_be_sent() -> None:
    for name in SERVICE.actions:
        action = SERVICE.action(name)
        assert violations(factories.make(action.request).to_dict(), action) == ()
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
    with pytest.raises(ValidationError, match=r"\(OwnerUserId\): is -1; at least 0"):
        factories.make(CreateConversationRequest, owner_user_id=-1)
    with pytest.raises(ValidationError, match=r"\(ConversationCoreInfo\): is required"):
        factories.make(CreateConversationRequest, conversation_core_info=None)


Kind = OpenInt[ConversationType]


class Odd(Struct, kw_only=True, omit_defaults=True):
    """A request with every kind of field and narrow limits, which no action has."""

    small_id: Annotated[int, msgspec.Meta(ge=5, le=7)] = msgspec.field(name="SmallId")
    short_id: Annotated[str, msgspec.Meta(max_length=3)] = msgspec.field(name="ShortId")
    score: Annotated[float, msgspec.Meta(ge=2, le=3)] = msgspec.field(name="Score")
    flag: bool = msgspec.field(name="Flag")
    kinds: Annotated[Sequence[Kind], msgspec.Meta(max_length=2)] = msgspec.field(name="Kinds")
    parts: Sequence[ConversationCoreInfo] = msgspec.field(name="Parts")
    names: Sequence[str] | None = msgspec.field(default=None, name="Names")
    data: dict[str, str] = msgspec.field(name="Data")
    either: Annotated[SentInt64 | None, FieldInfo(any_of_with=("Other",))] = msgspec.field(
        default=None, name="Either"
    )
    other: str | None = msgspec.field(default=None, name="Other")


def test_every_kind_of_field_keeps_its_limits() -> None:
    factory = Factory(SERVICE, lambda _: {})
    for _ in range(12):
        data: dict[str, Any] = factory.make(Odd).to_dict()
        assert 5 <= data["SmallId"] <= 7
        assert 0 < len(data["ShortId"]) <= 3
        assert 2 <= data["Score"] <= 3
        assert data["Kinds"] == [1]
        assert data["Parts"] == [{"ConversationType": 1}]
        assert "Names" not in data
        assert data["Data"] == {}
        assert data["Either"] == 1
    assert "Either" not in factory.make(Odd, other="x").to_dict()


def test_examples_of_lists_and_maps_are_used() -> None:
    examples = {
        "Kinds": [2, 99],
        "Parts": [{"ConversationType": 2, "Name": "a"}],
        "Data": {"color": "blue"},
    }
    made = Factory(SERVICE, lambda _: examples).make(Odd)
    assert made.kinds == [ConversationType.GROUP, ConversationType(99)]
    assert made.parts == [ConversationCoreInfo(conversation_type=ConversationType.GROUP, name="a")]
    assert made.data == {"color": "blue"}


@pytest.mark.parametrize("struct", [UntypedResult, BatchSendGroupMessageResult])
def test_an_untyped_result_is_made_as_it_is(struct: type[UntypedResult]) -> None:
    assert factories.make(struct, data={"A": 1}).data == {"A": 1}
    assert factories.make(struct).data == {}


class CreateConversation(Result):
    """Named like an action, but not its request."""


def test_conditions_are_those_of_the_request_of_an_action() -> None:
    factory = Factory(SERVICE, lambda _: {})
    assert factory.conditions_of(CreateConversationRequest)
    assert factory.conditions_of(CreateConversation) == ()
    assert factory.conditions_of(ConversationInfo) == ()
