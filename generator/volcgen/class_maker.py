"""Make classes from JSON Schema with datamodel-code-generator.

The library gets a mark in place of each text of the spec, so its result does not depend on the
texts. The result is cached, because importing the library takes longer than the rest of most runs.
"""

from __future__ import annotations

import ast
import json
import re
import warnings
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from volcgen.cache.store import Cache
from volcgen.digest import digest
from volcgen.files import files_below
from volcgen.typeguards import is_mapping
from volcgen.versions import tool_versions

# A whole word: unlike a mark, no name from a spec begins with `_`.
_MARK: Final = re.compile(r"\b_mark(\d+)_\b")


class ModelsError(Exception):
    """The library returned unexpected code; this is an internal error."""


def marked(texts: Any, found: list[str]) -> Any:
    """Return the data with a mark for each text; the texts are appended to `found`."""
    if isinstance(texts, str):
        found.append(texts)
        return f"_mark{len(found) - 1}_"
    if is_mapping(texts):
        return {key: marked(item, found) for key, item in texts.items()}
    return texts


def unmarked(classes: str, texts: list[str]) -> str:
    """Return the classes with their texts in place of the marks."""
    return _MARK.sub(lambda mark: texts[int(mark.group(1))], classes)


def template_texts(folder: Path) -> list[str]:
    """Return the texts of the templates of classes."""
    return [path.read_text(encoding="utf-8") for path in files_below(folder, folder.name)]


@dataclass(frozen=True)
class ClassMaker:
    """Makes classes; repeated requests for the same set are answered from the cache."""

    templates: Path
    cache: Cache
    _made: dict[str, str] = field(default_factory=dict[str, str], init=False, repr=False)

    def make(self, name: str, schema: dict[str, Any], texts: dict[str, dict[str, Any]]) -> str:
        """Return the classes of a schema as Python; `name` names the unit of the cache.

        The templates of the classes read `texts`.
        """
        if not schema["$defs"]:  # the library refuses a schema without definitions
            return ""
        library = tool_versions()["datamodel-code-generator"]
        key = digest(json.dumps([schema, texts, self._template_texts, library]))
        if key not in self._made:
            stored = self.cache.get("classes", name, key)
            made = self._run(schema, texts) if stored is None else stored.decode("utf-8")
            if stored is None:
                self.cache.put("classes", name, key, made.encode("utf-8"))
            self._made[key] = made
        return self._made[key]

    @cached_property
    def _template_texts(self) -> list[str]:
        return template_texts(self.templates)

    @cached_property
    def _strict(self) -> Environment:
        return Environment(loader=FileSystemLoader(self.templates), undefined=StrictUndefined)

    def _run(self, schema: dict[str, Any], texts: dict[str, dict[str, Any]]) -> str:
        self._rehearse(schema, texts)
        from datamodel_code_generator import generate
        from datamodel_code_generator.enums import DataModelType, InputFileType
        from datamodel_code_generator.format import PythonVersion

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            made = generate(
                schema,
                input_file_type=InputFileType.JsonSchema,
                output_model_type=DataModelType.MsgspecStruct,
                target_python_version=PythonVersion.PY_311,
                custom_template_dir=self.templates,
                extra_template_data=defaultdict(dict, texts),
                aliases=_aliases(schema),
                base_class="builtins.object",
                class_name="VolcgenRoot",
                disable_timestamp=True,
                custom_file_header="# volcgen",
                formatters=[],
                keep_model_order=True,
                skip_root_model=True,
                strict_refs=True,
                use_standard_collections=True,
                use_union_operator=True,
                use_annotated=True,
                field_constraints=True,
            )
        if not isinstance(made, str):
            raise ModelsError("datamodel-code-generator returned several modules instead of one")
        return classes_of(made, set(schema["$defs"]))

    def _rehearse(self, schema: dict[str, Any], texts: dict[str, dict[str, Any]]) -> None:
        """Raise jinja2's error for an undefined name, which the library would print as nothing."""
        for name, definition in schema["$defs"].items():
            names = definition.get("x-enum-varnames", definition.get("properties", ()))
            fields = [{"name": python, "type_hint": "int", "annotated": None} for python in names]
            template = "Enum.jinja2" if "enum" in definition else "msgspec.jinja2"
            self._strict.get_template(template).render(
                class_name=name, fields=fields, **texts[name]
            )


def _aliases(schema: dict[str, Any]) -> dict[str, str]:
    """Return an alias for every property, its own name, so that the library renames nothing."""
    return {
        f"{name}.{prop}": prop
        for name, definition in schema["$defs"].items()
        for prop in definition.get("properties", {})
    }


def classes_of(made: str, wanted: set[str]) -> str:
    """Return the classes of a module without its imports; raise ModelsError for other statements."""
    lines = made.splitlines(keepends=True)
    parts: list[str] = []
    found: set[str] = set()
    for node in ast.parse(made).body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            continue
        if not isinstance(node, ast.ClassDef):
            raise ModelsError(f"datamodel-code-generator made a {type(node).__name__}")
        found.add(node.name)
        parts.append("".join(lines[node.lineno - 1 : node.end_lineno]).strip("\n"))
    if found != wanted:
        raise ModelsError(f"datamodel-code-generator added or omitted {sorted(found ^ wanted)}")
    return "\n\n\n".join(parts)
