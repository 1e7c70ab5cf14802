# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""Structs that actions share, in requests and results alike."""

from __future__ import annotations

from msgspec import field

from ._core.schema.models import Struct
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


class AddParticipantInfo(Struct, kw_only=True, omit_defaults=True):
    """A member to add to a group."""

    participant_user_id: int = field(name="ParticipantUserId")
    """User to add. 1 or more."""

    ext: dict[str, str] | None = field(default=None, name="Ext")
    """Your own data, text to text."""

    level: int | None = field(default=None, name="Level")
    """Level of the member."""

    nick_name: str | None = field(default=None, name="NickName")
    """Nickname of the member."""

    read_index: int | None = field(default=None, name="ReadIndex")
    """How far the member counts as having read."""

    role: ParticipantRole | None = field(default=None, name="Role")
    """Role of the member; an unknown value counts as 0. An owner must be the conversation's
    `owner_user_id`. The server takes `0` when it is left out.
    """


class BlackListInfo(Struct, kw_only=True):
    """An entry of a blacklist."""

    black_list_user_id: int = field(default=0, name="BlackListUserId")
    """The user on the blacklist."""

    black_list_user_ext: dict[str, str] | None = field(default=None, name="BlackListUserExt")
    """Your own data on the entry, text to text."""

    create_time: int = field(default=0, name="CreateTime")
    """Time of joining the blacklist."""

    modify_time: int = field(default=0, name="ModifyTime")
    """Time of the last change."""

    friend_user_info: FriendInfo | None = field(default=None, name="FriendUserInfo")
    """The user as a friend; left out when the two are no friends."""


class BlackListUserInfo(Struct, kw_only=True, omit_defaults=True):
    """A user on a blacklist, and your data on the entry."""

    black_list_user_id: int = field(name="BlackListUserId")
    """The user on the blacklist. 0 or more."""

    black_list_user_ext: dict[str, str] | None = field(default=None, name="BlackListUserExt")
    """Your own data on the entry, text to text. An update adds new keys and overwrites known ones.
    """


class BlockParticipant(Struct, kw_only=True):
    """A user who is muted in a live group or banned from it."""

    participant_user_id: int = field(default=0, name="ParticipantUserId")
    """The user."""

    participant_user_id_str: str | None = field(default=None, name="ParticipantUserIdStr")
    """The user's id in its string form."""

    nick_name: str = field(default="", name="NickName")
    """Nickname of the user."""

    avatar_url: str = field(default="", name="AvatarUrl")
    """Address of the user's picture."""

    ext: dict[str, str] = field(default_factory=dict[str, str], name="Ext")
    """Your own data, text to text."""

    marks: list[str] = field(default_factory=list[str], name="Marks")
    """Marks of the user in the live group."""

    create_time: int = field(default=0, name="CreateTime")
    """Time at which the mute or ban was set. Unix time in seconds."""

    block_time: int = field(default=0, name="BlockTime")
    """Time at which the mute or ban ends. Unix time in seconds."""


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


class ConversationSettingInfo(Struct, kw_only=True):
    """One member's settings for a conversation."""

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

    participant_user_id: int = field(default=0, name="ParticipantUserId")
    """Member whose settings these are."""

    participant_user_id_str: str | None = field(default=None, name="ParticipantUserIdStr")
    """The member's id in its string form."""

    read_index: int = field(default=0, name="ReadIndex")
    """How far the member has read."""

    stick_top_time: int = field(default=0, name="StickTopTime")
    """Time at which the member pinned the conversation; 0 when it is not pinned. Unix time in
    milliseconds.
    """

    is_stick_top: bool | None = field(default=None, name="IsStickTop")
    """Whether the member pinned the conversation."""

    set_favorite_time: int | None = field(default=None, name="SetFavoriteTime")
    """Time at which the member made it a favourite; 0 when it is none. Unix time in milliseconds.
    """

    is_set_favorite: bool | None = field(default=None, name="IsSetFavorite")
    """Whether the conversation is a favourite of the member."""

    is_mute: bool | None = field(default=None, name="IsMute")
    """Whether the member is spared notifications."""

    ext: dict[str, str] | None = field(default=None, name="Ext")
    """The member's own data on the conversation, text to text."""


class FailedInfo(Struct, kw_only=True):
    """A user for whom the action failed, and why."""

    user_id: int = field(default=0, name="UserId")
    """The user."""

    code: str = field(default="", name="Code")
    """Error code."""

    message: str = field(default="", name="Message")
    """What went wrong, in words."""


class FriendInfo(Struct, kw_only=True):
    """A friend of a user."""

    friend_user_id: int = field(default=0, name="FriendUserId")
    """The friend."""

    alias: str = field(default="", name="Alias")
    """Remark by which the user calls the friend."""

    ext: dict[str, str] | None = field(default=None, name="Ext")
    """Your own data on the friendship, text to text."""

    apply_time: int = field(default=0, name="ApplyTime")
    """Time of the request to become friends."""

    create_time: int = field(default=0, name="CreateTime")
    """Time of becoming friends."""

    modify_time: int = field(default=0, name="ModifyTime")
    """Time of the last change."""


class IsFriendInfo(Struct, kw_only=True):
    """Whether a user is a friend."""

    friend_user_id: int = field(default=0, name="FriendUserId")
    """The user who was asked about."""

    is_friend: bool = field(default=False, name="IsFriend")
    """Whether the two are friends."""


class LiveFailedInfo(Struct, kw_only=True):
    """A member of a live group who could not be changed, and why."""

    user_id: int = field(default=0, name="UserId")
    """The member."""

    user_id_str: str | None = field(default=None, name="UserIdStr")
    """The member's id in its string form."""

    code: str = field(default="", name="Code")
    """Error code."""

    message: str = field(default="", name="Message")
    """What went wrong, in words."""


class LiveParticipantInfo(Struct, kw_only=True, omit_defaults=True):
    """A member of a live group, and what to change."""

    user_id: int | None = field(default=None, name="UserId")
    """The member. 0 or more."""

    user_id_str: str | None = field(default=None, name="UserIdStr")
    """The member's id in its string form."""

    avatar_url: str | None = field(default=None, name="AvatarUrl")
    """Address of the member's picture."""

    ext: dict[str, str] | None = field(default=None, name="Ext")
    """Your own data, text to text."""

    marks: list[str] | None = field(default=None, name="Marks")
    """Marks to add to the member, or to remove."""

    nick_name: str | None = field(default=None, name="NickName")
    """Nickname of the member."""


class MessageBody(Struct, kw_only=True):
    """A message as the service stores it."""

    app_id: int = field(default=0, name="AppId")
    """Application that the message belongs to."""

    conversation_short_id: int = field(default=0, name="ConversationShortId")
    """Conversation of the message."""

    conversation_type: ConversationType = field(
        default=ConversationType(0), name="ConversationType"
    )
    """Kind of the conversation."""

    message_id: int = field(default=0, name="MessageId")
    """The message's id."""

    msg_type: MessageType = field(default=MessageType(0), name="MsgType")
    """What the message carries."""

    content: str = field(default="", name="Content")
    """Content of the message, in the client SDK's message format."""

    sender: int = field(default=0, name="Sender")
    """User who sent the message."""

    sender_str: str | None = field(default=None, name="SenderStr")
    """The sender's id in its string form."""

    create_time: int = field(default=0, name="CreateTime")
    """Time of sending. Unix time in milliseconds."""

    status: MessageStatus = field(default=MessageStatus(0), name="Status")
    """State of the message."""

    index_in_conversation: int | None = field(default=None, name="IndexInConversation")
    """Place of the message among those of the conversation."""

    client_msg_id: str | None = field(default=None, name="ClientMsgId")
    """Key that the sender gave the message; tells a resent one from a new one."""

    ref_msg_info: RefMsgInfo | None = field(default=None, name="RefMsgInfo")
    """The quoted message."""

    ext: dict[str, str] | None = field(default=None, name="Ext")
    """Your own data, text to text."""


class ModifyConversationCoreInfo(Struct, kw_only=True, omit_defaults=True):
    """What to change about a conversation."""

    conversation_short_id: int = field(name="ConversationShortId")
    """The conversation's id."""

    avatar_url: str | None = field(default=None, name="AvatarUrl")
    """Address of the picture to show."""

    description: str | None = field(default=None, name="Description")
    """What the conversation is about."""

    ext: dict[str, str] | None = field(default=None, name="Ext")
    """Your own data, text to text."""

    name: str | None = field(default=None, name="Name")
    """Name to show."""

    notice: str | None = field(default=None, name="Notice")
    """Announcement to the members."""

    owner_user_id: int | None = field(default=None, name="OwnerUserId")
    """New owner of the conversation. 0 or more."""

    owner_user_id_str: str | None = field(default=None, name="OwnerUserIdStr")
    """The new owner's id in its string form."""


class ModifyConversationSettingInfo(Struct, kw_only=True, omit_defaults=True):
    """What to change about one member's settings for a conversation."""

    conversation_short_id: int = field(name="ConversationShortId")
    """The conversation's id."""

    participant_user_id: int = field(name="ParticipantUserId")
    """Member whose settings change. 0 or more."""

    ext: dict[str, str] | None = field(default=None, name="Ext")
    """The member's own data on the conversation, text to text."""

    is_mute: bool | None = field(default=None, name="IsMute")
    """Whether to spare the member notifications. The server takes `False` when it is left out."""

    is_set_favorite: bool | None = field(default=None, name="IsSetFavorite")
    """Whether `set_favorite_time` is stored; false leaves it as it is."""

    is_stick_top: bool | None = field(default=None, name="IsStickTop")
    """Whether `stick_top_time` is stored; false leaves it as it is."""

    set_favorite_time: int | None = field(default=None, name="SetFavoriteTime")
    """Time of making it a favourite; 0 makes it none. Unix time in milliseconds."""

    stick_top_time: int | None = field(default=None, name="StickTopTime")
    """Time of pinning; 0 unpins. Unix time in milliseconds."""


class ModifyParticipantInfo(Struct, kw_only=True, omit_defaults=True):
    """A member to change, and what to change."""

    participant_user_id: int = field(name="ParticipantUserId")
    """Member to change. 1 or more."""

    block_time: int | None = field(default=None, name="BlockTime")
    """Time at which the mute ends; 0 lifts it. Unix time in seconds."""

    ext: dict[str, str] | None = field(default=None, name="Ext")
    """Your own data, text to text."""

    level: int | None = field(default=None, name="Level")
    """Level of the member."""

    nick_name: str | None = field(default=None, name="NickName")
    """Nickname of the member."""

    role: ParticipantRole | None = field(default=None, name="Role")
    """Role of the member; an unknown value counts as 0. The server takes `0` when it is left out.
    """


class P2PResult(Struct, kw_only=True):
    """What became of a message for one receiver."""

    user_id: int = field(default=0, name="UserId")
    """The receiver."""

    code: PushCode = field(default=PushCode(""), name="Code")
    """Whether the message was delivered."""

    device_platform: DevicePlatform | None = field(default=None, name="DevicePlatform")
    """Platform that the receiver is signed in on."""


class Participant(Struct, kw_only=True):
    """A member of a conversation."""

    conversation_short_id: int = field(default=0, name="ConversationShortId")
    """The conversation's id."""

    participant_user_id: int = field(default=0, name="ParticipantUserId")
    """The member."""

    role: ParticipantRole = field(default=ParticipantRole(0), name="Role")
    """Role of the member."""

    operator: int = field(default=0, name="Operator")
    """User who performed the operation on the member."""

    nick_name: str | None = field(default=None, name="NickName")
    """Nickname of the member."""

    level: int | None = field(default=None, name="Level")
    """Level of the member."""

    status: ParticipantState | None = field(default=None, name="Status")
    """Whether the member is still in the conversation."""

    create_time: int | None = field(default=None, name="CreateTime")
    """Time of joining. Unix time in seconds."""

    block_time: int | None = field(default=None, name="BlockTime")
    """Time at which the mute ends; 0 when the member is not muted. Unix time in seconds."""

    ext: dict[str, str] | None = field(default=None, name="Ext")
    """Your own data, text to text."""


class ParticipantStatus(Struct, kw_only=True):
    """Whether a user is in a live group."""

    app_id: int = field(default=0, name="AppId")
    """Application that the live group belongs to."""

    conversation_short_id: int = field(default=0, name="ConversationShortId")
    """The live group's id."""

    participant_user_id: int = field(default=0, name="ParticipantUserId")
    """The user."""

    participant_user_id_str: str | None = field(default=None, name="ParticipantUserIdStr")
    """The user's id in its string form."""

    is_in_conversation: bool = field(default=False, name="IsInConversation")
    """Whether the user is in the live group now."""

    create_time: int = field(default=0, name="CreateTime")
    """Time of joining. Unix time in seconds."""


class QueryOnlineResult(Struct, kw_only=True):
    """One live connection of a user."""

    conn_id: str | None = field(default=None, name="ConnId")
    """Id of the connection."""

    user_id: int | None = field(default=None, name="UserId")
    """The user."""

    device_id: int | None = field(default=None, name="DeviceId")
    """Id of the device."""

    client_version: int | None = field(default=None, name="ClientVersion")
    """Build number of the client."""

    platform: DevicePlatform | None = field(default=None, name="Platform")
    """Platform of the device."""


class ReadIndexInfo(Struct, kw_only=True):
    """How far one member has read."""

    participant_user_id: int = field(default=0, name="ParticipantUserId")
    """The member."""

    participant_user_id_str: str | None = field(default=None, name="ParticipantUserIdStr")
    """The member's id in its string form."""

    read_index: int = field(default=0, name="ReadIndex")
    """How far the member has read."""


class ReadReceipt(Struct, kw_only=True):
    """Who has read a message."""

    conversation_short_id: int = field(default=0, name="ConversationShortId")
    """Conversation of the message."""

    message_id: int = field(default=0, name="MessageId")
    """The message's id."""

    receiver_is_read: bool = field(default=False, name="ReceiverIsRead")
    """Whether the other member has read it; one-to-one conversations only."""

    read_user_ids: list[int] = field(default_factory=list[int], name="ReadUserIds")
    """Members who have read it."""

    read_user_ids_str: list[str] | None = field(default=None, name="ReadUserIdsStr")
    """The ids of these members in their string form."""

    un_read_user_ids: list[int] = field(default_factory=list[int], name="UnReadUserIds")
    """Members who have not read it."""

    un_read_user_ids_str: list[str] | None = field(default=None, name="UnReadUserIdsStr")
    """The ids of these members in their string form."""


class RefMsgInfo(Struct, kw_only=True):
    """The message that another one quotes."""

    hint: str = field(default="", name="Hint")
    """Text to show for the quoted message."""

    referenced_message_id: int = field(default=0, name="ReferencedMessageId")
    """Id of the quoted message."""

    referenced_message_type: MessageType = field(
        default=MessageType(0), name="ReferencedMessageType"
    )
    """What the quoted message carries."""

    status: QuotedStatus = field(default=QuotedStatus(0), name="Status")
    """State of the quoted message."""


class RegisterUserInfo(Struct, kw_only=True, omit_defaults=True):
    """A user to register."""

    user_id: int = field(name="UserId")
    """The user. 0 or more."""

    ext: dict[str, str] | None = field(default=None, name="Ext")
    """Your own data, text to text: keys up to 50 bytes that do not begin with `s:`, values up to
    500 bytes. 20 items at the most per call.
    """

    nick_name: str | None = field(default=None, name="NickName")
    """Nickname of the user. 100 characters at the most."""

    portrait: str | None = field(default=None, name="Portrait")
    """Address of the user's picture. 500 characters at the most."""

    tags: list[str] | None = field(default=None, name="Tags")
    """Tags that a broadcast can choose users by."""

    is_robot: bool | None = field(default=None, name="IsRobot")
    """Whether the user is a robot. The server takes `False` when it is left out."""


class ScanParticipant(Struct, kw_only=True):
    """A member of a conversation in a list of all members."""

    conversation_short_id: int = field(default=0, name="ConversationShortId")
    """The conversation's id."""

    participant_user_id: int = field(default=0, name="ParticipantUserId")
    """The member."""

    participant_user_id_str: str | None = field(default=None, name="ParticipantUserIdStr")
    """The member's id in its string form."""

    role: ParticipantRole = field(default=ParticipantRole(0), name="Role")
    """Role of the member."""

    operator: int = field(default=0, name="Operator")
    """User who performed the operation on the member."""

    operator_str: str | None = field(default=None, name="OperatorStr")
    """The operator's id in its string form."""

    nick_name: str | None = field(default=None, name="NickName")
    """Nickname of the member."""

    avatar_url: str = field(default="", name="AvatarUrl")
    """Address of the member's picture."""

    level: int | None = field(default=None, name="Level")
    """Level of the member."""

    status: ParticipantState | None = field(default=None, name="Status")
    """Whether the member is still in the conversation."""

    create_time: int | None = field(default=None, name="CreateTime")
    """Time of joining. Unix time in seconds."""

    block_time: int | None = field(default=None, name="BlockTime")
    """Time at which the mute ends; 0 when the member is not muted. Unix time in seconds."""

    marks: list[str] | None = field(default=None, name="Marks")
    """Marks of the member in the live group."""

    ext: dict[str, str] | None = field(default=None, name="Ext")
    """Your own data, text to text."""


class SendRefMsgInfo(Struct, kw_only=True, omit_defaults=True):
    """The message that a new one quotes."""

    hint: str = field(name="Hint")
    """Text to show for the quoted message."""

    referenced_message_id: int = field(name="ReferencedMessageId")
    """Id of the quoted message."""


class UpdateFriendInfo(Struct, kw_only=True, omit_defaults=True):
    """A friend, and what to change."""

    friend_user_id: int = field(name="FriendUserId")
    """The friend. 0 or more."""

    ext: dict[str, str] | None = field(default=None, name="Ext")
    """Your own data on the friendship, text to text."""

    alias: str | None = field(default=None, name="Alias")
    """Remark by which the user calls the friend."""


class UpdateUserInfo(Struct, kw_only=True, omit_defaults=True):
    """The new profile of a registered user."""

    user_id: int = field(name="UserId")
    """The user. 0 or more."""

    ext: dict[str, str] = field(name="Ext")
    """Your own data on the user, text to text."""

    nick_name: str = field(name="NickName")
    """Nickname of the user."""

    portrait: str = field(name="Portrait")
    """Address of the user's picture."""

    tags: list[str] = field(name="Tags")
    """The user's tags."""


class UserInfo(Struct, kw_only=True):
    """The profile of a registered user."""

    app_id: int = field(default=0, name="AppId")
    """Application that the user is registered with."""

    user_id: int = field(default=0, name="UserId")
    """The user."""

    nick_name: str = field(default="", name="NickName")
    """Nickname of the user."""

    portrait: str = field(default="", name="Portrait")
    """Address of the user's picture."""

    ext: dict[str, str] = field(default_factory=dict[str, str], name="Ext")
    """Your own data on the user, text to text."""

    tags: list[str] | None = field(default=None, name="Tags")
    """The user's tags."""

    is_robot: bool | None = field(default=None, name="IsRobot")
    """Whether the user is a robot."""

    create_time: int = field(default=0, name="CreateTime")
    """Time of registration. Unix time in milliseconds."""

    modify_time: int = field(default=0, name="ModifyTime")
    """Time of the last change. Unix time in milliseconds."""


class WhitelistParticipant(Struct, kw_only=True):
    """A member on a live group's whitelist, who may speak while everyone is muted."""

    participant_user_id: int = field(default=0, name="ParticipantUserId")
    """The member."""

    operator: int = field(default=0, name="Operator")
    """User who put the member on the whitelist."""

    nick_name: str = field(default="", name="NickName")
    """Nickname of the member."""

    avatar_url: str = field(default="", name="AvatarUrl")
    """Address of the member's picture."""

    ext: dict[str, str] = field(default_factory=dict[str, str], name="Ext")
    """Your own data, text to text."""

    create_time: int = field(default=0, name="CreateTime")
    """Time of joining the whitelist. Unix time in seconds."""

    marks: list[str] | None = field(default=None, name="Marks")
    """Marks of the member in the live group."""
