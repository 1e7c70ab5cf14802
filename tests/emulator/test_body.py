"""Fields against the spec: what is dropped, reported and refused, at any depth."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest

from volc_im._core.schema.fields import fields_of
from volc_im._core.schema.types import Array, Map, Object
from volc_im.emulator import Emulator
from volc_im.emulator.body import check_body, parse_body
from volc_im.emulator.definition import DEFINITION
from volc_im.emulator.errors import ServiceError
from volc_im.service import SERVICE

from .signed_requests import ACCESS_KEY, SECRET_KEY, RawClient

CREATE = SERVICE.action("CreateConversation")
GROUP = {"AppId": 1, "OwnerUserId": 1, "ConversationCoreInfo": {"ConversationType": 2}}
OPEN = DEFINITION.plugin.open_enum_fields
HEADER = "X-Emulator-Unknown-Fields"


def test_an_integer_0_beside_its_twin_is_not_sent() -> None:
    body = {**GROUP, "OwnerUserId": 0, "OwnerUserIdStr": "alice"}
    check_body(body, CREATE)
    assert "OwnerUserId" not in body
    alone: dict[str, Any] = {**GROUP, "OwnerUserId": 0}
    check_body(alone, CREATE)
    assert alone["OwnerUserId"] == 0


@pytest.mark.parametrize(
    "twins",
    [
        {"OwnerUserId": 1, "OwnerUserIdStr": "1"},
        {"OwnerUserId": False, "OwnerUserIdStr": "1"},
        {"OwnerUserId": 0, "OwnerUserIdStr": ""},
    ],
    ids=str,
)
def test_other_pairs_of_twins_are_refused(twins: dict[str, Any]) -> None:
    with pytest.raises(ServiceError, match="OwnerUserId") as refusal:
        check_body({**GROUP, **twins}, CREATE)
    assert refusal.value.code == "InvalidParam"


def test_unknown_fields_are_named_by_their_paths() -> None:
    body = {**GROUP, "Nobody": 1, "ConversationCoreInfo": {"ConversationType": 2, "Knows": 1}}
    assert check_body(body, CREATE) == ("Nobody", "ConversationCoreInfo.Knows")
    with pytest.raises(ServiceError) as refusal:
        check_body(body, CREATE, strict=True)
    assert "Nobody: is not a field" in refusal.value.message
    assert "ConversationCoreInfo.Knows: is not a field" in refusal.value.message
    assert check_body({**GROUP}, CREATE, strict=True) == ()


def test_the_keys_of_a_map_are_the_callers() -> None:
    core = {"ConversationType": 2, "Ext": {"anything": "goes"}}
    assert check_body({**GROUP, "ConversationCoreInfo": core}, CREATE, strict=True) == ()


def test_values_without_a_name_are_refused_in_structs_too() -> None:
    with pytest.raises(
        ServiceError, match=r"ConversationCoreInfo\.ConversationType: is 3; 1, 2, 100"
    ):
        check_body({**GROUP, "ConversationCoreInfo": {"ConversationType": 3}}, CREATE)


@pytest.mark.parametrize(
    ("action", "body"),
    [
        ("GetConversationMessages", {"Cursor": 0, "Limit": 5, "Reverse": 7}),
        ("P2PSendMessage", {"Sender": 1, "MsgType": 10013, "Content": "hi"}),
        (
            "BatchAddConversationParticipant",
            {"Operator": 1, "ParticipantInfos": [{"ParticipantUserId": 2, "Role": 9}]},
        ),
    ],
)
def test_values_without_a_name_that_are_documented_to_pass(
    action: str, body: dict[str, Any]
) -> None:
    known = SERVICE.action(action)
    assert (
        check_body({"AppId": 1, "ConversationShortId": 1, **body}, known, open_enum_fields=OPEN)
        == ()
    )
    text = {"AppId": 1, "ConversationShortId": 1, **body} | {"Reverse": "7", "MsgType": "1"}
    with pytest.raises(ServiceError):
        check_body(
            {**text, "ParticipantInfos": [{"ParticipantUserId": 2, "Role": "9"}]},
            known,
            open_enum_fields=OPEN,
        )


def nulled(struct: type[msgspec.Struct]) -> tuple[dict[str, Any], dict[str, Any]]:
    """A body with null for every field, and what it counts as."""
    fields = fields_of(struct)
    empty = {Array: [], Map: {}}
    counts_as = {f.wire_name: empty.get(type(f.type)) for f in fields if f.required}
    return (
        {field.wire_name: None for field in fields},
        {name: value for name, value in counts_as.items() if value is not None},
    )


@pytest.mark.parametrize("action", sorted(SERVICE.actions))
def test_null_counts_as_absent_or_as_an_empty_list_or_map(action: str) -> None:
    known = SERVICE.action(action)
    sent, counts_as = nulled(known.request)
    assert parse_body(json.dumps(sent).encode(), known) == counts_as
    for field in fields_of(known.request):
        if isinstance(field.type, Array) and isinstance(field.type.item, Object):
            sent, counts_as = nulled(field.type.item.struct)
            raw = json.dumps({field.wire_name: [sent]}).encode()
            assert parse_body(raw, known) == {field.wire_name: [counts_as]}


def test_the_nulls_of_the_official_go_client(raw_client: RawClient, app_id: int) -> None:
    user = {"UserId": 7, "NickName": "Lin", "Portrait": "", "Ext": {"a": "1"}, "Tags": ["t"]}
    raw_client.call("RegisterUsers", {"AppId": app_id, "Users": [user]})
    changed = {**user, "NickName": "Li", "Ext": None, "Tags": None}
    answer = raw_client.call("BatchUpdateUser", {"AppId": app_id, "Users": [changed]})
    assert answer.result == {"FailedInfos": []}
    (found,) = raw_client.call("BatchGetUser", {"AppId": app_id, "UserIds": [7]}).result["Users"]
    assert (found["NickName"], found["Ext"], found["Tags"]) == ("Li", {}, [])


def test_a_null_list_beside_its_string_alternative() -> None:
    known = SERVICE.action("BatchAddManager")
    sent = {"AppId": 1, "ConversationShortId": 1, "Operator": 1, "ManagerUserIdsStr": ["a"]}
    body = parse_body(json.dumps({**sent, "ManagerUserIds": None}).encode(), known)
    check_body(body, known)
    assert body == sent


@pytest.mark.parametrize("written", [rb"cut\ud83d", b"cut\xf0\x9f\x98"])
def test_a_cut_text_is_read_as_the_client_reads_it(written: bytes) -> None:
    body = b'\xef\xbb\xbf{"AppId": 1, "Name": "' + written + b'", "Tags": [null]}'
    assert parse_body(body, CREATE)["Name"] == "cut\ufffd"


def test_a_header_names_unknown_fields(raw_client: RawClient, app_id: int) -> None:
    body = {**GROUP, "AppId": app_id}
    assert HEADER not in raw_client.call("CreateConversation", body).headers
    odd = {**body, "a\r\nSet-Cookie: é, b": 1, "Plain": 2}
    shown = raw_client.call("CreateConversation", odd).headers[HEADER]
    assert shown == "a%0D%0ASet-Cookie%3A%20%C3%A9%2C%20b, Plain"
    many = raw_client.call("CreateConversation", body | {f"F{n}": 0 for n in range(1000)})
    assert len(many.headers[HEADER]) < 200


def test_strict_fields() -> None:
    with Emulator(access_key=ACCESS_KEY, secret_key=SECRET_KEY, strict_fields=True) as server:
        raw_client = RawClient(server.endpoint)
        assert raw_client.call("CreateConversation", GROUP).status == 200
        assert raw_client.call("CreateConversation", {**GROUP, "Odd": None}).status == 200
        assert raw_client.call("CreateConversation", {**GROUP, "Odd": 1}).code == "InvalidParam"
