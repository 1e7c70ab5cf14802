# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""Every action by its name: the module of `actions` that has it, and its constant there."""

from __future__ import annotations

from typing import Final

ACTIONS: Final[dict[str, tuple[str, str]]] = {
    "CreateConversation": ("conversation", "CREATE_CONVERSATION"),
    "GetUserConversations": ("conversation", "GET_USER_CONVERSATIONS"),
}
