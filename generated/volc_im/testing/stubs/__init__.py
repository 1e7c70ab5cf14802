# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""The calls that a stub can expect, typed: one method an action, one module a group."""

from __future__ import annotations

from .blacklist import BlacklistMethods
from .conversation import ConversationMethods
from .friend import FriendMethods
from .live import LiveMethods
from .message import MessageMethods
from .participant import ParticipantMethods
from .token import TokenMethods
from .user import UserMethods

__all__ = ["Stubs"]


class Stubs(
    ConversationMethods,
    ParticipantMethods,
    LiveMethods,
    MessageMethods,
    UserMethods,
    TokenMethods,
    FriendMethods,
    BlacklistMethods,
):
    """The stub of a client: its methods are the client's, and say which call is expected.

    Made by `stub(client)`. A parameter that is not named may have any value.
    """
