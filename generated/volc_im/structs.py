# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""Structs that actions share, in requests and results alike."""

from __future__ import annotations

from msgspec import field

from ._runtime.model import Struct
from .enums import ConversationStatus, ConversationType

__all__ = [
    "ConversationCoreInfo",
    "ConversationInfo",
]


class ConversationCoreInfo(Struct, kw_only=True, omit_defaults=True):
    """What a new conversation starts with."""

    conversation_type: ConversationType = field(name="ConversationType")
    """Kind of the conversation."""

    name: str | None = field(default=None, name="Name")
    """Name to show."""

    avatar_url: str | None = field(default=None, name="AvatarUrl")
    """Address of the picture to show."""

    description: str | None = field(default=None, name="Description")
    """What the conversation is about."""

    notice: str | None = field(default=None, name="Notice")
    """Announcement to the members."""

    ext: dict[str, str] | None = field(default=None, name="Ext")
    """Your own data, text to text."""


class ConversationInfo(Struct, kw_only=True):
    """A conversation as the service stores it."""

    app_id: int = field(default=0, name="AppId")
    """Application that the conversation belongs to."""

    conversation_short_id: int = field(default=0, name="ConversationShortId")
    """The conversation's id."""

    conversation_id: str = field(default="", name="ConversationId")
    """The same id as text; only a few old calls use it."""

    conversation_type: ConversationType = field(
        default=ConversationType(0), name="ConversationType"
    )
    """Kind of the conversation."""

    inbox_type: int = field(default=0, name="InboxType")
    """Number of the inbox."""

    name: str | None = field(default=None, name="Name")
    """Name to show."""

    avatar_url: str | None = field(default=None, name="AvatarUrl")
    """Address of the picture to show."""

    description: str | None = field(default=None, name="Description")
    """What the conversation is about."""

    owner_user_id: int | None = field(default=None, name="OwnerUserId")
    """Owner of the conversation."""

    owner_user_id_str: str | None = field(default=None, name="OwnerUserIdStr")
    """The owner's id in its string form."""

    creator_user_id: int | None = field(default=None, name="CreatorUserId")
    """User who created the conversation."""

    creator_user_id_str: str | None = field(default=None, name="CreatorUserIdStr")
    """The creator's id in its string form."""

    notice: str | None = field(default=None, name="Notice")
    """Announcement to the members."""

    status: ConversationStatus | None = field(default=None, name="Status")
    """State of the conversation."""

    ext: dict[str, str] | None = field(default=None, name="Ext")
    """Your own data, text to text."""

    create_time: int | None = field(default=None, name="CreateTime")
    """Time of creation. Unix time in seconds."""

    modify_time: int | None = field(default=None, name="ModifyTime")
    """Time of the last change. Unix time in seconds."""

    member_count: int | None = field(default=None, name="MemberCount")
    """Number of members."""

    online_count: int | None = field(default=None, name="OnlineCount")
    """Members online; live groups only."""

    other_user_id: int | None = field(default=None, name="OtherUserId")
    """The other member of a one-to-one conversation."""

    other_user_id_str: str | None = field(default=None, name="OtherUserIdStr")
    """The other member's id in its string form."""
