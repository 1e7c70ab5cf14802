"""Annotations are made by the library once for each type, and kept."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from support.project import Project

from volcgen import type_hints
from volcgen.cache.store import Cache
from volcgen.type_hints import TypeHints, TypeHintsError

STRUCTS = "spec/tiny/structs.yaml"
TYPES: list[tuple[dict[str, Any], str]] = [
    ({"type": "string"}, "str"),
    ({"type": "boolean"}, "bool"),
    ({"type": "integer", "x-python-type": "Int64"}, "Int64"),
    ({"type": "array", "items": {"type": "string"}}, "list[str]"),
    ({"type": "array", "items": {"$ref": "#/$defs/List"}, "x-python-type": "Sequence"}, "Sequence[List]"),
    ({"$ref": "#/$defs/P2PInfo"}, "P2PInfo"),
    ({"customTypePath": "some.module.Kind"}, "Kind"),
    ({"type": "object", "additionalProperties": {"type": "number"}}, "dict[str, float]"),
    ({"type": "object", "x-python-type": "IdMap[str]"}, "IdMap[str]"),
]  # fmt: skip


def test_annotations_of_types(tmp_path: Path) -> None:
    hints = TypeHints(Cache(tmp_path))
    assert hints.of(schema for schema, _ in TYPES) == [annotation for _, annotation in TYPES]


def test_the_library_makes_each_annotation_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def made(schemas: list[dict[str, Any]]) -> list[str]:
        asked.append(len(schemas))
        return ["Made"] * len(schemas)

    monkeypatch.setattr(type_hints, "_made", made)
    text, number = {"type": "string"}, {"type": "integer"}
    hints = TypeHints(Cache(tmp_path))
    assert hints.of([text, text, number]) == ["Made"] * 3
    assert hints.of([number]) == ["Made"]
    assert TypeHints(Cache(tmp_path)).of([text]) == ["Made"]
    assert asked == [2]
    assert TypeHints(Cache(tmp_path).unread()).of([text]) == ["Made"]
    assert asked == [2, 1]


@pytest.mark.parametrize("module", ["", "class Other: ...\n", "x = 1\n"])
def test_anything_but_the_class_of_types_is_an_error(module: str) -> None:
    with pytest.raises(TypeHintsError):
        type_hints._annotations(module)


# What the last run of the command loaded.
LOADED = """
import sys
from volcgen.cli import main
assert main(sys.argv[1:]) == 0
print("loaded", "datamodel_code_generator" in sys.modules)
"""


def loads_library(project: Project, *arguments: str) -> bool:
    outcome = project.python("-c", LOADED, *arguments)
    assert outcome.code == 0, outcome
    return outcome.out.splitlines()[-1] == "loaded True"


def test_only_a_new_type_needs_the_library(tiny: Project) -> None:
    tiny.edit(STRUCTS, "en: What a talk starts with.", "en: How a talk starts.")
    tiny.edit(STRUCTS, "max_length: 20", "max_length: 21")
    more = "      More: {type: Long, description: {en: X., zh: 某。}}\n"
    tiny.edit(STRUCTS, "      Code: {type", f"{more}      Code: {{type")
    assert not loads_library(tiny, "generate")
    assert "How a talk starts." in tiny.read("out/tiny_im/structs.py")
    assert loads_library(tiny, "check", "--full")
    tiny.edit(STRUCTS, "More: {type: Long,", "Mores: {type: JSON Map of Boolean,")
    assert loads_library(tiny, "generate")
    assert "mores: dict[str, bool] | None" in tiny.read("out/tiny_im/structs.py")
