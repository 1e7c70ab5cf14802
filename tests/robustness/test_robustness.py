"""A few cases of each kind; `python -m tests.robustness` tries all of them."""

from __future__ import annotations

from collections.abc import Iterator

from support.client_fixtures import empty_home, no_pauses, one_home

from . import canaries, cancellation, damaged_replies, misbehavior, redirects
from .cases import Case
from .running import tried

__all__ = ["empty_home", "no_pauses", "one_home"]


def sample() -> Iterator[Case]:
    """Yield cases that are quick, so that each kind occurs with each client."""
    for number, case in enumerate(damaged_replies.cases(every=97)):
        if number % 4 == 0:
            yield case
    for case in misbehavior.cases(every=7):
        if case.kind != "one byte every 50 ms":
            yield case
    for case in redirects.cases(every=11):
        if case.kind in ("redirect", "endpoint without TLS, header of the signature"):
            yield case
    for case in cancellation.cases():
        if "a slot that another call has" in case.kind or "rate limiter" in case.kind:
            yield case
    for case in canaries.cases(every=150):
        if case.transport in ("pyreqwest", "built-in"):
            yield case


def test_each_kind_of_trouble_ends_as_it_must() -> None:
    done = 0
    for case in sample():
        outcomes, reason = tried(case)
        assert reason == "", f"{case}: {reason}"
        assert outcomes.total(), f"{case}: nothing was tried"
        done += outcomes.total()
    assert done >= 300
