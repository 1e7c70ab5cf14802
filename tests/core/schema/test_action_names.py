"""Tests of action names and of suggestions for misspelt ones."""

from __future__ import annotations

import pytest

from volc_sdk._core.errors import ConfigError
from volc_sdk._core.schema.action_names import known_action, suggestion

ACTIONS = ("CreateThing", "DeleteThing", "ListThings")


def test_a_known_name_is_returned() -> None:
    assert known_action("ListThings", ACTIONS) == "ListThings"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("CreateTing", "rates=: there is no action 'CreateTing'; did you mean 'CreateThing'?"),
        ("list_things", "rates=: there is no action 'list_things'; did you mean 'ListThings'?"),
        ("xyz", "rates=: there is no action 'xyz'"),
        ("", "rates=: there is no action ''"),
        (5, "rates=: there is no action 5"),
        (["a"], "rates=: there is no action ['a']"),
    ],
)
def test_an_unknown_name_is_refused_with_a_suggestion(name: object, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        known_action(name, ACTIONS, "rates=: ")
    assert str(caught.value) == message


def test_there_is_no_suggestion_without_names() -> None:
    assert suggestion("CreateThing", ()) == ""
