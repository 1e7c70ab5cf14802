"""Deduplicators, in one process and on a real Redis: each event once, and again if it failed."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from inspect import isawaitable
from pathlib import Path
from typing import Any

import pytest
import redis
from redis.backoff import NoBackoff
from redis.retry import Retry
from support.redis_server import RedisServer

from volc_im import callbacks
from volc_im.callbacks import CallbackError, Event, LocalDeduplicator
from volc_im.errors import ConfigError

EVENT = callbacks.verify(callbacks.sign_event("secret", "X", {}, event_id="e-1"), "secret")
OTHERS = [
    replace(EVENT, event_id="e-2", signature="2"),
    replace(EVENT, app_id="2", signature="3"),
]
AGAIN = [replace(EVENT, nonce="4", signature="4"), replace(EVENT, event_id="e-5")]
"""The same event: sent anew by the service, and recorded and changed by another sender."""


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RedisServer]:
    server = RedisServer(Path(tmp_path_factory.mktemp("redis")))
    server.start()
    yield server
    server.stop()


@dataclass
class Clock:
    now: float = 0.0

    def __call__(self) -> float:
        return self.now


Case = Callable[[Any], Awaitable[None]]


@pytest.fixture(params=["local", "redis", "redis as text", "redis.asyncio"])
def run(request: pytest.FixtureRequest, server: RedisServer) -> Callable[[Case], None]:
    """Run a test with one of the deduplicators."""
    kind = request.param

    def run_case(case: Case) -> None:
        async def started() -> None:
            if kind == "local":
                await case(LocalDeduplicator())
            elif kind == "redis.asyncio":
                async with server.async_client() as client:
                    await client.flushall()
                    await case(callbacks.AsyncRedisDeduplicator(client))
            else:
                as_text = kind.endswith("text")
                with redis.Redis(port=server.port, decode_responses=as_text) as client:
                    client.flushall()
                    await case(callbacks.RedisDeduplicator(client))

        asyncio.run(started())

    return run_case


async def result(value: Any) -> Any:
    return await value if isawaitable(value) else value


def test_an_event_is_new_then_busy_then_done(run: Callable[[Case], None]) -> None:
    async def case(deduplicator: Any) -> None:
        claim = await result(deduplicator.claim(EVENT))
        assert (claim.state, claim.reply) == ("new", b"")
        assert (await result(deduplicator.claim(EVENT))).state == "busy"
        await result(deduplicator.complete(EVENT, "no: 不".encode()))
        done = await result(deduplicator.claim(EVENT))
        assert (done.state, done.reply) == ("done", "no: 不".encode())
        for again in AGAIN:
            assert (await result(deduplicator.claim(again))).state == "done"
        for other in OTHERS:
            assert (await result(deduplicator.claim(other))).state == "new"

    run(case)


def test_a_released_event_passes_again(run: Callable[[Case], None]) -> None:
    async def case(deduplicator: Any) -> None:
        claim = await result(deduplicator.claim(EVENT))
        await result(deduplicator.release(EVENT, claim._replace(token="another")))
        assert (await result(deduplicator.claim(EVENT))).state == "busy"
        await result(deduplicator.release(EVENT, claim))
        again = await result(deduplicator.claim(EVENT))
        assert again.state == "new"
        await result(deduplicator.complete(EVENT))
        await result(deduplicator.release(EVENT, again))
        assert (await result(deduplicator.claim(EVENT))).state == "done"

    run(case)


def once(deduplicator: Any, event: Event) -> Any:
    """Return an async context manager over `once` or `once_async`."""
    if isinstance(deduplicator, callbacks.AsyncRedisDeduplicator):
        return callbacks.once_async(deduplicator, event)

    class Entered:
        def __init__(self) -> None:
            self.inner = callbacks.once(deduplicator, event)

        async def __aenter__(self) -> bool:
            return self.inner.__enter__()

        async def __aexit__(self, *details: Any) -> bool | None:
            return self.inner.__exit__(*details)

    return Entered()


@pytest.mark.parametrize("failure", [ValueError, KeyboardInterrupt, asyncio.CancelledError])
def test_once_lets_an_event_pass_again_if_the_block_fails(
    run: Callable[[Case], None], failure: type[BaseException]
) -> None:
    async def case(deduplicator: Any) -> None:
        async def handle_and_fail() -> None:
            async with once(deduplicator, EVENT) as is_new:
                assert is_new
                with pytest.raises(CallbackError, match="being handled"):
                    await once(deduplicator, EVENT).__aenter__()
                raise failure

        with pytest.raises(failure):
            await handle_and_fail()
        async with once(deduplicator, EVENT) as is_new:
            assert is_new
        for _ in range(2):
            async with once(deduplicator, EVENT) as is_new:
                assert not is_new

    run(case)


def test_one_of_many_threads_has_the_event(server: RedisServer) -> None:
    with server.client() as client, ThreadPoolExecutor(8) as pool:
        client.flushall()
        for deduplicator in (LocalDeduplicator(), callbacks.RedisDeduplicator(client)):
            states = [claim.state for claim in pool.map(deduplicator.claim, [EVENT] * 40)]
            assert sorted(states) == ["busy"] * 39 + ["new"]


def test_claims_and_handled_events_expire() -> None:
    clock = Clock()
    deduplicator = LocalDeduplicator(lease_s=10, keep_s=100, clock=clock)
    stale = deduplicator.claim(EVENT)
    clock.now = 10
    claim = deduplicator.claim(EVENT)
    assert claim.state == "new"
    deduplicator.release(EVENT, stale)  # the first handler fails late
    assert deduplicator.claim(EVENT).state == "busy"
    deduplicator.complete(EVENT)
    clock.now = 109
    assert deduplicator.claim(EVENT).state == "done"
    clock.now = 110
    assert deduplicator.claim(EVENT).state == "new"


def test_keys_in_redis_expire_and_contain_no_id(server: RedisServer) -> None:
    with server.client() as client:
        client.flushall()
        deduplicator = callbacks.RedisDeduplicator(client, prefix="p", lease_s=10, keep_s=1000)
        deduplicator.claim(EVENT)
        keys: Any = client.keys()
        ttl_ms: Any = client.pttl(keys[0])
        assert 0 < ttl_ms <= 10_000
        deduplicator.complete(EVENT)
        assert {*client.keys()} == {*keys}
        ttl_ms = client.pttl(keys[0])
        assert 10_000 < ttl_ms <= 1_000_000
        assert keys[0].startswith(b"{p:event}:")
        assert b"e-1" not in keys[0]


def test_an_async_receiver_replies_alike_to_a_repeated_event(server: RedisServer) -> None:
    events: list[Event] = []

    async def handle(event: Event) -> callbacks.Reply:
        events.append(event)
        if len(events) == 1:
            raise ValueError("boom")
        return callbacks.Reply("不".encode(), 202, "text/plain")

    async def case() -> None:
        async with server.async_client() as client:
            await client.flushall()
            seen = callbacks.AsyncRedisDeduplicator(client)
            receiver = callbacks.AsyncReceiver(handle, "secret", deduplicator=seen)
            body = callbacks.sign_event("secret", "X", {})
            with pytest.raises(ValueError, match="boom"):
                await receiver.receive(body)
            replies = [await receiver.receive(body) for _ in range(2)]
            assert replies == [callbacks.Reply("不".encode(), 202, "text/plain")] * 2
            assert len(events) == 2

    asyncio.run(case())
    with server.client() as client, pytest.raises(ConfigError, match="would block"):
        callbacks.AsyncReceiver(handle, "secret", deduplicator=callbacks.RedisDeduplicator(client))


def test_memory_is_bounded() -> None:
    deduplicator = LocalDeduplicator(max_events=3)
    events = [replace(EVENT, event_id=str(number), signature=str(number)) for number in range(4)]
    for event in events:
        with callbacks.once(deduplicator, event):
            pass
    assert [deduplicator.claim(event).state for event in reversed(events)] == [
        "done", "done", "done", "new",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "options", [{"lease_s": 0}, {"keep_s": -1}, {"lease_s": float("inf")}, {"max_events": 0}]
)
def test_options_are_checked(options: dict[str, Any]) -> None:
    with pytest.raises(ConfigError, match=f"{next(iter(options))}: expected"):
        LocalDeduplicator(**options)


def test_clients_are_checked(server: RedisServer) -> None:
    with server.client() as client:
        with pytest.raises(ConfigError, match="use RedisDeduplicator"):
            callbacks.AsyncRedisDeduplicator(client)
        with pytest.raises(ConfigError, match="use AsyncRedisDeduplicator"):
            callbacks.RedisDeduplicator(server.async_client())
        with pytest.raises(ConfigError, match=r"expected redis\.Redis, got str"):
            callbacks.RedisDeduplicator("redis://:password@host")  # type: ignore[arg-type]
        with pytest.raises(ConfigError, match="keep_s"):
            callbacks.RedisDeduplicator(client, keep_s=0)


def test_an_unavailable_redis_is_an_error(server: RedisServer) -> None:
    with (
        redis.Redis(port=1, retry=Retry(NoBackoff(), 0)) as client,
        pytest.raises(redis.ConnectionError),
    ):
        callbacks.RedisDeduplicator(client).claim(EVENT)
