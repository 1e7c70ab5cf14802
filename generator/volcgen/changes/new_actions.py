"""The file of a new action: what its document states, and placeholders for what a person decides."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any, Final

from volcgen.changes.draft import ACTION_KEYS, Draft
from volcgen.changes.error_codes import add_errors
from volcgen.changes.examples import example_of
from volcgen.changes.facts import ActionFacts
from volcgen.changes.listings import listing_of
from volcgen.changes.new_definitions import todo_text
from volcgen.changes.notes import Note
from volcgen.changes.stated_wire import wire_keys
from volcgen.changes.yaml_text import Flow, rendered
from volcgen.spec.definitions import Action
from volcgen.spec.files import SpecFile
from volcgen.spec.placeholders import TODO
from volcgen.typeguards import is_mapping

_SCHEMA: Final = "# yaml-language-server: $schema=../../schema.json\n"


def add_action(draft: Draft, facts: ActionFacts, group: str) -> None:
    """Add the file of an action, without its fields, and list it in its group."""
    name = facts.action.value
    # A write is never repeated, so it is the safe choice until a person decides.
    unknown = ["access", "doc"]
    content: dict[str, Any] = {"action": name, "access": "write"}
    content |= wire_keys(draft.spec.service.node, facts)
    if facts.qps is not None and facts.qps.certain:
        content["qps"] = facts.qps.value
    else:
        unknown.append("qps")
    content["summary"] = dict(todo_text(draft.spec))
    evidence = {"evidence": [{"where": where, "reason": TODO} for where in unknown]}
    folder = PurePosixPath(draft.service_path).parent
    text = f"{_SCHEMA}{rendered(content)}\n{rendered(evidence)}"
    draft.add_action(f"{folder}/{group}/{name}.yaml", text)
    draft.append(draft.service_path, ("groups", group, "actions"), name)


def complete_action(draft: Draft, facts: ActionFacts) -> Iterator[Note]:
    """Add the errors, the paging and the examples of an action whose fields are written."""
    path = _file(draft, facts).path
    yield from add_errors(draft, path, facts)
    listing = listing_of(_file(draft, facts).node)
    if listing is not None and listing.paging:
        draft.put(path, ("paging",), Flow(listing.paging), ACTION_KEYS)
    elif listing is not None:
        message = (
            f"`{listing.cursor}` may page through a listing, but {listing.missing}; "
            "write `paging` if it does"
        )
        yield Note(facts.path, facts.action.line, message)
    _add_examples(draft, facts)


def _file(draft: Draft, facts: ActionFacts) -> SpecFile[Action]:
    return next(file for file in draft.spec.actions if file.node.action == facts.action.value)


def _add_examples(draft: Draft, facts: ActionFacts) -> None:
    """Add the examples of the page, as far as they are facts."""
    file = _file(draft, facts)
    found: dict[str, Any] = {}
    sides = (
        ("request", file.node.request, facts.request_example),
        ("result", file.node.result, facts.result_example),
    )
    for side, fields, fact in sides:
        value: Any = {} if fact is None or not fact.certain else fact.value
        if side == "result" and is_mapping(value) and "ResponseMetadata" in value:
            value = value.get("Result")
        example = example_of(value, fields, draft.spec)
        if example is not None:
            found[side] = example
    if found:
        draft.put(file.path, ("examples",), found, ACTION_KEYS)
