"""Reading a file as strict YAML 1.2, with the location of every key and value."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.broken_specs import Broken, assert_broken, broken
from support.project import Project, bounded, tree
from support.tiny_spec import MAKE_TALK

from volcgen.problems import SpecError
from volcgen.spec.document import MAX_BYTES, MAX_DEPTH, parse, read
from volcgen.spec.source import SpecText

MAKE = "talk/MakeTalk.yaml"
SUMMARY = "summary: {en: Make a talk.,"

CASES = [
    broken("unclosed list", "Y001", (MAKE, "[pair, crowd]}\nidempotency_field:", "‹[›pair, crowd\nidempotency_field:")),
    broken("unclosed quote", "Y001", (MAKE, "access: write\nqps: 50\n", 'access: write\nqps: ‹"›50\n')),
    broken("two colons", "Y001", (MAKE, "access: write", "access: write‹:› x"), message="a second `: ` in one value"),
    broken("line without a colon", "Y001", (MAKE, "access: write\nqps", "‹a›ccess write\nqps")),
    broken("indentation that fits nothing", "Y001", (MAKE, "  result: {TalkId", " ‹r›esult: {TalkId")),
    broken("backtick at the start of a text", "Y001", (MAKE, SUMMARY, "summary: {en: ‹`›Key` is a key.,")),
    broken("mapping as a key", "Y001", (MAKE, "access: write", "access: write\n‹{›a: b}: c"), message="a key must be plain text"),
    broken("half an emoji", "Y001", (MAKE, SUMMARY, 'summary: {en: "\\u‹d›83d",')),
    broken("character that YAML does not take", "Y001", (MAKE, SUMMARY, "summary: {en: a‹\ufffe›,"), message="xfffe"),
    broken("older YAML", "Y001", (MAKE, "action: MakeTalk", "‹%YAML 1.1›\n---\naction: MakeTalk"), message="expected YAML 1.2"),
    broken("tab as indentation", "Y002", (MAKE, "  - {require", "‹\t›- {require")),
    broken("tab in front of a key", "Y002", (MAKE, "request:\n  Info: {type", "request:\n‹\t›Info: {type")),
    broken("key twice", "Y003", (MAKE, "qps: 50", "qps: 50\n‹access›: read"), message="the key `access` occurs twice"),
    broken("key twice in a flow mapping", "Y003", (MAKE, "qps: 50", 'qps: 50\n‹"access"›: read')),
    broken("key twice after Chinese text", "Y003", (MAKE, "zh: 创建会话。}", "zh: 创建会话。, ‹en›: Make.}")),
    broken("date", "Y004", (MAKE, "doc: 6348/3", "doc: ‹2020-12-01›"), help_='write "2020-12-01"'),
    broken("time", "Y004", (MAKE, "doc: 6348/3", "doc: ‹2020-12-01T10:00:00Z›")),
    broken("octal", "Y005", (MAKE, "qps: 50", "qps: ‹0050›"), help_='"0050"'),
    broken("octal of YAML 1.2", "Y005", (MAKE, "qps: 50", "qps: ‹0o50›")),
    broken("hexadecimal", "Y005", (MAKE, "qps: 50", "qps: ‹0x50›")),
    broken("number without an end", "Y005", ("structs.yaml", "example: 0.5", "example: ‹1e999›")),
    broken("anchor", "Y006", (MAKE, SUMMARY, "summary: ‹&same {›en: Make a talk.,")),
    broken("alias", "Y006", (MAKE, SUMMARY, "summary: {en: ‹*same› ,")),
    broken("tag", "Y006", (MAKE, "qps: 50", "qps: ‹!!int 50›"), message="the tag tag:yaml.org,2002:int"),
    broken("tag of a language", "Y006", (MAKE, "qps: 50", "qps: ‹!!python/object:os.system x›")),
    broken("anchor on a key", "Y006", (MAKE, "access: write", "‹&a access›: write")),
    broken("merge key", "Y006", (MAKE, SUMMARY, "summary: {‹<<›: {a: b}, en: Make a talk.,"), count=1),
    broken("second document", "Y007", (MAKE, "evidence:\n", "‹---›\nevidence:\n")),
    broken("list in place of a file", "Y007", (MAKE, MAKE_TALK, "‹-› a\n- b\n")),
    broken("word in place of a file", "Y007", (MAKE, MAKE_TALK, "‹word›\n")),
    broken("empty file", "Y007", (MAKE, MAKE_TALK, "‹›"), message="the file is empty"),
    broken("comments only", "Y007", (MAKE, MAKE_TALK, "‹#› nothing\n"), message="the file is empty"),
    broken("empty document", "Y007", (MAKE, MAKE_TALK, "---\n‹›")),
    broken("deep lists", "Y009", (MAKE, MAKE_TALK, f"a: {'[' * MAX_DEPTH}‹[›{'[' * 40}\n"), message="40 levels"),
    broken("huge file", "Y009", (MAKE, MAKE_TALK, f"‹›\n{'# x' * (MAX_BYTES // 3 + 1)}\n"), message="at most 4000000 are allowed"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_is_not_plain_yaml_is_named(plain: Project, case: Broken) -> None:
    assert_broken(plain, case)


@pytest.mark.parametrize(
    ("content", "rule", "line", "column"),
    [
        (b"action: Ma\xffke", "Y008", 1, 11),
        ("action: 创建\n".encode() + b"b: \xe4\xb8", "Y008", 2, 4),
        ("action: 创建".encode("gb18030"), "Y008", 1, 9),
        ("action: A".encode("utf-16"), "Y008", 1, 1),
        (b"a: b\nc: d\0e", "Y001", 2, 5),
        (b"\xef\xbb\xbfa: \x01", "Y001", 1, 4),
        ("创: \x7f".encode(), "Y001", 1, 4),
        ("创: \x80".encode(), "Y001", 1, 4),
        (b"a: b\r\nc: 0x1\r\n", "Y005", 2, 4),
        (b"a: b\rc: 0x1\r", "Y005", 2, 4),
        ("😀: {b: c, b: d}".encode(), "Y003", 1, 11),
        ("\ufeffa: 0x1".encode(), "Y005", 1, 4),
    ],
)
def test_bytes_that_are_no_spec_are_named(
    plain: Project, content: bytes, rule: str, line: int, column: int
) -> None:
    plain.write({f"spec/tiny/{MAKE}": content})
    before = tree(plain.root)
    outcome = plain.run("generate")
    assert outcome.code == 2
    assert outcome.err.startswith(f"error[{rule}]")
    assert f"--> spec/tiny/{MAKE}:{line}:{column}\n" in outcome.err
    assert "Traceback" not in outcome.err
    assert tree(plain.root) == before


@pytest.mark.parametrize(
    "bomb",
    [
        "a: " + "[" * 200_000,
        "a: " + "{a: " * 200_000,
        "".join(f"{'  ' * depth}a:\n" for depth in range(200)),
        "".join(f"{' ' * depth}- \n" for depth in range(1_000)),
        "? " * 1_000 + "x",
        'a: &a ["x", "x"]\n'
        + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(20)),
        "a: " + "0" * 100_000,
        "a: 1" + "0" * 100_000,
        "a: " + "[], " * 10,
        "x" * 100_000 + ": 1",
        '"' + "\\n" * 100_000,
    ],
    ids=["lists", "mappings", "block", "sequences", "keys", "aliases", "zeros", "digits", "commas", "key", "quote"],
)  # fmt: skip
def test_bombs_do_no_harm(plain: Project, bomb: str) -> None:
    plain.write({f"spec/tiny/{MAKE}": bomb})
    outcome = plain.run("lint")
    assert outcome.code == 2
    assert f"spec/tiny/{MAKE}:" in outcome.err
    assert "Traceback" not in outcome.err


def test_a_long_line_is_shown_in_part(plain: Project) -> None:
    plain.write({f"spec/tiny/{MAKE}": f"a: {'x' * 50_000}{{‹{'y' * 50_000}"})
    plain.edit("spec/tiny/service.yaml", "timeout_s: 10", f"timeout_s: {'x' * 100_000}")
    error = plain.run("lint").err
    assert "spec/tiny/service.yaml:9:12" in error
    assert all(len(line) < 400 for line in error.split("\n"))


def test_a_file_that_cannot_be_read_is_named(plain: Project) -> None:
    file = plain.root / "spec/tiny/errors.yaml"
    file.unlink()
    file.mkdir()
    outcome = plain.run("lint")
    assert outcome.code == 2
    assert "error[L222] cannot read the file: Is a directory" in outcome.err
    assert "spec/tiny/errors.yaml:1:1" in outcome.err


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("yes", "yes"),
        ("on", "on"),
        ("True", "True"),
        ("12", 12),
        ("-12", -12),
        ("+12", 12),
        ("0", 0),
        ("1.5", 1.5),
        (".5", 0.5),
        ("1e3", 1000.0),
        ("1_000", "1_000"),
        ("1:30", "1:30"),
        ("0.1.0", "0.1.0"),
        ("6348/3", "6348/3"),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("9223372036854775807", 2**63 - 1),
        ('"12"', "12"),
        ("'true'", "true"),
        ('"2020-12-01"', "2020-12-01"),
        ('"0x1F"', "0x1F"),
    ],
)
def test_scalars_mean_what_yaml_1_2_says(text: str, value: object) -> None:
    found = parse(SpecText("a.yaml", f"a: {text}")).data["a"]
    assert found == value
    assert type(found) is type(value)


def test_places_of_keys_and_values() -> None:
    document = parse(SpecText("a.yaml", "名: {b: [1, 'two']}\nc: |\n  long\n  text\n"))
    assert document.data == {"名": {"b": [1, "two"]}, "c": "long\ntext\n"}
    key = document.at(("名", "b"), key=True)
    assert (key.line, key.column, key.length) == (1, 5, 1)
    value = document.at(("名", "b", 1))
    assert (value.line, value.column, value.length) == (1, 12, 5)
    block = document.at(("c",))
    assert (block.line, block.column, block.excerpt) == (2, 4, "c: |")


def test_the_place_of_what_is_missing_is_around_it() -> None:
    document = parse(SpecText("a.yaml", "a:\n  b: 1\n"))
    assert document.at(("a", "missing")).line == 1
    assert document.at(("a", "b", "below", 3)).column == 3
    assert (document.at(("nothing",)).line, document.at(()).column) == (1, 1)


def test_reading_keeps_the_text_and_the_shown_path(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes("\ufeffa: b\r\n".encode())
    document = read(file, "spec/a.yaml")
    assert document.source.text == "a: b\r\n"
    assert document.at(("a",)).path == "spec/a.yaml"


# YAML allows no unpaired surrogates, and keys of at most 1024 characters.
TEXTS = st.text(st.characters(max_codepoint=0xD7FF), max_size=40)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**30), 10**30) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=12,
)


@bounded(150)
@given(st.dictionaries(TEXTS, JSON, max_size=4))
def test_json_is_yaml_and_every_place_is_right(data: dict[str, object]) -> None:
    text = json.dumps(data)
    document = parse(SpecText("a.yaml", text))
    assert document.data == data
    for key in data:
        place = document.at((key,), key=True)
        shown = place.excerpt[place.column - 1 :][: place.length]
        assert json.loads(shown) == key
        value = document.at((key,))
        if not isinstance(data[key], dict | list):
            shown = value.excerpt[value.column - 1 :][: value.length]
            assert json.loads(shown) == data[key]


@bounded(200)
@given(st.text(st.characters(codec="utf-8"), max_size=60))
def test_any_text_gives_data_or_problems(text: str) -> None:
    data, problems = None, []
    try:
        data = parse(SpecText("a.yaml", text)).data
    except SpecError as error:
        problems = error.problems
    assert isinstance(data, dict) == (not problems)
    assert all(problem.where.line >= 1 and problem.where.column >= 1 for problem in problems)


def test_a_key_may_occur_twice_within_a_key_that_occurs_twice() -> None:
    with pytest.raises(SpecError) as caught:
        parse(SpecText("x.yaml", "a: {b: 1}\na: {c: 1, c: 2}\n"))
    assert [(p.rule, p.where.line, p.also is None) for p in caught.value.problems] == [
        ("Y003", 2, False),
        ("Y003", 2, True),
    ]


def test_a_long_line_with_many_problems_is_read() -> None:
    """A line that was copied for each of its problems would take quadratic time and memory."""
    text = "{" + "x: y, " * 30_000 + "}"
    with pytest.raises(SpecError) as caught:
        parse(SpecText("a.yaml", text))
    found = caught.value.problems
    assert len(found) == 29_999
    assert all(problem.where.excerpt is found[0].where.excerpt for problem in found)
