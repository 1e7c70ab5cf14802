"""Live groups: their marks, and the profiles, marks and presence of their members."""

from __future__ import annotations

from typing import Any, Final

from volc_sdk.emulator.errors import ServiceError, invalid
from volc_sdk.emulator.store import as_text, from_text

from ..conversation_store import change_member, conversation, member, member_or_none
from ..im_context import IMContext, user_field

MAX_MARKS: Final = 20

_ADD: Final = 1


def mark_conversation(context: IMContext) -> dict[str, Any]:
    """MarkConversation: add or remove marks; those that need no change are ignored."""
    row = conversation(context)
    marks = _marked(context, row["marks"], context.body["MarkTypes"], "MarkTypes")
    if len(marks) > MAX_MARKS:
        raise ServiceError(
            "ConversationMarkTypeMoreThanLimit",
            f"live group {row['id']} would have more than {MAX_MARKS} marks",
        )
    context.database.execute(
        "UPDATE conversation SET marks = ? WHERE id = ?", (as_text(marks), row["id"])
    )
    return {}


def get_conversation_marks(context: IMContext) -> dict[str, Any]:
    """GetConversationMarks: return marks in the order in which they were added."""
    return {"MarkTypes": from_text(conversation(context)["marks"])}


def batch_update_live_participants(context: IMContext) -> dict[str, Any]:
    """BatchUpdateLiveParticipants: change profiles; users who are not in the live group fail."""
    row = conversation(context)
    failed: list[dict[str, Any]] = []
    for place, user, info in context.user_infos("ParticipantInfos", "UserId"):
        try:
            found = member(context, row, user)
        except ServiceError as error:
            message = error.inside(place).message
            failed.append({**user_field("UserId", user), "Code": error.code, "Message": message})
            continue
        path = f"{place}.Marks"
        change_member(
            context,
            row,
            user,
            nick_name=info.get("NickName", found["nick_name"]),
            avatar_url=info.get("AvatarUrl", found["avatar_url"]),
            ext=as_text(info["Ext"]) if "Ext" in info else found["ext"],
            marks=as_text(_marked(context, found["marks"], info.get("Marks", []), path)),
        )
    return {"FailedInfos": failed}


def query_live_participant_status(context: IMContext) -> dict[str, Any]:
    """QueryLiveParticipantStatus: return for each user whether it is in the live group."""
    row = conversation(context)
    status: list[dict[str, Any]] = []
    for user in context.users("ParticipantUserIds"):
        found = member_or_none(context, row, user)
        status.append(
            {
                "AppId": context.app_id,
                "ConversationShortId": row["id"],
                **user_field("ParticipantUserId", user),
                "IsInConversation": found is not None,
                "CreateTime": 0 if found is None else found["create_time_s"],
            }
        )
    return {"Status": status}


def _marked(context: IMContext, present: str, change: list[str], path: str) -> list[str]:
    """Return marks after a change, without duplicates, in the order of adding."""
    if "" in change:
        raise invalid("is empty; a mark needs a name", path=f"{path}[{change.index('')}]")
    marks: list[str] = from_text(present)
    if context.value("MarkAction") == _ADD:
        return list(dict.fromkeys([*marks, *change]))
    return [mark for mark in marks if mark not in change]


HANDLERS: Final = {
    "MarkConversation": mark_conversation,
    "GetConversationMarks": get_conversation_marks,
    "BatchUpdateLiveParticipants": batch_update_live_participants,
    "QueryLiveParticipantStatus": query_live_participant_status,
}
