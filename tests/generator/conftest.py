"""Fixtures: projects that are generated once in a session and copied for each test."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from types import CodeType
from typing import Any

import pytest
from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket
from support.project import Project, copy_project, make_project
from support.tiny_spec import PLAIN_TEMPLATES

from volcgen import render
from volcgen.spec import document, lint


class _Compiled(BytecodeCache):
    """Compiled templates, by name and content."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], CodeType] = {}

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        return name

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._known.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        assert bucket.code is not None
        self._known[bucket.key, bucket.checksum] = bucket.code


@pytest.fixture(scope="session", autouse=True)
def _once() -> Iterator[None]:
    """Compile each template once in a session, and parse each text of a spec file once."""
    compiled = _Compiled()
    parsed = lru_cache(maxsize=2_000)(document.parse)

    def environment(**options: Any) -> Environment:
        return Environment(**{**options, "bytecode_cache": compiled})

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(render, "Environment", environment)
        patch.setattr(document, "parse", parsed)
        yield


@pytest.fixture(scope="session")
def _tiny(_once: None, tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = make_project(tmp_path_factory.mktemp("tiny"))
    project.good("generate")
    return project


@pytest.fixture(scope="session")
def _plain(_once: None, tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = make_project(tmp_path_factory.mktemp("plain"), templates=PLAIN_TEMPLATES)
    project.good("generate")
    return project


@pytest.fixture(scope="module")
def loose() -> Iterator[None]:
    """Switch off the rules about quality, for specs with odd texts and bare fields."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lint, "QUALITY_CHECKS", ())
        yield


@pytest.fixture
def tiny(_tiny: Project, tmp_path: Path) -> Project:
    """Return the tiny spec with the templates of the repository, generated."""
    return copy_project(_tiny, tmp_path / "tiny")


@pytest.fixture
def plain(_plain: Project, tmp_path: Path) -> Project:
    """Return the tiny spec with a few small templates, generated."""
    return copy_project(_plain, tmp_path / "plain")
