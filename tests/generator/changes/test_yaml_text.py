"""Edits of YAML: what an edit does not name stays byte for byte."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML
from support.project import REPOSITORY, bounded

from volcgen.changes.yaml_text import Flow, YamlText, rendered
from volcgen.spec.document import parse
from volcgen.spec.source import SpecText

FILES = sorted((REPOSITORY / "spec").rglob("*.yaml"))


def data(text: str) -> Any:
    return parse(SpecText("x.yaml", text)).data


def lines_changed(old: str, new: str) -> tuple[list[str], list[str]]:
    """Return the lines that only one of two texts has, where they are changed in one place."""
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    while before and after and before[0] == after[0]:
        del before[0], after[0]
    while before and after and before[-1] == after[-1]:
        del before[-1], after[-1]
    return before, after


BLOCK = """\
# head
request:   # fields
  # about A
  A:
    type: Long     # a number
    max: 20
    # after the maximum

  # about B
  B: {type: String, example: "1"} # flow

errors:
  - NoTalk # gone
empty: {} # nothing yet
open:
"""


@pytest.mark.parametrize(
    ("edit", "old", "new"),
    [
        (lambda t: t.set(("request", "A", "max"), 50), ["    max: 20\n"], ["    max: 50\n"]),
        (lambda t: t.set(("request", "A", "type"), "Array of X"), ["    type: Long     # a number\n"], ["    type: Array of X     # a number\n"]),
        (lambda t: t.set(("request", "B", "example"), "2"), ['  B: {type: String, example: "1"} # flow\n'], ['  B: {type: String, example: "2"} # flow\n']),
        (lambda t: t.set(("open",), True), ["open:\n"], ["open: true\n"]),
        (lambda t: t.insert(("request", "A"), "min", 1, "type"), [], ["    min: 1\n"]),
        (lambda t: t.insert(("request", "A"), "unit", "seconds", "max"), [], ["    unit: seconds\n"]),
        (lambda t: t.insert(("request", "B"), "required", True, "type"), ['  B: {type: String, example: "1"} # flow\n'], ['  B: {type: String, required: true, example: "1"} # flow\n']),
        (lambda t: t.insert(("request", "B"), "enum", "E", None), ['  B: {type: String, example: "1"} # flow\n'], ['  B: {enum: E, type: String, example: "1"} # flow\n']),
        (lambda t: t.insert(("request",), "C", {"type": "Long"}, "A"), [], ["  C:\n", "    type: Long\n"]),
        (lambda t: t.insert(("request",), "C", {"type": "Long"}, "B"), [], ["  C: {type: Long}\n"]),
        (lambda t: t.insert(("request",), "C", Flow(type="Long"), None), [], ["  C: {type: Long}\n"]),
        (lambda t: t.insert(("empty",), "C", {"type": "Long"}, None), ["empty: {} # nothing yet\n"], ["empty: # nothing yet\n", "  C:\n", "    type: Long\n"]),
        (lambda t: t.insert(("open",), "C", 1, None), [], ["  C: 1\n"]),
        (lambda t: t.append(("errors",), "TooFast"), [], ["  - TooFast\n"]),
        (lambda t: t.append(("errors",), {"where": "a", "reason": "b"}), [], ["  - where: a\n", "    reason: b\n"]),
        (lambda t: t.insert((), "last", ["a"], "errors", blank=True), [], ["\n", "last: [a]\n"]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_an_edit_changes_its_own_lines(
    edit: Any, old: list[str], new: list[str], ending: str
) -> None:
    def written(lines: list[str]) -> list[str]:
        return [line.replace("\n", ending) for line in lines]

    text = BLOCK.replace("\n", ending)
    edited = edit(YamlText(text)).text
    assert lines_changed(text, edited) == (written(old), written(new))


def test_a_first_key_is_above_the_comment_of_the_next() -> None:
    edited = YamlText(BLOCK).insert(("request",), "C", Flow(type="Long"), None).text
    assert "# fields\n  C: {type: Long}\n  # about A\n  A:\n" in edited


def test_a_comment_below_a_key_stays_with_it() -> None:
    edited = YamlText(BLOCK).insert(("request",), "C", {"type": "Long"}, "A").text
    assert "    # after the maximum\n  C:\n    type: Long\n\n  # about B\n" in edited


def test_a_file_without_a_last_line_end_gets_one() -> None:
    edited = YamlText("a:\n  b: 1").insert(("a",), "c", 2, "b").text
    assert edited == "a:\n  b: 1\n  c: 2\n"


def test_a_nested_flow_mapping_is_filled() -> None:
    edited = YamlText("a: {b: {}, c: [x]}\n")
    assert edited.insert(("a", "b"), "k", 1, None).text == "a: {b: {k: 1}, c: [x]}\n"
    assert edited.append(("a", "c"), "0").text == 'a: {b: {}, c: [x, "0"]}\n'


def test_a_key_after_a_flow_mapping_of_several_lines() -> None:
    text = "a:\n  b: {x: 1,\n      y: 2}  # two\n  d: 3\n"
    assert YamlText(text).insert(("a",), "c", 9, "b").text == text.replace("  d:", "  c: 9\n  d:")


def test_a_key_after_a_block_of_text() -> None:
    text = "a:\n  b: >-\n    some\n    words\n\n\n  d: 3\n"
    edited = YamlText(text).insert(("a",), "c", 9, "b").text
    assert edited == text.replace("words\n", "words\n  c: 9\n")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_file_survives_a_round_trip(path: Any) -> None:
    """A key that is added behind the last key of a file, and cut off again, changes no byte."""
    text = path.read_text(encoding="utf-8")
    last = list(data(text))[-1]
    edited = YamlText(text).insert((), "added", 1, last).text
    assert edited.replace("added: 1\n", "", 1) == text
    assert {**data(text), "added": 1} == data(edited)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.text(st.characters(codec="utf-8"), max_size=12),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.text(st.characters(codec="utf-8"), min_size=1, max_size=8), inner, max_size=3),
    max_leaves=8,
)  # fmt: skip


@bounded(300)
@given(VALUES, st.sampled_from([("request", "A", "max"), ("request", "B", "example"), ("open",)]))
def test_every_value_is_read_back(value: Any, where: tuple[str, ...]) -> None:
    read = _loaded(YamlText(BLOCK).set(where, value).text)
    for step in where:
        read = read[step]
    assert read == value


@bounded(200)
@given(
    st.dictionaries(
        st.text(st.characters(codec="utf-8"), min_size=1, max_size=8),
        VALUES,
        min_size=1,
        max_size=3,
    )
)
def test_every_mapping_is_read_back(value: dict[str, Any]) -> None:
    assert _loaded(rendered(value)) == value
    added = _loaded(YamlText(BLOCK).insert(("request",), "C", value, "A").text)
    assert added["request"]["C"] == value


def _loaded(text: str) -> Any:
    yaml: Any = YAML(typ="safe")
    return yaml.load(text)
