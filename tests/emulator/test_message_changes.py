"""Messages changed, recalled and deleted, and what the other actions see of it."""

from __future__ import annotations

import pytest

from volc_im import Client, DeleteScope, ParticipantRole

from .database_access import Inside
from .message_helpers import group, heard, read, refused, say, single

UNKNOWN = 7244530000000000001
MEMBER, OWNER, MANAGER = ParticipantRole.MEMBER, ParticipantRole.OWNER, ParticipantRole.MANAGER


# --- changing


def test_content_is_replaced_and_data_merged(im: Client) -> None:
    where = single(im)
    number = say(im, where, "old", ext={"a": "1", "b": "2"})
    before = read(im, where, number)[0]
    im.modify_message(conversation_short_id=where, message_id=number, ext={"b": "3", "c": "4"})
    found = read(im, where, number)[0]
    assert (found.content, found.ext) == ("old", {"a": "1", "b": "3", "c": "4"})
    im.modify_message(conversation_short_id=where, message_id=number, content="")
    found = read(im, where, number)[0]
    assert (found.content, found.ext) == ("", {"a": "1", "b": "3", "c": "4"})
    im.modify_message(conversation_short_id=where, message_id=number)
    assert read(im, where, number)[0] == found
    assert (found.create_time, found.index_in_conversation) == (
        before.create_time,
        before.index_in_conversation,
    )


def test_a_change_leaves_the_order_of_conversations(im: Client) -> None:
    one, two = single(im, 1, 2), single(im, 1, 3)
    number = say(im, one)
    say(im, two)
    im.modify_message(conversation_short_id=one, message_id=number, content="x")
    found = im.iter_user_conversations(participant_user_id=1)
    assert [c.conversation_short_id for c in found] == [two, one]


def test_what_is_not_there_is_not_changed(im: Client) -> None:
    where, elsewhere = single(im), single(im, 1, 3)
    gone = say(im, where)
    im.recall_message(conversation_short_id=where, message_id=gone, participant_user_id=1)
    for number in (UNKNOWN, gone, say(im, elsewhere)):
        with refused("MessageNotFound", str(number)):
            im.modify_message(conversation_short_id=where, message_id=number, content="x")
    with refused("ConversationNotFound"):
        im.modify_message(conversation_short_id=UNKNOWN, message_id=gone)


# --- recalling


@pytest.mark.parametrize(
    ("user", "role"),
    [(2, None), (2, MEMBER), (1, None), (1, OWNER), (3, None), (3, MANAGER)],
    ids=str,
)
def test_who_may_recall(
    im: Client, inside: Inside, user: int, role: ParticipantRole | None
) -> None:
    where = group(im, inside, 2, 3, 4)
    inside.change(where, 3, role=2)
    say(im, where, "stays", 2)
    number = say(im, where, "goes", 2)
    im.recall_message(
        conversation_short_id=where, message_id=number, participant_user_id=user, recall_role=role
    )
    assert heard(im, where) == ["stays"]
    for again in (user, 2):
        with refused("MessageNotFound"):
            im.recall_message(
                conversation_short_id=where, message_id=number, participant_user_id=again
            )


@pytest.mark.parametrize(
    ("user", "role"),
    [
        *((4, role) for role in (None, MEMBER, OWNER, MANAGER)),
        *((2, role) for role in (OWNER, MANAGER)),
        *((1, role) for role in (MEMBER, MANAGER)),
        *((3, role) for role in (MEMBER, OWNER)),
    ],
    ids=str,
)
def test_who_may_not(im: Client, inside: Inside, user: int, role: ParticipantRole | None) -> None:
    where = group(im, inside, 2, 3, 4)
    inside.change(where, 3, role=2)
    number = say(im, where, sender=2)
    with refused("InvalidParam", "RecallRole" if role is not None else "ParticipantUserId"):
        im.recall_message(
            conversation_short_id=where,
            message_id=number,
            participant_user_id=user,
            recall_role=role,
        )
    assert heard(im, where) == ["Hello"]


def test_of_two_users_neither_recalls_for_the_other(im: Client) -> None:
    where = single(im)
    number = say(im, where, sender=2)
    for role in (None, OWNER):
        with refused("InvalidParam"):
            im.recall_message(
                conversation_short_id=where,
                message_id=number,
                participant_user_id=1,
                recall_role=role,
            )
    im.recall_message(conversation_short_id=where, message_id=number, participant_user_id=2)
    assert heard(im, where) == []


def test_only_members_recall_what_they_see(im: Client, inside: Inside) -> None:
    where = group(im, inside, 2)
    number = say(im, where, sender=2, visible_users=[3])
    with refused("ParticipantNotInConversation"):
        im.recall_message(conversation_short_id=where, message_id=number, participant_user_id=9)
    with refused("MessageNotFound"):
        im.recall_message(conversation_short_id=where, message_id=number, participant_user_id=1)
    with refused("ConversationNotFound"):
        im.recall_message(conversation_short_id=UNKNOWN, message_id=number, participant_user_id=2)


# --- deleting


def test_one_member_deletes_and_the_others_keep_it(im: Client) -> None:
    where = single(im)
    number = say(im, where)
    im.delete_message(conversation_short_id=where, message_id=number, participant_user_id=1)
    assert heard(im, where) == ["Hello"]
    # For that member it is not there any more.
    for act in (im.delete_message, im.recall_message):
        with refused("MessageNotFound"):
            act(conversation_short_id=where, message_id=number, participant_user_id=1)
    im.delete_message(conversation_short_id=where, message_id=number, participant_user_id=2)


def test_only_members_delete_what_they_see(im: Client, inside: Inside) -> None:
    where = group(im, inside, 2)
    number = say(im, where, invisible_users=[2])
    with refused("ParticipantNotInConversation"):
        im.delete_message(conversation_short_id=where, message_id=number, participant_user_id=9)
    with refused("MessageNotFound"):
        im.delete_message(conversation_short_id=where, message_id=number, participant_user_id=2)
    with refused("MessageNotFound"):
        im.delete_message(conversation_short_id=where, message_id=UNKNOWN, participant_user_id=1)
    with refused("ConversationNotFound"):
        im.delete_message(conversation_short_id=UNKNOWN, message_id=number, participant_user_id=1)


@pytest.mark.parametrize("scope", [None, DeleteScope.EVERYONE])
def test_deleted_for_all(im: Client, scope: DeleteScope | None) -> None:
    where = single(im)
    say(im, where, "stays")
    number = say(im, where, "goes")
    im.delete_conversation_message(
        conversation_short_id=where, message_id=number, delete_type=scope
    )
    assert heard(im, where) == ["stays"]
    with refused("MessageNotFound"):
        read(im, where, number)
    with refused("MessageNotFound"):
        im.get_messages_read_receipt(conversation_short_id=where, message_ids=[number])
    with refused("MessageNotFound"):
        im.delete_conversation_message(conversation_short_id=where, message_id=number)


def test_deleted_for_all_but_the_sender(im: Client, inside: Inside) -> None:
    where = group(im, inside, 2)
    number = say(im, where)
    im.delete_conversation_message(
        conversation_short_id=where, message_id=number, delete_type=DeleteScope.SENDER_SEES
    )
    assert heard(im, where) == ["Hello"]
    with refused("MessageNotFound"):
        im.delete_message(conversation_short_id=where, message_id=number, participant_user_id=2)
    im.delete_message(conversation_short_id=where, message_id=number, participant_user_id=1)


def test_deletions_that_are_refused(im: Client, inside: Inside) -> None:
    live, where = group(im, inside, live=True), single(im)
    number = say(im, live)
    with refused("InvalidParam", "DeleteType"):
        im.delete_conversation_message(
            conversation_short_id=live, message_id=number, delete_type=DeleteScope.SENDER_SEES
        )
    with refused("MessageNotFound"):
        im.delete_conversation_message(conversation_short_id=where, message_id=number)
    with refused("ConversationNotFound"):
        im.delete_conversation_message(conversation_short_id=UNKNOWN, message_id=number)
    im.delete_conversation_message(conversation_short_id=live, message_id=number)
    assert heard(im, live) == []
