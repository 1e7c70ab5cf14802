"""Programs for the rules about what callers send and what they read."""

from __future__ import annotations

from typing import Final

from generator.changes.proof.programs.actions import LIST, MAKE
from generator.changes.proof.proof import MADE, PAGE, Proof, proof

_WORD: Final = "return im.list_talks(cursor=0, limit=5, %s).next"
_INFO: Final = """
info = tiny_im.Info(kind=tiny_im.Kind.GROUP, detail=tiny_im.Detail(%s))
return im.make_talk(info=info, owner_id=1).talk_id
"""

_RANK: Final = """
info = tiny_im.Info(kind=tiny_im.Kind.GROUP, rank=1)
return im.make_talk(info=info, owner_id=1).talk_id
"""

SENT: Final[dict[str, Proof]] = {
    "D201": proof(MAKE % "", "types", "TypeError"),
    "D202": proof(MAKE % ", silent=True"),
    "D203": proof(MAKE % ", silent=True", "types", "TypeError"),
    "D204": proof(MAKE % ", silent=True", "types", "TypeError"),
    "D205": proof(MAKE % ", silent=True", "requests"),
    "D206": proof(LIST, "types", "TypeError", replies=[PAGE]),
    "D207": proof(_WORD % "word='tea'", replies=[PAGE]),
    "D208": proof(_WORD % "word='tea'", "types", "ValidationError", replies=[PAGE]),
    "D209": proof(MAKE % ", other_id=11"),
    "D210": proof(MAKE % ", other_id=2**40", "ValidationError"),
    "D211": proof((MAKE % "").replace("owner_id=1", "owner_id=800"), "ValidationError"),
    "D212": proof((MAKE % "").replace("owner_id=1", "owner_id=800")),
    "D213": proof(MAKE % "", at_server="the server applies the default"),
    "D214": proof(_WORD % "sort=1", replies=[PAGE]),
    "D215": proof(_WORD % "sort=tiny_im.Kind.SINGLE", replies=[PAGE]),
    "D216": proof(_WORD % "tone=tiny_im.Tune.HIGH", replies=[PAGE], at_server="the server gives the value another meaning"),
    "D217": proof(MAKE % ", other_id=11, other_id_str='11'", "ValidationError"),
    "D218": proof((MAKE % "").replace("owner_id=1", "owner_id_str='1'"), "types", "TypeError"),
    "D219": proof(MAKE % ", other_id_str='11'"),
    "D220": proof(_WORD % "since=1700000000", replies=[PAGE], at_server="the server reads another time"),
    "D221": proof(_INFO % "", "ValidationError"),
    "D222": proof(_INFO % "score=0.5"),
    "D223": proof(_RANK, "types"),
}  # fmt: skip

_RESULT: Final = """
result = im.make_talk(info=tiny_im.Info(kind=tiny_im.Kind.GROUP), owner_id=1)
return %s
"""
_ABSENT: Final = """
talk_id = im.make_talk(info=tiny_im.Info(kind=tiny_im.Kind.GROUP), owner_id=1).talk_id
if talk_id is None:
    return "absent"
return talk_id + 1
"""
_NUMBER: Final = """
result = im.make_talk(info=tiny_im.Info(kind=tiny_im.Kind.GROUP), owner_id=1)
sort: int | None = result.sort
return sort == 1
"""
_MEMBER: Final = """
result = im.make_talk(info=tiny_im.Info(kind=tiny_im.Kind.GROUP), owner_id=1)
return result.sort is not None and result.sort.is_unknown
"""
_SHOWN: Final = """
from tiny_im.actions.talk import ListTalksRequest
return repr(ListTalksRequest(app_id=7, cursor=0, limit=1, word="tea"))
"""
_ROOM: Final = "return [talk.room_id + 1 for talk in im.list_talks(cursor=0, limit=5).talks]"
_FAILED: Final = _RESULT % "[each.id for each in result.failed]"
_RENAMED: Final = {"TalkId": 12, "MADE": 1700000000, "Misses": []}

READ: Final[dict[str, Proof]] = {
    "D251": proof(_RESULT % "result.talk_id"),
    "D252": proof(_RESULT % "result.made", "types", "AttributeError"),
    "D253": proof(_RESULT % "result.made", "types", "AttributeError"),
    "D254": proof(_RESULT % "sorted(result.to_dict())", "value", after=[_RENAMED]),
    "D255": proof(_RESULT % "result.talk_id + 1", "types", "TypeError", after=[{}]),
    "D256": proof(_ABSENT),
    "D257": proof(_RESULT % "result.talk_id + 1", "types", "TypeError", after=[{"TalkId": "12"}]),
    "D258": proof(_RESULT % "result.to_json(ids_as_str=True)", "value"),
    "D259": proof(_RESULT % "result.level", "value", replies=[{"Level": 5}], after=[{"Level": 9}]),
    "D260": proof(_RESULT % "result.level", replies=[{"Level": 5}]),
    "D261": proof(_NUMBER, replies=[{"Sort": 1}]),
    "D262": proof(_MEMBER, "types", "AttributeError", replies=[{"Sort": 1}]),
    "D263": proof(_RESULT % "result.talk_id"),
    "D264": proof(_RESULT % "result.talk_id", "value", replies=[{"Identity": 7}]),
    "D265": proof(_RESULT % "result.made", "value", after=[{**MADE, "Made": 1700000000000}]),
    "D266": proof(_SHOWN, "value"),
    "D267": proof(_FAILED, "value", replies=[{**MADE, "Misses": [{"UserIdStr": "ann"}]}]),
    "D268": proof(_ROOM, "types", replies=[{**PAGE, "Talks": [{"Kind": 2, "RoomId": 3}]}]),
}  # fmt: skip
