"""Friends: both ways, with remarks one way."""

from __future__ import annotations

import time

import pytest

from volc_im import Client, FriendInfo, UpdateFriendInfo

from .signed_requests import RawClient
from .test_user import reasons


def friends(im: Client, user: int = 1, **more: int) -> list[FriendInfo]:
    return list(im.iter_friends(user_id=user, **more))


def names(im: Client, user: int = 1, **more: int) -> list[int]:
    return [one.friend_user_id for one in friends(im, user, **more)]


def test_friendship_goes_both_ways(im: Client) -> None:
    before = int(time.time())
    assert im.add_friend(user_id=1, friend_user_ids=[3, 2], ext={"a": "b"}).failed_infos == []
    assert (names(im), names(im, 2), names(im, 3)) == ([3, 2], [1], [1])
    for found in (*friends(im, 1), *friends(im, 2)):
        assert (found.alias, found.ext) == ("", {"a": "b"})
        assert before <= found.create_time <= time.time()
        assert found.apply_time == found.modify_time == found.create_time
    infos = im.is_friend(user_id=2, friend_user_ids=[3, 1]).infos
    assert [(one.friend_user_id, one.is_friend) for one in infos] == [(3, False), (1, True)]


def test_friends_who_are_it_already_stay_as_they_are(im: Client) -> None:
    im.add_friend(user_id=1, friend_user_ids=[2, 3], ext={"a": "old"})
    again = im.add_friend(user_id=2, friend_user_ids=[1, 2, 4], ext={"a": "new"})
    assert reasons(again.failed_infos) == [(2, "InvalidParam")]
    assert names(im) == [2, 3]
    assert [one.ext for one in friends(im, 2)] == [{"a": "old"}, {"a": "new"}]


def test_it_ends_on_both_sides(im: Client) -> None:
    im.add_friend(user_id=1, friend_user_ids=[2, 3])
    failed = im.delete_friend(user_id=2, delete_user_ids=[9, 1]).failed_infos
    assert reasons(failed) == [(9, "InvalidParam")]
    assert (names(im), names(im, 2)) == ([3], [])
    # Friends again, at the end of the list.
    im.add_friend(user_id=1, friend_user_ids=[2])
    assert names(im) == [3, 2]


def test_remarks_are_one_side_s_own(im: Client) -> None:
    im.add_friend(user_id=1, friend_user_ids=[2, 3], ext={"a": "1"})
    failed = im.update_friend(
        user_id=1,
        friend_infos=[
            UpdateFriendInfo(friend_user_id=3, alias="Three"),
            UpdateFriendInfo(friend_user_id=9, alias="Nine"),
            UpdateFriendInfo(friend_user_id=2, ext={"b": "2"}),
        ],
    ).failed_infos
    assert reasons(failed) == [(9, "InvalidParam")]
    assert [(one.alias, one.ext) for one in friends(im)] == [
        ("", {"b": "2"}),
        ("Three", {"a": "1"}),
    ]
    assert [(one.alias, one.ext) for one in friends(im, 3)] == [("", {"a": "1"})]
    im.update_friend(user_id=1, friend_infos=[UpdateFriendInfo(friend_user_id=3, alias="")])
    assert friends(im)[1].alias == ""


def test_inboxes_and_applications_share_nothing(im: Client, app_id: int) -> None:
    im.add_friend(user_id=1, friend_user_ids=[2])
    im.add_friend(user_id=1, friend_user_ids=[3], inbox_type=5)
    other = im.with_options(app_id=app_id + 1_000_000)
    assert (names(im), names(im, inbox_type=5), names(other)) == ([2], [3], [])
    im.delete_friend(user_id=1, delete_user_ids=[2], inbox_type=5)
    assert names(im) == [2]
    assert not im.is_friend(user_id=1, friend_user_ids=[2], inbox_type=5).infos[0].is_friend


@pytest.mark.parametrize("limit", [1, 7, 20])
def test_paging_while_friends_come_and_go(im: Client, limit: int) -> None:
    for first in (2, 12, 22):
        im.add_friend(user_id=1, friend_user_ids=list(range(first, first + 10)))
    seen: list[int] = []
    cursor = 0
    while cursor >= 0:
        page = im.list_friend(user_id=1, cursor=cursor, limit=limit, need_total=not seen)
        assert page.total_count == (0 if seen else 30)
        seen += [one.friend_user_id for one in page.friend_infos]
        assert page.has_more == (page.next_cursor >= 0)
        cursor = page.next_cursor
        if len(seen) == limit:
            im.delete_friend(user_id=1, delete_user_ids=[2, 31])
            im.add_friend(user_id=1, friend_user_ids=[40])
    assert seen == [*range(2, 31), 40]
    assert names(im) == [*range(3, 31), 40]


def test_nobody_has_no_friends(im: Client) -> None:
    page = im.list_friend(user_id=404, need_total=True)
    assert (page.friend_infos, page.has_more, page.next_cursor) == ([], False, -1)
    assert page.total_count == 0


@pytest.mark.parametrize(
    ("action", "body", "word"),
    [
        ("AddFriend", {"FriendUserIds": list(range(2, 13))}, "FriendUserIds"),
        ("AddFriend", {"FriendUserIds": [-1]}, "FriendUserIds"),
        ("DeleteFriend", {"DeleteUserIds": list(range(2, 13))}, "DeleteUserIds"),
        ("UpdateFriend", {"FriendInfos": [{"FriendUserId": 2}]}, "Alias"),
        ("ListFriend", {"Limit": 21}, "Limit"),
        ("ListFriend", {"Cursor": -1}, "Cursor"),
        ("IsFriend", {"FriendUserIds": list(range(2, 13))}, "FriendUserIds"),
        ("IsFriend", {"FriendUserIds": [2], "UserId": -1}, "UserId"),
    ],
    ids=str,
)
def test_calls_that_are_refused(
    raw_client: RawClient, app_id: int, action: str, body: dict[str, object], word: str
) -> None:
    answer = raw_client.call(action, {"AppId": app_id, "UserId": 1, **body})
    assert (answer.status, answer.code) == (400, "InvalidParam")
    assert word in answer.error["Message"]
