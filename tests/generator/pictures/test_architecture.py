"""The picture of the generator names its parts, and the repository has the current one."""

from __future__ import annotations

from pathlib import Path

import pytest

import volcgen
from volcgen.pictures.__main__ import main
from volcgen.pictures.architecture import DESCRIPTIONS, TITLES, generator_picture

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize("language", TITLES)
def test_it_names_every_part_of_the_generator(language: str) -> None:
    parts = [file.parent.name for file in Path(volcgen.__file__).parent.glob("*/__init__.py")]
    assert parts
    picture = generator_picture(language)
    assert [part for part in parts if f">{part}<" not in picture] == []


def test_the_repository_has_the_current_pictures(tmp_path: Path) -> None:
    main(tmp_path)
    files = sorted(tmp_path.iterdir())
    assert files
    for file in files:
        advice = "`python -m volcgen.pictures docs/pictures` writes it"
        assert (ROOT / "docs/pictures" / file.name).read_bytes() == file.read_bytes(), advice


@pytest.mark.parametrize(("language", "readme"), [("en", "README.md"), ("zh", "README.zh.md")])
def test_a_readme_shows_it_and_says_the_same_in_words(language: str, readme: str) -> None:
    text = (ROOT / readme).read_text(encoding="utf-8").replace("\n", " ")
    shown = f"![{TITLES[language]}](docs/pictures/generator.{language}.svg)"
    assert f"{shown}  {DESCRIPTIONS[language]}" in text
