"""Refreshing credentials: one fetch for all callers, early if possible, even if one is cancelled."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from support.effects_driver import arun, check_for_secrets, run

from volc_sdk._core.auth import refreshing
from volc_sdk._core.auth.refreshing import RefreshingCredentials
from volc_sdk._core.effects.effects import Effects, Run, Sleep
from volc_sdk._core.errors import ConfigError
from volc_sdk.credentials import Credentials
from volc_sdk.providers import CredentialsResult, StaticProvider

COUNT = 16


def credentials(number: int) -> Credentials:
    return Credentials(f"AK{number}", "canary-secret")


class Counter:
    """A provider that counts its fetches, and calls a function during each of them."""

    def __init__(
        self, *expires_in_s: float | None, during_fetch: Callable[[], Any] = lambda: None
    ) -> None:
        self.fetches = 0
        self.expires_in_s = [*expires_in_s] or [None]
        self.during_fetch = during_fetch
        self.error: BaseException | None = None

    def fetch(self) -> Effects[CredentialsResult]:
        self.fetches += 1
        number = self.fetches
        yield Run(self.during_fetch)
        if self.error is not None:
            raise self.error
        expires_in_s = self.expires_in_s[min(number, len(self.expires_in_s)) - 1]
        expires_at = None if expires_in_s is None else time.time() + expires_in_s
        return CredentialsResult(credentials(number), expires_at)


def take(cache: RefreshingCredentials) -> Credentials:
    return cache.current() or run(cache.fetch())


def test_static_credentials_need_no_fetch() -> None:
    cache = RefreshingCredentials(StaticProvider(credentials(7)))
    assert cache.current() == credentials(7)
    assert cache.invalidate(credentials(7)) is False
    assert take(cache) == credentials(7)


def test_credentials_that_do_not_expire_are_fetched_once() -> None:
    provider = Counter(None)
    cache = RefreshingCredentials(provider)
    assert cache.current() is None
    assert take(cache) == take(cache) == cache.current() == credentials(1)
    assert provider.fetches == 1


def test_expired_credentials_are_fetched_again() -> None:
    provider = Counter(-1, 3600)
    cache = RefreshingCredentials(provider)
    assert take(cache) == credentials(1), "a wrong clock does not stop a caller"
    cache._trusted_until = 0.0
    assert cache.current() is None
    assert take(cache) == take(cache) == credentials(2)


def test_new_credentials_are_used_whatever_the_clock_shows() -> None:
    """With a clock that is ahead, each call would fetch."""
    provider = Counter(-1)
    cache = RefreshingCredentials(provider)
    assert take(cache) == take(cache) == take(cache) == credentials(1)
    assert provider.fetches == 1
    assert cache.invalidate(credentials(1))
    assert take(cache) == credentials(2)


def test_sixteen_threads_make_one_fetch() -> None:
    arrived = threading.Barrier(COUNT)
    slept = threading.Semaphore(0)

    def wait_for_others() -> None:
        for _ in range(COUNT - 1):  # all others wait by now
            assert slept.acquire(timeout=30)

    provider = Counter(3600, during_fetch=wait_for_others)
    cache = RefreshingCredentials(provider)

    def call() -> Credentials:
        arrived.wait(30)
        effects, first = cache.fetch(), True
        outcome: Any = None
        while True:
            try:
                effect = effects.send(outcome)
            except StopIteration as done:
                return done.value
            if isinstance(effect, Run):
                outcome = effect.function()
                continue
            assert isinstance(effect, Sleep)
            if first:
                slept.release()
            first = False
            time.sleep(effect.seconds)

    with ThreadPoolExecutor(COUNT) as pool:
        results = {future.result(60) for future in [pool.submit(call) for _ in range(COUNT)]}
    assert results == {credentials(1)}
    assert provider.fetches == 1


def test_sixteen_tasks_make_one_fetch() -> None:
    async def main() -> None:
        release = asyncio.Event()
        provider = Counter(3600, during_fetch=release.wait)
        cache = RefreshingCredentials(provider)
        tasks = [asyncio.create_task(arun(cache.fetch())) for _ in range(COUNT)]
        await asyncio.sleep(0)
        release.set()
        assert {*await asyncio.gather(*tasks)} == {credentials(1)}
        assert provider.fetches == 1

    asyncio.run(main())


def test_in_an_early_fetch_other_callers_use_the_old_credentials() -> None:
    others: list[Credentials | None] = []
    provider = Counter(30, 3600)
    cache = RefreshingCredentials(provider)
    assert take(cache) == credentials(1)
    provider.during_fetch = lambda: others.append(cache.current())
    allow_early_fetch(cache)
    assert take(cache) == credentials(2)
    assert others == [credentials(1)]
    assert take(cache) == credentials(2)
    assert provider.fetches == 2


def allow_early_fetch(cache: RefreshingCredentials) -> None:
    """End the interval between two early fetches."""
    cache._next_early_fetch = 0.0


def test_after_a_failed_early_fetch_the_old_credentials_are_used(
    caplog: pytest.LogCaptureFixture,
) -> None:
    provider = Counter(30, 3600)
    cache = RefreshingCredentials(provider)
    take(cache)
    allow_early_fetch(cache)
    provider.error = ConfigError("the vault is closed")
    assert take(cache) == credentials(1)
    assert provider.fetches == 2
    for _ in range(5):
        assert cache.current() == credentials(1), "not tried again at once"
    assert provider.fetches == 2
    assert "the vault is closed" in caplog.text
    allow_early_fetch(cache)
    provider.error = None
    assert cache.current() is None
    assert take(cache).access_key == "AK3"


def test_short_lived_credentials_are_not_fetched_with_every_call() -> None:
    provider = Counter(30)
    cache = RefreshingCredentials(provider)
    assert {take(cache) for _ in range(5)} == {credentials(1)}
    assert provider.fetches == 1


def test_a_failed_fetch_fails_the_waiting_callers_and_no_later_one() -> None:
    async def main() -> None:
        release = asyncio.Event()
        provider = Counter(3600, during_fetch=release.wait)
        provider.error = ConfigError("the vault is closed")
        cache = RefreshingCredentials(provider)
        tasks = [asyncio.create_task(arun(cache.fetch())) for _ in range(COUNT)]
        await asyncio.sleep(0)
        release.set()
        errors = await asyncio.gather(*tasks, return_exceptions=True)
        assert {str(error) for error in errors} == {"the vault is closed"}
        assert len({id(error) for error in errors}) == COUNT
        assert provider.fetches == 1
        provider.error = None
        assert await arun(cache.fetch()) == credentials(2)

    asyncio.run(main())


def test_waiting_callers_get_only_the_type_of_another_error() -> None:
    async def main() -> None:
        release = asyncio.Event()
        provider = Counter(during_fetch=release.wait)
        provider.error = LookupError("canary")
        cache = RefreshingCredentials(provider)
        tasks = [asyncio.create_task(arun(cache.fetch())) for _ in range(2)]
        await asyncio.sleep(0)
        release.set()
        first, second = await asyncio.gather(*tasks, return_exceptions=True)
        assert isinstance(first, LookupError)
        assert str(second) == "the credentials provider raised LookupError"
        check_for_secrets(second)  # type: ignore[arg-type]

    asyncio.run(main())


def test_another_caller_fetches_if_the_first_is_cancelled() -> None:
    async def main() -> None:
        never = asyncio.Event()
        provider = Counter(3600, during_fetch=never.wait)
        cache = RefreshingCredentials(provider)
        first = asyncio.create_task(arun(cache.fetch()))
        await asyncio.sleep(0)
        others = [asyncio.create_task(arun(cache.fetch())) for _ in range(COUNT)]
        await asyncio.sleep(0)
        assert provider.fetches == 1
        provider.during_fetch = lambda: None
        first.cancel()
        assert {*await asyncio.wait_for(asyncio.gather(*others), 30)} == {credentials(2)}
        assert provider.fetches == 2
        with pytest.raises(asyncio.CancelledError):
            await first

    asyncio.run(main())


def test_another_caller_fetches_if_the_first_takes_too_long(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    provider = Counter(3600)
    cache = RefreshingCredentials(provider)
    stuck = cache.fetch()
    assert isinstance(next(stuck), Run)
    waiting = cache.fetch()
    assert isinstance(next(waiting), Sleep)
    real = time.monotonic
    monkeypatch.setattr(refreshing, "monotonic", lambda: real() + 61)
    assert isinstance(next(waiting), Run)
    with pytest.raises(StopIteration) as done:
        next(waiting)
    assert done.value.value == cache.current() == credentials(2)
    with pytest.raises(StopIteration) as done:
        next(stuck)
    assert done.value.value == credentials(1)
    assert cache.current() == credentials(2), "a late result replaces no newer one"


def test_refused_credentials_are_fetched_once_more() -> None:
    provider = Counter(3600)
    cache = RefreshingCredentials(provider)
    old = take(cache)
    assert cache.invalidate(old) is True
    assert cache.current() is None
    new = take(cache)
    assert (old, new) == (credentials(1), credentials(2))
    assert cache.invalidate(old) is True, "others were fetched already"
    assert cache.current() == new
    assert provider.fetches == 2


def test_threads_that_are_refused_together_make_one_fetch() -> None:
    provider = Counter(3600)
    cache = RefreshingCredentials(provider)
    old = take(cache)
    refused = threading.Barrier(COUNT)

    def call() -> Credentials:
        refused.wait(30)
        cache.invalidate(old)
        return take(cache)

    with ThreadPoolExecutor(COUNT) as pool:
        results = {future.result(60) for future in [pool.submit(call) for _ in range(COUNT)]}
    assert results == {credentials(2)}
    assert provider.fetches == 2


def test_refused_credentials_are_not_used_again() -> None:
    provider = Counter(3600)
    cache = RefreshingCredentials(provider)
    cache.invalidate(take(cache))
    provider.error = ConfigError("the vault is closed")
    with pytest.raises(ConfigError, match="closed"):
        take(cache)
