"""Projects that tests start from, generated once in a session and copied for each test."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import metadata
from pathlib import Path

import pytest

from volcgen import models, tools

from .support import Project, copy_project, make_project
from .tiny_spec import PLAIN_TEMPLATES


@pytest.fixture(scope="session", autouse=True)
def _installed_versions() -> Iterator[None]:
    """No version changes while the tests run, and reading one takes milliseconds."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tools, "version", cache(metadata.version))
        patch.setattr(models, "version", cache(metadata.version))
        yield


@pytest.fixture(scope="session")
def _tiny(_installed_versions: None, tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = make_project(tmp_path_factory.mktemp("tiny"))
    project.good("generate")
    return project


@pytest.fixture(scope="session")
def _plain(_installed_versions: None, tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = make_project(tmp_path_factory.mktemp("plain"), templates=PLAIN_TEMPLATES)
    project.good("generate")
    return project


@pytest.fixture
def tiny(_tiny: Project, tmp_path: Path) -> Project:
    """The tiny spec with the repository's templates, generated."""
    return copy_project(_tiny, tmp_path / "tiny")


@pytest.fixture
def plain(_plain: Project, tmp_path: Path) -> Project:
    """The tiny spec with a few templates of our own, generated."""
    return copy_project(_plain, tmp_path / "plain")
