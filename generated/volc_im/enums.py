# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""The known values of fields. A server may send others: they read as members named UNKNOWN_…"""

from __future__ import annotations

from ._core.enums import CaselessStrEnum, OpenIntEnum, OpenStrEnum

__all__ = [
    "BlockAction",
    "ConversationStatus",
    "ConversationType",
    "DataType",
    "DeleteScope",
    "DevicePlatform",
    "MarkAction",
    "MessagePriority",
    "MessageStatus",
    "MessageType",
    "ParticipantRole",
    "ParticipantState",
    "PushCode",
    "QuotedStatus",
    "ReadDirection",
    "TagChange",
    "TagMatch",
]


class BlockAction(OpenIntEnum):
    """Kind of block in a live group."""

    MUTE = 0
    """The member cannot speak."""

    BAN = 1
    """The user cannot join."""


class ConversationStatus(OpenIntEnum):
    """State of a conversation."""

    NORMAL = 0
    """In use."""

    DISSOLVED = 1
    """Dissolved by its owner."""


class ConversationType(OpenIntEnum):
    """Kind of a conversation."""

    SINGLE = 1
    """One-to-one."""

    GROUP = 2
    """Group."""

    LIVE = 100
    """Live group."""


class DataType(OpenIntEnum):
    """Where a list of conversations is read from, and its order."""

    RECENT = 0
    """From the cache, most recently active first."""

    CREATED = 1
    """From the database, oldest creation first."""

    OWN_LIVE = 2
    """Live groups that the user created, newest first."""


class DeleteScope(OpenIntEnum):
    """Who stops seeing a deleted message."""

    EVERYONE = 0
    """Nobody sees it any more."""

    SENDER_SEES = 1
    """Only the sender still sees it."""


class DevicePlatform(OpenStrEnum):
    """Platform of a user's device."""

    ANDROID = "Android"
    """Android app."""

    IOS = "iOS"
    """iOS app."""

    WEB = "Web"
    """Web client."""


class MarkAction(OpenIntEnum):
    """What to do with the marks that are sent."""

    ADD = 1
    """Add them."""

    REMOVE = 2
    """Remove them."""


class MessagePriority(OpenIntEnum):
    """Priority of a message in a live group."""

    LOW = 0
    """Low."""

    NORMAL = 1
    """Normal."""

    HIGH = 2
    """High."""


class MessageStatus(OpenIntEnum):
    """State of a message."""

    VISIBLE = 0
    """Visible."""


class MessageType(OpenIntEnum):
    """What a message carries."""

    TEXT = 10001
    """Text."""

    IMAGE = 10003
    """Image."""

    VIDEO = 10004
    """Video."""

    FILE = 10005
    """File."""

    AUDIO = 10006
    """Audio."""

    CUSTOM = 10012
    """A format of your own."""


class ParticipantRole(OpenIntEnum):
    """Role of a member."""

    MEMBER = 0
    """Ordinary member."""

    OWNER = 1
    """Owner of the conversation."""

    MANAGER = 2
    """Manager."""


class ParticipantState(OpenIntEnum):
    """Whether a member is still in the conversation."""

    NORMAL = 0
    """In the conversation."""

    LEFT = 1
    """Has left."""


class PushCode(CaselessStrEnum):
    """Whether a push reached its receiver."""

    SUCCESS = "SUCCESS"
    """Received."""

    NOT_ONLINE = "NOT_ONLINE"
    """Offline, so nothing was delivered."""


class QuotedStatus(OpenIntEnum):
    """State of a quoted message."""

    VISIBLE = 0
    """Visible."""

    EXPIRED = 1
    """Expired."""

    HIDDEN = 2
    """Not visible to the user."""

    RECALLED = 3
    """Recalled."""

    DELETED = 4
    """Was visible, deleted since."""


class ReadDirection(OpenIntEnum):
    """Direction in which messages are read."""

    FORWARD = 0
    """From older to newer messages."""

    BACKWARD = 1
    """From newer to older messages."""


class TagChange(OpenIntEnum):
    """What to do with the tags that are sent."""

    ADD = 0
    """Add them; those already there stay as they are."""

    REMOVE = 1
    """Remove them; those not there are ignored."""


class TagMatch(OpenIntEnum):
    """How several tags choose the receivers."""

    ANY = 0
    """Users who have any of the tags."""

    ALL = 1
    """Users who have all of the tags."""
