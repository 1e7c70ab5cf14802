"""Calls that are cancelled at every await, and interrupted by Ctrl-C at every moment.

Afterwards the client works, with `max_connections=1`; nothing is left: no connection, task, slot, or warning.
A call of which the exception says that nothing was sent has not arrived.
"""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import socket
import sys
import types
import warnings
from collections.abc import Callable, Coroutine, Generator, Iterator
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any, Final

from attacks.outcomes import Fault, expect
from support.transport_servers import proxying

import volc_im
from volc_im import AsyncClient, TransportConfig
from volc_im.errors import interrupted_call
from volc_im.rate_limits import LocalRateLimiter

from .cases import Case, Report, case
from .clients import SIDES, VALUE, Caller, Side, read, write
from .misbehavior import answering
from .peer import Peer, Play, number_of, peer
from .replies import body_of, reply

_ONE: Final = TransportConfig(max_connections=1)
_MOST_AWAITS: Final = 2_000
_CODE: Final = str(Path(volc_im.__file__).parent)
Coro = Coroutine[Any, Any, Any]


@types.coroutine
def cancelled_at(coro: Coro, number: int, *, late: bool) -> Generator[Any, Any, Any]:
    """Await a coroutine, and cancel the task at its await of this number.

    If `late`, at the moment when the result of the await is there, but the task has not got it yet.
    """
    task = asyncio.current_task()
    assert task is not None
    loop = asyncio.get_running_loop()
    count, value, error = 0, None, None
    while True:
        try:
            future = coro.send(value) if error is None else coro.throw(error)
        except StopIteration as done:
            return done.value
        count += 1
        if count == number:
            if late and future is not None:
                future.add_done_callback(lambda _: task.cancel())
            else:
                loop.call_soon(task.cancel)
        value, error = None, None
        try:
            value = yield future
        except BaseException as raised:  # noqa: BLE001 - for the coroutine
            error = raised


async def _awaited(coro: Coro, number: int, late: bool) -> Any:
    return await cancelled_at(coro, number, late=late)


def _sockets() -> int:
    """Return the number of sockets that the running event loop watches, without its own."""
    loop: Any = asyncio.get_running_loop()
    return len(loop._selector.get_map()) - 1


async def _settled(most: int) -> None:
    """Raise Fault unless few sockets remain after some steps of the event loop."""
    for _ in range(50):
        if _sockets() <= most:
            break
        await asyncio.sleep(0)
    expect(_sockets() <= most, f"{_sockets()} sockets remain instead of {most}")
    others = asyncio.all_tasks() - {asyncio.current_task()}
    expect(not others, f"tasks remain: {others}")


class _Scene:
    """What is cancelled, and what must be true afterwards."""

    def __init__(self, side: Side, server: Peer, **options: Any) -> None:
        self.side, self.server = side, server
        config = options.pop("config", _ONE)
        self.transport = side.transport_of(config)
        settings = {"timeout": 20, **side.settings(server.endpoint, **options)}
        self.im = AsyncClient(**settings, transport=self.transport)

    async def prepare(self) -> None:
        """Do what comes before the call."""

    async def recover(self) -> None:
        """Raise Fault unless the client still works."""
        user = self.server.expect_at_most(2)
        found = (await read(user)(self.im)).users[0].user_id
        expect(found == user, f"the call for user {user} got that of {found}")
        await _settled(1)

    async def run(self, number: int, late: bool, report: Report) -> bool:
        """Cancel the call at an await; return whether it had so many."""
        await self.prepare()
        message = self.server.expect_at_most(2)
        task = asyncio.create_task(_awaited(write(message)(self.im), number, late))
        try:
            await task
        except asyncio.CancelledError as error:
            call = interrupted_call(error)
            if call is not None and not call.request_sent:
                self.server.forbid(message)
            report("cancelled, request " + _said(call))
            await self.recover()
            return True
        report(VALUE)
        await self.recover()
        return False


def _said(call: Any) -> str:
    if call is None:
        return "not begun"
    return "sent" if call.request_sent else "not sent"


class _Fresh(_Scene):
    """Each call opens a connection."""

    async def prepare(self) -> None:
        await self.transport.close()
        self.transport = self.side.transport_of(_ONE)
        settings = self.side.settings(self.server.endpoint, timeout=20)
        self.im = AsyncClient(**settings, transport=self.transport)


class _Behind(_Scene):
    """The call waits for the slot of another one, which ends meanwhile."""

    async def run(self, number: int, late: bool, report: Report) -> bool:
        user = self.server.expect_at_most(1)
        first = asyncio.create_task(read(user)(self.im))
        await asyncio.sleep(0)
        found = await super().run(number, late, report)
        await first
        return found

    async def recover(self) -> None:
        user = self.server.expect_at_most(2)
        expect((await read(user)(self.im)).users[0].user_id == user, "another reply")


def _cancelled(
    make: Callable[[Side, Peer], _Scene], play: Callable[[], Play], side: Side, report: Report
) -> None:
    async def main(server: Peer) -> None:
        asyncio.get_running_loop().set_exception_handler(
            lambda _, context: problems.append(str(context))
        )
        for late in (False, True):
            scene = make(side, server)
            await scene.recover()
            for number in range(1, _MOST_AWAITS):
                if not await scene.run(number, late, report):
                    break
            else:
                raise Fault(f"not done after {_MOST_AWAITS} awaits")
            await scene.transport.close()
            del scene
            gc.collect()
            await _settled(0)

    problems: list[str] = []
    with warnings.catch_warnings(record=True) as caught, peer(play()) as server:
        warnings.simplefilter("always")
        asyncio.run(main(server))
        gc.collect()
    problems += [str(warning.message) for warning in caught]
    expect(not problems, f"warnings: {problems[:3]}")


def _failing_first() -> Play:
    """Return an answer that is an error for the first attempt of each call."""
    seen: set[int] = set()

    def play(connection: socket.socket, request: bytes) -> bool:
        number = number_of(request)
        if number in seen or b"BatchGetUser" in request:
            return answering(connection, request)
        seen.add(number)
        connection.sendall(reply(b"", "Retry-After: 0", status="429 No"))
        return True

    return play


def _plain() -> Play:
    return answering


def _in_parts() -> Play:
    def play(connection: socket.socket, request: bytes) -> bool:
        data = reply(body_of(number_of(request)))
        for start in range(0, len(data), 50):
            connection.sendall(data[start : start + 50])
        return True

    return play


def limited(side: Side, report: Report) -> None:
    """Cancel calls that wait for the rate limiter: the slot is given back."""

    async def main(server: Peer) -> None:
        for number in range(1, 20):
            limiter = LocalRateLimiter({"RecallMessage": 1}, clock=lambda: 0.0)
            transport = side.transport_of(_ONE)
            settings = side.settings(server.endpoint, rate_limit=limiter)
            async with AsyncClient(**settings, transport=transport) as im:
                await write(server.expect_at_most(1))(im)
                coro = write(server.expect_at_most(0))(im)
                task = asyncio.create_task(_awaited(coro, number, False))
                try:
                    async with asyncio.timeout(0.3):
                        await task
                except TimeoutError:
                    return
                except asyncio.CancelledError:
                    report("cancelled, request not sent")
                wait_s = limiter.reserve("RecallMessage", 1, 100)
                expect(0.9 < wait_s < 1.1, f"the slot was not given back: {wait_s}")
            await transport.close()
            if number > 1:
                return

    with peer(answering) as server:
        asyncio.run(main(server))


def tunneled(side: Side, report: Report) -> None:
    """Cancel calls while they open a tunnel through a proxy, to a server without TLS."""

    async def main(endpoint: str, config: TransportConfig) -> None:
        transport = side.transport_of(config)
        settings = side.settings(endpoint, max_retries=0)
        async with AsyncClient(**settings, transport=transport) as im:
            for late in (False, True):
                for number in range(1, _MOST_AWAITS):
                    task = asyncio.create_task(_awaited(write(number)(im), number, late))
                    try:
                        await task
                    except asyncio.CancelledError:
                        report("cancelled, request not sent")
                        await _settled(0)
                        continue
                    except volc_im.ConnectError:
                        report("ConnectError")
                    await _settled(0)
                    break
        await transport.close()

    with proxying() as proxy, peer(answering) as plain:
        config = TransportConfig(max_connections=1, proxy=f"http://{proxy.location}")
        port = plain.endpoint.rpartition(":")[2]
        # The tunnel leads to a server that answers with plain text.
        plain.play = lambda connection, request: None
        proxy.refuse = True
        asyncio.run(main(f"https://127.0.0.1:{port}", config))


def interrupted(side: Side, report: Report) -> None:
    """Raise KeyboardInterrupt at every moment of a call at which Python handles signals."""
    with peer(answering) as server, side.open(server.endpoint, _ONE, timeout=5) as caller:
        for every in (11, 1):  # first with what only the first call of an action does
            for number in range(1, 1_000_000, every):
                if not _interrupted_at(number, server, caller, report):
                    break


def _interrupted_at(number: int, server: Peer, caller: Caller, report: Report) -> bool:
    """Interrupt a call; return whether it had so many moments."""
    message, interrupt = server.expect_at_most(2), Interrupt(number)
    try:
        with interrupt:
            caller.call(write(message))
        report(VALUE)
    except KeyboardInterrupt as error:
        call = interrupted_call(error)
        if call is not None and not call.request_sent:
            server.forbid(message)
        report("KeyboardInterrupt, request " + _said(call))
    user = server.expect_at_most(2)
    expect(caller.call(read(user)).users[0].user_id == user, "another reply")
    return interrupt.is_raised


class Interrupt:
    """Raises KeyboardInterrupt at the moment of this number at which Python handles signals.

    These are the beginnings of functions, and the ends of functions in C, of the package.
    httpx2 itself may lose a connection when it is interrupted between two of its own steps.
    """

    def __init__(self, number: int) -> None:
        self._left = number
        self.is_raised = False

    def __enter__(self) -> None:
        sys.setprofile(self._profile)

    def __exit__(self, *_: object) -> None:
        sys.setprofile(None)

    def _profile(self, frame: FrameType, event: str, argument: object) -> None:
        if event in ("call", "c_return") and frame.f_code.co_filename.startswith(_CODE):
            self._left -= 1
            if self._left == 0:
                sys.setprofile(None)
                self.is_raised = True
                raise KeyboardInterrupt


def ctrl_c(side: Side, report: Report) -> None:
    """Send the signal of Ctrl-C while a call waits for its reply."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)

    def play(connection: socket.socket, request: bytes) -> bool:
        if b"RecallMessage" in request:
            os.kill(os.getpid(), signal.SIGINT)
        return answering(connection, request)

    try:
        with peer(play) as server, side.open(server.endpoint, _ONE, timeout=5) as caller:
            for _ in range(100):
                try:
                    caller.call(write(server.expect_at_most(1)))
                except KeyboardInterrupt:
                    report("KeyboardInterrupt")
                else:
                    raise Fault("Ctrl-C was lost")
                user = server.expect_at_most(2)
                expect(caller.call(read(user)).users[0].user_id == user, "another reply")
    finally:
        signal.signal(signal.SIGINT, before)


def cases() -> Iterator[Case]:
    """Yield all cases."""
    for side in SIDES:
        if not side.is_async:
            yield case("Ctrl-C at every moment", side, interrupted)
            yield case("Ctrl-C while a reply is awaited", side, ctrl_c)
            continue
        for name, make, play in (
            ("a new connection", _Fresh, _plain),
            ("a kept connection", _Scene, _plain),
            ("a reply in parts", _Scene, _in_parts),
            ("a retry", _Scene, _failing_first),
            ("a slot that another call has", _Behind, _plain),
        ):
            yield case(f"cancelled at every await, {name}", side, partial(_cancelled, make, play))
        yield case("cancelled while the rate limiter waits", side, limited)
        yield case("cancelled while a proxy opens a tunnel", side, tunneled)
