"""Stubs answer calls of the real client and report unexpected calls and unused answers."""

from __future__ import annotations

import asyncio
import inspect
import pickle
import threading
from collections.abc import AsyncIterator, Sequence

import pytest
from support.loopback import KEYS

from volc_im import (
    AsyncClient,
    Client,
    ConversationCoreInfo,
    ConversationInfo,
    ConversationType,
    Credentials,
    DataType,
    ErrorCode,
)
from volc_im.actions.message import BatchSendGroupMessageRequest
from volc_im.errors import (
    ConnectError,
    NotFoundError,
    ResponseDecodeError,
    ServerError,
    ThrottledError,
    TimeoutError,
)
from volc_im.providers import AssumeRoleProvider
from volc_im.service import SERVICE
from volc_im.testing import (
    ANY,
    Stubs,
    UnexpectedCallError,
    UnusedAnswersError,
    factories,
    matching,
    stub,
)
from volcgen.names import snake

GROUP = ConversationCoreInfo(conversation_type=ConversationType.GROUP)


def page(im: Client, user: int = 1) -> list[ConversationInfo]:
    return im.get_user_conversations(
        participant_user_id=user, cursor=0, limit=20
    ).conversation_infos


def test_a_call_gets_its_answer_through_the_client(offline: Client) -> None:
    with stub(offline) as stubs:
        stubs.create_conversation(owner_user_id=7).returns(conversation_short_id=2**62, exist=True)
        made = offline.with_raw_response.create_conversation(
            conversation_core_info=GROUP, owner_user_id=7
        )
    assert (made.conversation_short_id, made.exist) == (2**62, True)
    assert made.conversation_info.name == "Order 7788"  # what is not named is made
    assert made.idempotency_key
    assert made.metadata.action == "CreateConversation"
    assert made.raw_response.status == 200


@pytest.mark.parametrize("expected", [[1, 2], (1, 2), range(1, 3)])
@pytest.mark.parametrize("passed", [[1, 2], (1, 2), range(1, 3)])
def test_sequences_of_any_kind_are_lists(
    offline: Client, expected: Sequence[int], passed: Sequence[int]
) -> None:
    with stub(offline) as stubs:
        stubs.batch_get_user(user_ids=expected)
        offline.batch_get_user(user_ids=passed)


def test_the_methods_are_those_of_the_client() -> None:
    for name in SERVICE.actions:
        method, stubbed = (
            inspect.signature(getattr(owner, snake(name))) for owner in (Client, Stubs)
        )
        assert [*method.parameters] == [*stubbed.parameters]
        assert stubbed.parameters.keys() == {
            "self",
            *SERVICE.action(name).request.__struct_fields__,
        }
        assert SERVICE.action(name).result.__name__ in str(stubbed.return_annotation)


def test_the_stub_of_a_client_is_one_for_all_its_copies(offline: Client) -> None:
    with stub(offline) as stubs:
        assert stub(offline.with_options(timeout=1)) is stubs
        stub(offline).get_user_conversations(participant_user_id=1)
        stub(offline).get_user_conversations(participant_user_id=2)
        assert page(offline.with_options(timeout=2), 2) == page(offline, 1) == []


def test_afterwards_the_client_sends_again(offline: Client) -> None:
    stub(offline).close()
    stub(offline).close()
    with pytest.raises(ConnectError):
        page(offline)


def test_a_closed_client_makes_no_call(offline: Client) -> None:
    stub(offline)
    offline.close()
    with pytest.raises(Exception, match="the client is closed"):
        page(offline)


def test_a_call_that_nothing_expects_says_what_would_be(offline: Client) -> None:
    stubs = stub(offline)
    stubs.get_user_conversations(participant_user_id=2, limit=matching(lambda n: n < 5, "few"))
    stubs.create_conversation(owner_user_id=3).times(2)
    with pytest.raises(UnexpectedCallError) as caught:
        page(offline)
    assert str(caught.value).split("\n") == [
        "unexpected call: GetUserConversations"
        ' {"AppId": 7, "ParticipantUserId": 1, "Cursor": 0, "Limit": 20}',
        "expected calls:",
        '  GetUserConversations {"ParticipantUserId": 2, "Limit": few}: 0 of 1 calls made',
        "    ParticipantUserId: expected 2, got 1",
        "    Limit: expected few, got 20",
        '  CreateConversation {"OwnerUserId": 3}: 0 of 2 calls made',
    ]
    with pytest.raises(UnexpectedCallError):
        stubs.close()
    stubs.close()


def test_answers_that_were_not_used_fail_at_the_end(offline: Client) -> None:
    stub(offline).get_user_conversations(participant_user_id=1).times(2)
    with pytest.raises(UnusedAnswersError) as caught, stub(offline):
        page(offline)
    assert str(caught.value) == (
        "expected calls that were not made:\n"
        '  GetUserConversations {"ParticipantUserId": 1}: 1 of 2 calls made'
    )


def test_a_failure_inside_is_not_hidden_by_unused_answers(offline: Client) -> None:
    stub(offline).get_user_conversations()
    with pytest.raises(ZeroDivisionError), stub(offline):
        raise ZeroDivisionError


def test_answers_come_in_their_order_each_once(offline: Client) -> None:
    with stub(offline) as stubs:
        for name in ("a", "b"):
            talk = factories.make(ConversationInfo, name=name)
            stubs.get_user_conversations().returns(conversation_infos=[talk])
        stubs.get_user_conversations(participant_user_id=9).times(2)
        assert [talk.name for talk in page(offline) + page(offline)] == ["a", "b"]
        assert page(offline, 9) + page(offline, 9) == []


def test_nested_values_and_matchers(offline: Client) -> None:
    core = ConversationCoreInfo(conversation_type=ConversationType.GROUP, name=ANY, ext={"a": "b"})
    with stub(offline) as stubs:
        stubs.create_conversation(conversation_core_info=core, owner_user_id_str=None)
        named = ConversationCoreInfo(
            conversation_type=ConversationType.GROUP, name="x", ext={"a": "b"}
        )
        offline.create_conversation(conversation_core_info=named, owner_user_id=1)
    stub(offline).create_conversation(conversation_core_info=core, owner_user_id_str=None)
    with pytest.raises(UnexpectedCallError) as caught:
        offline.create_conversation(conversation_core_info=GROUP, owner_user_id_str="x")
    assert str(caught.value).split("\n")[3:] == [
        "    ConversationCoreInfo.Name: expected ANY, got nothing",
        '    ConversationCoreInfo.Ext: expected {"a": "b"}, got nothing',
        '    OwnerUserIdStr: expected nothing, got "x"',
    ]
    with pytest.raises(UnexpectedCallError):
        stub(offline).close()


def test_a_listing_goes_through_its_call(offline: Client) -> None:
    talks = factories.make_batch(ConversationInfo, 3)
    with stub(offline) as stubs:
        stubs.get_user_conversations(cursor=0, data_type=DataType.RECENT).returns(
            conversation_infos=talks[:2], has_more=True, next_cursor=2
        )
        stubs.get_user_conversations(cursor=2).returns(conversation_infos=talks[2:])
        listing = offline.iter_user_conversations(participant_user_id=1, data_type=DataType.RECENT)
        assert [*listing] == talks


def test_calls_by_name(offline: Client) -> None:
    with stub(offline) as stubs:
        request = factories.make(BatchSendGroupMessageRequest).to_dict()
        stubs.batch_send_group_message(sender=ANY).returns({"Id": 1})
        assert offline.call("BatchSendGroupMessage", request).data == {"Id": 1}
        stubs.call("NewAction", {"Name": ANY}).returns({"Id": 2**63, "Deep": [{"A": None}]})
        got = offline.call("NewAction", {"Name": "x", "Other": 1})
        assert got.data == {"Id": 2**63, "Deep": [{"A": None}]}
        stubs.get_user_conversations(limit=1).returns(has_more=True)
        body = {"ParticipantUserId": 1, "Cursor": 0, "Limit": 1}
        assert offline.call("GetUserConversations", body).data["HasMore"] is True


def test_errors_are_read_from_real_replies(offline: Client) -> None:
    with stub(offline) as stubs:
        stubs.get_user_conversations().raises(ErrorCode.USER_NOT_FOUND, message="who?")
        with pytest.raises(NotFoundError, match=r"UserNotFound who\?") as caught:
            page(offline)
        again = pickle.loads(pickle.dumps(caught.value))
        assert (again.code, again.http_status, again.attempts) == ("UserNotFound", 400, 1)
        stubs.get_user_conversations().raises(again)
        with pytest.raises(NotFoundError) as second:
            page(offline)
        assert str(second.value) == str(again)
        stubs.get_user_conversations().raises("Brandnew", http_status=503, retry_after_s=2)
        with pytest.raises(ServerError) as third:
            page(offline)
        assert (third.value.code, third.value.retry_after_s) == ("Brandnew", 2.0)
        broken = ResponseDecodeError("x", message="", http_status=200, body=b"<html>")
        stubs.get_user_conversations().raises(broken)
        with pytest.raises(ResponseDecodeError, match="<html>"):
            page(offline)


def test_what_is_no_reply_is_raised(offline: Client) -> None:
    with stub(offline) as stubs:
        for error, sent in ((ConnectError, False), (TimeoutError, True)):
            stubs.get_user_conversations().raises(error)
            with pytest.raises(error) as caught:
                page(offline)
            assert caught.value.request_sent is sent
        mine = TimeoutError("GetUserConversations", "slow", request_sent=True)
        stubs.get_user_conversations().raises(mine)
        with pytest.raises(TimeoutError, match="slow") as caught:
            page(offline)
        assert caught.value.attempts == 1
        assert mine.attempts == 0  # what the test holds stays as it is
        stubs.get_user_conversations().raises(ZeroDivisionError)
        with pytest.raises(ZeroDivisionError):
            page(offline)


def test_the_client_tries_again_as_ever(im: Client) -> None:
    stubs = stub(im)
    stubs.get_user_conversations(participant_user_id=1).raises(ErrorCode.FLOW_LIMIT_EXCEEDED)
    with pytest.raises(ThrottledError) as caught:
        page(im)
    assert caught.value.attempts == 4  # one answer for all attempts of the call
    stubs.get_user_conversations(participant_user_id=2).raises(ErrorCode.FLOW_LIMIT_EXCEEDED)
    stubs.get_user_conversations(participant_user_id=2).returns(has_more=True)
    assert im.get_user_conversations(participant_user_id=2, cursor=0, limit=1).has_more


def test_awaited_calls_and_listings() -> None:
    async def main() -> list[int]:
        async with AsyncClient(**KEYS, app_id=7) as im:
            with stub(im) as stubs:
                stubs.create_conversation(owner_user_id=1).returns(exist=True)
                made = await im.create_conversation(conversation_core_info=GROUP, owner_user_id=1)
                assert made.exist
                talk = factories.make(ConversationInfo, conversation_short_id=5)
                stubs.get_user_conversations().returns(conversation_infos=[talk])
                listing: AsyncIterator[ConversationInfo] = aiter(
                    im.iter_user_conversations(participant_user_id=1)
                )
                found = [talk.conversation_short_id async for talk in listing]
                stubs.get_user_conversations().raises(ErrorCode.USER_NOT_FOUND)
                with pytest.raises(NotFoundError):
                    await im.get_user_conversations(participant_user_id=1, cursor=0, limit=1)
            with pytest.raises(UnexpectedCallError), stub(im):
                await im.call("Other", {})
        return found

    assert asyncio.run(main()) == [5]


def test_threads_share_the_answers(offline: Client) -> None:
    with stub(offline) as stubs:
        stubs.get_user_conversations().times(40)
        threads = [
            threading.Thread(target=lambda: [page(offline) for _ in range(10)]) for _ in range(4)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()


def test_a_client_without_keys_is_told_to_have_some() -> None:
    role = AssumeRoleProvider(Credentials("AK", "SK"), role_trn="trn:iam::1:role/x")
    words = (
        "requests credentials, which a stub does not answer; create the client with an access key"
    )
    with (
        Client(credentials=role, app_id=1) as im,
        pytest.raises(UnexpectedCallError, match=words),
        stub(im),
    ):
        page(im)
