"""Several documents about one action: which one counts, and where they contradict each other."""

from __future__ import annotations

from itertools import combinations

from volcgen.changes.contradictions import Contradiction, contradictions
from volcgen.changes.dotted import DottedNameError, without_dots
from volcgen.changes.facts import ActionFacts, Reading, Refusal
from volcgen.changes.merging import merged


def one_each(reading: Reading) -> Reading:
    """Return the facts of each action, in the terms of the spec: without dotted names.

    The page of an action goes before its definitions. Definitions of different forms are merged.
    """
    refused = list(reading.refused)
    read: list[ActionFacts] = []
    for facts in reading.actions:
        try:
            read.append(without_dots(facts))
        except DottedNameError as error:
            refused.append(Refusal(facts.path, error.line, str(error)))
    pages = {facts.action.value for facts in read if facts.source == "page"}
    found: dict[tuple[str, int], list[ActionFacts]] = {}
    for number, facts in enumerate(read):
        name = facts.action.value
        if facts.source == "page":
            found[name, number] = [facts]
        elif name not in pages:
            same = found.setdefault((name, -1), [])
            if all(other.form != facts.form for other in same):
                same.append(facts)
            else:
                found[name, number] = [facts]
    return Reading(tuple(merged(some) for some in found.values()), tuple(refused))


def contradictions_of(reading: Reading) -> tuple[Contradiction, ...]:
    """Return where two documents of the same action contradict each other, pages first."""
    documents: dict[str, list[ActionFacts]] = {}
    for facts in sorted(reading.actions, key=lambda facts: facts.source != "page"):
        documents.setdefault(facts.action.value, []).append(facts)
    return tuple(
        contradiction
        for same in documents.values()
        for first, second in combinations(same, 2)
        if second.source == "definition"
        for contradiction in contradictions(first, second)
    )
