"""Live groups: their marks, and the profiles, marks and presence of those who are in them."""

from __future__ import annotations

from typing import Any, Final

from volc_sdk.emulator.call import Call, named
from volc_sdk.emulator.errors import Failure, invalid
from volc_sdk.emulator.store import as_text, from_text

from ..conversations import change_member, conversation, member, member_or_none

MARKS_AT_MOST: Final = 20

_ADD: Final = 1


def mark_conversation(call: Call) -> dict[str, Any]:
    """MarkConversation: marks that are there already, or not there to remove, don't matter."""
    row = conversation(call)
    marks = _marked(call, row["marks"], call.body["MarkTypes"], "MarkTypes")
    if len(marks) > MARKS_AT_MOST:
        raise Failure(
            "ConversationMarkTypeMoreThanLimit",
            f"the live group {row['id']} would have more than {MARKS_AT_MOST} marks",
        )
    call.database.execute(
        "UPDATE conversation SET marks = ? WHERE id = ?", (as_text(marks), row["id"])
    )
    return {}


def get_conversation_marks(call: Call) -> dict[str, Any]:
    """GetConversationMarks: in the order in which they were added."""
    return {"MarkTypes": from_text(conversation(call)["marks"])}


def batch_update_live_participants(call: Call) -> dict[str, Any]:
    """BatchUpdateLiveParticipants: those who are not in the live group fail."""
    row = conversation(call)
    failed: list[dict[str, Any]] = []
    for number, info in enumerate(call.body["ParticipantInfos"]):
        user = call.user("UserId", info)
        try:
            found = member(call, row, user)
        except Failure as failure:
            failed.append(
                {**named("UserId", user), "Code": failure.code, "Message": failure.message}
            )
            continue
        path = f"ParticipantInfos[{number}].Marks"
        change_member(
            call,
            row,
            user,
            nick_name=info.get("NickName", found["nick_name"]),
            avatar_url=info.get("AvatarUrl", found["avatar_url"]),
            ext=as_text(info["Ext"]) if "Ext" in info else found["ext"],
            marks=as_text(_marked(call, found["marks"], info.get("Marks", []), path)),
        )
    return {"FailedInfos": failed}


def query_live_participant_status(call: Call) -> dict[str, Any]:
    """QueryLiveParticipantStatus: of each user once; no time of joining for one not in it."""
    row = conversation(call)
    status: list[dict[str, Any]] = []
    for user in call.users("ParticipantUserIds"):
        found = member_or_none(call, row, user)
        status.append(
            {
                "AppId": call.app_id,
                "ConversationShortId": row["id"],
                **named("ParticipantUserId", user),
                "IsInConversation": found is not None,
                "CreateTime": 0 if found is None else found["create_time_s"],
            }
        )
    return {"Status": status}


def _marked(call: Call, present: str, given: list[str], path: str) -> list[str]:
    """Marks after a change, each once, in the order of adding."""
    if "" in given:
        raise invalid(f"{path}[{given.index('')}]: is empty; a mark has a name")
    marks: list[str] = from_text(present)
    if call.value("MarkAction") == _ADD:
        return list(dict.fromkeys([*marks, *given]))
    return [mark for mark in marks if mark not in given]


BEHAVIOUR: Final = {
    "MarkConversation": mark_conversation,
    "GetConversationMarks": get_conversation_marks,
    "BatchUpdateLiveParticipants": batch_update_live_participants,
    "QueryLiveParticipantStatus": query_live_participant_status,
}
