"""Everything that leaves a client, searched for the secret key, the session token and signatures.

The secret key is nowhere. Token and signature are only in the headers of requests, and in the command that
`sign` prints to be sent. `Entry.request` of the emulator's record keeps the request with its headers, as its
documentation says; what the record shows masks them.
"""

from __future__ import annotations

import asyncio
import contextlib
import copy
import dataclasses
import io
import json
import logging
import os
import pickle
import re
import tempfile
import traceback
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, Final

from attacks.outcomes import expect
from rich.console import Console
from rich.pretty import pretty_repr
from rich.traceback import Traceback
from support.transport_servers import refusing, silence

from volc_im import AsyncClient, Client, TransportConfig, VolcIMError
from volc_im.cli.main import main
from volc_im.cli.program import PROGRAM
from volc_im.credentials import Credentials
from volc_im.emulator import Emulator
from volc_im.mcp.audit import AuditLog
from volc_im.mcp.definition import DEFINITION
from volc_im.mcp.gateway import Gateway
from volc_im.mcp.options import Options
from volc_im.mcp.server import make_server
from volc_im.mcp.texts import read_texts
from volc_im.providers import CallableProvider, CredentialsResult, EnvironmentProvider
from volc_im.testing import record

from .cases import Case, Report, case
from .clients import SIDES, Caller, Side, read, write
from .misbehavior import answering
from .peer import Play, ending, peer
from .replies import error_body, reply

SECRET: Final = "canary-secret-key"
TOKEN: Final = "canary-session-token"
_SIGNATURE: Final = re.compile(rb"Signature=([0-9a-f]{64})")
_KEYS: Final = ("access_key", "secret_key", "session_token")
Arguments = dict[str, Any]


def _file(name: str, content: str) -> None:
    path = Path("~", name).expanduser()
    path.parent.mkdir(exist_ok=True)
    path.write_text(content)


def _variables(*names: str) -> Arguments:
    os.environ.update(zip(names, ("AK", SECRET, TOKEN), strict=True))
    return {}


def _profile() -> Arguments:
    keys = {"mode": "ak", "access-key": "AK", "secret-key": SECRET, "session-token": TOKEN}
    _file(".volcengine/config.json", json.dumps({"profiles": {"default": keys}}))
    return {"profile": "default"}


def _ini() -> Arguments:
    text = f"[default]\naccess_key_id=AK\nsecret_access_key={SECRET}\nsession_token={TOKEN}\n"
    _file(".volc/credentials", text)
    return {}


def _credentials() -> Credentials:
    return Credentials("AK", SECRET, TOKEN)


SOURCES: Final[dict[str, Callable[[], Arguments]]] = {
    "arguments": lambda: dict(zip(_KEYS, ("AK", SECRET, TOKEN), strict=True)),
    "Credentials": lambda: {"credentials": _credentials()},
    "function": lambda: {"credentials": CallableProvider(_credentials)},
    "function with expiry": lambda: {
        "credentials": CallableProvider(lambda: CredentialsResult(_credentials(), 4e9))
    },
    "EnvironmentProvider": lambda: {
        **_variables("VOLCENGINE_ACCESS_KEY", "VOLCENGINE_SECRET_KEY", "VOLCENGINE_SESSION_TOKEN"),
        "credentials": EnvironmentProvider(),
    },
    "VOLCENGINE_ACCESS_KEY": lambda: _variables(
        "VOLCENGINE_ACCESS_KEY", "VOLCENGINE_SECRET_KEY", "VOLCENGINE_SESSION_TOKEN"
    ),
    "VOLC_ACCESSKEY": lambda: _variables("VOLC_ACCESSKEY", "VOLC_SECRETKEY", "VOLC_SESSIONTOKEN"),
    "profile": _profile,
    ".volc/credentials": _ini,
}
TROUBLES: Final[dict[str, Play]] = {
    "result": answering,
    "error": ending(reply(error_body("InvalidParam", 1), status="400 No")),
    "rejected signature": ending(reply(error_body("SignatureDoesNotMatch"), status="401 No")),
    "gateway": ending(reply(b"<html>", status="502 No")),
    "not JSON": ending(reply(b"{")),
    "cut": ending(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\ncut"),
    "not HTTP": ending(b"SSH-2.0\r\n"),
    "too large": ending(reply(b"x" * 2000)),
    "silence": lambda connection, request: silence(connection),
}


@contextlib.contextmanager
def source(name: str) -> Iterator[Arguments]:
    """Set up a source of credentials in an empty home directory; yield the arguments of the client."""
    before = dict(os.environ)
    with tempfile.TemporaryDirectory() as home:
        os.environ["HOME"] = home
        try:
            yield SOURCES[name]()
        finally:
            os.environ.clear()
            os.environ.update(before)


class Watch(logging.Handler):
    """Collects what leaves: records of all loggers, and texts; `check` searches them."""

    def __init__(self) -> None:
        super().__init__(0)
        self.uses_rich = False
        """Whether to render tracebacks with rich too, which is slow."""
        self._shown: list[tuple[str, str]] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.add(f"log of {record.name}", record.getMessage(), repr(vars(record)))

    def add(self, sink: str, *texts: str) -> None:
        """Add texts that leave through a sink."""
        self._shown += [(sink, text) for text in texts]

    def check(self, signatures: set[str], report: Report, allowed: str = "") -> None:
        """Raise Fault if a text has a secret; report each sink."""
        secrets = (SECRET, TOKEN, *signatures)
        for sink, text in self._shown:
            for secret in secrets:
                if secret in text and (sink != allowed or secret == SECRET):
                    at = text.index(secret)
                    raise _found(sink, text[max(0, at - 200) : at + 80])
        for sink in dict.fromkeys(sink for sink, _ in self._shown):
            report(sink.partition(" of ")[0])


def _found(sink: str, text: str) -> Exception:
    from attacks.outcomes import Fault

    return Fault(f"{sink} shows a secret: …{text}…")


@contextlib.contextmanager
def watching() -> Iterator[Watch]:
    """Collect the records of all loggers, on all levels."""
    watch, root = Watch(), logging.getLogger()
    level = root.level
    root.addHandler(watch)
    root.setLevel(1)
    try:
        yield watch
    finally:
        root.removeHandler(watch)
        root.setLevel(level)


def _show_object(watch: Watch, name: str, thing: Any) -> None:
    watch.add(f"repr of {name}", repr(thing), str(thing), pretty_repr(thing))
    with contextlib.suppress(TypeError):
        watch.add(f"vars of {name}", repr(vars(thing)))
    with contextlib.suppress(TypeError):
        watch.add(f"asdict of {name}", repr(dataclasses.asdict(thing)))
    for way, function in (("pickle", pickle.dumps), ("JSON", json.dumps)):
        with contextlib.suppress(Exception):
            watch.add(f"{way} of {name}", repr(function(thing)))
    for copied in (copy.copy, copy.deepcopy):
        with contextlib.suppress(Exception):
            watch.add(f"copy of {name}", repr(copied(thing)))


def _show_error(watch: Watch, name: str, error: BaseException) -> None:
    seen: set[int] = set()
    following: BaseException | None = error
    while following is not None and id(following) not in seen:
        seen.add(id(following))
        report = traceback.TracebackException.from_exception(following, capture_locals=True)
        ours = [frame for frame in report.stack if frame.filename != __file__]
        watch.add(
            f"traceback of {name}",
            *(repr(frame.locals) for frame in ours),
            "".join(report.format_exception_only()),
        )
        watch.add(
            f"error of {name}",
            str(following),
            repr(following),
            repr(vars(following)),
            repr(following.args),
        )
        with contextlib.suppress(Exception):
            watch.add(f"pickle of {name}", repr(pickle.dumps(following)))
        following = following.__cause__ or following.__context__
    if not watch.uses_rich:
        return
    out = Console(file=io.StringIO(), width=200)
    rich = Traceback.from_exception(type(error), error, error.__traceback__, show_locals=True)
    for stack in rich.trace.stacks:
        stack.frames[:] = [frame for frame in stack.frames if frame.filename != __file__]
    out.print(rich)
    watch.add(f"rich traceback of {name}", out.file.getvalue())  # type: ignore[attr-defined]


def calls(every: int, side: Side, report: Report) -> None:
    """Make calls that succeed and fail with credentials of each n-th source."""
    for name in [*SOURCES][::every]:
        with source(name) as arguments, watching() as watch, peer(answering) as server:
            server.keeps = True
            watch.uses_rich = every == 1 and name == "arguments"
            try:
                _calls(side, arguments, server, watch)
            except Exception as error:
                error.add_note(f"credentials from {name}")
                raise
            found = {text.decode() for each in server.requests for text in _SIGNATURE.findall(each)}
            expect(found, "no signatures were seen")
            sent = b"".join(server.requests)
            expect(SECRET.encode() not in sent, "a request has the secret key")
            expect(TOKEN.encode() in sent, "a request has no token")
            watch.check(found, report)


def _calls(side: Side, arguments: Arguments, server: Any, watch: Watch) -> None:
    settings = {**dict.fromkeys(_KEYS), **arguments}
    config = TransportConfig(max_response_bytes=1000)
    with side.open(server.endpoint, config, timeout=0.3, **settings) as caller:
        for trouble, play in TROUBLES.items():
            server.play = play
            _try(watch, caller, trouble)
        _try(watch, caller, "validation", lambda im: im.batch_get_user(user_ids=["x"]))
        for thing in (caller.im, caller.im._options, caller.im._state, caller.im._state.credentials,
                      caller.im._transport, config):  # fmt: skip
            _show_object(watch, type(thing).__name__, thing)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "recording.jsonl")
            server.play = answering
            with record(caller.im, path):
                caller.call(read())
            watch.add("recording", path.read_text())
    for argument in arguments.values():
        (
            _show_object(watch, type(argument).__name__, argument)
            if not isinstance(argument, str)
            else None
        )
    with refusing() as nowhere, side.open(nowhere, timeout=1, **settings) as caller:
        _try(watch, caller, "refused")
    kind: Any = AsyncClient if side.is_async else Client
    for wrong in ({"endpoint": "ftp://x"}, {"region": "x y"}, {"timeout": -1}, {"app_id": "x"}):
        try:
            kind(**{**side.settings(server.endpoint, **settings), **wrong})
        except VolcIMError as error:
            _show_error(watch, "wrong argument", error)


def _try(watch: Watch, caller: Caller, name: str, call: Any = write) -> None:
    try:
        result = caller.call(call() if call is write else call)
    except VolcIMError as error:
        _show_error(watch, name, error)
    else:
        _show_object(watch, "result", result)


def emulator(report: Report) -> None:
    """Call an emulator, and read all that it shows."""
    with (
        watching() as watch,
        Emulator(access_key="AK", secret_key=SECRET, samples=True) as running,
        Client(access_key="AK", secret_key=SECRET, session_token=TOKEN, endpoint=running.endpoint, app_id=661000) as im,
    ):  # fmt: skip
        with contextlib.suppress(VolcIMError):
            im.batch_get_user(user_ids=[1])
        with contextlib.suppress(VolcIMError):
            im.with_options(validate=False).call("NoSuch", {})
        entries = running.requests
        expect(len(entries) >= 2, "nothing was recorded")
        watch.add(
            "record of the emulator",
            json.dumps([each.as_json() for each in entries]),
            repr(entries),
        )
        _show_object(watch, "Emulator", running)
        found = {
            text.decode()
            for each in entries
            for name, value in each.request.headers
            for text in _SIGNATURE.findall(f"{name}={value}".encode())
        }
        expect(found, "no signatures were seen")
        watch.check(found, report)


def command_line(report: Report) -> None:
    """Run commands with --debug, and commands that fail."""
    user = ("user", "batch-get-user", "--user-ids", "1")
    with (
        source("VOLCENGINE_ACCESS_KEY"),
        watching() as watch,
        peer(answering) as server,
        refusing() as nowhere,
    ):
        os.environ.update(VOLC_IM_APP_ID="1", VOLCENGINE_ENDPOINT=server.endpoint)
        server.keeps = True
        sign = ("sign", "BatchGetUser", "--body", "{}")
        for arguments in (
            (*user, "--debug"), (*user, "--dry-run"), (*user, "--output", "json", "--debug"), sign,
            (*sign, "--dry-run"), ("call", "BatchGetUser", "--body", "{}", "--debug"), ("doctor",),
            (*user, "--endpoint", nowhere, "--debug", "--max-retries", "0"), ("user", "nothing"),
            (*user, "--endpoint", "ftp://x"), (*user, "--user-ids", "x"), (*user, "--profile", "none"),
            ("explain", "InvalidParam"), ("--version",), ("help",),
        ):  # fmt: skip
            out, err = io.StringIO(), io.StringIO()
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                main(PROGRAM, list(arguments))
            sink = "sign" if arguments == sign else "command line"
            watch.add(sink, out.getvalue(), err.getvalue())
        server.play = TROUBLES["gateway"]
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            main(PROGRAM, [*user, "--debug", "--max-retries", "0"])
        watch.add("command line", out.getvalue(), err.getvalue())
        found = {text.decode() for each in server.requests for text in _SIGNATURE.findall(each)}
        expect(found, "no signatures were seen")
        watch.check(found, report, allowed="sign")


def mcp(report: Report) -> None:
    """Call tools of the MCP server that succeed and fail, and read its audit log."""
    from mcp import Client as MCPClient

    async def run(endpoint: str, audit: Path) -> None:
        settings: Any = dict(zip(_KEYS, ("AK", SECRET, TOKEN), strict=True))
        async with AsyncClient(**settings, endpoint=endpoint, app_id=1, max_retries=0) as im:
            options, texts = Options(profile="all", allow_writes=True, confirm="never"), read_texts(
                "volc_im", "en"
            )
            gateway = Gateway(DEFINITION, im, options, texts, AuditLog(str(audit)), {"AppId": 1})
            _show_object(watch, "Gateway", gateway)
            async with MCPClient(make_server(gateway)) as client:
                tools = (await client.list_tools()).tools
                watch.add("MCP tools", repr(tools))
                names = [tool.name for tool in tools]
                for name in names:
                    result = await client.call_tool(
                        name, {"UserIds": ["1"]} if name == "BatchGetUser" else {}
                    )
                    watch.add("MCP result", repr(result), result.model_dump_json())
                expect(len(names) > 5, f"few tools: {names}")

    with watching() as watch, peer(answering) as server, tempfile.TemporaryDirectory() as folder:
        server.keeps = True
        audit = Path(folder, "audit.jsonl")
        for play in (TROUBLES["result"], TROUBLES["rejected signature"], TROUBLES["cut"]):
            server.play = play
            asyncio.run(run(server.endpoint, audit))
        with refusing() as nowhere:
            asyncio.run(run(nowhere, audit))
        if audit.exists():
            watch.add("audit log", audit.read_text())
        found = {text.decode() for each in server.requests for text in _SIGNATURE.findall(each)}
        expect(found, "no signatures were seen")
        watch.check(found, report)


def cases(every: int = 1) -> Iterator[Case]:
    """Yield all cases."""
    for side in SIDES:
        yield case(
            "secrets in logs, errors, tracebacks, pickles, recordings", side, partial(calls, every)
        )
    yield Case("secrets in the record of the emulator", "Client", "built-in", emulator)
    yield Case("secrets in the output of the command line", "Client", "built-in", command_line)
    yield Case("secrets in results and logs of the MCP server", "AsyncClient", "built-in", mcp)
