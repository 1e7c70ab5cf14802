"""Mistakes; each line marked `# wrong` must be an error to mypy and to pyright, and no other."""

from __future__ import annotations

import volc_im
from volc_im import (
    AsyncClient,
    Client,
    ConversationCoreInfo,
    ConversationType,
    Credentials,
    chunked,
    content,
)
from volc_im.signing import sign
from volc_im.testing import factories, record, replay, stub

im = Client(access_key="AK", secret_key="SK")
keys = Credentials("AK", "SK")

volc_im.erors  # wrong
volc_im.errors.NotFound  # wrong
talk = ConversationCoreInfo(conversation_type=ConversationType.GROUP)

Client("AK", "SK")  # wrong
Client(acces_key="AK")  # wrong
Client(app_id="1")  # wrong
Client(rate_limit="fast")  # wrong
Client(timeout="10")  # wrong
Client(transport=object())  # wrong
ConversationCoreInfo()  # wrong
ConversationCoreInfo(conversation_type="group")  # wrong
ConversationCoreInfo(conversation_type=ConversationType.GROUP, nam="x")  # wrong
ConversationCoreInfo(conversation_type=ConversationType.GROUP, ext={"a": 1})  # wrong
ConversationType.GROPU  # wrong
im.create_conversation()  # wrong
im.create_conversation(talk)  # wrong
im.create_conversation(conversation_core_info=talk, owner_user_id="7")  # wrong
im.create_conversation(conversation_core_info={"ConversationType": 2})  # wrong
im.create_conversation(conversation_core_info=talk, owner=1)  # wrong
im.create_conversations  # wrong
im.get_user_conversations(participant_user_id=1, cursor=0)  # wrong
im.iter_user_conversations(participant_user_id=1, start="0")  # wrong
im.batch_get_user(user_ids="12")  # wrong
im.batch_get_user(user_ids=1)  # wrong
im.batch_get_user(user_ids=["1"])  # wrong
stub(im).user_broadcast(tags="city:hangzhou")  # wrong
im.register_users(users=[{"UserId": 1}])  # wrong
im.with_options(retries=1)  # wrong
im.call("X", ["not a mapping"])  # wrong
Credentials("AK")  # wrong
sign(method="GET", url="u", headers={}, body="", credentials=keys, region="", service="")  # wrong
stub(im).create_conversation(owner_user_id="7")  # wrong
stub(im).create_conversation(owner=1)  # wrong
stub(im).create_conversations  # wrong
stub(im).get_user_conversations().returns(7)  # wrong
stub(im).get_user_conversations().times("2")  # wrong
stub(im).create_conversation().returns(stub)  # wrong
stub(im).get_user_conversations(data_type="recent")  # wrong
stub("im")  # wrong
factories.make(int)  # wrong
factories.make_batch(ConversationCoreInfo, "2")  # wrong
factories.make(ConversationCoreInfo).nam  # wrong
record(im)  # wrong
record("im", "x.jsonl")  # wrong
replay("im", "x.jsonl")  # wrong
chunked([1], "RegisterUser")  # wrong
chunked([1], "CreateConversation")  # wrong
chunked([1], 2.5)  # wrong
chunked([1])  # wrong

made = im.create_conversation(conversation_core_info=talk, owner_user_id=1)
made.conversation_short_id.upper()  # wrong
made.conversation_info.name.upper()  # wrong
made.exists  # wrong


async def forgotten(client: AsyncClient) -> None:
    page = client.get_user_conversations(participant_user_id=1, cursor=0, limit=1)
    page.has_more  # wrong
    for each in client.iter_user_conversations(participant_user_id=1):  # wrong
        del each


content.text()  # wrong
content.text(1)  # wrong
content.image("https://a/b.png", 640)  # wrong
content.image("https://a/b.png", duration_s=1)  # wrong
content.file("https://a/b", size="1")  # wrong
content.custom([1])  # wrong
content.read(10001)  # wrong
content.read("hi")  # wrong
content.read(10001, "{}").text  # wrong
content.TextContent("hi").text = "ho"  # wrong
im.get_user_conversations(**content.text("hi"))  # wrong
