"""Expectations are checked at once, with the messages of the client."""

from __future__ import annotations

from typing import Any

import pytest

from volc_im import (
    Client,
    ConversationCoreInfo,
    ConversationInfo,
    ConversationType,
    CreateConversationResult,
    NotFoundError,
    PartialFailureError,
    ValidationError,
)
from volc_im.testing import ANY, Stubs, matching, stub

SINGLE = ConversationCoreInfo(conversation_type=ConversationType.SINGLE)


@pytest.fixture
def stubs(offline: Client) -> Stubs:
    return stub(offline)


def untyped(stubs: Stubs) -> Any:
    """Return the stubs without types, for mistakes that type checkers would report."""
    return stubs


def test_a_name_that_is_no_parameter_is_refused(stubs: Stubs) -> None:
    with pytest.raises(TypeError, match="unexpected keyword argument 'owner'"):
        untyped(stubs).create_conversation(owner=1)
    with pytest.raises(AttributeError, match="create_conversatoin"):
        untyped(stubs).create_conversatoin()


def test_values_that_could_not_be_sent_are_refused_all_at_once(stubs: Stubs) -> None:
    with pytest.raises(ValidationError) as caught:
        untyped(stubs).create_conversation(
            owner_user_id="x",
            other_user_id=-1,
            conversation_core_info=ConversationCoreInfo(
                conversation_type=ANY, name=untyped(stubs), ext={"a": untyped(7)}
            ),
        )
    assert {violation.path for violation in caught.value.violations} == {
        "OwnerUserId",
        "OtherUserId",
        "ConversationCoreInfo.Name",
        "ConversationCoreInfo.Ext[a]",
    }
    assert "owner_user_id (OwnerUserId): must be a whole number, not str" in str(caught.value)


@pytest.mark.parametrize(
    "named",
    [
        {},
        {"owner_user_id": 1},
        {"owner_user_id": ANY, "owner_user_id_str": None},
        {"owner_user_id": None},
        {"owner_user_id": None, "owner_user_id_str": ANY},
        {"owner_user_id_str": "x"},
        {"conversation_core_info": SINGLE},  # which needs the other user, whom the test leaves open
        {"conversation_core_info": ANY, "other_user_id": None},
        {"idempotent_id": matching(str.isalnum)},
    ],
)
def test_what_a_test_leaves_open_is_no_mistake(stubs: Stubs, named: dict[str, Any]) -> None:
    stubs.create_conversation(**named)
    stubs.__exit__(ValueError, ValueError(), None)


@pytest.mark.parametrize(
    "named",
    [
        {"limit": None},
        {"limit": 21},
        {"participant_user_id": 1, "participant_user_id_str": "x"},
        {"skip_member_count": 1},
    ],
)
def test_what_no_call_can_send_is_one(stubs: Stubs, named: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        stubs.get_user_conversations(**named)


def test_replies_are_checked(stubs: Stubs) -> None:
    call = stubs.create_conversation
    with pytest.raises(TypeError, match="no field `exists`; did you mean `exist`"):
        call().returns(exists=True)
    with pytest.raises(ValidationError, match=r"exist \(Exist\): must be True or False, not str"):
        call().returns(exist="no")
    with pytest.raises(ValidationError, match=r"\(ConversationInfo\.Name\): must be text, not int"):
        call().returns(conversation_info=ConversationInfo(name=untyped(7)))
    with pytest.raises(ValidationError, match=r"\(ConversationShortId\): is "):
        call().returns(CreateConversationResult(conversation_short_id=2**63))
    with pytest.raises(
        TypeError,
        match="expected a CreateConversationResult instance as the result of CreateConversation, got",
    ):
        untyped(call()).returns(ConversationInfo())
    with pytest.raises(TypeError, match="pass either a result or fields"):
        call().returns(CreateConversationResult(), exist=True)
    with pytest.raises(TypeError, match="expected a mapping as the result of X, got"):
        untyped(stubs.call("X")).returns([1])
    stubs.__exit__(ValueError, ValueError(), None)


def test_a_result_is_sent_as_it_is(offline: Client) -> None:
    with stub(offline) as stubs:
        given = CreateConversationResult(conversation_short_id=7)
        stubs.create_conversation().returns(given)
        made = offline.create_conversation(
            conversation_core_info=SINGLE, owner_user_id=1, other_user_id=2
        )
    assert made == given


def test_errors_that_cannot_be_are_refused(stubs: Stubs) -> None:
    call = stubs.create_conversation()
    with pytest.raises(
        ValueError, match="unknown error code 'InvalidParm'; did you mean 'InvalidParam'"
    ):
        call.raises("InvalidParm")
    with pytest.raises(TypeError, match="NotFoundError does not name an error code"):
        call.raises(NotFoundError)
    with pytest.raises(TypeError, match="require an error code"):
        call.raises(ZeroDivisionError(), message="x")
    with pytest.raises(TypeError, match=r"returns\(\), not raises\(\)"):
        call.raises(PartialFailureError("x", message="", http_status=200))
    stubs.__exit__(ValueError, ValueError(), None)


@pytest.mark.parametrize("count", [0, -1, True])
def test_a_call_is_expected_once_or_more(stubs: Stubs, count: int) -> None:
    expectation = stubs.create_conversation()
    with pytest.raises(ValueError, match="at least 1, got"):
        expectation.times(count)
    assert repr(expectation) == "Expectation(CreateConversation: 0 of 1 calls made)"
    stubs.__exit__(ValueError, ValueError(), None)
