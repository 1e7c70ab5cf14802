"""The page about the emulator names all that it offers, in both languages."""

from __future__ import annotations

import inspect
import re

import pytest
from docs_pages import LANGUAGES, PAGES

from volc_im.emulator import Emulator
from volc_im.emulator.command import _parser
from volc_im.emulator.control import _RESOURCES
from volc_im.emulator.definition import DEFINITION
from volc_im.emulator.faults.faults import KINDS


@pytest.mark.parametrize("language", LANGUAGES)
def test_options_faults_and_control_requests(language: str) -> None:
    text = PAGES[f"docs/{language}/emulator.md"].text
    options = re.findall(r"^  (--[a-z-]+)", _parser(DEFINITION, "").format_help(), re.MULTILINE)
    assert "--strict-signing" in options
    for name in options:
        assert f"`{name}`" in text
    for name in KINDS:
        assert f"| `{name}` |" in text
    for path, methods in {**_RESOURCES, **DEFINITION.plugin.control_routes}.items():
        row = next(line for line in text.splitlines() if f"/_control/{path}`" in line)
        assert all(method in row for method in methods)


@pytest.mark.parametrize("language", LANGUAGES)
def test_other_pages_link_to_it(language: str) -> None:
    for name in ("index", "testing"):
        assert PAGES[f"docs/{language}/{name}.md"].text.count("](emulator.md") >= 2


@pytest.mark.parametrize(
    "name",
    [
        *("emulator", "testing", "index", "ids", "migration", "names"),
        *("patterns", "production", "troubleshooting"),
    ],
)
def test_both_languages_name_the_same(name: str) -> None:
    english, chinese = (
        {
            child.content
            for token in PAGES[f"docs/{language}/{name}.md"].inlines
            for child in token.children or []
            if child.type == "code_inline"
        }
        for language in LANGUAGES
    )
    assert english == chinese


def test_arguments_are_named_as_the_options() -> None:
    listed = re.findall(r"^  --([a-z-]+)", _parser(DEFINITION, "").format_help(), re.MULTILINE)
    options = {option.replace("-", "_") for option in listed}
    arguments = {*inspect.signature(Emulator).parameters}
    assert options - arguments == {"app_id", "fault", "log"}
    assert arguments - options == {"app_ids", "faults"}
