"""The names that the package keeps for itself are those that its templates use."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from support.project import Project, run_in

from volc_sdk.testing.stubbing import BaseStubs
from volcgen import names
from volcgen.exports import EXPORTS, RESERVED_CLASSES, RESERVED_PACKAGES, RESERVED_SERVICES
from volcgen.names import CLIENT_ATTRIBUTES
from volcgen.spec.lint.naming import CLIENT_PARAMETERS, ITERATOR_PARAMETERS
from volcgen.tree import FILES_OF_TOOLS


@pytest.fixture(scope="module")
def facts(_tiny: Project) -> dict[str, Any]:
    """What the generated clients look like from outside."""
    found: dict[str, Any] = run_in(
        _tiny.output,
        """
import inspect, json
import tiny_im
def parameters(function):
    return [name for name in inspect.signature(function).parameters if name != "self"]
print(json.dumps({
    "root": sorted(tiny_im.__all__),
    "attributes": sorted({n for c in (tiny_im.Client, tiny_im.AsyncClient) for n in dir(c) if n[0] != "_"}),
    "client": [parameters(c.__init__) for c in (tiny_im.Client, tiny_im.AsyncClient)],
    "listing": [parameters(c.iter_talks) for c in (tiny_im.Client, tiny_im.AsyncClient)],
}))
""",
    )
    return found


def test_no_action_can_hide_what_a_client_has(facts: dict[str, Any]) -> None:
    own = set(facts["attributes"]) - {"make_talk", "list_talks", "iter_talks"}
    assert own <= CLIENT_ATTRIBUTES


def test_no_client_parameter_can_come_twice(facts: dict[str, Any]) -> None:
    for found in facts["client"]:
        assert set(found) - {"app_id"} <= CLIENT_PARAMETERS.keys()


def test_no_iterator_parameter_can_come_twice(facts: dict[str, Any]) -> None:
    for found in facts["listing"]:
        assert set(found) - {"word", "limit", "app_id"} <= ITERATOR_PARAMETERS.keys()


def test_the_root_offers_what_is_public(facts: dict[str, Any]) -> None:
    public = {name for names in EXPORTS.values() for name in names} | {"TinyImError"}
    assert public - set(facts["root"]) == {"TimeoutError"}  # which `import *` must not replace
    spec = {"Info", "Detail", "Miss", "Kind", "Mood", "MakeTalkResult", "ListTalksResult"}
    assert set(facts["root"]) - public == spec


# Modules with names that are made from wire names.
NAMED_BY_SPEC = re.compile(
    r"out/tiny_im/(client|enums|structs|error_codes|(actions|methods|testing/stubs)/\w+)\.py"
)


def modules(project: Project) -> list[tuple[str, ast.Module]]:
    """Return these modules, with everything but the names of the spec."""
    found = [
        (path, ast.parse(content))
        for path, content in project.files().items()
        if NAMED_BY_SPEC.fullmatch(f"out/{path}")
    ]
    assert len(found) == 10
    return found


def names_in(node: ast.AST) -> set[str]:
    """Return the names that are used, bound or imported in a node, at any depth."""
    names: set[str] = set()
    for inner in ast.walk(node):
        if isinstance(inner, ast.Name):
            names.add(inner.id)
        elif isinstance(inner, ast.alias):
            names.add(inner.asname or inner.name)
        elif isinstance(inner, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            names.add(inner.name)
    return names


def test_no_parameter_or_method_can_hide_a_name_that_its_scope_uses(tiny: Project) -> None:
    """All lower-case names beside those of the spec begin with `_`, or are reserved."""
    used: set[str] = set()
    for path, module in modules(tiny):
        for scope in ast.walk(module):
            if not isinstance(scope, ast.ClassDef):
                continue
            bound = {target.arg for target in ast.walk(scope) if isinstance(target, ast.arg)}
            bound |= {
                inner.target.id
                for inner in scope.body
                if isinstance(inner, ast.AnnAssign) and isinstance(inner.target, ast.Name)
            }
            bound |= {
                inner.name
                for inner in scope.body
                if isinstance(inner, ast.FunctionDef | ast.AsyncFunctionDef)
            }
            found = {name for name in names_in(scope) - bound if not name.startswith("_")}
            found = {name for name in found if not name[0].isupper()}
            assert found <= names.RESERVED, path
            used |= found
    assert {"field", "int", "locals", "str"} <= used


def test_no_class_of_a_spec_can_hide_what_modules_use(tiny: Project) -> None:
    spec = {"Info", "Detail", "Miss", "Kind", "Mood", "TalkMethods", "AsyncTalkMethods"}
    spec |= {"CALM", "WILD", "GROUP", "SINGLE"}
    seen: set[str] = set()
    for path, module in modules(tiny):
        if path.endswith(("client.py", "__init__.py", "error_codes.py")):
            continue  # they have no classes of a spec
        seen |= {name for name in names_in(module) if name[0].isupper()}
        if "/actions/" not in path:  # only constants have underscores, and they are all there
            seen.discard("TYPE_CHECKING")
    own = {
        name
        for name in seen
        if name.upper().startswith(("MAKETALK", "LISTTALKS", "MAKE_TALK", "LIST_TALKS"))
    }
    assert len(seen) > 30
    assert {n for n in seen - spec - own if not n.endswith("Error")} <= RESERVED_CLASSES


def test_an_action_cannot_hide_what_a_stub_has() -> None:
    assert {name for name in dir(BaseStubs) if not name.startswith("_")} <= CLIENT_ATTRIBUTES


def test_a_service_cannot_hide_a_fixture_of_pytest(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "--fixtures", "-q", "--noconftest", "-c", os.devnull],
        cwd=tmp_path,  # without tests to collect
        capture_output=True,
        text=True,
        check=False,
    )
    own = re.findall(r"^(\w+)(?: \[\w+ scope\])? -- .*_pytest/", done.stdout, re.MULTILINE)
    assert len(own) > 10
    assert {n for n in own if "_property" not in n and "_xml" not in n} - RESERVED_SERVICES <= {
        "doctest_namespace", "record_testsuite_property", "record_xml_attribute", "pytester",
        "testdir", "LineMatcher", "linecomp",
    }  # fmt: skip


def test_the_package_cannot_hide_a_module_that_it_imports(tiny: Project) -> None:
    imported: set[str] = set()
    for path, content in tiny.files().items():
        if path.endswith(".py"):
            for node in ast.walk(ast.parse(content)):
                if isinstance(node, ast.Import):
                    imported |= {alias.name.split(".")[0] for alias in node.names}
                elif isinstance(node, ast.ImportFrom) and node.level == 0:
                    imported.add(str(node.module).split(".")[0])
    others = imported - sys.stdlib_module_names - {"tiny_im", "__future__"}
    assert len(others) > 5
    assert {name for name in others if not name.startswith("_")} <= RESERVED_PACKAGES
    folders = {path.split("/")[0] for path in tiny.files() if "/" in path}
    assert folders - {"tiny_im"} <= RESERVED_PACKAGES
    assert {name for name in FILES_OF_TOOLS if name.isidentifier()} <= RESERVED_PACKAGES
