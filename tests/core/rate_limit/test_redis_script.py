"""The script on a real Redis, compared with the local limiter, and the circuit breaker."""

from __future__ import annotations

import asyncio
import sys
import threading
from itertools import count
from typing import Any

import pytest
import redis
import redis.asyncio
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.rate_simulation import ACTION, FOREVER, Clock, Quota, simulate_retries
from support.redis_server import (
    CountingClient,
    RecordingClient,
    RedisServer,
    SimulatedTimeClient,
)

from volc_sdk._core.errors import ConfigError, TransportError
from volc_sdk._core.rate_limit.local import LocalRateLimiter
from volc_sdk._core.rate_limit.redis import AsyncRedisRateLimiter, RedisRateLimiter
from volc_sdk._core.rate_limit.redis_script import RedisWindow, is_sync_script, register_script

ACCOUNT = "AKLTcanaryAccessKey"
NUMBERS = count()


def test_costly_calls_wait_as_with_the_local_limiter(redis_server: RedisServer) -> None:
    costs = [500, 100, 1, 99, 150, 30, 200, 7]
    local = LocalRateLimiter(clock=lambda: 0.0)
    with redis_server.client() as client:
        recording = RecordingClient(client)
        limiter = RedisRateLimiter(recording, account=ACCOUNT, on_error="raise")
        for cost in costs:
            limiter.reserve(ACTION, 200, FOREVER, cost)
    slots = [(slot - recording.slots[0]) / 1e6 for slot in recording.slots]
    assert slots == pytest.approx([local.reserve(ACTION, 200, FOREVER, cost) for cost in costs])


def test_no_minute_contains_more_items_than_the_quota(redis_server: RedisServer) -> None:
    costs = [*[20] * 59, 1200, 1, 500, 700, 20]
    clock = Clock()
    local = LocalRateLimiter(clock=clock)
    with redis_server.client() as client:
        account = f"{ACCOUNT} {next(NUMBERS)}"
        shared = RedisRateLimiter(SimulatedTimeClient(client, clock), account=account)
        waits = [shared.reserve(ACTION, 20, FOREVER, cost) for cost in costs]
    assert waits == pytest.approx(
        [local.reserve(ACTION, 20, FOREVER, cost) for cost in costs], abs=1e-3
    )
    assert waits[59] == pytest.approx(waits[58] + 60.02)  # the minute has room for nothing else


# Sixteenths of a second are exact both in seconds and in microseconds.
events = st.tuples(
    st.integers(0, 32).map(lambda count: count / 16),
    st.one_of(
        st.tuples(st.just("reserve"), st.integers(1, 25), st.sampled_from([0.0, 0.987, FOREVER])),
        st.tuples(st.just("throttled"), st.sampled_from([None, 0.0, 1.3])),
    ),
)


@settings(
    derandomize=True, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=st.lists(events, min_size=1, max_size=40), rate=st.sampled_from([19, 7.3, 0.7]))
def test_the_script_and_the_local_limiter_return_the_same_waits(
    redis_server: RedisServer, steps: list[tuple[float, tuple[Any, ...]]], rate: float
) -> None:
    clock = Clock()
    local = LocalRateLimiter(clock=clock)
    with redis_server.client() as client:
        shared = RedisRateLimiter(
            SimulatedTimeClient(client, clock), account=f"{ACCOUNT} {next(NUMBERS)}"
        )
        for gap, (name, *arguments) in steps:
            clock.now += gap
            if name == "throttled":
                local.throttled(ACTION, *arguments)
                shared.throttled(ACTION, *arguments)
            else:
                cost, max_wait_s = arguments
                wait_s = shared.reserve(ACTION, rate, max_wait_s, cost)
                assert wait_s == pytest.approx(
                    local.reserve(ACTION, rate, max_wait_s, cost), abs=1e-3
                )


def test_throttled_calls_use_most_of_the_quota_of_the_server(redis_server: RedisServer) -> None:
    clock, server = Clock(), Quota(20)
    with redis_server.client() as client:
        shared = RedisRateLimiter(
            SimulatedTimeClient(client, clock), account=ACCOUNT, on_error="raise"
        )
        simulate_retries(shared, clock, server, [clock.now] * 500, client_rate=50)
    assert 500 / (server.served[-1] - server.served[0]) > 16


def test_the_rate_recovers(redis_server: RedisServer) -> None:
    with redis_server.client() as client:
        RedisRateLimiter(client, account=ACCOUNT).throttled(ACTION, None)
        (state,) = _keys(client)
        long_ago = int(client.hget(state, "recovered_until") or 0) - 6_000_000
        client.hset(state, "recovered_until", long_ago)
        recording = RecordingClient(client)
        limiter = RedisRateLimiter(recording, account=ACCOUNT)
        for _ in range(12):
            limiter.reserve(ACTION, 10, FOREVER)
    # After six seconds the rate is 80 %, or more with the time that this test takes.
    at_once = sum(slot - recording.slots[0] < 900_000 for slot in recording.slots)
    assert 8 <= at_once <= 10


def test_slots_are_removed_after_their_window(redis_server: RedisServer) -> None:
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


def reserve_at_once(limiter: RedisRateLimiter, callers: int) -> None:
    """Reserve slots in threads that start together."""
    start = threading.Barrier(callers)

    def reserve() -> None:
        start.wait()
        limiter.reserve(ACTION, 1000, FOREVER)

    threads = [threading.Thread(target=reserve) for _ in range(callers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@pytest.mark.parametrize("how", ["hangs", "killed"])
def test_one_caller_at_a_time_tests_whether_redis_is_available(
    redis_server: RedisServer, how: str
) -> None:
    clock = Clock()
    with redis_server.client(timeout_s=0.5) as client, redis_server.unavailable(how):
        counting = CountingClient(client, clock)
        limiter = RedisRateLimiter(counting, account=ACCOUNT)
        limiter._window.clock = clock
        limiter.reserve(ACTION, 1000, FOREVER)
        clock.now += 0.9
        reserve_at_once(limiter, 8)
        assert len(counting.attempts) == 1
        clock.now += 0.2
        reserve_at_once(limiter, 8)
        assert len(counting.attempts) == 2


@pytest.mark.parametrize("how", ["hangs", "killed"])
def test_one_task_at_a_time_tests_whether_redis_is_available(
    redis_server: RedisServer, how: str
) -> None:
    clock = Clock()

    async def run() -> None:
        async with redis_server.async_client(timeout_s=0.5) as client:
            counting = CountingClient(client, clock)
            limiter = AsyncRedisRateLimiter(counting, account=ACCOUNT)
            limiter._window.clock = clock
            await limiter.reserve(ACTION, 1000, FOREVER)
            clock.now += 1.1
            await asyncio.gather(*(limiter.reserve(ACTION, 1000, FOREVER) for _ in range(8)))
            assert len(counting.attempts) == 2
            clock.now += 1.1
            testing = asyncio.create_task(limiter.reserve(ACTION, 1000, FOREVER))
            while len(counting.attempts) < 3:
                await asyncio.sleep(0)
            testing.cancel()
            await limiter.throttled(ACTION, None)
            assert len(counting.attempts) == 3
            clock.now += 1.1
            await limiter.throttled(ACTION, None)
            assert len(counting.attempts) == 4, "a cancelled task does not keep others from trying"

    with redis_server.unavailable(how):
        asyncio.run(run())


def test_the_delay_is_as_long_as_the_failed_attempt(redis_server: RedisServer) -> None:
    clock = Clock()
    with redis_server.client() as client, redis_server.unavailable("killed"):
        counting = CountingClient(client, clock, fails_after_s=7.0)
        limiter = RedisRateLimiter(counting, account=ACCOUNT)
        limiter._window.clock = clock
        while clock.now < 1040:
            limiter.reserve(ACTION, 1000, FOREVER)
            clock.now += 0.125
        assert counting.attempts == [1000.0, 1014.0, 1028.0]


# The window without Redis


def window(on_error: Any = "local") -> RedisWindow:
    return RedisWindow(ACCOUNT, "prefix", on_error)


def test_one_attempt_is_made_after_each_delay(logged: pytest.LogCaptureFixture) -> None:
    tested, clock = window(), Clock()
    tested.clock = clock
    assert tested.start_attempt() == tested.start_attempt() == clock.now
    clock.now += 3
    tested.record_failure(OSError("away"), clock.now - 3)
    assert tested.start_attempt() is None
    clock.now += 2.9
    assert tested.start_attempt() is None
    clock.now += 0.1
    assert tested.start_attempt() == clock.now
    assert tested.start_attempt() is None  # another caller is trying
    tested.record_success()
    assert tested.start_attempt() == tested.start_attempt() == clock.now
    assert [record.getMessage() for record in logged.records] == [
        "sharing the quota through Redis failed: away; until Redis is available again, "
        "this process limits only its own calls",
        "Redis is available again; the quota is shared",
    ]


def test_a_strict_window_raises_and_always_tries(logged: pytest.LogCaptureFixture) -> None:
    strict = window("raise")
    error = OSError("away")
    strict.record_failure(error, 0.0)
    assert strict.start_attempt() is not None
    with pytest.raises(TransportError, match=r"through Redis failed: away \(nothing was sent\)"):
        strict.raise_if_strict(ACTION, error)
    window().raise_if_strict(ACTION, error)
    assert not logged.records


def test_a_forked_child_gets_a_new_lock() -> None:
    forked = window()
    with forked._lock:  # as if a thread of the parent held it
        forked.reset_after_fork()
        forked.record_success()


def test_invalid_arguments_are_rejected(monkeypatch: pytest.MonkeyPatch) -> None:
    for account in ("", 123, None):
        with pytest.raises(ConfigError, match=r"^account: expected a string that all users"):
            RedisWindow(account, "prefix", "local")  # type: ignore[arg-type]
    with pytest.raises(ConfigError) as caught:
        window("ignore")
    assert str(caught.value) == """on_error: expected "local" or "raise", got 'ignore'"""
    monkeypatch.setitem(sys.modules, "redis.exceptions", None)
    with pytest.raises(ConfigError, match=r"requires the package redis: pip install .*\[redis\]"):
        window()


def test_scripts_of_the_sync_client_are_recognized() -> None:
    assert is_sync_script(register_script(redis.Redis(), "redis"))
    assert not is_sync_script(register_script(redis.asyncio.Redis(), "redis.asyncio"))
    assert not is_sync_script(print)


def _keys(client: redis.Redis) -> list[bytes]:
    return sorted(client.scan_iter())
