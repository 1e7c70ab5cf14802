# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""Members: the commands of its actions."""

from __future__ import annotations

from typing import Final

from ..language import Text
from ..program_model import ActionCommand, OptionHelp

ACTIONS: Final = (
    ActionCommand(
        "batch-add-conversation-participant",
        "BatchAddConversationParticipant",
        "batch_add_conversation_participant",
        Text("Add several members to a group.", "批量添加群成员。"),
        Text(
            "The maximum number of members is set in the console. Adding an existing member overwrites that member's data; to change members, call BatchModifyConversationParticipant. The reply lists the users who could not be added.",
            "群成员数的上限以控制台的设置为准。添加已在群中的成员会覆盖其资料；如需修改成员，请使用 BatchModifyConversationParticipant。添加失败的用户会在返回中列出。",
        ),
        (
            OptionHelp(
                "--conversation-short-id",
                "ConversationShortId",
                "INTEGER",
                True,
                Text("The group's ID.", "群聊的会话 ID。"),
            ),
            OptionHelp(
                "--operator",
                "Operator",
                "INTEGER",
                True,
                Text(
                    "User who performs the operation. The server does not check whether this user is in the group or has permission. At least 0.",
                    "执行本次操作的用户。服务端不校验该用户是否在群中，也不校验其权限。不小于 0。",
                ),
            ),
            OptionHelp(
                "--participant-infos",
                "ParticipantInfos",
                "JSON+",
                True,
                Text("The members with their attributes.", "要添加的成员及其资料。"),
            ),
            OptionHelp(
                "--barrier",
                "Barrier",
                "BOOLEAN",
                False,
                Text(
                    "Whether to hide earlier messages from the new members. Default on the server: `False`.",
                    "新成员是否不可见入群前的历史消息。不传时服务端默认为 `False`。",
                ),
            ),
        ),
    ),
    ActionCommand(
        "batch-delete-conversation-participant",
        "BatchDeleteConversationParticipant",
        "batch_delete_conversation_participant",
        Text("Remove several members from a group.", "批量移除群成员。"),
        Text(
            "The reply lists the users who could not be removed.", "移除失败的用户会在返回中列出。"
        ),
        (
            OptionHelp(
                "--conversation-short-id",
                "ConversationShortId",
                "INTEGER",
                True,
                Text("The group's ID.", "群聊的会话 ID。"),
            ),
            OptionHelp(
                "--operator",
                "Operator",
                "INTEGER",
                True,
                Text(
                    "User who performs the operation. The server does not check the permission of this user. At least 0.",
                    "执行本次操作的用户。服务端不校验其权限。不小于 0。",
                ),
            ),
            OptionHelp(
                "--participant-user-ids",
                "ParticipantUserIds",
                "INTEGER+",
                True,
                Text("Members to remove.", "要移除的成员。"),
            ),
        ),
    ),
    ActionCommand(
        "batch-modify-conversation-participant",
        "BatchModifyConversationParticipant",
        "batch_modify_conversation_participant",
        Text("Change the attributes of several members of a group.", "批量修改群成员的资料。"),
        Text(
            "Members who have left cannot be changed. The reply lists the users who could not be changed.",
            "已退群的成员无法修改。修改失败的用户会在返回中列出。",
        ),
        (
            OptionHelp(
                "--conversation-short-id",
                "ConversationShortId",
                "INTEGER",
                True,
                Text("The group's ID.", "群聊的会话 ID。"),
            ),
            OptionHelp(
                "--operator",
                "Operator",
                "INTEGER",
                True,
                Text(
                    "User who performs the operation. The server does not check the permission of this user. At least 0.",
                    "执行本次操作的用户。服务端不校验其权限。不小于 0。",
                ),
            ),
            OptionHelp(
                "--participant-infos",
                "ParticipantInfos",
                "JSON+",
                True,
                Text("The members and the changes to them.", "要修改的成员及其资料。"),
            ),
        ),
    ),
    ActionCommand(
        "batch-get-conversation-participant",
        "BatchGetConversationParticipant",
        "batch_get_conversation_participant",
        Text("Get several members of a conversation.", "批量查询会话成员的详情。"),
        Text("If the lookup fails, `Participants` is empty.", "查询失败时，`Participants` 为空。"),
        (
            OptionHelp(
                "--conversation-short-id",
                "ConversationShortId",
                "INTEGER",
                True,
                Text("The conversation's ID.", "会话 ID。"),
            ),
            OptionHelp(
                "--participant-user-ids",
                "ParticipantUserIds",
                "INTEGER+",
                True,
                Text("Members to look up.", "要查询的成员。"),
            ),
        ),
    ),
    ActionCommand(
        "scan-conversation-participant-list",
        "ScanConversationParticipantList",
        "scan_conversation_participant_list",
        Text("List the members of a conversation, page by page.", "分页查询会话的成员。"),
        Text(
            "In a live group the list contains the owner and the managers; with `ScanOnlineParticipant` it contains the members who are online.",
            "对于直播群，默认返回群主与管理员；`ScanOnlineParticipant` 为 true 时返回在线成员。",
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
                    "Number of members per page. Without `OnlyUserIds` the maximum is lower. 1 to 50.",
                    "每页的成员数量。`OnlyUserIds` 为 false 时上限更低。取值范围为 1 至 50。",
                ),
            ),
            OptionHelp(
                "--mark-type",
                "MarkType",
                "TEXT",
                False,
                Text("List only online members with this mark.", "仅返回带有该标记的在线成员。"),
            ),
            OptionHelp(
                "--only-user-ids",
                "OnlyUserIds",
                "BOOLEAN",
                False,
                Text(
                    "List only the IDs of the members, without details. Default on the server: `False`.",
                    "仅返回成员的用户 ID，不返回详情。不传时服务端默认为 `False`。",
                ),
            ),
            OptionHelp(
                "--reverse",
                "Reverse",
                "BOOLEAN",
                False,
                Text(
                    "Order of the list: true for the latest members first, false for the order of joining. Default on the server: `False`.",
                    "列表的排序：true 为最近加入的在前，false 为按加入的先后顺序。不传时服务端默认为 `False`。",
                ),
            ),
            OptionHelp(
                "--scan-online-participant",
                "ScanOnlineParticipant",
                "BOOLEAN",
                False,
                Text(
                    "In a live group, true lists the online members, the latest first; `Reverse` and `OnlyUserIds` then have no effect. In other types of conversation, true returns an empty list. Default on the server: `False`.",
                    "用于直播群：为 true 时返回在线成员，最近加入的在前，此时 `Reverse` 与 `OnlyUserIds` 不生效。对其他类型的会话传 true，返回为空。不传时服务端默认为 `False`。",
                ),
            ),
        ),
        "iter_conversation_participants",
        "Cursor",
        "Limit",
    ),
    ActionCommand(
        "is-user-in-conversation",
        "IsUserInConversation",
        "is_user_in_conversation",
        Text("Check whether a user is in a conversation.", "查询用户是否在会话中。"),
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
                True,
                Text("User to check. At least 0.", "要查询的用户。不小于 0。"),
            ),
        ),
    ),
    ActionCommand(
        "get-conversation-user-count",
        "GetConversationUserCount",
        "get_conversation_user_count",
        Text("Count the members of a conversation.", "查询会话的成员数。"),
        Text("", ""),
        (
            OptionHelp(
                "--conversation-short-id",
                "ConversationShortId",
                "INTEGER",
                True,
                Text("The conversation's ID.", "会话 ID。"),
            ),
        ),
    ),
    ActionCommand(
        "get-participant-read-index",
        "GetParticipantReadIndex",
        "get_participant_read_index",
        Text(
            "Get the read position of each member of a conversation.",
            "查询会话中每位成员的已读位置。",
        ),
        Text(
            "The read position of a member who is not in the reply is 0.",
            "未出现在返回中的成员，其已读位置为 0。",
        ),
        (
            OptionHelp(
                "--conversation-short-id",
                "ConversationShortId",
                "INTEGER",
                True,
                Text("The conversation's ID.", "会话 ID。"),
            ),
        ),
    ),
    ActionCommand(
        "modify-participant-read-index",
        "ModifyParticipantReadIndex",
        "modify_participant_read_index",
        Text("Advance the read position of a member.", "推进成员的已读位置。"),
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
                Text("The member. At least 1.", "成员的用户 ID。不小于 1。"),
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
                "--read-index",
                "ReadIndex",
                "INTEGER",
                True,
                Text(
                    "The new read position; it must be greater than the current one.",
                    "新的已读位置，必须大于当前值。",
                ),
            ),
        ),
    ),
)
