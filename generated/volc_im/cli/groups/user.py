# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""Users: the commands of its actions."""

from __future__ import annotations

from typing import Final

from ..language import Text
from ..program_model import ActionCommand, OptionHelp

ACTIONS: Final = (
    ActionCommand(
        "user-broadcast",
        "UserBroadcast",
        "user_broadcast",
        Text(
            "Send a message to all registered users, or to users with certain tags.",
            "向全部注册用户或带有指定标签的用户广播消息。",
        ),
        Text(
            "Only users registered with `RegisterUsers` receive it, after seconds or minutes. The reply does not list the receivers.",
            "只有通过 `RegisterUsers` 注册的用户才能收到广播。消息送达可能有数秒至数分钟的延迟，返回中不含送达结果。",
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
                "--msg-ttl",
                "MsgTTL",
                "INTEGER",
                True,
                Text(
                    "Lifetime of the message. In seconds. 1 to 604800.",
                    "消息的有效期。单位为秒。取值范围为 1 至 604800。",
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
                "--tag-op",
                "TagOp",
                "INTEGER",
                False,
                Text(
                    "Whether a user must have any or all of the `Tags`. Default on the server: `0`.",
                    "用户须带有 `Tags` 中的任一标签，还是全部标签。不传时服务端默认为 `0`。",
                ),
                (
                    "ANY",
                    "ALL",
                ),
            ),
            OptionHelp(
                "--tags",
                "Tags",
                "TEXT+",
                False,
                Text(
                    "Tags of the receivers. If omitted, all registered users receive the message.",
                    "目标用户的标签。不传则面向全部注册用户。",
                ),
            ),
        ),
    ),
    ActionCommand(
        "batch-update-user-tags",
        "BatchUpdateUserTags",
        "batch_update_user_tags",
        Text(
            "Add tags to registered users, or remove tags from them.", "为注册用户添加或移除标签。"
        ),
        Text(
            "All users get the same change. Adding an existing tag or removing a missing one has no effect. `UserBroadcast` selects its receivers by these tags.",
            "所有用户应用同一变更。添加时跳过已有的标签，移除时跳过不存在的标签。`UserBroadcast` 按这些标签选择接收者。",
        ),
        (
            OptionHelp(
                "--op",
                "Op",
                "INTEGER",
                True,
                Text("Whether to add or remove the `Tags`.", "添加还是移除 `Tags`。"),
                (
                    "ADD",
                    "REMOVE",
                ),
            ),
            OptionHelp(
                "--tags",
                "Tags",
                "TEXT+",
                True,
                Text(
                    "The tags, each a string such as `city:hangzhou`.",
                    "标签列表，每个标签为一段文本，例如 `city:hangzhou`。",
                ),
            ),
            OptionHelp(
                "--user-ids",
                "UserIds",
                "INTEGER+",
                True,
                Text("Users whose tags to change.", "要变更标签的用户。"),
            ),
        ),
    ),
    ActionCommand(
        "register-users",
        "RegisterUsers",
        "register_users",
        Text("Register users or robots.", "注册用户或机器人。"),
        Text(
            "Registration is required for broadcasts and for profiles stored by the service, but not for sending and receiving messages. At most 5000 robots can be registered.",
            "仅用户广播和资料托管需要注册，收发消息无需注册。最多可注册 5000 个机器人。",
        ),
        (
            OptionHelp(
                "--users",
                "Users",
                "JSON+",
                True,
                Text(
                    "The users with their profiles. At most 20 items per call.",
                    "要注册的用户及其资料。单次调用最多 20 项。",
                ),
            ),
        ),
    ),
    ActionCommand(
        "un-register-users",
        "UnRegisterUsers",
        "un_register_users",
        Text("Unregister users.", "注销用户。"),
        Text(
            "Unregistered users receive no more broadcasts, and `BatchGetUser` reports them as not found.",
            "注销后用户不再收到广播，`BatchGetUser` 会将其列为未找到。",
        ),
        (
            OptionHelp(
                "--user-ids",
                "UserIds",
                "INTEGER+",
                True,
                Text(
                    "Users to unregister. At most 10 items per call.",
                    "要注销的用户。单次调用最多 10 项。",
                ),
            ),
        ),
    ),
    ActionCommand(
        "batch-update-user",
        "BatchUpdateUser",
        "batch_update_user",
        Text("Update the profiles of registered users.", "更新注册用户的资料。"),
        Text(
            "Send the complete profile of each user, including the fields that do not change.",
            "请传入每位用户的完整资料，包括无需变更的部分。",
        ),
        (
            OptionHelp(
                "--users",
                "Users",
                "JSON+",
                True,
                Text(
                    "The users with their new profiles. At most 10 items per call.",
                    "要更新的用户及其新资料。单次调用最多 10 项。",
                ),
            ),
        ),
    ),
    ActionCommand(
        "batch-get-user",
        "BatchGetUser",
        "batch_get_user",
        Text("Get the profiles of registered users.", "批量查询注册用户的资料。"),
        Text("", ""),
        (
            OptionHelp(
                "--user-ids",
                "UserIds",
                "INTEGER+",
                True,
                Text(
                    "Users to look up. At most 50 items per call.",
                    "要查询的用户。单次调用最多 50 项。",
                ),
            ),
        ),
    ),
    ActionCommand(
        "query-online-status",
        "QueryOnlineStatus",
        "query_online_status",
        Text(
            "Check which users are online, and on which devices.",
            "查询用户是否在线以及所用的设备。",
        ),
        Text(
            "A user who is online on several devices has one entry per connection; an offline user has none.",
            "用户在多台设备上在线时，每个连接对应一条记录；离线用户没有记录。",
        ),
        (
            OptionHelp(
                "--user-ids",
                "UserIds",
                "INTEGER+",
                True,
                Text(
                    "Users to check. At most 100 items per call.",
                    "要查询的用户。单次调用最多 100 项。",
                ),
            ),
        ),
    ),
)
