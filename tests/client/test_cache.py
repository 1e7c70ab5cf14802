"""The cache of credentials: one fetch for all, ahead of the end, and nobody waits for the dead."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from steps_driver import arun, check_for_secrets, run

from volc_im import ConfigError, Credentials
from volc_im._core.auth import refreshing as cache_module
from volc_im._core.auth.refreshing import CredentialCache
from volc_im._core.effects.effects import Run, Sleep, Steps
from volc_im.providers import Lease, StaticProvider

COUNT = 16


def credentials(number: int) -> Credentials:
    return Credentials(f"AK{number}", "canary-secret")


class Counter:
    """A provider that counts, and does in its fetch what a test tells it to."""

    def __init__(self, *ends_in: float | None, hold: Callable[[], Any] = lambda: None) -> None:
        self.fetches = 0
        self.ends_in = [*ends_in] or [None]
        self.hold = hold
        self.error: BaseException | None = None

    def lease(self) -> Steps[Lease]:
        self.fetches += 1
        number = self.fetches
        yield Run(self.hold)
        if self.error is not None:
            raise self.error
        ends_in = self.ends_in[min(number, len(self.ends_in)) - 1]
        return Lease(credentials(number), None if ends_in is None else time.time() + ends_in)


def take(cache: CredentialCache) -> Credentials:
    return cache.current() or run(cache.steps())


def test_static_credentials_are_there_at_once() -> None:
    cache = CredentialCache(StaticProvider(credentials(7)))
    assert cache.current() == credentials(7)
    assert cache.invalidate(credentials(7)) is False
    assert take(cache) == credentials(7)


def test_what_does_not_end_is_fetched_once() -> None:
    provider = Counter(None)
    cache = CredentialCache(provider)
    assert cache.current() is None
    assert take(cache) == take(cache) == cache.current() == credentials(1)
    assert provider.fetches == 1


def test_what_has_ended_is_fetched_again() -> None:
    provider = Counter(-1, 3600)
    cache = CredentialCache(provider)
    assert take(cache) == credentials(1), "a clock that is off does not keep a caller waiting"
    cache._new_until = 0.0
    assert cache.current() is None
    assert take(cache) == take(cache) == credentials(2)


def test_what_was_fetched_just_now_is_good_whatever_this_clock_says() -> None:
    """A clock that is ahead would have each call fetch anew."""
    provider = Counter(-1)
    cache = CredentialCache(provider)
    assert take(cache) == take(cache) == take(cache) == credentials(1)
    assert provider.fetches == 1
    assert cache.invalidate(credentials(1))
    assert take(cache) == credentials(2)


def test_sixteen_threads_make_one_fetch() -> None:
    arrived = threading.Barrier(COUNT)
    slept = threading.Semaphore(0)

    def hold() -> None:
        for _ in range(COUNT - 1):  # all others wait by now
            assert slept.acquire(timeout=30)

    provider = Counter(3600, hold=hold)
    cache = CredentialCache(provider)

    def call() -> Credentials:
        arrived.wait(30)
        steps, first = cache.steps(), True
        answer: Any = None
        while True:
            try:
                step = steps.send(answer)
            except StopIteration as done:
                return done.value
            if isinstance(step, Run):
                answer = step.function()
                continue
            assert isinstance(step, Sleep)
            if first:
                slept.release()
            first = False
            time.sleep(step.seconds)

    with ThreadPoolExecutor(COUNT) as pool:
        given = {future.result(60) for future in [pool.submit(call) for _ in range(COUNT)]}
    assert given == {credentials(1)}
    assert provider.fetches == 1


def test_sixteen_tasks_make_one_fetch() -> None:
    async def main() -> None:
        release = asyncio.Event()
        provider = Counter(3600, hold=release.wait)
        cache = CredentialCache(provider)
        tasks = [asyncio.create_task(arun(cache.steps())) for _ in range(COUNT)]
        await asyncio.sleep(0)
        release.set()
        assert {*await asyncio.gather(*tasks)} == {credentials(1)}
        assert provider.fetches == 1

    asyncio.run(main())


def test_ahead_of_the_end_one_fetches_and_the_others_go_on() -> None:
    others: list[Credentials | None] = []
    provider = Counter(30, 3600)
    cache = CredentialCache(provider)
    assert take(cache) == credentials(1)
    provider.hold = lambda: others.append(cache.current())
    rest_over(cache)
    assert take(cache) == credentials(2)
    assert others == [credentials(1)]
    assert take(cache) == credentials(2)
    assert provider.fetches == 2


def rest_over(cache: CredentialCache) -> None:
    """As if the pause between two fetches ahead of the end had passed."""
    cache._rests_until = 0.0


def test_a_failure_ahead_of_the_end_changes_nothing(caplog: pytest.LogCaptureFixture) -> None:
    provider = Counter(30, 3600)
    cache = CredentialCache(provider)
    take(cache)
    rest_over(cache)
    provider.error = ConfigError("the vault is shut")
    assert take(cache) == credentials(1)
    assert provider.fetches == 2
    for _ in range(5):
        assert cache.current() == credentials(1), "not tried again at once"
    assert provider.fetches == 2
    assert "the vault is shut" in caplog.text
    rest_over(cache)
    provider.error = None
    assert cache.current() is None
    assert take(cache).access_key == "AK3"


def test_short_lived_credentials_are_not_fetched_with_every_call() -> None:
    provider = Counter(30)
    cache = CredentialCache(provider)
    assert {take(cache) for _ in range(5)} == {credentials(1)}
    assert provider.fetches == 1


def test_a_failed_fetch_fails_those_who_wait_and_no_one_later() -> None:
    async def main() -> None:
        release = asyncio.Event()
        provider = Counter(3600, hold=release.wait)
        provider.error = ConfigError("the vault is shut")
        cache = CredentialCache(provider)
        tasks = [asyncio.create_task(arun(cache.steps())) for _ in range(COUNT)]
        await asyncio.sleep(0)
        release.set()
        errors = await asyncio.gather(*tasks, return_exceptions=True)
        assert {str(error) for error in errors} == {"the vault is shut"}
        assert len({id(error) for error in errors}) == COUNT
        assert provider.fetches == 1
        provider.error = None
        assert await arun(cache.steps()) == credentials(2)

    asyncio.run(main())


def test_what_a_function_raises_is_only_named_to_the_others() -> None:
    async def main() -> None:
        release = asyncio.Event()
        provider = Counter(hold=release.wait)
        provider.error = LookupError("canary")
        cache = CredentialCache(provider)
        tasks = [asyncio.create_task(arun(cache.steps())) for _ in range(2)]
        await asyncio.sleep(0)
        release.set()
        first, second = await asyncio.gather(*tasks, return_exceptions=True)
        assert isinstance(first, LookupError)
        assert str(second) == "the provider of the credentials raised LookupError"
        check_for_secrets(second)  # type: ignore[arg-type]

    asyncio.run(main())


def test_another_takes_over_from_a_caller_that_dies() -> None:
    async def main() -> None:
        never = asyncio.Event()
        provider = Counter(3600, hold=never.wait)
        cache = CredentialCache(provider)
        first = asyncio.create_task(arun(cache.steps()))
        await asyncio.sleep(0)
        others = [asyncio.create_task(arun(cache.steps())) for _ in range(COUNT)]
        await asyncio.sleep(0)
        assert provider.fetches == 1
        provider.hold = lambda: None
        first.cancel()
        assert {*await asyncio.wait_for(asyncio.gather(*others), 30)} == {credentials(2)}
        assert provider.fetches == 2
        with pytest.raises(asyncio.CancelledError):
            await first

    asyncio.run(main())


def test_another_takes_over_from_a_caller_that_is_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    provider = Counter(3600)
    cache = CredentialCache(provider)
    silent = cache.steps()
    assert isinstance(next(silent), Run)
    waiting = cache.steps()
    assert isinstance(next(waiting), Sleep)
    real = time.monotonic
    monkeypatch.setattr(cache_module, "monotonic", lambda: real() + 61)
    assert isinstance(next(waiting), Run)
    with pytest.raises(StopIteration) as done:
        next(waiting)
    assert done.value.value == cache.current() == credentials(2)
    with pytest.raises(StopIteration) as done:
        next(silent)
    assert done.value.value == credentials(1)
    assert cache.current() == credentials(2), "who comes late overwrites nothing"


def test_refused_credentials_are_fetched_once_more() -> None:
    provider = Counter(3600)
    cache = CredentialCache(provider)
    old = take(cache)
    assert cache.invalidate(old) is True
    assert cache.current() is None
    new = take(cache)
    assert (old, new) == (credentials(1), credentials(2))
    assert cache.invalidate(old) is True, "somebody has fetched others already"
    assert cache.current() == new
    assert provider.fetches == 2


def test_threads_that_are_refused_together_make_one_fetch() -> None:
    provider = Counter(3600)
    cache = CredentialCache(provider)
    old = take(cache)
    refused = threading.Barrier(COUNT)

    def call() -> Credentials:
        refused.wait(30)
        cache.invalidate(old)
        return take(cache)

    with ThreadPoolExecutor(COUNT) as pool:
        given = {future.result(60) for future in [pool.submit(call) for _ in range(COUNT)]}
    assert given == {credentials(2)}
    assert provider.fetches == 2


def test_a_refused_lease_is_not_gone_back_to() -> None:
    provider = Counter(3600)
    cache = CredentialCache(provider)
    cache.invalidate(take(cache))
    provider.error = ConfigError("the vault is shut")
    with pytest.raises(ConfigError, match="shut"):
        take(cache)
