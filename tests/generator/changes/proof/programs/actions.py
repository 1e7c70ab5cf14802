"""Programs for the rules about actions and about what a call does."""

from __future__ import annotations

from typing import Final

from generator.changes.proof.proof import DROP, MADE, PAGE, ErrorReply, Proof, proof

LIST: Final = "return [talk.name for talk in im.list_talks(cursor=0, limit=5).talks]"
ITERATE: Final = "return [talk.name for talk in im.iter_talks()]"
MAKE: Final = (
    "return im.make_talk(info=tiny_im.Info(kind=tiny_im.Kind.GROUP), owner_id=1%s).talk_id"
)
_MODULE: Final = """
from tiny_im.actions.talk import ListTalksResult
return isinstance(im.list_talks(cursor=0, limit=5), ListTalksResult)
"""
_TOTAL: Final = {"Total": 3}
_NAMES: Final = {**PAGE, "Names": ["Tea"], "Last": 49}
_LOST_READ: Final = """
try:
    return im.list_talks(cursor=0, limit=5).next
except tiny_im.ConnectionLostError:
    return "lost"
"""
_KEY: Final = """
result = im.make_talk(info=tiny_im.Info(kind=tiny_im.Kind.GROUP), owner_id=1)
return result.idempotency_key is not None
"""
_OWN_KEY: Final = """
result = im.make_talk(info=tiny_im.Info(kind=tiny_im.Kind.GROUP), owner_id=1, key="order-7")
return result.idempotency_key
"""
_RATE: Final = """
rates = Rates()
client = Client(access_key="A", secret_key="S", app_id=7, endpoint=ENDPOINT, rate_limit=rates)
with client:
    client.%s
return rates.seen
"""
_MAKE_RATE: Final = _RATE % "make_talk(info=tiny_im.Info(kind=tiny_im.Kind.GROUP), owner_id=1)"
_MISS: Final = {**MADE, "Misses": [{"UserId": 5, "Code": "Gone", "Words": "left"}]}
_FAILED: Final = """
result = im.make_talk(info=tiny_im.Info(kind=tiny_im.Kind.GROUP), owner_id=1)
return [(each.id, each.message) for each in result.failed]
"""
_ERROR: Final = """
try:
    im.make_talk(info=tiny_im.Info(kind=tiny_im.Kind.GROUP), owner_id=1)
except tiny_im.NotFoundError as error:
    return error.code == tiny_im.ErrorCode.NO_TALK
"""

ACTIONS: Final[dict[str, Proof]] = {
    "D101": proof(LIST, "types", "AttributeError", replies=[PAGE]),
    "D102": proof(LIST, "types", "AttributeError", replies=[PAGE]),
    "D103": proof(MAKE % ""),
    "D104": proof(_MODULE, "types", "ImportError", replies=[PAGE]),
    "D105": proof(_MODULE, "types", "ModuleNotFoundError", replies=[PAGE]),
    "D106": proof(ITERATE, "types", "AttributeError", replies=[PAGE]),
    "D107": proof(LIST, replies=[PAGE]),
    "D108": proof("return list(im.iter_talks(from_=0))", "types", "TypeError", replies=[PAGE]),
    "D109": proof("return [talk.kind for talk in im.iter_talks()]", "types", "AttributeError", replies=[_NAMES]),
    "D110": proof("return len(list(im.iter_talks()))", "requests", replies=[{**_NAMES, "More": True}, _NAMES]),
    "D111": proof("return im.list_talks().total", "types", "AttributeError", replies=[_TOTAL]),
    "D112": proof("return im.list_talks().data['Total']", "types", "AttributeError", replies=[_TOTAL]),
}  # fmt: skip

BEHAVIOUR: Final[dict[str, Proof]] = {
    "D131": proof(_LOST_READ, "value", "requests", replies=[DROP, PAGE]),
    "D132": proof(_LOST_READ, "value", "requests", replies=[DROP, PAGE]),
    "D133": proof(_KEY, "value", "requests", unsafe=True),
    "D134": proof(_KEY, "value", "requests"),
    "D135": proof(_OWN_KEY, "value", "requests", unsafe=True),
    "D136": proof(MAKE % "", "requests"),
    "D137": proof(_MAKE_RATE, "value"),
    "D138": proof(_MAKE_RATE, "value"),
    "D139": proof(_MAKE_RATE, "value"),
    "D140": proof(_RATE % "list_talks(cursor=0, limit=5)", "value", replies=[PAGE]),
    "D141": proof(_FAILED, "value", replies=[_MISS]),
    "D142": proof(_FAILED, "value", replies=[_MISS]),
    "D143": proof(_FAILED, "value", replies=[_MISS]),
    "D144": proof(MAKE % "", "ValidationError"),
    "D145": proof(MAKE % ", silent=True"),
    "D146": proof((MAKE % "").replace("owner_id=1", "owner_id=400"), "ValidationError"),
    "D147": proof((MAKE % "").replace("owner_id=1", "owner_id=300")),
    "D148": proof(_ERROR, replies=[ErrorReply("NoTalk", status=404)]),
    "D149": proof(_ERROR, replies=[ErrorReply("NoTalk", status=404)]),
    "D150": proof(MAKE % "", at_server="labels say which cases the server accepts"),
    "D151": proof(LIST, "requests", replies=[PAGE]),
    "D152": proof(LIST, "requests", replies=[PAGE]),
    "D153": proof(LIST, "requests", replies=[PAGE]),
    "D154": proof("return [talk.name for talk in im.iter_talks(start=5)]", "types", "ValidationError", replies=[PAGE]),
    "D155": proof(ITERATE, "requests", replies=[{**PAGE, "Total": 2, "More": True}, {**PAGE, "Total": 2}]),
    "D156": proof(_MAKE_RATE, "value"),
}  # fmt: skip
