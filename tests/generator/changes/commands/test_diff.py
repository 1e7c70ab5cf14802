"""The command `volcgen diff`: arguments, formats and exit codes."""

from __future__ import annotations

import json

import pytest
from support.project import Project
from support.versions import ACCEPTED, LIST, MAKE, commit


@pytest.fixture
def project(plain: Project) -> Project:
    """Return a project with a breaking change, an addition and a text since its only commit."""
    commit(plain.root)
    plain.edit(MAKE, "max: 900", "max: 500")
    plain.edit(
        MAKE,
        "  Silent: {",
        "  Topic: {type: String, example: tea, description: {en: Its topic., zh: 主题。}}\n  Silent: {",
    )
    plain.edit(LIST, "en: List talks.", "en: List all talks.")
    return plain


def test_text(project: Project) -> None:
    outcome = project.good("diff", "HEAD")
    assert outcome.err == ""
    first, *_, last = outcome.out.split("\n\n")
    assert first == (
        "breaking[D211] A limit of what callers send gets narrower: `owner_id` of `make_talk` "
        "(max 900 → 500)\n"
        f"  --> {MAKE}:16: actions.MakeTalk.request.OwnerId.max [{fingerprint(project)}]\n"
        "  = Keep `owner_id` of `make_talk` within its new limit: max 500."
    )
    assert last == (
        "3 changes from HEAD to spec/, level breaking: 1 breaking, 1 additive, 1 text\n"
        "Run `volcgen rule D202 D211 D391` for reasons and examples.\n"
    )


def fingerprint(project: Project) -> str:
    found: str = json.loads(project.good("diff", "HEAD", "--format", "json").out)["changes"][0][
        "fingerprint"
    ]
    return found


def test_json(project: Project) -> None:
    found = json.loads(project.good("diff", "HEAD", "--format", "json").out)
    assert list(found) == ["level", "changes"]
    assert found["level"] == "breaking"
    assert [change["class"] for change in found["changes"]] == ["breaking", "additive", "text"]
    assert found["changes"][0] == {
        "rule": "D211",
        "class": "breaking",
        "where": "actions.MakeTalk.request.OwnerId.max",
        "before": 900,
        "after": 500,
        "message": "A limit of what callers send gets narrower: `owner_id` of `make_talk` (max 900 → 500)",
        "direction": "sent",
        "migration": "Keep `owner_id` of `make_talk` within its new limit: max 500.",
        "fingerprint": found["changes"][0]["fingerprint"],
        "accepted": None,
        "concerns": ["MakeTalk"],
        "path": MAKE,
        "line": 16,
    }


@pytest.mark.parametrize("format_", ["text", "json", "markdown", "github"])
def test_no_changes(plain: Project, format_: str) -> None:
    commit(plain.root)
    out = plain.good("diff", "HEAD", "--format", format_, "--fail-on", "text").out
    assert "none" in out
    assert out.endswith("\n")


@pytest.mark.parametrize(
    ("edit", "codes"),
    [
        (("max: 900", "max: 500"), {"text": 1, "additive": 1, "behaviour": 1, "breaking": 1}),
        (("qps: 50", "qps: 60"), {"text": 1, "additive": 1, "behaviour": 1, "breaking": 0}),
        (("max: 900", "max: 950"), {"text": 1, "additive": 1, "behaviour": 0, "breaking": 0}),
        (("Make a talk.", "Start one."), {"text": 1, "additive": 0, "behaviour": 0, "breaking": 0}),
    ],
)
def test_fail_on_a_class_or_a_graver_one(
    plain: Project, edit: tuple[str, str], codes: dict[str, int]
) -> None:
    commit(plain.root)
    plain.edit(MAKE, *edit)
    found = {class_: plain.run("diff", "HEAD", "--fail-on", class_).code for class_ in codes}
    assert found == codes
    assert plain.run("diff", "HEAD").code == 0


def test_an_accepted_change_does_not_fail(project: Project) -> None:
    text = f'accepted:\n  - {{change: "{fingerprint(project)}", reason: Never used., date: "2026-11-27"}}\n'
    project.write({ACCEPTED: text})
    outcome = project.run("diff", "HEAD", "--fail-on", "breaking")
    assert outcome.code == 0
    assert "  = accepted: Never used.\n" in outcome.out
    assert "1 breaking (1 accepted)" in outcome.out
    found = json.loads(project.good("diff", "HEAD", "--format", "json").out)
    assert found["level"] == "breaking"
    assert found["changes"][0]["accepted"] == "Never used."
    assert "::notice file=" in project.good("diff", "HEAD", "--format", "github").out.split("\n")[0]
    assert "**Accepted:** Never used." in project.good("diff", "HEAD", "--format", "markdown").out


def test_an_outdated_acceptance_is_bad_input(project: Project) -> None:
    text = 'accepted:\n  - {change: "0123456789ab", reason: Old., date: "2026-11-27"}\n'
    project.write({ACCEPTED: text})
    outcome = project.run("diff", "HEAD")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(f"error: {ACCEPTED}:2:14: no change has the fingerprint")


def test_bad_input_is_one_error(project: Project) -> None:
    for arguments in (["nope"], ["HEAD", "nope"], [""], ["HEAD", "pyproject.toml"]):
        outcome = project.run("diff", *arguments)
        assert (outcome.code, outcome.out) == (2, "")
        assert outcome.err.startswith("error: ")
        assert outcome.err.count("\n") == 1


def test_problems_of_the_spec_are_shown_in_the_format(project: Project) -> None:
    project.edit(MAKE, "qps: 50", "qps: many")
    assert project.run("diff", "HEAD").code == 2
    outcome = project.run("diff", "HEAD", "--format", "github")
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(f"::error file={MAKE},line=4,")


def test_nothing_is_written(project: Project) -> None:
    before = {path: path.stat().st_mtime_ns for path in project.root.rglob("*")}
    project.good("diff", "HEAD")
    assert {path: path.stat().st_mtime_ns for path in project.root.rglob("*")} == before
