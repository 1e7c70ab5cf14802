"""Managers of a live group."""

from __future__ import annotations

from typing import Any

import pytest

from volc_im import BlockAction, Client, DataType
from volc_im.emulator import conversation_store as conversations

from .make_conversations import LIVE, OWNER, live_of, made, refused


def promote(im: Client, number: int, users: list[int], operator: int = OWNER) -> Any:
    return im.batch_add_manager(
        conversation_short_id=number, operator=operator, manager_user_ids=users
    )


def demote(im: Client, number: int, users: list[int]) -> Any:
    return im.batch_remove_manager(
        conversation_short_id=number, operator=OWNER, remove_manager_user_ids=users
    )


def managers(im: Client, number: int) -> list[int | str | None]:
    listed = im.iter_conversation_participants(conversation_short_id=number)
    return [each.participant_user_id or each.participant_user_id_str for each in listed][1:]


def online(im: Client, number: int) -> list[int | None]:
    listed = im.iter_conversation_participants(
        conversation_short_id=number, scan_online_participant=True
    )
    return [each.participant_user_id for each in listed]


def test_managers_are_in_the_live_group(im: Client) -> None:
    number = made(im, LIVE)
    result = promote(im, number, [7, 8, 7])
    assert (result.failed_manager_user_ids, result.failed) == ([], ())
    assert managers(im, number) == [7, 8]
    assert online(im, number) == [8, 7, OWNER]
    (info,) = im.iter_user_conversations(participant_user_id=7, data_type=DataType.CREATED)
    assert (info.member_count, info.online_count) == (3, 3)
    found = im.batch_get_conversation_participant(
        conversation_short_id=number, participant_user_ids=[7]
    ).participants
    assert [(each.role, each.operator) for each in found] == [(2, OWNER)]
    # Who is one stays one.
    assert not promote(im, number, [7]).failed


def test_who_is_demoted_stays(im: Client) -> None:
    number = live_of(im, [9])
    promote(im, number, [7, 8])
    result = demote(im, number, [7, 404, OWNER, 9])
    assert result.failed_manager_user_ids == [404, OWNER, 9]
    assert managers(im, number) == [8]
    assert online(im, number) == [8, 7, 9, OWNER]
    assert demote(im, number, [7]).failed_manager_user_ids == [7]


def test_who_cannot_be_a_manager(im: Client) -> None:
    number = made(im, LIVE)
    im.batch_add_block_participants(
        conversation_short_id=number,
        participant_block_infos={"7": 60},
        block_action=BlockAction.BAN,
    )
    assert promote(im, number, [7, 8, OWNER]).failed_manager_user_ids == [7, OWNER]
    assert managers(im, number) == [8]
    im.batch_delete_block_participants(
        conversation_short_id=number, participant_user_ids=[7], block_action=BlockAction.BAN
    )
    assert not promote(im, number, [7]).failed


def test_10_managers_at_the_most(im: Client) -> None:
    number = made(im, LIVE)
    promote(im, number, list(range(1, 10)))
    assert refused(promote, im, number, [10, 11]) == "ManagerMoreThanLimit"
    assert managers(im, number) == list(range(1, 10))
    # The owner is none, and who is one already is not one more.
    assert promote(im, number, [10, 5, OWNER]).failed_manager_user_ids == [OWNER]
    assert refused(promote, im, number, [11]) == "ManagerMoreThanLimit"
    demote(im, number, [3])
    promote(im, number, [11])
    # Refused as a whole: nobody came in.
    assert sorted(online(im, number)) == [*range(1, 12), OWNER]


def test_a_full_live_group(im: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(conversations.MAX_MEMBERS, LIVE, 3)
    number = live_of(im, [7])
    assert promote(im, number, [8, 9, 7]).failed_manager_user_ids == [9]
    assert managers(im, number) == [7, 8]


def test_text_ids(im: Client) -> None:
    number = made(im, LIVE, "alice")
    who: dict[str, Any] = {"conversation_short_id": number, "operator_str": "alice"}
    result = im.batch_add_manager(manager_user_ids_str=["bob", "alice"], **who)
    assert result.failed_manager_user_ids_str == ["alice"]
    assert [each.id for each in result.failed] == ["alice"]
    assert managers(im, number) == ["bob"]
    result = im.batch_remove_manager(remove_manager_user_ids_str=["carol", "bob"], **who)
    assert result.failed_manager_user_ids_str == ["carol"]
    assert managers(im, number) == []
