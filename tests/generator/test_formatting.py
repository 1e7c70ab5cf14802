"""Formatting yields equal results in this process and in others."""

from __future__ import annotations

import pytest
from black import InvalidInput

from volcgen import formatting
from volcgen.formatting import format_python, formatter

MESSY = [f"x{number} = ( {number},'a' )\n\n\n\n" for number in range(20)]


def test_a_text_in_style_stays() -> None:
    assert format_python("x = 1\n") == "x = 1\n"
    assert format_python("x = ( 1,'a' )") == 'x = (1, "a")\n'


@pytest.mark.parametrize("parallel_from", [0, 100, 10**9])
def test_many_texts_come_back_in_their_places(
    parallel_from: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(formatting.os, "cpu_count", lambda: 2)
    monkeypatch.setattr(formatting, "_PARALLEL_FROM", parallel_from)
    with formatter() as in_style:
        waiting = [in_style(text) for text in MESSY]
        assert [text() for text in waiting] == [format_python(text) for text in MESSY]
        with pytest.raises(InvalidInput):
            in_style("x = (")()
