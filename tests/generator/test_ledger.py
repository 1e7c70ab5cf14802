"""The ledger beside the output: what went in, what came out, with which tools."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from volcgen.digest import digest
from volcgen.ledger import LEDGER, Entry, Ledger, read_ledger
from volcgen.tools import tool_versions

from .support import Project, bounded
from .tiny_spec import PLAIN_TEMPLATES, SPEC

TEXTS = st.text(max_size=10)


@bounded(100)
@given(
    st.dictionaries(TEXTS, TEXTS),
    st.dictionaries(TEXTS, TEXTS),
    st.dictionaries(TEXTS, st.builds(Entry, TEXTS, TEXTS)),
)
def test_a_ledger_reads_as_it_was_written(
    tmp_path_factory: pytest.TempPathFactory,
    versions: dict[str, str],
    inputs: dict[str, str],
    files: dict[str, Entry],
) -> None:
    folder = tmp_path_factory.mktemp("ledger")
    ledger = Ledger(versions, inputs, files)
    (folder / LEDGER).write_text(ledger.to_text(), encoding="utf-8")
    assert read_ledger(folder) == ledger
    backwards = Ledger(
        dict(reversed(versions.items())),
        dict(reversed(inputs.items())),
        dict(reversed(files.items())),
    )
    assert backwards.to_text() == ledger.to_text()


@pytest.mark.parametrize(
    "text",
    ["", "{", "null", "1", "[]", "{}", '{"files": []}', '{"files": {"a": {}}}', '{"files": {}, "tools": 1}',
     '{"files": {}, "tools": {}, "inputs": []}', '{"files": {"a": {"source": 1}}}', "\ufeff{}", "NaN"],
)  # fmt: skip
def test_a_ledger_that_cannot_be_read_knows_nothing(tmp_path: Path, text: str) -> None:
    (tmp_path / LEDGER).write_text(text, encoding="utf-8")
    assert read_ledger(tmp_path) == Ledger()


def test_a_missing_ledger_knows_nothing(tmp_path: Path) -> None:
    assert read_ledger(tmp_path) == Ledger()
    assert read_ledger(tmp_path / "nowhere") == Ledger()


def test_the_ledger_names_all_that_went_in_and_came_out(plain: Project) -> None:
    ledger = json.loads(plain.read(f"out/{LEDGER}"))
    assert ledger["tools"] == tool_versions()
    assert ledger["inputs"].keys() == {
        *SPEC, *(f"templates/{path}" for path in PLAIN_TEMPLATES),
    }  # fmt: skip
    outputs = {path: content for path, content in plain.files().items() if path != LEDGER}
    assert {path: entry["output"] for path, entry in ledger["files"].items()} == {
        path: digest(content) for path, content in outputs.items()
    }


def test_the_ledger_holds_no_time_and_no_place(plain: Project) -> None:
    text = plain.read(f"out/{LEDGER}")
    assert str(plain.root) not in text
    assert not re.search(r"\d\d:\d\d", text)
    assert text.endswith("}\n")


def test_a_digest_names_content() -> None:
    assert digest("中") == digest("中".encode())
    assert digest("a") != digest("b")
    assert len(digest(b"")) == 32
