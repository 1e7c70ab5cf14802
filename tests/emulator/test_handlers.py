"""The handlers' registry, and the functions that handlers are written with."""

from __future__ import annotations

import pkgutil
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from importlib import import_module
from typing import Any

import pytest

from volc_im.emulator import conversation_store as conversations
from volc_im.emulator import handlers
from volc_im.emulator.definition import DEFINITION
from volc_im.emulator.engine_interface import EmulatorPlugin
from volc_im.emulator.errors import ServiceError
from volc_im.emulator.example_responses import empty_result
from volc_im.emulator.handlers.conversation import create_conversation
from volc_im.emulator.im_context import IMContext, user_field, user_list_fields
from volc_im.emulator.paging import Page, read_page
from volc_im.emulator.registry import ALL_HANDLERS, SCHEMA
from volc_im.emulator.routes import route
from volc_im.emulator.store import MEMORY, Store
from volc_im.service import SERVICE

from .signed_requests import VERSION, RawClient

CREATE = SERVICE.action("CreateConversation")
NOW_NS = 1_700_000_000 * 10**9


@pytest.fixture
def call() -> Iterator[IMContext]:
    store = Store(MEMORY, SCHEMA)
    with store.transaction(write=True) as database:
        yield IMContext(CREATE, {"AppId": 1}, database, NOW_NS, {})
    store.close()


def made(call: IMContext, kind: int, **more: Any) -> sqlite3.Row:
    body = {
        "AppId": 1,
        "OwnerUserId": 1,
        "OtherUserId": 2,
        "ConversationCoreInfo": {"ConversationType": kind},
        **more,
    }
    number = create_conversation(replace(call, body=body))["ConversationShortId"]
    row = conversations.conversation_or_none(replace(call, body=body), number)
    assert row
    return row


def refusal(function: Any, *arguments: Any) -> str:
    with pytest.raises(ServiceError) as raised:
        function(*arguments)
    return raised.value.code


# --- who answers


def test_handler_and_example(
    raw_client: RawClient, app_id: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = {"AppId": app_id, "ParticipantUserId": 1, "Cursor": 0, "Limit": 5}
    first = raw_client.call("GetUserConversations", body)
    assert (first.headers["X-Emulator-Answer"], first.result["ConversationInfos"]) == (
        "handler",
        [],
    )
    monkeypatch.delitem(ALL_HANDLERS, "GetUserConversations")
    answer = raw_client.call("GetUserConversations", body)
    assert answer.headers["X-Emulator-Answer"] == "example"
    assert answer.result["ConversationInfos"][0]["Name"] == "Team"
    # The checks come first all the same.
    assert raw_client.call("GetUserConversations", {**body, "Limit": 21}).code == "InvalidParam"


def test_a_result_without_an_example_has_its_required_fields() -> None:
    result = empty_result(CREATE)
    assert result["ConversationInfo"]["ConversationId"] == ""
    assert (result["Exist"], result["ConversationShortId"]) == (False, 0)


def test_every_action_has_an_answer() -> None:
    plain = replace(DEFINITION, plugin=EmulatorPlugin())
    for name in SERVICE.actions:
        found = route(plain, name, VERSION, "POST")
        assert found.answer == "example"
        assert isinstance(found.handle(None), dict)


def test_the_registry_has_the_handlers_of_every_module() -> None:
    modules = [
        import_module(f"{handlers.__name__}.{found.name}")
        for found in pkgutil.iter_modules(handlers.__path__)
    ]
    tables = [module.HANDLERS for module in modules]
    assert sum(map(len, tables)) == len(ALL_HANDLERS) > 50
    # An action may have none yet: then its example answers.
    assert {name for table in tables for name in table} <= set(SERVICE.actions)
    assert all(getattr(module, "SCHEMA", "") in SCHEMA for module in modules)


# --- fields


@pytest.mark.parametrize(
    ("body", "user"),
    [({"U": 7}, 7), ({"UStr": "a"}, "a"), ({"U": 0}, 0), ({}, None)],
    ids=str,
)
def test_a_user(call: IMContext, body: dict[str, Any], user: object) -> None:
    call = replace(call, body=body)
    assert call.user_or_none("U") == user
    assert replace(call, body={}).user_or_none("U", body) == user
    if user is None:
        assert refusal(call.user, "U") == "InvalidParam"
    else:
        assert call.user("U") == user


def test_users(call: IMContext) -> None:
    for body, users in (
        ({}, []),
        ({"U": [3, 1, 3]}, [3, 1]),
        ({"UStr": ["b", "a", "b"]}, ["b", "a"]),
        ({"U": {"3": 60, "1": 0}}, [3, 1]),
        ({"UStr": {"b": 60}}, ["b"]),
    ):
        assert replace(call, body=body).users("U") == users
    assert replace(call, body={"U": {"3": 60}}).user_items("U") == [("U[3]", 3, 60)]
    infos = replace(call, body={"I": [{"U": 1}, {"UStr": "a"}]}).user_infos("I", "U")
    assert infos == [("I[0]", 1, {"U": 1}), ("I[1]", "a", {"UStr": "a"})]
    for bad in ([-1], [2**63], {"x": 1}, {"": 1}, {"-1": 1}, {"٣": 1}):
        assert refusal(replace(call, body={"U": bad}).users, "U") == "InvalidParam"
    assert refusal(replace(call, body={"UStr": [""]}).users, "U") == "InvalidParam"


def test_names_of_users() -> None:
    assert (user_field("U", 1), user_field("U", "1")) == ({"U": 1}, {"UStr": "1"})
    assert user_list_fields("U", [1, 2]) == {"U": [1, 2]}
    assert user_list_fields("U", [1, "a"]) == {"U": [1], "UStr": ["a"]}


def test_values_time_and_ids(call: IMContext) -> None:
    assert (call.value("InboxType"), call.value("IdempotentId")) == (0, None)
    assert replace(call, body={"InboxType": 3}).value("InboxType") == 3
    assert (call.now_s, call.now_ms) == (1_700_000_000, 1_700_000_000_000)
    assert [call.new_id(), call.new_id()] == [NOW_NS, NOW_NS + 1]


# --- conversations


def test_a_conversation_is_found_where_it_is(call: IMContext) -> None:
    row = made(call, 2, InboxType=3)
    for body, found in (
        ({"AppId": 1}, True),
        ({"AppId": 1, "InboxType": 3}, True),
        ({"AppId": 1, "InboxType": 0}, False),
        ({"AppId": 2}, False),
    ):
        asked = replace(call, body={**body, "ConversationShortId": row["id"]})
        if found:
            assert conversations.conversation(asked)["id"] == row["id"]
        else:
            assert refusal(conversations.conversation, asked) == "ConversationNotFound"
    call.database.execute("UPDATE conversation SET status = 1")
    asked = replace(call, body={"AppId": 1, "ConversationShortId": row["id"]})
    assert refusal(conversations.conversation, asked) == "ConversationNotFound"


@pytest.mark.parametrize(
    ("kinds", "codes"),
    [
        ((), {}),
        (("single", "group", "live"), {}),
        (("live",), {1: "OnlyLiveConversationSupport", 2: "OnlyLiveConversationSupport"}),
        (("single",), {2: "OnlySingleConversationSupport", 100: "OnlySingleConversationSupport"}),
        (("group",), {1: "SingleConversationNotSupport", 100: "LiveConversationNotSupport"}),
        (("group", "live"), {1: "SingleConversationNotSupport"}),
        (("single", "group"), {100: "LiveConversationNotSupport"}),
    ],
    ids=str,
)
def test_kinds(call: IMContext, kinds: tuple[str, ...], codes: dict[int, str]) -> None:
    rows = [made(call, kind) for kind in (1, 2, 100)]
    call = replace(call, conversation_kinds={CREATE.name: kinds} if kinds else {})
    for row in rows:
        if code := codes.get(row["kind"]):
            assert refusal(conversations.check_kind, call, row) == code
        else:
            conversations.check_kind(call, row)


def test_owners_and_members(call: IMContext) -> None:
    row = made(call, 2)
    conversations.check_owner(row, 1)
    conversations.check_owner(row, "1")
    assert refusal(conversations.check_owner, row, 2) == "OnlyOwnerCanOperator"
    assert refusal(conversations.member, call, row, 2) == "ParticipantNotInConversation"
    conversations.add_member(call, row, 2)
    conversations.add_member(call, row, "2")
    assert conversations.member(call, row, "2")["user"] == 2
    assert conversations.member_count(call, row) == 2
    assert conversations.group_count(call, 2, 0) == 1


def test_a_touched_conversation_moves_to_the_top(call: IMContext) -> None:
    first, second = made(call, 2), made(call, 2)
    order = "SELECT conversation_id FROM member ORDER BY activity DESC"
    conversations.touch(call, first)
    assert [row[0] for row in call.database.execute(order)] == [first["id"], second["id"]]


# --- paging


@pytest.mark.parametrize("descending", [False, True])
def test_pages(call: IMContext, descending: bool) -> None:
    call.database.execute("CREATE TABLE thing (position INTEGER PRIMARY KEY)")
    call.database.executemany("INSERT INTO thing VALUES (?)", [(n,) for n in range(1, 11)])

    def turned(body: dict[str, int], **more: int) -> Page:
        query = "SELECT * FROM thing t WHERE position <> :left_out"
        return read_page(
            replace(call, body=body),
            query,
            {"left_out": 5},
            position="t.position",
            descending=descending,
            **more,
        )

    seen: list[list[int]] = []
    cursor, has_more = 0, True
    while has_more:
        found = turned({"Cursor": cursor, "Limit": 4})
        seen.append([row["position"] for row in found.rows])
        cursor, has_more = found.next_cursor, found.has_more
    if descending:
        assert seen == [[10, 9, 8, 7], [6, 4, 3, 2], [1]]
    else:
        assert seen == [[1, 2, 3, 4], [6, 7, 8, 9], [10]]
    after = turned({"Cursor": cursor})
    assert (after.rows, after.has_more, after.next_cursor) == ([], False, cursor)
    assert len(turned({}, limit=3).rows) == 3
    for bad in ({"Cursor": -1}, {"Limit": 0}):
        assert refusal(turned, bad) == "InvalidParam"
