"""Places of keys in TOML files, however the keys are written."""

from __future__ import annotations

import tomllib

import pytest

from volcgen.toml_places import place_of, reason_and_place

TABLE = ("tool", "volcgen")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("[tool.volcgen]\nspec = 1\n", (2, 1)),
        ("[tool.volcgen]\n  spec = 1", (2, 3)),
        ("[project]\nspec = 1\n\n[tool.volcgen]\nspec = 1\n", (5, 1)),
        ("[tool.volcgen]\n\"spec\" = 1\n", (2, 1)),
        ("tool.volcgen.spec = 1\n", (1, 14)),
        ("[tool]\nvolcgen = { output = 'x', spec = 1 }\n", (2, 27)),
        ("[tool.volcgen.spec]\nx = 1\n", (1, 15)),
        ("[tool.other]\ntext = '''\n[tool.volcgen]\nspec = 1\n'''\n[tool.volcgen]\nspec = 1\n", (7, 1)),
        ("[tool.volcgen]\nother = [\n  1,\n]\nspec = [\n  2,\n]\n", (5, 1)),
        ("[tool.volcgen] # spec = 2\r\nspec = 1\r\n", (2, 1)),
        ("[tool.volcgen]\n\"sp\\u0065c\" = 1\n", (2, 1)),
        ("[[tool.volcgen]]\n[[tool.volcgen]]\nspec = 1\n", (3, 1)),
        ("[tool.volcgen]\n", (1, 1)),
        ("", (1, 1)),
    ],
)  # fmt: skip
def test_the_place_of_a_key(text: str, place: tuple[int, int]) -> None:
    tomllib.loads(text)
    assert place_of(text, (*TABLE, "spec")) == place


@pytest.mark.parametrize(
    ("text", "place"),
    [("a = 1\nb = \n", (2, 5)), ("[tool", (1, 6)), ("a = [1,\n", (2, 1))],
)
def test_the_place_of_an_error_of_syntax(text: str, place: tuple[int, int]) -> None:
    with pytest.raises(tomllib.TOMLDecodeError) as caught:
        tomllib.loads(text)
    reason, found = reason_and_place(caught.value, text)
    assert found == place
    assert reason
    assert "(at " not in reason
