"""No frame of the package holds user content when it raises an error, as reports include locals."""

from __future__ import annotations

import re
from typing import Any, Final

import pytest
from support.project import Project, run_in

pytestmark = pytest.mark.usefixtures("loose")

CANARY: Final = "canary-of-a-user"

# Raises every kind of error, and reports the locals in frames of the package.
PROGRAM: Final = """
import asyncio, json
from tiny_im import AsyncClient, AsyncMiddleware, Client, Info, Kind, Middleware
from tiny_im import ConnectionLostError, HTTPResponse, ConfigError

CANARY = "canary-of-a-user"
TALK = dict(owner_id=5, words=CANARY, notes=[CANARY], named={"a": CANARY})
GROUP, SINGLE = Info(kind=Kind.GROUP, name=CANARY), Info(kind=Kind.SINGLE, name=CANARY)
BODY = {"Words": CANARY, "Info": {"Kind": 2}, "OwnerId": 1}
ENVELOPE = {"ResponseMetadata": {"RequestId": "r"}}
ERROR = {"ResponseMetadata": {"Error": {"Code": "NoTalk", "Message": "no"}}}

def lost(request): raise ConnectionLostError(request.action, "lost", request_sent=True)
def bug(request): raise ZeroDivisionError
def reply(value, status=200):
    body = value if isinstance(value, bytes) else json.dumps(value).encode()
    return lambda request: HTTPResponse(status, {}, body)

REPLIES = {
    "lost": lost, "bug": bug, "refused": reply(ERROR, 404), "html": reply(b"<html>", 200),
    "throttled": reply({}, 429), "odd": reply({**ENVELOPE, "Result": {"TalkId": {"Words": CANARY}, "Talks": [{"Kind": CANARY}]}}),
    "partial": reply({**ENVELOPE, "Result": {"TalkId": 1, "Misses": [{"UserId": 1}], "Talks": [], "Next": 0, "More": True}}),
}
CALLS = {
    "make": lambda im: im.make_talk(info=GROUP, **TALK),
    "invalid": lambda im: im.make_talk(info=SINGLE, **TALK),
    "no json": lambda im: im.make_talk(info=GROUP, **{**TALK, "words": CANARY + chr(0xd800)}),
    "no app": lambda im: im.with_options().make_talk(info=GROUP, **TALK),
    "list": lambda im: im.list_talks(cursor=0, limit=5, word=CANARY),
    "by name": lambda im: im.call("MakeTalk", BODY),
    "by no name": lambda im: im.call("Make Talk", BODY),
    "invalid by name": lambda im: im.call("MakeTalk", {**BODY, "OwnerId": 0}),
}
LISTINGS = {
    "items": lambda im: im.iter_talks(word=CANARY),
    "pages": lambda im: im.iter_talks(word=CANARY).pages(),
    "wrong": lambda im: im.iter_talks(word=CANARY, limit=500),
}

class Sync:
    def __init__(self, answer): self.answer = answer
    def send(self, request, /): return self.answer(request)

class Async(Sync):
    async def send(self, request, /): return self.answer(request)

def settings(which, kind, app):
    return dict(access_key="a", secret_key="b", transport=kind(REPLIES[which]), max_retries=0,
        app_id=app, raise_on_partial=True, rate_limit=None)

def held(error):
    seen, waiting, found = set(), [error], []
    while waiting:
        error = waiting.pop()
        if error is None or id(error) in seen: continue
        seen.add(id(error))
        waiting += [error.__cause__, error.__context__]
        trace = error.__traceback__
        while trace is not None:
            frame = trace.tb_frame
            if "tiny_im" in frame.f_code.co_filename:
                found.append(frame.f_code.co_name)
                for name, value in frame.f_locals.items():
                    if CANARY in repr(value):
                        print_later.append(f"{frame.f_code.co_filename.split('tiny_im')[1]} {frame.f_code.co_name} {name}")
            trace = trace.tb_next
    return found

print_later = []
report = []
def tell(name, error):
    report.append([name, type(error).__name__, len(held(error)), print_later[:]])
    print_later.clear()

async def gone_through(listing):
    async for _ in listing: pass

async def main():
    for which in REPLIES:
        for around in (False, True):
            for name, call in {**CALLS, **LISTINGS}.items():
                app = None if name == "no app" else 1
                try:
                    with Client(**settings(which, Sync, app), middleware=[Middleware()] * around) as im:
                        result = call(im)
                        if name in LISTINGS: list(result)
                except Exception as error:
                    tell(f"{which} {name} {around}", error)
                try:
                    async with AsyncClient(**settings(which, Async, app), middleware=[AsyncMiddleware()] * around) as im:
                        result = call(im)
                        await (gone_through(result) if name in LISTINGS else result)
                except Exception as error:
                    tell(f"{which} {name} {around} async", error)

asyncio.run(main())
print(json.dumps(report))
"""


@pytest.fixture
def secretive(tiny: Project) -> Project:
    """Return the tiny spec with user content in every type, directly and in a struct."""
    marked = "sensitive: user_content, description: {en: X., zh: 某。}"
    tiny.edit(
        "spec/tiny/talk/MakeTalk.yaml",
        "  Key: {type",
        f"  Words: {{type: String, {marked}}}\n"
        f"  Notes: {{type: Array of String, {marked}}}\n"
        f"  Named: {{type: JSON Map, {marked}}}\n"
        "  Key: {type",
    )
    tiny.edit(
        "spec/tiny/structs.yaml",
        "Name: {type: String, max_length: 20,",
        "Name: {type: String, max_length: 20, sensitive: user_content,",
    )
    tiny.good("generate")
    return tiny


@pytest.fixture
def secretive_structs(tiny: Project) -> Project:
    """The tiny spec where only a field of a nested struct has content of users."""
    tiny.edit(
        "spec/tiny/structs.yaml",
        "Tags: {type: Array of String,",
        "Tags: {type: Array of String, sensitive: user_content,",
    )
    tiny.good("generate")
    return tiny


def test_no_frame_holds_content_of_nested_structs(secretive_structs: Project) -> None:
    program = PROGRAM
    for old, new in {
        'TALK = dict(owner_id=5, words=CANARY, notes=[CANARY], named={"a": CANARY})': (
            "from tiny_im import Detail\nTALK = dict(owner_id=5)"
        ),
        "name=CANARY": "detail=Detail(tags=[CANARY])",
        '"Words": CANARY, "Info": {"Kind": 2}': '"Info": {"Kind": 2, "Detail": {"Tags": [CANARY]}}',
        '**{**TALK, "words": CANARY + chr(0xd800)}': '**{**TALK, "key": chr(0xd800)}',
    }.items():
        assert old in program
        program = program.replace(old, new)
    check(run_in(secretive_structs.output, program))
    methods = secretive_structs.read("out/tiny_im/methods/talk.py")
    assert re.findall(r"@_(hide_locals\w*)\n    (?:async )?def (\w+)", methods) == [
        ("hide_locals", "make_talk"),
        ("hide_locals", "list_talks"),
        ("hide_locals_async", "make_talk"),
        ("hide_locals_async", "list_talks"),
    ]


def test_no_frame_holds_what_users_wrote(secretive: Project) -> None:
    check(run_in(secretive.output, PROGRAM))


def check(report: list[Any]) -> None:
    """Check that all kinds of errors were raised, and that no frame has the content."""
    kinds = {kind for _, kind, _, _ in report}
    assert {
        "ConfigError", "ConnectionLostError", "NotFoundError", "PartialFailureError",
        "ResponseDecodeError", "ThrottledError", "ValidationError", "ZeroDivisionError",
    } <= kinds  # fmt: skip
    assert len(report) > 200
    assert all(frames >= 2 for _, _, frames, _ in report)
    assert [line for line in report if line[3]] == []


def test_methods_without_sensitive_fields_keep_their_locals(tiny: Project) -> None:
    methods = tiny.read("out/tiny_im/methods/talk.py")
    assert re.findall(r"@_(hide_locals\w*)\n    (?:async )?def (\w+)", methods) == [
        ("hide_locals", "list_talks"),
        ("hide_locals_async", "list_talks"),
    ]
