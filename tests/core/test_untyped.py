"""Tests of calls by action name, over real HTTP with both clients."""

from __future__ import annotations

import asyncio
import json
from enum import Enum
from typing import Any

import pytest
from support.loopback import KEYS, ScriptedServer, envelope

import volc_im
from volc_im import AsyncClient, Client


def client(server: ScriptedServer, **arguments: Any) -> Client:
    return Client(**KEYS, endpoint=server.endpoint, app_id=1, **arguments)


def test_a_known_action_by_name(server: ScriptedServer) -> None:
    server.answer(envelope(result={"ConversationShortId": 2**60, "New": [1]}))
    with client(server) as im:
        body = {"ConversationCoreInfo": {"ConversationType": 2}, "OwnerUserId": 1}
        made = im.call("CreateConversation", body)
        assert made.data == {"ConversationShortId": 2**60, "New": [1]}
        assert made.request_id == "req-1"
        assert made.idempotency_key == server.seen[0].json["IdempotentId"]
        assert server.seen[0].json["AppId"] == 1
        with pytest.raises(volc_im.ValidationError, match="OwnerUserId"):
            im.call("CreateConversation", {"ConversationCoreInfo": {"ConversationType": 2}})
        assert "IdempotentId" not in body, "the caller's mapping is left alone"


def test_an_unknown_action_by_name(server: ScriptedServer) -> None:
    server.answer(envelope(result={"A": {"B": 2**63}}))
    with client(server) as im:
        done = im.call("BrandNewAction", {"AppId": 7, "X": [2**62]}, version="2024-01-01")
    assert done.data == {"A": {"B": 2**63}}
    assert server.seen[0].target == "/?Action=BrandNewAction&Version=2024-01-01"
    assert server.seen[0].json == {"AppId": 7, "X": [2**62]}

    async def run() -> Any:
        async with AsyncClient(**KEYS, endpoint=server.endpoint, app_id=1) as im:
            return await im.call("BrandNewAction", {})

    assert asyncio.run(run()).data == {"A": {"B": 2**63}}


@pytest.mark.parametrize(("result", "data"), [(None, {}), ({}, {}), ({"a": None}, {"a": None})])
def test_results_by_name_that_are_empty(server: ScriptedServer, result: Any, data: Any) -> None:
    server.answer({**envelope(), "Result": result})
    with client(server) as im:
        assert im.call("X", {}).data == data


@pytest.mark.parametrize("result", [[1, {"a": 2**60}], "text", True, 5])
def test_a_result_by_name_may_be_any_json(server: ScriptedServer, result: Any) -> None:
    server.answer({**envelope(), "Result": result})
    with client(server) as im:
        assert im.call("X", {}).data == result


def test_a_result_by_name_as_dict_and_json(server: ScriptedServer) -> None:
    data = {"Id": 2**60, "Small": 2**53, "None": None, "Ids": [-(2**60), {"Deep": 2**54}]}
    server.answer(envelope(result=data))
    with client(server) as im:
        made = im.call("X", {})
    assert made.to_dict() == data
    assert json.loads(made.to_json()) == data
    assert json.loads(made.to_json(ids_as_str=True)) == {
        "Id": str(2**60), "Small": 2**53, "None": None, "Ids": [str(-(2**60)), {"Deep": str(2**54)}],
    }  # fmt: skip


@pytest.mark.parametrize("name", ["", "A&B=c", "../x", "A B", "Ä", "A\n", 5, None, ["A"]])
def test_a_name_that_is_none_is_refused(server: ScriptedServer, name: Any) -> None:
    with client(server) as im, pytest.raises(volc_im.ConfigError) as caught:
        im.call(name, {})
    assert str(caught.value) == f"{name!r} is not an action name"
    assert server.seen == []


def test_a_name_may_be_a_member_of_an_enum(server: ScriptedServer) -> None:
    class Mine(str, Enum):  # noqa: UP042 - whose text is another
        NEW = "DoSomethingNew"

    server.answer(envelope(result={}))
    with client(server) as im:
        im.call(Mine.NEW, {})
    assert "Action=DoSomethingNew&" in server.seen[0].target


@pytest.mark.parametrize("name", ["create_conversation", "create-conversation"])
def test_a_name_in_another_spelling_is_told_apart(server: ScriptedServer, name: str) -> None:
    words = rf"^'{name}' is not an action name; did you mean 'CreateConversation'\?$"
    with client(server) as im, pytest.raises(volc_im.ConfigError, match=words):
        im.call(name, {})


@pytest.mark.parametrize("version", [5, "", "2020", "2020-12-01&A=b", ["2020-12-01"]])
def test_a_version_that_is_none_is_refused(server: ScriptedServer, version: Any) -> None:
    with client(server) as im, pytest.raises(volc_im.ConfigError) as caught:
        im.call("X", {}, version=version)
    assert str(caught.value) == f"version must be a date such as '2020-12-01', not {version!r}"
    assert server.seen == []


def test_errors_by_name_are_the_same(server: ScriptedServer) -> None:
    server.answer(envelope(error={"Code": "ConversationNotFound", "Message": "gone"}))
    with client(server) as im, pytest.raises(volc_im.NotFoundError, match="gone"):
        im.call("X", {})


class NeverSends:
    def send(self, request: volc_im.HTTPRequest, /) -> volc_im.HTTPResponse:
        raise AssertionError("nothing should be sent")


@pytest.mark.parametrize("body", [[], "x", None, 3])
def test_a_body_by_name_is_a_mapping(body: Any) -> None:
    words = f"the body must be a mapping of fields, not {type(body).__name__}"
    with (
        Client(**KEYS, app_id=1, transport=NeverSends()) as im,
        pytest.raises(volc_im.ConfigError, match=words),
    ):
        im.call("SomethingNew", body)
