"""The larger API that the benchmarks use is one: a good spec, and a whole OpenAPI document."""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from volcgen.spec.load import load

REPOSITORY = Path(__file__).parents[1]


@pytest.fixture
def larger_api(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.syspath_prepend(REPOSITORY / "benchmarks")
    yield import_module("larger_api")
    del sys.modules["larger_api"]


def test_a_larger_api_is_a_good_spec_and_a_whole_document(larger_api: Any, tmp_path: Path) -> None:
    real = load(REPOSITORY / "spec", REPOSITORY)
    wanted = 2 * len(real.actions) + 3
    larger_api.write_project(REPOSITORY, tmp_path, wanted)
    spec = load(tmp_path / "spec", tmp_path)
    names = [file.node.action for file in spec.actions]
    assert len(set(names)) == wanted
    times = Counter(re.sub("[23]$", "", name) for name in names)
    assert sorted(Counter(times.values()).items()) == [(2, len(real.actions) - 3), (3, 3)]
    document = larger_api.openapi(spec)
    assert len(document["paths"]) == wanted
    named = set(re.findall(r"#/components/schemas/([^\"]+)", json.dumps(document)))
    assert named <= set(document["components"]["schemas"])
    assert document["paths"]["/SendMessage2"]["post"]["tags"] == ["message_2"]
