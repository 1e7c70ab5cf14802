"""What the two actions do, seen through the client that users have."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from typing import Any

import pytest

from volc_im import (
    APIError,
    Client,
    ConversationCoreInfo,
    ConversationInfo,
    ConversationType,
    CreateConversationResult,
    DataType,
    InvalidParameterError,
)

from .make_conversations import GROUP, LIVE, SINGLE, make
from .signed_requests import RawClient


def listed(im: Client, user: int = 10001, **more: Any) -> list[ConversationInfo]:
    return list(im.iter_user_conversations(participant_user_id=user, **more))


def ids(conversations: list[ConversationInfo]) -> list[int]:
    return [c.conversation_short_id for c in conversations]


# --- creating


def test_a_new_conversation(im: Client, app_id: int) -> None:
    before = int(time.time())
    core = ConversationCoreInfo(
        conversation_type=GROUP,
        name="Team",
        avatar_url="https://example.com/a.png",
        description="All of us",
        notice="Be kind.",
        ext={"color": "blue"},
    )
    made = im.create_conversation(conversation_core_info=core, owner_user_id=10001, inbox_type=3)
    info = made.conversation_info
    assert made.exist is False
    assert 2**53 < made.conversation_short_id < 2**63
    assert made.conversation_id == str(made.conversation_short_id)
    assert (info.conversation_short_id, info.conversation_id) == (
        made.conversation_short_id,
        made.conversation_id,
    )
    assert (info.app_id, info.inbox_type, info.conversation_type) == (app_id, 3, GROUP)
    assert (info.name, info.avatar_url) == ("Team", "https://example.com/a.png")
    assert (info.description, info.notice, info.ext) == (
        "All of us",
        "Be kind.",
        {"color": "blue"},
    )
    assert (info.owner_user_id, info.creator_user_id) == (10001, 10001)
    assert (info.status, info.member_count) == (0, 1)
    assert info.create_time is not None
    assert before <= info.create_time <= time.time()
    assert info.modify_time == info.create_time


def test_ids_rise(im: Client) -> None:
    made = [make(im, GROUP).conversation_short_id for _ in range(20)]
    assert all(earlier < later for earlier, later in pairwise(made))


def test_a_pair_has_one_conversation_whoever_asks(im: Client) -> None:
    first = make(im, SINGLE, 10001, other_user_id=10002, name="first")
    again = make(im, SINGLE, 10002, other_user_id=10001, name="again")
    assert (first.exist, again.exist) == (False, True)
    assert again.conversation_short_id == first.conversation_short_id
    assert again.conversation_info.name == "first"
    assert first.conversation_info.member_count == 2
    # The other one, for the one who asks.
    assert first.conversation_info.other_user_id == 10002
    assert again.conversation_info.other_user_id == 10001
    assert again.conversation_info.owner_user_id == 10001
    other = make(im, SINGLE, 10001, other_user_id=10003)
    assert other.exist is False


def test_an_idempotent_id_wins_over_the_pair(im: Client) -> None:
    by_pair = make(im, SINGLE, other_user_id=10002)
    by_key = make(im, SINGLE, other_user_id=10002, idempotent_id="k1")
    assert by_key.exist is False
    assert by_key.conversation_short_id != by_pair.conversation_short_id
    # The key alone decides, whatever else the request says.
    again = make(im, GROUP, 10009, idempotent_id="k1")
    assert again.exist is True
    assert again.conversation_short_id == by_key.conversation_short_id
    assert again.conversation_info.conversation_type == SINGLE
    assert listed(im, 10009) == []


def test_a_key_cannot_be_made_to_hit_a_pair(im: Client) -> None:
    make(im, SINGLE, 1, other_user_id=2)
    for key in ("pair:1:2", 'pair:["1","2"]', '["1","2"]', "1:2"):
        assert make(im, GROUP, 1, idempotent_id=key).exist is False


def test_pairs_of_text_are_told_apart(im: Client) -> None:
    one = make(im, SINGLE, "a,b", other_user_id_str="c")
    two = make(im, SINGLE, "a", other_user_id_str="b,c")
    assert one.conversation_short_id != two.conversation_short_id


def test_groups_without_a_key_are_always_new(im: Client) -> None:
    made = [make(im, kind) for kind in (GROUP, GROUP, LIVE, LIVE)]
    assert not any(one.exist for one in made)
    assert len({one.conversation_short_id for one in made}) == 4
    # An empty key is no key: otherwise all of them would be one conversation.
    empty = [make(im, GROUP, idempotent_id="") for _ in range(2)]
    assert not any(one.exist for one in empty)


def test_apps_and_inboxes_share_nothing(im: Client, app_id: int) -> None:
    far = app_id + 1_000_000
    made = [
        make(im, SINGLE, other_user_id=10002, idempotent_id="same", **where)
        for where in ({}, {"inbox_type": 1}, {"app_id": far})
    ]
    assert not any(one.exist for one in made)
    assert ids(listed(im)) == [made[0].conversation_short_id]
    assert ids(listed(im, inbox_type=1)) == [made[1].conversation_short_id]
    assert ids(listed(im, app_id=far)) == [made[2].conversation_short_id]


def test_only_a_live_group_counts_who_is_online(raw_client: RawClient, app_id: int) -> None:
    online = {}
    for kind in (1, 2, 100):
        body = {
            "AppId": app_id,
            "OwnerUserId": 1,
            "OtherUserId": 2,
            "ConversationCoreInfo": {"ConversationType": kind},
        }
        info = raw_client.call("CreateConversation", body).result["ConversationInfo"]
        online[kind] = info.get("OnlineCount")
        assert ("OtherUserId" in info) == (kind == 1)
        assert info["MemberCount"] == (2 if kind == 1 else 1)
    assert online == {1: None, 2: None, 100: 1}


@pytest.mark.parametrize(
    ("change", "code", "word"),
    [
        ({"OtherUserId": None}, "CreateSingleConversationNeedOtherParticipantId", "OtherUserId"),
        ({"OtherUserId": None, "OwnerUserId": "1"}, "InvalidParam", "OwnerUserId"),
        ({"OtherUserId": 1}, "InvalidParam", "OtherUserId"),
        ({"OtherUserId": None, "OtherUserIdStr": "1"}, "InvalidParam", "OtherUserId"),
        ({"OtherUserId": None, "OtherUserIdStr": ""}, "InvalidParam", "OtherUserIdStr"),
        ({"OtherUserId": 2, "OtherUserIdStr": "2"}, "InvalidParam", "OtherUserIdStr"),
        ({"OwnerUserId": None}, "InvalidParam", "OwnerUserId"),
        ({"OwnerUserId": 2**63}, "InvalidParam", "OwnerUserId"),
        ({"ConversationCoreInfo": None}, "InvalidParam", "ConversationCoreInfo"),
        ({"ConversationCoreInfo": {}}, "InvalidParam", "ConversationType"),
        ({"ConversationCoreInfo": {"ConversationType": 3}}, "InvalidParam", "1, 2, 100"),
        ({"ConversationCoreInfo": {"ConversationType": True}}, "InvalidParam", "ConversationType"),
        (
            {"ConversationCoreInfo": {"ConversationType": 1, "Ext": {"a": 1}}},
            "InvalidParam",
            "Ext[a]",
        ),
    ],
    ids=str,
)
def test_creations_that_are_refused(
    raw_client: RawClient, app_id: int, change: dict[str, Any], code: str, word: str
) -> None:
    good = {
        "AppId": app_id,
        "OwnerUserId": 1,
        "OtherUserId": 2,
        "ConversationCoreInfo": {"ConversationType": 1},
    }
    answer = raw_client.call("CreateConversation", good | change)
    assert (answer.status, answer.code) == (400, code)
    assert word in answer.error["Message"]
    users = {"AppId": app_id, "ParticipantUserId": 1, "Cursor": 0, "Limit": 20}
    assert raw_client.call("GetUserConversations", users).result["ConversationInfos"] == []


def test_the_client_shows_a_refusal(im: Client) -> None:
    with pytest.raises(InvalidParameterError) as refusal:
        make(im, SINGLE, 5, other_user_id=5)
    assert (refusal.value.code, refusal.value.code_n) == ("InvalidParam", None)
    with pytest.raises(InvalidParameterError):
        make(im, ConversationType(7))


def test_ids_as_text(im: Client) -> None:
    made = make(im, SINGLE, "alice", other_user_id_str="bob").conversation_info
    assert (made.owner_user_id_str, made.creator_user_id_str) == ("alice", "alice")
    assert made.other_user_id_str == "bob"
    assert (made.owner_user_id, made.other_user_id) == (None, None)
    (seen,) = im.iter_user_conversations(participant_user_id_str="bob")
    assert seen.conversation_short_id == made.conversation_short_id
    assert (seen.owner_user_id_str, seen.other_user_id_str) == ("alice", "alice")
    # Both forms of one id are one user; a reply keeps the form of the creation.
    digits = make(im, SINGLE, "10001", other_user_id=10002).conversation_info
    assert (digits.owner_user_id_str, digits.other_user_id) == ("10001", 10002)
    assert ids(listed(im, 10001)) == [digits.conversation_short_id]
    assert make(im, SINGLE, 10001, other_user_id=10002).exist is True


def test_a_user_is_in_500_groups_at_the_most(im: Client) -> None:
    for _ in range(500):
        make(im, GROUP, 1)
    with pytest.raises(APIError) as refusal:
        make(im, GROUP, 1)
    assert refusal.value.code == "MoreThanUserConversationLimit"
    # Neither other kinds, nor other users, nor other inboxes are full.
    make(im, SINGLE, 1, other_user_id=2)
    make(im, LIVE, 1)
    make(im, GROUP, 2)
    make(im, GROUP, 1, inbox_type=1)
    assert len(listed(im, 1, data_type=DataType.CREATED)) == 502


# --- at the same time


def created_from_threads(im: Client, **request: Any) -> list[CreateConversationResult]:
    def one(number: int) -> CreateConversationResult:
        # Half of them ask from the other side.
        owner, other = (10001, 10002) if number % 2 else (10002, 10001)
        return make(im, SINGLE, owner, other_user_id=other, **request)

    with ThreadPoolExecutor(16) as threads:
        return list(threads.map(one, range(64)))


@pytest.mark.parametrize("request_", [{}, {"idempotent_id": "once"}], ids=["pair", "key"])
def test_one_creation_from_16_threads(im: Client, request_: dict[str, Any]) -> None:
    made = created_from_threads(im, **request_)
    assert len({one.conversation_short_id for one in made}) == 1
    assert sorted(one.exist for one in made) == [False] + [True] * 63
    assert len(listed(im)) == 1


def test_different_creations_from_16_threads(im: Client) -> None:
    with ThreadPoolExecutor(16) as threads:
        made = list(threads.map(lambda _: make(im, GROUP), range(64)))
    assert len({one.conversation_short_id for one in made}) == 64
    assert sorted(ids(listed(im))) == sorted(one.conversation_short_id for one in made)


# --- listing


@pytest.fixture
def crowd(im: Client) -> list[int]:
    """45 live groups of one user, among others' conversations; ids in the order of creation."""
    made: list[int] = []
    for number in range(45):
        made.append(make(im, LIVE, 10001, name=str(number)).conversation_short_id)
        make(im, LIVE, 10002)
    return made


@pytest.mark.parametrize(
    ("data_type", "newest_first"),
    [(DataType.RECENT, True), (DataType.CREATED, False), (DataType.OWN_LIVE, True), (None, True)],
)
@pytest.mark.parametrize("limit", [1, 7, 15, 20])
def test_paging(
    im: Client, crowd: list[int], data_type: DataType | None, newest_first: bool, limit: int
) -> None:
    wanted = crowd[::-1] if newest_first else crowd
    seen: list[int] = []
    cursor, has_more = 0, True
    while has_more:
        page = im.get_user_conversations(
            participant_user_id=10001, cursor=cursor, limit=limit, data_type=data_type
        )
        seen += ids(page.conversation_infos)
        cursor, has_more = page.next_cursor, page.has_more
        assert len(page.conversation_infos) == min(
            limit, 45 - len(seen) + len(page.conversation_infos)
        )
        assert has_more == (len(seen) < 45)
    assert seen == wanted
    # Nothing follows the last page.
    after = im.get_user_conversations(
        participant_user_id=10001, cursor=cursor, limit=limit, data_type=data_type
    )
    assert (after.conversation_infos, after.has_more, after.next_cursor) == ([], False, cursor)


@pytest.mark.parametrize("data_type", [DataType.RECENT, DataType.CREATED, DataType.OWN_LIVE])
def test_paging_while_conversations_arrive(
    im: Client, crowd: list[int], data_type: DataType
) -> None:
    seen: list[int] = []
    arrived: list[int] = []
    pages = im.iter_user_conversations(participant_user_id=10001, data_type=data_type).pages()
    for page in pages:
        seen += ids(page.conversation_infos)
        if len(arrived) < 2:
            arrived.append(make(im, LIVE, 10001).conversation_short_id)
    assert len(seen) == len(set(seen))
    if data_type == DataType.CREATED:
        assert seen == crowd + arrived
    else:
        assert seen == crowd[::-1]


def test_what_each_data_type_lists(im: Client) -> None:
    single = make(im, SINGLE, 10002, other_user_id=10001).conversation_short_id
    group = make(im, GROUP, 10001).conversation_short_id
    live = make(im, LIVE, 10001).conversation_short_id
    make(im, LIVE, 10002)
    assert ids(listed(im, data_type=DataType.RECENT)) == [live, group, single]
    assert ids(listed(im, data_type=DataType.CREATED)) == [single, group, live]
    assert ids(listed(im, data_type=DataType.OWN_LIVE)) == [live]


def test_members_may_be_left_uncounted(raw_client: RawClient, im: Client, app_id: int) -> None:
    make(im, SINGLE, 10001, other_user_id=10002)
    user = {"AppId": app_id, "ParticipantUserId": 10002, "Cursor": 0, "Limit": 20}
    for skip, count in ((True, None), (False, 2), (None, 2)):
        answer = raw_client.call("GetUserConversations", {**user, "SkipMemberCount": skip})
        (info,) = answer.result["ConversationInfos"]
        assert info.get("MemberCount") == count
        assert info["OtherUserId"] == 10001
        assert info["OwnerUserId"] == 10001


def test_a_user_that_nobody_has_heard_of(im: Client) -> None:
    page = im.get_user_conversations(participant_user_id=404, cursor=0, limit=20)
    assert (page.conversation_infos, page.has_more, page.next_cursor) == ([], False, 0)


def test_live_groups_of_an_application(raw_client: RawClient, app_id: int) -> None:
    body = {"AppId": app_id, "OwnerUserId": 1, "ConversationCoreInfo": {"ConversationType": 100}}
    made = [raw_client.call("CreateConversation", body).result for _ in range(200)]
    full = raw_client.call("CreateConversation", body)
    assert full.code == "InvalidParam"
    assert "200 live groups" in full.error["Message"]
    key = {"AppId": app_id, "ConversationShortId": made[0]["ConversationShortId"]}
    assert raw_client.call("DestroyConversation", {**key, "OwnerUserId": 1}).status == 200
    assert raw_client.call("CreateConversation", body).status == 200
    assert raw_client.call("CreateConversation", {**body, "AppId": app_id + 10**6}).status == 200
