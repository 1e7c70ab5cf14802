"""A few hostile inputs in each position; `python -m tests.attacks` tries all of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from .case import tried
from .positions import cases
from .texts import CANARY

EACH = 29
"""Every 29th case, so that each kind occurs in some positions."""


def test_each_position_takes_or_refuses_hostile_inputs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    done: dict[str, int] = {}
    for number, case in enumerate(cases(tmp_path)):
        if case.position.endswith("all templates") or number % EACH:
            continue
        outcome, reason = tried(case)
        assert reason == "", f"{case}: {reason}"
        done[case.position] = done.get(case.position, 0) + 1
        assert outcome in ("data", "refused")
    assert len(done) >= 25
    assert sum(done.values()) >= 60
    assert list(tmp_path.rglob(CANARY)) == []
