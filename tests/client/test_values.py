"""Tests of results beyond their fields: raw responses, copies, partial failures, dicts and JSON."""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Callable
from typing import Any

import pytest
from support.loopback import KEYS, ScriptedServer, envelope

import volc_im
from volc_im import (
    Client,
    ConversationCoreInfo,
    ConversationInfo,
    ConversationType,
    Failure,
    RegisterUserInfo,
)
from volc_im._core.schema.actions import Action, PartialFailures
from volc_im._core.schema.models import WireBody
from volc_im._core.serde.result_or_error import result_or_error
from volc_im.actions import conversation, live
from volc_im.service import SERVICE
from volc_im.transports import HTTPResponse

PAGE = envelope(result={"ConversationInfos": [], "HasMore": False, "NextCursor": 0})


def client(server: ScriptedServer, **arguments: Any) -> Client:
    return Client(**KEYS, endpoint=server.endpoint, app_id=1, **arguments)


def test_raw_replies_are_kept_on_demand(server: ScriptedServer) -> None:
    server.answer(PAGE, X_Extra="more")
    with client(server) as im:
        page = im.with_raw_response.get_user_conversations(participant_user_id=1, cursor=0, limit=1)
        raw = page.raw_response
        assert (raw.status, raw.attempts) == (200, 1)
        assert raw.headers["x-extra"] == "more"
        assert json.loads(raw.body) == PAGE
        assert 0 < raw.elapsed_s < 30
        plain = im.get_user_conversations(participant_user_id=1, cursor=0, limit=1)
    with pytest.raises(AttributeError, match="with_raw_response"):
        plain.raw_response  # noqa: B018
    assert page == plain, "what is known about a reply takes no part in comparisons"


@pytest.mark.parametrize(
    "copied",
    [copy.copy, copy.deepcopy, lambda result: pickle.loads(pickle.dumps(result))],
    ids=["copy", "deepcopy", "pickle"],
)
def test_a_copy_knows_what_the_result_knows(
    server: ScriptedServer, copied: Callable[[Any], Any]
) -> None:
    failed = {"FailedInfos": [{"UserId": 7, "Code": "UserNotFound", "Message": "gone"}]}
    server.answer(envelope(result=failed))
    with client(server) as im:
        user = RegisterUserInfo(user_id=7)
        result = im.with_raw_response.register_users(users=[user])
        found = copied(result)
    assert found == result
    assert found is not result
    assert found.failed == result.failed
    assert [failure.id for failure in found.failed] == [7]
    assert found.request_id == "req-1"
    assert found.raw_response.body == result.raw_response.body


def test_without_validation_the_server_decides(server: ScriptedServer) -> None:
    server.answer(PAGE)
    with client(server, validate=False) as im:
        im.get_user_conversations(participant_user_id=-1, cursor=0, limit=10_000)
    assert server.seen[0].json["Limit"] == 10_000


FAILING: Action[Any] = Action(
    name="A", version="2020-12-01", doc="", access="write", qps=None,
    request=conversation.GetUserConversationsRequest,
    result=conversation.GetUserConversationsResult,
    failures=PartialFailures("conversation_infos", "conversation_short_id", "name", "notice"),
)  # fmt: skip


def test_partial_failures_are_one_view() -> None:
    infos = [{"ConversationShortId": 2**60, "Name": "UserNotFound", "Notice": "no such user"}, {}]
    body = json.dumps(envelope(result={"ConversationInfos": infos})).encode()
    result = result_or_error(FAILING, HTTPResponse(200, {}, body), SERVICE, "https://im.test")
    assert result.failed == (Failure(2**60, "UserNotFound", "no such user"), Failure(0, "", ""))


def test_who_failed_is_named_by_the_integer_or_the_text() -> None:
    infos = [{"UserId": 7}, {"UserId": 0}, {"UserIdStr": "bob"}, {"UserId": 0, "UserIdStr": "eve"}]
    body = json.dumps(envelope(result={"FailedInfos": infos})).encode()
    result = result_or_error(
        live.BATCH_UPDATE_LIVE_PARTICIPANTS, HTTPResponse(200, {}, body), SERVICE, "https://im.test"
    )
    assert [failure.id for failure in result.failed] == [7, 0, "bob", "eve"]


def test_partial_failures_raise_on_demand(server: ScriptedServer) -> None:
    server.answer(envelope(result={"ConversationInfos": [{"ConversationShortId": 5}]}))
    with client(server, raise_on_partial=True) as im:
        body = {"AppId": 1, "ParticipantUserId": 1, "Cursor": 0, "Limit": 1}
        with pytest.raises(volc_im.PartialFailureError, match="1 item failed") as caught:
            im._call(FAILING, WireBody(body))
        assert caught.value.failures == (Failure(5, "", ""),)
        assert pickle.loads(pickle.dumps(caught.value)).failures == caught.value.failures
        page = im.get_user_conversations(participant_user_id=1, cursor=0, limit=1)
        assert page.failed == ()


def test_structs_as_dicts_and_json() -> None:
    info = ConversationInfo(
        conversation_short_id=2**60, owner_user_id=2**53 + 1, ext={"a": "b"}, member_count=3
    )
    data = info.to_dict()
    assert data["ConversationShortId"] == 2**60
    assert data["Ext"] == {"a": "b"}
    assert "Name" not in data
    assert json.loads(info.to_json()) == data
    page = conversation.GetUserConversationsResult(conversation_infos=[info], next_cursor=20)
    shown = json.loads(page.to_json(ids_as_str=True))
    assert shown["NextCursor"] == "20"
    assert shown["ConversationInfos"][0]["ConversationShortId"] == str(2**60)
    assert shown["ConversationInfos"][0]["OwnerUserId"] == str(2**53 + 1)
    assert shown["ConversationInfos"][0]["AppId"] == 0, "32 bits are exact everywhere"
    assert ConversationCoreInfo(conversation_type=ConversationType(7)).to_dict() == {
        "ConversationType": 7
    }


def test_a_failed_page_says_where_to_go_on(server: ScriptedServer) -> None:
    server.answer(envelope(result={"ConversationInfos": [], "HasMore": True, "NextCursor": 20}))
    server.answer(envelope(error={"Code": "InvalidParam", "Message": ""}))
    with client(server) as im, pytest.raises(volc_im.InvalidParameterError) as caught:
        list(im.iter_user_conversations(participant_user_id=1))
    assert caught.value.cursor == 20
