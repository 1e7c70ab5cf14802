# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""Messages: the commands of its actions."""

from __future__ import annotations

from typing import Final

from ..language import Text
from ..program_model import ActionCommand, OptionHelp

ACTIONS: Final = (
    ActionCommand(
        "send-message",
        "SendMessage",
        "send_message",
        Text(
            "Send a message to a conversation on behalf of a user.",
            "以指定用户的身份向会话发送消息。",
        ),
        Text(
            "The sender must be a member of the conversation. No third-party callback is triggered, and the message is sent even if the sender or the whole conversation is muted. A live group has a limit of 30 messages per second for low and normal priority together, and of 10 per second for high priority; messages beyond these limits may be lost.",
            "发送者必须是会话成员。该接口不触发第三方回调，也不校验发送者或会话是否处于禁言状态。在直播群中，低优先级与普通优先级的消息合计每秒最多 30 条，高优先级的消息每秒最多 10 条，超出部分可能丢失。",
        ),
        (
            OptionHelp(
                "--content",
                "Content",
                "TEXT",
                True,
                Text(
                    "Content of the message. If a client SDK parses it, it must have the message format of document 6348/372181.",
                    "消息内容。若由客户端 SDK 解析，须符合文档 6348/372181 规定的消息格式。",
                ),
            ),
            OptionHelp(
                "--conversation-short-id",
                "ConversationShortId",
                "INTEGER",
                True,
                Text("Conversation that receives the message.", "接收消息的会话 ID。"),
            ),
            OptionHelp(
                "--msg-type",
                "MsgType",
                "INTEGER",
                True,
                Text(
                    "Type of the message; clients parse `Content` by it.",
                    "消息类型，客户端据此解析 `Content`。",
                ),
                (
                    "TEXT",
                    "IMAGE",
                    "VIDEO",
                    "FILE",
                    "AUDIO",
                    "CUSTOM",
                ),
            ),
            OptionHelp(
                "--sender",
                "Sender",
                "INTEGER",
                False,
                Text("User who sends the message. At least 0.", "发送消息的用户。不小于 0。"),
            ),
            OptionHelp(
                "--sender-str",
                "SenderStr",
                "TEXT",
                False,
                Text(
                    "The sender's ID in its string form, for apps whose user IDs are strings.",
                    "发送者 ID 的字符串形式，供用户 ID 为字符串的应用使用。",
                ),
            ),
            OptionHelp(
                "--client-msg-id",
                "ClientMsgId",
                "TEXT",
                False,
                Text(
                    "Idempotency key of this message. Sending again with the same key does not duplicate the message.",
                    "由您指定的消息幂等键。使用相同的键重复发送时，消息不会重复。",
                ),
            ),
            OptionHelp(
                "--create-time",
                "CreateTime",
                "INTEGER",
                False,
                Text(
                    "Time of the message. Unix time in milliseconds.",
                    "消息的时间。Unix 时间戳，单位为毫秒。",
                ),
            ),
            OptionHelp(
                "--ext",
                "Ext",
                "JSON",
                False,
                Text(
                    "Custom data of the message, string to string.",
                    "消息的自定义数据，键与值均为文本。",
                ),
            ),
            OptionHelp(
                "--invisible-users",
                "InvisibleUsers",
                "INTEGER+",
                False,
                Text(
                    "Members who cannot see the message. If this and `VisibleUsers` are empty, everyone can.",
                    "不可见该消息的成员。与 `VisibleUsers` 均为空时，所有成员可见。",
                ),
            ),
            OptionHelp(
                "--invisible-users-str",
                "InvisibleUsersStr",
                "TEXT+",
                False,
                Text(
                    "The IDs of these members in their string form.", "这些成员 ID 的字符串形式。"
                ),
            ),
            OptionHelp(
                "--mentioned-users",
                "MentionedUsers",
                "INTEGER+",
                False,
                Text("Members who are mentioned with @ in the message.", "消息中被 @ 的成员。"),
            ),
            OptionHelp(
                "--mentioned-users-str",
                "MentionedUsersStr",
                "TEXT+",
                False,
                Text(
                    "The IDs of these members in their string form.", "这些成员 ID 的字符串形式。"
                ),
            ),
            OptionHelp(
                "--priority",
                "Priority",
                "INTEGER",
                False,
                Text(
                    "Priority of the message; only for live groups.", "消息优先级，仅对直播群有效。"
                ),
                (
                    "LOW",
                    "NORMAL",
                    "HIGH",
                ),
            ),
            OptionHelp(
                "--ref-msg-info",
                "RefMsgInfo",
                "JSON",
                False,
                Text("The quoted message.", "被引用的消息。"),
            ),
            OptionHelp(
                "--visible-users",
                "VisibleUsers",
                "INTEGER+",
                False,
                Text(
                    "Members who can see the message. If this and `InvisibleUsers` are empty, everyone can.",
                    "可见该消息的成员。与 `InvisibleUsers` 均为空时，所有成员可见。",
                ),
            ),
            OptionHelp(
                "--visible-users-str",
                "VisibleUsersStr",
                "TEXT+",
                False,
                Text(
                    "The IDs of these members in their string form.", "这些成员 ID 的字符串形式。"
                ),
            ),
        ),
    ),
    ActionCommand(
        "batch-send-message",
        "BatchSendMessage",
        "batch_send_message",
        Text(
            "Send one message to many users, each in a one-to-one conversation.",
            "以单聊方式向多个用户发送同一条消息。",
        ),
        Text(
            "The BeforeSendMessage callback is not triggered, and mutes and blacklists are not checked. The reply lists the users to whom the message could not be sent.",
            "该接口不触发 BeforeSendMessage 回调，也不校验禁言状态与黑名单。发送失败的用户会在返回中列出。",
        ),
        (
            OptionHelp(
                "--content",
                "Content",
                "TEXT",
                True,
                Text(
                    "Content of the message. If a client SDK parses it, it must have the message format of document 6348/372181.",
                    "消息内容。若由客户端 SDK 解析，须符合文档 6348/372181 规定的消息格式。",
                ),
            ),
            OptionHelp(
                "--msg-type",
                "MsgType",
                "INTEGER",
                True,
                Text(
                    "Type of the message; clients parse `Content` by it.",
                    "消息类型，客户端据此解析 `Content`。",
                ),
                (
                    "TEXT",
                    "IMAGE",
                    "VIDEO",
                    "FILE",
                    "AUDIO",
                    "CUSTOM",
                ),
            ),
            OptionHelp(
                "--receiver",
                "Receiver",
                "INTEGER+",
                True,
                Text(
                    "Receivers of the message. At most 500 items per call.",
                    "接收消息的用户。单次调用最多 500 项。",
                ),
            ),
            OptionHelp(
                "--sender",
                "Sender",
                "INTEGER",
                True,
                Text("User who sends the message. At least 0.", "发送消息的用户。不小于 0。"),
            ),
            OptionHelp(
                "--ext",
                "Ext",
                "JSON",
                False,
                Text(
                    "Custom data of the message, string to string.",
                    "消息的自定义数据，键与值均为文本。",
                ),
            ),
            OptionHelp(
                "--inbox-type",
                "InboxType",
                "INTEGER",
                False,
                Text(
                    "Number of the inbox. Inboxes are isolated from each other. Default on the server: `0`.",
                    "收件箱编号，不同收件箱之间相互隔离。不传时服务端默认为 `0`。",
                ),
            ),
            OptionHelp(
                "--is-normal-user",
                "IsNormalUser",
                "BOOLEAN",
                False,
                Text(
                    "True if the sender is an ordinary user, false if it is a robot. Default on the server: `False`.",
                    "发送者为普通用户时传 true，为机器人时传 false。不传时服务端默认为 `False`。",
                ),
            ),
        ),
    ),
    ActionCommand(
        "get-messages",
        "GetMessages",
        "get_messages",
        Text(
            "Get several messages of a conversation by their IDs.", "按消息 ID 查询会话中的消息。"
        ),
        Text("", ""),
        (
            OptionHelp(
                "--conversation-short-id",
                "ConversationShortId",
                "INTEGER",
                True,
                Text("Conversation that the messages belong to.", "消息所在会话的 ID。"),
            ),
            OptionHelp(
                "--message-ids",
                "MessageIds",
                "INTEGER+",
                True,
                Text("Messages to get.", "要查询的消息。"),
            ),
        ),
    ),
    ActionCommand(
        "get-conversation-messages",
        "GetConversationMessages",
        "get_conversation_messages",
        Text("List the messages of a conversation, page by page.", "分页查询会话中的消息。"),
        Text(
            "The messages of a live group can only be read backward, with `Reverse` 1.",
            "直播群只能反向查询，即 `Reverse` 须为 1。",
        ),
        (
            OptionHelp(
                "--conversation-short-id",
                "ConversationShortId",
                "INTEGER",
                True,
                Text("Conversation whose messages to list.", "要查询的会话 ID。"),
            ),
            OptionHelp(
                "--cursor",
                "Cursor",
                "INTEGER",
                True,
                Text(
                    "Start of this page, an `IndexInConversation`. For the next page, send the `NewCursor` of the previous one.",
                    "本页的起始位置，取值为消息的 `IndexInConversation`；翻页时传上一页返回的 `NewCursor`。",
                ),
            ),
            OptionHelp(
                "--limit",
                "Limit",
                "INTEGER",
                True,
                Text(
                    "Number of messages per page. 1 to 20.", "每页的消息数量。取值范围为 1 至 20。"
                ),
            ),
            OptionHelp(
                "--reverse",
                "Reverse",
                "INTEGER",
                False,
                Text(
                    "Direction of reading; live groups support only 1. The server treats an unknown value as 0. Default on the server: `0`.",
                    "查询方向，直播群仅支持 1。传入无效值时，服务端按 0 处理。不传时服务端默认为 `0`。",
                ),
                (
                    "FORWARD",
                    "BACKWARD",
                ),
            ),
        ),
        "iter_conversation_messages",
        "Cursor",
        "Limit",
    ),
    ActionCommand(
        "modify-message",
        "ModifyMessage",
        "modify_message",
        Text("Change the content or the custom data of a message.", "修改消息的内容或自定义数据。"),
        Text("A message that has expired cannot be changed.", "已过期的消息无法修改。"),
        (
            OptionHelp(
                "--conversation-short-id",
                "ConversationShortId",
                "INTEGER",
                True,
                Text("Conversation that the message belongs to.", "消息所在会话的 ID。"),
            ),
            OptionHelp(
                "--message-id",
                "MessageId",
                "INTEGER",
                True,
                Text("The message's ID.", "消息 ID。"),
            ),
            OptionHelp(
                "--content",
                "Content",
                "TEXT",
                False,
                Text(
                    "New content. If a client SDK parses it, it must have the message format of document 6348/372181.",
                    "新的消息内容。若由客户端 SDK 解析，须符合文档 6348/372181 规定的消息格式。",
                ),
            ),
            OptionHelp(
                "--ext",
                "Ext",
                "JSON",
                False,
                Text(
                    "Custom data, merged by key. Keys that you send are added or overwritten; all others stay.",
                    "自定义数据，按键合并。已有的键会被覆盖，新的键会被添加，未传入的键保持不变。",
                ),
            ),
        ),
    ),
    ActionCommand(
        "recall-message",
        "RecallMessage",
        "recall_message",
        Text(
            "Recall a message of a conversation on behalf of a member.",
            "以成员的身份撤回会话中的消息。",
        ),
        Text("", ""),
        (
            OptionHelp(
                "--conversation-short-id",
                "ConversationShortId",
                "INTEGER",
                True,
                Text("Conversation that the message belongs to.", "消息所在会话的 ID。"),
            ),
            OptionHelp(
                "--message-id",
                "MessageId",
                "INTEGER",
                True,
                Text("The message's ID.", "消息 ID。"),
            ),
            OptionHelp(
                "--participant-user-id",
                "ParticipantUserId",
                "INTEGER",
                True,
                Text("Member who recalls the message. At least 0.", "撤回消息的成员。不小于 0。"),
            ),
            OptionHelp(
                "--recall-role",
                "RecallRole",
                "INTEGER",
                False,
                Text("Role in which the member recalls the message.", "成员撤回消息时的角色。"),
                (
                    "MEMBER",
                    "OWNER",
                    "MANAGER",
                ),
            ),
        ),
    ),
    ActionCommand(
        "delete-message",
        "DeleteMessage",
        "delete_message",
        Text(
            "Delete a message for one member; the others still see it.",
            "为单个成员删除消息，其他成员不受影响。",
        ),
        Text("", ""),
        (
            OptionHelp(
                "--conversation-short-id",
                "ConversationShortId",
                "INTEGER",
                True,
                Text("Conversation that the message belongs to.", "消息所在会话的 ID。"),
            ),
            OptionHelp(
                "--message-id",
                "MessageId",
                "INTEGER",
                True,
                Text("The message's ID.", "消息 ID。"),
            ),
            OptionHelp(
                "--participant-user-id",
                "ParticipantUserId",
                "INTEGER",
                True,
                Text(
                    "Member who no longer sees the message. At least 0.",
                    "不再看到该消息的成员。不小于 0。",
                ),
            ),
        ),
    ),
    ActionCommand(
        "delete-conversation-message",
        "DeleteConversationMessage",
        "delete_conversation_message",
        Text(
            "Delete a message of a conversation, for everyone or for everyone but its sender.",
            "删除会话中的消息，可对所有人生效，也可仅保留发送者可见。",
        ),
        Text("", ""),
        (
            OptionHelp(
                "--conversation-short-id",
                "ConversationShortId",
                "INTEGER",
                True,
                Text("Conversation that the message belongs to.", "消息所在会话的 ID。"),
            ),
            OptionHelp(
                "--message-id",
                "MessageId",
                "INTEGER",
                True,
                Text("The message's ID.", "消息 ID。"),
            ),
            OptionHelp(
                "--delete-type",
                "DeleteType",
                "INTEGER",
                False,
                Text(
                    "For whom the message is deleted; live groups support only 0. Default on the server: `0`.",
                    "删除的范围，直播群仅支持 0。不传时服务端默认为 `0`。",
                ),
                (
                    "EVERYONE",
                    "SENDER_SEES",
                ),
            ),
        ),
    ),
    ActionCommand(
        "get-messages-read-receipt",
        "GetMessagesReadReceipt",
        "get_messages_read_receipt",
        Text("Get the read receipts of messages.", "查询消息的已读情况。"),
        Text(
            "`ReceiverIsRead` is only meaningful in a one-to-one conversation.",
            "`ReceiverIsRead` 仅在单聊中有意义。",
        ),
        (
            OptionHelp(
                "--conversation-short-id",
                "ConversationShortId",
                "INTEGER",
                True,
                Text("Conversation that the messages belong to.", "消息所在会话的 ID。"),
            ),
            OptionHelp(
                "--message-ids",
                "MessageIds",
                "INTEGER+",
                True,
                Text("Messages to look up.", "要查询的消息。"),
            ),
        ),
    ),
    ActionCommand(
        "p2p-send-message",
        "P2PSendMessage",
        "p2p_send_message",
        Text(
            "Send a transient message to the online members of a conversation.",
            "向会话中的在线成员发送瞬时消息。",
        ),
        Text(
            "Only online users receive the message, and clients do not store it. The sender must be a member of the conversation. No third-party callback is triggered, and mutes are not checked.",
            "仅在线用户可以收到，客户端不会存储该消息。发送者必须是会话成员。该接口不触发第三方回调，也不校验禁言状态。",
        ),
        (
            OptionHelp(
                "--sender",
                "Sender",
                "INTEGER",
                True,
                Text("User who sends the message. At least 0.", "发送消息的用户。不小于 0。"),
            ),
            OptionHelp(
                "--conversation-short-id",
                "ConversationShortId",
                "INTEGER",
                True,
                Text("Conversation whose members receive the message.", "接收消息的会话 ID。"),
            ),
            OptionHelp(
                "--msg-type",
                "MsgType",
                "INTEGER",
                True,
                Text(
                    "Type of the message; clients parse `Content` by it.",
                    "消息类型，客户端据此解析 `Content`。",
                ),
                (
                    "TEXT",
                    "IMAGE",
                    "VIDEO",
                    "FILE",
                    "AUDIO",
                    "CUSTOM",
                ),
            ),
            OptionHelp(
                "--content",
                "Content",
                "TEXT",
                True,
                Text(
                    "Content of the message in any format; the server passes it on unchanged.",
                    "消息内容，格式不限，服务端原样透传。",
                ),
            ),
            OptionHelp(
                "--receiver-user-id",
                "ReceiverUserId",
                "INTEGER+",
                False,
                Text(
                    "The only members who receive the message. If this is sent, `IgnoreUserIds` has no effect.",
                    "仅向这些成员发送。传入后 `IgnoreUserIds` 不生效。",
                ),
            ),
            OptionHelp(
                "--ignore-user-ids",
                "IgnoreUserIds",
                "INTEGER+",
                False,
                Text("Members who do not receive the message.", "不接收消息的成员。"),
            ),
        ),
    ),
    ActionCommand(
        "batch-send-group-message",
        "BatchSendGroupMessage",
        "batch_send_group_message",
        Text(
            "Send one message to several groups, or to several live groups.",
            "向多个群聊或多个直播群发送同一条消息。",
        ),
        Text(
            "All conversations of a call must have the same type. The callback after sending is triggered, the callback before sending is not. Mutes are not checked.",
            "单次调用中的会话必须为同一类型。该接口会触发发送后回调，不触发发送前回调，也不校验禁言状态。",
        ),
        (
            OptionHelp(
                "--sender",
                "Sender",
                "INTEGER",
                True,
                Text("User who sends the message. At least 0.", "发送消息的用户。不小于 0。"),
            ),
            OptionHelp(
                "--conversation-type",
                "ConversationType",
                "INTEGER",
                True,
                Text(
                    "Type of all the conversations, 2 or 100. One-to-one conversations are not supported.",
                    "所有会话的类型，取值为 2 或 100，不支持单聊。",
                ),
                (
                    "SINGLE",
                    "GROUP",
                    "LIVE",
                ),
            ),
            OptionHelp(
                "--conversation-short-ids",
                "ConversationShortIds",
                "INTEGER+",
                True,
                Text(
                    "Conversations that receive the message; their type must be `ConversationType`. At most 20 items per call.",
                    "接收消息的会话，类型须与 `ConversationType` 一致。单次调用最多 20 项。",
                ),
            ),
            OptionHelp(
                "--msg-type",
                "MsgType",
                "INTEGER",
                True,
                Text(
                    "Type of the message; clients parse `Content` by it.",
                    "消息类型，客户端据此解析 `Content`。",
                ),
                (
                    "TEXT",
                    "IMAGE",
                    "VIDEO",
                    "FILE",
                    "AUDIO",
                    "CUSTOM",
                ),
            ),
            OptionHelp(
                "--content",
                "Content",
                "TEXT",
                True,
                Text(
                    "Content of the message. If a client SDK parses it, it must have the message format of document 6348/372181.",
                    "消息内容。若由客户端 SDK 解析，须符合文档 6348/372181 规定的消息格式。",
                ),
            ),
            OptionHelp(
                "--mentioned-users",
                "MentionedUsers",
                "INTEGER+",
                False,
                Text("Members who are mentioned with @ in the message.", "消息中被 @ 的成员。"),
            ),
            OptionHelp(
                "--visible-users",
                "VisibleUsers",
                "INTEGER+",
                False,
                Text(
                    "Members who can see the message. If this and `InvisibleUsers` are empty, everyone can.",
                    "可见该消息的成员。与 `InvisibleUsers` 均为空时，所有成员可见。",
                ),
            ),
            OptionHelp(
                "--invisible-users",
                "InvisibleUsers",
                "INTEGER+",
                False,
                Text(
                    "Members who cannot see the message. If this and `VisibleUsers` are empty, everyone can.",
                    "不可见该消息的成员。与 `VisibleUsers` 均为空时，所有成员可见。",
                ),
            ),
            OptionHelp(
                "--ext",
                "Ext",
                "JSON",
                False,
                Text(
                    "Custom data of the message, string to string.",
                    "消息的自定义数据，键与值均为文本。",
                ),
            ),
            OptionHelp(
                "--client-msg-id",
                "ClientMsgId",
                "TEXT",
                False,
                Text(
                    "Idempotency key of this message. Sending again with the same key does not duplicate the message.",
                    "由您指定的消息幂等键。使用相同的键重复发送时，消息不会重复。",
                ),
            ),
            OptionHelp(
                "--create-time",
                "CreateTime",
                "INTEGER",
                False,
                Text(
                    "Time of the message. Unix time in milliseconds.",
                    "消息的时间。Unix 时间戳，单位为毫秒。",
                ),
            ),
            OptionHelp(
                "--priority",
                "Priority",
                "INTEGER",
                False,
                Text(
                    "Priority of the message; only for live groups.", "消息优先级，仅对直播群有效。"
                ),
                (
                    "LOW",
                    "NORMAL",
                    "HIGH",
                ),
            ),
        ),
    ),
)
