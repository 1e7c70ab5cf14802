from __future__ import annotations

import threading
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.rate_simulation import (
    ACTION,
    FOREVER,
    Clock,
    Quota,
    simulate_cancellations,
    simulate_retries,
)

from volc_sdk._core.errors import ConfigError
from volc_sdk._core.rate_limit.local import MARGIN_S, LocalRateLimiter


def reserve_slots(limiter: LocalRateLimiter, clock: Clock, rate: float, calls: int) -> list[float]:
    """Reserve slots for calls at the same time; return their times since the start of the clock."""
    start = clock.now
    return [round(start - 1000 + limiter.reserve(ACTION, rate, FOREVER), 6) for _ in range(calls)]


def assert_limited(slots: list[float], calls: int, seconds: float = 1.0) -> None:
    """Check that no window of `seconds` contains more than `calls` slots."""
    assert all(
        late - early >= seconds for early, late in zip(slots, slots[calls:], strict=False)
    ), slots


def test_a_burst_is_sent_at_once_up_to_the_rate_and_then_in_the_next_seconds() -> None:
    clock = Clock()
    assert reserve_slots(LocalRateLimiter(clock=clock), clock, 2, 5) == [0, 0, 1.02, 1.02, 2.04]


def test_a_slot_is_free_again_when_its_second_has_passed() -> None:
    clock = Clock()
    limiter = LocalRateLimiter(clock=clock)
    reserve_slots(limiter, clock, 2, 2)
    clock.now += 1 + MARGIN_S
    assert limiter.reserve(ACTION, 2, 0) == 0.0


@pytest.mark.parametrize(
    ("rate", "slots"), [(0.5, [0, 2.02, 4.04]), (1, [0, 1.02, 2.04]), (1.9, [0, 1.02, 2.04])]
)
def test_a_rate_is_rounded_down(rate: float, slots: list[float]) -> None:
    clock = Clock()
    assert reserve_slots(LocalRateLimiter(clock=clock), clock, rate, 3) == slots


def test_actions_do_not_wait_for_each_other() -> None:
    limiter = LocalRateLimiter(clock=Clock())
    assert limiter.reserve("A", 1, 0) == limiter.reserve("B", 1, 0) == 0.0
    assert limiter.reserve("A", 1, FOREVER) > 0


def test_a_wait_that_is_too_long_reserves_nothing() -> None:
    clock = Clock()
    limiter = LocalRateLimiter(clock=clock)
    assert limiter.reserve(ACTION, 1, 0.5) == 0.0
    for _ in range(3):
        assert limiter.reserve(ACTION, 1, 0.5) == pytest.approx(1.02)
    assert limiter.reserve(ACTION, 1, 1.5) == pytest.approx(1.02)
    assert limiter.reserve(ACTION, 1, 1.5) == pytest.approx(2.04)


def test_a_new_rate_counts_earlier_slots() -> None:
    clock = Clock()
    limiter = LocalRateLimiter(clock=clock)
    assert reserve_slots(limiter, clock, 1, 2) == [0, 1.02]
    assert reserve_slots(limiter, clock, 3, 3) == [1.02, 1.02, 2.04]
    assert reserve_slots(limiter, clock, 1, 1) == [3.06]


arrivals = st.lists(
    st.tuples(
        st.one_of(st.just(0.0), st.floats(0, 3)),
        st.one_of(st.just(FOREVER), st.floats(0, 2)),
        st.sampled_from(["reserve", "reserve", "reserve", "throttled"]),
    ),
    min_size=1,
    max_size=80,
)


@given(arrivals=arrivals, rate=st.one_of(st.integers(1, 20), st.floats(0.2, 5)))
def test_no_second_contains_more_calls_than_the_rate(
    arrivals: list[tuple[float, float, str]], rate: float
) -> None:
    clock = Clock()
    limiter = LocalRateLimiter(clock=clock)
    slots: list[float] = []
    for gap, max_wait_s, event in arrivals:
        clock.now += gap
        if event == "throttled":
            limiter.throttled(ACTION, None)
        wait_s = limiter.reserve(ACTION, rate, max_wait_s)
        assert wait_s >= 0
        if wait_s <= max_wait_s:
            slots.append(clock.now + wait_s)
    assert all(early <= late + 1e-9 for early, late in pairwise(slots))
    assert_limited(slots, max(1, int(rate)), max(1.0, 1 / rate))


@given(arrivals=arrivals, rate=st.integers(1, 20))
def test_no_slot_is_lost(arrivals: list[tuple[float, float, str]], rate: int) -> None:
    """Each call gets the first time that is free by the definition of the window."""
    clock = Clock()
    limiter = LocalRateLimiter(clock=clock)
    slots: list[float] = []
    for gap, max_wait_s, _ in arrivals:
        clock.now += gap
        first = max(
            [clock.now, *slots[-1:], *(slots[-rate] + 1 + MARGIN_S for _ in slots[rate - 1 : rate])]
        )
        wait_s = limiter.reserve(ACTION, rate, max_wait_s)
        assert clock.now + wait_s == pytest.approx(first, abs=1e-6)
        if wait_s <= max_wait_s:
            slots.append(clock.now + wait_s)


@given(costs=st.lists(st.tuples(st.floats(0, 1.5), st.integers(1, 20)), max_size=60))
def test_no_second_contains_more_items_than_the_rate(costs: list[tuple[float, int]]) -> None:
    """Calls of any cost, in any order."""
    clock = Clock()
    limiter = LocalRateLimiter(clock=clock)
    slots: list[float] = []
    for gap, cost in costs:
        clock.now += gap
        slots += [clock.now + limiter.reserve(ACTION, 20, FOREVER, cost)] * cost
    assert_limited(slots, 20)


def test_a_call_that_exceeds_the_rate_uses_the_following_seconds() -> None:
    clock = Clock()
    limiter = LocalRateLimiter(clock=clock)
    assert limiter.reserve(ACTION, 200, 0.0, 500) == 0
    assert limiter.reserve(ACTION, 200, FOREVER, 100) == pytest.approx(2.04)
    assert limiter.reserve(ACTION, 200, FOREVER, 1) == pytest.approx(3.06)


@pytest.mark.parametrize("heavy", [500, 1200, 2400])
@pytest.mark.parametrize("light", [1, 7, 20])
def test_no_minute_contains_more_items_than_the_quota(light: int, heavy: int) -> None:
    """Small calls at the full rate for almost a minute, then a large one, again and again."""
    clock = Clock()
    limiter = LocalRateLimiter(clock=clock)
    calls: list[tuple[float, int]] = []
    for _ in range(4):
        for cost in (*[light] * (1180 // light), heavy, heavy):
            calls.append((clock.now + limiter.reserve(ACTION, 20, FOREVER, cost), cost))
    assert largest_minute(calls) <= max(1200, heavy)
    assert max(slot for slot, _ in calls) - 1000 < 60 * (3 + 4 * (2 + heavy // 400))


@settings(derandomize=True, deadline=None)
@given(
    events=st.lists(
        st.tuples(
            st.floats(0, 3),
            st.sampled_from(["reserve"] * 5 + ["release"]),
            st.sampled_from([1, 5, 20, 90, 300]),
        ),
        min_size=20,
        max_size=80,
    )
)
def test_no_minute_contains_more_items_than_the_quota_after_releases(
    events: list[tuple[float, str, int]],
) -> None:
    clock = Clock()
    limiter = LocalRateLimiter(clock=clock)
    calls: list[tuple[float, int]] = []
    for gap, name, cost in events:
        clock.now += gap
        waiting = [call for call in calls if call[0] > clock.now]
        if name == "release" and waiting:
            call = waiting[cost % len(waiting)]
            calls.remove(call)
            limiter.release(ACTION, call[0] - clock.now, call[1])
        else:
            calls.append((clock.now + limiter.reserve(ACTION, 5, FOREVER, cost), cost))
    assert largest_minute(calls) <= 300


def largest_minute(calls: list[tuple[float, int]]) -> int:
    """Return the largest number of items in any minute."""
    most, items, first = 0, 0, 0
    ordered = sorted(calls)
    for at, cost in ordered:
        items += cost
        while ordered[first][0] <= at - 60:
            items -= ordered[first][1]
            first += 1
        most = max(most, items)
    return most


def test_a_costly_call_whose_wait_is_too_long_reserves_nothing() -> None:
    limiter = LocalRateLimiter(clock=Clock())
    assert limiter.reserve(ACTION, 10, 0.0, 6) == 0
    assert limiter.reserve(ACTION, 10, 0.5, 5) == pytest.approx(1.02)
    assert limiter.reserve(ACTION, 10, 0.0, 4) == 0


def test_the_next_caller_gets_a_released_slot() -> None:
    clock = Clock()
    limiter = LocalRateLimiter(clock=clock)
    assert reserve_slots(limiter, clock, 2, 8) == [0, 0, 1.02, 1.02, 2.04, 2.04, 3.06, 3.06]
    clock.now += 0.5
    limiter.release(ACTION, 2.56)
    limiter.release(ACTION, 0.52)
    limiter.release("Other", 1.0)
    assert reserve_slots(limiter, clock, 2, 3) == [1.02, 3.06, 4.08]


def test_a_slot_that_has_passed_is_not_used_again() -> None:
    clock = Clock()
    limiter = LocalRateLimiter(clock=clock)
    reserve_slots(limiter, clock, 1, 3)
    limiter.release(ACTION, 1.02)
    limiter.release(ACTION, 0.0)
    assert limiter.reserve(ACTION, 1, 1.0) == pytest.approx(1.02)  # too long: nothing is reserved
    clock.now += 1.5
    assert reserve_slots(limiter, clock, 1, 1) == [3.06]


def test_releasing_the_last_slots_restores_the_previous_state() -> None:
    clock = Clock()
    limiter = LocalRateLimiter(clock=clock)
    slots = reserve_slots(limiter, clock, 10, 300)
    for slot in slots[10:]:
        limiter.release(ACTION, slot)
    limiter.throttled(ACTION, None)
    clock.now += 1.1
    assert reserve_slots(limiter, clock, 10, 11) == [1.1] * 5 + [2.12] * 5 + [3.14]
    limiter.throttled(ACTION, None)  # counts: it cannot concern calls that were not sent
    assert reserve_slots(limiter, clock, 10, 5)[-1] == 5.18


def test_a_released_slot_before_retry_after_is_not_used() -> None:
    clock = Clock()
    limiter = LocalRateLimiter(clock=clock)
    limiter.throttled(ACTION, 1.0)
    assert reserve_slots(limiter, clock, 10, 6) == [1] * 5 + [2.02]
    limiter.release(ACTION, 1.0)
    limiter.throttled(ACTION, 3.0)
    assert reserve_slots(limiter, clock, 10, 1) == [3]


@pytest.mark.parametrize("reason", ["another rate", "throttled"])
def test_a_released_slot_too_close_to_others_for_the_rate_is_not_used(reason: str) -> None:
    clock = Clock()
    limiter = LocalRateLimiter(clock=clock)
    assert reserve_slots(limiter, clock, 4, 12) == [0] * 4 + [1.02] * 4 + [2.04] * 4
    limiter.release(ACTION, 1.02)
    limiter.release(ACTION, 1.02)
    if reason == "throttled":
        limiter.throttled(ACTION, None)
    assert reserve_slots(limiter, clock, 4 if reason == "throttled" else 2, 2) == [3.06] * 2


def test_later_slots_limit_the_capacity_of_a_released_slot() -> None:
    clock = Clock()
    limiter = LocalRateLimiter(clock=clock)
    reserve_slots(limiter, clock, 4, 1)
    clock.now += 0.4
    slots = reserve_slots(limiter, clock, 4, 11)
    assert slots == [0.4] * 3 + [1.02] + [1.42] * 3 + [2.04] + [2.44] * 3
    for slot in (1.42, 1.42, 2.04):
        limiter.release(ACTION, slot - 0.4)
    clock.now += 1.1
    assert reserve_slots(limiter, clock, 4, 2) == [2.04, 3.06]


def test_costly_calls_use_released_slots_with_enough_capacity() -> None:
    limiter = LocalRateLimiter(clock=Clock())
    costs = [20, 5, 15, 20, 1]
    slots = [0, 1.02, 1.02, 2.04, 3.06]
    assert [limiter.reserve(ACTION, 20, FOREVER, cost) for cost in costs] == pytest.approx(slots)
    limiter.release(ACTION, 1.02, 5)
    limiter.release(ACTION, 1.02, 15)
    limiter.release(ACTION, 2.04, 20)
    costs = [17, 12, 3, 5, 3, 1]
    slots = [1.02, 2.04, 1.02, 2.04, 2.04, 3.06]
    assert [limiter.reserve(ACTION, 20, FOREVER, cost) for cost in costs] == pytest.approx(slots)


def test_a_call_that_exceeds_the_rate_releases_its_first_second() -> None:
    limiter = LocalRateLimiter(clock=Clock())
    assert limiter.reserve(ACTION, 20, FOREVER, 20) == 0
    assert limiter.reserve(ACTION, 20, FOREVER, 50) == pytest.approx(1.02)
    limiter.release(ACTION, 1.02, 50)
    waits = [limiter.reserve(ACTION, 20, FOREVER, 15) for _ in range(2)]
    assert waits == pytest.approx([1.02, 4.08])


def test_a_slot_is_found_by_its_approximate_time() -> None:
    clock = Clock()
    limiter = LocalRateLimiter(clock=clock)
    slots = reserve_slots(limiter, clock, 3, 9)
    for slot in slots[3:6]:
        limiter.release(ACTION, slot + 2e-5)
    assert reserve_slots(limiter, clock, 3, 4) == [*slots[3:6], 3.06]


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
@given(events=calls_and_releases, rate=st.sampled_from([1, 2, 4, 9]))
def test_no_second_contains_more_calls_than_the_rate_after_releases(
    events: list[tuple[float, str, int]], rate: int
) -> None:
    clock = Clock()
    limiter = LocalRateLimiter(clock=clock)
    waiting: list[tuple[float, int]] = []
    sent: list[tuple[float, int]] = []
    for gap, name, number in events:
        clock.now += gap
        sent += [call for call in waiting if call[0] <= clock.now]
        waiting = [call for call in waiting if call[0] > clock.now]
        if name == "throttled":
            limiter.throttled(ACTION, None)
        elif name == "release" and waiting:
            slot, cost = waiting.pop(number % len(waiting))
            limiter.release(ACTION, slot - clock.now + 1e-5, cost)
        else:
            cost = 1 + number % rate if number % 3 == 0 else 1
            slot = clock.now + limiter.reserve(ACTION, rate, FOREVER, cost)
            assert slot >= clock.now
            waiting.append((slot, cost))
            max_calls = limiter._windows[ACTION].max_calls  # less than the rate after throttling
            assert largest_second_with(slot, sent + waiting) <= max(max_calls, cost)
    assert_limited(sorted(slot for slot, cost in sent + waiting for _ in range(cost)), rate)


def largest_second_with(slot: float, calls: list[tuple[float, int]]) -> int:
    """Return the largest number of calls in any second that contains a slot."""
    near = [call for call in calls if abs(call[0] - slot) < 1]
    starts = [start for start, _ in near if start <= slot]
    return max(sum(cost for at, cost in near if start <= at < start + 1) for start in starts)


def test_cancelled_calls_do_not_use_up_the_quota() -> None:
    """70 calls per second for a rate of 50, each cancelled after a second in the queue.

    If their slots stayed reserved, no call would be sent from the fourth second on.
    """
    clock = Clock()
    arrivals = [clock.now + number / 70 for number in range(70 * 60)]
    sent = simulate_cancellations(
        LocalRateLimiter(clock=clock), clock, arrivals, 50, patience_s=1.0
    )
    late = [moment for moment in sent if 1030 <= moment < 1060]
    assert len(late) / 30 > 45
    assert_limited(sorted(sent), 50)


def test_throttling_halves_the_rate_at_most_once_per_second_down_to_a_tenth() -> None:
    clock = Clock()
    limiter = LocalRateLimiter(clock=clock)
    for _ in range(5):  # errors of one burst
        limiter.throttled(ACTION, None)
    assert reserve_slots(limiter, clock, 20, 11) == [0] * 10 + [1.02]
    clock.now += 10_000
    for _ in range(10):
        limiter.throttled(ACTION, None)
        clock.now += 1
    waits = [limiter.reserve(ACTION, 20, FOREVER) for _ in range(4)]
    assert waits[:3] == [0, 0, 0]  # a tenth, and the recovery of a second
    assert waits[3] == pytest.approx(1.02)


def test_the_rate_recovers_gradually() -> None:
    clock = Clock()
    limiter = LocalRateLimiter(clock=clock)
    limiter.throttled(ACTION, None)
    sent_per_step: list[int] = []
    for _ in range(8):
        clock.now += 1.46
        sent_per_step.append(sum(limiter.reserve(ACTION, 100, 0.0) == 0 for _ in range(120)))
    assert sent_per_step == [57, 64, 71, 79, 86, 93, 100, 100]


def test_errors_of_calls_reserved_before_the_slow_down_do_not_count() -> None:
    clock = Clock()
    limiter = LocalRateLimiter(clock=clock)
    assert reserve_slots(limiter, clock, 20, 120)[-1] == 5.1
    for _ in range(61):  # until a second after the last of them was sent
        limiter.throttled(ACTION, None)
        clock.now += 0.1
    assert reserve_slots(limiter, clock, 20, 13) == [6.12] * 11 + [7.14] * 2  # half, and 5 %
    clock.now += 0.01
    limiter.throttled(ACTION, None)
    assert reserve_slots(limiter, clock, 20, 10)[-1] == 9.18


def test_throttled_calls_use_most_of_the_quota_of_the_server() -> None:
    """If every error of a backlog counted, the rate would stay at a tenth: 8 calls per second."""
    clock, server = Clock(), Quota(20)
    simulate_retries(
        LocalRateLimiter(clock=clock), clock, server, [clock.now] * 500, client_rate=50
    )
    assert len(server.served) == 500
    assert 500 / (server.served[-1] - server.served[0]) > 16
    assert server.busiest_second() <= 50


def test_no_slot_is_before_retry_after() -> None:
    clock = Clock()
    limiter = LocalRateLimiter(clock=clock)
    limiter.throttled(ACTION, 5.0)
    limiter.throttled(ACTION, 2.0)
    assert limiter.reserve(ACTION, 10, 1.0) == 5.0
    assert reserve_slots(limiter, clock, 10, 6) == [5, 5, 5, 5, 5, 6.02]
    assert limiter.reserve("Other", 10, 0) == 0.0


def test_threads_share_the_slots() -> None:
    clock = Clock()
    limiter = LocalRateLimiter(clock=clock)
    results: list[list[float]] = [[] for _ in range(16)]
    start = threading.Barrier(16)

    def work(slots: list[float]) -> None:
        start.wait()
        slots.extend(limiter.reserve(ACTION, 10, FOREVER) for _ in range(100))

    threads = [threading.Thread(target=work, args=(slots,)) for slots in results]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(slots == sorted(slots) for slots in results)
    slots = sorted(slot for each in results for slot in each)
    assert slots == pytest.approx([1.02 * (i // 10) for i in range(1600)])


@pytest.mark.parametrize(
    ("rates", "message"),
    [
        (
            {ACTION: 0},
            "rates: expected a number of calls per second above 0 for 'CreateItem', got 0",
        ),
        ({ACTION: float("nan")}, "above 0 for 'CreateItem', got nan"),
        ({ACTION: float("inf")}, "above 0 for 'CreateItem', got inf"),
        ({ACTION: True}, "above 0 for 'CreateItem', got True"),
        ({1: 1}, "rates: expected the name of an action, got 1"),
        (20, "rates: expected a mapping of action names to calls per second, got 20"),
    ],
)
def test_invalid_rates_are_rejected(rates: Any, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        LocalRateLimiter(rates)
    assert str(caught.value).endswith(message)


def test_rates_are_kept_as_numbers() -> None:
    assert LocalRateLimiter({ACTION: 2}).rates == {ACTION: 2.0}
    assert LocalRateLimiter().rates == {}


def test_a_forked_child_gets_a_new_lock() -> None:
    limiter = LocalRateLimiter(clock=Clock())
    with limiter._lock:  # as if a thread of the parent held it
        limiter.reset_after_fork()
        assert limiter.reserve(ACTION, 1, 0.0) == 0
