"""Pacing within a process: no second holds more than the rate, first come first served."""

from __future__ import annotations

import threading
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rate_simulation import ACTION, FOREVER, Clock, Quota, crowd, hurried

from volc_im import ConfigError
from volc_im._core.rate_limit.local import MARGIN_S, LocalRateLimiter
from volc_im._core.rate_limit.policy import Pace, pace_of


def booked(pacer: LocalRateLimiter, clock: Clock, rate: float, calls: int) -> list[float]:
    """Slots of so many calls made at once, counted from the start of the clock."""
    start = clock.now
    return [round(start - 1000 + pacer.reserve(ACTION, rate, FOREVER), 6) for _ in range(calls)]


def assert_paced(slots: list[float], calls: int, seconds: float = 1.0) -> None:
    """No window of `seconds` holds more than `calls`."""
    assert all(
        late - early >= seconds for early, late in zip(slots, slots[calls:], strict=False)
    ), slots


def test_a_burst_up_to_the_rate_goes_at_once_and_the_rest_in_the_next_seconds() -> None:
    clock = Clock()
    assert booked(LocalRateLimiter(clock=clock), clock, 2, 5) == [0, 0, 1.02, 1.02, 2.04]


def test_a_slot_is_free_again_when_its_second_has_passed() -> None:
    clock = Clock()
    pacer = LocalRateLimiter(clock=clock)
    booked(pacer, clock, 2, 2)
    clock.now += 1 + MARGIN_S
    assert pacer.reserve(ACTION, 2, 0) == 0.0


@pytest.mark.parametrize(
    ("rate", "slots"), [(0.5, [0, 2.02, 4.04]), (1, [0, 1.02, 2.04]), (1.9, [0, 1.02, 2.04])]
)
def test_a_rate_counts_in_whole_calls(rate: float, slots: list[float]) -> None:
    clock = Clock()
    assert booked(LocalRateLimiter(clock=clock), clock, rate, 3) == slots


def test_actions_do_not_wait_for_each_other() -> None:
    pacer = LocalRateLimiter(clock=Clock())
    assert pacer.reserve("A", 1, 0) == pacer.reserve("B", 1, 0) == 0.0
    assert pacer.reserve("A", 1, FOREVER) > 0


def test_a_wait_past_the_deadline_books_nothing() -> None:
    clock = Clock()
    pacer = LocalRateLimiter(clock=clock)
    assert pacer.reserve(ACTION, 1, 0.5) == 0.0
    for _ in range(3):
        assert pacer.reserve(ACTION, 1, 0.5) == pytest.approx(1.02)
    assert pacer.reserve(ACTION, 1, 1.5) == pytest.approx(1.02)
    assert pacer.reserve(ACTION, 1, 1.5) == pytest.approx(2.04)


def test_a_rate_that_changes_counts_the_slots_of_before() -> None:
    clock = Clock()
    pacer = LocalRateLimiter(clock=clock)
    assert booked(pacer, clock, 1, 2) == [0, 1.02]
    assert booked(pacer, clock, 3, 3) == [1.02, 1.02, 2.04]
    assert booked(pacer, clock, 1, 1) == [3.06]


arrivals = st.lists(
    st.tuples(
        st.one_of(st.just(0.0), st.floats(0, 3)),
        st.one_of(st.just(FOREVER), st.floats(0, 2)),
        st.sampled_from(["go", "go", "go", "throttled"]),
    ),
    min_size=1,
    max_size=80,
)


@given(arrivals=arrivals, rate=st.one_of(st.integers(1, 20), st.floats(0.2, 5)))
def test_no_second_ever_holds_more_than_the_rate(
    arrivals: list[tuple[float, float, str]], rate: float
) -> None:
    clock = Clock()
    pacer = LocalRateLimiter(clock=clock)
    slots: list[float] = []
    for gap, max_wait_s, what in arrivals:
        clock.now += gap
        if what == "throttled":
            pacer.throttled(ACTION, None)
        wait_s = pacer.reserve(ACTION, rate, max_wait_s)
        assert wait_s >= 0
        if wait_s <= max_wait_s:
            slots.append(clock.now + wait_s)
    assert all(early <= late + 1e-9 for early, late in pairwise(slots))
    assert_paced(slots, max(1, int(rate)), max(1.0, 1 / rate))


@given(arrivals=arrivals, rate=st.integers(1, 20))
def test_no_slot_is_lost(arrivals: list[tuple[float, float, str]], rate: int) -> None:
    """Each call gets the first moment that is free by the plain definition."""
    clock = Clock()
    pacer = LocalRateLimiter(clock=clock)
    slots: list[float] = []
    for gap, max_wait_s, _ in arrivals:
        clock.now += gap
        first = max(
            [clock.now, *slots[-1:], *(slots[-rate] + 1 + MARGIN_S for _ in slots[rate - 1 : rate])]
        )
        wait_s = pacer.reserve(ACTION, rate, max_wait_s)
        assert clock.now + wait_s == pytest.approx(first, abs=1e-6)
        if wait_s <= max_wait_s:
            slots.append(clock.now + wait_s)


@given(costs=st.lists(st.tuples(st.floats(0, 1.5), st.integers(1, 20)), max_size=60))
def test_no_second_holds_more_items_than_the_rate(costs: list[tuple[float, int]]) -> None:
    """Light calls and heavy ones, in any order."""
    clock = Clock()
    pacer = LocalRateLimiter(clock=clock)
    slots: list[float] = []
    for gap, cost in costs:
        clock.now += gap
        slots += [clock.now + pacer.reserve(ACTION, 20, FOREVER, cost)] * cost
    assert_paced(slots, 20)


def test_a_call_that_holds_more_than_a_second_takes_the_seconds_after_it() -> None:
    clock = Clock()
    pacer = LocalRateLimiter(clock=clock)
    assert pacer.reserve(ACTION, 200, 0.0, 500) == 0
    assert pacer.reserve(ACTION, 200, FOREVER, 100) == pytest.approx(2.04)
    assert pacer.reserve(ACTION, 200, FOREVER, 1) == pytest.approx(3.06)


def test_a_heavy_call_whose_wait_is_too_long_books_nothing() -> None:
    pacer = LocalRateLimiter(clock=Clock())
    assert pacer.reserve(ACTION, 10, 0.0, 6) == 0
    assert pacer.reserve(ACTION, 10, 0.5, 5) == pytest.approx(1.02)
    assert pacer.reserve(ACTION, 10, 0.0, 4) == 0


def test_a_slot_that_is_given_back_goes_to_the_next_who_asks() -> None:
    clock = Clock()
    pacer = LocalRateLimiter(clock=clock)
    assert booked(pacer, clock, 2, 8) == [0, 0, 1.02, 1.02, 2.04, 2.04, 3.06, 3.06]
    clock.now += 0.5
    pacer.release(ACTION, 2.56)
    pacer.release(ACTION, 0.52)
    pacer.release("Other", 1.0)
    assert booked(pacer, clock, 2, 3) == [1.02, 3.06, 4.08]


def test_a_slot_that_is_given_back_too_late_is_gone() -> None:
    clock = Clock()
    pacer = LocalRateLimiter(clock=clock)
    booked(pacer, clock, 1, 3)
    pacer.release(ACTION, 1.02)
    pacer.release(ACTION, 0.0)
    assert pacer.reserve(ACTION, 1, 1.0) == pytest.approx(1.02)  # past the deadline: stays free
    clock.now += 1.5
    assert booked(pacer, clock, 1, 1) == [3.06]


def test_the_last_slots_leave_no_trace_when_they_are_given_back() -> None:
    clock = Clock()
    pacer = LocalRateLimiter(clock=clock)
    slots = booked(pacer, clock, 10, 300)
    for slot in slots[10:]:
        pacer.release(ACTION, slot)
    pacer.throttled(ACTION, None)
    clock.now += 1.1
    assert booked(pacer, clock, 10, 11) == [1.1] * 5 + [2.12] * 5 + [3.14]
    pacer.throttled(ACTION, None)  # counts: it cannot be about calls that never went
    assert booked(pacer, clock, 10, 5)[-1] == 5.18


def test_a_slot_before_the_time_that_the_server_named_is_given_to_nobody() -> None:
    clock = Clock()
    pacer = LocalRateLimiter(clock=clock)
    pacer.throttled(ACTION, 1.0)
    assert booked(pacer, clock, 10, 6) == [1] * 5 + [2.02]
    pacer.release(ACTION, 1.0)
    pacer.throttled(ACTION, 3.0)
    assert booked(pacer, clock, 10, 1) == [3]


@pytest.mark.parametrize("how", ["another rate", "a complaint"])
def test_a_slot_too_close_to_others_for_the_pace_of_now_is_given_to_nobody(how: str) -> None:
    clock = Clock()
    pacer = LocalRateLimiter(clock=clock)
    assert booked(pacer, clock, 4, 12) == [0] * 4 + [1.02] * 4 + [2.04] * 4
    pacer.release(ACTION, 1.02)
    pacer.release(ACTION, 1.02)
    if how == "a complaint":
        pacer.throttled(ACTION, None)
    assert booked(pacer, clock, 4 if how == "a complaint" else 2, 2) == [3.06] * 2


def test_no_more_goes_into_a_slot_than_those_after_it_leave_room_for() -> None:
    clock = Clock()
    pacer = LocalRateLimiter(clock=clock)
    booked(pacer, clock, 4, 1)
    clock.now += 0.4
    slots = booked(pacer, clock, 4, 11)
    assert slots == [0.4] * 3 + [1.02] + [1.42] * 3 + [2.04] + [2.44] * 3
    for slot in (1.42, 1.42, 2.04):
        pacer.release(ACTION, slot - 0.4)
    clock.now += 1.1
    assert booked(pacer, clock, 4, 2) == [2.04, 3.06]


def test_heavy_calls_go_where_enough_was_given_back() -> None:
    pacer = LocalRateLimiter(clock=Clock())
    costs = [20, 5, 15, 20, 1]
    slots = [0, 1.02, 1.02, 2.04, 3.06]
    assert [pacer.reserve(ACTION, 20, FOREVER, cost) for cost in costs] == pytest.approx(slots)
    pacer.release(ACTION, 1.02, 5)
    pacer.release(ACTION, 1.02, 15)
    pacer.release(ACTION, 2.04, 20)
    costs = [17, 12, 3, 5, 3, 1]
    slots = [1.02, 2.04, 1.02, 2.04, 2.04, 3.06]
    assert [pacer.reserve(ACTION, 20, FOREVER, cost) for cost in costs] == pytest.approx(slots)


def test_a_call_too_heavy_for_a_second_gives_back_its_first() -> None:
    pacer = LocalRateLimiter(clock=Clock())
    assert pacer.reserve(ACTION, 20, FOREVER, 20) == 0
    assert pacer.reserve(ACTION, 20, FOREVER, 50) == pytest.approx(1.02)
    pacer.release(ACTION, 1.02, 50)
    waits = [pacer.reserve(ACTION, 20, FOREVER, 15) for _ in range(2)]
    assert waits == pytest.approx([1.02, 4.08])


def test_slots_are_known_though_callers_know_them_to_some_microseconds() -> None:
    clock = Clock()
    pacer = LocalRateLimiter(clock=clock)
    slots = booked(pacer, clock, 3, 9)
    for slot in slots[3:6]:
        pacer.release(ACTION, slot + 2e-5)
    assert booked(pacer, clock, 3, 4) == [*slots[3:6], 3.06]


calls_and_releases = st.lists(
    st.tuples(
        st.one_of(st.just(0.0), st.floats(0, 0.6)),
        st.sampled_from(["reserve"] * 6 + ["release"] * 4 + ["throttled"]),
        st.integers(0, 1000),
    ),
    min_size=20,
    max_size=120,
)


@settings(max_examples=300, derandomize=True, deadline=None)
@given(what=calls_and_releases, rate=st.sampled_from([1, 2, 4, 9]))
def test_no_second_holds_more_than_the_rate_whatever_is_given_back(
    what: list[tuple[float, str, int]], rate: int
) -> None:
    clock = Clock()
    pacer = LocalRateLimiter(clock=clock)
    waiting: list[tuple[float, int]] = []
    gone: list[tuple[float, int]] = []
    for gap, name, number in what:
        clock.now += gap
        gone += [call for call in waiting if call[0] <= clock.now]
        waiting = [call for call in waiting if call[0] > clock.now]
        if name == "throttled":
            pacer.throttled(ACTION, None)
        elif name == "release" and waiting:
            slot, cost = waiting.pop(number % len(waiting))
            pacer.release(ACTION, slot - clock.now + 1e-5, cost)
        else:
            cost = 1 + number % rate if number % 3 == 0 else 1
            slot = clock.now + pacer.reserve(ACTION, rate, FOREVER, cost)
            assert slot >= clock.now
            waiting.append((slot, cost))
            pace = pacer._lanes[ACTION].count  # after complaints, less than the rate
            assert in_any_second_with(slot, gone + waiting) <= max(pace, cost)
    assert_paced(sorted(slot for slot, cost in gone + waiting for _ in range(cost)), rate)


def in_any_second_with(slot: float, calls: list[tuple[float, int]]) -> int:
    """The most that goes in any second that a slot lies in."""
    near = [call for call in calls if abs(call[0] - slot) < 1]
    starts = [start for start, _ in near if start <= slot]
    return max(sum(cost for at, cost in near if start <= at < start + 1) for start in starts)


def test_calls_that_are_cancelled_as_they_wait_leave_the_quota_to_others() -> None:
    """70 calls a second for 50 slots, each cancelled after a second: with their slots lost, none
    would go from the fourth second on."""
    clock = Clock()
    arrivals = [clock.now + number / 70 for number in range(70 * 60)]
    gone = hurried(LocalRateLimiter(clock=clock), clock, arrivals, 50, patience_s=1.0)
    late = [moment for moment in gone if 1030 <= moment < 1060]
    assert len(late) / 30 > 45
    assert_paced(sorted(gone), 50)


def test_a_complaint_halves_the_pace_once_a_second_down_to_a_tenth() -> None:
    clock = Clock()
    pacer = LocalRateLimiter(clock=clock)
    for _ in range(5):  # of one burst
        pacer.throttled(ACTION, None)
    assert booked(pacer, clock, 20, 11) == [0] * 10 + [1.02]
    clock.now += 10_000
    for _ in range(10):
        pacer.throttled(ACTION, None)
        clock.now += 1
    waits = [pacer.reserve(ACTION, 20, FOREVER) for _ in range(4)]
    assert waits[:3] == [0, 0, 0]  # a tenth and a second's recovery
    assert waits[3] == pytest.approx(1.02)


def test_the_pace_comes_back_bit_by_bit() -> None:
    clock = Clock()
    pacer = LocalRateLimiter(clock=clock)
    pacer.throttled(ACTION, None)
    paces: list[int] = []
    for _ in range(8):
        clock.now += 1.46
        paces.append(sum(pacer.reserve(ACTION, 100, 0.0) == 0 for _ in range(120)))
    assert paces == [57, 64, 71, 79, 86, 93, 100, 100]


def test_complaints_about_what_was_booked_before_do_not_count_again() -> None:
    clock = Clock()
    pacer = LocalRateLimiter(clock=clock)
    assert booked(pacer, clock, 20, 120)[-1] == 5.1
    for _ in range(61):  # until a second after the last of them has gone
        pacer.throttled(ACTION, None)
        clock.now += 0.1
    assert booked(pacer, clock, 20, 13) == [6.12] * 11 + [7.14] * 2  # half, and 5 %
    clock.now += 0.01
    pacer.throttled(ACTION, None)
    assert booked(pacer, clock, 20, 10)[-1] == 9.18


def test_a_crowd_is_served_nearly_as_fast_as_the_server_can() -> None:
    """8 a second while each complaint of a backlog counted: the pace fell to a tenth, and stayed."""
    clock, server = Clock(), Quota(20)
    crowd(LocalRateLimiter(clock=clock), clock, server, [clock.now] * 500, client_rate=50)
    assert len(server.served) == 500
    assert 500 / (server.served[-1] - server.served[0]) > 16
    assert server.busiest_second() <= 50


def test_nobody_goes_before_the_server_wants_to_hear_from_us() -> None:
    clock = Clock()
    pacer = LocalRateLimiter(clock=clock)
    pacer.throttled(ACTION, 5.0)
    pacer.throttled(ACTION, 2.0)
    assert pacer.reserve(ACTION, 10, 1.0) == 5.0
    assert booked(pacer, clock, 10, 6) == [5, 5, 5, 5, 5, 6.02]
    assert pacer.reserve("Other", 10, 0) == 0.0


def test_threads_share_the_slots() -> None:
    clock = Clock()
    pacer = LocalRateLimiter(clock=clock)
    found: list[list[float]] = [[] for _ in range(16)]
    together = threading.Barrier(16)

    def work(slots: list[float]) -> None:
        together.wait()
        slots.extend(pacer.reserve(ACTION, 10, FOREVER) for _ in range(100))

    threads = [threading.Thread(target=work, args=(slots,)) for slots in found]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(slots == sorted(slots) for slots in found)
    slots = sorted(slot for each in found for slot in each)
    assert slots == pytest.approx([1.02 * (i // 10) for i in range(1600)])


def test_the_spec_paces_by_what_is_documented() -> None:
    pace = pace_of("spec")
    assert isinstance(pace.limiter, LocalRateLimiter)
    assert pace.rate(ACTION, 10) == 10
    assert pace.rate(ACTION, None) is None
    assert pace_of("spec").limiter is not pace.limiter


def test_rates_of_some_actions() -> None:
    pace = pace_of({ACTION: 20, "GetUserConversations": 0.5})
    assert (pace.rate(ACTION, 10), pace.rate("GetUserConversations", None)) == (20, 0.5)
    assert pace.rate("DestroyConversation", 10) == 10


def test_no_pacing_and_a_limiter_of_ones_own() -> None:
    assert pace_of(None) == Pace()
    assert pace_of(None).rate(ACTION, 10) is None
    pacer = LocalRateLimiter()
    assert pace_of(pacer).limiter is pacer
    assert pace_of(pacer).rate(ACTION, 10) == 10


def test_a_shared_limiter_may_have_rates_of_its_own() -> None:
    pace = pace_of(LocalRateLimiter({ACTION: 20, "GetUserConversations": 0.5}))
    assert (pace.rate(ACTION, 10), pace.rate("GetUserConversations", None)) == (20, 0.5)
    assert pace.rate("DestroyConversation", 10) == 10


class Own:
    """A limiter of the user's."""

    def reserve(self, action: str, rate: float, max_wait_s: float, cost: int = 1) -> float:
        return 0.0

    def throttled(self, action: str, retry_after_s: float | None) -> None: ...


class OwnRates(Own):
    """One with rates, which nobody has checked."""

    def __init__(self, rates: object) -> None:
        self.rates = rates


class OwnAsync:
    """The same, awaited."""

    async def reserve(self, action: str, rate: float, max_wait_s: float, cost: int = 1) -> float:
        return 0.0

    async def throttled(self, action: str, retry_after_s: float | None) -> None: ...


@pytest.mark.parametrize("is_async", [False, True])
@pytest.mark.parametrize("limiter", [LocalRateLimiter(), Own(), OwnAsync()])
def test_an_async_limiter_is_for_an_async_client(limiter: Any, is_async: bool) -> None:
    if isinstance(limiter, OwnAsync) and not is_async:
        with pytest.raises(ConfigError, match="OwnAsync is async; a Client takes a limiter that"):
            pace_of(limiter, is_async=is_async)
    else:
        assert pace_of(limiter, is_async=is_async).limiter is limiter


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (
            {"CreateConversaton": 1},
            "no action 'CreateConversaton'; did you mean 'CreateConversation'?",
        ),
        ({"Zzz": 1}, "no action 'Zzz'$"),
        ({1: 1}, "no action 1"),
        ({ACTION: 0}, "'CreateConversation' needs a number of calls a second above 0, not 0"),
        ({ACTION: float("nan")}, "above 0, not nan"),
        ({ACTION: True}, "above 0, not True"),
        ({ACTION: "20"}, "above 0, not '20'"),
        (OwnRates({"Zzz": 1}), "no action 'Zzz'$"),
        (OwnRates({ACTION: -1}), "above 0, not -1"),
        (OwnRates(20), "a mapping of action to calls a second, not 20"),
        ("fast", "not 'fast'"),
        (20, "a mapping of action to calls a second, a limiter or None, not 20"),
    ],
)
def test_a_rate_limit_that_makes_no_sense(given: object, words: str) -> None:
    with pytest.raises(ConfigError, match=words.replace("?", r"\?")):
        pace_of(given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("rates", "words"),
    [
        (
            {"create_conversation": 1},
            "rates: there is no action 'create_conversation'; did you mean",
        ),
        (
            {ACTION: 0},
            "rates: 'CreateConversation' needs a number of calls a second above 0, not 0",
        ),
        (20, "rates is a mapping of action to calls a second, not 20"),
    ],
)
def test_rates_that_make_no_sense_are_refused_where_they_are_given(rates: Any, words: str) -> None:
    with pytest.raises(ConfigError, match=words):
        LocalRateLimiter(rates)
