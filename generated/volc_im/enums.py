# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""The known values of fields. A server may send others, which become members named UNKNOWN_…"""

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


class ConversationType(OpenIntEnum):
    """Type of a conversation."""

    SINGLE = 1
    """One-to-one."""

    GROUP = 2
    """Group."""

    LIVE = 100
    """Live group."""


class ConversationStatus(OpenIntEnum):
    """State of a conversation."""

    NORMAL = 0
    """In use."""

    DISSOLVED = 1
    """Dissolved by its owner."""


class DataType(OpenIntEnum):
    """Source and order of a list of conversations."""

    RECENT = 0
    """From the cache, most recently active first."""

    CREATED = 1
    """From the database, oldest creation first."""

    OWN_LIVE = 2
    """Live groups created by the user, newest first."""


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


class MarkAction(OpenIntEnum):
    """Whether to add or remove the given marks."""

    ADD = 1
    """Add them."""

    REMOVE = 2
    """Remove them."""


class BlockAction(OpenIntEnum):
    """Type of restriction in a live group."""

    MUTE = 0
    """The member cannot send messages."""

    BAN = 1
    """The user cannot join."""


class MessageType(OpenIntEnum):
    """Content type of a message."""

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
    """Custom message."""


class MessageStatus(OpenIntEnum):
    """State of a message."""

    VISIBLE = 0
    """Visible."""


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
    """Was visible and has been deleted."""


class MessagePriority(OpenIntEnum):
    """Priority of a message in a live group."""

    LOW = 0
    """Low."""

    NORMAL = 1
    """Normal."""

    HIGH = 2
    """High."""


class ReadDirection(OpenIntEnum):
    """Direction in which messages are read."""

    FORWARD = 0
    """From older to newer messages."""

    BACKWARD = 1
    """From newer to older messages."""


class DeleteScope(OpenIntEnum):
    """For whom a deleted message becomes invisible."""

    EVERYONE = 0
    """Invisible to everyone."""

    SENDER_SEES = 1
    """Still visible to the sender only, according to the documents. They may mean the opposite, hidden from the sender; this has not been tested.
    """


class TagMatch(OpenIntEnum):
    """How several tags select the receivers."""

    ANY = 0
    """Users with any of the tags."""

    ALL = 1
    """Users with all of the tags."""


class TagChange(OpenIntEnum):
    """Whether to add or remove the given tags."""

    ADD = 0
    """Add the tags; existing ones are ignored."""

    REMOVE = 1
    """Remove the tags; missing ones are ignored."""


class PushCode(CaselessStrEnum):
    """Whether a message was delivered to its receiver."""

    SUCCESS = "SUCCESS"
    """Received."""

    NOT_ONLINE = "NOT_ONLINE"
    """The user is offline; not delivered."""


class DevicePlatform(OpenStrEnum):
    """Platform of a user's device."""

    ANDROID = "Android"
    """Android app."""

    IOS = "iOS"
    """iOS app."""

    WEB = "Web"
    """Web client."""
