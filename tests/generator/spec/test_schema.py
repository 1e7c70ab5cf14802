"""spec/schema.json accepts and refuses single files as the loader does."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from jsonschema.exceptions import best_match
from support.broken_specs import Broken, spec_with
from support.project import REPOSITORY, Project
from support.tiny_spec import SPEC

from volcgen.spec.document import parse
from volcgen.spec.schema import KINDS, schema_json
from volcgen.spec.source import SpecText

from .test_schema_errors import SCHEMA_ERRORS

SCHEMA: dict[str, Any] = json.loads(schema_json())
VALIDATOR = Draft202012Validator(SCHEMA)


def data_of(text: str) -> dict[str, Any]:
    return parse(SpecText("a.yaml", text)).data


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_the_schema_is_the_same_in_every_run_and_ends_with_a_line() -> None:
    assert schema_json() == schema_json()
    assert schema_json().endswith("}\n")


@pytest.mark.parametrize("path", sorted(SPEC))
def test_good_files_are_accepted(path: str) -> None:
    assert best_match(VALIDATOR.iter_errors(data_of(SPEC[path]))) is None


@pytest.mark.parametrize(
    "path",
    [p.relative_to(REPOSITORY).as_posix() for p in sorted((REPOSITORY / "spec").rglob("*.yaml"))],
)
def test_every_real_spec_file_is_accepted(path: str) -> None:
    text = (REPOSITORY / path).read_text(encoding="utf-8")
    assert best_match(VALIDATOR.iter_errors(data_of(text))) is None


# In JSON Schema, 50.0 is an integer. service.yaml has the languages of the texts of all files.
LOADER_ONLY = (
    "fraction for a whole number",
    "missing language",
    "missing language of a struct",
)


@pytest.mark.parametrize(
    "case", [case for case in SCHEMA_ERRORS if case.name not in LOADER_ONLY], ids=str
)
def test_what_the_loader_refuses_the_schema_refuses(case: Broken) -> None:
    broken = spec_with(case)
    changed = [path for path, text in broken.items() if text != SPEC[path]]
    assert not all(VALIDATOR.is_valid(data_of(broken[path])) for path in changed)


@pytest.mark.parametrize(
    "type_",
    ["Long", "JSON Map", "JSON Map of Long", "Array of Info", "Array of JSON Map", "Object of Info", "JSON Map of Array of Info"],
)  # fmt: skip
def test_types_are_accepted_as_the_loader_does(type_: str) -> None:
    path = "spec/tiny/structs.yaml"
    text = SPEC[path].replace("type: Double, min: 0, example: 0.5", f"type: {type_}")
    assert VALIDATOR.is_valid(data_of(text))


@pytest.mark.parametrize(
    "type_", ["Lnog", "Array of", "Object of Array of Info", "Array of info", "Info", "object"]
)
def test_types_are_refused_as_the_loader_does(type_: str) -> None:
    path = "spec/tiny/structs.yaml"
    text = SPEC[path].replace("type: Double, min: 0, example: 0.5", f"type: {type_}")
    assert not VALIDATOR.is_valid(data_of(text))


def test_every_key_is_described_for_an_editor() -> None:
    for name, definition in SCHEMA["$defs"].items():
        assert definition["description"], name
        assert definition["additionalProperties"] is False
        for key, schema in definition["properties"].items():
            named = SCHEMA["$defs"].get(schema.get("$ref", "").rpartition("/")[2], {})
            assert schema.get("description") or named.get("description"), f"{name}.{key}"


def test_the_first_key_of_a_file_tells_its_kind() -> None:
    for key in KINDS:
        errors = VALIDATOR.iter_errors({key: "x", "unknown": 1})
        assert best_match(errors) is not None
    assert len(SCHEMA["oneOf"]) == len(KINDS)


def test_generate_writes_the_schema_beside_the_spec(plain: Project) -> None:
    path = plain.root / "spec/schema.json"
    assert path.read_text(encoding="utf-8") == schema_json()
    path.write_text("{}", encoding="utf-8")
    outcome = plain.run("check")
    assert outcome.code == 1
    assert "spec/schema.json: differs from the spec language" in outcome.out
    plain.good("generate")
    assert path.read_text(encoding="utf-8") == schema_json()
    path.unlink()
    assert plain.run("check").code == 1
    plain.good("generate")
    assert plain.run("check").code == 0
