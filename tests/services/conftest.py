"""Three real services, generated together with other specs of the tests, and imported in this process."""

from __future__ import annotations

import importlib
import re
import shutil
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import msgspec
import pytest
from support.project import REPOSITORY, Project

from volcgen.spec.load import load_service

KEYS: Final = {"access_key": "AK", "secret_key": "SK"}
SERVICES: Final = ("tag", "quota", "sqs")
OTHERS: Final = ("tests/wire_styles/spec/depot", "tests/second_service/spec/kv")
"""Specs that type checkers read together with these."""


@dataclass(frozen=True)
class Package:
    """A generated package with its emulator."""

    service: str
    root: Path
    """Folder that has the package."""
    module: ModuleType
    server: Any
    requests: Mapping[str, dict[str, Any]]
    """Examples of requests by action."""

    @property
    def name(self) -> str:
        return self.module.__name__

    def part(self, name: str) -> Any:
        return importlib.import_module(f"{self.name}.{name}")

    @property
    def actions(self) -> dict[str, Any]:
        """The actions by name."""
        model = self.part("service").SERVICE
        return {name: model.action(name) for name in model.actions}

    def example(self, action: str, side: str) -> dict[str, Any]:
        """Return the example of a request or a result in the spec; empty if it has no fields."""
        results = self.part("emulator.definition").DEFINITION.example_results
        return dict((results if side == "result" else self.requests).get(action, {}))

    def arguments(self, action: Any) -> dict[str, Any]:
        """Return the example of a request as arguments of the method."""
        request = msgspec.convert(self.example(action.name, "request"), action.request)
        given = {name: getattr(request, name) for name in request.__struct_fields__}
        return {name: value for name, value in given.items() if value is not None}

    def options(self) -> dict[str, Any]:
        """Return options of clients of the emulator."""
        return {**KEYS, "endpoint": self.server.endpoint, "rate_limit": None, "max_retries": 0}


def method(action: str) -> str:
    """`GetTagKeys` → `get_tag_keys`, without the generator's own function."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", action).lower()


@pytest.fixture(scope="session")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project with five services, which has no templates of its own, and its output."""
    root = tmp_path_factory.mktemp("services")
    shutil.copytree(Path(__file__).parent / "spec", root / "spec")
    for folder in OTHERS:
        shutil.copytree(REPOSITORY / folder, root / "spec" / Path(folder).name)
    (root / "pyproject.toml").write_text('[tool.volcgen]\noutput = "generated/{service}"\n')
    found = Project(root)
    found.good("generate")
    return found


@pytest.fixture(scope="session")
def packages(project: Project) -> Iterator[dict[str, Package]]:
    """The packages by service. Their emulators check signatures strictly."""
    roots = {service: project.root / "generated" / service for service in SERVICES}
    sys.path[:0] = map(str, roots.values())
    started: list[Any] = []
    found: dict[str, Package] = {}
    try:
        for service, root in roots.items():
            spec = load_service(project.root / "spec" / service, project.root)
            requests = {each.node.action: each.node.examples.request or {} for each in spec.actions}
            module = importlib.import_module(f"volc_{service}")
            emulator = importlib.import_module(f"volc_{service}.emulator").Emulator
            server = emulator(**KEYS, strict_signing=True)
            started.append(server.__enter__())
            found[service] = Package(service, root, module, server, requests)
        yield found
    finally:
        for server in started:
            server.__exit__(None, None, None)
        names = {f"volc_{service}" for service in SERVICES}
        for name in [name for name in sys.modules if name.partition(".")[0] in names]:
            del sys.modules[name]
        for root in roots.values():
            sys.path.remove(str(root))


@pytest.fixture(params=SERVICES)
def package(request: pytest.FixtureRequest, packages: dict[str, Package]) -> Package:
    """Each of the packages; its emulator has recorded nothing."""
    found = packages[request.param]
    found.server.reset()
    return found
