"""Error codes of documents, as the errors of a spec; their texts are placeholders."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from volcgen.changes.draft import ACTION_KEYS, Draft
from volcgen.changes.facts import ActionFacts, ErrorFacts
from volcgen.changes.new_definitions import todo_text
from volcgen.changes.notes import Note
from volcgen.problems import visible
from volcgen.spec.placeholders import TODO

_CODE: Final = re.compile(r"[A-Z][A-Za-z0-9]{0,99}")
_CATEGORIES: Final = {
    400: "invalid_parameter",
    401: "auth",
    403: "permission",
    404: "not_found",
    429: "throttled",
}
_SERVER_ERROR: Final = 500
_LEAST_STATUS: Final = 200
_NOT_REPEATED: Final = "invalid_parameter"
"""The category of a code without a status: such a call is not repeated until a person decides."""


def add_errors(draft: Draft, path: str, facts: ActionFacts) -> Iterator[Note]:
    """List the codes of a document in the file of a new action, and define those that are new."""
    codes: dict[str, ErrorFacts] = {}
    for error in facts.errors:
        if _CODE.fullmatch(error.code):
            codes.setdefault(error.code, error)
        else:
            message = f"the error code `{visible(error.code)}` is not written: a code of the spec has letters and digits only"
            yield Note(facts.path, error.line, message)
    if not codes:
        return
    errors = draft.spec.errors.path
    for code, error in codes.items():
        if code not in draft.spec.errors.node.errors:
            category = _category(error.http_status)
            draft.add(errors, ("errors", code), _definition(draft, error, category))
            if category is None:
                _add_evidence(draft, errors, f"errors.{code}.category")
    draft.put(path, ("errors",), list(codes), ACTION_KEYS)


def _definition(draft: Draft, error: ErrorFacts, category: str | None) -> dict[str, Any]:
    found: dict[str, Any] = {"category": category or _NOT_REPEATED}
    if error.http_status is not None and error.http_status >= _LEAST_STATUS:
        found["http_status"] = error.http_status
    text = todo_text(draft.spec)
    return {**found, "meaning": text, "remedy": text}


def _category(status: int | None) -> str | None:
    if status is not None and status >= _SERVER_ERROR:
        return "server"
    return _CATEGORIES.get(status) if status is not None else None


def _add_evidence(draft: Draft, path: str, where: str) -> None:
    entry = {"where": where, "reason": TODO}
    if draft.spec.errors.node.evidence:
        draft.append(path, ("evidence",), entry)
    else:
        draft.add(path, ("evidence",), [entry])
