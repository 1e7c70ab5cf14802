"""The larger API that the benchmarks use is a good spec."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from benchmarks.larger_api import write_project

from volcgen.spec.load import load

REPOSITORY = Path(__file__).parents[1]


def test_a_larger_api_is_a_good_spec(tmp_path: Path) -> None:
    real = load(REPOSITORY / "spec", REPOSITORY)
    wanted = 2 * len(real.actions) + 3
    write_project(REPOSITORY, tmp_path, wanted)
    spec = load(tmp_path / "spec", tmp_path)
    names = [file.node.action for file in spec.actions]
    assert len(set(names)) == wanted
    times = Counter(re.sub("[23]$", "", name) for name in names)
    assert sorted(Counter(times.values()).items()) == [(2, len(real.actions) - 3), (3, 3)]
    assert spec.group_of("SendMessage2") == "message_2"
