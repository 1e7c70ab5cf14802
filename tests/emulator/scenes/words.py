"""Who is in the story, and what happens in it again and again."""

from __future__ import annotations

from typing import Any

from volc_im import ConversationCoreInfo, ConversationType, MessageBody, MessageType

WANG, LIN, CHEN, ZHAO, STRANGER = 10001, 10002, 10003, 10004, 404
CUSTOM = MessageType.CUSTOM


async def found_a(im: Any, kind: ConversationType, name: str, **more: Any) -> int:
    core = ConversationCoreInfo(conversation_type=kind, name=name)
    made = await im.create_conversation(conversation_core_info=core, owner_user_id=WANG, **more)
    assert (made.exist, made.conversation_info.name) == (False, name)
    number: int = made.conversation_short_id
    return number


async def say(im: Any, where: int, text: str, sender: int = WANG, **more: Any) -> int:
    sent = await im.send_message(
        conversation_short_id=where, sender=sender, msg_type=CUSTOM, content=text, **more
    )
    number: int = sent.message_id
    return number


async def history(im: Any, where: int, **more: Any) -> list[str]:
    listing = im.iter_conversation_messages(conversation_short_id=where, **more)
    return [message.content async for message in listing]


async def read(im: Any, where: int, *numbers: int) -> list[MessageBody]:
    found = await im.get_messages(conversation_short_id=where, message_ids=list(numbers))
    messages: list[MessageBody] = found.messages
    return messages
