"""Documents of three services: IM, the second service, and the tiny one of the manual."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import pytest
from support.project import REPOSITORY, Project

from volcgen.export.openapi import openapi
from volcgen.spec.files import Spec
from volcgen.spec.load import load

from .documents import document_of

SPECS: Final = {"im": "spec", "kv": "tests/second_service/spec"}


@pytest.fixture(scope="session", params=SPECS)
def spec(request: pytest.FixtureRequest) -> Spec:
    return load(REPOSITORY / SPECS[request.param], REPOSITORY)


@pytest.fixture(scope="session")
def document(spec: Spec) -> dict[str, Any]:
    return openapi(spec)


@pytest.fixture(scope="session")
def im_document() -> dict[str, Any]:
    return openapi(load(REPOSITORY / SPECS["im"], REPOSITORY))


@pytest.fixture
def im_file(tmp_path: Path, im_document: dict[str, Any]) -> Path:
    from volcgen.view.text import json_text

    file = tmp_path / "openapi.json"
    file.write_text(json_text(im_document), encoding="utf-8")
    return file


@pytest.fixture
def tiny_document(plain: Project) -> dict[str, Any]:
    return document_of(plain)
