"""Tests of the effects of a call, with a clock that the test moves and without a network."""

from __future__ import annotations

import asyncio
import json
import logging
import math
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest
from support.loopback import KEYS, envelope

import volc_im
from volc_im import ConversationCoreInfo, ConversationType, HTTPRequest, HTTPResponse, VolcIMError
from volc_im._core.auth.refreshing import RefreshingCredentials
from volc_im._core.call.attempts import Attempts
from volc_im._core.call.options import Options
from volc_im._core.call.state import ClientState
from volc_im._core.effects.effects import Effect, Effects, Run, Sleep
from volc_im._core.rate_limit.local import LocalRateLimiter
from volc_im._core.rate_limit.policy import RatePolicy
from volc_im._core.serde.encode import encode
from volc_im.actions import conversation
from volc_im.credentials import Credentials
from volc_im.providers import CallableProvider, CredentialsResult, OIDCProvider, StaticProvider
from volc_im.service import SERVICE

GROUP = ConversationCoreInfo(conversation_type=ConversationType.GROUP)
CREATED = HTTPResponse(200, {}, json.dumps(envelope(result={"Exist": False})).encode())
AWAY = HTTPResponse(503, {}, b"")


@dataclass
class Clock:
    """Replaces the clock of this machine."""

    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    for module in (
        "auth.refreshing",
        "call.attempts",
        "effects.deadline",
    ):  # not in `time`: event loops of other threads use it
        monkeypatch.setattr(f"volc_im._core.{module}.monotonic", made)
    return made


def make_state(provider: Any = None, limiter: Any = None) -> ClientState:
    return ClientState(
        service=SERVICE,
        endpoint="https://im.test",
        region="cn-north-1",
        credentials=RefreshingCredentials(provider or StaticProvider(Credentials("AK", "SK"))),
        policy=RatePolicy(limiter),
    )


def create(of: ClientState, **options: Any) -> Attempts[Any]:
    request = conversation.CreateConversationRequest(
        app_id=1, conversation_core_info=GROUP, owner_user_id=1
    )
    made = Options(**{"timeout_s": 10.0, **options})
    action = conversation.CREATE_CONVERSATION
    return Attempts(action, encode(action, request, validate=True), {}, made, of)


@dataclass
class Driver:
    """Performs effects: replies to requests in turn, and moves the clock for what takes time."""

    clock: Clock
    answers: list[Any] = field(default_factory=list)
    taken: list[Effect] = field(default_factory=list)

    @property
    def sent(self) -> list[HTTPRequest]:
        return [step for step in self.taken if isinstance(step, HTTPRequest)]

    def run(self, attempts: Attempts[Any]) -> Any:
        request = attempts.try_start()
        if request is None:
            request = self.drive(attempts.start())
        while True:
            try:
                self.taken.append(request)
                result = attempts.accept(self.take(request))
            except VolcIMError as error:
                request = self.drive(attempts.retry(error))
            else:
                return attempts.finish(result)

    def drive(self, steps: Effects[Any]) -> Any:
        answer: Any = None
        error: Exception | None = None
        while True:
            try:
                step = steps.send(answer) if error is None else steps.throw(error)
            except StopIteration as done:
                return done.value
            self.taken.append(step)
            answer = error = None
            try:
                answer = self.take(step)
            except Exception as raised:  # noqa: BLE001 - the steps decide
                error = raised

    def take(self, step: Effect) -> Any:
        if isinstance(step, Sleep):
            self.clock.now += step.seconds
            return None
        if isinstance(step, Run):
            return step.function()
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer(step) if callable(answer) else answer

    def silence(self, step: HTTPRequest) -> HTTPResponse:
        """Raise the timeout of the request."""
        self.clock.now += step.timeout_s
        raise volc_im.TimeoutError(step.action, "no reply", request_sent=True)

    def failure(self, attempts: Attempts[Any]) -> VolcIMError:
        with pytest.raises(VolcIMError) as caught:
            self.run(attempts)
        return caught.value


def takes(clock: Clock, seconds: float, result: Any) -> Callable[[], Any]:
    def function() -> Any:
        clock.now += seconds
        return result

    return function


def test_a_deadline_bounds_every_attempt_and_every_pause(clock: Clock) -> None:
    driver = Driver(clock)
    driver.answers = [driver.silence] * 9
    error = driver.failure(create(make_state(), timeout_s=4.0, deadline_s=10.0, max_retries=9))
    assert isinstance(error, volc_im.TimeoutError)
    assert clock.now <= 1010
    assert [round(request.timeout_s) for request in driver.sent][:2] == [4, 4]
    assert all(request.timeout_s <= 4 for request in driver.sent)
    assert len(driver.sent) == error.attempts == 3
    assert error.elapsed_s == pytest.approx(clock.now - 1000)


def test_an_attempt_has_what_is_left_of_the_deadline(clock: Clock) -> None:
    driver = Driver(clock)
    driver.answers = [driver.silence]
    error = driver.failure(create(make_state(), timeout_s=60.0, deadline_s=0.5))
    assert [request.timeout_s for request in driver.sent] == [0.5]
    assert error.idempotency_key is not None
    assert "deadline of 0.5 s" in error.__notes__[0]


def test_what_an_earlier_attempt_came_to_is_not_told_of_a_later_one(
    clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    lost = volc_im.ConnectionLostError("A", "lost", request_sent=True)
    with caplog.at_level(logging.DEBUG, "volc_im"):
        Driver(clock, [AWAY, lost, CREATED]).run(create(make_state()))
    records: list[Any] = [vars(record) for record in caplog.records]
    assert [record["http_status"] for record in records] == [503, None, 200]


def test_a_deadline_too_short_for_anything_books_nothing(clock: Clock) -> None:
    pacer = LocalRateLimiter(clock=clock)
    of = make_state(limiter=pacer)
    for _ in range(200):
        Driver(clock).failure(create(of, deadline_s=0.0005))
    assert pacer.reserve("CreateConversation", 1, max_wait_s=0) == 0


def test_no_attempt_is_made_that_could_only_hide_what_came_before(clock: Clock) -> None:
    def nearly_all(step: HTTPRequest) -> HTTPResponse:
        clock.now += step.timeout_s - 0.005
        raise volc_im.ConnectError(step.action, "refused", request_sent=False)

    driver = Driver(clock, [nearly_all])
    error = driver.failure(create(make_state(), deadline_s=1.0))
    assert isinstance(error, volc_im.ConnectError)
    assert len(driver.sent) == 1


def test_a_deadline_that_leaves_no_time_at_all_sends_nothing(clock: Clock) -> None:
    driver = Driver(clock)
    error = driver.failure(create(make_state(), deadline_s=0.0005))
    assert isinstance(error, volc_im.TimeoutError)
    assert (error.request_sent, driver.sent) == (False, [])


def test_credentials_that_come_too_late_are_of_no_use(clock: Clock) -> None:
    provider = CallableProvider(takes(clock, 2.0, Credentials("AK", "SK")))
    driver = Driver(clock)
    error = driver.failure(create(make_state(provider), deadline_s=1.0))
    assert type(error) is volc_im.TimeoutError
    assert error.request_sent is False
    assert driver.sent == []
    assert "the deadline of 1 s leaves no time: credentials took too long" in str(error)
    assert (error.attempts, error.elapsed_s) == (0, 2.0)


def test_a_service_for_credentials_is_asked_within_the_deadline(
    clock: Clock, tmp_path: Any
) -> None:
    token = tmp_path / "token"
    token.write_text("header.payload.signature")
    provider = OIDCProvider(role_trn="trn:iam::1:role/a", token_file=token)
    driver = Driver(clock)
    driver.answers = [driver.silence] * 9
    error = driver.failure(create(make_state(provider), deadline_s=12.0))
    assert [request.action for request in driver.sent] == ["AssumeRoleWithOIDC"] * 2
    assert clock.now <= 1012
    assert (type(error), error.action) == (volc_im.TimeoutError, "CreateConversation")  # type: ignore[attr-defined]
    assert "no reply" in str(error.__cause__)


def test_who_waits_for_the_fetch_of_another_waits_within_the_deadline(clock: Clock) -> None:
    of = make_state(CallableProvider(lambda: Credentials("AK", "SK")))
    other = of.credentials.fetch()
    assert isinstance(next(other), Run)  # it starts to fetch and never finishes
    driver = Driver(clock)
    error = driver.failure(create(of, deadline_s=3.0))
    assert clock.now <= 1003
    assert {type(step) for step in driver.taken} == {Sleep}
    assert isinstance(error, volc_im.TimeoutError)
    other.close()


def test_a_fetch_ahead_of_the_end_delays_no_call_for_long(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("volc_im._core.auth.refreshing.time", lambda: clock.now)
    driver = Driver(clock)

    results = [CredentialsResult(Credentials("AK", "SK"), clock.now + 100)]

    class Service:
        def fetch(self) -> Effects[CredentialsResult]:
            if results:
                return results.pop()
            for _ in range(9):
                yield HTTPRequest("STS", "GET", "https://sts.test", {}, b"", 10.0)
            raise AssertionError

    of = make_state(Service())
    driver.drive(of.credentials.fetch())
    clock.now += 60
    driver.answers = [driver.silence, CREATED]
    driver.run(create(of))
    assert [(request.action, request.timeout_s) for request in driver.sent] == [
        ("STS", 5.0),
        ("CreateConversation", 10.0),
    ]


class Recording(LocalRateLimiter):
    """A limiter that records its calls."""

    def __init__(self, clock: Clock, order: list[str]) -> None:
        super().__init__(clock=clock)
        self.order = order
        self.released: list[tuple[str, float, int]] = []

    def reserve(self, action: str, rate: float, max_wait_s: float, cost: int = 1) -> float:
        self.order.append("pace")
        return super().reserve(action, rate, max_wait_s, cost)

    def release(self, action: str, wait_s: float, cost: int = 1) -> None:
        self.released.append((action, wait_s, cost))


def test_a_place_in_the_pace_is_taken_once_there_are_credentials(clock: Clock) -> None:
    order: list[str] = []

    def fetch() -> Credentials:
        order.append("credentials")
        return Credentials("AK", "SK")

    of = make_state(CallableProvider(fetch), Recording(clock, order))
    Driver(clock, [CREATED]).run(create(of))
    assert order == ["credentials", "pace"]


@pytest.mark.parametrize("reason", [GeneratorExit, KeyboardInterrupt])
def test_a_call_that_is_cancelled_gives_its_place_back(
    clock: Clock, reason: type[BaseException]
) -> None:
    limiter = Recording(clock, [])
    of = make_state(limiter=limiter)
    for _ in range(50):  # the quota of one second
        Driver(clock, [CREATED]).run(create(of))
    attempts = create(of)
    assert attempts.try_start() is None
    steps = attempts.start()
    waiting = next(steps)
    assert isinstance(waiting, Sleep)
    clock.now += waiting.seconds / 4
    with pytest.raises(reason):
        steps.throw(reason())
    assert limiter.released == [("CreateConversation", pytest.approx(waiting.seconds * 3 / 4), 1)]


def test_credentials_that_were_renewed_during_the_wait_are_used(clock: Clock) -> None:
    keys = [Credentials("AKNEW", "SK"), Credentials("AK", "SK")]
    of = make_state(CallableProvider(keys.pop), Recording(clock, []))
    for _ in range(50):
        Driver(clock, [CREATED]).run(create(of))
    attempts = create(of)
    assert attempts.try_start() is None
    steps = attempts.start()
    assert isinstance(next(steps), Sleep)
    of.credentials.invalidate(Credentials("AK", "SK"))
    Driver(clock).drive(of.credentials.fetch())
    with pytest.raises(StopIteration) as done:
        steps.send(None)
    assert "Credential=AKNEW/" in done.value.value.headers["Authorization"]


class RecordingReports:
    """A limiter that records the reported Retry-After values."""

    def __init__(self) -> None:
        self.reports: list[float | None] = []

    def reserve(self, action: str, rate: float, max_wait_s: float, cost: int) -> float:
        return 0.0

    def throttled(self, action: str, retry_after_s: float | None) -> None:
        self.reports.append(retry_after_s)


@pytest.mark.parametrize(("retry_after", "reported"), [("86400", 60.0), ("2", 2.0), ("inf", None)])
def test_a_limiter_hears_of_no_wait_beyond_a_minute(
    clock: Clock, retry_after: str, reported: Any
) -> None:
    """A longer pause would stop the action for all clients that share the limiter."""
    limiter = RecordingReports()
    error = json.dumps(envelope(error={"Code": "FlowLimitExceeded"})).encode()
    driver = Driver(clock, [HTTPResponse(429, {"retry-after": retry_after}, error)])
    driver.failure(create(make_state(limiter=limiter), max_retries=0))
    assert limiter.reports == [reported]


class SlowLimiter:
    """A limiter whose server does not respond."""

    def __init__(self, clock: Clock, seconds: float) -> None:
        self.clock = clock
        self.seconds = seconds

    def reserve(self, action: str, rate: float, max_wait_s: float, cost: int) -> float:
        self.clock.now += self.seconds
        return 0.0

    def throttled(self, action: str, retry_after_s: float | None) -> None:
        raise AssertionError


def test_a_limiter_that_takes_too_long_is_named(clock: Clock) -> None:
    driver = Driver(clock)
    error = driver.failure(create(make_state(limiter=SlowLimiter(clock, 9.0)), deadline_s=1.0))
    assert "the rate limiter took too long" in str(error)
    assert driver.sent == []


def ending(of: ClientState, clock: Clock) -> Callable[[HTTPRequest], HTTPResponse]:
    """Return a reply that invalidates the credentials."""

    def reply(_: HTTPRequest) -> HTTPResponse:
        of.credentials.invalidate(Credentials("AK", "SK"))
        return AWAY

    return reply


def test_what_fails_between_attempts_never_hides_what_an_attempt_came_to(clock: Clock) -> None:
    vault = [Credentials("AK", "SK")]

    def fetch() -> Credentials:
        if not vault:
            raise RuntimeError("the vault is down")
        return vault.pop()

    of = make_state(CallableProvider(fetch))
    driver = Driver(clock)
    driver.answers = [ending(of, clock)]
    error = driver.failure(create(of))
    assert type(error) is volc_im.ServerError
    assert error.attempts == 1
    assert error.idempotency_key == json.loads(driver.sent[0].body)["IdempotentId"]
    assert isinstance(error.__cause__, RuntimeError)


def test_closing_the_client_never_hides_that_the_server_may_have_acted(clock: Clock) -> None:
    driver = Driver(clock)
    driver.answers = [AWAY, volc_im.ConfigError("the client is closed; make a new one")]
    error = driver.failure(create(make_state()))
    assert type(error) is volc_im.ServerError
    assert isinstance(error.__cause__, volc_im.ConfigError)


def test_what_fails_before_the_first_attempt_says_so(clock: Clock) -> None:
    def fetch() -> Credentials:
        raise volc_im.ConfigError("no keys in the vault")

    driver = Driver(clock)
    error = driver.failure(create(make_state(CallableProvider(fetch))))
    assert (error.attempts, driver.sent) == (0, [])
    assert error.idempotency_key is not None, "the call can be made again by hand with it"


def test_retries_stop_when_the_budget_is_used_up(clock: Clock) -> None:
    of = make_state()
    of.budget._left = of.budget.COST
    driver = Driver(clock, [AWAY] * 9)
    assert driver.failure(create(of, max_retries=9)).attempts == 2
    assert of.budget.left == 0


def test_a_server_that_restarts_does_not_use_up_the_budget() -> None:
    """All calls that are in progress fail several times, and then succeed."""
    failures: Counter[bytes] = Counter()

    class Restarting:
        async def send(self, request: volc_im.HTTPRequest, /) -> volc_im.HTTPResponse:
            await asyncio.sleep(0)
            failures[request.body] += 1
            if failures[request.body] <= 8:
                raise volc_im.ConnectError(request.action, "refused", request_sent=False)
            return CREATED

    async def run() -> list[object]:
        im = volc_im.AsyncClient(
            **KEYS, app_id=1, max_retries=8, rate_limit=None, transport=Restarting()
        )
        calls = (
            im.create_conversation(
                conversation_core_info=GROUP, owner_user_id=1, idempotent_id=f"{number}"
            )
            for number in range(200)
        )
        return await asyncio.gather(*calls, return_exceptions=True)

    assert not [each for each in asyncio.run(run()) if isinstance(each, BaseException)]
    assert sum(failures.values()) == 200 * 9


def test_a_success_gives_back_what_its_retries_took(clock: Clock) -> None:
    of = make_state()
    lost = volc_im.ConnectionLostError("A", "lost", request_sent=True)
    driver = Driver(clock, [lost, AWAY, CREATED])
    driver.run(create(of))
    assert of.budget.left == of.budget.SIZE


def test_a_success_by_itself_gives_back_one(clock: Clock) -> None:
    of = make_state()
    of.budget._left = 100
    Driver(clock, [CREATED]).run(create(of))
    assert of.budget.left == 101


def test_without_a_deadline_nothing_is_bounded_but_attempts(clock: Clock) -> None:
    driver = Driver(clock, [CREATED])
    driver.run(create(make_state(), deadline_s=math.inf))
    assert [request.timeout_s for request in driver.sent] == [10.0]
