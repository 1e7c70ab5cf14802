"""The names that the package keeps for itself are those that its templates use."""

from __future__ import annotations

import ast
from typing import Any

import pytest
from support.project import Project, run_in

from volcgen.exports import EXPORTS, RESERVED_CLASSES
from volcgen.names import CLIENT_ATTRIBUTES
from volcgen.spec.lint.naming import CLIENT_PARAMETERS, ITERATOR_PARAMETERS


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


def test_no_class_of_a_spec_can_hide_what_modules_import(tiny: Project) -> None:
    spec = {"Info", "Detail", "Miss", "Kind", "Mood"}
    seen: set[str] = set()
    for path, content in tiny.files().items():
        if not path.endswith(("tiny_im/structs.py", "tiny_im/enums.py", "/talk.py")):
            continue
        for node in ast.walk(ast.parse(content)):
            if isinstance(node, ast.Import | ast.ImportFrom):
                seen |= {alias.asname or alias.name for alias in node.names}
    classes = {name for name in seen if name.isalnum() and name[0].isupper()}
    own = {name for name in classes if name.startswith(("MakeTalk", "ListTalks"))}
    assert len(classes) > 5
    assert {name for name in classes - spec - own if not name.endswith("Error")} <= RESERVED_CLASSES
