"""The whole document: it is valid, and has everything of the spec."""

from __future__ import annotations

import json
from typing import Any, Final

import pytest
from openapi_spec_validator import validate
from support.hostile_spec import NASTY, Harmless, as_it_is, harmless_name, hostile_spec
from support.project import Project

from volcgen.spec.files import Spec

from ..documents import document_of, operations


def test_the_document_is_valid(document: dict[str, Any]) -> None:
    validate(document)


def test_every_action_is_an_operation(spec: Spec, document: dict[str, Any]) -> None:
    actions = [file.node.action for file in spec.actions]
    assert list(operations(document)) == actions
    version = spec.service.node.version
    assert list(document["paths"]) == [f"/?Action={name}&Version={version}" for name in actions]


def test_tags_are_the_groups_in_their_order(spec: Spec, document: dict[str, Any]) -> None:
    assert [tag["name"] for tag in document["tags"]] == list(spec.groups)
    tags = {action: operation["tags"] for action, operation in operations(document).items()}
    assert tags == {file.node.action: [spec.group_of(file.node.action)] for file in spec.actions}


def test_the_default_region_is_the_first_server(spec: Spec, document: dict[str, Any]) -> None:
    regions = spec.service.node.regions
    servers = {server["x-region"]: server["url"] for server in document["servers"]}
    assert servers == {region: f"https://{host}" for region, host in regions.hosts.items()}
    assert document["servers"][0]["x-region"] == regions.default


def test_every_request_is_signed(spec: Spec, document: dict[str, Any]) -> None:
    ((name, scopes),) = document["security"][0].items()
    scheme = document["components"]["securitySchemes"][name]
    assert scopes == []
    assert (scheme["type"], scheme["in"], scheme["name"]) == ("apiKey", "header", "Authorization")
    assert scheme["x-signature"]["service"] == spec.service.node.signing_name
    assert scheme["x-signature"]["regions"] == list(spec.service.node.regions.hosts)


def test_the_loss_of_digits_is_described_in_both_languages(document: dict[str, Any]) -> None:
    for key in ("description", "x-description-zh"):
        assert "2^53" in document["info"][key]


def test_every_text_is_in_both_languages(document: dict[str, Any]) -> None:
    found = list(texts_without_chinese(document, ""))
    assert found == []


def texts_without_chinese(node: Any, path: str) -> list[str]:
    """Return the paths of texts without a Chinese one; examples and servers have none."""
    if isinstance(node, list):
        return [
            p for n, item in enumerate(node) for p in texts_without_chinese(item, f"{path}[{n}]")
        ]
    if not isinstance(node, dict):
        return []
    keys = ("title", "summary", "description", "x-displayName", "x-enum-descriptions")
    lacking = [
        f"{path}.{key}"
        for key in keys
        if isinstance(node.get(key), str | list)
        and not node.get(f"x-{key.removeprefix('x-')}-zh")
        and not path.startswith(".servers")
    ]
    for key, value in node.items():
        if key not in ("example", "examples", "value", "default"):
            lacking += texts_without_chinese(value, f"{path}.{key}")
    return lacking


def test_a_service_without_errors_has_no_empty_enum(plain: Project) -> None:
    plain.write({"spec/tiny/errors.yaml": "doc: 6348/2\nerrors: {}\n"})
    make = "spec/tiny/talk/MakeTalk.yaml"
    plain.edit(make, "errors: [NoTalk, TooFast]\n", "")
    plain.edit(make, ", error: NoTalk}", "}")
    document = document_of(plain)
    validate(document)
    assert "ErrorCode" not in document["components"]["schemas"]


def test_a_struct_may_have_the_name_of_the_metadata(plain: Project) -> None:
    for path in ("structs.yaml", "talk/MakeTalk.yaml"):
        text = plain.read(f"spec/tiny/{path}")
        text = text.replace("  Miss:", "  ResponseMetadata:")
        plain.write(
            {f"spec/tiny/{path}": text.replace("Array of Miss", "Array of ResponseMetadata")}
        )
    document = document_of(plain)
    validate(document)
    schemas = document["components"]["schemas"]
    assert "UserId" in schemas["ResponseMetadata"]["properties"]
    assert "RequestId" in schemas["ResponseMetadata_"]["properties"]


HOSTILE: Final = hostile_spec(as_it_is, as_it_is)


@pytest.mark.usefixtures("loose")
def test_hostile_texts_are_data(plain: Project) -> None:
    plain.write(HOSTILE)
    found = document_of(plain)
    validate(found)
    plain.write(hostile_spec(Harmless(), harmless_name))
    assert shape(found) == shape(document_of(plain))
    nasty = found["components"]["schemas"]["Nasty"]
    assert nasty["enum"] == [f"{text}#{number}" for number, text in enumerate(NASTY)]
    assert nasty["x-enum-descriptions"] == NASTY
    tricky = found["components"]["schemas"]["Tricky"]["properties"].values()
    assert [field["default"] for field in tricky] == NASTY
    assert [field["examples"] for field in tricky] == [[text] for text in NASTY]


@pytest.mark.usefixtures("loose")
def test_hostile_texts_are_printed_visibly(plain: Project) -> None:
    plain.write(HOSTILE)
    out = plain.good("export", "openapi").out
    assert out.replace("\n", "").isprintable()
    assert json.loads(out) == json.loads(json.dumps(json.loads(out)))


def shape(node: Any) -> Any:
    """Return the nesting of a document without its texts and names."""
    if isinstance(node, dict):
        return [shape(value) for value in node.values()]
    if isinstance(node, list):
        return [shape(value) for value in node]
    return type(node).__name__
