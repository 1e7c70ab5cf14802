"""Listings that are recognized by their fields, and those that a person has to decide on."""

from __future__ import annotations

import pytest

from volcgen.changes.listings import listing_of
from volcgen.spec.definitions import Action

TEXT = {"en": "A text.", "zh": "文本。"}


def action(request: dict[str, str], result: dict[str, str]) -> Action:
    sides = {
        side: {name: {"type": type_, "description": TEXT} for name, type_ in fields.items()}
        for side, fields in (("request", request), ("result", result))
    }
    return Action.model_validate({"action": "ListAll", "access": "read", "summary": TEXT, **sides})


TOKEN = {"NextToken": "String", "MaxResults": "Integer"}
PAGE = {"PageNumber": "Integer", "PageSize": "Long"}


@pytest.mark.parametrize(
    ("request_", "result", "paging"),
    [
        (
            TOKEN,
            {"Tags": "Array of Tag", "NextToken": "String"},
            {"kind": "token", "cursor": "NextToken", "limit": "MaxResults", "items": "Tags", "next_cursor": "NextToken"},
        ),
        (
            {"NextToken": "String"},
            {"Ids": "Array of Long", "NextToken": "String"},
            {"kind": "token", "cursor": "NextToken", "items": "Ids", "next_cursor": "NextToken"},
        ),
        (
            PAGE,
            {"Ids": "Array of Long", "TotalCount": "Integer", "PageSize": "Integer"},
            {"kind": "page", "cursor": "PageNumber", "limit": "PageSize", "items": "Ids", "total": "TotalCount"},
        ),
        (
            {"Offset": "Integer", "Limit": "Integer"},
            {"Ids": "Array of Long", "TotalCount": "Long"},
            {"kind": "offset", "cursor": "Offset", "limit": "Limit", "items": "Ids", "total": "TotalCount"},
        ),
    ],
    ids=["token", "token without a limit", "page", "offset"],
)  # fmt: skip
def test_fields_that_page_through_a_listing(
    request_: dict[str, str], result: dict[str, str], paging: dict[str, str]
) -> None:
    listing = listing_of(action(request_, result))
    assert listing is not None
    assert (listing.paging, listing.missing) == (paging, "")


@pytest.mark.parametrize(
    ("request_", "result", "missing"),
    [
        (TOKEN, {"Tags": "Array of Tag"}, "the result has no `NextToken`"),
        (TOKEN, {"NextToken": "String"}, "the result has no arrays"),
        (TOKEN, {"A": "Array of Long", "B": "Array of Long", "NextToken": "String"}, "the result has 2 arrays"),
        ({"NextToken": "Long"}, {"A": "Array of Long", "NextToken": "Long"}, "the type of `NextToken` is another one"),
        ({"PageNumber": "Integer"}, {"A": "Array of Long", "TotalCount": "Long"}, "the request has no `PageSize`"),
        (PAGE, {"A": "Array of Long"}, "the result has no `TotalCount`"),
    ],
)  # fmt: skip
def test_a_listing_that_is_not_certain(
    request_: dict[str, str], result: dict[str, str], missing: str
) -> None:
    listing = listing_of(action(request_, result))
    assert listing is not None
    assert listing.paging == {}
    assert missing in listing.missing


def test_other_actions_are_no_listings() -> None:
    assert listing_of(action({"Id": "Long"}, {"Tags": "Array of Tag"})) is None
