"""Tests of calls under faults, over real HTTP: the right result or error, and no second effect."""

from __future__ import annotations

import asyncio
import gc
import json
import logging
import re
import time
import weakref
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from types import SimpleNamespace
from typing import Any

import pytest
from support import faulty_proxy as faults
from support.faulty_proxy import FaultyProxy, faulty_proxy
from support.loopback import KEYS, ScriptedServer, envelope

import volc_im
from volc_im import AsyncClient, Client, ConversationCoreInfo, ConversationType
from volc_im._core.call import retry
from volc_im.emulator import Emulator

GROUP = ConversationCoreInfo(conversation_type=ConversationType.GROUP, name="Team")
SINGLE = ConversationCoreInfo(conversation_type=ConversationType.SINGLE)
THROTTLED = {"Code": "FlowLimitExceeded", "CodeN": 100018, "Message": "slow down"}
EMPTY_PAGE = envelope(result={"ConversationInfos": [], "HasMore": False, "NextCursor": 0})


@pytest.fixture(scope="module")
def emulator() -> Iterator[Emulator]:
    with Emulator(**KEYS) as server:
        yield server


@pytest.fixture
def proxy(emulator: Emulator) -> Iterator[FaultyProxy]:
    with faulty_proxy(emulator.endpoint) as made:
        yield made


def client(server: Any, **arguments: Any) -> Client:
    return Client(**KEYS, endpoint=server.endpoint, **{"app_id": 1, **arguments})


def listed(server: Any, **arguments: Any) -> Any:
    with client(server, **arguments) as im:
        return im.get_user_conversations(participant_user_id=1, cursor=0, limit=20)


def groups_of(emulator: Emulator, user: int) -> int:
    with Client(**KEYS, endpoint=emulator.endpoint, app_id=1) as im:
        return len([*im.iter_user_conversations(participant_user_id=user)])


# After some of these the client cannot know whether the server acted.
FAULTS: dict[str, faults.Fault] = {
    "dropped before": faults.dropped_before,
    "dropped after": faults.dropped_after,
    "reset after": faults.reset_after,
    "truncated": faults.truncated,
    "silent": faults.silent,
    "500": faults.answering(faults.http("500 Oops"), act=True),
    "502 HTML": faults.answering(faults.http("502 Bad", b"<html>bad gateway</html>"), act=True),
    "503": faults.answering(faults.http("503 Away"), act=True),
    "504": faults.answering(faults.http("504 Slow"), act=True),
    "429": faults.answering(faults.http("429 Slow")),
    "empty 200": faults.answering(faults.http("200 OK"), act=True),
    "junk": faults.answering(b"\0\1\2\r\n\r\n", act=True),
    "bad gzip": faults.answering(
        faults.http("200 OK", b"no gzip", "Content-Encoding: gzip"), act=True
    ),
    "error in 200": faults.answering(
        faults.http("200 OK", json.dumps(envelope(error=THROTTLED)).encode())
    ),
}


@pytest.mark.parametrize("name", FAULTS)
@pytest.mark.parametrize("kind", ["group", "single"])
@pytest.mark.parametrize("through_async", [False, True], ids=["sync", "async"])
def test_one_conversation_whatever_happens(
    emulator: Emulator, proxy: FaultyProxy, name: str, kind: str, through_async: bool
) -> None:
    proxy.faults += [FAULTS[name]] * 2
    owner = time.monotonic_ns()
    other = owner + 1 if kind == "single" else None
    arguments: dict[str, Any] = {
        "conversation_core_info": SINGLE if kind == "single" else GROUP,
        "owner_user_id": owner,
        "other_user_id": other,
    }
    settings: dict[str, Any] = {
        **KEYS, "endpoint": proxy.endpoint, "app_id": 1, "timeout": 0.4 if name == "silent" else 10,
    }  # fmt: skip

    async def run() -> Any:
        async with AsyncClient(**settings) as im:
            return await im.create_conversation(**arguments)

    if through_async:
        made = asyncio.run(run())
    else:
        with Client(**settings) as im:
            made = im.create_conversation(**arguments)
    assert made.conversation_short_id > 2**53
    assert groups_of(emulator, owner) == 1
    bodies = [json.loads(seen.partition(b"\r\n\r\n")[2]) for seen in proxy.seen]
    assert len(bodies) == 3
    keys = {body.get("IdempotentId") for body in bodies}
    assert keys == {made.idempotency_key}
    assert (made.idempotency_key is None) is (kind == "single")


def test_a_key_of_the_caller_is_kept(server: ScriptedServer) -> None:
    server.answer(envelope(result={"Exist": False}))
    with client(server) as im:
        made = im.create_conversation(
            conversation_core_info=GROUP, owner_user_id=1, idempotent_id="mine"
        )
    assert server.seen[0].json["IdempotentId"] == made.idempotency_key == "mine"


def test_errors_show_the_key_and_the_attempts(server: ScriptedServer) -> None:
    server.answer(b"", 503)
    with client(server, max_retries=2) as im, pytest.raises(volc_im.ServerError) as caught:
        im.create_conversation(conversation_core_info=GROUP, owner_user_id=1)
    assert caught.value.attempts == len(server.seen) == 3
    assert caught.value.idempotency_key == server.seen[0].json["IdempotentId"]
    assert caught.value.elapsed_s > 0


def test_each_call_has_a_key_of_its_own(server: ScriptedServer) -> None:
    server.answer(envelope(result={"Exist": False}))
    with client(server) as im:
        for _ in range(3):
            im.create_conversation(conversation_core_info=GROUP, owner_user_id=1)
    assert len({seen.json["IdempotentId"] for seen in server.seen}) == 3


UNSAFE = ("SendMessageOfTomorrow", {"Text": "hello"})


@pytest.mark.parametrize("name", ["dropped after", "reset after", "truncated", "500", "503", "504"])
def test_a_write_without_a_key_is_not_repeated(
    emulator: Emulator, proxy: FaultyProxy, name: str
) -> None:
    proxy.faults += [FAULTS[name]]
    with client(proxy) as im, pytest.raises(volc_im.VolcIMError):
        im.call(*UNSAFE)
    assert len(proxy.seen) == 1


def test_a_write_that_was_turned_away_is_repeated(server: ScriptedServer) -> None:
    server.answer(envelope(error=THROTTLED), 429)
    server.answer(envelope(result={"MessageId": 2**60}))
    with client(server) as im:
        assert im.call(*UNSAFE).data == {"MessageId": 2**60}
    assert len(server.seen) == 2


def test_a_read_by_name_is_repeated_when_told(server: ScriptedServer) -> None:
    server.answer(b"", 500)
    server.answer(envelope(result={"X": 1}))
    with client(server) as im:
        assert im.call("GetThings", {}, read=True).data == {"X": 1}


@pytest.mark.parametrize("status", [400, 401, 403, 404])
def test_a_clear_no_is_not_repeated(server: ScriptedServer, status: int) -> None:
    server.answer(envelope(error={"Code": "SomeCode", "Message": "no"}), status)
    with pytest.raises(volc_im.APIError):
        listed(server)
    assert len(server.seen) == 1


@pytest.mark.parametrize("header", ["0", "0.01"])
def test_retry_after_is_honoured(server: ScriptedServer, header: str) -> None:
    server.answer(envelope(error=THROTTLED), 429, Retry_After=header)
    server.answer(EMPTY_PAGE)
    assert listed(server).has_more is False


def test_a_long_retry_after_is_not_waited_for(server: ScriptedServer) -> None:
    server.answer(envelope(error=THROTTLED), 429, Retry_After="3600")
    with pytest.raises(volc_im.ThrottledError) as caught:
        listed(server)
    assert caught.value.retry_after_s == 3600
    assert len(server.seen) == 1


def test_a_retry_after_may_be_a_date(server: ScriptedServer) -> None:
    moment = datetime.now(UTC) + timedelta(hours=2)
    server.answer(envelope(error=THROTTLED), 429, Retry_After=format_datetime(moment, usegmt=True))
    with pytest.raises(volc_im.ThrottledError) as caught:
        listed(server)
    assert caught.value.retry_after_s == pytest.approx(7200, abs=60)


def test_the_deadline_is_never_slept_past(server: ScriptedServer) -> None:
    server.answer(envelope(error=THROTTLED), 429, Retry_After="30")
    started = time.monotonic()
    with pytest.raises(volc_im.ThrottledError) as caught:
        listed(server, deadline=5)
    assert time.monotonic() - started < 5
    assert caught.value.attempts == 1
    assert "deadline of 5 s" in caught.value.__notes__[0]


def test_the_deadline_bounds_an_attempt(proxy: FaultyProxy) -> None:
    proxy.faults += [faults.silent] * 9
    with pytest.raises(volc_im.TimeoutError):
        listed(proxy, deadline=0.5, timeout=60)


def test_no_retries_on_demand(server: ScriptedServer) -> None:
    server.answer(b"", 503)
    with pytest.raises(volc_im.ServerError):
        listed(server, max_retries=0)
    assert len(server.seen) == 1


def test_a_clock_that_is_off_is_corrected_once(
    server: ScriptedServer, caplog: pytest.LogCaptureFixture
) -> None:
    theirs = datetime.now(UTC) + timedelta(minutes=20)
    error = {"Code": "InvalidTimestamp", "CodeN": 100006, "Message": "expired"}
    date = format_datetime(theirs, usegmt=True)
    server.answer(envelope(error=error), 400, Date=date)
    server.answer(EMPTY_PAGE)
    with client(server) as im, caplog.at_level(logging.WARNING, "volc_im"):
        for _ in range(2):
            im.get_user_conversations(participant_user_id=1, cursor=0, limit=20)
    assert len(server.seen) == 3
    for seen in server.seen[1:]:
        signed = datetime.strptime(seen.headers["x-date"], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
        assert abs(signed - theirs) < timedelta(seconds=30)
    assert [r for r in caplog.records if re.search(r"clock is off by -(1199|120[01]) s", r.message)]


@pytest.mark.parametrize("hours", [48, -48])
def test_a_date_from_another_day_is_not_believed(server: ScriptedServer, hours: int) -> None:
    date = format_datetime(datetime.now(UTC) + timedelta(hours=hours), usegmt=True)
    server.answer(envelope(error={"Code": "InvalidTimestamp", "Message": ""}), 400, Date=date)
    with pytest.raises(volc_im.ClockSkewError):
        listed(server)
    assert len(server.seen) == 1


def test_a_clock_that_stays_wrong_is_an_error(server: ScriptedServer) -> None:
    server.answer(envelope(error={"Code": "InvalidTimestamp", "Message": ""}), 400)
    with pytest.raises(volc_im.ClockSkewError):
        listed(server)
    assert len(server.seen) == 2


def test_credentials_that_ended_are_refreshed_once(server: ScriptedServer) -> None:
    from volc_im.providers import CallableProvider

    made: list[str] = []

    def fetch() -> volc_im.Credentials:
        made.append(f"AK{len(made)}")
        return volc_im.Credentials(made[-1], "SK")

    server.answer(envelope(error={"Code": "ExpiredToken", "Message": ""}), 401)
    server.answer(EMPTY_PAGE)
    with Client(credentials=CallableProvider(fetch), endpoint=server.endpoint, app_id=1) as im:
        im.get_user_conversations(participant_user_id=1, cursor=0, limit=20)
        im.get_user_conversations(participant_user_id=1, cursor=0, limit=20)
    keys = [seen.headers["authorization"].split("=")[1].split("/")[0] for seen in server.seen]
    assert keys == ["AK0", "AK1", "AK1"]


def test_credentials_that_are_refused_again_are_not_refreshed_again(server: ScriptedServer) -> None:
    from volc_im.providers import CallableProvider

    names = iter(range(99))
    provider = CallableProvider(lambda: volc_im.Credentials(f"AK{next(names)}", "SK"))
    server.answer(envelope(error={"Code": "ExpiredToken", "Message": ""}), 400)
    with (
        Client(credentials=provider, endpoint=server.endpoint, app_id=1) as im,
        pytest.raises(volc_im.AuthError) as caught,
    ):
        im.get_user_conversations(participant_user_id=1, cursor=0, limit=20)
    assert caught.value.attempts == len(server.seen) == 2


@pytest.mark.parametrize("through_async", [False, True])
@pytest.mark.parametrize("status", [200, 400, 503, None])
def test_an_error_is_gone_when_the_caller_lets_go_of_it(
    server: ScriptedServer, through_async: bool, status: int | None
) -> None:
    """A reference cycle would keep the reply until the next garbage collection."""
    if status is None:
        server.drop()
    else:
        server.answer(envelope(error={"Code": "InvalidParam"}), status)

    gone: list[weakref.ref[BaseException]] = []

    async def awaited() -> None:  # asyncio.run keeps an error that it raises
        async with AsyncClient(**KEYS, endpoint=server.endpoint, app_id=1) as im:
            try:
                await im.get_user_conversations(participant_user_id=1, cursor=0, limit=20)
            except volc_im.VolcIMError as error:
                gone.append(weakref.ref(error))

    with no_collector():
        if through_async:
            asyncio.run(awaited())
        else:
            try:
                listed(server)
            except volc_im.VolcIMError as error:
                gone.append(weakref.ref(error))
        assert [ref() for ref in gone] == [None]


class FailsOnce:
    """A transport whose first connection is lost, and that keeps no reference to the error."""

    def __init__(self) -> None:
        self.lost: weakref.ref[BaseException] | None = None

    def send(self, request: volc_im.HTTPRequest, /) -> volc_im.HTTPResponse:
        if self.lost is None:
            error = volc_im.ConnectionLostError(request.action, "lost", request_sent=True)
            self.lost = weakref.ref(error)
            try:
                raise error
            finally:
                del error
        return volc_im.HTTPResponse(200, {}, json.dumps(EMPTY_PAGE).encode())


class AsyncFailsOnce(FailsOnce):
    async def send(self, request: volc_im.HTTPRequest, /) -> volc_im.HTTPResponse:  # type: ignore[override]
        return super().send(request)


@contextmanager
def no_collector() -> Iterator[None]:
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@pytest.mark.parametrize("through_async", [False, True])
def test_an_error_that_a_retry_got_over_is_gone_too(through_async: bool) -> None:
    transport = AsyncFailsOnce() if through_async else FailsOnce()
    arguments: dict[str, Any] = {"participant_user_id": 1, "cursor": 0, "limit": 20}

    async def awaited() -> None:
        async with AsyncClient(**KEYS, app_id=1, transport=transport) as im:  # type: ignore[arg-type]
            await im.get_user_conversations(**arguments)

    with no_collector():
        if through_async:
            asyncio.run(awaited())
        else:
            with Client(**KEYS, app_id=1, transport=transport) as im:
                im.get_user_conversations(**arguments)
        assert transport.lost is not None
        assert transport.lost() is None


@pytest.mark.parametrize("through_async", [False, True])
def test_an_error_of_a_provider_is_gone_too(through_async: bool) -> None:
    from volc_im.providers import CallableProvider

    gone: list[weakref.ref[BaseException]] = []

    def fetch() -> volc_im.Credentials:
        error = volc_im.ConfigError("the vault is shut")
        gone.append(weakref.ref(error))
        try:
            raise error
        finally:
            del error

    provider: Any = CallableProvider(fetch)
    arguments: dict[str, Any] = {"participant_user_id": 1, "cursor": 0, "limit": 20}

    async def awaited() -> None:
        async with AsyncClient(credentials=provider, app_id=1) as im:
            with suppress(volc_im.ConfigError):
                await im.get_user_conversations(**arguments)

    with no_collector():
        if through_async:
            asyncio.run(awaited())
        else:
            with Client(credentials=provider, app_id=1) as im, suppress(volc_im.ConfigError):
                im.get_user_conversations(**arguments)
        assert [ref() for ref in gone] == [None]


def test_static_credentials_are_not_refreshed(server: ScriptedServer) -> None:
    server.answer(envelope(error={"Code": "InvalidAccessKey", "CodeN": 100009}), 401)
    with pytest.raises(volc_im.AuthError):
        listed(server)
    assert len(server.seen) == 1


def test_the_pace_of_the_spec_is_kept(server: ScriptedServer) -> None:
    server.answer(envelope(result={"Exist": False}))
    with client(server, rate_limit={"CreateConversation": 1}, deadline=0.5) as im:
        im.create_conversation(conversation_core_info=GROUP, owner_user_id=1)
        with pytest.raises(
            volc_im.TimeoutError, match="the rate limit requires a wait of"
        ) as caught:
            im.create_conversation(conversation_core_info=GROUP, owner_user_id=1)
    assert caught.value.request_sent is False
    assert len(server.seen) == 1


@pytest.mark.parametrize("through_async", [False, True])
def test_a_user_that_gives_up_leaves_no_trace(
    server: ScriptedServer, through_async: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Interrupt a pause by Ctrl-C or by cancelling the task."""
    monkeypatch.setattr(retry, "BASE_S", 1e9)
    monkeypatch.setattr(retry.random, "uniform", lambda low, high: high)
    server.answer(b"", 503)

    async def run() -> None:
        async with AsyncClient(**KEYS, endpoint=server.endpoint, app_id=1) as im:
            call = im.get_user_conversations(participant_user_id=1, cursor=0, limit=20)
            task = asyncio.ensure_future(call)
            while not server.seen:
                await asyncio.sleep(0.01)
            await asyncio.wait_for(task, 0.1)

    def interrupted(seconds: float) -> None:
        raise KeyboardInterrupt

    if through_async:
        with pytest.raises(TimeoutError):
            asyncio.run(run())
    else:
        monkeypatch.setattr("volc_im._core.client.time", SimpleNamespace(sleep=interrupted))
        with pytest.raises(KeyboardInterrupt):
            listed(server)
    assert len(server.seen) == 1
