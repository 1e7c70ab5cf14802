"""Projects that tests start from, generated once in a session and copied for each test."""

from __future__ import annotations

from pathlib import Path

import pytest

from .support import Project, copy_project, make_project
from .tiny_spec import PLAIN_TEMPLATES


@pytest.fixture(scope="session")
def _tiny(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = make_project(tmp_path_factory.mktemp("tiny"))
    project.good("generate")
    return project


@pytest.fixture(scope="session")
def _plain(tmp_path_factory: pytest.TempPathFactory) -> Project:
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
