# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""Friends: the commands of its actions."""

from __future__ import annotations

from typing import Final

from ..language import Text
from ..program_model import ActionCommand, OptionHelp

ACTIONS: Final = (
    ActionCommand(
        "add-friend",
        "AddFriend",
        "add_friend",
        Text("Add friends to a user.", "为用户添加好友。"),
        Text("The friendship is mutual.", "好友关系双向生效。"),
        (
            OptionHelp(
                "--friend-user-ids",
                "FriendUserIds",
                "INTEGER+",
                True,
                Text(
                    "Users to add as friends. At most 10 items per call.",
                    "要添加为好友的用户。单次调用最多 10 项。",
                ),
            ),
            OptionHelp(
                "--user-id",
                "UserId",
                "INTEGER",
                True,
                Text(
                    "User to whom the friends are added. At least 0.",
                    "要添加好友的用户。不小于 0。",
                ),
            ),
            OptionHelp(
                "--ext",
                "Ext",
                "JSON",
                False,
                Text(
                    "Custom data of each new friend, string to string.",
                    "每个新好友的自定义数据，键与值均为文本。",
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
        "delete-friend",
        "DeleteFriend",
        "delete_friend",
        Text("Remove friends of a user.", "删除用户的好友。"),
        Text("The friendship ends on both sides.", "好友关系双向解除。"),
        (
            OptionHelp(
                "--delete-user-ids",
                "DeleteUserIds",
                "INTEGER+",
                True,
                Text(
                    "Friends to remove. At most 10 items per call.",
                    "要删除的好友。单次调用最多 10 项。",
                ),
            ),
            OptionHelp(
                "--user-id",
                "UserId",
                "INTEGER",
                True,
                Text("User whose friends to remove. At least 0.", "要删除好友的用户。不小于 0。"),
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
        "update-friend",
        "UpdateFriend",
        "update_friend",
        Text(
            "Change a user's aliases for friends, or their custom data.",
            "修改用户对好友的备注或好友的自定义数据。",
        ),
        Text(
            "Each friend requires `Ext`, `Alias` or both.",
            "每个好友至少传入 `Ext` 与 `Alias` 中的一项。",
        ),
        (
            OptionHelp(
                "--friend-infos",
                "FriendInfos",
                "JSON+",
                True,
                Text(
                    "The friends and the changes to them. At most 10 items per call.",
                    "要修改的好友及其新信息。单次调用最多 10 项。",
                ),
            ),
            OptionHelp(
                "--user-id",
                "UserId",
                "INTEGER",
                True,
                Text(
                    "User whose friends to change. At least 0.", "要修改好友信息的用户。不小于 0。"
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
        "list-friend",
        "ListFriend",
        "list_friend",
        Text("List a user's friends, page by page.", "分页查询用户的好友。"),
        Text(
            "The list is in the order in which the friends were added.",
            "按添加时间排序，最早添加的好友在前。",
        ),
        (
            OptionHelp(
                "--user-id",
                "UserId",
                "INTEGER",
                True,
                Text("User whose friends to list. At least 0.", "要查询好友的用户。不小于 0。"),
            ),
            OptionHelp(
                "--cursor",
                "Cursor",
                "INTEGER",
                False,
                Text(
                    "Start of this page. Send 0 first, then the `NextCursor` of the previous page. Default on the server: `0`.",
                    "本页的起始位置。首次传 0，之后传上一页返回的 `NextCursor`。不传时服务端默认为 `0`。",
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
                "--limit",
                "Limit",
                "INTEGER",
                False,
                Text(
                    "Number of friends per page. 1 to 20. Default on the server: `20`.",
                    "每页的好友数量。取值范围为 1 至 20。不传时服务端默认为 `20`。",
                ),
            ),
            OptionHelp(
                "--need-total",
                "NeedTotal",
                "BOOLEAN",
                False,
                Text(
                    "Whether to return the length of the whole list in `TotalCount`. Default on the server: `False`.",
                    "是否同时统计总数，结果见 `TotalCount`。不传时服务端默认为 `False`。",
                ),
            ),
        ),
        "iter_friends",
        "Cursor",
        "Limit",
    ),
    ActionCommand(
        "is-friend",
        "IsFriend",
        "is_friend",
        Text(
            "Check which of several users are friends of a user.",
            "查询多个用户是否为某用户的好友。",
        ),
        Text("", ""),
        (
            OptionHelp(
                "--friend-user-ids",
                "FriendUserIds",
                "INTEGER+",
                True,
                Text(
                    "Users to check. At most 10 items per call.",
                    "要查询的用户。单次调用最多 10 项。",
                ),
            ),
            OptionHelp(
                "--user-id",
                "UserId",
                "INTEGER",
                True,
                Text(
                    "User whose friends to check. At least 0.", "被查询好友关系的用户。不小于 0。"
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
)
