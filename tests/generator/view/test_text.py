"""Escape filters: the escaped text reads as the original, whatever it contains."""

from __future__ import annotations

import ast
import json
import re
import tomllib
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from support.broken_specs import spelt
from support.project import bounded
from support.texts import NASTY, TEXTS

from volcgen.view.text import (
    LINE_LENGTH,
    Localized,
    Raw,
    docstring,
    docstring_text,
    json_literal,
    markdown,
    markdown_cell,
    markdown_code,
    python_literal,
    pythonic,
    toml_literal,
    wrapped,
)

PLANE = TEXTS.filter(lambda text: max(text, default="") <= "\uffff")
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)  # fmt: skip
CODE_SPAN = re.compile(r"`([^`\n\r]+)`")


def evaluated(docstring_source: str) -> str:
    """Return the docstring after its module is executed."""
    module = ast.parse(f"def f():\n    {docstring_source}\n")
    body = module.body[0]
    assert isinstance(body, ast.FunctionDef)
    assert len(module.body) == len(body.body) == 1
    return ast.get_docstring(body, clean=False) or ""


def rendered(source: str) -> tuple[str, set[str]]:
    """Return the visible text of Markdown, and the types of its tokens."""
    shown: list[str] = []
    kinds: set[str] = set()
    for token in MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(source):
        kinds.add(token.type)
        for child in token.children or ():
            kinds.add(child.type)
            shown.append(" " if child.type == "softbreak" else child.content)
    return "".join(shown), kinds


def folded(text: str) -> str:
    return (
        " ".join(text.split(" ")).strip() if "  " not in text else re.sub(" +", " ", text).strip()
    )


@bounded(300)
@given(VALUES)
def test_a_python_literal_gives_the_value_back(value: Any) -> None:
    literal = python_literal(value)
    assert ast.literal_eval(literal) == value
    assert literal.isprintable()


@bounded(200)
@given(TEXTS)
def test_a_raw_text_becomes_a_literal_of_one_line(text: str) -> None:
    assert ast.literal_eval(python_literal(Raw(text))) == text
    assert ast.literal_eval(python_literal((Raw(text), Raw("b")))) == (text, "b")
    assert ast.literal_eval(python_literal((Raw(text),))) == (text,)


@bounded(300)
@given(TEXTS)
@example('"')
@example("\\")
def test_a_docstring_reads_as_the_text(text: str) -> None:
    text = text.strip("\n ")
    source = docstring(docstring_text(Raw(text)), 4)
    found = evaluated(source).removesuffix("\n    ")
    assert [line.strip(" ") for line in found.split("\n")] == [
        line.strip(" ") for line in text.split("\n")
    ]
    for line in source.split("\n"):
        assert line.isprintable()


@bounded(200)
@given(TEXTS, TEXTS)
def test_two_texts_side_by_side_stay_in_their_docstring(one: str, two: str) -> None:
    source = f'"""{docstring_text(Raw(one))} {docstring_text(Raw(two))}"""'
    module = ast.parse(source)
    assert len(module.body) == 1
    assert ast.literal_eval(source) == f"{one} {two}"


@bounded(200)
@given(TEXTS)
def test_lines_are_wrapped_at_spaces_only(text: str) -> None:
    lines = wrapped(docstring_text(Raw(text)), 30, first="  ", rest="    ")
    words = [word for word in re.split("[ \n]", docstring_text(Raw(text))) if word]
    assert [word for line in lines for word in line.split(" ") if word] == words
    assert all(len(line) <= 30 or len(line.split()) == 1 for line in lines)


def test_a_short_docstring_stays_on_its_line_and_a_long_one_ends_on_its_own() -> None:
    assert docstring("One.", 4) == '"""One."""'
    fits = "x" * (LINE_LENGTH - 10)
    assert docstring(fits, 4) == f'"""{fits}"""'
    assert docstring(f"{fits}x", 4) == f'"""{fits}x\n    """'
    assert docstring("One.\n\nTwo.", 4) == '"""One.\n\n    Two.\n    """'


@bounded(300)
@given(TEXTS)
def test_markdown_shows_the_text_and_nothing_else(text: str) -> None:
    shown, kinds = rendered(f"Before {markdown(Raw(text))} after")
    wanted = CODE_SPAN.sub(r"\1", spelt(text.replace("\n", " ")))
    assert folded(shown) == folded(f"Before {wanted.strip(' ')} after")
    assert kinds <= {
        "paragraph_open",
        "inline",
        "paragraph_close",
        "text",
        "text_special",
        "code_inline",
    }


@bounded(300)
@given(TEXTS)
def test_markdown_that_begins_a_line_stays_a_paragraph(text: str) -> None:
    source = markdown(Raw(text))
    assert "\n" not in source
    shown, kinds = rendered(source)
    if not re.match(r"\s*[0-9]+[.)]", text):
        assert folded(shown) == folded(CODE_SPAN.sub(r"\1", spelt(text.replace("\n", " "))))
    assert kinds <= {
        "paragraph_open",
        "inline",
        "paragraph_close",
        "text",
        "text_special",
        "code_inline",
    }
    _, kinds = rendered(f"Paragraph\n{source}\n")
    assert "heading_open" not in kinds


@bounded(300)
@given(TEXTS, TEXTS, TEXTS)
def test_texts_do_not_leave_their_cells(one: str, two: str, three: str) -> None:
    cells = [markdown_cell(Raw(one)), markdown_code(Raw(two)), markdown_cell(Raw(three))]
    table = f"| a | b | c |\n| --- | --- | --- |\n| {' | '.join(cells)} |\n"
    _, kinds = rendered(table)
    assert not kinds & {
        "html_inline",
        "html_block",
        "link_open",
        "image",
        "em_open",
        "strong_open",
        "s_open",
    }
    tokens = MarkdownIt("commonmark").enable("table").parse(table)
    rows = [token for token in tokens if token.type == "tr_open"]
    texts = ["".join(c.content for c in t.children or ()) for t in tokens if t.type == "inline"][3:]
    assert (len(rows), len(texts)) == (2, 3)
    if two.strip():
        assert texts[1].strip() == spelt(two).strip()


def test_code_shows_the_text_exactly() -> None:
    for text in NASTY:
        shown, kinds = rendered(f"a {markdown_code(Raw(text))} b")
        if not text.strip(" "):
            assert shown == "a (empty) b"
        elif "|" not in text:  # a bar is written for cells
            assert folded(shown) == folded(f"a {spelt(text)} b")
            assert "code_inline" in kinds


@bounded(300)
@given(TEXTS)
def test_a_toml_literal_gives_the_text_back(text: str) -> None:
    assert tomllib.loads(f"key = {toml_literal(Raw(text))}\n") == {"key": text}


@bounded(200)
@given(st.dictionaries(PLANE, st.lists(PLANE, max_size=2), max_size=2))
def test_json_in_a_fence_gives_the_value_back(value: dict[str, list[str]]) -> None:
    source = f"```json\n{json_literal(value)}\n```\n"
    tokens = MarkdownIt("commonmark").parse(source)
    assert [token.type for token in tokens] == ["fence"]
    assert json.loads(tokens[0].content) == value
    assert all(char.isprintable() or char == "\n" for char in tokens[0].content)


def test_wire_names_in_backticks_are_spelt_as_in_python() -> None:
    wires = {"OwnerId": "owner_id"}
    text = pythonic(Raw("`OwnerId`, OwnerId, `Other` and `OwnerId"), wires)
    assert text == Raw("`owner_id`, OwnerId, `Other` and `OwnerId")


def test_a_raw_text_cannot_be_printed_by_accident() -> None:
    raw = Raw("text")
    for careless in (str, "{}".format, lambda value: f"{value}"):
        with pytest.raises(TypeError, match="needs an escape"):
            careless(raw)
    with pytest.raises(TypeError):
        "".join([raw])  # type: ignore[list-item]
    assert bool(raw)
    assert not Raw("")


def test_a_text_is_chosen_by_its_language() -> None:
    both = Localized(Raw("one"), Raw("一"))
    assert (both["en"], both["zh"]) == (Raw("one"), Raw("一"))


def test_characters_beyond_the_first_plane() -> None:
    for text in ("\U000e0041", "\U0010ffff", "\U0002ebe1", "😀"):
        assert json.loads(json_literal({text: text})) == {text: text}


def test_a_number_at_the_start_of_a_line() -> None:
    for text in ("1. a", "1) a", "12. a", " 1. a"):
        tokens = MarkdownIt("commonmark").parse(markdown(Raw(text)))
        assert [t.type for t in tokens] == ["paragraph_open", "inline", "paragraph_close"]
        assert "".join(c.content for c in tokens[1].children) == text.strip()


def test_toml_hides_nothing() -> None:
    import tomllib

    for text in ("\u202e", "\x85", "\u2028", "\U000e0041", "\x7f", "\n", "中😀"):
        literal = toml_literal(Raw(text))
        assert literal.isprintable()
        assert tomllib.loads(f"a = {literal}") == {"a": text}
