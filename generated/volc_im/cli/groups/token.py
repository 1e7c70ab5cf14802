# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""Tokens: the commands of its actions."""

from __future__ import annotations

from typing import Final

from ..language import Text
from ..program_model import ActionCommand, OptionHelp

ACTIONS: Final = (
    ActionCommand(
        "get-app-token",
        "GetAppToken",
        "get_app_token",
        Text("Issue a token with which a client app signs in.", "签发客户端登录所用的令牌。"),
        Text(
            "The token gives access as the user until it expires. Pass it only to that user's app, and do not log it.",
            "令牌在失效前可代表该用户，请仅下发给该用户的客户端，并避免写入日志。",
        ),
        (
            OptionHelp(
                "--expire-time",
                "ExpireTime",
                "INTEGER",
                True,
                Text(
                    "Time at which the token expires. Unix time in milliseconds.",
                    "令牌的失效时间。Unix 时间戳，单位为毫秒。",
                ),
            ),
            OptionHelp(
                "--user-id",
                "UserId",
                "INTEGER",
                False,
                Text("User of the token. At least 0.", "令牌所代表的用户。不小于 0。"),
            ),
            OptionHelp(
                "--user-id-str",
                "UserIdStr",
                "TEXT",
                False,
                Text(
                    "The user's ID in its string form, for apps whose user IDs are strings.",
                    "用户 ID 的字符串形式，供用户 ID 为字符串的应用使用。",
                ),
            ),
        ),
    ),
)
