"""The differences between pages and the spec, and how `volcgen drift` shows them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from volcgen.changes.contradictions import Contradiction
from volcgen.changes.differences import Difference, differences
from volcgen.changes.documents import contradictions_of, one_each
from volcgen.changes.facts import Reading, Refusal
from volcgen.problems import Location, annotation, visible
from volcgen.spec.files import Spec


@dataclass(frozen=True)
class Drift:
    """All differences between the spec and the documents that were read."""

    actions: int
    """Number of actions that were compared."""
    undecided: tuple[Difference, ...] = ()
    decided: tuple[Difference, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    refused: tuple[Refusal, ...] = ()


def drift(spec: Spec, reading: Reading) -> Drift:
    """Compare documents with a spec."""
    documents = one_each(reading)
    found = [difference for facts in documents.actions for difference in differences(spec, facts)]
    return Drift(
        len(documents.actions),
        tuple(difference for difference in found if difference.decided is None),
        tuple(difference for difference in found if difference.decided is not None),
        contradictions_of(reading),
        documents.refused,
    )


def as_text(drift: Drift) -> str:
    """Return a line for each difference; those that are decided follow, with the reason."""
    lines = [f"{place(d.spec_at)}: {d.message}" for d in drift.undecided]
    if drift.contradictions:
        lines += ["", "documents that contradict each other:"]
        lines += [f"  {visible(str(contradiction))}" for contradiction in drift.contradictions]
    if drift.decided:
        lines += ["", "decided:"]
        lines += [decision(difference) for difference in drift.decided]
    if lines:
        lines.append("")
    lines.append(_summary(drift))
    return "".join(f"{line}\n" for line in lines).lstrip("\n")


def as_json(drift: Drift) -> str:
    """Return an object with the differences, the contradictions and the refusals."""
    data = {
        "actions": drift.actions,
        "differences": [row(difference) for difference in drift.undecided],
        "decided": [row(difference) for difference in drift.decided],
        "contradictions": [contradiction_row(it) for it in drift.contradictions],
        "refused": [refusal_row(refusal) for refusal in drift.refused],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def as_github(drift: Drift) -> str:
    """Return annotations: errors for differences, warnings for contradictions."""
    return "".join(
        [
            *(annotation("error", d.spec_at, "drift", d.message) for d in drift.undecided),
            *(
                annotation(
                    "warning", Location(it.page_path, it.page_line), "contradiction", str(it)
                )
                for it in drift.contradictions
            ),
        ]
    )


def row(difference: Difference) -> dict[str, Any]:
    """Return a difference as JSON."""
    return {
        "action": difference.action,
        "where": difference.where,
        "spec": difference.spec,
        "page": difference.page,
        "at": {
            "path": difference.spec_at.path,
            "line": difference.spec_at.line,
            "column": difference.spec_at.column,
        },
        "page_at": {"path": difference.page_path, "line": difference.page_line},
        "decided": difference.decided,
        "message": difference.message,
    }


def contradiction_row(contradiction: Contradiction) -> dict[str, Any]:
    """Return a contradiction as JSON."""
    return {
        "action": contradiction.action,
        "where": contradiction.where,
        "fact": contradiction.fact,
        "page": contradiction.page,
        "page_at": {"path": contradiction.page_path, "line": contradiction.page_line},
        "definition": contradiction.definition,
        "definition_at": {
            "path": contradiction.definition_path,
            "line": contradiction.definition_line,
        },
    }


def refusal_row(refusal: Refusal) -> dict[str, Any]:
    """Return a refusal as JSON."""
    return {"path": refusal.path, "line": refusal.line, "reason": refusal.reason}


def place(where: Location) -> str:
    return f"{visible(where.path)}:{where.line}:{where.column}"


def decision(difference: Difference) -> str:
    """Return a decided difference on one line, with the reason."""
    reason = " ".join((difference.decided or "").split())
    return f"  {difference.message}: {visible(reason)}"


def _summary(drift: Drift) -> str:
    count = len(drift.undecided)
    actions = f"{drift.actions} action{'' if drift.actions == 1 else 's'}"
    found = f"{count} difference{'' if count == 1 else 's'}" if count else "no difference"
    decided = f"; {len(drift.decided)} decided" if drift.decided else ""
    return f"{found} in {actions}{decided}"
