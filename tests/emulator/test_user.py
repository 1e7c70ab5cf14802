"""Registered users: profiles and tags."""

from __future__ import annotations

import time
from collections.abc import Iterable

import pytest

from volc_im import Client, FailedInfo, RegisterUserInfo, TagChange, UpdateUserInfo, UserInfo

from .database_access import Inside
from .signed_requests import RawClient


def register(im: Client, *users: int | RegisterUserInfo) -> list[FailedInfo]:
    given = [RegisterUserInfo(user_id=one) if isinstance(one, int) else one for one in users]
    return im.register_users(users=given).failed_infos


def profiles(im: Client, *users: int) -> list[UserInfo]:
    return im.batch_get_user(user_ids=list(users)).users


def missing(im: Client, *users: int) -> list[int]:
    return im.batch_get_user(user_ids=list(users)).not_found_users


def reasons(failed: Iterable[FailedInfo]) -> list[tuple[int | str, str]]:
    assert all(one.message for one in failed)
    return [(one.user_id, one.code) for one in failed]


def test_a_profile(im: Client, app_id: int) -> None:
    before = int(time.time() * 1000)
    lin = RegisterUserInfo(
        user_id=1,
        nick_name="Lin",
        portrait="https://example.com/lin.png",
        tags=["vip", "city:hangzhou", "vip"],
        ext={"city": "Hangzhou"},
    )
    assert register(im, lin, RegisterUserInfo(user_id=2, is_robot=True)) == []
    found, robot = profiles(im, 1, 2)
    assert (found.app_id, found.user_id, found.nick_name) == (app_id, 1, "Lin")
    assert found.portrait == "https://example.com/lin.png"
    assert (found.tags, found.ext) == (["vip", "city:hangzhou"], {"city": "Hangzhou"})
    assert before <= found.create_time <= time.time() * 1000
    assert found.modify_time == found.create_time
    assert (found.is_robot, robot.is_robot) == (False, True)
    assert (robot.nick_name, robot.portrait, robot.tags, robot.ext) == ("", "", [], {})


def test_who_is_registered(im: Client, app_id: int) -> None:
    register(im, 3, 1)
    found = im.batch_get_user(user_ids=[1, 2, 3, 4, 3])
    assert [one.user_id for one in found.users] == [1, 3]
    assert found.not_found_users == [2, 4]
    assert missing(im.with_options(app_id=app_id + 1_000_000), 1) == [1]


def test_registering_again_replaces_the_profile(im: Client) -> None:
    register(im, RegisterUserInfo(user_id=1, nick_name="old", tags=["a"], is_robot=True))
    (first,) = profiles(im, 1)
    assert register(im, RegisterUserInfo(user_id=1, nick_name="new")) == []
    (second,) = profiles(im, 1)
    assert (second.nick_name, second.tags, second.is_robot) == ("new", [], False)
    assert second.create_time == first.create_time
    assert second.modify_time >= first.modify_time


def test_unregistering(im: Client) -> None:
    register(im, 1, 2)
    failed = im.un_register_users(user_ids=[2, 9]).failed_infos
    assert reasons(failed) == [(9, "UserNotFound")]
    assert missing(im, 1, 2) == [2]
    register(im, 2)
    assert missing(im, 1, 2) == []


def test_some_are_registered_while_others_fail(im: Client) -> None:
    bad = [{"s:a": "1"}, {"k" * 51: "1"}, {"键" * 17: "1"}, {"a": "v" * 501}]
    good = {"k" * 50: "v" * 500}
    failed = register(
        im,
        RegisterUserInfo(user_id=1, ext=good),
        *(RegisterUserInfo(user_id=2 + n, ext=ext) for n, ext in enumerate(bad)),
        6,
    )
    assert reasons(failed) == [(user, "InvalidParam") for user in (2, 3, 4, 5)]
    assert missing(im, *range(1, 7)) == [2, 3, 4, 5]
    assert profiles(im, 1)[0].ext == good


def test_at_most_5000_robots(im: Client, inside: Inside) -> None:
    register(im, RegisterUserInfo(user_id=1, is_robot=True))
    with inside.call() as call:
        call.database.execute(
            "WITH RECURSIVE n (n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM n WHERE n < 5000)"
            " INSERT INTO profile SELECT app_id, CAST(n AS TEXT), n, '', '', '[]', '{}', 1, 0, 0"
            " FROM n, profile WHERE app_id = ?",
            (inside.app_id,),
        )
    failed = register(im, RegisterUserInfo(user_id=5001, is_robot=True), 5002)
    assert reasons(failed) == [(5001, "InvalidParam")]
    # One of them may be registered again, and one who goes makes room.
    assert register(im, RegisterUserInfo(user_id=7, is_robot=True)) == []
    im.un_register_users(user_ids=[7])
    assert register(im, RegisterUserInfo(user_id=5001, is_robot=True)) == []


def test_updating_a_profile(im: Client) -> None:
    register(im, RegisterUserInfo(user_id=1, nick_name="old", ext={"a": "1"}, is_robot=True))
    (before,) = profiles(im, 1)

    def new(user: int) -> UpdateUserInfo:
        return UpdateUserInfo(
            user_id=user, nick_name="new", portrait="p", tags=["b", "b"], ext={"c": "2"}
        )

    failed = im.batch_update_user(users=[new(2), new(1)]).failed_infos
    assert reasons(failed) == [(2, "UserNotFound")]
    (found,) = profiles(im, 1)
    assert (found.nick_name, found.portrait, found.tags) == ("new", "p", ["b"])
    assert (found.ext, found.is_robot) == ({"c": "2"}, True)
    assert found.create_time == before.create_time
    assert missing(im, 2) == [2]


def test_tags(im: Client) -> None:
    register(im, RegisterUserInfo(user_id=1, tags=["a"]), RegisterUserInfo(user_id=2))

    def change(op: TagChange, *tags: str) -> tuple[list[tuple[int | str, str]], list[list[str]]]:
        failed = im.batch_update_user_tags(op=op, tags=list(tags), user_ids=[1, 9, 2]).failed_infos
        return reasons(failed), [list(one.tags) for one in profiles(im, 1, 2)]

    nobody = [(9, "UserNotFound")]
    assert change(TagChange.ADD, "b", "a", "b") == (nobody, [["a", "b"], ["b", "a"]])
    assert change(TagChange.REMOVE, "a", "x") == (nobody, [["b"], ["b"]])
    assert change(TagChange.ADD) == (nobody, [["b"], ["b"]])


@pytest.mark.parametrize(
    ("action", "body", "word"),
    [
        ("RegisterUsers", {"Users": [{"UserId": n} for n in range(21)]}, "Users"),
        ("RegisterUsers", {"Users": [{"UserId": -1}]}, "UserId"),
        ("RegisterUsers", {"Users": [{"UserId": 1, "NickName": "n" * 101}]}, "NickName"),
        ("RegisterUsers", {"Users": [{"UserId": 1, "Portrait": "p" * 501}]}, "Portrait"),
        ("UnRegisterUsers", {"UserIds": list(range(11))}, "UserIds"),
        ("BatchUpdateUser", {"Users": [{"UserId": 1, "NickName": "n"}]}, "Tags"),
        ("BatchUpdateUserTags", {"Op": 2, "Tags": [], "UserIds": [1]}, "Op"),
        ("BatchGetUser", {"UserIds": list(range(51))}, "UserIds"),
        ("BatchGetUser", {"UserIds": [-1]}, "UserIds"),
    ],
    ids=str,
)
def test_calls_that_are_refused(
    raw_client: RawClient, app_id: int, action: str, body: dict[str, object], word: str
) -> None:
    answer = raw_client.call(action, {"AppId": app_id, **body})
    assert (answer.status, answer.code) == (400, "InvalidParam")
    assert word in answer.error["Message"]
