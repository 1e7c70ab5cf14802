"""Three services of one project, generated together and imported in this process."""

from __future__ import annotations

import importlib
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import pytest
from support.project import GENERIC, REPOSITORY, Project
from support.tiny_spec import SPEC

PACKAGES: Final = ("volc_depot", "volc_kv", "tiny_im")
KEYS: Final = {"access_key": "AK", "secret_key": "SK"}


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project with the services depot, kv and tiny, and their output."""
    root = tmp_path_factory.mktemp("three")
    for folder in GENERIC:
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(REPOSITORY / folder, root / folder, ignore=ignored)
    shutil.copytree(Path(__file__).parent / "spec", root / "spec")
    shutil.copytree(REPOSITORY / "tests/second_service/spec/kv", root / "spec/kv")
    found = Project(root)
    found.write(SPEC)
    (root / "pyproject.toml").write_text('[tool.volcgen]\noutput = "generated/{service}"\n')
    outcome = found.run("generate")
    assert outcome.code == 0, outcome.err
    return found


@pytest.fixture(scope="session")
def packages(project: Project) -> Iterator[dict[str, ModuleType]]:
    """The three packages by name."""
    folders = [str(project.root / "generated" / name) for name in ("depot", "kv", "tiny")]
    sys.path[:0] = folders
    try:
        yield {name: importlib.import_module(name) for name in PACKAGES}
    finally:
        for name in [name for name in sys.modules if name.partition(".")[0] in PACKAGES]:
            del sys.modules[name]
        for folder in folders:
            sys.path.remove(folder)


@pytest.fixture(scope="session")
def depot(packages: dict[str, ModuleType]) -> Any:
    """The package of the service depot."""
    return packages["volc_depot"]


@pytest.fixture(scope="session")
def _server(depot: Any) -> Iterator[Any]:
    definition = importlib.import_module("volc_depot.emulator.definition").DEFINITION
    definition.plugin.handlers.update(HANDLERS)
    with importlib.import_module("volc_depot.emulator").Emulator(**KEYS) as server:
        yield server


@pytest.fixture
def server(_server: Any) -> Any:
    """The emulator of depot, whose listings have more than one page."""
    _server.reset()
    _server.quotas.on = False
    SEEN.clear()
    return _server


@pytest.fixture
def arguments(server: Any) -> dict[str, Any]:
    """Arguments of clients of the emulator."""
    return {**KEYS, "endpoint": server.endpoint, "project_name": "p & q", "rate_limit": None}


SEEN: Final[list[dict[str, Any]]] = []
"""Bodies of requests, as handlers get them."""


def _put_tags(context: Any) -> dict[str, Any]:
    SEEN.append(dict(context.body))
    return {"Count": 2, "Failures": [{"ResourceId": "b", "Code": "Gone"}]}


def _list_tags(context: Any) -> dict[str, Any]:
    SEEN.append(dict(context.body))
    number = int(context.body.get("NextToken", "0"))
    token = {"NextToken": str(number + 1)} if number < 2 else {}
    return {"Tags": [{"Key": "k" * (number + 1)}], **token}


def _list_shelves(context: Any) -> dict[str, Any]:
    SEEN.append(dict(context.body))
    start = context.body.get("Offset", 0)
    return {"ShelfNames": [str(n) for n in range(start, min(start + 2, 5))], "TotalCount": 5}


def _list_alarms(context: Any) -> dict[str, Any]:
    SEEN.append(dict(context.body))
    start = (context.body["PageNumber"] - 1) * 2
    return {
        "AlarmIds": [*range(start, min(start + 2, 5))],
        "TotalCount": 5,
        "States": ["On", "Sleeping"],
    }


HANDLERS: Final = {
    "PutTags": _put_tags,
    "ListTags": _list_tags,
    "ListShelves": _list_shelves,
    "ListAlarms": _list_alarms,
}
