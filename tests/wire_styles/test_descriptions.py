"""The spec of three styles in dumps, comparisons and OpenAPI: nothing of it is lost."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any, Final

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from volcgen.changes.compact import compact
from volcgen.changes.diff import compare
from volcgen.changes.dumps import read_dump
from volcgen.changes.snapshot import Snapshot
from volcgen.export.openapi.document import openapi
from volcgen.spec.dump import dump
from volcgen.spec.files import Spec
from volcgen.spec.load import load

SPEC: Final = Path(__file__).parent / "spec"


def depot(folder: Path = SPEC) -> Spec:
    return load(folder, folder.parent)


def test_dumps_are_read_back() -> None:
    spec = depot()
    for text in (json.dumps(dump(spec)), compact(spec)):
        read = read_dump(text.encode(), "x.json")
        assert compare(Snapshot("old", spec), Snapshot("new", read)) == ()


def test_the_openapi_document_has_methods_queries_and_forms() -> None:
    document: Any = json.loads(json.dumps(openapi(depot())))
    OpenAPIV31SpecValidator(document).validate()
    paths = document["paths"]
    assert list(paths["/?Action=GetStatus&Version=2024-05-01"]) == ["get"]
    assert list(paths["/?Action=ListJobs&Version=2025-01-31"]) == ["post"]
    shelves = paths["/?Action=ListShelves&Version=2024-05-01"]["get"]
    assert "requestBody" not in shelves
    filters = next(each for each in shelves["parameters"] if each["name"] == "Filters")
    assert (filters["in"], filters["x-encoding"]) == ("query", "dotted")
    form = paths["/?Action=PutTags&Version=2024-05-01"]["post"]["requestBody"]["content"]
    assert list(form) == ["application/x-www-form-urlencoded"]
    assert shelves["x-shared-quota"] == "listings"
    assert document["servers"][0]["url"] == "https://depot.example.com"
    key = document["components"]["schemas"]["Tag"]["properties"]["Key"]
    assert key["pattern"] == "^(?:[a-z]+(?::[a-z]+)?)$"
    states = document["components"]["schemas"]["ListAlarmsRequest"]["properties"]["States"]
    assert states["items"]["anyOf"][0] == {"$ref": "#/components/schemas/State"}


@pytest.mark.parametrize(
    ("file", "before", "after", "rules"),
    [
        ("service.yaml", "encoding: form", "encoding: json", ["D152 service.encoding"]),
        (
            "service.yaml", "host: depot.example.com", "hosts: {cn-beijing: depot.example.com}",
            ["D374 service.regions.host"],
        ),
        (
            "service.yaml", "host: depot.example.com", "host: new.example.com",
            ["D376 service.regions.hosts.cn-beijing"],
        ),
        ("service.yaml", "qps: 40", "qps: 20", ["D137 actions.ListShelves.qps", "D137 actions.ListTags.qps"]),
        ("recipes/ListShelves.yaml", "method: GET\n", "", ["D151 actions.ListShelves.method", "D152 actions.ListShelves.encoding"]),
        ("errors/ListJobs.yaml", "2025-01-31", "2026-01-31", ["D153 actions.ListJobs.version"]),
        ("client/ListAlarms.yaml", "kind: page", "kind: offset", ["D155 actions.ListAlarms.paging.kind"]),
        (
            "structs.yaml", 'pattern: "[a-z]+(?::[a-z]+)?", ', "",
            ["D259 structs.Tag.fields.Key.pattern", "D212 structs.Tag.fields.Key.pattern"],
        ),
    ],
)  # fmt: skip
def test_changes_are_reported_where_they_are(
    tmp_path: Path, file: str, before: str, after: str, rules: list[str]
) -> None:
    folder = tmp_path / "spec"
    shutil.copytree(SPEC, folder)
    path = folder / "depot" / file
    text = path.read_text("utf-8")
    assert text.count(before) == 1
    path.write_text(text.replace(before, after), "utf-8")
    found = compare(Snapshot("old", depot()), Snapshot("new", depot(folder)))
    assert sorted(f"{each.rule} {each.where}" for each in found) == sorted(rules)
