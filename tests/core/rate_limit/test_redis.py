"""The limiters on a real Redis, which processes share, also while Redis is unavailable."""

from __future__ import annotations

import asyncio
import gc
import multiprocessing
from typing import Any

import pytest
import redis
import redis.asyncio
from support.loopback import KEYS
from support.rate_simulation import ACTION, FOREVER, Clock
from support.redis_server import CountingClient, RecordingClient, RedisServer

from volc_sdk._core.errors import ConfigError, TransportError
from volc_sdk._core.rate_limit.policy import rate_policy
from volc_sdk._core.rate_limit.redis import AsyncRedisRateLimiter, RedisRateLimiter
from volc_sdk._core.rate_limit.redis_script import OnError

ACCOUNT = "AKLTcanaryAccessKey"


def reserve_many(port: int, calls: int, rate: float) -> list[int]:
    """Reserve slots in one of several processes; return them."""
    with redis.Redis(port=port) as client:
        recording = RecordingClient(client)
        limiter = RedisRateLimiter(recording, account=ACCOUNT, on_error="raise")
        for _ in range(calls):
            limiter.reserve(ACTION, rate, FOREVER)
    return recording.slots


def reserve_many_async(port: int, calls: int, rate: float) -> list[int]:
    """Reserve slots in many tasks at a time; return them."""

    async def reserve() -> list[int]:
        async with redis.asyncio.Redis(port=port) as client:
            recording = RecordingClient(client)
            limiter = AsyncRedisRateLimiter(recording, account=ACCOUNT, on_error="raise")
            await asyncio.gather(*(limiter.reserve(ACTION, rate, FOREVER) for _ in range(calls)))
        return recording.slots

    return asyncio.run(reserve())


def test_processes_share_one_quota(redis_server: RedisServer) -> None:
    port, calls, rate = redis_server.port, 40, 10
    with multiprocessing.get_context("spawn").Pool(4) as pool:
        results = [
            pool.apply_async(work, (port, calls, rate))
            for work in (reserve_many, reserve_many, reserve_many_async, reserve_many_async)
        ]
        slots = [each.get(timeout=60) for each in results]
    assert [len(each) for each in slots] == [calls] * 4
    assert slots[0] == sorted(slots[0])
    reserved = sorted(slot for each in slots for slot in each)
    assert all(
        late - early >= 1_000_000 for early, late in zip(reserved, reserved[rate:], strict=False)
    )


def test_waits_are_those_of_the_local_limiter(redis_server: RedisServer) -> None:
    with redis_server.client() as client:
        limiter = RedisRateLimiter(client, account=ACCOUNT)
        waits = [limiter.reserve(ACTION, 2, FOREVER) for _ in range(4)]
        assert waits[:2] == [0, 0]
        assert 0 < waits[2] <= 1.02
        too_long = limiter.reserve(ACTION, 2, 0.0)
        assert too_long > 0
        assert limiter.reserve(ACTION, 2, FOREVER) <= too_long  # nothing was reserved
        assert limiter.reserve("Other", 2, 0.0) == 0
        assert RedisRateLimiter(client, account="other").reserve(ACTION, 2, 0.0) == 0


def test_async_limiters_wait(redis_server: RedisServer) -> None:
    async def waits() -> list[float]:
        async with redis_server.async_client() as client:
            limiter = AsyncRedisRateLimiter(client, account=ACCOUNT)
            await limiter.throttled(ACTION, 30.0)
            return [await limiter.reserve(ACTION, 2, FOREVER) for _ in range(2)]

    first, second = asyncio.run(waits())
    assert 20 < first <= 30
    assert first + 1 <= second + 10


def test_throttling_slows_down_all_hosts(redis_server: RedisServer) -> None:
    with redis_server.client() as one, redis_server.client() as two:
        here, recording = RedisRateLimiter(one, account=ACCOUNT), RecordingClient(two)
        there = RedisRateLimiter(recording, account=ACCOUNT)
        here.throttled(ACTION, 60.0)
        here.throttled(ACTION, None)
        for _ in range(12):
            there.reserve(ACTION, 10, FOREVER)
    seconds = [round((slot - recording.slots[0]) / 1e6, 2) for slot in recording.slots]
    assert seconds == [0] * 5 + [1.02] * 5 + [2.04] * 2
    with redis_server.client() as client:
        assert 0 < client.pttl(_keys(client)[0]) <= 82_000


def test_a_flushed_script_is_loaded_again(redis_server: RedisServer) -> None:
    with redis_server.client() as client:
        limiter = RedisRateLimiter(client, account=ACCOUNT, on_error="raise")
        limiter.reserve(ACTION, 10, 0.0)
        client.script_flush()
        assert limiter.reserve(ACTION, 10, 0.0) == 0.0
        client.script_flush()
        limiter.throttled(ACTION, None)


def test_during_an_outage_the_local_limiter_is_used(
    redis_server: RedisServer, logged: pytest.LogCaptureFixture
) -> None:
    now = 1000.0
    with redis_server.client() as client:
        limiter = RedisRateLimiter(client, account=ACCOUNT)
        limiter._window.clock = lambda: now
        redis_server.stop()
        assert limiter.reserve(ACTION, 1, 0.0) == 0
        assert limiter.reserve(ACTION, 1, FOREVER) > 0
        limiter.throttled(ACTION, 30.0)
        now += 2
        limiter.throttled(ACTION, None)
        now += 2
        assert limiter.reserve(ACTION, 1, FOREVER) > 20
        redis_server.start()
        assert limiter.reserve(ACTION, 1, FOREVER) > 20, "Redis is not tried again before the delay"
        now += 2
        assert limiter.reserve(ACTION, 1, 0.0) == 0
        assert _keys(client)
    messages = [record.getMessage() for record in logged.records]
    assert len(messages) == 2
    assert messages[0].startswith("sharing the quota through Redis failed: ")
    assert messages[0].endswith(
        "; until Redis is available again, this process limits only its own calls"
    )
    assert messages[1] == "Redis is available again; the quota is shared"


def test_a_missing_password_counts_as_an_outage(
    redis_server: RedisServer, logged: pytest.LogCaptureFixture
) -> None:
    with redis_server.client() as client, redis_server.client() as other:
        other.client_id()  # connected before a password is required
        other.config_set("requirepass", "canary")
        try:
            limiter = RedisRateLimiter(client, account=ACCOUNT)
            assert limiter.reserve(ACTION, 1, 0.0) == 0
        finally:
            other.config_set("requirepass", "")
    (message,) = [record.getMessage() for record in logged.records]
    assert message.startswith("sharing the quota through Redis failed: ")
    assert "authenticat" in message


def test_an_async_outage(redis_server: RedisServer, logged: pytest.LogCaptureFixture) -> None:
    async def reserve(on_error: OnError) -> float:
        async with redis_server.async_client() as client:
            limiter = AsyncRedisRateLimiter(client, account=ACCOUNT, on_error=on_error)
            await limiter.throttled(ACTION, 30.0)
            return await limiter.reserve(ACTION, 1, FOREVER)

    redis_server.stop()
    assert asyncio.run(reserve("local")) > 20
    assert len(logged.records) == 1
    with pytest.raises(TransportError, match="nothing was sent"):
        asyncio.run(reserve("raise"))
    assert len(logged.records) == 1


def test_an_outage_may_raise(redis_server: RedisServer, logged: pytest.LogCaptureFixture) -> None:
    with redis_server.client() as client:
        limiter = RedisRateLimiter(client, account=ACCOUNT, on_error="raise")
        redis_server.stop()
        limiter.throttled(ACTION, None)  # does not replace the server's own error
        with pytest.raises(
            TransportError, match="sharing the quota through Redis failed"
        ) as caught:
            limiter.reserve(ACTION, 1, 0.0)
        assert caught.value.request_sent is False
        assert caught.value.action == ACTION
        redis_server.start()
        assert limiter.reserve(ACTION, 1, 0.0) == 0
    assert not logged.records


def test_reporting_throttling_tests_whether_redis_is_available(
    redis_server: RedisServer, logged: pytest.LogCaptureFixture
) -> None:
    clock = Clock()
    with redis_server.client() as client:
        counting = CountingClient(client, clock)
        limiter = RedisRateLimiter(counting, account=ACCOUNT)
        limiter._window.clock = clock
        with redis_server.unavailable("killed"):
            limiter.throttled(ACTION, None)
        redis_server.start()
        clock.now += 1.1
        limiter.throttled(ACTION, None)
        limiter.reserve(ACTION, 1000, FOREVER)
        assert len(counting.attempts) == 3
    assert [record.levelname for record in logged.records] == ["WARNING", "INFO"]


@pytest.mark.parametrize("kind", [RedisRateLimiter, AsyncRedisRateLimiter])
def test_rates_replace_the_documented_ones(kind: Any) -> None:
    is_async = kind is AsyncRedisRateLimiter
    client = redis.asyncio.Redis() if is_async else redis.Redis()
    limiter = kind(client, account=ACCOUNT, rates={ACTION: 7})
    policy = rate_policy(limiter, (ACTION,), is_async=is_async)
    assert (policy.rate(ACTION, 50), policy.rate("ListItems", 100)) == (7, 100)


def test_each_kind_of_client_requires_its_kind_of_limiter() -> None:
    blocking = RedisRateLimiter(redis.Redis(), account=ACCOUNT)
    awaited = AsyncRedisRateLimiter(redis.asyncio.Redis(), account=ACCOUNT)
    assert rate_policy(blocking, (ACTION,)).limiter is blocking
    assert rate_policy(awaited, (ACTION,), is_async=True).limiter is awaited
    with pytest.raises(ConfigError, match="use AsyncRedisRateLimiter with an AsyncClient"):
        rate_policy(blocking, (ACTION,), is_async=True)
    with pytest.raises(ConfigError, match="use RedisRateLimiter with a Client"):
        rate_policy(awaited, (ACTION,))


def test_clients_reject_a_limiter_of_the_other_kind() -> None:
    from volc_im import AsyncClient, Client
    from volc_im import ConfigError as PublicConfigError
    from volc_im.rate_limits import AsyncRedisRateLimiter, RedisRateLimiter

    blocking = RedisRateLimiter(redis.Redis(), account=ACCOUNT)
    awaited = AsyncRedisRateLimiter(redis.asyncio.Redis(), account=ACCOUNT)
    with pytest.raises(PublicConfigError, match="use AsyncRedisRateLimiter with an AsyncClient"):
        AsyncClient(**KEYS, rate_limit=blocking)  # type: ignore[arg-type]
    with pytest.raises(PublicConfigError, match="use RedisRateLimiter with a Client"):
        Client(**KEYS, rate_limit=awaited)  # type: ignore[arg-type]


def across_loops(server: RedisServer) -> None:
    clock, client = Clock(), server.async_client()
    limiter = AsyncRedisRateLimiter(client, account=ACCOUNT)
    limiter._window.clock = clock
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


@pytest.mark.filterwarnings("ignore::ResourceWarning")  # of connections that are not closed
def test_connections_of_a_closed_loop_count_as_an_outage(
    redis_server: RedisServer, logged: pytest.LogCaptureFixture
) -> None:
    across_loops(redis_server)
    gc.collect()
    messages = [record.getMessage() for record in logged.records]
    assert len(messages) == 2
    assert "through Redis failed: Event loop is closed" in messages[0]
    assert messages[1] == "Redis is available again; the quota is shared"


def test_invalid_arguments_are_rejected() -> None:
    client = redis.Redis()
    url: Any = "redis://:canary@127.0.0.1"
    for kind, module in ((RedisRateLimiter, "redis"), (AsyncRedisRateLimiter, "redis.asyncio")):
        with pytest.raises(ConfigError) as caught:
            kind(url, account=ACCOUNT)
        assert str(caught.value) == f"client: expected {module}.Redis, got str"
        with pytest.raises(ConfigError, match=r"^rates: expected a number of calls per second"):
            kind(url, account=ACCOUNT, rates={ACTION: 0})
    with pytest.raises(ConfigError, match="use AsyncRedisRateLimiter for it"):
        RedisRateLimiter(redis.asyncio.Redis(), account=ACCOUNT)
    with pytest.raises(ConfigError, match="use RedisRateLimiter for it"):
        AsyncRedisRateLimiter(client, account=ACCOUNT)


def _keys(client: redis.Redis) -> list[bytes]:
    return sorted(client.scan_iter())
