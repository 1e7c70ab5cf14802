"""From a folder of files to a spec: shapes, files that are missing, and all problems at once."""

from __future__ import annotations

import shutil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from volcgen.rules import RULES
from volcgen.spec.load import load

from .broken import Broken, assert_broken, broken
from .support import Project, bounded, make_project, tree
from .tiny_spec import PLAIN_TEMPLATES, SPEC

MAKE = "talk/MakeTalk.yaml"
LIST = "talk/ListTalks.yaml"
STRUCTS = "structs.yaml"
SERVICE = "service.yaml"
ERRORS = "errors.yaml"
KEY = "  Key: {type"

# A file that breaks one of these has the wrong shape by itself; the JSON Schema says so as well.
SHAPES = [
    broken("missing key", "S101", (MAKE, "access: write\n", ""), (MAKE, "action: MakeTalk", "‹a›ction: MakeTalk"), message="`access` is missing", help_="add the key `access`: Whether the action changes anything."),
    broken("missing type", "S101", (MAKE, KEY, f"  ‹Kee›: {{description: {{en: X., zh: X.}}}}\n{KEY}"), message="`type` is missing", help_="add the key `type`: Integer, Long"),
    broken("missing language", "S101", (MAKE, "summary: {en: Make a talk., zh: 创建会话。}", "‹summary›: {en: Make a talk.}"), message="`zh` is missing", help_="add the key `zh`: Chinese."),
    broken("missing language of a struct", "S101", (STRUCTS, "description: {en: Details of a talk., zh: 会话的详情。}", "‹description›: {en: Details of a talk.}"), message="`zh` is missing", help_="Chinese."),
    broken("missing remedy", "S101", (ERRORS, "    remedy: {en: Check the id., zh: 请检查 ID。}\n", ""), (ERRORS, "  NoTalk:", "  ‹NoTalk›:"), message="`remedy` is missing", help_="What to do."),
    broken("unknown key", "S102", (MAKE, "qps: 50", "‹speed›: 50"), message="unknown key `speed`", help_="keys here are access, action,"),
    broken("misspelt key", "S102", (MAKE, "idempotency_field: Key", "‹idempotencyfield›: Key"), help_="did you mean `idempotency_field`?"),
    broken("misspelt key of a field", "S102", (MAKE, KEY, "  Key: {‹exmaple›: a, type"), help_="did you mean `example`?"),
    broken("misspelt key of a struct's field", "S102", (STRUCTS, "Score: {type", "Score: {‹mni›: 3, type"), help_="did you mean `min`?"),
    broken("misspelt key of an enum", "S102", (STRUCTS, "    type: String\n", "    ‹typ›: String\n    type: String\n"), help_="did you mean `type`?"),
    broken("misspelt key of paging", "S102", (LIST, "  cursor: Cursor", "  ‹frist›: 0\n  cursor: Cursor"), help_="did you mean `first`?"),
    broken("third language", "S102", (MAKE, "summary: {en: Make a talk.,", "summary: {‹de›: Reden., en: Make a talk.,"), help_="keys here are en, zh"),
    broken("number for a text", "S103", (MAKE, "doc: 6348/3", "doc: ‹6348›"), message="`doc` must be text, not a number", help_='put quotes around it: "6348"'),
    broken("text for a number", "S103", (MAKE, "qps: 50", "qps: ‹fifty›"), message="`qps` must be a whole number, not text"),
    broken("fraction for a whole number", "S103", (MAKE, "qps: 50", "qps: ‹50.0›"), message="must be a whole number"),
    broken("yes for true", "S103", (MAKE, "required: true, min", "required: ‹yes›, min"), message="`required` must be true or false, not text", help_="YAML 1.2 knows true and false only"),
    broken("one for true", "S103", (MAKE, "required: true, min", "required: ‹1›, min"), message="must be true or false, not a number"),
    broken("True for true", "S103", (MAKE, "required: true, min", "required: ‹True›, min"), help_="YAML 1.2"),
    broken("null for a text", "S103", (MAKE, "summary: {en: Make a talk.,", "summary: {en: ‹null›,"), message="`en` must be text, not nothing", help_="write text"),
    broken("nothing for a text", "S103", (MAKE, "summary: {en: Make a talk.,", "summary: {en: ‹›,"), message="`en` must be text, not nothing"),
    broken("null for a mapping", "S103", (MAKE, "summary: {en: Make a talk., zh: 创建会话。}", "summary: ‹~›"), message="must be a mapping, not nothing"),
    broken("list for a mapping", "S103", (MAKE, "summary: {en: Make a talk., zh: 创建会话。}", "summary: ‹[›a, b]"), message="`summary` must be a mapping, not a list"),
    broken("list for a mapping of fields", "S103", (STRUCTS, "fields:\n      Score: {type: Double, min: 0, example: 0.5, description: {en: Its score., zh: 评分。}}", "fields:\n      ‹-› Score"), (STRUCTS, "      Tags: {type: Array of String, example: [a, b], description: {en: Its tags., zh: 标签。}}\n", ""), message="`fields` must be a mapping, not a list"),
    broken("text for a mapping", "S103", (MAKE, "{type: String, twin_of: OwnerId, description: {en: Owner as text., zh: 所有者的文本形式。}}", "‹String›"), message="`OwnerIdStr` must be a mapping, not text"),
    broken("mapping for a list", "S103", (MAKE, "errors: [NoTalk, TooFast]", "errors: ‹{›NoTalk: 1}"), message="`errors` must be a list, not a mapping"),
    broken("text for a list", "S103", (MAKE, "errors: [NoTalk, TooFast]", "errors: ‹NoTalk›"), message="`errors` must be a list, not text"),
    broken("mapping for a text in a list", "S103", (MAKE, "errors: [NoTalk, TooFast]", "errors: [‹{›NoTalk: 1}]"), message="must be text, not a mapping"),
    broken("enum value that is a list", "S103", (STRUCTS, "value: wild", "value: ‹[›wild]"), message="`value` must be", count=2),
    broken("enum value that is a mapping", "S103", (STRUCTS, "value: wild", "value: ‹{›int: 1}"), count=2),
    broken("condition with a fraction", "S103", (MAKE, "equals: 1}, error", "equals: ‹1.5›}, error"), count=3),
    broken("misspelt choice", "S104", (MAKE, "access: write", "access: ‹wirte›"), message="`wirte` is not a `access`", help_="did you mean `write`? one of read, write"),
    broken("unknown choice in a list", "S104", (MAKE, "[single, group]", "[single, ‹grupo›]"), help_="single"),
    broken("unknown category", "S104", (ERRORS, "category: throttled", "category: ‹slow›"), help_="one of auth, clock_skew"),
    broken("unknown unit", "S104", (MAKE, "unit: seconds", "unit: ‹minutes›"), help_="one of seconds, milliseconds"),
    broken("action in lower case", "S105", (MAKE, "action: MakeTalk", "action: ‹makeTalk›"), help_="the form is ^[A-Z]"),
    broken("document without a number", "S105", (MAKE, "doc: 6348/3", "doc: ‹sixty/three›")),
    broken("group in capitals", "S105", (SERVICE, "  talk:\n", "  ‹Talk›:\n")),
    broken("struct in lower case", "S105", (STRUCTS, "  Detail:\n", "  ‹detail›:\n"), message="`detail`"),
    broken("host with a path", "S105", (SERVICE, "rtc.example.com", "‹rtc.example.com/x›")),
    broken("version in wide digits", "S105", (SERVICE, '"2020-12-01"', '‹"２０２０-12-01"›')),
    broken("package in capitals", "S105", (SERVICE, "import: tiny_im", "import: ‹Tiny›")),
    broken("no calls a second", "S106", (MAKE, "qps: 50", "qps: ‹0›"), message="`qps`"),
    broken("number of more than 64 bits", "S106", (MAKE, "max: 900", "max: ‹9223372036854775808›")),
    broken("empty text", "S106", (MAKE, "summary: {en: Make a talk.,", 'summary: {en: ‹""›,')),
    broken("empty wire name", "S106", (MAKE, KEY, f'  ‹""›: {{type: Long, description: {{en: X., zh: X.}}}}\n{KEY}')),
    broken("struct without fields", "S106", (STRUCTS, "fields:\n      Score: {type: Double, min: 0, example: 0.5, description: {en: Its score., zh: 评分。}}\n      Tags: {type: Array of String, example: [a, b], description: {en: Its tags., zh: 标签。}}", "fields: ‹{›}"), message="`fields`"),
    broken("negative length", "S106", (STRUCTS, "max_length: 20", "max_length: ‹-1›")),
    broken("status that is none", "S106", (ERRORS, "http_status: 404", "http_status: ‹1404›")),
]  # fmt: skip


@pytest.mark.parametrize("case", SHAPES, ids=str)
def test_a_file_of_the_wrong_shape_is_named(plain: Project, case: Broken) -> None:
    assert_broken(plain, case)


def test_every_rule_about_shapes_is_broken_somewhere() -> None:
    assert {case.rule for case in SHAPES} == {rule for rule in RULES if rule.startswith("S")}


def test_an_endless_text_is_named(plain: Project) -> None:
    plain.edit(f"spec/im/{MAKE}", "Without `Key` it makes", "x" * 4000)
    outcome = plain.run("generate")
    assert outcome.code == 2
    first, place = outcome.err.split("\n")[:2]
    assert first == "error[S106] `en`: string should have at most 4000 characters"
    assert place == f" --> spec/im/{MAKE}:6:19"


@pytest.mark.parametrize("name", ["service.yaml", "errors.yaml", "structs.yaml"])
def test_a_missing_file_is_named(plain: Project, name: str) -> None:
    (plain.root / "spec/im" / name).unlink()
    before = tree(plain.root)
    outcome = plain.run("generate")
    assert outcome.code == 2
    assert outcome.err.startswith("error[L222]")
    assert f"{name}" in outcome.err
    assert "= " in outcome.err
    assert tree(plain.root) == before


def test_an_empty_spec_and_two_services_are_named(plain: Project) -> None:
    shutil.copytree(plain.root / "spec/im", plain.root / "spec/more")
    outcome = plain.run("lint")
    assert outcome.code == 2
    assert "error[L222] 2 service.yaml in the spec" in outcome.err
    shutil.rmtree(plain.root / "spec")
    (plain.root / "spec").mkdir()
    outcome = plain.run("lint")
    assert outcome.code == 2
    assert "error[L222] no service.yaml in the spec" in outcome.err
    assert "spec/im/service.yaml" in outcome.err


def test_problems_of_several_files_are_shown_together_and_in_order(plain: Project) -> None:
    plain.edit(f"spec/im/{MAKE}", "access: write", "access: wirte")
    plain.edit(f"spec/im/{MAKE}", "qps: 50", "qps: fifty")
    plain.edit(f"spec/im/{LIST}", "access: read", "access: read\naccess: read")
    plain.edit("spec/im/structs.yaml", "max_length: 20", "max_length: long")
    plain.edit("spec/im/errors.yaml", "number: 100018", "number: 0x10")
    plain.edit("spec/im/service.yaml", "timeout_s: 10\n", "")
    error = plain.run("lint").err
    arrows = [line.split("--> ")[1] for line in error.split("\n") if "--> " in line]
    assert arrows == [
        "spec/im/errors.yaml:9:13",
        "spec/im/service.yaml:1:1",
        "spec/im/structs.yaml:20:40",
        f"spec/im/{LIST}:4:1",
        f"spec/im/{MAKE}:3:9",
        f"spec/im/{MAKE}:4:6",
    ]
    assert "\n6 problems; nothing was written.\n" in error


def test_problems_of_meaning_are_shown_together_and_in_order(plain: Project) -> None:
    plain.edit(f"spec/im/{MAKE}", "error: NoTalk}", "error: NoTlak}")
    plain.edit(f"spec/im/{MAKE}", "example: 11", "example: eleven")
    plain.edit(f"spec/im/{LIST}", "cursor: Cursor", "cursor: Nowhere")
    plain.edit("spec/im/structs.yaml", "Object of Detail", "Object of Details")
    error = plain.run("lint").err
    rules = [line[6:10] for line in error.split("\n") if line.startswith("error[")]
    assert rules == ["L202", "L209", "L218", "L207"]


def test_actions_stand_in_the_order_of_their_groups(plain: Project) -> None:
    names = [f.node.action for f in load(plain.root / "spec", plain.root).actions]
    assert names == ["MakeTalk", "ListTalks"]
    plain.edit("spec/im/service.yaml", "[MakeTalk, ListTalks]", "[ListTalks, MakeTalk]")
    names = [f.node.action for f in load(plain.root / "spec", plain.root).actions]
    assert names == ["ListTalks", "MakeTalk"]


def test_a_request_begins_with_the_clients_parameters(plain: Project) -> None:
    spec = load(plain.root / "spec", plain.root)
    make = spec.actions[0].node
    assert list(spec.request_fields(make)) == ["AppId", *make.request]
    assert spec.group_of("ListTalks") == "talk"
    assert [file.path for file in spec.files] == [
        f"spec/im/{name}" for name in (SERVICE, ERRORS, STRUCTS, MAKE, LIST)
    ]


def test_a_spec_with_carriage_returns_means_the_same(plain: Project) -> None:
    before = load(plain.root / "spec", plain.root)
    plain.write({path: text.replace("\n", "\r\n") for path, text in SPEC.items()})
    after = load(plain.root / "spec", plain.root)
    assert [file.node for file in after.files] == [file.node for file in before.files]


# What a slip of the hand, a merge or a hostile author may put into a file.
PIECES = st.one_of(
    st.sampled_from(
        ["", " ", "\t", "\n", "\n\n", "  ", ":", ": ", "- ", "{", "}", "[", "]", ",", "#", "&a ",
         "*a", "!", "!!str ", "|", ">", "'", '"', "%", "@", "`", "<<: ", "? ", "---\n", "...\n",
         "null", "true", "yes", "0x1", "010", "1e999", "2020-01-01", "-1", "99999999999999999999",
         "~", "\\", "\0", "\x1b", "\x7f", "\x85", "\u2028", "\ufeff", "\ufffe", "名", "😀", "é"]
    ),
    st.text(st.characters(codec="utf-8"), max_size=5),
)  # fmt: skip
CUTS = st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 40), PIECES)


@pytest.fixture(scope="module")
def mutant(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return make_project(tmp_path_factory.mktemp("mutant"), templates=PLAIN_TEMPLATES)


@bounded(90)
@given(
    file=st.sampled_from(sorted(SPEC)),
    cuts=st.lists(CUTS, min_size=1, max_size=3),
    kind=st.integers(0, 3),
)
def test_a_damaged_spec_is_read_or_refused(
    mutant: Project, file: str, cuts: list[tuple[float, int, str]], kind: int
) -> None:
    text = SPEC[file]
    for place, length, piece in cuts:
        start = int(place * len(text))
        chunk = text[start : start + length]
        new = {0: piece, 1: chunk + piece + chunk, 2: piece + chunk, 3: ""}[kind]
        text = text[:start] + new + text[start + length :]
    assert_read_or_refused(mutant, {**SPEC, file: text})


LINES = st.tuples(st.sampled_from(["drop", "twice", "swap", "indent", "move"]), st.integers(0, 200))


@bounded(60)
@given(file=st.sampled_from(sorted(SPEC)), edits=st.lists(LINES, min_size=1, max_size=3))
def test_a_spec_with_mixed_lines_is_read_or_refused(
    mutant: Project, file: str, edits: list[tuple[str, int]]
) -> None:
    lines = SPEC[file].splitlines()
    for what, number in edits:
        at = number % len(lines)
        match what:
            case "drop":
                lines = [*lines[:at], *lines[at + 1 :]] or ["a: b"]
            case "twice":
                lines.insert(at, lines[at])
            case "swap":
                lines[at], lines[at - 1] = lines[at - 1], lines[at]
            case "indent":
                lines[at] = f"  {lines[at]}"
            case _:
                lines.append(lines.pop(at))
    assert_read_or_refused(mutant, {**SPEC, file: "\n".join(lines) + "\n"})


# Values that stand somewhere in the good spec, and values that stand nowhere.
WORDS = st.sampled_from(
    ["MakeTalk", "ListTalks", "Info", "Detail", "Kind", "Mood", "Key", "OwnerId", "Cursor", "Limit",
     "Talks", "String", "Long", "Integer", "Array of Info", "Object of Info", "JSON Map",
     "JSON Map of Long", "Boolean", "Double", "NoTalk", "talk", "calm", "1", "true", "[]", "{}",
     "null", "Model", "None", "class", "start", "Start", "AppId", "app_id", "Client", "import",
     "'a b'", "'{{ 7 }}'", '"\\""', "a_b", "[a, 1]", "{Kind: 1}", "-5", "0.5"]
)  # fmt: skip


@bounded(90)
@given(file=st.sampled_from(sorted(SPEC)), number=st.integers(0, 10_000), word=WORDS)
def test_a_spec_with_mixed_words_is_read_or_refused(
    mutant: Project, file: str, number: int, word: str
) -> None:
    text = SPEC[file]
    places = [
        (start, end)
        for start in range(len(text))
        if text[start - 2 : start] in (": ", "{ ", ", ", " {") or text[start - 1] in "{["
        for end in [next((e for e in range(start, len(text)) if text[e] in ",:}]\n"), len(text))]
        if end > start
    ]
    start, end = places[number % len(places)]
    assert_read_or_refused(mutant, {**SPEC, file: text[:start] + word + text[end:]})


def assert_read_or_refused(project: Project, spec: dict[str, str]) -> None:
    project.write(spec)
    outcome = project.run("check", "--full")
    assert outcome.code in (0, 1, 2), outcome.err
    assert "Traceback" not in outcome.err
    if outcome.code == 2:
        assert outcome.err.startswith("error["), outcome.err
        assert "--> spec/im" in outcome.err
        assert "nothing was written" in outcome.err
    assert not project.output.exists()
