"""How problems are shown: on a terminal, as JSON, and as annotations of GitHub."""

from __future__ import annotations

import itertools
import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.project import Project, bounded

from volcgen.problems import (
    Location,
    Problem,
    SpecError,
    as_github,
    as_json,
    as_text,
    did_you_mean,
    only_match,
    visible,
)
from volcgen.rules import RULES
from volcgen.spec import schema_errors
from volcgen.spec.definitions import Action


def problem(excerpt: str, column: int, length: int) -> Problem:
    return Problem("Y001", "wrong", Location("a.yaml", 3, column, length, excerpt))


def test_the_caret_stands_under_the_culprit() -> None:
    assert as_text([problem("qps: fifty", 6, 5)]) == (
        "error[Y001] wrong\n"
        " --> a.yaml:3:6\n"
        "  |\n"
        "3 | qps: fifty\n"
        "  |      ^^^^^\n"
        "  = correct the YAML at the caret\n"
        "\n"
        "1 problem; nothing was written.\n"
        "Run `volcgen rule Y001` for reasons and examples.\n"
    )


@pytest.mark.parametrize(
    ("excerpt", "column", "length", "spaces", "carets"),
    [
        ("{zh: 创建会话。, access: x}", 20, 1, 24, 1),
        ("{zh: 创建会话。}", 6, 5, 5, 10),
        ("a: 中b", 5, 1, 5, 1),
        ("e\u0301: x", 5, 1, 3, 1),
        ("ｆｕｌｌ: x", 7, 1, 10, 1),
        ("\tx: y", 2, 1, 2, 1),
        ("a\x00b: y", 4, 1, 6, 1),
        ("\u202ea: y", 2, 1, 6, 1),
        ("😀: x", 4, 1, 4, 1),
        ("a", 2, 1, 1, 1),
    ],
)
def test_the_caret_counts_columns_of_a_terminal(
    excerpt: str, column: int, length: int, spaces: int, carets: int
) -> None:
    caret = as_text([problem(excerpt, column, length)]).split("\n")[4]
    assert caret == "  | " + " " * spaces + "^" * carets


def test_the_gutter_grows_with_the_line_number() -> None:
    found = Problem("Y001", "wrong", Location("a.yaml", 1234, 1, 1, "x"))
    assert as_text([found]).split("\n")[1:5] == [
        "    --> a.yaml:1234:1",
        "     |",
        "1234 | x",
        "     | ^",
    ]


def test_a_second_place_is_shown_as_well() -> None:
    found = Problem(
        "Y003",
        "twice",
        Location("a.yaml", 2, 1, 1, "b: 1"),
        also=Location("c.yaml", 9, 3, 1, "  b: 2"),
    )
    text = as_text([found])
    assert " --> a.yaml:2:1\n" in text
    assert " and c.yaml:9:3\n" in text
    assert text.index("a.yaml") < text.index("c.yaml")


def test_a_long_line_is_cropped_around_the_culprit() -> None:
    text = as_text([problem("a" * 5_000 + "WRONG" + "b" * 5_000, 5_001, 5)])
    excerpt, caret = text.split("\n")[3:5]
    assert len(excerpt) < 300
    assert excerpt[caret.index("^") : caret.rindex("^") + 1] == "WRONG"
    assert excerpt.startswith("3 | …a")
    assert excerpt.endswith("b…")


def test_a_long_value_is_cropped_in_the_words() -> None:
    found = Problem("Y001", f"`{'x' * 100_000}` is wrong", Location("a.yaml"), "y" * 100_000)
    assert len(as_text([found])) < 3_000


@bounded(200)
@given(
    st.text(max_size=300),
    st.integers(1, 400),
    st.integers(1, 400),
    st.text(max_size=20),
    st.text(max_size=20),
)
def test_no_text_of_a_spec_reaches_a_terminal_raw(
    excerpt: str, column: int, length: int, message: str, path: str
) -> None:
    excerpt = re.sub(r"[\r\n]", "", excerpt)
    found = Problem("L207", message, Location(path, 1, column, length, excerpt), message)
    for shown in (as_text([found]), as_github([found])):
        assert all(char.isprintable() or char == "\n" for char in shown)
    assert json.loads(as_json([found]))[0]["message"] == message


def test_text_is_made_visible() -> None:
    assert visible("a b") == "a b"
    assert visible("\x1b[31m\u202e\u2028\0\x85") == r"\x1b[31m\u202e\u2028\x00\x85"
    assert visible("中文，é😀") == "中文，é😀"


def test_problems_are_sorted_and_stand_once() -> None:
    places = [("b", 1, 1), ("a", 2, 1), ("a", 10, 1), ("a", 2, 9)]
    found = [
        Problem(rule, message, Location(path, line, column))
        for path, line, column in places
        for rule in ("S103", "L207")
        for message in ("one", "two", "two")
    ]
    wanted = SpecError(found).problems
    assert len(wanted) == len(places) * 2 * 2
    keys = [(p.where.path, p.where.line, p.where.column, p.rule, p.message) for p in wanted]
    assert keys == sorted(keys)
    for some in itertools.permutations(found[:6]):
        assert SpecError(some).problems == SpecError(found[:6]).problems


def test_a_problem_needs_a_rule() -> None:
    with pytest.raises(KeyError, match="X999"):
        Problem("X999", "wrong", Location("a.yaml"))


def test_every_rule_gives_advice() -> None:
    for name, rule in RULES.items():
        assert re.fullmatch("[YSL][0-9]{3}", name)
        assert rule.title
        assert rule.help
        shown = as_text([Problem(name, "wrong", Location("a.yaml"))])
        assert f"  = {rule.help}\n" in shown


def test_the_nearest_name_is_found() -> None:
    assert did_you_mean("Lnog", ["Integer", "Long", "String"]) == "did you mean `Long`? "
    assert did_you_mean("Xyz", ["Integer", "Long", "String"]) == ""
    assert did_you_mean("a\x1bb", ["a\x1bc"]) == "did you mean `a\\x1bc`? "


def test_a_name_that_looks_the_same_is_shown_with_its_difference() -> None:
    assert did_you_mean("Name", ["N\u0430me"]) == "did you mean `N\\u0430me`? "
    assert did_you_mean("名字字", ["名字"]) == "did you mean `名字`? "


def test_the_single_name_that_is_meant_is_found() -> None:
    assert only_match("Lnog", ["Integer", "Long", "String"]) == "Long"
    assert only_match("Xyz", ["Integer", "Long", "String"]) is None
    assert only_match("UserIs", ["UserId", "UserIds"]) is None
    assert only_match("UserIdd", ["UserId", "UserIdentifier"]) == "UserId"


@pytest.mark.parametrize(
    ("word", "known", "match"),
    [
        ("Lnog", ["Long", "String"], "Long"),
        ("integer", ["Integer"], "Integer"),
        ("Int", ["Integer"], None),
        ("Array<String>", ["String"], None),
        ("min_length", ["max_length"], None),
        ("Type2", ["Type3"], None),
        ("Name", ["N\u0430me", "Name\u200b", "Name "], None),
        ("a", ["b"], None),
        ("Talks", ["Talk", "Tasks"], None),
    ],
)
def test_a_slip_is_one_letter(word: str, known: list[str], match: str | None) -> None:
    assert only_match(word, known) == match


def test_many_problems_are_counted_and_the_first_are_shown(
    plain: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = "".join(
        f"  F{n}: {{typ: Long, description: {{en: X., zh: 某。}}}}\n" for n in range(500)
    )
    plain.edit("spec/tiny/talk/MakeTalk.yaml", "  Key: {type", f"{wrong}  Key: {{type")
    made = 0
    schema = Action.model_json_schema

    def counted(*arguments: Any, **options: Any) -> dict[str, Any]:
        nonlocal made
        made += 1
        return schema(*arguments, **options)

    schema_errors.json_schema.cache_clear()
    monkeypatch.setattr(Action, "model_json_schema", counted)
    text = plain.run("lint").err
    assert made == 1
    assert text.count("error[") == 50
    assert "\n500 problems, of which the first 50 are shown; nothing was written.\n" in text
    assert "`volcgen rule S102`" in text
    annotations = plain.run("lint", "--format", "github").err
    assert annotations.count("::error ") == 50
    assert annotations.endswith("500 problems, of which the first 50 are shown\n")
    assert len(json.loads(plain.run("lint", "--format", "json").err)) == 500


def test_problems_for_programs(plain: Project) -> None:
    plain.edit("spec/tiny/talk/MakeTalk.yaml", "qps: 50", "qps: fifty")
    plain.edit("spec/tiny/service.yaml", "timeout_s: 10", "timeout_s: 0")
    outcome = plain.run("generate", "--format", "json")
    assert outcome.code == 2
    rows = json.loads(outcome.err)
    assert [(row["rule"], row["path"], row["line"], row["column"]) for row in rows] == [
        ("S106", "spec/tiny/service.yaml", 9, 12),
        ("S103", "spec/tiny/talk/MakeTalk.yaml", 4, 6),
    ]
    assert all(row["message"] and row["help"] for row in rows)
    assert [row["instead"] for row in rows] == [None, None]
    plain.edit("spec/tiny/talk/MakeTalk.yaml", "access: write", "access: wirte")
    rows = json.loads(plain.run("generate", "--format", "json").err)
    assert rows[1]["instead"] == "write"


# `::error file=…,line=…,col=…,title=…::message`, as in the documents of GitHub Actions.
ANNOTATION = re.compile(
    r"::error file=(?P<file>[^,:]+),line=(?P<line>\d+),col=(?P<col>\d+),title=(?P<title>\w+)::(?P<message>.+)"
)


def test_problems_for_a_forge(plain: Project) -> None:
    plain.edit("spec/tiny/talk/MakeTalk.yaml", "access: write", 'access: "100%, no: what\\n::x"')
    plain.edit("spec/tiny/service.yaml", "timeout_s: 10", "timeout_s: 0")
    outcome = plain.run("check", "--format", "github")
    assert outcome.code == 2
    lines = outcome.err.splitlines()
    found = [match.groupdict() for line in lines if (match := ANNOTATION.fullmatch(line))]
    assert len(found) == len(lines) == 2
    assert found[1]["file"] == "spec/tiny/talk/MakeTalk.yaml"
    assert (found[1]["line"], found[1]["col"], found[1]["title"]) == ("3", "9", "S104")
    assert found[1]["message"] == r"`100%25, no: what\n::x` is not a valid `access`"
    assert found[0]["title"] == "S106"


def test_properties_of_an_annotation_are_escaped() -> None:
    found = Problem("Y001", "wrong", Location("a,b:c%.yaml", 1, 1))
    assert as_github([found]).startswith("::error file=a%2Cb%3Ac%25.yaml,line=1,")
