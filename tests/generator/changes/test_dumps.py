"""Dumps are read back completely, or refused in words."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.project import REPOSITORY, bounded
from support.tiny_spec import SPEC
from support.versions import leaves, snapshot

from volcgen.changes.compact import compact
from volcgen.changes.dumps import read_dump
from volcgen.errors import ChangesError
from volcgen.spec.dump import dump
from volcgen.spec.load import load

DUMP: dict[str, Any] = json.loads(json.dumps(dump(snapshot(SPEC).spec)))
COMPACT: dict[str, Any] = json.loads(compact(snapshot(SPEC).spec))
DATA = {"full": DUMP, "compact": COMPACT}


def read(data: object) -> Any:
    return read_dump(json.dumps(data).encode(), "x.json")


def without_evidence(data: Any) -> Any:
    if isinstance(data, dict):
        return {key: without_evidence(item) for key, item in data.items() if key != "evidence"}
    return [without_evidence(item) for item in data] if isinstance(data, list) else data


def test_a_dump_is_read_back_completely() -> None:
    for spec in (snapshot(SPEC).spec, load(REPOSITORY / "spec", REPOSITORY)):
        data = json.loads(json.dumps(dump(spec)))
        again = json.loads(json.dumps(dump(read(data))))
        assert without_evidence(again) == without_evidence(data)


@pytest.mark.parametrize("kind", DATA)
@bounded(200)
@given(data=st.data())
def test_a_damaged_dump_is_refused_in_one_line(kind: str, data: st.DataObject) -> None:
    damaged = copy.deepcopy(DATA[kind])
    paths = sorted(leaves(damaged), key=str)
    for _ in range(data.draw(st.integers(1, 3))):
        path = data.draw(st.sampled_from(paths))
        size = data.draw(st.integers(1, len(path)))
        value = data.draw(st.sampled_from([None, 7, -1.5, "odd", "", [], {}, [1], {"a": 1}, True]))
        here: Any = damaged
        try:
            for step in path[: size - 1]:
                here = here[step]
            if data.draw(st.booleans()):
                del here[path[size - 1]]
            else:
                here[path[size - 1]] = value
        except (KeyError, IndexError, TypeError):
            continue  # an earlier edit removed it
    message = ""
    try:
        read(damaged)
    except ChangesError as error:
        message = str(error)
    assert "\n" not in message
    assert not message or "x.json" in message


def test_the_reason_names_the_part() -> None:
    damaged = copy.deepcopy(DUMP)
    damaged["actions"][0]["qps"] = "fast"
    with pytest.raises(ChangesError, match=r"x\.json is not a complete dump: Action: `qps`"):
        read(damaged)
    damaged = copy.deepcopy(DUMP)
    damaged["actions"][0]["request"][1]["type"] = "Object of Nothing"
    with pytest.raises(ChangesError, match="Nothing"):
        read(damaged)
    damaged = copy.deepcopy(DUMP)
    del damaged["groups"]["talk"]["actions"][1]
    with pytest.raises(ChangesError, match="ListTalks"):
        read(damaged)


def test_names_of_keys_may_be_names_of_fields() -> None:
    files = dict(SPEC)
    path = "spec/tiny/talk/MakeTalk.yaml"
    odd = "  description: {type: String, example: {}, description: {en: Odd., zh: 少见。}}\n"
    files[path] = files[path].replace(
        "  Silent: {", odd.replace("{}", '"#0123456789"') + "  Silent: {"
    )
    spec = snapshot(files).spec
    again = read_dump(compact(spec).encode(), "x")
    assert compact(again) == compact(spec)
    assert "description" in again.actions[0].node.request
