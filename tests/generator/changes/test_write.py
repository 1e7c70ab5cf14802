"""Facts of pages in a spec: what changes, what stays, and what is refused."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.failing_disk import Failing
from support.page_facts import (
    APP_ID,
    DROP,
    MAKE,
    changed,
    reading,
    row,
    values,
    with_row,
    without,
)
from support.project import Project, bounded, make_project, tree
from support.tiny_spec import PLAIN_TEMPLATES

from volcgen.changes.differences import as_type
from volcgen.changes.facts import ActionFacts, Fact, FieldFacts, Reading, Refusal, Unknown
from volcgen.changes.write import Written, write
from volcgen.config import find_config
from volcgen.errors import ConfigError, TreeError
from volcgen.problems import SpecError
from volcgen.spec.load import read_spec
from volcgen.spec.types import parse_type

MAKE_PATH = "spec/tiny/talk/MakeTalk.yaml"
DROP_PATH = "spec/tiny/talk/DropTalk.yaml"
STRUCTS_PATH = "spec/tiny/structs.yaml"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return make_project(tmp_path_factory.mktemp("hostile"), templates=PLAIN_TEMPLATES)


def imported(project: Project, *pages: ActionFacts, group: str | None = "talk") -> Written:
    return write(find_config(project.root), "tiny", reading(*pages), group=group)


def edits(project: Project, *pages: ActionFacts) -> list[str]:
    """Import pages and return the lines that only the new files have."""
    folder = project.root / "spec"
    before = {line for text in tree(folder).values() if text for line in text.decode().split("\n")}
    assert imported(project, *pages).refused == ()
    after = [line for text in tree(folder).values() if text for line in text.decode().split("\n")]
    return [line.strip() for line in after if line not in before]


OWNER = "OwnerId: {type: Long, required: true, min: 1, max: 900, example: 10, description: {en: Owner., zh: 所有者。}}"


# A changed fact, and the lines of the spec that follow.
IN_PLACE: list[tuple[str, ActionFacts, list[str]]] = [
    ("qps", changed(MAKE, "qps", value=80, line=5), ["qps: 80"]),
    ("maximum", changed(MAKE, "request", "OwnerId", max=7000), [OWNER.replace("900", "7000")]),
    ("minimum", changed(MAKE, "request", "OwnerId", min=0), [OWNER.replace("min: 1", "min: 0")]),
    ("no longer required", changed(MAKE, "request", "OwnerId", required=False), [OWNER.replace("true", "false")]),
    ("required", changed(MAKE, "request", "OtherId", required=True), ["OtherId: {type: Long, required: true, example: 11, description: {en: The other one., zh: 另一位成员。}}"]),
    ("new minimum", changed(MAKE, "request", "OtherId", min=3), ["OtherId: {type: Long, min: 3, example: 11, description: {en: The other one., zh: 另一位成员。}}"]),
    ("type", changed(MAKE, "Missing", "UserId", type="String"), ["UserId: {type: String, required: true, description: {en: The user., zh: 用户。}}"]),
    ("type with a struct", changed(MAKE, "Missing", "Words", type="Array of More"), ["Words: {type: Array of Detail, description: {en: The reason., zh: 原因说明。}}"]),
    ("default", changed(MAKE, "Start", "Mood", default="wild"), ["Mood: {type: String, enum: Mood, default: wild, description: {en: Its mood., zh: 氛围。}}"]),
    ("length", changed(MAKE, "Start", "Name", max_length=30), ["Name: {type: String, max_length: 30, example: Tea, description: {en: Its name., zh: 名称。}}"]),
    ("count", changed(MAKE, "Start", "Ext", max_items=9), ["Ext: {type: JSON Map, max_items: 9, example: {color: blue}, description: {en: Your data., zh: 自定义数据。}}"]),
    ("unit", changed(MAKE, "result", "Made", unit="milliseconds"), ["Made: {type: Long, unit: milliseconds, also_types: [String], description: {en: When., zh: 创建时间。}}"]),
    ("value of an enum", changed(MAKE, "Start", "Kind", enum=values(1, 2, -1)), ["TODO_MINUS_1: {value: -1, description: {en: TODO, zh: TODO}}"]),
    ("value of an enum of texts", changed(MAKE, "Start", "Mood", enum=values("calm", "wild", "veryHot", "a b")), ["VERY_HOT: {value: veryHot, description: {en: TODO, zh: TODO}}", "TODO_VALUE_4: {value: a b, description: {en: TODO, zh: TODO}}"]),
    ("known enum", changed(MAKE, "Missing", "Code", enum=values("calm", "wild"), name="Mood"), ["Mood: {type: String, enum: Mood, description: {en: TODO, zh: TODO}}"]),
    ("new enum", changed(MAKE, "Missing", "Code", enum=values("NoTalk", "TooFast")), ["Code:", "description: {en: TODO, zh: TODO}", "NO_TALK: {value: NoTalk, description: {en: TODO, zh: TODO}}", "TOO_FAST: {value: TooFast, description: {en: TODO, zh: TODO}}", "Code: {type: String, enum: Code, description: {en: Why., zh: 原因。}}"]),
    ("new field", with_row(MAKE, "request", row("Count", 13, "Integer", default=1, max=9, example="2")), ["Count: {type: Integer, default: 1, max: 9, example: 2, description: {en: TODO, zh: TODO}}"]),
    ("new field of a struct", with_row(MAKE, "More", row("At", 60, "Long", unit="seconds")), ["At: {type: Long, unit: seconds, description: {en: TODO, zh: TODO}}"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("facts", "lines"), [case[1:] for case in IN_PLACE], ids=[case[0] for case in IN_PLACE]
)
def test_a_fact_is_changed_in_place(plain: Project, facts: ActionFacts, lines: list[str]) -> None:
    assert edits(plain, facts) == lines
    spec = tree(plain.root / "spec")
    assert imported(plain, facts).changes == ()
    assert tree(plain.root / "spec") == spec


def test_a_page_that_agrees_changes_nothing(plain: Project) -> None:
    before = tree(plain.root)
    assert imported(plain, MAKE) == Written()
    assert tree(plain.root) == before


def test_new_fields_are_in_the_order_of_the_page(plain: Project) -> None:
    new = [
        row(name, line, "Long")
        for name, line in (("Zero", 9), ("Two", 12), ("Three", 12), ("Last", 20))
    ]
    facts = MAKE
    for each in new:
        facts = with_row(facts, "request", each)
    imported(plain, facts)
    text = plain.read(MAKE_PATH)
    names = [
        line.strip().split(":")[0]
        for line in text.split("request:\n")[1].split("result:\n")[0].splitlines()
    ]
    assert names == [
        "Zero",
        "Info",
        "OwnerId",
        "Two",
        "Three",
        "OwnerIdStr",
        "OtherId",
        "Key",
        "Silent",
        "Last",
    ]


def test_a_new_required_field_is_in_the_example_too(plain: Project) -> None:
    written = imported(
        plain, with_row(MAKE, "request", row("Count", 17, "Long", required=True, example="5"))
    )
    assert "    OtherId: 11\n    Count: 5\n" in plain.read(MAKE_PATH)
    assert written.problems == ()
    assert {problem.rule for problem in written.placeholders} == {"L242"}


def test_a_new_action_is_written_with_placeholders(plain: Project) -> None:
    written = imported(plain, DROP)
    assert written.added == ("action DropTalk", "enum Color", "struct Part")
    assert written.files == ("spec/tiny/service.yaml", STRUCTS_PATH, DROP_PATH)
    assert plain.read(DROP_PATH) == """\
# yaml-language-server: $schema=../../schema.json
action: DropTalk
access: write
qps: 20
summary:
  en: TODO
  zh: TODO

request:
  TalkId:
    type: Long
    required: true
    example: 12
    description: {en: TODO, zh: TODO}
  Why:
    type: String
    description: {en: TODO, zh: TODO}
  Mood:
    type: String
    enum: Mood
    example: calm
    description: {en: TODO, zh: TODO}
  Color:
    type: Integer
    enum: Color
    required: true
    example: 1
    description: {en: TODO, zh: TODO}

result:
  Talk:
    type: Object of Info
    description: {en: TODO, zh: TODO}
  Parts:
    type: Array of Part
    description: {en: TODO, zh: TODO}

examples:
  request:
    TalkId: 5
    Color: 0
  result:
    Parts:
      - Size: 7

evidence:
  - where: access
    reason: TODO
  - where: doc
    reason: TODO
"""
    assert "[MakeTalk, ListTalks, DropTalk]" in plain.read("spec/tiny/service.yaml")
    assert written.problems == ()
    before = tree(plain.root)
    again = imported(plain, DROP)
    assert (again.files, again.changes, again.added) == ((), (), ())
    assert again.placeholders == written.placeholders
    assert tree(plain.root) == before


def test_nothing_is_generated_until_a_person_has_written_the_texts(plain: Project) -> None:
    imported(plain, DROP)
    outcome = plain.run("generate")
    assert outcome.code == 2
    assert "L242" in outcome.err
    for path in (DROP_PATH, STRUCTS_PATH):
        text = (
            plain.read(path)
            .replace("en: TODO", "en: A text.")
            .replace("zh: TODO", "zh: 一段文本。")
        )
        text = (
            text.replace("TODO_0", "RED")
            .replace("TODO_1", "BLUE")
            .replace("doc\n    reason: TODO", "doc\n    reason: A test.")
        )
        text = text.replace("  - where: access\n    reason: TODO\n", "").replace(
            "Why:\n    type: String\n", "Why:\n    type: String\n    example: late\n"
        )
        plain.write({path: text})
    plain.good("generate")


def test_no_words_of_a_page_are_copied(plain: Project) -> None:
    words = "Words of the vendor"
    facts = with_row(
        DROP, "request", replace(row("Note", 15, "String", example=words), description=words)
    )
    imported(plain, facts)
    assert all(words.encode() not in (text or b"") for text in tree(plain.root / "spec").values())


def test_a_decision_is_kept_and_reported_beside_the_page(plain: Project) -> None:
    before = tree(plain.root)
    written = imported(plain, changed(MAKE, "request", "Key", required=True))
    assert tree(plain.root) == before
    assert [(d.where, d.page, d.decided) for d in written.decided] == [
        ("request.Key.required", True, "The page does not say that it is one.")
    ]


def test_what_the_page_lacks_is_reported_and_stays(plain: Project) -> None:
    before = tree(plain.root)
    page = without(changed(MAKE, "Start", "Kind", enum=values(1)), "request", "OtherId")
    written = imported(plain, page)
    assert tree(plain.root) == before
    assert {(d.where, d.spec) for d in written.gone} == {
        ("request.OtherId", "Long"),
        ("structs.Info.fields.Kind.enum", 2),
    }


def test_what_is_uncertain_or_unknown_is_reported_and_not_written(plain: Project) -> None:
    before = tree(plain.root)
    unsure = replace(
        MAKE.request[2],
        max=Fact(7, 12, certain=False),
        unknown=(Unknown("enum", "the list is lost", 12),),
    )
    page = replace(MAKE, request=(*MAKE.request[:2], unsure, *MAKE.request[3:]))
    page = with_row(page, "request", FieldFacts("New", 18))
    page = with_row(page, "request", row("Odd", 19, "Object of Nothing"))
    written = imported(plain, page)
    assert tree(plain.root) == before
    assert [(note.line, note.message) for note in written.notes] == [
        (18, "`request.New` is not written: its type is not stated in a form that can be read"),
        (19, "`request.Odd` is not written: the page does not list the fields of Nothing"),
        (12, "`OwnerId`: enum is unknown: the list is lost"),
        (12, "`OwnerId`: max may be 7; it is not written"),
    ]


def test_a_struct_of_another_shape_gets_a_name_of_its_own(plain: Project) -> None:
    """The documents use one name for several shapes; the spec does not."""
    other = tuple(replace(s, name="Detail") if s.name == "Part" else s for s in DROP.structs)
    page = changed(replace(DROP, structs=other), "result", "Parts", type="Array of Detail")
    written = imported(plain, page)
    assert "struct DropTalkDetail" in written.added
    assert "type: Array of DropTalkDetail" in plain.read(DROP_PATH)


def test_two_pages_fill_one_struct(plain: Project) -> None:
    """One page has lost the values of an enum, the other has them."""
    first = changed(DROP, "Part", "Size", enum=())
    second = replace(
        changed(DROP, "Part", "Size", enum=values(7, 8)), action=Fact("CutTalk", 1), path="cut.md"
    )
    written = imported(plain, first, second)
    assert sorted(written.added) == [
        "action CutTalk",
        "action DropTalk",
        "enum Color",
        "enum Size",
        "struct Part",
    ]
    assert plain.read(STRUCTS_PATH).count("  Part:\n") == 1
    assert "        enum: Size\n" in plain.read(STRUCTS_PATH)


def test_pages_that_contradict_each_other_are_reported(plain: Project) -> None:
    """Both pages describe a struct of the spec."""
    first = changed(MAKE, "Start", "Name", max_length=30)
    second = changed(DROP, "Start", "Name", max_length=40)
    written = imported(plain, first, second)
    assert "max_length: 40" in plain.read(STRUCTS_PATH)
    assert [(note.path, note.line, note.message) for note in written.notes] == [
        (
            "make.md",
            99,
            "`structs.Info.fields.Name.max_length` is 40 in the spec, 30 on the page of MakeTalk "
            "(make.md:99); a later page states that, so one of them is wrong",
        )
    ]
    again = imported(plain, first, second)
    assert (again.files, again.changes) == ((), ())
    assert again.notes == written.notes


REFUSED: list[tuple[ActionFacts, int, str]] = [
    (changed(MAKE, "method", value="GET", line=3), 3, "the method is GET, POST in the spec"),
    (changed(MAKE, "method", value="PUT", line=3), 3, "the method is PUT; the spec language describes GET and POST"),
    (changed(MAKE, "version", value="2021-01-01", line=2), 2, "`version` is 2020-12-01 in the spec, 2021-01-01 on the page"),
    (changed(MAKE, "host", value="https://x.example.com", line=4), 4, "x.example.com on the page"),
    (with_row(MAKE, "request", replace(row("Zone", 17, "String"), location="query")), 17, "the parameter `Zone` is sent in the query"),
    (with_row(MAKE, "request", replace(row("X-Trace", 17, "String"), location="header")), 17, "`X-Trace` is sent in the header"),
    (with_row(MAKE, "request", row("Tags.N.Key", 17, "String")), 17, "the encoding is form, json in the spec"),
    (with_row(MAKE, "result", row("Tags..Key", 17, "String")), 17, "`Tags..Key` is not the name of a field"),
    (with_row(with_row(MAKE, "result", row("Tags.N", 17, "String")), "result", row("Tags.Key", 18, "String")), 18, "disagree on whether `Tags` is an array"),
    (with_row(MAKE, "Missing", row("a b", 17, "String")), 17, "`a b` is not the name of a field"),
    (without(MAKE, "request", "AppId"), 11, "the page has no `AppId`, which every action of tiny takes"),
    (changed(MAKE, "action", value="makeTalk", line=1), 1, "`makeTalk` is not the name of an action"),
    (changed(MAKE, "request", "OwnerId", max=2**70), 1, "S106"),
]  # fmt: skip


def test_a_new_action_of_another_version_has_its_own(plain: Project) -> None:
    written = imported(plain, replace(DROP, version=Fact("2031-05-05", 2)))
    assert written.refused == ()
    spec = read_spec(plain.root / "spec", plain.root)
    action = next(file.node for file in spec.actions if file.node.action == "DropTalk")
    assert action.version == "2031-05-05"
    again = imported(plain, replace(DROP, version=Fact("2031-05-05", 2)))
    assert (again.refused, again.files) == ((), ())


@pytest.mark.parametrize(("facts", "line", "reason"), REFUSED, ids=lambda value: str(value)[:30])
def test_a_page_that_cannot_be_written_is_refused(
    plain: Project, facts: ActionFacts, line: int, reason: str
) -> None:
    before = tree(plain.root)
    good = with_row(DROP, "request", row("More", 15, "Long"))
    written = imported(plain, good, facts)
    assert tree(plain.root) == before
    assert (written.files, written.changes) == ((), ())
    refusals = {(refusal.path, refusal.line) for refusal in written.refused}
    assert ("make.md", line) in refusals
    assert any(reason in refusal.reason for refusal in written.refused), written.refused


def test_a_page_that_could_not_be_read_stops_the_others(plain: Project) -> None:
    before = tree(plain.root)
    refusal = Refusal("odd.md", 3, "the table has no column of types")
    written = write(find_config(plain.root), "tiny", Reading((DROP,), (refusal,)), group="talk")
    assert written == Written(refused=(refusal,))
    assert tree(plain.root) == before


@pytest.mark.parametrize(
    ("group", "reason"),
    [
        (None, "DropTalk is new; choose its group with --group: talk"),
        ("tlak", "service.yaml has no group `tlak`; did you mean `talk`? it has talk"),
        ("a\x1bb", "service.yaml has no group `a\\x1bb`; it has talk"),
    ],
)
def test_a_new_action_needs_a_group(plain: Project, group: str | None, reason: str) -> None:
    assert imported(plain, DROP, group=group).refused == (Refusal("drop.md", 1, reason),)


def test_two_pages_of_one_action_are_refused(plain: Project) -> None:
    (refusal,) = imported(plain, MAKE, replace(MAKE, path="again.md")).refused
    assert refusal == Refusal(
        "again.md", 1, "make.md also describes MakeTalk; import one of the two"
    )


def test_a_definition_beside_a_page_is_compared_with_it(plain: Project) -> None:
    definition = replace(
        changed(MAKE, "request", "OwnerId", max=7), path="api.json", source="definition"
    )
    written = imported(plain, MAKE, definition)
    assert written.files == ()
    assert [(c.where, c.fact, c.page, c.definition) for c in written.contradictions] == [
        ("request.OwnerId", "max", 900, 7)
    ]


def test_a_definition_alone_is_written(plain: Project) -> None:
    definition = replace(
        changed(MAKE, "request", "OwnerId", max=7), path="api.json", source="definition"
    )
    assert edits(plain, definition) == [OWNER.replace("900", "7")]


def test_other_problems_that_the_import_causes_are_reported(plain: Project) -> None:
    written = imported(plain, changed(MAKE, "request", "OwnerId", max=9))
    assert [(p.rule, p.where.path) for p in written.problems] == [("L207", MAKE_PATH)] * 2


def test_problems_that_the_spec_had_before_are_not_reported(plain: Project) -> None:
    plain.edit(STRUCTS_PATH, "en: Its mood.", "en: Its mood")
    assert imported(plain, changed(MAKE, "qps", value=80, line=5)).problems == ()


def test_an_invalid_spec_is_not_written(plain: Project) -> None:
    plain.edit(STRUCTS_PATH, "type: Double", "tpye: Double")
    with pytest.raises(SpecError):
        imported(plain, DROP)


def test_an_unknown_service(plain: Project) -> None:
    with pytest.raises(ConfigError, match="the spec has no service `im`; it has `tiny`"):
        write(find_config(plain.root), "im", reading(MAKE))


@pytest.mark.parametrize("at", range(1, 5))
def test_all_files_are_written_or_none(
    plain: Project, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    before = tree(plain.root)
    failing = Failing(at, OSError(28, "No space left on device"))
    monkeypatch.setattr(os, "replace", failing)
    if at < 4:  # three files
        with pytest.raises(TreeError, match="nothing was changed"):
            imported(plain, DROP)
        assert failing.reached
        assert tree(plain.root) == before
    else:
        assert len(imported(plain, DROP).files) == 3
        assert not failing.reached


def test_a_byte_order_mark_and_line_ends_stay(plain: Project) -> None:
    text = "\ufeff" + plain.read(MAKE_PATH).replace("\n", "\r\n")
    plain.write({MAKE_PATH: text})
    imported(
        plain, with_row(changed(MAKE, "qps", value=80, line=5), "request", row("New", 17, "Long"))
    )
    new = plain.read(MAKE_PATH)
    assert new.startswith("\ufeffaction")
    assert new.count("\n") == new.count("\r\n") == text.count("\r\n") + 1
    assert "qps: 80\r\n" in new


def test_an_action_without_parameters(plain: Project) -> None:
    page = replace(
        DROP, request=(APP_ID,), result=(), structs=(), request_example=None, result_example=None
    )
    written = imported(plain, page)
    assert "request:" not in plain.read(DROP_PATH)
    assert written.problems == ()
    later: Any = with_row(page, "request", row("First", 12, "Long", example=3))
    imported(plain, later)
    assert "zh: TODO\n\nrequest:\n  First:\n    type: Long\n" in plain.read(DROP_PATH)


WORDS = st.text(st.characters(codec="utf-8"), max_size=12) | st.sampled_from(
    ["", "2020-01-01", "0x1", "010", "1e999", "null", "~", "true", "a: b", "- a", "#", "{", "*a", "!!x", '"', "'", "TODO", "\n", "\x1b[2J", "\u2028", ".nan", "1_0", "９"]
)  # fmt: skip


@bounded(60)
@given(
    st.lists(WORDS, min_size=1, max_size=3),
    WORDS,
    WORDS,
    st.sampled_from(["String", "Long", "Double", "Boolean", "JSON Map"]),
    st.just("Fine") | WORDS,
)
def test_hostile_values_of_a_page_are_data_or_refused(
    project: Project, listed: list[str], default: str, example: str, type_: str, name: str
) -> None:
    page = with_row(DROP, "request", row("Odd", 15, type_, default=default, example=example))
    page = with_row(page, "request", row("Listed", 16, "String", values=tuple(listed)))
    page = with_row(page, "result", row(name, 22, "Long"))
    before = tree(project.root)
    written = imported(project, page)
    if written.refused:
        assert tree(project.root) == before
        return
    try:
        spec = read_spec(project.root / "spec", project.root)
        (drop,) = [file.node for file in spec.actions if file.node.action == "DropTalk"]
        assert drop.request["Odd"].default == as_type(default, parse_type(type_))
        enum = spec.structs.node.enums[drop.request["Listed"].enum or ""]
        assert {item.value for item in enum.values.values()} == set(listed)
        assert imported(project, page).files == ()
    finally:
        project.write({path: text for path, text in before.items() if text is not None})
        (project.root / DROP_PATH).unlink()


def test_a_guessed_place_of_parameters_is_reported_and_does_not_refuse(plain: Project) -> None:
    guessed = replace(row("Zone", 17, "String"), location="query")
    doubt = Unknown("in", "the page does not state the method", 8)
    facts = replace(with_row(MAKE, "request", guessed), method=None, unknown=(doubt,))
    written = imported(plain, facts)
    assert written.refused == ()
    assert any("in is unknown" in note.message for note in written.notes)
