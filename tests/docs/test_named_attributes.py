"""Attributes, methods and modules that prose names exist in the package, in both languages."""

from __future__ import annotations

import asyncio
import importlib
import re
from collections.abc import Iterator
from typing import Any

import pytest
from docs_pages import PAGES, READMES, Page

import volc_im
from volc_im import errors, structs
from volc_im._core.http.endpoints import _PRIVATE_SUFFIXES
from volc_im._core.pagination import Pager
from volc_im._core.schema.models import UntypedResult
from volc_im.emulator import Emulator
from volc_im.emulator.record import Outcome
from volc_im.testing import stub

DOTTED = re.compile(r"(\w*)((?:\.[A-Za-z_]\w*)+)(?:\(.*\))?", re.DOTALL)
ERRORS = [value for value in vars(errors).values() if isinstance(value, type)]
STRUCTS = [getattr(structs, name) for name in structs.__all__]
ROOTS: dict[str, list[Any]] = {
    "": [Pager],
    "chunk": [volc_im.bulk.Chunk],
    "client": [volc_im.Client],
    "conversation_core_info": STRUCTS,
    "participant_infos": STRUCTS,
    "error": ERRORS,
    "event": [volc_im.callbacks.Event],
    "im": [volc_im.Client],
    "ledger": [volc_im.bulk.Ledger],
    "outcome": [Outcome],
    "result": [UntypedResult, volc_im.SendMessageResult],
    "server": [Emulator],
    "task": [asyncio.Task],
    "stub": [stub],
    "factories": [volc_im.testing.factories],
}
"""What a name stands for in prose: one of the objects must have the attribute."""
IN_GO = {"reply.Result.MessageID", "reply.ResponseMetadata.RequestID"}
OTHER_NAMES = {
    *("volc_im.attempts", "volc_im.call.duration", "request.get_data"),
    *IN_GO,
    *_PRIVATE_SUFFIXES,
}
"""Metrics, a method of Flask, attributes in Go, and suffixes of hosts."""


def dotted(page: Page) -> Iterator[tuple[str, list[str]]]:
    """The dotted names in the prose of a page: root and attributes."""
    for inline in page.inlines:
        for child in inline.children or []:
            found = DOTTED.fullmatch(child.content) if child.type == "code_inline" else None
            if found and not child.content.endswith((".com", ".py", ".md", ".toml", ".json")):
                yield found[1], found[2].removeprefix(".").split(".")


def owners(root: str) -> list[Any]:
    if root in ROOTS:
        return ROOTS[root]
    exported = [getattr(each, root) for each in (volc_im, volc_im.content) if hasattr(each, root)]
    try:
        return exported or [importlib.import_module(root)]
    except ImportError:
        return []


def has(owner: Any, attribute: str) -> bool:
    """Whether an object, or an instance of a class, has an attribute."""
    annotations = (vars(base).get("__annotations__", {}) for base in getattr(owner, "__mro__", ()))
    return hasattr(owner, attribute) or any(attribute in each for each in annotations)


def is_there(root: str, attributes: list[str]) -> bool:
    found = owners(root)
    for attribute in attributes:
        found = [each for each in found if has(each, attribute) or is_module(each, attribute)]
        if not found:
            return False
        found = [getattr(each, attribute, None) for each in found]
    return True


def is_module(owner: Any, attribute: str) -> bool:
    try:
        importlib.import_module(f"{owner.__name__}.{attribute}")
    except (AttributeError, ImportError):
        return False
    return True


@pytest.mark.parametrize("page", [*PAGES.values(), *READMES], ids=lambda page: page.name)
def test_names_in_prose_exist(page: Page) -> None:
    wrong = [
        ".".join((root, *attributes))
        for root, attributes in dotted(page)
        if ".".join((root, *attributes)) not in OTHER_NAMES and not is_there(root, attributes)
    ]
    assert wrong == []


def test_the_check_finds_what_is_missing() -> None:
    text = "`error.permanent`, `error.lasting`, `Client.call(...)`, `result.faild`, `volc_im.erors`"
    assert [
        (root, attributes)
        for root, attributes in dotted(Page("docs/en/x.md", text))
        if not is_there(root, attributes)
    ] == [("error", ["lasting"]), ("result", ["faild"]), ("volc_im", ["erors"])]


def test_names_are_found_in_both_languages() -> None:
    for language in ("en", "zh"):
        assert ("error", ["permanent"]) in [*dotted(PAGES[f"docs/{language}/errors.md"])]
