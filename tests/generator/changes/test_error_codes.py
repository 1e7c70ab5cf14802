"""Error codes of a document of a new action."""

from __future__ import annotations

from dataclasses import replace

from support.page_facts import APP_ID, DROP, reading, row
from support.project import Project

from volcgen.changes.facts import ErrorFacts, Fact
from volcgen.changes.write import Written, write
from volcgen.config import find_config
from volcgen.spec.load import read_spec

NEW = replace(
    DROP,
    path="new.md",
    action=Fact("FindTalk", 1),
    request=(APP_ID, row("TalkId", 5, "Long")),
    result=(row("Name", 8, "String"),),
)


def imported(project: Project, *errors: ErrorFacts) -> Written:
    page = replace(NEW, errors=errors)
    return write(find_config(project.root), "tiny", reading(page), group="talk")


def test_codes_are_listed_and_new_ones_defined(plain: Project) -> None:
    before = read_spec(plain.root / "spec", plain.root).errors.node.errors
    known = next(iter(before))
    statuses = {"NotHere": 404, "TooMany": 429, "Broken": 503, "NoRight": 403, "Odd": None}
    errors = [ErrorFacts(code, 9, status, meaning="Words") for code, status in statuses.items()]
    written = imported(plain, ErrorFacts(known, 9, 400), *errors)
    spec = read_spec(plain.root / "spec", plain.root)
    file = next(file for file in spec.actions if file.node.action == "FindTalk")
    assert file.node.errors == (known, *statuses)
    found = {code: spec.errors.node.errors[code].category for code in statuses}
    assert found == {
        "NotHere": "not_found",
        "TooMany": "throttled",
        "Broken": "server",
        "NoRight": "permission",
        "Odd": "invalid_parameter",
    }
    assert spec.errors.node.errors[known] == before[known]
    assert [entry.where for entry in spec.errors.node.evidence][-1] == "errors.Odd.category"
    assert "Words" not in plain.read("spec/tiny/errors.yaml")
    assert any(problem.where.path == "spec/tiny/errors.yaml" for problem in written.placeholders)


def test_a_code_that_the_language_does_not_have_is_a_note(plain: Project) -> None:
    before = plain.read("spec/tiny/errors.yaml")
    written = imported(plain, ErrorFacts("Invalid.Name", 9, 400))
    assert plain.read("spec/tiny/errors.yaml") == before
    assert [note.line for note in written.notes if "Invalid.Name" in note.message] == [9]
