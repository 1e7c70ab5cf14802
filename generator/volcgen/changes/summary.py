"""Renders the result of `volcgen update` as Markdown, to read and to paste into a pull request."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, Final

from volcgen.changes.differences import Difference
from volcgen.changes.update import Update
from volcgen.rules import RULES
from volcgen.view.text import Raw, markdown, markdown_code

_HEADING: Final = re.compile("^(#+ )", re.MULTILINE)


def summary(update: Update) -> str:
    """Return the steps, what they found, and what to do next."""
    parts = [_title(update), _steps(update), _imported(update), _notes(update)]
    if update.is_complete:
        parts += [_released(update), _next(update)]
    else:
        parts.append(_to_do(update))
    return "\n".join(part for part in parts if part)


def _title(update: Update) -> str:
    draft = update.draft
    if draft is None:
        return "## Update of the API: not complete\n"
    if draft.release is None:
        return f"## Update of the API: no change since {draft.version}\n"
    before = f"{draft.before} → " if draft.before else ""
    return f"## Update of the API: {before}{draft.version} ({draft.level})\n"


def _steps(update: Update) -> str:
    to_do = len(update.problems) + len(update.written.gone)
    draft, report = update.draft, update.report
    steps = [
        (True, f"Import: {_counted(len(update.written.changes), 'fact')} taken from the pages"),
        (report is not None, "Check the spec" + (f": {to_do} to do" if to_do else "")),
        (report is not None, f"Generate: {report.summary}" if report else "Generate"),
        (
            draft is not None,
            f"Compare with the last release: {draft.level}" if draft else "Compare",
        ),
    ]
    return "".join(f"- [{'x' if done else ' '}] {words}\n" for done, words in steps)


def _imported(update: Update) -> str:
    written = update.written
    lines = [f"- {_code(added)} is new\n" for added in written.added]
    lines += [f"- {_sentence(change)}\n" for change in written.changes]
    lines += [
        f"- {_sentence(change)} The spec keeps its value: {_text(change.decided or '')}\n"
        for change in written.decided
    ]
    return "### From the pages\n\n" + "".join(lines) if lines else ""


def _notes(update: Update) -> str:
    lines = [
        f"- {_code(f'{note.path}:{note.line}')}: {_text(note.message)}\n"
        for note in update.written.notes
    ]
    lines += [f"- {_text(str(found))}\n" for found in update.written.contradictions]
    return "### Unclear in the pages\n\n" + "".join(lines) if lines else ""


def _to_do(update: Update) -> str:
    return "### What to do\n\n" + "".join(f"- [ ] {line}\n" for line in _tasks(update))


def _tasks(update: Update) -> Iterator[str]:
    for problem in update.problems:
        where = f"{problem.where.path}:{problem.where.line}:{problem.where.column}"
        help_ = problem.help or RULES[problem.rule].help
        yield f"{_code(where)}: {_text(problem.message)} ({problem.rule}): {_text(help_)}"
    for gone in update.written.gone:
        where = f"{gone.spec_at.path}:{gone.spec_at.line}"
        field = gone.where.removesuffix(".enum")
        what = f"the value {_shown(gone.spec)} of {_code(field)}" if gone.key else _code(field)
        yield (
            f"{_code(where)}: the page does not have {what}. Remove it from the spec, or give the "
            "reason to keep it under `evidence`."
        )
    yield "Then run the same command again; it continues from here."


def _released(update: Update) -> str:
    if not update.section:
        return ""
    return "### Draft of the changelog\n\n" + _HEADING.sub(r"##\1", update.section)


def _next(update: Update) -> str:
    if update.draft is None or update.draft.release is None:
        return "Nothing to review: the pages agree with the last release.\n"
    return (
        "### Next\n\n- [ ] Review `git diff`, and commit it.\n"
        "- [ ] `volcgen release` stamps the version and writes the changelog.\n"
    )


def _sentence(change: Difference) -> str:
    before, after = _shown(change.spec), _shown(change.page)
    where = f"{change.action}: {change.where}" if change.action != change.where else change.action
    return f"{_code(where)}: {before} → {after} ({_code(f'{change.page_path}:{change.page_line}')})"


def _shown(value: Any) -> str:
    if value is None:
        return "–"
    return _code(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))


def _code(text: str) -> str:
    return markdown_code(Raw(text))


def _text(text: str) -> str:
    return markdown(Raw(text))


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
