"""Messages that are there: by id, page by page, and who has read them."""

from __future__ import annotations

from typing import Any

import pytest

from volc_im import Client, ReadDirection

from .database_access import Inside
from .message_helpers import NEWEST, group, heard, read, refused, say, single
from .signed_requests import RawClient

UNKNOWN = 7244530000000000001


# --- by id


def test_messages_come_in_the_order_of_the_request(im: Client) -> None:
    where = single(im)
    one, two = say(im, where, "one"), say(im, where, "two")
    assert [m.content for m in read(im, where, two, one, two)] == ["two", "one"]


def test_what_is_not_there_is_left_out(im: Client) -> None:
    where, elsewhere = single(im), single(im, 1, 3)
    here, there = say(im, where), say(im, elsewhere)
    assert [m.message_id for m in read(im, where, UNKNOWN, here, there)] == [here]
    assert read(im, where) == []
    with refused("MessageNotFound"):
        read(im, where, UNKNOWN, there)
    with refused("ConversationNotFound"):
        read(im, UNKNOWN, here)


# --- page by page


def joined(pages: list[list[str]]) -> list[str]:
    return [text for page in pages for text in page]


def walk(
    im: Client, where: int, *, backward: bool, limit: int, between: Any = None
) -> list[list[str]]:
    pages: list[list[str]] = []
    cursor, more = (NEWEST if backward else 0), True
    while more:
        page = im.get_conversation_messages(
            conversation_short_id=where,
            cursor=cursor,
            limit=limit,
            reverse=ReadDirection.BACKWARD if backward else ReadDirection.FORWARD,
        )
        pages.append([one.content for one in page.messages])
        cursor, more = page.new_cursor, page.has_more
        if between:
            between()
    return pages


@pytest.mark.parametrize("backward", [False, True])
def test_paging(im: Client, backward: bool) -> None:
    where = single(im)
    talk = [f"message {number}" for number in range(45)]
    for number, text in enumerate(talk):
        say(im, where, text, 1 + number % 2)
    wanted = talk[::-1] if backward else talk
    for limit in (1, 7, 15, 20):
        pages = walk(im, where, backward=backward, limit=limit)
        assert joined(pages) == wanted
        assert {len(page) for page in pages[:-1]} == {limit}
        assert pages[-1]
    pages_of_client = im.iter_conversation_messages(
        conversation_short_id=where,
        limit=20,
        reverse=ReadDirection.BACKWARD if backward else ReadDirection.FORWARD,
    )
    assert [one.content for one in pages_of_client] == wanted


@pytest.mark.parametrize("backward", [False, True])
def test_paging_while_messages_come_and_go(im: Client, backward: bool) -> None:
    where = single(im)
    numbers = [say(im, where, str(number)) for number in range(9)]
    steps = iter(
        [
            lambda: say(im, where, "new"),
            lambda: im.delete_conversation_message(
                conversation_short_id=where, message_id=numbers[1 if backward else 7]
            ),
        ]
    )

    def between() -> None:
        next(steps, lambda: None)()

    pages = walk(im, where, backward=backward, limit=3, between=between)
    if backward:
        assert joined(pages) == ["8", "7", "6", "5", "4", "3", "2", "0"]
    else:
        assert joined(pages) == ["0", "1", "2", "3", "4", "5", "6", "8", "new"]


def test_a_page_begins_at_the_cursor(raw_client: RawClient, im: Client, app_id: int) -> None:
    where = single(im)
    numbers = [say(im, where, str(number)) for number in range(5)]
    index = {m.content: m.index_in_conversation for m in read(im, where, *numbers)}
    body = {"AppId": app_id, "ConversationShortId": where, "Limit": 2}

    def page(cursor: Any, **more: int) -> tuple[list[str], bool, int]:
        found = raw_client.call(
            "GetConversationMessages", {**body, "Cursor": cursor, **more}
        ).result
        texts = [one["Content"] for one in found["Messages"]]
        return texts, found["HasMore"], found["NewCursor"]

    assert page(index["2"]) == (["2", "3"], True, index["3"] + 1)  # type: ignore[operator]
    assert page(index["3"]) == (["3", "4"], False, index["4"] + 1)  # type: ignore[operator]
    assert page(index["2"], Reverse=1) == (["2", "1"], True, index["1"] - 1)  # type: ignore[operator]
    assert page(index["1"], Reverse=1) == (["1", "0"], False, index["0"] - 1)  # type: ignore[operator]
    # Nothing is older than the beginning, or newer than the end.
    assert page(0, Reverse=1) == ([], False, 0)
    assert page(NEWEST) == ([], False, NEWEST)
    # A direction without a name is forward.
    assert page(0, Reverse=7)[0] == ["0", "1"]
    # What was sent after the last page is on the next one.
    following = page(index["3"])[2]
    say(im, where, "5")
    assert page(following)[0] == ["5"]


def test_pages_that_are_refused(
    raw_client: RawClient, im: Client, inside: Inside, app_id: int
) -> None:
    live = group(im, inside, live=True)
    say(im, live)
    body = {"AppId": app_id, "ConversationShortId": live, "Cursor": NEWEST, "Limit": 20}
    assert raw_client.call("GetConversationMessages", {**body, "Reverse": 1}).result["Messages"]
    for change, word in (
        ({}, "Reverse"),
        ({"Reverse": 0}, "Reverse"),
        ({"Reverse": 7}, "Reverse"),
        ({"Reverse": 1, "Cursor": -1}, "Cursor"),
        ({"Reverse": 1, "Limit": 0}, "Limit"),
        ({"Reverse": 1, "Limit": 21}, "Limit"),
    ):
        answer = raw_client.call("GetConversationMessages", body | change)
        assert (answer.code, word in answer.error["Message"]) == ("InvalidParam", True)
    unknown = raw_client.call("GetConversationMessages", {**body, "ConversationShortId": UNKNOWN})
    assert unknown.code == "ConversationNotFound"


def test_an_inbox_is_not_named_so_its_messages_are_found(im: Client) -> None:
    im.batch_send_message(
        content="News", msg_type=10012, receiver=[2], sender=1, inbox_type=3  # type: ignore[arg-type]
    )
    (there,) = im.iter_user_conversations(participant_user_id=2, inbox_type=3)
    assert heard(im, there.conversation_short_id) == ["News"]
    other = im.with_options(app_id=999_999)
    with refused("ConversationNotFound"):
        heard(other, there.conversation_short_id)


# --- who has read


def receipts(im: Client, where: int, *numbers: int) -> list[tuple[bool, list[int], list[int]]]:
    found = im.get_messages_read_receipt(conversation_short_id=where, message_ids=list(numbers))
    assert [(one.conversation_short_id, one.message_id) for one in found.read_receipt] == [
        (where, number) for number in numbers
    ]
    return [
        (one.receiver_is_read, one.read_user_ids, one.un_read_user_ids)
        for one in found.read_receipt
    ]


def test_receipts_follow_how_far_members_have_read(im: Client, inside: Inside) -> None:
    where = group(im, inside, 2, 3)
    one, two = say(im, where), say(im, where, sender=2)
    index = read(im, where, one)[0].index_in_conversation
    assert receipts(im, where, one, two) == [(False, [], [2, 3]), (False, [], [1, 3])]
    inside.change(where, 3, read_index=index)
    assert receipts(im, where, two, one) == [(False, [], [1, 3]), (False, [3], [2])]


def test_receipts_of_two(im: Client, inside: Inside) -> None:
    where = single(im)
    number = say(im, where, sender=2)
    assert receipts(im, where, number) == [(False, [], [1])]
    inside.change(where, 1, read_index=NEWEST)
    assert receipts(im, where, number) == [(True, [1], [])]


def test_a_receipt_has_those_whom_the_message_is_for(im: Client, inside: Inside) -> None:
    where = group(im, inside, 2, 3, "alice")
    numbers = [
        say(im, where, visible_users=[3, 5]),
        say(im, where, invisible_users=[3]),
        say(im, where, visible_users=[2, 3], invisible_users=[3]),
    ]
    assert [unread for _, _, unread in receipts(im, where, *numbers)] == [[3], [2], [2]]
    found = im.get_messages_read_receipt(conversation_short_id=where, message_ids=[numbers[1]])
    assert found.read_receipt[0].un_read_user_ids_str == ["alice"]


def test_receipts_that_are_refused(im: Client, inside: Inside) -> None:
    where, live = single(im), group(im, inside, live=True)
    number = say(im, where)
    with refused("MessageNotFound"):
        receipts(im, where, number, UNKNOWN)
    with refused("LiveConversationNotSupport"):
        receipts(im, live, say(im, live))
    with refused("ConversationNotFound"):
        receipts(im, UNKNOWN, number)
