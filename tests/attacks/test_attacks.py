"""A few hostile inputs in each position, and a few damaged ones; `python -m tests.attacks` tries more."""

from __future__ import annotations

from contextlib import closing
from itertools import takewhile
from pathlib import Path

import pytest

from .case import tried
from .fuzz import cases as fuzz_cases
from .positions import cases
from .texts import CANARY

EACH = 43
"""Every 43rd case, so that each kind occurs in some positions."""

PROCESSES = ("full disk", "killed at any time", "killed while it writes", "two runs at once")
"""Kinds whose cases start processes; tests/generator/test_writing.py has tests of the same."""
ROUNDS = 3
"""Of the fuzzer: its number grows with the time that one has."""


def test_each_position_takes_or_refuses_hostile_inputs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    done: dict[str, int] = {}
    with closing(cases(tmp_path)) as found:
        for number, case in enumerate(found):
            if case.position.endswith("all templates") or case.kind in PROCESSES or number % EACH:
                continue
            outcome, reason = tried(case)
            assert reason == "", f"{case}: {reason}"
            done[case.position] = done.get(case.position, 0) + 1
            assert outcome in ("data", "refused")
    assert len(done) >= 25
    assert sum(done.values()) >= 40
    assert list(tmp_path.rglob(CANARY)) == []


def test_damaged_inputs_are_taken_or_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    outcomes: dict[str, int] = {}
    with closing(fuzz_cases.cases(tmp_path, seed=0, packages=("im",))) as found:
        for case in takewhile(lambda case: case.number < ROUNDS, found):
            if "built-in" in case.position:
                continue
            outcome, reason = tried(case)
            assert reason == "", f"{case}: {reason}; {case.made}"
            outcomes[outcome] = outcomes.get(outcome, 0) + 1
    assert outcomes["data"] >= 5
    assert outcomes["refused"] >= 50


def test_a_damaged_input_can_be_made_again(tmp_path: Path) -> None:
    made: list[list[str]] = []
    for folder, first in (("a", 0), ("b", 3)):
        (tmp_path / folder).mkdir()
        cases_ = fuzz_cases.cases(tmp_path / folder, 7, "whole page: .md", "exchanged", first)
        with closing(cases_) as found:
            case = next(each for each in found if each.number == 3)
            tried(case)
            made.append(case.made)
    assert made[0] == made[1] != []
