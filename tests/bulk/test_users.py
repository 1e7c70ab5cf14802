"""The comparison of profiles after an interrupted import."""

from __future__ import annotations

from typing import Any

import pytest

from volc_im import Client
from volc_im.bulk import DONE, PENDING, users

PROFILE: dict[str, Any] = {
    "user_id": 1,
    "nick_name": "林",
    "portrait": "https://example.com/a.png",
    "tags": ["vip", "new"],
    "ext": {"city": "杭州"},
    "is_robot": True,
}


def found(im: Client, user: dict[str, Any]) -> Any:
    return users.find_registered(im, {"1": user})["1"]


def test_an_equal_profile_is_done(im: Client) -> None:
    assert found(im, PROFILE) == PENDING
    assert users.register(im, [PROFILE]).failed == ()
    assert found(im, PROFILE) == DONE
    assert found(im, {**PROFILE, "tags": ["new", "vip", "vip"]}) == DONE


def test_fields_that_are_not_set_equal_empty_ones(im: Client) -> None:
    users.register(im, [{"user_id": 1}])
    assert found(im, {"user_id": 1, "nick_name": "", "tags": [], "ext": {}}) == DONE
    assert found(im, {"user_id": 1, "nick_name": None, "is_robot": False}) == DONE


@pytest.mark.parametrize("name", [name for name in PROFILE if name != "user_id"])
def test_any_other_field_makes_the_outcome_unknown(im: Client, name: str) -> None:
    users.register(im, [PROFILE])
    changed = {key: value for key, value in PROFILE.items() if key != name}
    outcome = found(im, changed)
    assert outcome.state == "unknown"
    assert outcome.reason.endswith(f"another {name}")
