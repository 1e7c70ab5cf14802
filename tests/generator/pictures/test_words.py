"""Lines of texts in pictures: they fit, lose nothing, and break where readers expect it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.hostile_spec import NASTY
from support.project import bounded

from volcgen.pictures.words import Line, Run, Style, runs, width_of, wrapped
from volcgen.view.text import Raw, printable

TEXTS = st.text(st.sampled_from("ab iW_.`中文，。（）“”A1"), max_size=60)
STYLES = st.builds(Style, st.sampled_from([13, 15]), st.booleans())


def shown(line: Line) -> str:
    return "".join(run.text for run in line)


@given(TEXTS, st.integers(40, 300), STYLES)
@bounded(60)
def test_lines_fit_and_lose_nothing(text: str, width: int, style: Style) -> None:
    lines = wrapped(text, width, style)
    assert all(width_of(line, style) <= width for line in lines)
    kept = "".join(map(shown, lines))
    assert kept.replace(" ", "") == shown(runs(text)).replace(" ", "")


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("one two three", 300, ["one two three"]),
        ("aaa bbb ccc ddd", 100, ["aaa bbb", "ccc ddd"]),
        ("先等待，再发送请求，然后判断", 110, ["先等待，再发送", "请求，然后判断"]),
        ("一二三（四）五", 53, ["一二三", "（四）五"]),
        ("injection_check.py", 100, ["injection_", "check.py"]),
    ],
)
def test_where_lines_break(text: str, width: int, lines: list[str]) -> None:
    assert [*map(shown, wrapped(text, width, Style(13)))] == lines


def test_lines_have_similar_widths() -> None:
    style = Style(13)
    first, last = wrapped("校验请求并编码，再生成幂等键", 170, style)
    assert abs(width_of(first, style) - width_of(last, style)) <= 26


@pytest.mark.parametrize("end", "，。；：、！？）》”")
def test_no_line_begins_with_closing_punctuation(end: str) -> None:
    lines = wrapped(f"一二三四五{end}六七八九十{end}", 66, Style(13))
    assert len(lines) > 1
    assert not [line for line in lines if shown(line).startswith(end)]


def test_backticks_mark_code_in_texts_of_templates_only() -> None:
    assert runs("call `send` now") == (Run("call "), Run("send", True), Run(" now"))
    assert runs(Raw("call `send` now")) == (Run("call `send` now"),)


@pytest.mark.parametrize("text", NASTY)
def test_a_text_of_a_spec_is_short_and_can_be_seen(text: str) -> None:
    (run,) = runs(Raw(text))
    assert run.text.isprintable()
    assert len(run.text) <= 81
    assert printable(text).startswith(run.text.removesuffix("…"))
