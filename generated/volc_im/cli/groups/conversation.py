# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""Conversations: the commands of its actions."""

from __future__ import annotations

from typing import Final

from ..language import Text
from ..program_model import ActionCommand, OptionHelp

ACTIONS: Final = (
    ActionCommand(
        "create-conversation",
        "CreateConversation",
        "create_conversation",
        Text(
            "Create a one-to-one, group or live-group conversation.", "创建单聊、群聊或直播群会话。"
        ),
        Text(
            "Without `IdempotentId`, the server derives the key of a one-to-one conversation from both user IDs, so that two users have only one; different keys can create several of the same two users. A group without `IdempotentId` gets a random key, so a repeated call creates a second group. If the key already exists, nothing is created and `Exist` is true.",
            "创建单聊时，若不传 `IdempotentId`，服务端由双方的用户 ID 推导出幂等键，因此两个用户之间只有一个单聊；传入不同的键则可能为同一对用户创建多个单聊。群聊不传 `IdempotentId` 时使用随机键，重复调用会再建一个群。若幂等键已存在，则不会新建会话，且 `Exist` 为 true。",
        ),
        (
            OptionHelp(
                "--conversation-core-info",
                "ConversationCoreInfo",
                "JSON",
                True,
                Text("Type and attributes of the conversation.", "会话的类型与属性。"),
            ),
            OptionHelp(
                "--owner-user-id",
                "OwnerUserId",
                "INTEGER",
                False,
                Text(
                    "Owner of the group, or the first member of a one-to-one conversation. At least 0.",
                    "群主；单聊时为其中一位成员。不小于 0。",
                ),
            ),
            OptionHelp(
                "--owner-user-id-str",
                "OwnerUserIdStr",
                "TEXT",
                False,
                Text(
                    "The owner's ID in its string form, for apps whose user IDs are strings.",
                    "群主 ID 的字符串形式，供用户 ID 为字符串的应用使用。",
                ),
            ),
            OptionHelp(
                "--other-user-id",
                "OtherUserId",
                "INTEGER",
                False,
                Text(
                    "The other member of a one-to-one conversation; required if `ConversationType` is 1. At least 0.",
                    "单聊的另一位成员；`ConversationType` 为 1 时必填。不小于 0。",
                ),
            ),
            OptionHelp(
                "--other-user-id-str",
                "OtherUserIdStr",
                "TEXT",
                False,
                Text("The other member's ID in its string form.", "另一位成员 ID 的字符串形式。"),
            ),
            OptionHelp(
                "--idempotent-id",
                "IdempotentId",
                "TEXT",
                False,
                Text(
                    "Idempotency key of this creation. A key that was used before returns the existing conversation.",
                    "由您指定的创建幂等键。重复使用同一个键会返回当时创建的会话。",
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
        ),
    ),
    ActionCommand(
        "modify-conversation",
        "ModifyConversation",
        "modify_conversation",
        Text("Change the attributes of a conversation.", "修改会话的属性。"),
        Text(
            "Sending `OwnerUserId` transfers the conversation to a new owner.",
            "传入 `OwnerUserId` 可将会话转让给新的群主。",
        ),
        (
            OptionHelp(
                "--conversation-core-info",
                "ConversationCoreInfo",
                "JSON",
                True,
                Text("The conversation and the changes to it.", "要修改的会话及其属性。"),
            ),
        ),
    ),
    ActionCommand(
        "destroy-conversation",
        "DestroyConversation",
        "destroy_conversation",
        Text("Dissolve a group or a live group.", "解散群聊或直播群。"),
        Text(
            "Only the owner can dissolve a group. A one-to-one conversation cannot be dissolved.",
            "仅群主可解散；单聊不能解散。",
        ),
        (
            OptionHelp(
                "--conversation-short-id",
                "ConversationShortId",
                "INTEGER",
                True,
                Text("The conversation's ID.", "会话 ID。"),
            ),
            OptionHelp(
                "--owner-user-id",
                "OwnerUserId",
                "INTEGER",
                False,
                Text(
                    "Owner of the conversation. The ID of another user is rejected. At least 0.",
                    "群主的用户 ID；传入其他用户的 ID 会被拒绝。不小于 0。",
                ),
            ),
            OptionHelp(
                "--owner-user-id-str",
                "OwnerUserIdStr",
                "TEXT",
                False,
                Text(
                    "The owner's ID in its string form, for apps whose user IDs are strings.",
                    "群主 ID 的字符串形式，供用户 ID 为字符串的应用使用。",
                ),
            ),
        ),
    ),
    ActionCommand(
        "batch-get-conversations",
        "BatchGetConversations",
        "batch_get_conversations",
        Text("Get several conversations by their IDs.", "根据 ID 批量查询会话。"),
        Text("Dissolved conversations are not returned.", "已解散的会话无法查询。"),
        (
            OptionHelp(
                "--conversation-short-id",
                "ConversationShortId",
                "INTEGER+",
                True,
                Text(
                    "IDs of the conversations. The type is a list although the name is singular.",
                    "会话 ID 列表；字段名虽为单数，但类型是数组。",
                ),
            ),
            OptionHelp(
                "--skip-member-count",
                "SkipMemberCount",
                "BOOLEAN",
                False,
                Text(
                    "Omit `MemberCount` from the reply. Send false to get it. Default on the server: `True`.",
                    "返回中不计算 `MemberCount`；需要成员数时请传 false。不传时服务端默认为 `True`。",
                ),
            ),
        ),
    ),
    ActionCommand(
        "get-user-conversations",
        "GetUserConversations",
        "get_user_conversations",
        Text("List the conversations of a user, page by page.", "分页查询用户所在的会话。"),
        Text(
            "`DataType` selects the source of the list, and with it the order.",
            "`DataType` 决定列表的数据来源，也决定其排序方式。",
        ),
        (
            OptionHelp(
                "--participant-user-id",
                "ParticipantUserId",
                "INTEGER",
                False,
                Text(
                    "User whose conversations to list. At least 0.",
                    "要查询其会话的用户。不小于 0。",
                ),
            ),
            OptionHelp(
                "--participant-user-id-str",
                "ParticipantUserIdStr",
                "TEXT",
                False,
                Text(
                    "The user's ID in its string form, for apps whose user IDs are strings.",
                    "用户 ID 的字符串形式，供用户 ID 为字符串的应用使用。",
                ),
            ),
            OptionHelp(
                "--cursor",
                "Cursor",
                "INTEGER",
                True,
                Text(
                    "Start of this page. Send 0 first, then the `NextCursor` of the previous page.",
                    "本页的起始位置。首次传 0，之后传上一页返回的 `NextCursor`。",
                ),
            ),
            OptionHelp(
                "--limit",
                "Limit",
                "INTEGER",
                True,
                Text(
                    "Number of conversations per page. 1 to 20.",
                    "每页的会话数量。取值范围为 1 至 20。",
                ),
            ),
            OptionHelp(
                "--data-type",
                "DataType",
                "INTEGER",
                False,
                Text("Source and order of the list.", "列表的数据来源与排序方式。"),
                (
                    "RECENT",
                    "CREATED",
                    "OWN_LIVE",
                ),
            ),
            OptionHelp(
                "--skip-member-count",
                "SkipMemberCount",
                "BOOLEAN",
                False,
                Text(
                    "Omit `MemberCount` from the reply, which is faster. Default on the server: `False`.",
                    "返回中不计算 `MemberCount`，开销更小。不传时服务端默认为 `False`。",
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
        ),
        "iter_user_conversations",
        "Cursor",
        "Limit",
    ),
    ActionCommand(
        "get-conversation-setting",
        "GetConversationSetting",
        "get_conversation_setting",
        Text("Get one member's settings for a conversation.", "查询成员对会话的设置。"),
        Text("", ""),
        (
            OptionHelp(
                "--conversation-short-id",
                "ConversationShortId",
                "INTEGER",
                True,
                Text("The conversation's ID.", "会话 ID。"),
            ),
            OptionHelp(
                "--participant-user-id",
                "ParticipantUserId",
                "INTEGER",
                False,
                Text("Member whose settings to get. At least 1.", "要查询其设置的成员。不小于 1。"),
            ),
            OptionHelp(
                "--participant-user-id-str",
                "ParticipantUserIdStr",
                "TEXT",
                False,
                Text(
                    "The member's ID in its string form, for apps whose user IDs are strings.",
                    "成员 ID 的字符串形式，供用户 ID 为字符串的应用使用。",
                ),
            ),
            OptionHelp(
                "--no-read-index",
                "NoReadIndex",
                "BOOLEAN",
                False,
                Text(
                    "Send true to omit the read position of the member.",
                    "传 true 时不查询成员的已读位置。",
                ),
            ),
        ),
    ),
    ActionCommand(
        "modify-conversation-setting",
        "ModifyConversationSetting",
        "modify_conversation_setting",
        Text("Change one member's settings for a conversation.", "修改成员对会话的设置。"),
        Text(
            "Pinning a conversation needs two fields: `StickTopTime` is the time, and `IsStickTop` says that the time is stored. Favorites work in the same way, with `SetFavoriteTime` and `IsSetFavorite`.",
            "置顶需同时传入两个字段：`StickTopTime` 为置顶时间，`IsStickTop` 表示写入该时间。收藏同理，对应 `SetFavoriteTime` 与 `IsSetFavorite`。",
        ),
        (
            OptionHelp(
                "--conversation-setting-info",
                "ConversationSettingInfo",
                "JSON",
                True,
                Text(
                    "The conversation, the member, and the changes to the settings.",
                    "会话、成员以及要修改的设置。",
                ),
            ),
        ),
    ),
    ActionCommand(
        "mark-conversation",
        "MarkConversation",
        "mark_conversation",
        Text("Add marks to a live group or remove them.", "为直播群添加或移除标记。"),
        Text("A live group has at most 20 marks.", "一个直播群最多 20 个标记。"),
        (
            OptionHelp(
                "--conversation-short-id",
                "ConversationShortId",
                "INTEGER",
                True,
                Text("The live group's ID.", "直播群的会话 ID。"),
            ),
            OptionHelp(
                "--mark-types",
                "MarkTypes",
                "TEXT+",
                True,
                Text("Names of the marks.", "标记名称。"),
            ),
            OptionHelp(
                "--mark-action",
                "MarkAction",
                "INTEGER",
                False,
                Text(
                    "Whether to add the marks or to remove them. Default on the server: `1`.",
                    "添加还是移除标记。不传时服务端默认为 `1`。",
                ),
                (
                    "ADD",
                    "REMOVE",
                ),
            ),
            OptionHelp(
                "--operator",
                "Operator",
                "INTEGER",
                False,
                Text(
                    "User who performs the operation. At least 0.", "执行本次操作的用户。不小于 0。"
                ),
            ),
            OptionHelp(
                "--operator-str",
                "OperatorStr",
                "TEXT",
                False,
                Text(
                    "The operator's ID in its string form, for apps whose user IDs are strings.",
                    "操作者 ID 的字符串形式，供用户 ID 为字符串的应用使用。",
                ),
            ),
        ),
    ),
    ActionCommand(
        "get-conversation-marks",
        "GetConversationMarks",
        "get_conversation_marks",
        Text("Get the marks of a live group.", "查询直播群的标记。"),
        Text("", ""),
        (
            OptionHelp(
                "--conversation-short-id",
                "ConversationShortId",
                "INTEGER",
                True,
                Text("The live group's ID.", "直播群的会话 ID。"),
            ),
        ),
    ),
)
