"""Texts of the API in the language of the user, or in the one that the service has."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from volc_im.mcp.texts import Language, read_texts


@pytest.mark.parametrize("only", ["en", "zh"])
def test_a_service_with_one_language_has_texts_for_all_users(
    only: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = f"texts_in_{only}"
    groups = {"weather": {"title": "Weather", "actions": ["GetWeather"]}}
    shared = {"groups": groups, "structs": {}, "errors": {}}
    folder = tmp_path / package / "texts"
    (folder / only).mkdir(parents=True)
    (folder.parent / "__init__.py").touch()
    (folder / f"{only}.json").write_text(json.dumps(shared))
    (folder / only / "weather.json").write_text('{"GetWeather": {"summary": "One."}}')
    monkeypatch.syspath_prepend(tmp_path)
    languages: tuple[Language, ...] = ("en", "zh")
    for language in languages:
        texts = read_texts(package, language)
        assert (texts.language, texts.summary("GetWeather")) == (only, "One.")
