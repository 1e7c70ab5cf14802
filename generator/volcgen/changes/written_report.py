"""How `volcgen import` shows what it wrote."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Final

from volcgen.changes.differences import Difference
from volcgen.changes.drift import contradiction_row, decision, place, refusal_row, row
from volcgen.changes.facts import Refusal
from volcgen.changes.write import Written
from volcgen.problems import Problem, annotation, as_line, visible

_MOST_FILES: Final = 12


def as_text(written: Written) -> str:
    """Return a section for each kind of result that is not empty."""
    new = {
        difference.spec_at.path for difference in written.changes if _is_of_new(written, difference)
    }
    changed = [
        f"{visible(d.spec_at.path)}: {d.change}"
        for d in written.changes
        if d.spec_at.path not in new
    ]
    gone = [f"{place(d.spec_at)}: {d.message}" for d in written.gone]
    notes = [f"{visible(note.path)}:{note.line}: {note.message}" for note in written.notes]
    contradictions = [visible(str(contradiction)) for contradiction in written.contradictions]
    count = len(written.files)
    return "".join(
        [
            _section("added", [visible(name) for name in written.added]),
            _section("changed", changed),
            _section(
                "kept, because evidence gives a reason",
                [decision(difference).strip() for difference in written.decided],
            ),
            _section("not on the page; remove it, or add evidence with the reason", gone),
            _section("unknown or uncertain in the documents", notes),
            _section("documents that contradict each other", contradictions),
            _section("to write, before `volcgen generate`", _counted(written.placeholders)),
            _section("to correct, before `volcgen generate`", list(map(as_line, written.problems))),
            _section("written", [visible(path) for path in written.files]),
            "" if count else "nothing to change\n",
        ]
    )


def _is_of_new(written: Written, difference: Difference) -> bool:
    """Return whether a change is in the file of a new action, which is listed as a whole."""
    return f"action {difference.action}" in written.added and difference.is_in_action


def _counted(placeholders: Iterable[Problem]) -> list[str]:
    """Return a line for each file, because a new page has two placeholders for each field."""
    found: dict[str, list[Problem]] = {}
    for problem in placeholders:
        found.setdefault(problem.where.path, []).append(problem)
    if len(found) > _MOST_FILES:
        count = sum(map(len, found.values()))
        return [f"{count} placeholders in {len(found)} files; `volcgen lint` lists them"]
    return [
        f"{visible(path)}:{problems[0].where.line}: {len(problems)} "
        f"placeholder{'' if len(problems) == 1 else 's'}; `volcgen lint` lists them"
        for path, problems in found.items()
    ]


def refusals_as_text(refused: Iterable[Refusal]) -> str:
    """Return a line for each refusal."""
    return "".join(f"error: {visible(it.path)}:{it.line}: {visible(it.reason)}\n" for it in refused)


def as_json(written: Written) -> str:
    """Return an object with a key for each kind of result."""
    problems = {"placeholders": written.placeholders, "problems": written.problems}
    data = {
        "files": list(written.files),
        "added": list(written.added),
        "changes": [row(difference) for difference in written.changes],
        "decided": [row(difference) for difference in written.decided],
        "gone": [row(difference) for difference in written.gone],
        "notes": [{"path": n.path, "line": n.line, "message": n.message} for n in written.notes],
        "contradictions": [contradiction_row(it) for it in written.contradictions],
        **{
            key: [
                {
                    "rule": problem.rule,
                    "message": problem.message,
                    "path": problem.where.path,
                    "line": problem.where.line,
                    "column": problem.where.column,
                }
                for problem in found
            ]
            for key, found in problems.items()
        },
        "refused": [refusal_row(refusal) for refusal in written.refused],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def as_github(written: Written) -> str:
    """Return annotations: errors for problems, warnings for what a person has to look at."""
    return "".join(
        [
            *(annotation("error", p.where, p.rule, p.message) for p in written.problems),
            *(annotation("warning", p.where, p.rule, p.message) for p in written.placeholders),
            *(annotation("warning", d.spec_at, "gone", d.message) for d in written.gone),
        ]
    )


def _section(title: str, lines: list[str]) -> str:
    return "".join([f"{title}:\n", *(f"  {line}\n" for line in lines), "\n"]) if lines else ""
