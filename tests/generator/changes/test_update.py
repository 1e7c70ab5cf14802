"""`volcgen update`: each stop says what to do, nothing is lost, and the next run goes on."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

import pytest
from support.project import REPOSITORY, Project, copy_project, make_project, tree

from .test_rehearsal import BINARY, GZIP, OLD_PAGE, PAGE, PUT, STRUCTS, written

RATE: Final = OLD_PAGE.replace("QPS 不得超过 20", "QPS 不得超过 30")
OWNER: Final = "| Owner | String | 是 | `billing` | 拥有该键的团队。 |\n"
WITH_OWNER: Final = OLD_PAGE.replace("| Format | Integer", OWNER + "| Format | Integer")
WITHOUT_BINARY: Final = OLD_PAGE.replace("|  |  |  |  | - `2`：Base64 编码。 |\\\n", "")


@pytest.fixture(scope="module")
def _kv(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = make_project(tmp_path_factory.mktemp("kv"), spec={PAGE: OLD_PAGE})
    shutil.copytree(REPOSITORY / "tests/second_service/spec", project.root / "spec")
    project.edit("spec/kv/service.yaml", "kv.example.com", "kv.volcengineapi.com")
    project.edit(STRUCTS, BINARY, BINARY + GZIP)
    project.good("generate")
    project.good("release")
    return project


@pytest.fixture
def kv(_kv: Project, tmp_path: Path) -> Project:
    return copy_project(_kv, tmp_path / "kv")


def files(project: Project) -> dict[str, bytes | None]:
    return {p: c for p, c in tree(project.root).items() if not p.startswith(".volcgen/")}


def stopped(project: Project) -> str:
    """Return the summary of a run that stops, and goes no further when it is repeated."""
    outcome = project.run("update", PAGE)
    assert outcome.code == 1, outcome
    assert outcome.out.startswith("## Update of the API: not complete\n")
    before = files(project)
    again = project.run("update", PAGE)
    assert again.code == 1
    assert files(project) == before
    tasks = outcome.out.partition("### What to do")[2]
    assert again.out.partition("### What to do")[2] == tasks
    return tasks


def test_a_page_that_agrees_changes_nothing(kv: Project) -> None:
    before = files(kv)
    outcome = kv.good("update", PAGE)
    assert outcome.out.startswith("## Update of the API: no change since 1.2.0\n")
    assert files(kv) == before


def test_a_changed_fact_leads_to_a_draft_in_one_run(kv: Project) -> None:
    kv.write({PAGE: RATE})
    outcome = kv.good("update", PAGE)
    assert outcome.out.startswith("## Update of the API: 1.2.0 → 1.3.0 (behaviour)\n")
    assert "- [ ] Import" not in outcome.out
    assert f"- `PutValue: qps`: `20` → `30` (`{PAGE}:8`)" in outcome.out
    assert "##### Changed behaviour\n" in outcome.out
    assert "`volcgen release`" in outcome.out
    assert outcome.err.startswith("importing …\nchecking the spec …\n")
    assert "qps: 30" in kv.read(PUT)
    assert kv.run("check").code == 0
    assert "1.3.0" not in kv.read("spec/kv/service.yaml")


def test_placeholders_are_listed_until_they_are_written(kv: Project) -> None:
    kv.write({PAGE: WITH_OWNER})
    tasks = stopped(kv)
    assert tasks.count("- [ ] ") == 3
    assert f"- [ ] `{PUT}:" in tasks
    assert "(L242)" in tasks
    kv.write({PUT: written(kv.read(PUT), "Owner of the key.", "键的所有者。")})
    outcome = kv.good("update", PAGE)
    assert "1.2.0 → 2.0.0 (breaking)" in outcome.out


def test_another_problem_of_the_spec_stops_it(kv: Project) -> None:
    kv.write({PAGE: RATE})
    kv.edit(PUT, "en: Store a value.", "en: Store a value")
    tasks = stopped(kv)
    assert "(L232)" in tasks
    assert "qps: 30" in kv.read(PUT)
    kv.edit(PUT, "en: Store a value", "en: Store a value.")
    assert "1.2.0 → 1.3.0 (behaviour)" in kv.good("update", PAGE).out


def test_a_missing_value_is_removed_from_the_spec(kv: Project) -> None:
    kv.write({PAGE: WITHOUT_BINARY})
    tasks = stopped(kv)
    assert f"- [ ] `{PUT}:" in tasks
    assert "the page does not have the value `2` of `request.Format`" in tasks
    kv.edit(STRUCTS, BINARY, "")
    assert "1.2.0 → 2.0.0 (breaking)" in kv.good("update", PAGE).out


def test_a_missing_value_is_kept_for_a_reason(kv: Project) -> None:
    kv.write({PAGE: WITHOUT_BINARY})
    stopped(kv)
    reason = "  - {where: request.Format, reason: The server still accepts 2.}\n"
    kv.write({PUT: f"{kv.read(PUT)}evidence:\n{reason}"})
    outcome = kv.good("update", PAGE)
    assert "no change since 1.2.0" in outcome.out
    assert "The spec keeps its value: The server still accepts 2." in outcome.out


def test_a_refused_page_is_named_and_nothing_is_written(kv: Project) -> None:
    kv.write({PAGE: RATE, "pages/Other.md": "# Notes\n\nNo action here.\n"})
    before = files(kv)
    outcome = kv.run("update", "pages")
    assert (outcome.code, outcome.out) == (2, "")
    assert "pages/Other.md:" in outcome.err
    assert outcome.err.endswith("\nnothing was written\n")
    assert files(kv) == before


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("nowhere.md",), "nowhere.md"),
        ((PAGE, "--service", "chat"), "the spec has no service `chat`; it has `kv`"),
        (("empty",), "empty"),
    ],
)
def test_wrong_arguments_are_one_error(
    kv: Project, arguments: tuple[str, ...], message: str
) -> None:
    (kv.root / "empty").mkdir()
    before = files(kv)
    outcome = kv.run("update", *arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert message in outcome.err
    assert "Traceback" not in outcome.err
    assert files(kv) == before


def test_an_interrupted_run_goes_on(kv: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    kv.write({PAGE: RATE})
    with monkeypatch.context() as patch:
        patch.setattr("volcgen.changes.update.generate", stop)
        outcome = kv.run("update", PAGE)
    assert (outcome.code, outcome.out) == (130, "")
    assert "qps: 30" in kv.read(PUT)
    assert "1.2.0 → 1.3.0 (behaviour)" in kv.good("update", PAGE).out
