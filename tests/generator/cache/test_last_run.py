"""The record of the last run: kept outside of git, and only of runs that left nothing to do."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.project import Project, bounded
from support.tiny_spec import PLAIN_TEMPLATES, SPEC

from volcgen.cache.last_run import LastRun, read_last_run, save_last_run
from volcgen.cache.store import CACHE_FOLDER, Cache
from volcgen.digest import digest

TEXTS = st.dictionaries(st.text(max_size=10), st.text(max_size=10))
MAKE = "spec/tiny/talk/MakeTalk.yaml"


def recorded(project: Project) -> LastRun:
    return read_last_run(Cache(project.root / CACHE_FOLDER))


@bounded(50)
@given(TEXTS, TEXTS)
def test_a_record_is_read_as_it_was_saved(
    tmp_path_factory: pytest.TempPathFactory, inputs: dict[str, str], outputs: dict[str, str]
) -> None:
    cache = Cache(tmp_path_factory.mktemp("cache"))
    save_last_run(cache, LastRun(inputs, outputs))
    assert read_last_run(cache) == LastRun(inputs, outputs)


def test_without_a_record_no_run_is_known(tmp_path: Path) -> None:
    assert read_last_run(Cache(tmp_path)) == LastRun()
    assert not LastRun().is_known


def test_the_record_names_all_inputs_and_outputs(plain: Project) -> None:
    run = recorded(plain)
    assert run.inputs.keys() == {*SPEC, *(f"templates/{path}" for path in PLAIN_TEMPLATES)}
    assert run.outputs == {path: digest(content) for path, content in plain.files().items()}


def test_a_check_records_only_an_output_that_is_as_expected(plain: Project) -> None:
    before = recorded(plain)
    plain.edit(MAKE, "en: Make a talk.", "en: Make one talk.")
    assert plain.run("check").code == 1
    assert recorded(plain) == before
    plain.good("generate")
    after = recorded(plain)
    assert after != before
    for file in (plain.root / CACHE_FOLDER).rglob("*"):
        if file.is_file():
            file.unlink()
    assert not recorded(plain).is_known
    plain.write({MAKE: plain.read(MAKE) + "# Nothing new.\n"})
    assert plain.run("check").code == 0
    assert recorded(plain).outputs == after.outputs
