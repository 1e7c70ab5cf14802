# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""Structs that actions share, in requests and results alike."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, field

from ._core.schema.fields import FieldInfo
from ._core.schema.models import Struct
from ._core.schema.types import Int64, OpenInt, SentInt32, SentInt64
from .enums import (
    ConversationStatus,
    ConversationType,
    DevicePlatform,
    MessageStatus,
    MessageType,
    ParticipantRole,
    ParticipantState,
    PushCode,
    QuotedStatus,
)

__all__ = [
    "AddParticipantInfo",
    "BlackListInfo",
    "BlackListUserInfo",
    "BlockParticipant",
    "ConversationCoreInfo",
    "ConversationInfo",
    "ConversationSettingInfo",
    "FailedInfo",
    "FriendInfo",
    "IsFriendInfo",
    "LiveFailedInfo",
    "LiveParticipantInfo",
    "MessageBody",
    "ModifyConversationCoreInfo",
    "ModifyConversationSettingInfo",
    "ModifyParticipantInfo",
    "P2PResult",
    "Participant",
    "ParticipantStatus",
    "QueryOnlineResult",
    "ReadIndexInfo",
    "ReadReceipt",
    "RefMsgInfo",
    "RegisterUserInfo",
    "ScanParticipant",
    "SendRefMsgInfo",
    "UpdateFriendInfo",
    "UpdateUserInfo",
    "UserInfo",
    "WhitelistParticipant",
]


class ConversationCoreInfo(Struct, kw_only=True, omit_defaults=True):
    """Initial attributes of a new conversation."""

    conversation_type: OpenInt[ConversationType] = field(name="ConversationType")
    """Type of the conversation."""

    name: str | None = field(default=None, name="Name")
    """Display name."""

    avatar_url: str | None = field(default=None, name="AvatarUrl")
    """URL of the avatar."""

    description: str | None = field(default=None, name="Description")
    """Description of the conversation."""

    notice: str | None = field(default=None, name="Notice")
    """Announcement to the members."""

    ext: dict[str, str] | None = field(default=None, name="Ext")
    """Custom data, string to string."""


class ConversationInfo(Struct, kw_only=True):
    """A conversation stored by the service."""

    app_id: int = field(default=0, name="AppId")
    """Application that the conversation belongs to."""

    conversation_short_id: Int64 = field(default=0, name="ConversationShortId")
    """The conversation's ID."""

    conversation_id: str = field(default="", name="ConversationId")
    """The same ID as a string; only a few old actions use it."""

    conversation_type: ConversationType = field(
        default=ConversationType(0), name="ConversationType"
    )
    """Type of the conversation."""

    inbox_type: int = field(default=0, name="InboxType")
    """Number of the inbox."""

    name: str | None = field(default=None, name="Name")
    """Display name."""

    avatar_url: str | None = field(default=None, name="AvatarUrl")
    """URL of the avatar."""

    description: str | None = field(default=None, name="Description")
    """Description of the conversation."""

    owner_user_id: Annotated[
        Int64 | None, FieldInfo(string_alternative="OwnerUserIdStr", aliases=("OwnerUid",))
    ] = field(default=None, name="OwnerUserId")
    """Owner of the conversation."""

    owner_user_id_str: str | None = field(default=None, name="OwnerUserIdStr")
    """The owner's ID in its string form."""

    creator_user_id: Annotated[
        Int64 | None, FieldInfo(string_alternative="CreatorUserIdStr", aliases=("CreatorUid",))
    ] = field(default=None, name="CreatorUserId")
    """User who created the conversation."""

    creator_user_id_str: str | None = field(default=None, name="CreatorUserIdStr")
    """The creator's ID in its string form."""

    notice: str | None = field(default=None, name="Notice")
    """Announcement to the members."""

    status: ConversationStatus | None = field(default=None, name="Status")
    """State of the conversation."""

    ext: dict[str, str] | None = field(default=None, name="Ext")
    """Custom data, string to string."""

    create_time: Annotated[Int64 | None, FieldInfo(unit="seconds")] = field(
        default=None, name="CreateTime"
    )
    """Time of creation. Unix time in seconds."""

    modify_time: Annotated[Int64 | None, FieldInfo(unit="seconds")] = field(
        default=None, name="ModifyTime"
    )
    """Time of the last change. Unix time in seconds."""

    member_count: Int64 | None = field(default=None, name="MemberCount")
    """Number of members."""

    online_count: Int64 | None = field(default=None, name="OnlineCount")
    """Number of members online; only in live groups."""

    other_user_id: Annotated[Int64 | None, FieldInfo(string_alternative="OtherUserIdStr")] = field(
        default=None, name="OtherUserId"
    )
    """The other member of a one-to-one conversation."""

    other_user_id_str: str | None = field(default=None, name="OtherUserIdStr")
    """The other member's ID in its string form."""


class ModifyConversationCoreInfo(Struct, kw_only=True, omit_defaults=True):
    """Changes to a conversation."""

    conversation_short_id: SentInt64 = field(name="ConversationShortId")
    """The conversation's ID."""

    avatar_url: str | None = field(default=None, name="AvatarUrl")
    """URL of the avatar."""

    description: str | None = field(default=None, name="Description")
    """Description of the conversation."""

    ext: dict[str, str] | None = field(default=None, name="Ext")
    """Custom data, string to string."""

    name: str | None = field(default=None, name="Name")
    """Display name."""

    notice: str | None = field(default=None, name="Notice")
    """Announcement to the members."""

    owner_user_id: Annotated[
        Annotated[Int64, Meta(ge=0, le=9223372036854775807)] | None,
        FieldInfo(string_alternative="OwnerUserIdStr"),
    ] = field(default=None, name="OwnerUserId")
    """New owner of the conversation. At least 0."""

    owner_user_id_str: str | None = field(default=None, name="OwnerUserIdStr")
    """The new owner's ID in its string form."""


class ConversationSettingInfo(Struct, kw_only=True):
    """One member's settings for a conversation."""

    app_id: int = field(default=0, name="AppId")
    """Application that the conversation belongs to."""

    conversation_short_id: Int64 = field(default=0, name="ConversationShortId")
    """The conversation's ID."""

    conversation_id: str = field(default="", name="ConversationId")
    """The same ID as a string; only a few old actions use it."""

    conversation_type: ConversationType = field(
        default=ConversationType(0), name="ConversationType"
    )
    """Type of the conversation."""

    inbox_type: int = field(default=0, name="InboxType")
    """Number of the inbox."""

    participant_user_id: Annotated[Int64, FieldInfo(string_alternative="ParticipantUserIdStr")] = (
        field(default=0, name="ParticipantUserId")
    )
    """Member that the settings belong to."""

    participant_user_id_str: str | None = field(default=None, name="ParticipantUserIdStr")
    """The member's ID in its string form."""

    read_index: Int64 = field(default=0, name="ReadIndex")
    """Read position of the member."""

    stick_top_time: Annotated[Int64, FieldInfo(unit="milliseconds")] = field(
        default=0, name="StickTopTime"
    )
    """Time at which the member pinned the conversation; 0 if it is not pinned. Unix time in
    milliseconds.
    """

    is_stick_top: bool | None = field(default=None, name="IsStickTop")
    """Whether the member pinned the conversation."""

    set_favorite_time: Annotated[Int64 | None, FieldInfo(unit="milliseconds")] = field(
        default=None, name="SetFavoriteTime"
    )
    """Time at which the member added the conversation to the favorites; 0 if it is not a favorite.
    Unix time in milliseconds.
    """

    is_set_favorite: bool | None = field(default=None, name="IsSetFavorite")
    """Whether the conversation is a favorite of the member."""

    is_mute: bool | None = field(default=None, name="IsMute")
    """Whether the member has muted notifications."""

    ext: dict[str, str] | None = field(default=None, name="Ext")
    """The member's custom data on the conversation, string to string."""


class ModifyConversationSettingInfo(Struct, kw_only=True, omit_defaults=True):
    """Changes to one member's settings for a conversation."""

    conversation_short_id: SentInt64 = field(name="ConversationShortId")
    """The conversation's ID."""

    participant_user_id: Annotated[Int64, Meta(ge=0, le=9223372036854775807)] = field(
        name="ParticipantUserId"
    )
    """Member whose settings change. At least 0."""

    ext: dict[str, str] | None = field(default=None, name="Ext")
    """The member's custom data on the conversation, string to string."""

    is_mute: Annotated[bool | None, FieldInfo(default=False)] = field(default=None, name="IsMute")
    """Whether to mute notifications. Default on the server: `False`."""

    is_set_favorite: bool | None = field(default=None, name="IsSetFavorite")
    """Whether to store `set_favorite_time`; false leaves it unchanged."""

    is_stick_top: bool | None = field(default=None, name="IsStickTop")
    """Whether to store `stick_top_time`; false leaves it unchanged."""

    set_favorite_time: Annotated[SentInt64 | None, FieldInfo(unit="milliseconds")] = field(
        default=None, name="SetFavoriteTime"
    )
    """Time of adding the conversation to the favorites; 0 removes it. Unix time in milliseconds."""

    stick_top_time: Annotated[SentInt64 | None, FieldInfo(unit="milliseconds")] = field(
        default=None, name="StickTopTime"
    )
    """Time of pinning the conversation; 0 unpins it. Unix time in milliseconds."""


class AddParticipantInfo(Struct, kw_only=True, omit_defaults=True):
    """A member to add to a group."""

    participant_user_id: Annotated[Int64, Meta(ge=1, le=9223372036854775807)] = field(
        name="ParticipantUserId"
    )
    """User to add. At least 1."""

    ext: dict[str, str] | None = field(default=None, name="Ext")
    """Custom data, string to string."""

    level: SentInt32 | None = field(default=None, name="Level")
    """Level of the member."""

    nick_name: str | None = field(default=None, name="NickName")
    """Nickname of the member."""

    read_index: SentInt64 | None = field(default=None, name="ReadIndex")
    """Initial read position of the member."""

    role: Annotated[OpenInt[ParticipantRole] | None, FieldInfo(default=0)] = field(
        default=None, name="Role"
    )
    """Role of the member; an unknown value is treated as 0. An owner must be the `owner_user_id`
    of the conversation. Default on the server: `0`.
    """


class ModifyParticipantInfo(Struct, kw_only=True, omit_defaults=True):
    """A member and the changes to it."""

    participant_user_id: Annotated[Int64, Meta(ge=1, le=9223372036854775807)] = field(
        name="ParticipantUserId"
    )
    """Member to change. At least 1."""

    block_time: Annotated[SentInt64 | None, FieldInfo(unit="seconds")] = field(
        default=None, name="BlockTime"
    )
    """Time at which the mute ends; 0 ends it now. Unix time in seconds."""

    ext: dict[str, str] | None = field(default=None, name="Ext")
    """Custom data, string to string."""

    level: SentInt32 | None = field(default=None, name="Level")
    """Level of the member."""

    nick_name: str | None = field(default=None, name="NickName")
    """Nickname of the member."""

    role: Annotated[OpenInt[ParticipantRole] | None, FieldInfo(default=0)] = field(
        default=None, name="Role"
    )
    """Role of the member; an unknown value is treated as 0. Default on the server: `0`."""


class Participant(Struct, kw_only=True):
    """A member of a conversation."""

    conversation_short_id: Int64 = field(default=0, name="ConversationShortId")
    """The conversation's ID."""

    participant_user_id: Int64 = field(default=0, name="ParticipantUserId")
    """The member."""

    role: ParticipantRole = field(default=ParticipantRole(0), name="Role")
    """Role of the member."""

    operator: Int64 = field(default=0, name="Operator")
    """User who performed the operation on the member."""

    nick_name: str | None = field(default=None, name="NickName")
    """Nickname of the member."""

    level: int | None = field(default=None, name="Level")
    """Level of the member."""

    status: ParticipantState | None = field(default=None, name="Status")
    """Whether the member is still in the conversation."""

    create_time: Annotated[Int64 | None, FieldInfo(unit="seconds")] = field(
        default=None, name="CreateTime"
    )
    """Time of joining. Unix time in seconds."""

    block_time: Annotated[Int64 | None, FieldInfo(unit="seconds")] = field(
        default=None, name="BlockTime"
    )
    """Time at which the mute ends; 0 if the member is not muted. Unix time in seconds."""

    ext: dict[str, str] | None = field(default=None, name="Ext")
    """Custom data, string to string."""


class ScanParticipant(Struct, kw_only=True):
    """A member of a conversation in a list of all members."""

    conversation_short_id: Int64 = field(default=0, name="ConversationShortId")
    """The conversation's ID."""

    participant_user_id: Annotated[Int64, FieldInfo(string_alternative="ParticipantUserIdStr")] = (
        field(default=0, name="ParticipantUserId")
    )
    """The member."""

    participant_user_id_str: str | None = field(default=None, name="ParticipantUserIdStr")
    """The member's ID in its string form."""

    role: ParticipantRole = field(default=ParticipantRole(0), name="Role")
    """Role of the member."""

    operator: Annotated[Int64, FieldInfo(string_alternative="OperatorStr")] = field(
        default=0, name="Operator"
    )
    """User who performed the operation on the member."""

    operator_str: str | None = field(default=None, name="OperatorStr")
    """The operator's ID in its string form."""

    nick_name: str | None = field(default=None, name="NickName")
    """Nickname of the member."""

    avatar_url: str = field(default="", name="AvatarUrl")
    """URL of the member's avatar."""

    level: int | None = field(default=None, name="Level")
    """Level of the member."""

    status: ParticipantState | None = field(default=None, name="Status")
    """Whether the member is still in the conversation."""

    create_time: Annotated[Int64 | None, FieldInfo(unit="seconds")] = field(
        default=None, name="CreateTime"
    )
    """Time of joining. Unix time in seconds."""

    block_time: Annotated[Int64 | None, FieldInfo(unit="seconds")] = field(
        default=None, name="BlockTime"
    )
    """Time at which the mute ends; 0 if the member is not muted. Unix time in seconds."""

    marks: list[str] | None = field(default=None, name="Marks")
    """Marks of the member in the live group."""

    ext: dict[str, str] | None = field(default=None, name="Ext")
    """Custom data, string to string."""


class ReadIndexInfo(Struct, kw_only=True):
    """Read position of one member."""

    participant_user_id: Annotated[Int64, FieldInfo(string_alternative="ParticipantUserIdStr")] = (
        field(default=0, name="ParticipantUserId")
    )
    """The member."""

    participant_user_id_str: str | None = field(default=None, name="ParticipantUserIdStr")
    """The member's ID in its string form."""

    read_index: Int64 = field(default=0, name="ReadIndex")
    """Read position of the member."""


class WhitelistParticipant(Struct, kw_only=True):
    """A member on the whitelist of a live group, who can send messages while everyone is muted."""

    participant_user_id: Int64 = field(default=0, name="ParticipantUserId")
    """The member."""

    operator: Int64 = field(default=0, name="Operator")
    """User who added the member to the whitelist."""

    nick_name: str = field(default="", name="NickName")
    """Nickname of the member."""

    avatar_url: str = field(default="", name="AvatarUrl")
    """URL of the member's avatar."""

    ext: dict[str, str] = field(default_factory=dict[str, str], name="Ext")
    """Custom data, string to string."""

    create_time: Annotated[Int64, FieldInfo(unit="seconds")] = field(default=0, name="CreateTime")
    """Time at which the member was added to the whitelist. Unix time in seconds."""

    marks: list[str] | None = field(default=None, name="Marks")
    """Marks of the member in the live group."""


class BlockParticipant(Struct, kw_only=True):
    """A muted or banned user of a live group."""

    participant_user_id: Annotated[Int64, FieldInfo(string_alternative="ParticipantUserIdStr")] = (
        field(default=0, name="ParticipantUserId")
    )
    """The user."""

    participant_user_id_str: str | None = field(default=None, name="ParticipantUserIdStr")
    """The user's ID in its string form."""

    nick_name: str = field(default="", name="NickName")
    """Nickname of the user."""

    avatar_url: str = field(default="", name="AvatarUrl")
    """URL of the user's avatar."""

    ext: dict[str, str] = field(default_factory=dict[str, str], name="Ext")
    """Custom data, string to string."""

    marks: list[str] = field(default_factory=list[str], name="Marks")
    """Marks of the user in the live group."""

    create_time: Annotated[Int64, FieldInfo(unit="seconds")] = field(default=0, name="CreateTime")
    """Time at which the mute or ban was set. Unix time in seconds."""

    block_time: Annotated[Int64, FieldInfo(unit="seconds")] = field(default=0, name="BlockTime")
    """Time at which the mute or ban ends. Unix time in seconds."""


class LiveParticipantInfo(Struct, kw_only=True, omit_defaults=True):
    """A member of a live group and the changes to it."""

    user_id: Annotated[
        Annotated[Int64, Meta(ge=0, le=9223372036854775807)] | None,
        FieldInfo(string_alternative="UserIdStr", required=True),
    ] = field(default=None, name="UserId")
    """The member. At least 0."""

    user_id_str: str | None = field(default=None, name="UserIdStr")
    """The member's ID in its string form."""

    avatar_url: Annotated[str | None, FieldInfo(any_of_with=("NickName", "Ext"))] = field(
        default=None, name="AvatarUrl"
    )
    """URL of the member's avatar."""

    ext: dict[str, str] | None = field(default=None, name="Ext")
    """Custom data, string to string."""

    marks: list[str] | None = field(default=None, name="Marks")
    """Marks to add to the member or to remove."""

    nick_name: str | None = field(default=None, name="NickName")
    """Nickname of the member."""


class LiveFailedInfo(Struct, kw_only=True):
    """A member of a live group that could not be changed, with the reason."""

    user_id: Annotated[Int64, FieldInfo(string_alternative="UserIdStr")] = field(
        default=0, name="UserId"
    )
    """The member."""

    user_id_str: str | None = field(default=None, name="UserIdStr")
    """The member's ID in its string form."""

    code: str = field(default="", name="Code")
    """Error code."""

    message: str = field(default="", name="Message")
    """Error message."""


class ParticipantStatus(Struct, kw_only=True):
    """Whether a user is in a live group."""

    app_id: int = field(default=0, name="AppId")
    """Application that the live group belongs to."""

    conversation_short_id: Int64 = field(default=0, name="ConversationShortId")
    """The live group's ID."""

    participant_user_id: Annotated[Int64, FieldInfo(string_alternative="ParticipantUserIdStr")] = (
        field(default=0, name="ParticipantUserId")
    )
    """The user."""

    participant_user_id_str: str | None = field(default=None, name="ParticipantUserIdStr")
    """The user's ID in its string form."""

    is_in_conversation: bool = field(default=False, name="IsInConversation")
    """Whether the user is currently in the live group."""

    create_time: Annotated[Int64, FieldInfo(unit="seconds")] = field(default=0, name="CreateTime")
    """Time of joining. Unix time in seconds."""


class SendRefMsgInfo(Struct, kw_only=True, omit_defaults=True):
    """The message that a new message quotes."""

    hint: Annotated[str, FieldInfo(sensitive=True)] = field(name="Hint")
    """Text displayed for the quoted message."""

    referenced_message_id: SentInt64 = field(name="ReferencedMessageId")
    """ID of the quoted message."""


class RefMsgInfo(Struct, kw_only=True):
    """A quoted message."""

    hint: Annotated[str, FieldInfo(sensitive=True)] = field(default="", name="Hint")
    """Text displayed for the quoted message."""

    referenced_message_id: Int64 = field(default=0, name="ReferencedMessageId")
    """ID of the quoted message."""

    referenced_message_type: MessageType = field(
        default=MessageType(0), name="ReferencedMessageType"
    )
    """Content type of the quoted message."""

    status: QuotedStatus = field(default=QuotedStatus(0), name="Status")
    """State of the quoted message."""


class MessageBody(Struct, kw_only=True):
    """A message stored by the service."""

    app_id: int = field(default=0, name="AppId")
    """Application that the message belongs to."""

    conversation_short_id: Int64 = field(default=0, name="ConversationShortId")
    """Conversation of the message."""

    conversation_type: ConversationType = field(
        default=ConversationType(0), name="ConversationType"
    )
    """Type of the conversation."""

    message_id: Int64 = field(default=0, name="MessageId")
    """The message's ID."""

    msg_type: MessageType = field(default=MessageType(0), name="MsgType")
    """Content type of the message."""

    content: Annotated[str, FieldInfo(sensitive=True)] = field(default="", name="Content")
    """Content of the message, in the client SDK's message format."""

    sender: Annotated[Int64, FieldInfo(string_alternative="SenderStr")] = field(
        default=0, name="Sender"
    )
    """User who sent the message."""

    sender_str: str | None = field(default=None, name="SenderStr")
    """The sender's ID in its string form."""

    create_time: Annotated[Int64, FieldInfo(unit="milliseconds")] = field(
        default=0, name="CreateTime"
    )
    """Time of sending. Unix time in milliseconds."""

    status: MessageStatus = field(default=MessageStatus(0), name="Status")
    """State of the message."""

    index_in_conversation: Int64 | None = field(default=None, name="IndexInConversation")
    """Position of the message in the conversation."""

    client_msg_id: str | None = field(default=None, name="ClientMsgId")
    """Key set by the sender of the message; identifies a message that was sent again."""

    ref_msg_info: RefMsgInfo | None = field(default=None, name="RefMsgInfo")
    """The quoted message."""

    ext: dict[str, str] | None = field(default=None, name="Ext")
    """Custom data, string to string."""


class ReadReceipt(Struct, kw_only=True):
    """Read receipt of a message."""

    conversation_short_id: Int64 = field(default=0, name="ConversationShortId")
    """Conversation of the message."""

    message_id: Int64 = field(default=0, name="MessageId")
    """The message's ID."""

    receiver_is_read: bool = field(default=False, name="ReceiverIsRead")
    """Whether the other member has read it; one-to-one conversations only."""

    read_user_ids: Annotated[list[Int64], FieldInfo(string_alternative="ReadUserIdsStr")] = field(
        default_factory=list[int], name="ReadUserIds"
    )
    """Members who have read it."""

    read_user_ids_str: list[str] | None = field(default=None, name="ReadUserIdsStr")
    """The IDs of these members in their string form."""

    un_read_user_ids: Annotated[list[Int64], FieldInfo(string_alternative="UnReadUserIdsStr")] = (
        field(default_factory=list[int], name="UnReadUserIds")
    )
    """Members who have not read it."""

    un_read_user_ids_str: list[str] | None = field(default=None, name="UnReadUserIdsStr")
    """The IDs of these members in their string form."""


class P2PResult(Struct, kw_only=True):
    """Delivery result of a message for one receiver."""

    user_id: Int64 = field(default=0, name="UserId")
    """The receiver."""

    code: PushCode = field(default=PushCode(""), name="Code")
    """Whether the message was delivered."""

    device_platform: DevicePlatform | None = field(default=None, name="DevicePlatform")
    """Platform on which the receiver is signed in."""


class FailedInfo(Struct, kw_only=True):
    """A user for whom the action failed, with the reason."""

    user_id: Int64 = field(default=0, name="UserId")
    """The user."""

    code: str = field(default="", name="Code")
    """Error code."""

    message: str = field(default="", name="Message")
    """Error message."""


class RegisterUserInfo(Struct, kw_only=True, omit_defaults=True):
    """A user to register."""

    user_id: Annotated[Int64, Meta(ge=0, le=9223372036854775807)] = field(name="UserId")
    """The user. At least 0."""

    ext: Annotated[dict[str, str], Meta(max_length=20)] | None = field(default=None, name="Ext")
    """Custom data of this user, string to string. According to the official Go client, keys have
    at most 50 bytes and must not begin with `s:`, and values have at most 500 bytes. At most 20
    keys.
    """

    nick_name: Annotated[str, Meta(max_length=100)] | None = field(default=None, name="NickName")
    """Nickname of the user. The documents count characters, the official Go client counts bytes;
    100 bytes are 33 Chinese characters. At most 100 characters.
    """

    portrait: Annotated[str, Meta(max_length=500)] | None = field(default=None, name="Portrait")
    """URL of the user's avatar. The documents count characters, the official Go client counts
    bytes. At most 500 characters.
    """

    tags: list[str] | None = field(default=None, name="Tags")
    """Tags by which a broadcast can select users."""

    is_robot: Annotated[bool | None, FieldInfo(default=False)] = field(default=None, name="IsRobot")
    """Whether the user is a robot. Default on the server: `False`."""


class UpdateUserInfo(Struct, kw_only=True, omit_defaults=True):
    """The new profile of a registered user."""

    user_id: Annotated[Int64, Meta(ge=0, le=9223372036854775807)] = field(name="UserId")
    """The user. At least 0."""

    ext: dict[str, str] = field(name="Ext")
    """Custom data of the user, string to string."""

    nick_name: str = field(name="NickName")
    """Nickname of the user."""

    portrait: str = field(name="Portrait")
    """URL of the user's avatar."""

    tags: list[str] = field(name="Tags")
    """The user's tags."""


class UserInfo(Struct, kw_only=True):
    """The profile of a registered user."""

    app_id: int = field(default=0, name="AppId")
    """Application that the user is registered with."""

    user_id: Int64 = field(default=0, name="UserId")
    """The user."""

    nick_name: str = field(default="", name="NickName")
    """Nickname of the user."""

    portrait: str = field(default="", name="Portrait")
    """URL of the user's avatar."""

    ext: dict[str, str] = field(default_factory=dict[str, str], name="Ext")
    """Custom data of the user, string to string."""

    tags: list[str] | None = field(default=None, name="Tags")
    """The user's tags."""

    is_robot: bool | None = field(default=None, name="IsRobot")
    """Whether the user is a robot."""

    create_time: Annotated[Int64, FieldInfo(unit="milliseconds")] = field(
        default=0, name="CreateTime"
    )
    """Time of registration. Unix time in milliseconds."""

    modify_time: Annotated[Int64, FieldInfo(unit="milliseconds")] = field(
        default=0, name="ModifyTime"
    )
    """Time of the last change. Unix time in milliseconds."""


class QueryOnlineResult(Struct, kw_only=True):
    """A connection of a user."""

    conn_id: Annotated[str | None, FieldInfo(sensitive=True)] = field(default=None, name="ConnId")
    """ID of the connection."""

    user_id: Int64 | None = field(default=None, name="UserId")
    """The user."""

    device_id: Annotated[Int64 | None, FieldInfo(sensitive=True)] = field(
        default=None, name="DeviceId"
    )
    """ID of the device."""

    client_version: Int64 | None = field(default=None, name="ClientVersion")
    """Build number of the client."""

    platform: DevicePlatform | None = field(default=None, name="Platform")
    """Platform of the device."""


class UpdateFriendInfo(Struct, kw_only=True, omit_defaults=True):
    """A friend and the changes to it."""

    friend_user_id: Annotated[Int64, Meta(ge=0, le=9223372036854775807)] = field(
        name="FriendUserId"
    )
    """The friend. At least 0."""

    ext: Annotated[dict[str, str] | None, FieldInfo(any_of_with=("Alias",))] = field(
        default=None, name="Ext"
    )
    """Custom data of the friendship, string to string."""

    alias: str | None = field(default=None, name="Alias")
    """The user's alias for the friend."""


class FriendInfo(Struct, kw_only=True):
    """A friend of a user."""

    friend_user_id: Int64 = field(default=0, name="FriendUserId")
    """The friend."""

    alias: str = field(default="", name="Alias")
    """The user's alias for the friend."""

    ext: dict[str, str] | None = field(default=None, name="Ext")
    """Custom data of the friendship, string to string."""

    apply_time: Int64 = field(default=0, name="ApplyTime")
    """Time of the friend request."""

    create_time: Int64 = field(default=0, name="CreateTime")
    """Time of becoming friends."""

    modify_time: Int64 = field(default=0, name="ModifyTime")
    """Time of the last change."""


class IsFriendInfo(Struct, kw_only=True):
    """Whether a user is a friend."""

    friend_user_id: Int64 = field(default=0, name="FriendUserId")
    """The user that was checked."""

    is_friend: bool = field(default=False, name="IsFriend")
    """Whether the two users are friends."""


class BlackListUserInfo(Struct, kw_only=True, omit_defaults=True):
    """A user on a blacklist, with the custom data of the entry."""

    black_list_user_id: Annotated[Int64, Meta(ge=0, le=9223372036854775807)] = field(
        name="BlackListUserId"
    )
    """The user on the blacklist. At least 0."""

    black_list_user_ext: dict[str, str] | None = field(default=None, name="BlackListUserExt")
    """Custom data of the entry, string to string. An update adds new keys and overwrites known
    ones.
    """


class BlackListInfo(Struct, kw_only=True):
    """An entry of a blacklist."""

    black_list_user_id: Int64 = field(default=0, name="BlackListUserId")
    """The user on the blacklist."""

    black_list_user_ext: dict[str, str] | None = field(default=None, name="BlackListUserExt")
    """Custom data of the entry, string to string."""

    create_time: Int64 = field(default=0, name="CreateTime")
    """Time at which the user was added to the blacklist."""

    modify_time: Int64 = field(default=0, name="ModifyTime")
    """Time of the last change."""

    friend_user_info: FriendInfo | None = field(default=None, name="FriendUserInfo")
    """The friendship with the user; missing if the two users are not friends."""
