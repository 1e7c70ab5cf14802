# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""Blacklists: the commands of its actions."""

from __future__ import annotations

from typing import Final

from ..language import Text
from ..program_model import ActionCommand, OptionHelp

ACTIONS: Final = (
    ActionCommand(
        "add-black-list",
        "AddBlackList",
        "add_black_list",
        Text("Add users to a user's blacklist.", "将用户加入黑名单。"),
        Text("", ""),
        (
            OptionHelp(
                "--black-list-infos",
                "BlackListInfos",
                "JSON+",
                True,
                Text(
                    "The users to add, with the custom data of the entries. At most 10 items per call.",
                    "要加入黑名单的用户及其自定义数据。单次调用最多 10 项。",
                ),
            ),
            OptionHelp(
                "--user-id",
                "UserId",
                "INTEGER",
                True,
                Text("Owner of the blacklist. At least 0.", "黑名单所属的用户。不小于 0。"),
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
        "remove-black-list",
        "RemoveBlackList",
        "remove_black_list",
        Text("Remove users from a user's blacklist.", "将用户移出黑名单。"),
        Text("", ""),
        (
            OptionHelp(
                "--black-list-user-ids",
                "BlackListUserIds",
                "INTEGER+",
                True,
                Text(
                    "Users to remove from the list. At most 10 items per call.",
                    "要移出黑名单的用户。单次调用最多 10 项。",
                ),
            ),
            OptionHelp(
                "--user-id",
                "UserId",
                "INTEGER",
                True,
                Text("Owner of the blacklist. At least 0.", "黑名单所属的用户。不小于 0。"),
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
        "update-black-list",
        "UpdateBlackList",
        "update_black_list",
        Text(
            "Change the custom data of entries of a user's blacklist.",
            "修改黑名单条目的自定义数据。",
        ),
        Text(
            "Each entry requires `BlackListUserExt`. New keys are added, existing keys are overwritten, and all others stay.",
            "每个条目都须传入 `BlackListUserExt`：新键会被添加，已有的键更新为新值，其余保持不变。",
        ),
        (
            OptionHelp(
                "--black-list-infos",
                "BlackListInfos",
                "JSON+",
                True,
                Text(
                    "The entries and the changes to their custom data. At most 10 items per call.",
                    "要修改的黑名单条目及其新数据。单次调用最多 10 项。",
                ),
            ),
            OptionHelp(
                "--user-id",
                "UserId",
                "INTEGER",
                True,
                Text("Owner of the blacklist. At least 0.", "黑名单所属的用户。不小于 0。"),
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
        "get-black-list",
        "GetBlackList",
        "get_black_list",
        Text("List a user's blacklist, page by page.", "分页查询用户的黑名单。"),
        Text("The latest entries come first.", "按添加时间排序，最近添加的条目在前。"),
        (
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
                    "Number of entries per page. 1 to 20.", "每页的条目数量。取值范围为 1 至 20。"
                ),
            ),
            OptionHelp(
                "--user-id",
                "UserId",
                "INTEGER",
                True,
                Text("Owner of the blacklist. At least 0.", "要查询黑名单的用户。不小于 0。"),
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
        "iter_black_list",
        "Cursor",
        "Limit",
    ),
    ActionCommand(
        "is-in-black-list",
        "IsInBlackList",
        "is_in_black_list",
        Text(
            "Check which of several users are on a user's blacklist.",
            "查询多个用户是否在某用户的黑名单中。",
        ),
        Text("", ""),
        (
            OptionHelp(
                "--black-list-user-ids",
                "BlackListUserIds",
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
                Text("Owner of the blacklist. At least 0.", "黑名单所属的用户。不小于 0。"),
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
