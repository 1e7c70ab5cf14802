"""Tests of the metadata of actions that is derived from other metadata."""

from __future__ import annotations

from typing import Annotated, Any

import pytest
from msgspec import field

from volc_sdk._core.schema.actions import Action, Quota, When
from volc_sdk._core.schema.fields import FieldInfo
from volc_sdk._core.schema.models import Result, Struct, UntypedResult


class Plain(Result, kw_only=True):
    total: int = field(default=0, name="Total")


class Secret(Struct, kw_only=True):
    word: Annotated[str | None, FieldInfo(sensitive=True)] = field(default=None, name="Word")


class Nested(Result, kw_only=True):
    secrets: dict[str, list[Secret]] = field(
        default_factory=dict[str, list[Secret]], name="Secrets"
    )


def action(**changes: Any) -> Action[Any]:
    arguments: dict[str, Any] = {
        "name": "CreateThing", "version": "2020-12-01", "doc": "1/2", "access": "write", "qps": 20,
        "request": Struct, "result": Plain,
    }  # fmt: skip
    return Action(**{**arguments, **changes})


@pytest.mark.parametrize(
    ("changes", "rate"),
    [
        ({}, 20),
        ({"qps": None}, None),
        ({"qps": None, "quota": Quota(600, "minute", "Ids")}, 10),
        ({"qps": None, "quota": Quota(600, "day")}, None),
    ],
)
def test_the_rate_is_calls_per_second_or_the_quota_per_minute(
    changes: dict[str, Any], rate: float | None
) -> None:
    assert action(**changes).rate == rate


@pytest.mark.parametrize(
    ("changes", "repeatable"),
    [({}, False), ({"access": "read"}, True), ({"idempotency_field": "Key"}, True)],
)
def test_reads_and_calls_with_a_key_are_repeatable(
    changes: dict[str, Any], repeatable: bool
) -> None:
    assert action(**changes).repeatable is repeatable


@pytest.mark.parametrize(
    ("result", "sensitive"), [(Plain, False), (Nested, True), (UntypedResult, True)]
)
def test_a_response_is_sensitive_if_any_field_is(result: type[Result], sensitive: bool) -> None:
    assert action(result=result).sensitive_response is sensitive


def test_the_query_names_action_and_version() -> None:
    assert action().query == "Action=CreateThing&Version=2020-12-01"


def test_actions_compare_by_identity() -> None:
    one = action()
    assert one == one
    assert one != action()


@pytest.mark.parametrize(
    ("data", "cost"), [({"Ids": [1, 2, 3]}, 3), ({"Ids": ()}, 0), ({}, 1), ({"Ids": 5}, 1)]
)
def test_a_quota_counts_items_or_calls(data: dict[str, Any], cost: int) -> None:
    assert Quota(10, "minute", "Ids").cost(data) == cost
    assert Quota(10, "minute").cost(data) == 1


@pytest.mark.parametrize(
    ("data", "holds"),
    [
        ({"Info": {"Kind": 1}}, True),
        ({"Info": {"Kind": 2}}, False),
        ({"Info": {"Kind": True}}, False),
        ({"Info": {"Kind": "1"}}, False),
        ({"Info": {"Kind": None}}, None),
        ({"Info": {}}, None),
        ({"Info": 5}, None),
        ({}, None),
    ],
    ids=str,
)
@pytest.mark.parametrize("absent", [True, False])
def test_a_case_compares_value_and_type(
    data: dict[str, Any], holds: bool | None, absent: bool
) -> None:
    when = When(("Info", "Kind"), 1, absent)
    assert when.holds(data) is (absent if holds is None else holds)
