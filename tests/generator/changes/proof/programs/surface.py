"""Programs for the rules about classes, error codes, the package and its texts."""

from __future__ import annotations

from typing import Final

from generator.changes.proof.programs.actions import LIST, MAKE
from generator.changes.proof.proof import MADE, PAGE, ErrorReply, Proof, proof

_PLAIN_KIND: Final = "return im.make_talk(info=tiny_im.Info(kind=2), owner_id=1).talk_id"
_SAD: Final = """
info = tiny_im.Info(kind=tiny_im.Kind.GROUP, mood=tiny_im.Mood.SAD)
return im.make_talk(info=info, owner_id=1).talk_id
"""
_CALM: Final = _SAD.replace("SAD", "CALM")
_IS_CALM: Final = """
talks = im.list_talks(cursor=0, limit=5).talks
return [talk.mood is tiny_im.Mood.CALM for talk in talks]
"""

TYPES: Final[dict[str, Proof]] = {
    "D301": proof("return tiny_im.Spare(size=1).size", "types", "AttributeError"),
    "D302": proof("return tiny_im.Miss(user_id=1).user_id", "types", "AttributeError"),
    "D303": proof(MAKE % ""),
    "D304": proof(_PLAIN_KIND, "types"),
    "D305": proof("return tiny_im.Miss(code='x').code", "types", "TypeError"),
    "D321": proof("return tiny_im.Tune.HIGH", "types", "AttributeError"),
    "D322": proof(_CALM, "types", "AttributeError"),
    "D323": proof(MAKE % ""),
    "D324": proof(_SAD, "types", "AttributeError"),
    "D325": proof(_SAD, "types", "AttributeError"),
    "D326": proof(_CALM),
    "D327": proof(_SAD, "requests"),
    "D328": proof("return tiny_im.Tune.HIGH.upper()", "types", "AttributeError"),
    "D329": proof(_IS_CALM, "value", replies=[{**PAGE, "Talks": [{"Mood": "CALM"}]}]),
}  # fmt: skip

_NOT_FOUND: Final = """
try:
    im.make_talk(info=tiny_im.Info(kind=tiny_im.Kind.GROUP), owner_id=1)
except tiny_im.NotFoundError:
    return "not found"
"""
_CODE: Final = """
try:
    im.with_options(max_retries=0).list_talks(cursor=0, limit=5)
except tiny_im.APIError as error:
    return error.code
"""
_CREDENTIALS: Final = """
asked: list[int] = []

def provide() -> tiny_im.Credentials:
    asked.append(1)
    return tiny_im.Credentials("A", "S")

client = Client(credentials=tiny_im.providers.CallableProvider(provide), app_id=7, endpoint=ENDPOINT, rate_limit=None)
with client:
    try:
        client.list_talks(cursor=0, limit=5)
    except tiny_im.AuthError:
        return len(asked)
"""

ERROR_CODES: Final[dict[str, Proof]] = {
    "D351": proof("return tiny_im.ErrorCode.GONE", "types", "AttributeError"),
    "D352": proof("return tiny_im.ErrorCode.GONE", "types", "AttributeError"),
    "D353": proof(_NOT_FOUND, replies=[ErrorReply("NoTalk", status=404)]),
    "D354": proof(_NOT_FOUND, "PermissionDeniedError", replies=[ErrorReply("NoTalk")]),
    "D355": proof(_CREDENTIALS, "value", "requests", replies=[ErrorReply("Gone", status=403)]),
    "D356": proof(_CODE, "value", replies=[ErrorReply(number=100018)]),
    "D357": proof(_NOT_FOUND, replies=[ErrorReply("NoTalk", status=404)], after=[ErrorReply("NoTalk", status=410)]),
}  # fmt: skip

_INSTALLED: Final = """
from importlib.metadata import Distribution

[found] = Distribution.discover(name="tiny-im", path=[SITE])
return found.metadata["Name"]
"""
_ROOT: Final = """
try:
    return im.list_talks(cursor=0, limit=99).next
except tiny_im.errors.TinyImError:
    return "refused"
"""
_REGION: Final = """
Client(access_key="A", secret_key="S", app_id=7, region="%s").close()
return "made"
"""
_SENT: Final = """
sent = Refusing()
client = Client(access_key="A", secret_key="S", app_id=7, transport=sent, max_retries=0, rate_limit=None)
try:
    client.list_talks(cursor=0, limit=5)
except tiny_im.ConnectError:
    return sent.seen[0].%s
"""

SERVICE: Final[dict[str, Proof]] = {
    "D371": proof(_INSTALLED, "ValueError"),
    "D372": proof(LIST, "types", "ModuleNotFoundError", replies=[PAGE]),
    "D373": proof(_ROOT, "types", "AttributeError"),
    "D374": proof(_REGION % "ap-1", "ConfigError"),
    "D375": proof(_REGION % "cn-north-1"),
    "D376": proof(_SENT % "url", "value"),
    "D377": proof(_SENT % "url", "value"),
    "D378": proof(_SENT % "timeout_s", "value"),
    "D379": proof(LIST, "requests", replies=[PAGE]),
    "D380": proof(LIST, "requests", replies=[PAGE]),
}  # fmt: skip

_SILENT: Final = MAKE % ", silent=True"

DEPRECATIONS: Final[dict[str, Proof]] = {
    "D401": proof(_SILENT, "warnings"),
    "D402": proof(_SILENT),
    "D403": proof(_SILENT),
}

TEXTS: Final[dict[str, Proof]] = {
    "D391": proof(MAKE % ""),
    "D392": proof(MAKE % ""),
    "D393": proof(LIST, replies=[PAGE]),
    "D394": proof(MAKE % ""),
    "D395": proof(MAKE % ""),
    "D396": proof("return im.make_talk(info=tiny_im.Info(kind=tiny_im.Kind.GROUP), owner_id=1).made", replies=[MADE]),
}  # fmt: skip
