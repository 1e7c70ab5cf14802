"""Data files are read when they are first needed, and once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from volc_sdk._core.util.data_files import DataByAction, read_data

GROUPS = {"Paint": "walls", "Count": "walls", "Mow": "lawns"}


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> str:
    """A package of its own for each test, with the data of two groups."""
    name = f"data_of_{request.node.name}"
    folder = tmp_path / name / "data"
    folder.mkdir(parents=True)
    (tmp_path / name / "__init__.py").touch()
    (folder / "walls.json").write_text(json.dumps({"Paint": {"zh": "漆"}}), encoding="utf-8")
    (folder / "lawns.json").write_text('{"Mow": 12345678901234567890}', encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    return name


def test_data_of_actions_are_found_by_name(package: str) -> None:
    data = DataByAction(package, "data", GROUPS)
    assert dict(data) == {"Paint": {"zh": "漆"}, "Mow": 12345678901234567890}
    assert len(data) == 2
    assert data.get("Count") is None  # its group has no data of it
    assert data.get("Fly") is None  # it has no group


def test_a_lookup_reads_the_file_of_one_group_once(package: str, tmp_path: Path) -> None:
    lawns = tmp_path / package / "data" / "lawns.json"
    lawns.write_text("not JSON")
    data = DataByAction(package, "data", GROUPS)
    assert data["Paint"] is read_data(package, "data/walls.json")["Paint"]
    with pytest.raises(json.JSONDecodeError):
        dict(data)
