"""The catalogue: the example of each rule is reported by that rule, with its class and reason."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from support.project import REPOSITORY, Project
from support.versions import snapshot

from volcgen.changes.change import Change, Class
from volcgen.changes.diff import compare, manual
from volcgen.changes.diff.catalogue import CHANGE_RULES
from volcgen.changes.diff.rule import ChangeRule, files_of
from volcgen.changes.diff.sentences import migration_of
from volcgen.rule_manual.example import SPEC
from volcgen.rules import RULES

REVERSE = (
    ("D101", "D103"), ("D106", "D107"), ("D111", "D112"), ("D131", "D132"), ("D133", "D134"),
    ("D137", "D138"), ("D141", "D142"), ("D144", "D145"), ("D146", "D147"), ("D148", "D149"),
    ("D202", "D203"), ("D206", "D207"), ("D209", "D210"), ("D211", "D212"), ("D214", "D215"),
    ("D217", "D219"), ("D221", "D222"), ("D251", "D252"), ("D255", "D256"), ("D259", "D260"),
    ("D261", "D262"), ("D263", "D264"), ("D301", "D303"), ("D321", "D323"), ("D324", "D326"),
    ("D351", "D353"), ("D374", "D375"),
)  # fmt: skip
"""Rules of which each reports the reverse of what the other reports."""
OWN_REVERSE = (
    "D102", "D104", "D105", "D108", "D109", "D110", "D135", "D136", "D139", "D140", "D143",
    "D150", "D204", "D205", "D208", "D213", "D216", "D220", "D253", "D254", "D257", "D258",
    "D265", "D266", "D267", "D302", "D322", "D325", "D327", "D328", "D329", "D352", "D354",
    "D356", "D357", "D371", "D372", "D373", "D376", "D377", "D378", "D379", "D380", "D391",
    "D392", "D393", "D394", "D395", "D396",
)  # fmt: skip
"""Rules that also report the reverse of what they report."""

every_rule = pytest.mark.parametrize("rule", CHANGE_RULES.values(), ids=lambda rule: rule.id)


def test_there_are_enough_rules_of_each_class() -> None:
    by_class: dict[Class, int] = {}
    for rule in CHANGE_RULES.values():
        by_class[rule.class_] = by_class.get(rule.class_, 0) + 1
    assert len(CHANGE_RULES) >= 100
    assert by_class["breaking"] >= 40
    assert min(by_class.values()) >= 5


def test_ids_are_in_order_and_no_others_of_the_spec_language() -> None:
    assert list(CHANGE_RULES) == sorted(CHANGE_RULES)
    assert not CHANGE_RULES.keys() & RULES.keys()
    assert all(re.fullmatch(r"D\d{3}", id_) for id_ in CHANGE_RULES)
    titles = [rule.title for rule in CHANGE_RULES.values()]
    assert len(set(titles)) == len(titles)


@every_rule
def test_an_example_is_reported_by_its_rule(rule: ChangeRule) -> None:
    found = manual.example(rule)
    assert {change.rule for change in found} == {rule.id, *rule.company}
    for change in found:
        if change.rule == rule.id:
            assert (change.class_, change.direction) == (rule.class_, rule.direction)
            assert change.message.startswith(f"{rule.title}: `")
            assert change.path is not None
            assert change.before != change.after


@every_rule
def test_an_example_is_minimal(rule: ChangeRule) -> None:
    for edit in rule.edits:
        if edit.base:
            assert SPEC[f"spec/tiny/{edit.path}"].count(edit.base) == 1, edit.base
    before, after = files_of(rule, after=False), files_of(rule, after=True)
    assert sum(before.get(path) != after.get(path) for path in before | after) <= 5


@every_rule
def test_texts_are_sentences(rule: ChangeRule) -> None:
    assert rule.why.endswith(".")
    assert not rule.title.endswith(".")
    assert (rule.migration is not None) == (rule.class_ == "breaking")
    if rule.migration:
        assert rule.migration.en.endswith(".")
        assert rule.migration.zh.endswith("。")


@every_rule
def test_migrations_name_what_callers_write(rule: ChangeRule) -> None:
    for change in manual.example(rule):
        for language in ("en", "zh"):
            words = migration_of(change, language)
            assert bool(words) == (change.class_ == "breaking")
            assert not re.search(r"[{}]|``|\bNone,|null", words)
        assert change.migration == migration_of(change, "en")


@pytest.mark.parametrize(("one", "other"), REVERSE)
def test_the_reverse_of_a_change_has_the_reverse_rule(one: str, other: str) -> None:
    for first, second in ((one, other), (other, one)):
        assert second in {change.rule for change in reversed_changes(first)}


@pytest.mark.parametrize("rule", OWN_REVERSE)
def test_some_rules_report_both_directions(rule: str) -> None:
    assert rule in {change.rule for change in reversed_changes(rule)}


def reversed_changes(id_: str) -> list[Change]:
    rule = CHANGE_RULES[id_]
    before, after = (snapshot(files_of(rule, after=side)) for side in (True, False))
    found = compare(before, after)
    by_rule = [change for change in manual.example(rule) if change.rule == id_]
    back = {(change.before, change.after) for change in map(_plain, found)}
    assert back & {(change.after, change.before) for change in map(_plain, by_rule)}
    return list(found)


def _plain(change: Change) -> Change:
    return replace(change, before=str(change.before), after=str(change.after))


def test_the_manual_is_what_the_command_prints(plain: Project) -> None:
    (plain.root / "pyproject.toml").unlink()
    text = plain.good("rule").out
    assert (REPOSITORY / "docs/rules.md").read_text(
        "utf-8"
    ) == text, "`volcgen rule > docs/rules.md` makes it anew"
    assert plain.good("rule", "d211", "L230", "D101").out.startswith("## D211\n")
    assert plain.run("rule", "D2110").err == "error: unknown rule D2110; did you mean `D211`?\n"


def test_the_manual_has_a_section_and_a_row_for_each_rule() -> None:
    page = manual.page()
    assert re.findall(r"^## (\w+)$", page, re.MULTILINE) == list(CHANGE_RULES)
    assert re.findall(r"^\| \[(\w+)\]\(#", page, re.MULTILINE) == list(CHANGE_RULES)
    assert re.findall(r"^\w+\[(\w+)\] ", page, re.MULTILINE)[:2] == ["D101", "D102"]
    assert "/tmp" not in page
