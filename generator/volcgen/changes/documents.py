"""Several documents about one action: which one counts, and where they contradict each other."""

from __future__ import annotations

from volcgen.changes.contradictions import Contradiction, contradictions
from volcgen.changes.facts import ActionFacts, Reading


def one_each(reading: Reading) -> tuple[ActionFacts, ...]:
    """Return the facts of each action: those of its page, if a definition describes it as well."""
    pages = {facts.action.value for facts in reading.actions if facts.source == "page"}
    return tuple(
        facts
        for facts in reading.actions
        if facts.source == "page" or facts.action.value not in pages
    )


def contradictions_of(reading: Reading) -> tuple[Contradiction, ...]:
    """Return where the pages and the definitions of the same actions contradict each other."""
    return tuple(
        contradiction
        for page in reading.actions
        for definition in reading.actions
        if page.source == "page" and definition.source == "definition"
        if page.action.value == definition.action.value
        for contradiction in contradictions(page, definition)
    )
