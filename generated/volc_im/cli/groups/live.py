# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""Live groups: the commands of its actions."""

from __future__ import annotations

from typing import Final

from ..language import Text
from ..program_model import ActionCommand, OptionHelp

ACTIONS: Final = (
    ActionCommand(
        "batch-add-manager",
        "BatchAddManager",
        "batch_add_manager",
        Text("Make members of a live group its managers.", "将直播群成员设为管理员。"),
        Text(
            "A live group has at most 10 managers by default. The reply lists the users who could not be promoted.",
            "直播群默认最多 10 名管理员。未能设置成功的用户会在返回中列出。",
        ),
        (
            OptionHelp(
                "--conversation-short-id",
                "ConversationShortId",
                "INTEGER",
                True,
                Text("The live group's ID.", "直播群的会话 ID。"),
            ),
            OptionHelp(
                "--manager-user-ids",
                "ManagerUserIds",
                "INTEGER+",
                False,
                Text("Members to promote.", "要设为管理员的成员。"),
            ),
            OptionHelp(
                "--manager-user-ids-str",
                "ManagerUserIdsStr",
                "TEXT+",
                False,
                Text("The members' IDs in their string form.", "这些成员 ID 的字符串形式。"),
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
        "batch-remove-manager",
        "BatchRemoveManager",
        "batch_remove_manager",
        Text("Make managers of a live group ordinary members again.", "取消直播群管理员的身份。"),
        Text(
            "The reply lists the users who could not be demoted.", "未能取消的用户会在返回中列出。"
        ),
        (
            OptionHelp(
                "--conversation-short-id",
                "ConversationShortId",
                "INTEGER",
                True,
                Text("The live group's ID.", "直播群的会话 ID。"),
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
            OptionHelp(
                "--remove-manager-user-ids",
                "RemoveManagerUserIds",
                "INTEGER+",
                False,
                Text("Managers to demote.", "要取消身份的管理员。"),
            ),
            OptionHelp(
                "--remove-manager-user-ids-str",
                "RemoveManagerUserIdsStr",
                "TEXT+",
                False,
                Text("The managers' IDs in their string form.", "这些管理员 ID 的字符串形式。"),
            ),
        ),
    ),
    ActionCommand(
        "batch-add-whitelist-participant",
        "BatchAddWhitelistParticipant",
        "batch_add_whitelist_participant",
        Text(
            "Add users to the whitelist of a live group, so that they can send messages while everyone else is muted.",
            "将用户加入直播群的禁言白名单，全员禁言时仍可发言。",
        ),
        Text(
            "The whitelist has at most 100 users by default. The reply lists the users who could not be added.",
            "白名单默认最多 100 人。未能加入的用户会在返回中列出。",
        ),
        (
            OptionHelp(
                "--conversation-short-id",
                "ConversationShortId",
                "INTEGER",
                True,
                Text("The live group's ID.", "直播群的会话 ID。"),
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
            OptionHelp(
                "--participant-user-ids",
                "ParticipantUserIds",
                "INTEGER+",
                False,
                Text("Users to add to the whitelist.", "要加入白名单的用户。"),
            ),
            OptionHelp(
                "--participant-user-ids-str",
                "ParticipantUserIdsStr",
                "TEXT+",
                False,
                Text("The users' IDs in their string form.", "这些用户 ID 的字符串形式。"),
            ),
        ),
    ),
    ActionCommand(
        "batch-remove-whitelist-participant",
        "BatchRemoveWhitelistParticipant",
        "batch_remove_whitelist_participant",
        Text("Remove users from the whitelist of a live group.", "将用户移出直播群的禁言白名单。"),
        Text(
            "A mute for everyone then applies to these users again. The reply lists the users who could not be removed.",
            "移出后，全员禁言对这些用户重新生效。未能移出的用户会在返回中列出。",
        ),
        (
            OptionHelp(
                "--conversation-short-id",
                "ConversationShortId",
                "INTEGER",
                True,
                Text("The live group's ID.", "直播群的会话 ID。"),
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
            OptionHelp(
                "--participant-user-ids",
                "ParticipantUserIds",
                "INTEGER+",
                False,
                Text("Users to remove from the whitelist.", "要移出白名单的用户。"),
            ),
            OptionHelp(
                "--participant-user-ids-str",
                "ParticipantUserIdsStr",
                "TEXT+",
                False,
                Text("The users' IDs in their string form.", "这些用户 ID 的字符串形式。"),
            ),
        ),
    ),
    ActionCommand(
        "batch-get-whitelist-participant",
        "BatchGetWhitelistParticipant",
        "batch_get_whitelist_participant",
        Text(
            "List the users on the whitelist of a live group, page by page.",
            "分页查询直播群禁言白名单中的用户。",
        ),
        Text("", ""),
        (
            OptionHelp(
                "--conversation-short-id",
                "ConversationShortId",
                "INTEGER",
                True,
                Text("The live group's ID.", "直播群的会话 ID。"),
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
                    "Number of members per page. 1 to 20.", "每页的成员数量。取值范围为 1 至 20。"
                ),
            ),
        ),
        "iter_whitelist_participants",
        "Cursor",
        "Limit",
    ),
    ActionCommand(
        "batch-add-block-participants",
        "BatchAddBlockParticipants",
        "batch_add_block_participants",
        Text(
            "Mute or ban members of a live group, each for its own duration.",
            "对直播群成员禁言或封禁，可为每位成员分别设置时长。",
        ),
        Text(
            "A muted member cannot send messages, a banned one cannot join. The reply lists the users for whom this failed.",
            "被禁言的成员不能发言，被封禁的成员不能进群。操作失败的用户会在返回中列出。",
        ),
        (
            OptionHelp(
                "--conversation-short-id",
                "ConversationShortId",
                "INTEGER",
                True,
                Text("The live group's ID.", "直播群的会话 ID。"),
            ),
            OptionHelp(
                "--participant-block-infos",
                "ParticipantBlockInfos",
                "JSON",
                False,
                Text(
                    "Duration of each mute or ban, by user ID. In seconds.",
                    "每位用户被禁言或封禁的时长，键为用户 ID，值为时长。单位为秒。",
                ),
            ),
            OptionHelp(
                "--participant-block-infos-str",
                "ParticipantBlockInfosStr",
                "JSON",
                False,
                Text(
                    "Duration of each mute or ban, by user ID in its string form, for apps whose user IDs are strings.",
                    "含义相同，键为字符串形式的用户 ID，供用户 ID 为字符串的应用使用。",
                ),
            ),
            OptionHelp(
                "--block-action",
                "BlockAction",
                "INTEGER",
                False,
                Text(
                    "Whether to mute or to ban. Default on the server: `0`.",
                    "选择禁言或封禁。不传时服务端默认为 `0`。",
                ),
                (
                    "MUTE",
                    "BAN",
                ),
            ),
        ),
    ),
    ActionCommand(
        "batch-delete-block-participants",
        "BatchDeleteBlockParticipants",
        "batch_delete_block_participants",
        Text(
            "Lift the mutes or bans of users in a live group before they expire.",
            "提前解除直播群用户的禁言或封禁。",
        ),
        Text("The reply lists the users for whom this failed.", "操作失败的用户会在返回中列出。"),
        (
            OptionHelp(
                "--conversation-short-id",
                "ConversationShortId",
                "INTEGER",
                True,
                Text("The live group's ID.", "直播群的会话 ID。"),
            ),
            OptionHelp(
                "--participant-user-ids",
                "ParticipantUserIds",
                "INTEGER+",
                False,
                Text("Users who are muted or banned.", "被禁言或封禁的用户。"),
            ),
            OptionHelp(
                "--participant-user-ids-str",
                "ParticipantUserIdsStr",
                "TEXT+",
                False,
                Text(
                    "The users' IDs in their string form, for apps whose user IDs are strings.",
                    "这些用户 ID 的字符串形式，供用户 ID 为字符串的应用使用。",
                ),
            ),
            OptionHelp(
                "--block-action",
                "BlockAction",
                "INTEGER",
                False,
                Text(
                    "Whether to lift mutes or bans. Default on the server: `0`.",
                    "选择解除禁言或解除封禁。不传时服务端默认为 `0`。",
                ),
                (
                    "MUTE",
                    "BAN",
                ),
            ),
        ),
    ),
    ActionCommand(
        "batch-get-block-participants",
        "BatchGetBlockParticipants",
        "batch_get_block_participants",
        Text(
            "List the muted or banned users of a live group, page by page.",
            "分页查询直播群中被禁言或被封禁的用户。",
        ),
        Text("The list is sorted by user ID in ascending order.", "列表按用户 ID 升序排列。"),
        (
            OptionHelp(
                "--conversation-short-id",
                "ConversationShortId",
                "INTEGER",
                True,
                Text("The live group's ID.", "直播群的会话 ID。"),
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
                    "Number of members per page. 1 to 20.", "每页的成员数量。取值范围为 1 至 20。"
                ),
            ),
            OptionHelp(
                "--block-action",
                "BlockAction",
                "INTEGER",
                False,
                Text(
                    "Whether to list muted or banned users. Default on the server: `0`.",
                    "选择查询被禁言的用户或被封禁的用户。不传时服务端默认为 `0`。",
                ),
                (
                    "MUTE",
                    "BAN",
                ),
            ),
        ),
        "iter_block_participants",
        "Cursor",
        "Limit",
    ),
    ActionCommand(
        "batch-update-live-participants",
        "BatchUpdateLiveParticipants",
        "batch_update_live_participants",
        Text(
            "Change the profiles and the marks of members of a live group.",
            "修改直播群成员的资料与标记。",
        ),
        Text(
            "For each member, pass at least one of `AvatarUrl`, `NickName` and `Ext`. The reply lists the members who could not be changed, with error codes.",
            "每位成员至少传入 `AvatarUrl`、`NickName`、`Ext` 中的一项。修改失败的成员会连同错误码在返回中列出。",
        ),
        (
            OptionHelp(
                "--conversation-short-id",
                "ConversationShortId",
                "INTEGER",
                True,
                Text("The live group's ID.", "直播群的会话 ID。"),
            ),
            OptionHelp(
                "--participant-infos",
                "ParticipantInfos",
                "JSON+",
                True,
                Text(
                    "The members and the changes to them. At most 10 items per call.",
                    "要修改的成员及其资料。单次调用最多 10 项。",
                ),
            ),
            OptionHelp(
                "--mark-action",
                "MarkAction",
                "INTEGER",
                False,
                Text(
                    "Whether to add or remove the `Marks` of the members. Default on the server: `1`.",
                    "添加还是移除成员的 `Marks`。不传时服务端默认为 `1`。",
                ),
                (
                    "ADD",
                    "REMOVE",
                ),
            ),
        ),
    ),
    ActionCommand(
        "query-live-participant-status",
        "QueryLiveParticipantStatus",
        "query_live_participant_status",
        Text("Check which users are currently in a live group.", "查询用户当前是否在直播群中。"),
        Text("", ""),
        (
            OptionHelp(
                "--conversation-short-id",
                "ConversationShortId",
                "INTEGER",
                True,
                Text("The live group's ID.", "直播群的会话 ID。"),
            ),
            OptionHelp(
                "--participant-user-ids",
                "ParticipantUserIds",
                "INTEGER+",
                False,
                Text(
                    "Users to check. The server ignores users beyond the limit without an error. At most 200 items per call.",
                    "要查询的用户。超出上限的部分会被服务端忽略，且不报错。单次调用最多 200 项。",
                ),
            ),
            OptionHelp(
                "--participant-user-ids-str",
                "ParticipantUserIdsStr",
                "TEXT+",
                False,
                Text(
                    "The users' IDs in their string form, for apps whose user IDs are strings.",
                    "这些用户 ID 的字符串形式，供用户 ID 为字符串的应用使用。",
                ),
            ),
        ),
    ),
)
