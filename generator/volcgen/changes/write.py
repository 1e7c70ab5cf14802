"""Writes the facts of pages into a spec: all files or none, and never over a decision."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Any, Final

from volcgen import writing
from volcgen.changes.contradictions import Contradiction
from volcgen.changes.differences import Difference, differences
from volcgen.changes.documents import contradictions_of, one_each
from volcgen.changes.draft import ACTION_KEYS, FIELD_KEYS, Draft
from volcgen.changes.facts import ActionFacts, Fact, FieldFacts, Reading, Refusal
from volcgen.changes.new_actions import add_action, complete_action
from volcgen.changes.new_definitions import (
    Definitions,
    NotStated,
    free_label,
    is_of_any_width,
    todo_text,
)
from volcgen.changes.new_service import DEFAULT_GROUP, Given, conflicts, start_service
from volcgen.changes.notes import Note
from volcgen.changes.refusals import refusals
from volcgen.changes.tables import own_parameters
from volcgen.changes.yaml_text import Flow
from volcgen.config import Config
from volcgen.errors import ConfigError
from volcgen.problems import Problem, SpecError, visible
from volcgen.spec.document import KeyPath
from volcgen.spec.files import Spec
from volcgen.spec.lint import lint
from volcgen.spec.load import read_spec

_TO_FILL: Final = frozenset(["L237", "L238", "L242"])
"""Rules about what only a person can write."""
_MOST_ROUNDS: Final = 40


@dataclass(frozen=True)
class Written:
    """The result of an import. If something is refused, nothing was written."""

    files: tuple[str, ...] = ()
    """Paths of the files that were written."""
    added: tuple[str, ...] = ()
    """New services, actions, structs and enums."""
    changes: tuple[Difference, ...] = ()
    """Facts that are now those of the page."""
    decided: tuple[Difference, ...] = ()
    """Facts that stay, because `evidence` gives a reason."""
    gone: tuple[Difference, ...] = ()
    """Fields and values that the page does not have. They stay until a person removes them."""
    notes: tuple[Note, ...] = ()
    """What the page does not state, or not for certain."""
    contradictions: tuple[Contradiction, ...] = ()
    """Where a page and a definition of one action disagree; the facts of the page are written."""
    placeholders: tuple[Problem, ...] = ()
    """What a person has to write before anything can be generated."""
    problems: tuple[Problem, ...] = ()
    """Other problems of the spec that the import causes."""
    refused: tuple[Refusal, ...] = ()


@dataclass
class _Log:
    added: list[str] = field(default_factory=list[str])
    changes: list[Difference] = field(default_factory=list[Difference])
    decided: list[Difference] = field(default_factory=list[Difference])
    gone: list[Difference] = field(default_factory=list[Difference])
    notes: list[Note] = field(default_factory=list[Note])
    not_stated: set[tuple[str, str]] = field(default_factory=set[tuple[str, str]])


def write(
    config: Config, service: str | None, reading: Reading, *, group: str | None = None
) -> Written:
    """Write facts to the spec of a service; `group` is that of new actions.

    Raise ConfigError if the project has no such service, SpecError if a file of the spec is invalid,
    and TreeError if it cannot be written.
    """
    spec = read_spec(config.home, config.root)
    if service not in (None, spec.service.node.service):
        only = spec.service.node.service
        raise ConfigError(f"the spec has no service `{visible(str(service))}`; it has `{only}`")
    return _write(config, Draft(spec), _Log(), reading, one_each(reading), group)


def write_new_service(
    config: Config, service: str, reading: Reading, given: Given, *, group: str | None = None
) -> Written:
    """Write the spec of a service that the project does not have yet; see `write`."""
    documents = one_each(reading)
    refused = (*documents.refused, *conflicts(reading, documents.actions))
    if refused:
        return Written(refused=refused)
    spec = start_service(config, service, documents.actions, given, group)
    log = _Log(added=[f"service {service}"])
    return _write(config, Draft(spec, is_new=True), log, reading, documents, group or DEFAULT_GROUP)


def _write(
    config: Config,
    draft: Draft,
    log: _Log,
    reading: Reading,
    documents: Reading,
    group: str | None,
) -> Written:
    """Edit a draft and write it, or return what is refused."""
    spec = draft.spec
    refused = (*documents.refused, *refusals(spec, documents.actions, group))
    if refused:
        return Written(refused=refused)
    for facts in documents.actions:
        try:
            _import(draft, facts, group or "", log)
        except SpecError as error:  # a value of the page that the language does not allow
            first = error.problems[0]
            reason = (
                f"{first.where.path}:{first.where.line} would break {first.rule}: {first.message}"
            )
            return Written(refused=(Refusal(facts.path, facts.action.line, reason),))
    for facts in documents.actions:
        _report_rest(draft, facts, log)
    changes = draft.changes(config)
    writing.write(config.root, {config.spec: changes})
    found = _new_problems(spec, draft.spec)
    shown = config.display_path(config.spec)
    files = tuple(f"{shown}/{change.path}" for change in changes)
    return Written(
        files=files,
        added=tuple(log.added),
        changes=tuple(change for change in log.changes if change.spec_at.path in files),
        decided=tuple(log.decided),
        gone=tuple(log.gone),
        notes=tuple(log.notes),
        contradictions=contradictions_of(reading),
        placeholders=tuple(
            problem for problem in _problems(draft.spec) if problem.rule in _TO_FILL
        ),
        problems=tuple(problem for problem in found if problem.rule not in _TO_FILL),
    )


def _import(draft: Draft, facts: ActionFacts, group: str, log: _Log) -> None:
    new = all(file.node.action != facts.action.value for file in draft.spec.actions)
    if new:
        add_action(draft, facts, group)
        log.added.append(f"action {facts.action.value}")
    definitions = Definitions(draft, facts)
    done: set[tuple[str, str]] = set()
    for _ in range(_MOST_ROUNDS):  # a new struct may show more differences
        found = [
            difference
            for difference in differences(draft.spec, facts)
            if difference.decided is None
            and difference.page is not None
            and _identity(difference) not in done
        ]
        for difference in found:
            done.add(_identity(difference))
            try:
                _apply(draft, facts, definitions, difference)
            except NotStated as reason:
                message = f"`{visible(difference.where)}` is not written: {reason}"
                log.notes.append(Note(facts.path, difference.page_line, message))
                log.not_stated.add((facts.path, difference.where))
            else:
                log.changes.append(difference)
        if not found:
            break
    log.added += definitions.added
    for row in definitions.widened:
        message = (
            f"`{visible(row.name)}` is written as Long: the width of its integers is not stated"
        )
        log.notes.append(Note(facts.path, row.line, message))
    if new:
        log.notes += complete_action(draft, facts)


def _report_rest(draft: Draft, facts: ActionFacts, log: _Log) -> None:
    """Report what differs after all pages are imported, and what a page does not state."""
    for difference in differences(draft.spec, facts):
        if difference.decided is not None:
            log.decided.append(difference)
        elif difference.page is None:
            log.gone.append(difference)
        elif (facts.path, difference.where) not in log.not_stated:
            message = f"{difference.message}; a later page states that, so one of them is wrong"
            log.notes.append(Note(facts.path, difference.page_line, message))
    log.notes += _unknown(facts)


def _identity(difference: Difference) -> tuple[str, str]:
    path = f"{difference.spec_at.path}:{difference.where}"
    return path, str(difference.page)


def _apply(
    draft: Draft, facts: ActionFacts, definitions: Definitions, difference: Difference
) -> None:
    place, row, key = difference.place, difference.row, difference.key
    path = difference.spec_at.path
    if place is None:
        draft.put(path, (key,), difference.page, ACTION_KEYS)
        return
    if row is None:
        return
    where = (*place.where, difference.name)
    owner = place.struct or facts.action.value
    if key == "":
        value = definitions.field(row, owner, sent=place.side != "result")
        _add_field(draft, facts, difference, value)
    elif key == "type":
        draft.set(path, (*where, "type"), str(definitions.type(row, owner)))
    elif key == "enum":
        _set_enum(draft, definitions, difference, row, owner)
    else:
        draft.put(path, (*where, key), difference.page, FIELD_KEYS)


def _add_field(
    draft: Draft, facts: ActionFacts, difference: Difference, value: dict[str, Any]
) -> None:
    """Add a field behind the one that precedes it on the page."""
    place, row, path = difference.place, difference.row, difference.spec_at.path
    assert place is not None
    assert row is not None
    if place.where[-1] not in draft.value(path, place.where[:-1]):
        draft.put(path, place.where, {difference.name: value}, ACTION_KEYS)
    else:
        known: Any = draft.value(path, place.where) or {}
        before = [place.named(other.name) or other.name for other in _rows_before(facts, row)]
        after = next((name for name in reversed(before) if name in known), None)
        where = (*place.where, difference.name)
        if after is None and known:
            draft.add_first(path, where, value)
        else:
            draft.add(path, where, value, after)
    example = value.get("example")
    if place.side == "request" and value.get("required") and example is not None:
        examples: Any = draft.value(path, ()).get("examples") or {}
        if difference.name not in (examples.get("request") or (difference.name,)):
            draft.add(path, ("examples", "request", difference.name), example)


def _rows_before(facts: ActionFacts, row: FieldFacts) -> list[FieldFacts]:
    tables = [own_parameters(facts), facts.result, *(struct.fields for struct in facts.structs)]
    table = next(table for table in tables if any(other is row for other in table))
    return list(takewhile(lambda other: other is not row, table))


def _set_enum(
    draft: Draft, definitions: Definitions, difference: Difference, row: FieldFacts, owner: str
) -> None:
    place = difference.place
    assert place is not None
    where: KeyPath = (*place.where, difference.name)
    current = draft.value(difference.spec_at.path, where)
    if "enum" not in current:
        type_ = definitions.type(row, owner)
        name = definitions.enum(row, type_, owner)
        if name is not None:
            draft.put(difference.spec_at.path, (*where, "enum"), name, FIELD_KEYS)
        return
    path, values = draft.structs_path, ("enums", current["enum"], "values")
    known = draft.value(path, values)
    if all(item["value"] != difference.page for item in known.values()):
        label = free_label(difference.page, known)
        entry = Flow(value=difference.page, description=todo_text(draft.spec))
        draft.add(path, (*values, label), entry)


def _unknown(facts: ActionFacts) -> list[Note]:
    """Return what a page shows without a readable value, and facts that are uncertain."""
    notes = [
        Note(facts.path, it.line, f"{visible(it.what)} is unknown: {visible(it.reason)}")
        for it in facts.unknown
    ]
    tables = [facts.request, facts.result, *(struct.fields for struct in facts.structs)]
    for row in (row for table in tables for row in table):
        notes += [
            Note(facts.path, it.line, f"`{visible(row.name)}`: {visible(it.what)} is unknown: {visible(it.reason)}")
            for it in row.unknown
        ]  # fmt: skip
        for key in ("type", "required", "default", "min", "max", "max_length", "max_items", "unit"):
            fact: Fact[Any] | None = getattr(row, key)
            if key == "type" and is_of_any_width(facts, row):
                continue  # agrees with both widths
            if fact is not None and not fact.certain:
                message = f"`{visible(row.name)}`: {key} may be {visible(str(fact.value))}; it is not written"
                notes.append(Note(facts.path, fact.line, message))
    return sorted(notes, key=lambda note: note.line)


def _new_problems(before: Spec, after: Spec) -> list[Problem]:
    """Return the problems that the spec did not have before."""
    old = Counter((p.rule, p.where.path, p.message) for p in _problems(before))
    new: list[Problem] = []
    for problem in _problems(after):
        identity = (problem.rule, problem.where.path, problem.message)
        old[identity] -= 1
        if old[identity] < 0:
            new.append(problem)
    return new


def _problems(spec: Spec) -> list[Problem]:
    return SpecError(lint(spec)).problems  # sorted
