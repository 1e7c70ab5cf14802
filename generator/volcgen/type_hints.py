"""Python annotations of types that JSON Schema describes, made with datamodel-code-generator.

An annotation depends on its schema alone, and an API has few different ones. Known annotations are kept in
the cache, because importing the library takes longer than the rest of most runs.
"""

from __future__ import annotations

import ast
import json
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from volcgen.cache.store import Cache
from volcgen.typeguards import is_list, is_mapping
from volcgen.versions import tool_versions

_CLASS: Final = "VolcgenTypes"
_REFERENCE: Final = "#/$defs/"


class TypeHintsError(Exception):
    """The library returned unexpected code; this is an internal error."""


class TypeHints:
    """Makes annotations; one run of the library makes all that are not known yet."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._unit = ("types", "", tool_versions()["datamodel-code-generator"])
        stored = cache.get(*self._unit)
        self._known: dict[str, str] = {} if stored is None else json.loads(stored)

    def of(self, schemas: Iterable[Mapping[str, Any]]) -> list[str]:
        """Return the annotation of each schema; `$ref` names a class of the same module."""
        keys = [json.dumps(schema, sort_keys=True) for schema in schemas]
        new = [key for key in dict.fromkeys(keys) if key not in self._known]
        if new:
            self._known |= zip(new, _made([json.loads(key) for key in new]), strict=True)
            self._cache.put(*self._unit, json.dumps(self._known).encode())
        return [self._known[key] for key in keys]


def _made(schemas: Sequence[dict[str, Any]]) -> list[str]:
    """Return the annotations that the library makes."""
    from datamodel_code_generator import generate
    from datamodel_code_generator.enums import DataModelType, InputFileType
    from datamodel_code_generator.format import PythonVersion

    names = [f"type_{number}" for number in range(len(schemas))]
    classes = {name for schema in schemas for name in _references(schema)}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        made = generate(
            {
                "$schema": "https://json-schema.org/draft/2020-12/schema",
                "title": _CLASS,
                "type": "object",
                "properties": dict(zip(names, schemas, strict=True)),
                "required": names,
                "$defs": dict.fromkeys(sorted(classes), _REFERENCED),
            },
            input_file_type=InputFileType.JsonSchema,
            output_model_type=DataModelType.MsgspecStruct,
            target_python_version=PythonVersion.PY_311,
            disable_timestamp=True,
            formatters=[],
            strict_refs=True,
            use_standard_collections=True,
            use_union_operator=True,
            use_annotated=True,
            field_constraints=True,
        )
    if not isinstance(made, str):
        raise TypeHintsError("datamodel-code-generator returned several modules instead of one")
    found = _annotations(made)
    if found.keys() != set(names):
        raise TypeHintsError(
            f"datamodel-code-generator made {sorted(found)} for {len(names)} types"
        )
    return [found[name] for name in names]


_REFERENCED: Final = {"type": "object", "properties": {"field": {"type": "string"}}}
"""Stands for a class that a type refers to."""


def _references(schema: Any) -> Iterator[str]:
    """Yield the names of the classes that a schema refers to."""
    if is_mapping(schema):
        if isinstance(reference := schema.get("$ref"), str):
            yield reference.removeprefix(_REFERENCE)
        for value in schema.values():
            yield from _references(value)
    elif is_list(schema):
        for value in schema:
            yield from _references(value)


def _annotations(module: str) -> dict[str, str]:
    """Return the annotations of the class of types, by the name of the field."""
    for node in ast.parse(module).body:
        if isinstance(node, ast.ClassDef) and node.name == _CLASS:
            return {
                ast.unparse(field.target): ast.unparse(field.annotation)
                for field in node.body
                if isinstance(field, ast.AnnAssign)
            }
    raise TypeHintsError(f"datamodel-code-generator made no class {_CLASS}")
