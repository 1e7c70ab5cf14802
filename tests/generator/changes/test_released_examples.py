"""The examples that the last release documents still run, unless the diff reports them as broken."""

from __future__ import annotations

import json
from typing import Any, Final

import pytest
from support.project import REPOSITORY

import volc_im
from volc_im import Client, HTTPRequest, HTTPResponse
from volcgen.changes.diff import compare
from volcgen.changes.snapshot import snapshot_of
from volcgen.config import find_config
from volcgen.view import build_view
from volcgen.view.actions import ActionView

CONFIG: Final = find_config(REPOSITORY)
RELEASED: Final = snapshot_of(CONFIG, str(REPOSITORY / "spec/im/released.json"))
BROKEN: Final = {
    action
    for change in compare(RELEASED, snapshot_of(CONFIG))
    if change.class_ == "breaking"
    for action in change.concerns
}
"""Actions with a breaking change since the release, which the changelog will report."""
VIEW: Final = build_view(RELEASED.spec)
ACTIONS: Final = [a for a in VIEW.actions if a.request_json is not None and a.name not in BROKEN]


class Server:
    """A transport that records the request and returns the documented result."""

    def __init__(self, action: ActionView) -> None:
        self._result = action.result_json
        self.sent: Any = None

    def send(self, request: HTTPRequest, /) -> HTTPResponse:
        self.sent = json.loads(request.body)
        reply = {"ResponseMetadata": {"RequestId": "1"}, "Result": self._result}
        return HTTPResponse(200, {}, json.dumps(reply).encode())


def contains(whole: Any, part: Any) -> bool:
    """Return whether JSON has all that another has."""
    if isinstance(part, dict):
        return isinstance(whole, dict) and all(
            key in whole and contains(whole[key], value) for key, value in part.items()
        )
    if isinstance(part, list):
        return len(whole) == len(part) and all(map(contains, whole, part))
    return bool(whole == part)


def test_the_release_has_examples() -> None:
    assert len(ACTIONS) + len(BROKEN) >= len(VIEW.actions)


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.name)
def test_an_example_of_the_last_release_runs(action: ActionView) -> None:
    server = Server(action)
    names = {name: getattr(volc_im, name) for name in action.example_imports}
    with Client(access_key="AK", secret_key="SK", app_id=661000, transport=server) as im:
        result = eval(action.example, {"im": im, **names})
    assert contains(server.sent, action.request_json)
    assert contains(json.loads(result.to_json()), action.result_json or {})


def test_a_part_is_compared_at_every_depth() -> None:
    assert contains({"a": [{"b": 1, "c": 2}], "d": 3}, {"a": [{"b": 1}]})
    assert not contains({"a": [{"b": 1}]}, {"a": [{"b": 2}]})
    assert not contains({"a": [1, 2]}, {"a": [1]})
    assert not contains({}, {"a": None})
