"""What people do with their devices, within the process and over the control endpoint."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from volc_im import BlockAction, Client, RegisterUserInfo
from volc_im.emulator import Emulator

from .make_conversations import GROUP, LIVE, OWNER, made
from .signed_requests import ACCESS_KEY, SECRET_KEY, ask


def told(server: Emulator, path: str, body: object) -> object:
    status, content = ask(server.endpoint, "POST", f"/_control/{path}", body)
    assert status == 200, content
    return content


def platforms(im: Client, user: int) -> list[str]:
    found = im.query_online_status(user_ids=[user]).query_online_results
    return [device.platform for device in found.get(str(user), [])]


def present(im: Client, talk: int) -> int:
    return im.get_conversation_user_count(conversation_short_id=talk).count


def test_going_online(server: Emulator, im: Client, app_id: int) -> None:
    server.online(app_id, 7, "Web", "Android")
    assert platforms(im, 7) == ["Web", "Android"]
    asked = {"app_id": app_id, "user_id": 7, "platforms": ["iOS"]}
    assert told(server, "online", asked) == {"online": ["iOS"]}
    assert platforms(im, 7) == ["iOS"]
    server.online(app_id, 7)
    assert platforms(im, 7) == []


def test_a_live_group_fills_and_empties(server: Emulator, im: Client, app_id: int) -> None:
    talk = made(im, LIVE)
    assert server.join(app_id, talk, 1, 2, "three") == 4 == present(im, talk)
    assert server.join(app_id, talk, 1) == 4
    assert server.leave(app_id, talk, 2, "nobody") == 3
    asked = {"app_id": app_id, "conversation_short_id": talk, "join": [5, 6], "leave": ["three"]}
    assert told(server, "members", asked) == {"member_count": 4}
    listed = im.iter_conversation_participants(
        conversation_short_id=talk, scan_online_participant=True
    )
    assert [one.participant_user_id for one in listed] == [6, 5, 1, OWNER]


def test_who_cannot_come_in_keeps_the_others_out(server: Emulator, im: Client, app_id: int) -> None:
    talk = made(im, LIVE)
    im.batch_add_block_participants(
        conversation_short_id=talk,
        participant_block_infos={"3": 60},
        block_action=BlockAction.BAN,
    )
    with pytest.raises(ValueError, match="banned"):
        server.join(app_id, talk, 2, 3)
    assert present(im, talk) == 1


@pytest.mark.parametrize(
    ("use", "word"),
    [
        (lambda server, app: server.join(app, 1, 2), "no conversation 1"),
        (lambda server, app: server.leave(app, 2**63, 2), "no conversation"),
        (lambda server, app: server.online(app, "", "Web"), "not a user id"),
        (lambda server, app: server.online(app, 2**63, "Web"), "not a user id"),
        (lambda server, app: server.online(-app, 1, "Web"), "not an AppId"),
    ],
)
def test_mistakes(
    server: Emulator, app_id: int, use: Callable[[Emulator, int], object], word: str
) -> None:
    with pytest.raises(ValueError, match=word):
        use(server, app_id)


def test_actions_move_the_members_of_groups(server: Emulator, im: Client, app_id: int) -> None:
    body = {"app_id": app_id, "conversation_short_id": made(im, GROUP), "join": [2]}
    status, content = ask(server.endpoint, "POST", "/_control/members", body)
    assert status == 400
    assert "not a live group" in content["error"]


def test_broadcasts_show_their_receivers_until_they_expire() -> None:
    with (
        Emulator(access_key=ACCESS_KEY, secret_key=SECRET_KEY) as server,
        Client(
            endpoint=server.endpoint, access_key=ACCESS_KEY, secret_key=SECRET_KEY, app_id=1
        ) as im,
    ):
        im.register_users(users=[RegisterUserInfo(user_id=1), RegisterUserInfo(user_id=2)])
        im.user_broadcast(sender=1, msg_type=10012, content="hi", msg_ttl=60)
        (sent,) = server.broadcasts()
        assert (sent.app_id, sent.sender, sent.receivers) == (1, 1, ["1", "2"])
        _, content = ask(server.endpoint, "GET", "/_control/broadcasts")
        assert [one["receivers"] for one in content["broadcasts"]] == [["1", "2"]]
        server.clock.advance(60)
        assert server.broadcasts() == []
