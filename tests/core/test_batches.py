"""Tests of splitting items into lists: sizes, documented limits, and errors."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from volc_im import ConfigError, chunked
from volc_im._core.schema.fields import fields_of
from volc_im._core.schema.types import Array
from volc_im.batches import BatchAction, max_items
from volc_im.service import SERVICE


@given(items=st.lists(st.integers(), max_size=30), size=st.integers(1, 12))
def test_chunks_are_full_but_for_the_last(items: list[int], size: int) -> None:
    chunks = [*chunked(iter(items), size)]
    assert [item for chunk in chunks for item in chunk] == items
    assert all(len(chunk) == size for chunk in chunks[:-1])
    assert all(1 <= len(chunk) <= size for chunk in chunks[-1:])


def test_items_are_read_as_they_are_needed() -> None:
    read: list[int] = []

    def endless() -> Iterator[int]:
        while True:
            read.append(len(read))
            yield read[-1]

    chunks = chunked(endless(), 3)
    assert read == []
    assert next(chunks) == [0, 1, 2]
    assert read == [0, 1, 2]


@pytest.mark.parametrize("size", [0, -1, 2.5, 2.0, True, None, float("inf"), b"RegisterUsers"])
def test_what_is_no_size_is_refused_at_once(size: Any) -> None:
    with pytest.raises(ConfigError, match="a whole number above 0 or the name of an action, not"):
        chunked([1, 2, 3], size)


def test_what_cannot_be_read_is_refused_at_once() -> None:
    with pytest.raises(TypeError, match="not iterable"):
        chunked(5, 2)  # type: ignore[arg-type]


def test_an_action_knows_how_many_it_takes() -> None:
    assert [len(users) for users in chunked(range(45), "RegisterUsers")] == [20, 20, 5]
    actions = get_args(BatchAction)
    assert {"AddFriend", "BatchGetUser", "BatchSendMessage", "RegisterUsers"} <= {*actions}
    for action in actions:
        fields = fields_of(SERVICE.action(action).request)
        (limited,) = (f for f in fields if getattr(f.type, "max_items", None) is not None)
        assert isinstance(limited.type, Array)
        size = max_items(action, limited.wire_name)
        assert [len(some) for some in chunked(range(size + 1), action)] == [size, 1]


@pytest.mark.parametrize("action", ["CreateConversation", "BatchGetConversations"])
def test_an_action_without_one_limited_list_is_refused_at_once(action: Any) -> None:
    words = (
        "size: expected an action that has exactly one list with a documented limit, got "
        f"'{action}'; pass a number"
    )
    with pytest.raises(ConfigError, match=words):
        chunked([1], action)


@pytest.mark.parametrize(
    ("action", "suggestion"),
    [("RegisterUser", "RegisterUsers"), ("batch_get_user", "BatchGetUser"), ("20", ""), ("", "")],
)
def test_a_name_of_no_action_is_refused_at_once(action: Any, suggestion: str) -> None:
    hint = rf"; did you mean '{suggestion}'\?" if suggestion else ""
    with pytest.raises(ConfigError, match=f"^size: there is no action '{action}'{hint}$"):
        chunked([1], action)


def test_the_maximum_of_a_field() -> None:
    assert max_items("RegisterUsers", "Users") == 20
    with pytest.raises(ConfigError, match="no limit"):
        max_items("CreateConversation", "OwnerUserId")
    with pytest.raises(ConfigError, match=r"^CreateConversation has no field 'Nobody'$"):
        max_items("CreateConversation", "Nobody")
    with pytest.raises(ConfigError, match=r"no field 'user_ids'; did you mean 'UserIds'\?$"):
        max_items("BatchGetUser", "user_ids")
    with pytest.raises(ConfigError, match=r"'register_users'; did you mean 'RegisterUsers'\?$"):
        max_items("register_users", "Users")
