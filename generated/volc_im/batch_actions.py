# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""The actions that take one list of many items, up to a documented maximum, for type checkers."""

from __future__ import annotations

from typing import Literal

BatchAction = Literal[
    "BatchUpdateLiveParticipants",
    "QueryLiveParticipantStatus",
    "BatchSendMessage",
    "BatchSendGroupMessage",
    "RegisterUsers",
    "UnRegisterUsers",
    "BatchUpdateUser",
    "BatchGetUser",
    "QueryOnlineStatus",
    "AddFriend",
    "DeleteFriend",
    "UpdateFriend",
    "IsFriend",
    "AddBlackList",
    "RemoveBlackList",
    "UpdateBlackList",
    "IsInBlackList",
]
