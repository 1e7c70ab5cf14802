"""Every example of the document fits its schema."""

from __future__ import annotations

from typing import Any

from volcgen.spec.files import Spec

from ..documents import operations, validator


def test_requests(spec: Spec, document: dict[str, Any]) -> None:
    found = 0
    for operation in operations(document).values():
        content = operation["requestBody"]["content"]["application/json"]
        if "example" in content:
            found += 1
            validator(document, content["schema"]).validate(content["example"])
    assert found == sum(file.node.examples.request is not None for file in spec.actions) > 0


def test_results(spec: Spec, document: dict[str, Any]) -> None:
    found = 0
    for operation in operations(document).values():
        content = operation["responses"]["200"]["content"]["application/json"]
        if "example" in content:
            found += 1
            validator(document, content["schema"]).validate(content["example"])
    assert found == sum(file.node.examples.result is not None for file in spec.actions) > 0


def test_errors(spec: Spec, document: dict[str, Any]) -> None:
    examples = document["components"]["examples"]
    assert list(examples) == list(spec.errors.node.errors)
    reply = validator(document, {"$ref": "#/components/schemas/ReplyError"})
    for code, example in examples.items():
        reply.validate(example["value"])
        assert example["value"]["ResponseMetadata"]["Error"]["Code"] == code


def test_fields(document: dict[str, Any]) -> None:
    found = 0
    for schema in document["components"]["schemas"].values():
        for field in schema.get("properties", {}).values():
            for example in field.get("examples", ()):
                found += 1
                validator(document, field).validate(example)
    assert found
