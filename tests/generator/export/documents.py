"""Functions that read OpenAPI documents."""

from __future__ import annotations

import json
from typing import Any

from jsonschema import Draft202012Validator
from support.project import Project


def document_of(project: Project) -> dict[str, Any]:
    """Return the document of a project."""
    found: dict[str, Any] = json.loads(project.good("export", "openapi").out)
    return found


def operations(document: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return the operations by action."""
    found = [item["post"] for item in document["paths"].values()]
    return {operation["operationId"]: operation for operation in found}


def validator(document: dict[str, Any], schema: dict[str, Any]) -> Draft202012Validator:
    """Return a validator of a schema of the document."""
    return Draft202012Validator({"components": document["components"], "allOf": [schema]})


def component(document: dict[str, Any], name: str) -> Draft202012Validator:
    """Return a validator of a component."""
    return validator(document, {"$ref": f"#/components/schemas/{name}"})
