"""Messages on their way: who may send them, once for each key, to one conversation or many."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from volc_im import (
    Client,
    ConversationType,
    MessagePriority,
    MessageType,
    PushCode,
    QuotedStatus,
    SendRefMsgInfo,
    content,
)

from .database_access import Inside
from .message_helpers import CUSTOM, group, heard, read, refused, say, single
from .signed_requests import RawClient

UNKNOWN = 7244530000000000001


def listed(im: Client, user: int, **more: Any) -> list[int]:
    found = im.iter_user_conversations(participant_user_id=user, **more)
    return [one.conversation_short_id for one in found]


# --- to one conversation


def test_what_was_sent_can_be_read(im: Client, app_id: int) -> None:
    where = single(im)
    before = time.time()
    number = say(im, where, "Hi", ext={"order": "7788"}, client_msg_id="k1")
    (found,) = read(im, where, number)
    assert 2**53 < number < 2**63
    assert (found.app_id, found.conversation_short_id) == (app_id, where)
    assert (found.conversation_type, found.message_id) == (ConversationType.SINGLE, number)
    assert (found.msg_type, found.content, found.sender) == (CUSTOM, "Hi", 1)
    assert (found.ext, found.client_msg_id, found.status) == ({"order": "7788"}, "k1", 0)
    assert int(before * 1000) <= found.create_time <= time.time() * 1000
    assert found.index_in_conversation is not None
    assert int(before * 1e6) <= found.index_in_conversation <= time.time() * 1e6
    assert found.ref_msg_info is None


def test_a_time_and_a_priority_may_be_given(im: Client, inside: Inside) -> None:
    where = group(im, inside, live=True)
    number = say(im, where, create_time=1669723135771, priority=MessagePriority.HIGH)
    assert read(im, where, number)[0].create_time == 1669723135771


def test_types_without_a_name_are_open(im: Client) -> None:
    where = single(im)
    sent = im.send_message(
        conversation_short_id=where, sender=1, content="x", msg_type=MessageType(10013)
    )
    assert read(im, where, sent.message_id)[0].msg_type == 10013


def test_a_key_sends_once_for_a_sender_in_a_conversation(im: Client) -> None:
    where, elsewhere = single(im), single(im, 1, 3)
    first = say(im, where, "first", client_msg_id="k")
    assert say(im, where, "again", client_msg_id="k") == first
    assert heard(im, where) == ["first"]
    others = [
        say(im, where, "other sender", 2, client_msg_id="k"),
        say(im, elsewhere, "other conversation", client_msg_id="k"),
        say(im, where, "no key", client_msg_id=""),
        say(im, where, "no key", client_msg_id=""),
        say(im, where, "no key"),
        say(im, where, "no key"),
    ]
    assert len({first, *others}) == 7
    keys = [one.client_msg_id for one in read(im, where, *others[-2:])]
    assert keys[0] != keys[1]
    # The key holds when the message is gone.
    im.delete_conversation_message(conversation_short_id=where, message_id=first)
    assert say(im, where, "once more", client_msg_id="k") == first
    assert "once more" not in heard(im, where)


def test_one_message_from_16_threads(im: Client) -> None:
    where = single(im)
    with ThreadPoolExecutor(16) as threads:
        sent = list(threads.map(lambda _: say(im, where, client_msg_id="k"), range(40)))
    assert len(set(sent)) == 1
    assert heard(im, where) == ["Hello"]


def test_only_members_send(im: Client) -> None:
    where = single(im)
    with refused("ParticipantNotInConversation", "3"):
        say(im, where, sender=3)
    with refused("ConversationNotFound"):
        say(im, UNKNOWN)
    with refused("ConversationNotFound"):
        say(im, where, app_id=999_999)
    assert heard(im, where) == []


def test_a_sender_by_text(im: Client, inside: Inside) -> None:
    where = group(im, inside, "alice", "bob")
    sent = im.send_message(
        conversation_short_id=where,
        sender_str="alice",
        content="Hi",
        msg_type=CUSTOM,
        mentioned_users_str=["bob"],
        visible_users_str=["bob"],
        client_msg_id="k",
    )
    (found,) = read(im, where, sent.message_id)
    assert found.sender_str == "alice"
    # Digits name the same user in either form, and so the same message.
    one = say(im, where, client_msg_id="k")
    two = im.send_message(
        conversation_short_id=where, sender_str="1", content="", msg_type=CUSTOM, client_msg_id="k"
    )
    assert two.message_id == one
    receipt = im.get_messages_read_receipt(
        conversation_short_id=where, message_ids=[sent.message_id]
    ).read_receipt[0]
    assert (receipt.un_read_user_ids, receipt.un_read_user_ids_str) == ([], ["bob"])


def test_a_message_moves_its_conversation_to_the_top(im: Client) -> None:
    one, two = single(im, 1, 2), single(im, 1, 3)
    assert listed(im, 1) == [two, one]
    say(im, one, client_msg_id="k")
    assert listed(im, 1) == [one, two]
    say(im, two)
    say(im, one, client_msg_id="k")  # sent already, so nothing happens
    assert listed(im, 1) == [two, one]


# --- quoting


def test_a_quoted_message_is_copied_and_its_state_followed(im: Client, inside: Inside) -> None:
    where = group(im, inside, 2)
    kept, recalled, deleted = (
        im.send_message(
            conversation_short_id=where, sender=1, content="{}", msg_type=MessageType.IMAGE
        ).message_id
        for _ in range(3)
    )
    quoting = [
        say(
            im,
            where,
            sender=2,
            ref_msg_info=SendRefMsgInfo(hint="[image]", referenced_message_id=one),
        )
        for one in (kept, recalled, deleted)
    ]
    im.recall_message(conversation_short_id=where, message_id=recalled, participant_user_id=1)
    im.delete_conversation_message(conversation_short_id=where, message_id=deleted)
    infos = [one.ref_msg_info for one in read(im, where, *quoting)]
    assert [
        (one.referenced_message_id, one.hint, one.referenced_message_type) for one in infos if one
    ] == [(one, "[image]", MessageType.IMAGE) for one in (kept, recalled, deleted)]
    assert [one.status for one in infos if one] == [
        QuotedStatus.VISIBLE,
        QuotedStatus.RECALLED,
        QuotedStatus.DELETED,
    ]


def test_what_its_sender_does_not_see_is_not_quoted(im: Client, inside: Inside) -> None:
    where, elsewhere = group(im, inside, 2, 3), single(im)

    def quote(number: int, sender: int = 2) -> int:
        info = SendRefMsgInfo(hint="", referenced_message_id=number)
        return say(im, where, sender=sender, ref_msg_info=info)

    for_3 = say(im, where, visible_users=[3])
    not_for_2 = say(im, where, invisible_users=[2])
    both = say(im, where, visible_users=[2, 3], invisible_users=[2])
    gone = say(im, where)
    im.delete_conversation_message(conversation_short_id=where, message_id=gone)
    own = say(im, where)
    im.delete_message(conversation_short_id=where, message_id=own, participant_user_id=2)
    left = say(im, where)
    im.delete_conversation_message(conversation_short_id=where, message_id=left, delete_type=1)
    for number in (for_3, not_for_2, both, gone, own, left, say(im, elsewhere), UNKNOWN):
        with refused("InvalidParam", "RefMsgInfo.ReferencedMessageId"):
            quote(number)
    # Others see them, their sender in any case.
    for number in (for_3, not_for_2, both, own):
        quote(number, 3)
    for number in (for_3, not_for_2, both, own, left):
        quote(number, 1)


# --- to many users


def send_to(im: Client, *receivers: int, sender: int = 1, **more: Any) -> Any:
    return im.batch_send_message(
        content="News", msg_type=CUSTOM, receiver=list(receivers), sender=sender, **more
    )


def test_each_receiver_gets_it_in_a_conversation_of_two(im: Client) -> None:
    known = single(im, 2, 1)  # begun by the other one
    sent = send_to(im, 2, 3, 1, 3, ext={"a": "b"})
    assert set(sent.user_message_id) == {"2", "3"}
    assert sent.failed_receiver == [1]
    assert read(im, known, sent.user_message_id["2"])[0].sender == 1
    (made,) = listed(im, 3)
    (found,) = read(im, made, sent.user_message_id["3"])
    assert (found.content, found.ext) == ("News", {"a": "b"})
    assert found.conversation_type == ConversationType.SINGLE
    assert single(im, 3, 1) == made  # the same key as that of CreateConversation
    send_to(im, 2, 3)
    assert heard(im, known) == ["News", "News"]
    assert listed(im, 1) == [made, known]


def test_inboxes_have_conversations_of_their_own(im: Client) -> None:
    send_to(im, 2)
    send_to(im, 2, inbox_type=3)
    (here,), (there,) = (listed(im, 2), listed(im, 2, inbox_type=3))
    assert here != there
    assert (heard(im, here), heard(im, there)) == (["News"], ["News"])


def test_500_receivers_in_one_call(im: Client) -> None:
    sent = send_to(im, *range(2, 502))
    assert (len(sent.user_message_id), sent.failed_receiver) == (500, [])
    assert len(set(sent.user_message_id.values())) == 500


def test_fields_that_the_action_has_not_do_nothing(raw_client: RawClient, app_id: int) -> None:
    body = {"AppId": app_id, "Content": "x", "MsgType": 10001, "Receiver": [2], "Sender": 1}
    sent = {
        raw_client.call("BatchSendMessage", {**body, "ClientMsgId": key}).result["UserMessageId"][
            "2"
        ]
        for key in ("k", "k", 5, ["k"])
    }
    assert len(sent) == 4


# --- to many groups


def send_to_groups(im: Client, *numbers: int, kind: int = 2, sender: int = 9, **more: Any) -> Any:
    return im.batch_send_group_message(
        sender=sender,
        conversation_type=ConversationType(kind),
        conversation_short_ids=list(numbers),
        msg_type=CUSTOM,
        content="News",
        **more,
    )


@pytest.mark.parametrize("live", [False, True])
def test_all_groups_get_it(im: Client, inside: Inside, live: bool) -> None:
    one, two = group(im, inside, live=live), group(im, inside, live=live)
    kind = 100 if live else 2
    sent = send_to_groups(im, one, two, one, kind=kind, client_msg_id="k", visible_users=[1])
    numbers = sent.data["ConversationMessageId"]
    assert set(numbers) == {str(one), str(two)}
    assert read(im, one, numbers[str(one)])[0].sender == 9
    again = send_to_groups(im, two, one, kind=kind, client_msg_id="k")
    assert again.data == sent.data
    assert heard(im, one) == heard(im, two) == ["News"]


def test_all_groups_or_none(im: Client, inside: Inside, raw_client: RawClient, app_id: int) -> None:
    good, live, pair = group(im, inside), group(im, inside, live=True), single(im)
    body = {"AppId": app_id, "Sender": 1, "MsgType": 10001, "Content": "News"}
    for numbers, kind, code in (
        ([good, UNKNOWN], 2, "ConversationNotFound"),
        ([good, 0], 2, "ConversationShortIdsHasInvalidElem"),
        ([good, -1], 2, "ConversationShortIdsHasInvalidElem"),
        ([good, live], 2, "InvalidParam"),
        ([live, good], 100, "InvalidParam"),
        ([good, pair], 2, "SingleConversationNotSupport"),
        ([pair], 1, "SingleConversationNotSupport"),
        ([pair], 3, "InvalidParam"),
        ([good] * 21, 2, "InvalidParam"),
    ):
        sent = {**body, "ConversationType": kind, "ConversationShortIds": numbers}
        assert raw_client.call("BatchSendGroupMessage", sent).code == code
    assert heard(im, good) == heard(im, live) == heard(im, pair) == []


# --- to whoever is online


def push(im: Client, where: int, sender: int = 1, **more: Any) -> list[tuple[int, str, str | None]]:
    found = im.p2p_send_message(
        sender=sender,
        conversation_short_id=where,
        msg_type=MessageType(10013),
        content='{"typing":true}',
        **more,
    )
    return [(one.user_id, one.code, one.device_platform) for one in found.p2p_result]


def test_a_push_reaches_devices_and_is_not_kept(im: Client, inside: Inside) -> None:
    where = group(im, inside, 2, 3, 4, "alice")
    nobody = [(user, PushCode.NOT_ONLINE, None) for user in (2, 3, 4)]
    assert push(im, where) == nobody
    inside.put_online(2, "Web", "iOS")
    inside.put_online(5, "Web")  # no member
    assert push(im, where) == [
        (2, PushCode.SUCCESS, "Web"),
        (2, PushCode.SUCCESS, "iOS"),
        *nobody[1:],
    ]
    assert push(im, where, ignore_user_ids=[2, 4]) == nobody[1:2]
    assert push(im, where, receiver_user_id=[4, 3, 5], ignore_user_ids=[3]) == nobody[1:]
    assert push(im, where, receiver_user_id=[1]) == [(1, PushCode.NOT_ONLINE, None)]
    inside.put_online(2)
    assert push(im, where) == nobody
    assert heard(im, where) == []


def test_a_system_message_is_read_and_a_transparent_one_is_not_kept(
    im: Client, inside: Inside
) -> None:
    where = group(im, inside, 2)
    sent = {"sender": 1, "conversation_short_id": where}
    im.p2p_send_message(**sent, **content.transparent({"typing": True}))
    muted = content.SystemMessageType.ALL_MUTED
    im.send_message(**sent, msg_type=MessageType(50011), content='{"by": 1}')
    assert [
        content.read(one) for one in im.iter_conversation_messages(conversation_short_id=where)
    ] == [content.SystemContent(muted, {"by": 1})]


def test_only_members_push(im: Client) -> None:
    where = single(im)
    with refused("ParticipantNotInConversation"):
        push(im, where, 3)
    with refused("ConversationNotFound"):
        push(im, UNKNOWN)
