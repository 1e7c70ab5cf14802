"""What becomes deprecated is a change, and dumps keep it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

import pytest
from support.project import Project
from support.tiny_spec import SPEC

from volcgen.changes.compact import compact
from volcgen.changes.diff import compare
from volcgen.changes.dumps import read_dump
from volcgen.changes.snapshot import Snapshot
from volcgen.spec.dump import dump
from volcgen.spec.files import Spec
from volcgen.spec.load import load

NOTICE: Final = 'deprecated: {since: "2026-11-27"%s}'
PLACES: Final = {
    "action": ("talk/ListTalks.yaml", "access: read\n", "access: read\n%s\n", "actions.ListTalks"),
    "parameter": ("talk/MakeTalk.yaml", "Silent: {", "Silent: {%s, ", "actions.MakeTalk.request.Silent"),
    "result": ("talk/MakeTalk.yaml", "Made: {", "Made: {%s, ", "actions.MakeTalk.result.Made"),
    "struct": ("structs.yaml", "Name: {", "Name: {%s, ", "structs.Info.fields.Name"),
    "read struct": ("structs.yaml", "Words: {", "Words: {%s, ", "structs.Miss.fields.Words"),
    "value": ("structs.yaml", "WILD: {", "WILD: {%s, ", "enums.Mood.values.WILD"),
}  # fmt: skip
READ_ONLY: Final = {"result", "read struct"}


def spec_with(root: Path, place: str, more: str | None) -> Spec:
    """The example spec, with a notice where `more` is not None."""
    file, base, text, _ = PLACES[place]
    root.mkdir()
    project = Project(root)
    project.write(SPEC)
    if more is not None:
        project.edit(f"spec/tiny/{file}", base, text % (NOTICE % more))
    return load(root / "spec", root)


def found(old: Spec, new: Spec) -> list[tuple[str, str]]:
    changes = compare(Snapshot("old", old), Snapshot("new", new))
    return [(change.rule, change.where) for change in changes]


@pytest.mark.parametrize("place", PLACES)
def test_a_notice_appears_changes_and_disappears(tmp_path: Path, place: str) -> None:
    plain = spec_with(tmp_path / "plain", place, None)
    old = spec_with(tmp_path / "old", place, "")
    new = spec_with(tmp_path / "new", place, ", text: {en: It is slow., zh: 速度较慢。}")
    where = f"{PLACES[place][3]}.deprecated"
    text = place in READ_ONLY
    assert found(plain, old) == [("D403" if text else "D401", where)]
    assert found(old, plain) == [("D403" if text else "D402", where)]
    assert found(old, new) == [("D403", where)]
    assert found(new, new) == []


@pytest.mark.parametrize("place", PLACES)
def test_dumps_keep_it(tmp_path: Path, place: str) -> None:
    spec = spec_with(tmp_path / "spec", place, ", text: {en: It is slow., zh: 速度较慢。}")
    for written in (json.dumps(dump(spec)), compact(spec)):
        assert found(read_dump(written.encode(), "dump"), spec) == []
