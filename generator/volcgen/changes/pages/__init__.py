"""Reads document pages: text of several shapes and machine-readable definitions become facts."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, BinaryIO, Final

from volcgen.changes.facts import Reading, Refusal
from volcgen.changes.pages.blocks import Block, Unreadable
from volcgen.changes.pages.files import open_documents

_MAX_LINES: Final = 10_000
_MAX_CHARACTERS: Final = 1_000_000
"""The largest page seen has 60,000 characters."""

_HTML: Final = re.compile(
    r"\s*(?:<!--[^>]*-->\s*)?<(?:!doctype html|html|head|body)\b", re.IGNORECASE
)


def read_paths(paths: Sequence[Path], stdin: BinaryIO | None) -> Reading:
    """Return the facts of all documents; raise InputError for one that cannot be opened."""
    readings = [read_text(text, path) for path, text in open_documents(paths, stdin)]
    return Reading(
        tuple(action for reading in readings for action in reading.actions),
        tuple(refusal for reading in readings for refusal in reading.refused),
    )


def read_text(text: str, path: str) -> Reading:
    """Return the facts of one document, which may describe several actions."""
    if path.lower().endswith(".json") or text.lstrip().startswith(("{", "[")):
        try:
            data = json.loads(text)
        except (ValueError, RecursionError) as error:
            if path.lower().endswith(".json"):
                line = error.lineno if isinstance(error, json.JSONDecodeError) else 1
                return Reading(refused=(Refusal(path, line, "the document is not valid JSON"),))
        else:
            return _read_definition(data, text, path)
    if len(text) > _MAX_CHARACTERS or text.count("\n") > _MAX_LINES:
        reason = f"the document has more than {_MAX_LINES} lines or {_MAX_CHARACTERS} characters"
        return Reading(refused=(Refusal(path, 1, f"{reason}; expected one page"),))
    from volcgen.changes.pages.page import actions_of

    try:
        return Reading(actions_of(_blocks(text, path), path))
    except Unreadable as refusal:
        return Reading(refused=(Refusal(path, refusal.line, refusal.reason),))


def _blocks(text: str, path: str) -> list[Block]:
    if _HTML.match(text) or path.lower().endswith((".html", ".htm")):
        from volcgen.changes.pages.markup import blocks_of_html

        return blocks_of_html(text)
    from volcgen.changes.pages.markdown import blocks_of

    return blocks_of(text)


def _read_definition(data: Any, text: str, path: str) -> Reading:
    from volcgen.changes.pages import metadata, openapi

    if openapi.matches(data):
        return openapi.read(data, text, path)
    if metadata.matches(data):
        return metadata.read(data, text, path)
    reason = "the document in JSON is not a definition of an action that volcgen reads"
    return Reading(refused=(Refusal(path, 1, reason),))
