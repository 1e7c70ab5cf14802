"""The specs of the tests by name, and the packages that are generated from them."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import msgspec
from support.project import REPOSITORY, Project
from support.tiny_spec import SPEC

from volcgen.spec.load import load_service

KEYS: Final = {"access_key": "AK", "secret_key": "canary-secret-key"}
FOLDERS: Final = {
    "kv": "tests/second_service/spec/kv",
    "depot": "tests/wire_styles/spec/depot",
    "tag": "tests/services/spec/tag",
    "quota": "tests/services/spec/quota",
    "sqs": "tests/services/spec/sqs",
    "im": "spec/im",
}


def spec_of(name: str) -> dict[str, bytes]:
    """Return the files of a spec by path in a project."""
    if name == "tiny":
        return {path: text.encode() for path, text in SPEC.items()}
    folder = REPOSITORY / FOLDERS[name]
    return {
        f"spec/{name}/{path.relative_to(folder).as_posix()}": path.read_bytes()
        for path in sorted(folder.rglob("*.yaml"))
    }


@dataclass(frozen=True)
class Package:
    """A client package with examples of its calls."""

    module: ModuleType
    requests: dict[str, dict[str, Any]]
    """Examples of requests by action, with the parameters of the client."""
    parameters: frozenset[str]
    """Wire names of the parameters of the client."""

    def part(self, name: str) -> Any:
        """Return a module of the package."""
        return importlib.import_module(f"{self.module.__name__}.{name}")

    @property
    def service(self) -> Any:
        """The model of the service."""
        return self.part("service").SERVICE

    def result(self, action: str) -> dict[str, Any]:
        """Return the example of a result."""
        return dict(self.part("emulator.definition").DEFINITION.example_results.get(action, {}))

    def arguments(self, action: str) -> dict[str, Any]:
        """Return the example of a request as arguments of the method."""
        request = msgspec.convert(self.requests[action], self.service.action(action).request)
        names = zip(request.__struct_fields__, request.__struct_encode_fields__, strict=True)
        given = {
            name: getattr(request, name) for name, wire in names if wire not in self.parameters
        }
        return {name: value for name, value in given.items() if value is not None}


def im_package() -> Package:
    """Return the committed package of IM."""
    return _package("volc_im", REPOSITORY / "spec/im")


@contextmanager
def package_of(name: str, folder: Path) -> Iterator[Package]:
    """Generate a package in a folder, and provide it as long as the context lasts."""
    project = Project(folder)
    project.write({"pyproject.toml": '[tool.volcgen]\noutput = "out"\n', **spec_of(name)})
    project.good("generate")
    package = f"volc_{name}"
    others = _unloaded(package)  # a package of this name that other tests use
    sys.path.insert(0, str(project.output))
    try:
        yield _package(package, project.root / "spec" / name)
    finally:
        sys.path.remove(str(project.output))
        _unloaded(package)
        sys.modules.update(others)


def _unloaded(package: str) -> dict[str, ModuleType]:
    """Forget the modules of a package, and return them."""
    names = [each for each in sys.modules if each.partition(".")[0] == package]
    return {name: sys.modules.pop(name) for name in names}


def _package(name: str, home: Path) -> Package:
    spec = load_service(home, home.parent, quality=False)
    fields = spec.service.node.client_parameters
    given = {wire: field.example for wire, field in fields.items() if field.required}
    requests = {
        each.node.action: given | (each.node.examples.request or {}) for each in spec.actions
    }
    return Package(importlib.import_module(name), requests, frozenset(fields))
