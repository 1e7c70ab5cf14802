"""Blacklists: whom a user has put on the list, and nobody else's."""

from __future__ import annotations

import time

import pytest

from volc_im import BlackListInfo, BlackListUserInfo, Client, UpdateFriendInfo

from .signed_requests import RawClient
from .test_user import reasons


def entry(user: int, ext: dict[str, str] | None = None) -> BlackListUserInfo:
    return BlackListUserInfo(black_list_user_id=user, black_list_user_ext=ext)


def add(im: Client, *users: int, of: int = 1, **more: int) -> list[tuple[int | str, str]]:
    entries = [entry(user, {"a": "1"}) for user in users]
    found = im.add_black_list(user_id=of, black_list_infos=entries, **more)
    return reasons(found.failed_infos)


def entries(im: Client, user: int = 1, **more: int) -> list[BlackListInfo]:
    return list(im.iter_black_list(user_id=user, **more))


def names(im: Client, user: int = 1, **more: int) -> list[int]:
    return [one.black_list_user_id for one in entries(im, user, **more)]


def test_the_latest_entry_comes_first(im: Client) -> None:
    before = int(time.time())
    assert add(im, 2, 3) == []
    assert add(im, 4) == []
    assert (names(im), names(im, 2)) == ([4, 3, 2], [])
    found = entries(im)[0]
    assert found.black_list_user_ext == {"a": "1"}
    assert before <= found.create_time <= time.time()
    assert found.modify_time == found.create_time
    assert im.is_in_black_list(user_id=1, black_list_user_ids=[3, 9]).is_in_black_list_infos == {
        "3": True,
        "9": False,
    }
    answers = im.is_in_black_list(user_id=3, black_list_user_ids=[1]).is_in_black_list_infos
    assert answers == {"1": False}


def test_entries_that_are_there_already_stay_as_they_are(im: Client) -> None:
    add(im, 2, 3)
    im.add_black_list(user_id=1, black_list_infos=[entry(2, {"a": "new"}), entry(4)])
    assert [(one.black_list_user_id, one.black_list_user_ext) for one in entries(im)] == [
        (4, {}),
        (3, {"a": "1"}),
        (2, {"a": "1"}),
    ]
    assert add(im, 1, 5) == [(1, "InvalidParam")]
    assert names(im) == [5, 4, 3, 2]


def test_removing(im: Client) -> None:
    add(im, 2, 3, 4)
    im.remove_black_list(user_id=1, black_list_user_ids=[3, 9])
    assert names(im) == [4, 2]
    add(im, 3)
    assert names(im) == [3, 4, 2]


def test_data_is_merged_key_by_key(im: Client) -> None:
    add(im, 2, 3)
    failed = im.update_black_list(
        user_id=1,
        black_list_infos=[entry(9, {}), entry(3), entry(2, {"a": "2", "b": "3"})],
    ).failed_infos
    assert reasons(failed) == [(9, "InvalidParam"), (3, "InvalidParam")]
    im.update_black_list(user_id=1, black_list_infos=[entry(2, {"c": "4"})])
    assert [one.black_list_user_ext for one in entries(im)] == [
        {"a": "1"},
        {"a": "2", "b": "3", "c": "4"},
    ]


def test_an_entry_shows_a_friend(im: Client) -> None:
    im.add_friend(user_id=1, friend_user_ids=[2], ext={"source": "school"})
    im.update_friend(user_id=1, friend_infos=[UpdateFriendInfo(friend_user_id=2, alias="Two")])
    add(im, 2, 3)
    stranger, friend = (one.friend_user_info for one in entries(im))
    assert stranger is None
    assert friend
    assert (friend.friend_user_id, friend.alias) == (2, "Two")
    assert friend.ext == {"source": "school"}
    # Neither list changes the other.
    assert im.is_friend(user_id=2, friend_user_ids=[1]).infos[0].is_friend
    im.delete_friend(user_id=1, delete_user_ids=[2])
    assert [one.friend_user_info for one in entries(im)] == [None, None]


def test_inboxes_and_applications_share_nothing(im: Client, app_id: int) -> None:
    add(im, 2)
    add(im, 3, inbox_type=5)
    other = im.with_options(app_id=app_id + 1_000_000)
    assert (names(im), names(im, inbox_type=5), names(other)) == ([2], [3], [])
    im.remove_black_list(user_id=1, black_list_user_ids=[2], inbox_type=5)
    assert names(im) == [2]


@pytest.mark.parametrize("limit", [1, 7, 20])
def test_paging_while_entries_come_and_go(im: Client, limit: int) -> None:
    for first in (2, 12, 22):
        add(im, *range(first, first + 10))
    seen: list[int] = []
    cursor = 0
    while cursor >= 0:
        page = im.get_black_list(user_id=1, cursor=cursor, limit=limit, need_total=not seen)
        assert page.total_count == (0 if seen else 30)
        seen += [one.black_list_user_id for one in page.black_list_infos]
        assert page.has_more == (page.next_cursor >= 0)
        cursor = page.next_cursor
        if len(seen) == limit:
            im.remove_black_list(user_id=1, black_list_user_ids=[31, 2])
            add(im, 40)
    assert seen == [*range(31, 2, -1)]
    assert names(im) == [40, *range(30, 2, -1)]


def test_nobody_has_an_empty_list(im: Client) -> None:
    page = im.get_black_list(user_id=404, cursor=0, limit=20, need_total=True)
    assert (page.black_list_infos, page.has_more, page.next_cursor) == ([], False, -1)
    assert page.total_count == 0


@pytest.mark.parametrize(
    ("action", "body", "word"),
    [
        (
            "AddBlackList",
            {"BlackListInfos": [{"BlackListUserId": n} for n in range(2, 13)]},
            "BlackListInfos",
        ),
        ("AddBlackList", {"BlackListInfos": [{"BlackListUserId": -1}]}, "BlackListUserId"),
        ("UpdateBlackList", {"BlackListInfos": [{}]}, "BlackListUserId"),
        ("RemoveBlackList", {"BlackListUserIds": list(range(2, 13))}, "BlackListUserIds"),
        ("GetBlackList", {"Cursor": 0, "Limit": 0}, "Limit"),
        ("GetBlackList", {"Cursor": -1, "Limit": 1}, "Cursor"),
        ("IsInBlackList", {"BlackListUserIds": [-1]}, "BlackListUserIds"),
    ],
    ids=str,
)
def test_calls_that_are_refused(
    raw_client: RawClient, app_id: int, action: str, body: dict[str, object], word: str
) -> None:
    answer = raw_client.call(action, {"AppId": app_id, "UserId": 1, **body})
    assert (answer.status, answer.code) == (400, "InvalidParam")
    assert word in answer.error["Message"]
