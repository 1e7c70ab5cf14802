"""Rules between fields: the schemas of requests accept exactly what the client accepts."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import Any, Final

import pytest

from volc_im._core.schema.fields import fields_of
from volc_im._core.schema.types import Array, Map, struct_of
from volc_im._core.serde.validation import violations
from volc_im.service import SERVICE
from volc_im.testing import factories

from ..documents import component

TALK: Final[dict[str, Any]] = {"AppId": 1, "OwnerId": 1, "Info": {"Kind": 2}}


@pytest.mark.parametrize(
    ("changes", "is_valid"),
    [
        ({}, True),
        ({"OwnerId": None}, False),
        ({"OwnerId": None, "OwnerIdStr": "a"}, True),
        ({"OwnerIdStr": "a"}, False),
        ({"OwnerId": 901}, False),
        ({"Info": {"Kind": 1}}, False),
        ({"Info": {"Kind": 1}, "OtherId": 5}, True),
        ({"Info": {"Kind": 77}}, True),
        ({"AppId": None}, False),
        ({"Unknown": 1}, True),
    ],
    ids=str,
)
def test_requests_of_the_tiny_service(
    tiny_document: dict[str, Any], changes: dict[str, Any], is_valid: bool
) -> None:
    body = {key: value for key, value in (TALK | changes).items() if value is not None}
    assert component(tiny_document, "MakeTalkRequest").is_valid(body) is is_valid


@pytest.mark.parametrize("action", SERVICE.actions)
def test_schema_and_client_agree_about_bodies_of_im(
    im_document: dict[str, Any], action: str
) -> None:
    request = component(im_document, f"{action}Request")
    factories.restart()
    body = factories.make(SERVICE.action(action).request).to_dict()
    request.validate(body)
    for changed in variants(body, SERVICE.action(action).request):
        broken = violations(changed, SERVICE.action(action))
        assert request.is_valid(changed) == (not broken), (changed, broken)


def variants(body: dict[str, Any], struct: type[Any]) -> Iterator[dict[str, Any]]:
    """Yield a body with each field missing, of a wrong type, and beyond each limit, at any depth."""
    for field in fields_of(struct):
        wire, alternative = field.wire_name, field.info.string_alternative
        value = body.get(wire)
        yield {key: other for key, other in body.items() if key != wire}
        yield {**body, wire: ["wrong"] if not isinstance(field.type, Array) else "wrong"}
        if alternative and value is not None:
            text = [str(v) for v in value] if isinstance(value, list) else value
            text = text if isinstance(text, list | dict) else str(text)
            yield {**body, alternative: text}
            yield {key: v for key, v in body.items() if key != wire} | {alternative: text}
        for beyond in values_at_limits(field.type, value):
            yield {**body, wire: beyond}
        inner = struct_of(field.type)
        if inner is not None and value:
            for changed in variants(first_struct(value), inner):
                yield {**body, wire: with_first_struct(value, changed)}


def values_at_limits(type_: Any, value: Any) -> Iterator[Any]:
    limits = (-1, 0, 1, 2, 20, 21, 100, 101, 2000, 2001)
    if isinstance(value, bool) or value is None:
        return
    if isinstance(value, int):
        yield from limits
    elif isinstance(type_, Array) and value:
        yield from (value[:1] * count for count in limits if count >= 0)
    elif isinstance(type_, Map) and value:
        first = next(iter(value.values()))
        yield from ({str(n): first for n in range(count)} for count in limits if count >= 0)
    elif isinstance(value, str):
        yield from ("x" * count for count in limits if count >= 0)


def first_struct(value: Any) -> dict[str, Any]:
    while isinstance(value, list):
        value = value[0]
    found: dict[str, Any] = value
    return found


def with_first_struct(value: Any, changed: dict[str, Any]) -> Any:
    if isinstance(value, list):
        copy = deepcopy(value)
        copy[0] = with_first_struct(copy[0], changed)
        return copy
    return changed
