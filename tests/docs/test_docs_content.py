"""Everything that `volcgen dump` knows stands on its page, in both languages."""

from __future__ import annotations

import dataclasses
import importlib
import inspect
import json
import pkgutil
import re
import subprocess
import sys
import tomllib
from functools import cache
from typing import Any

import pytest
from docs_pages import GENERATED, LANGUAGES, PAGES, READMES, ROOT, Page, cells, of_language

import volc_im
from volc_im._core.call import retry
from volcgen import names
from volcgen.view.shared import EXCEPTIONS

# Modules whose every name stands on the client's page; those of others have pages of their own.
MODULES_OF_NAMES = ("batches", "client", "credentials", "providers", "rate_limits", "telemetry")


@cache
def dump() -> Any:
    """What the command prints."""
    command = [sys.executable, "-m", "volcgen", "dump"]
    return json.loads(subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout)


def page(language: str, name: str) -> Page:
    return PAGES[f"docs/{language}/{name}.md"]


def rows(section: str) -> dict[str, list[str]]:
    """The rows of a section's tables by their first cells."""
    lines = [line for line in section.split("\n") if line.startswith("| ")]
    return {cells(line)[0].strip("`"): cells(line) for line in lines}


def plain(text: str) -> str:
    """A text without the marks that Markdown or the spec put into it."""
    return re.sub(r"[`\\*]", "", text)


def said(description: str) -> str:
    """The beginning of a description, up to the first name, which each page spells its own way."""
    return plain(description.split("`")[0]).strip()


def check_fields(section: str, fields: list[dict[str, Any]], language: str) -> None:
    found = rows(section)
    for field in fields:
        row = found[names.snake(field["name"])]
        assert row[1] == f"`{field['name']}`"
        words = re.sub(r"\[([^]]*)\]\([^)]*\)", r"\1", row[2])
        assert words.startswith(field["type"])
        if field["enum_name"]:
            assert f"({field['enum_name']})" in words
        assert said(field["description"][language]) in plain(row[4])
        for key in ("min", "max", "max_length", "max_items"):
            if field[key] is not None:
                assert str(field[key]) in row[4]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_action_is_on_the_map(language: str) -> None:
    found = rows(page(language, "api").text)
    for action in dump()["actions"]:
        name, group = action["name"], action["group"]
        row = found[f"[{name}]({group}.md#{name.lower()})"]
        assert f"`{names.snake(name)}`" in row[1]
        if action["paging"]:
            assert f"`{names.iterator(name)}`" in row[1]
        assert said(action["summary"][language]) in plain(row[2])
        amount = action["qps"] or (action["rate_limit"] or {}).get("amount")
        assert (str(amount) in row[3]) if amount else (row[3] == "–")
        assert (
            row[4]
            == {"read": {"en": "read", "zh": "读"}, "write": {"en": "write", "zh": "写"}}[
                action["access"]
            ][language]
        )
        key = action["idempotency_field"]
        assert (row[5] == f"`{names.snake(key)}`") if key else ("`" not in row[5])
        failures = action["failures"]
        assert row[6] == (f"`{names.snake(failures['field'])}`" if failures else "–")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_struct_names_the_actions_that_use_it(language: str) -> None:
    sections = {name: page(language, "structs").section(name, 3) for name in dump()["structs"]}
    for action in dump()["actions"]:
        for field in (*action["request"], *action["result"]):
            struct = field["type"].removeprefix("Array of ").removeprefix("Object of ")
            if struct in sections:
                assert f"[{action['name']}]({action['group']}.md#" in sections[struct]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_struct_that_needs_one_of_several_fields_says_so(language: str) -> None:
    section = page(language, "structs").section("LiveParticipantInfo", 3)
    above, _, _ = section.partition("| Python |")
    assert re.findall("`(.*?)`", above) == ["avatar_url", "nick_name", "ext"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_how_many_actions_there_are(language: str) -> None:
    count = re.compile(rf"(?<!\d){len(dump()['actions'])} (actions|个接口)")
    mine = [*PAGES.values(), *READMES]
    found = [
        page.name for page in mine if of_language(page) == language and count.search(page.text)
    ]
    suffix = ".zh.md" if language == "zh" else ".md"
    assert found == [f"README{suffix}", f"docs/{language}/api.md"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_action_has_its_section(language: str) -> None:
    for action in dump()["actions"]:
        section = page(language, action["group"]).section(action["name"])
        assert said(action["summary"][language]) in plain(section)
        doc = action["doc_id"]
        assert doc is None or f"[{doc}](https://www.volcengine.com/docs/{doc})" in section
        assert f"Client.{names.snake(action['name'])}(\n    *,\n" in section
        assert f") -> {names.result_class(action['name'])}\n" in section
        assert action["qps"] is None or f" {action['qps']} " in f" {section}"
        for condition in action["conditions"]:
            assert f"`{names.snake(condition.get('require') or condition['limit'])}`" in section
        if action["paging"]:
            assert f"Client.{names.iterator(action['name'])}(\n    *,\n" in section


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_of_an_action_is_in_its_table(language: str) -> None:
    for action in dump()["actions"]:
        section = page(language, action["group"]).section(action["name"])
        request, result = re.split(r"\n### (?=返回结果\n|Result\n)", section)
        check_fields(request, action["request"], language)
        check_fields(result, action["result"], language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_error_of_an_action_is_in_its_table(language: str) -> None:
    errors = dump()["errors"]
    for action in dump()["actions"]:
        found = rows(page(language, action["group"]).section(action["name"]))
        for code in action["errors"]:
            assert EXCEPTIONS[errors[code]["category"]] in found[code][1]
            assert said(errors[code]["meaning"][language]) in plain(found[code][2])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_examples_are_on_the_wire(language: str) -> None:
    for action in dump()["actions"]:
        section = page(language, action["group"]).section(action["name"])
        request, reply = (
            json.loads(text) for text in re.findall(r"```json\n(.*?)```", section, re.S)
        )
        assert action["examples"]["request"].items() <= request.items()
        assert set(request) <= {field["name"] for field in action["request"]}
        assert reply.get("Result") == action["examples"]["result"]
        assert reply["ResponseMetadata"]["Action"] == action["name"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_struct_and_enum_has_its_section(language: str) -> None:
    for name, fields in dump()["structs"].items():
        check_fields(page(language, "structs").section(name, 3), fields, language)
    for name, enum in dump()["enums"].items():
        found = rows(page(language, "structs").section(name, 3))
        for item in enum["values"]:
            row = found[names.constant(item["name"])]
            assert row[1] == f"`{item['value']}`"
            assert said(item["description"][language]) in plain(row[2])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_error_code_stands_under_its_exception(language: str) -> None:
    for code, error in dump()["errors"].items():
        section = page(language, "errors").section(EXCEPTIONS[error["category"]], 3)
        row = rows(section)[code]
        assert row[1] == str(error.get("number", "–"))
        assert row[2] == str(error.get("http_status", "–"))
        assert said(error["meaning"][language]) in plain(row[3])
        assert said(error["remedy"][language]) in plain(row[4])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_exception_is_explained(language: str) -> None:
    text = page(language, "errors").text
    for name in importlib.import_module("volc_im.errors").__all__:
        if name != "Violation":  # a pair, shown as one
            assert re.search(rf"\b{name}\b", text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_every_error_carries_is_explained(language: str) -> None:
    found = rows(page(language, "errors").text)
    for name in volc_im.VolcIMError.__annotations__:
        assert name in found
    for name in volc_im.APIError.__annotations__:
        assert name in rows(page(language, "errors").section("APIError", 3))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_option_of_the_client_is_explained(language: str) -> None:
    found = rows(page(language, "client").text)
    for option, parameter in inspect.signature(volc_im.Client).parameters.items():
        assert option in found
        if isinstance(parameter.default, bool | int | float):
            assert found[option][1] == f"`{shown(parameter.default)}`"
    for region, host in dump()["service"]["regions"].items():
        assert found[region][1] == f"`{host}`"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_may_differ_from_call_to_call_is_named(language: str) -> None:
    paragraph = next(
        line for line in page(language, "client").text.split("\n") if "`with_options`" in line
    )
    for option in inspect.signature(volc_im.Client.with_options).parameters:
        assert option == "self" or f"`{option}`" in paragraph


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_of_the_transport_configuration_is_explained(language: str) -> None:
    found = rows(page(language, "client").text)
    for field in dataclasses.fields(volc_im.TransportConfig):
        default = found[field.name][1]
        assert default.startswith("`") == (field.default is not None)
        assert field.default is None or default == f"`{shown(field.default)}`"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_public_module_and_what_it_offers_is_named(language: str) -> None:
    found = " ".join(rows(page(language, "client").text))
    text = page(language, "client").text
    public = [
        module
        for info in pkgutil.iter_modules(volc_im.__path__, "volc_im.")
        if hasattr(module := importlib.import_module(info.name), "__all__")
    ]
    assert public
    for module in public:
        assert module.__name__ in found
        if module.__name__.rpartition(".")[2] in MODULES_OF_NAMES:
            for name in module.__all__:
                assert re.search(rf"\b{name}\b", text), f"{module.__name__}.{name}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_extra_is_named(language: str) -> None:
    project = tomllib.loads((GENERATED / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["optional-dependencies"]
    for extra in project["optional-dependencies"]:
        assert extra in rows(page(language, "index").text)
        assert extra in rows(PAGES["README.zh.md" if language == "zh" else "README.md"].text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_figures_of_retries_are_those_of_the_code(language: str) -> None:
    text = page(language, "errors").text
    budget = retry.RetryBudget
    for figure in (
        retry.BASE_S,
        retry.CAP_S,
        retry.MAX_RETRY_AFTER_S,
        budget.SIZE // budget.COST,
        budget.SIZE // budget.COST_WITHOUT_REPLY,
        budget.SIZE_PER_CALL // budget.COST,
        budget.SIZE_PER_CALL // budget.COST_WITHOUT_REPLY,
    ):
        assert re.search(rf"(?<![\d.]){shown(figure)}(?![\d.]\d)", text)


def shown(value: object) -> str:
    """A default as the pages write it."""
    return f"{value:g}" if isinstance(value, float) else str(value)
