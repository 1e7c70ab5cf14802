# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""What the documents say that only a server needs: kinds of conversation, defaults, named values."""

from __future__ import annotations

from typing import Any, Final

KINDS: Final[dict[str, tuple[str, ...]]] = {
    "CreateConversation": ("single", "group", "live"),
}
"""Kinds of conversation that an action accepts; one that is not here accepts all."""

DEFAULTS: Final[dict[str, dict[str, Any]]] = {
    "CreateConversationRequest": {
        "InboxType": 0,
    },
    "GetUserConversationsRequest": {
        "SkipMemberCount": False,
        "InboxType": 0,
    },
}
"""By the class of a body: what stands for a field that was not sent."""

CHOICES: Final[dict[str, dict[str, str]]] = {
    "ConversationCoreInfo": {
        "ConversationType": "ConversationType",
    },
    "ConversationInfo": {
        "ConversationType": "ConversationType",
        "Status": "ConversationStatus",
    },
    "GetUserConversationsRequest": {
        "DataType": "DataType",
    },
}
"""By the class that has it: fields whose values have names, and the enum that has them."""
