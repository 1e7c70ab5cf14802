"""Tests of the base classes of models: repr, dicts, JSON, copies and metadata."""

from __future__ import annotations

import copy
import json
from typing import Annotated, Any

import pytest
from msgspec import field

from volc_sdk._core.errors import Failure
from volc_sdk._core.schema.fields import FieldInfo
from volc_sdk._core.schema.models import (
    HIDDEN,
    RawResponse,
    ResponseMetadata,
    Result,
    Struct,
    UntypedResult,
    WireBody,
)
from volc_sdk._core.schema.types import Int64


class Item(Struct, kw_only=True):
    id: Int64 = field(name="Id")
    note: Annotated[str | None, FieldInfo(sensitive=True)] = field(default=None, name="Note")
    title: str | None = field(default=None, name="Title")


class Page(Result, kw_only=True):
    items: list[Item] = field(default_factory=list[Item], name="Items")
    total: int = field(default=0, name="Total")


ITEM = Item(id=2**60, note="canary", title="t" * 100)


def test_repr_masks_sensitive_fields_and_cuts_long_texts() -> None:
    assert repr(ITEM) == f"Item(id={2**60}, note=***, title='{'t' * 80}'…)"
    assert repr(Item(id=1)) == "Item(id=1)"
    assert repr(Page(items=[ITEM])) == f"Page(items=[{ITEM!r}], total=0)"


def test_rich_shows_the_same_fields() -> None:
    assert ITEM.__rich_repr__() == [("id", 2**60), ("note", HIDDEN), ("title", "t" * 100)]


def test_dicts_and_json_have_wire_names_and_no_unset_fields() -> None:
    page = Page(items=[Item(id=2**60)])
    assert page.to_dict() == {"Items": [{"Id": 2**60}], "Total": 0}
    assert json.loads(page.to_json()) == page.to_dict()
    assert json.loads(page.to_json(ids_as_str=True)) == {"Items": [{"Id": str(2**60)}], "Total": 0}


def test_a_result_without_a_reply_has_empty_metadata() -> None:
    page = Page()
    assert (page.metadata, page.request_id) == (ResponseMetadata(), "")
    assert (page.idempotency_key, page.failed) == (None, ())
    with pytest.raises(AttributeError, match=r"call through client\.with_raw_response"):
        page.raw_response  # noqa: B018


@pytest.mark.parametrize("copied", [copy.copy, copy.deepcopy])
def test_copies_keep_the_metadata(copied: Any) -> None:
    page = Page(items=[ITEM])
    raw = RawResponse(200, {"a": "b"}, b"{}", 1, 0.5)
    attributes = {
        "_metadata": ResponseMetadata(request_id="r"), "_idempotency_key": "k",
        "_failed": (Failure(7, "Code", "gone"),), "_raw_response": raw,
    }  # fmt: skip
    vars(page).update(attributes)
    found = copied(page)
    assert found == page
    assert found is not page
    assert (found.request_id, found.idempotency_key) == ("r", "k")
    assert (found.failed, found.raw_response) == (page.failed, raw)


def test_metadata_takes_no_part_in_comparisons() -> None:
    page = Page()
    vars(page)["_idempotency_key"] = "k"
    assert page == Page()


@pytest.mark.parametrize(
    ("data", "shown"),
    [({"A": "canary", "B": 1}, "A, B"), (["canary"], "list"), ("canary", "str"), ({}, "")],
)
def test_an_untyped_result_shows_names_only(data: Any, shown: str) -> None:
    result = UntypedResult(data)
    assert repr(result) == f"UntypedResult(data=<{shown}>)"
    assert result.__rich_repr__() == [("data", HIDDEN)]
    assert result.to_dict() is data
    assert json.loads(result.to_json()) == data


def test_bodies_and_raw_responses_are_not_shown() -> None:
    assert "canary" not in repr(WireBody({"A": "canary"}))
    assert "canary" not in repr(RawResponse(200, {}, b"canary", 1, 0.1))


def test_public_classes_name_the_package() -> None:
    assert {RawResponse.__module__, UntypedResult.__module__} == {"volc_sdk"}
