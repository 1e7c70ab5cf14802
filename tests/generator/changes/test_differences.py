"""Differences between a page and the spec, their places, and the decisions that explain them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Final

import pytest
from support.page_facts import (
    DROP,
    MAKE,
    changed,
    row,
    values,
    with_row,
    with_rows,
    without,
)
from support.project import Project

from volcgen.changes.differences import Difference, differences
from volcgen.changes.facts import ActionFacts, Fact, StructFacts, Unknown
from volcgen.spec.files import Spec
from volcgen.spec.load import read_spec

FOLDER: Final = "spec/tiny/"


@pytest.fixture
def spec(plain: Project) -> Spec:
    return read_spec(plain.root / "spec", plain.root)


def only(spec: Spec, facts: ActionFacts) -> Difference:
    (found,) = differences(spec, facts)
    return found


def test_a_page_that_agrees_has_no_difference(spec: Spec) -> None:
    assert differences(spec, MAKE) == ()


# Edited facts: the path of the difference, the value in the spec, the one of the page, its place.
CHANGES: list[tuple[ActionFacts, str, Any, Any, str]] = [
    (changed(MAKE, "qps", value=80, line=5), "qps", 50, 80, "talk/MakeTalk.yaml:4:6"),
    (changed(MAKE, "method", value="GET", line=3), "method", "POST", "GET", "talk/MakeTalk.yaml:1:1"),
    (changed(MAKE, "version", value="2021-01-01", line=2), "version", "2020-12-01", "2021-01-01", "service.yaml:4:10"),
    (changed(MAKE, "host", value="https://other.example.com/", line=4), "regions.hosts", ["rtc.example.com"], "other.example.com", "service.yaml:8:39"),
    (changed(MAKE, "request", "OwnerId", type="String"), "request.OwnerId.type", "Long", "String", "talk/MakeTalk.yaml:16:19"),
    (changed(MAKE, "request", "OtherId", required=True), "request.OtherId.required", False, True, "talk/MakeTalk.yaml:18:3"),
    (changed(MAKE, "request", "OwnerId", required=False), "request.OwnerId.required", True, False, "talk/MakeTalk.yaml:16:35"),
    (changed(MAKE, "request", "Silent", default="true"), "request.Silent.default", False, True, "talk/MakeTalk.yaml:20:36"),
    (changed(MAKE, "request", "OwnerId", max=1000), "request.OwnerId.max", 900, 1000, "talk/MakeTalk.yaml:16:54"),
    (changed(MAKE, "request", "OwnerId", min=0), "request.OwnerId.min", 1, 0, "talk/MakeTalk.yaml:16:46"),
    (changed(MAKE, "request", "OtherId", min=2), "request.OtherId.min", None, 2, "talk/MakeTalk.yaml:18:3"),
    (changed(MAKE, "Start", "Name", max_length=30), "structs.Info.fields.Name.max_length", 20, 30, "structs.yaml:20:40"),
    (changed(MAKE, "Start", "Ext", max_items=4), "structs.Info.fields.Ext.max_items", 3, 4, "structs.yaml:21:40"),
    (changed(MAKE, "result", "Made", unit="milliseconds"), "result.Made.unit", "seconds", "milliseconds", "talk/MakeTalk.yaml:23:28"),
    (changed(MAKE, "Start", "Kind", enum=values(1, 2, 3)), "structs.Info.fields.Kind.enum", None, 3, "structs.yaml:18:35"),
    (changed(MAKE, "Start", "Kind", enum=values("1")), "structs.Info.fields.Kind.enum", 2, None, "structs.yaml:18:35"),
    (changed(MAKE, "Missing", "Code", enum=values("a", "b")), "structs.Miss.fields.Code.enum", None, ["a", "b"], "structs.yaml:32:7"),
    (changed(MAKE, "More", "Score", min=1), "structs.Detail.fields.Score.min", 0, 1, "structs.yaml:26:34"),
    (with_row(MAKE, "request", row("New", 17, "Long")), "request.New", None, "Long", "talk/MakeTalk.yaml:14:1"),
    (with_row(MAKE, "Missing", row("New", 74, "Long")), "structs.Miss.fields.New", None, "Long", "structs.yaml:30:5"),
    (without(MAKE, "request", "OtherId"), "request.OtherId", "Long", None, "talk/MakeTalk.yaml:18:12"),
    (without(MAKE, "Missing", "Words"), "structs.Miss.fields.Words", "String", None, "structs.yaml:33:14"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "where", "in_spec", "on_page", "place"),
    CHANGES,
    ids=lambda v: v if isinstance(v, str) else "",
)
def test_a_fact_that_differs(
    spec: Spec, facts: ActionFacts, where: str, in_spec: Any, on_page: Any, place: str
) -> None:
    found = [d for d in differences(spec, facts) if d.decided is None]
    assert [(d.where, d.spec, d.page) for d in found] == [(where, in_spec, on_page)]
    at = found[0].spec_at
    assert f"{at.path.removeprefix(FOLDER)}:{at.line}:{at.column}" == place
    assert f"make.md:{found[0].page_line}" in found[0].message
    assert found[0].page_line in (2, 3, 4, 5, 17, 70, 74, 99) or found[0].page is None


def test_a_new_action(spec: Spec) -> None:
    found = only(spec, DROP)
    assert (found.where, found.page, found.spec) == ("action", "DropTalk", None)
    assert found.message == "the spec has no action DropTalk, which is described by drop.md:1"


SAME: list[ActionFacts] = [
    changed(MAKE, "host", value="rtc.example.com", line=4),
    changed(MAKE, "result", "TalkId", name="Id"),  # an alias
    changed(MAKE, "result", "Made", type="String"),  # one of also_types
    changed(MAKE, "request", "Silent", default="False"),
    changed(MAKE, "request", "OwnerId", default=5),  # a required field has none
    changed(MAKE, "request", "OwnerId", max_length=5),  # not of an integer
    changed(MAKE, "Start", "Kind", enum=values("1", "2")),
    changed(MAKE, "Start", "Kind", enum=()),
]


@pytest.mark.parametrize("facts", SAME)
def test_the_same_fact_in_other_words(spec: Spec, facts: ActionFacts) -> None:
    assert [d for d in differences(spec, facts) if d.key not in ("",)] == []


def test_rows_of_the_envelope_and_of_the_signature_are_no_fields(spec: Spec) -> None:
    facts = with_row(MAKE, "request", replace(row("Action", 7, "String"), location="query"))
    facts = with_row(facts, "request", replace(row("X-Date", 8, "String"), location="header"))
    assert differences(spec, facts) == ()


def test_uncertain_facts_are_not_compared(spec: Spec) -> None:
    def unsure(rows: Any) -> Any:
        doubt = {"max": Fact(5, 9, certain=False), "required": Fact(False, 9, certain=False)}
        return tuple(replace(r, **doubt) if r.name == "OwnerId" else r for r in rows)

    assert differences(spec, with_rows(MAKE, "request", unsure)) == ()


def test_a_list_of_values_that_the_page_lost_is_not_compared(spec: Spec) -> None:
    lost = changed(MAKE, "Start", "Kind", enum=values(1), unknown=(Unknown("enum", "lost", 51),))
    assert differences(spec, lost) == ()


def test_a_table_that_the_page_cuts_off_has_no_missing_fields(spec: Spec) -> None:
    cut = without(without(MAKE, "request", "OtherId"), "Start", "Name")
    assert len(differences(spec, cut)) == 2
    cut = replace(cut, unknown=(Unknown("fields", "the page ends", 90),))
    assert differences(spec, cut) == ()


def test_a_page_without_a_table_states_nothing(spec: Spec) -> None:
    assert differences(spec, replace(MAKE, result=(), structs=MAKE.structs[:2])) == ()


def test_structs_of_one_name_are_told_apart_by_their_fields(spec: Spec) -> None:
    """The documents use one name for several shapes."""
    twice = replace(
        changed(changed(MAKE, "request", "Info", type="Object of X"), "result", "Misses", type="Array of X"),
        structs=tuple(StructFacts("X" if s.name != "More" else "More", s.line, s.fields) for s in MAKE.structs),
    )  # fmt: skip
    assert differences(spec, twice) == ()


def test_structs_that_lead_to_each_other_end(spec: Spec) -> None:
    looped = with_row(MAKE, "More", row("Back", 63, "Object of Start"))
    assert [d.where for d in differences(spec, looped)] == ["structs.Detail.fields.Back"]


@pytest.mark.parametrize(
    ("where", "decides"),
    [
        ("request.OwnerId.max", True),
        ("request.OwnerId", True),
        ("request.OwnerId.min", False),
        ("request.OtherId", False),
        ("request", False),
    ],
)
def test_evidence_decides_the_key_that_it_names(plain: Project, where: str, decides: bool) -> None:
    plain.edit("spec/tiny/talk/MakeTalk.yaml", "where: request.Key", f"where: {where}")
    spec = read_spec(plain.root / "spec", plain.root)
    found = only(spec, changed(MAKE, "request", "OwnerId", max=7))
    assert found.decided == ("The page does not say that it is one." if decides else None)


def test_a_placeholder_decides_nothing(plain: Project) -> None:
    plain.edit("spec/tiny/talk/MakeTalk.yaml", "The page does not say that it is one.", "TODO")
    spec = read_spec(plain.root / "spec", plain.root)
    assert only(spec, changed(MAKE, "request", "Key", required=True)).decided is None


def test_an_enum_decides_its_own_values(plain: Project) -> None:
    reason = "    evidence: [{where: values.GROUP, reason: Seen in replies.}]\n  Mood:\n"
    plain.edit("spec/tiny/structs.yaml", "  Mood:\n", reason)
    spec = read_spec(plain.root / "spec", plain.root)
    found = differences(spec, changed(MAKE, "Start", "Kind", enum=values(3)))
    assert {str(d.spec): d.decided for d in found} == {
        "1": None,
        "2": "Seen in replies.",
        "None": None,
    }


def test_fields_of_a_kind_that_no_page_has(plain: Project) -> None:
    page = without(MAKE, "request", "OwnerIdStr")
    spec = read_spec(plain.root / "spec", plain.root)
    assert only(spec, page).decided is None
    reason = 'evidence: [{where: "*.string_alternative_of", reason: No page has them.}]\n'
    plain.edit("spec/tiny/service.yaml", "groups:\n", f"{reason}groups:\n")
    spec = read_spec(plain.root / "spec", plain.root)
    assert only(spec, page).decided == "No page has them."


def test_a_key_of_all_fields_never_overrules_a_page(plain: Project) -> None:
    reason = 'evidence: [{where: "*.min", reason: No page has one.}]\n'
    plain.edit("spec/tiny/service.yaml", "groups:\n", f"{reason}groups:\n")
    spec = read_spec(plain.root / "spec", plain.root)
    assert only(spec, changed(MAKE, "request", "OwnerId", min=7)).decided is None


def test_hostile_text_of_a_page_is_escaped(spec: Spec) -> None:
    hostile = with_row(MAKE, "request", row("A\x1b[2J\n::error::", 17, "Long"))
    assert "\x1b" not in only(spec, hostile).message
    assert "\n" not in only(spec, hostile).message
