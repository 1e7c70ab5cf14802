"""The reader of pages, measured with pages of every shape whose facts were stated by hand.

For each page of `corpus/` a file `.want.json` has the facts that a careful engineer would call
certain, in the form of `volcgen import --json` and with the keys default, min, max, max_length,
max_items, unit, and:

- `unknown`: facts that the reader must report as unknown.
- `maybe`: facts that engineers could dispute; they are not measured.
- `refused`: the page must be refused.

A request field without `in` is from a page that does not state where it is sent.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest

from volcgen.changes.facts import ActionFacts, Fact, FieldFacts, Reading, Refusal
from volcgen.changes.pages import read_paths
from volcgen.errors import InputError

CORPUS: Final = Path(__file__).parent / "corpus"
PAGES: Final = sorted(path for path in CORPUS.iterdir() if not path.name.endswith(".want.json"))
ACTION_FACTS: Final = ("version", "method", "host", "qps")
FIELD_FACTS: Final = (
    ("type", "required", "default", "example", "min", "max", "max_length", "max_items", "unit")
)  # fmt: skip
NUMBER: Final = re.compile(r"-?\d+(\.\d+)?")
SELECTORS: Final = {"Action", "Version"}
"""Query parameters that are facts of the action; a reader may list them or not."""

Facts = dict[tuple[str, str], Any]
"""Values by path and name of the fact, such as `SendMessage.request.AppId` and `type`."""


@dataclass
class Page:
    """What a page states, according to the reader or to a person."""

    facts: Facts = field(default_factory=dict)
    lines: dict[tuple[str, str], int] = field(default_factory=dict)
    unknown: set[tuple[str, str]] = field(default_factory=set)
    maybe: set[tuple[str, str]] = field(default_factory=set)
    refused: bool = False

    def state(self, where: str, what: str, value: Any, line: int = 0) -> None:
        if value is not None:
            self.facts[where, what] = plain(value)
            self.lines[where, what] = line


def plain(value: Any) -> Any:
    """Return a value as it is compared: pages write numbers, truth and JSON as text."""
    if isinstance(value, str):
        if NUMBER.fullmatch(value):
            return float(value) if "." in value else int(value)  # `0001` is 1
        try:
            value = json.loads(value) if value[:1] in '{["tf' else value
        except ValueError:
            return value
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return json.dumps(value, ensure_ascii=False)
    return value


def wanted(page: Path) -> Page:
    document = json.loads(want_file(page).read_text(encoding="utf-8"))
    found = Page(refused=document.get("refused", False))
    for api in document.get("apis", [] if found.refused else [document]):
        action = api["action"]
        found.state(action, "action", action)
        for name in ACTION_FACTS:
            found.state(action, name, api[name])
        for error in api.get("errors", ()):
            found.state(f"{action}.errors.{error['code']}", "http_status", error["http_status"])
        if "errors" not in api:
            found.maybe.add((f"{action}.errors", "*"))
        found.unknown |= {(action, what) for what in api.get("unknown", ())}
        found.maybe |= {(action, what) for what in api.get("maybe", ())}
        sections = {"request": api["request"], "result": api["result"]}
        sections |= {f"structs.{name}": fields for name, fields in api["structs"].items()}
        for section, fields in sections.items():
            for entry in fields:
                where = f"{action}.{section}.{entry['name']}"
                want_field(found, where, entry)
                if section == "request" and "in" not in entry:
                    found.maybe.add((where, "in"))
    return found


def want_field(found: Page, where: str, entry: dict[str, Any]) -> None:
    found.state(where, "field", entry["name"])
    for name in (*FIELD_FACTS, "in"):
        found.state(where, name, entry.get(name))
    for value in entry.get("enum", ()):
        found.state(where, f"enum {value['value']}", value["value"])
    found.unknown |= {(where, what) for what in entry.get("unknown", ())}
    found.maybe |= {(where, what) for what in entry.get("maybe", ())}


def read(reading: Reading) -> Page:
    found = Page(refused=bool(reading.refused))
    for facts in reading.actions:
        action = facts.action.value
        found.state(action, "action", action, facts.action.line)
        for name in ACTION_FACTS:
            state_fact(found, action, name, getattr(facts, name))
        for error in facts.errors:
            where = f"{action}.errors.{error.code}"
            found.state(where, "http_status", error.http_status, error.line)
        found.unknown |= {(action, unknown.what) for unknown in facts.unknown}
        for section, entry in fields_of(facts):
            read_field(found, f"{action}.{section}.{entry.name}", entry)
            if section == "request":
                where = f"{action}.request.{entry.name}"
                found.state(where, "in", entry.location, entry.line)
    return found


@cache
def reading_of(page: Path) -> Reading:
    try:
        return read_paths([page], None)
    except InputError as error:  # a file that is not text at all
        return Reading(refused=(Refusal(str(page), 1, str(error)),))


def fields_of(facts: ActionFacts) -> Iterator[tuple[str, FieldFacts]]:
    yield from (("request", entry) for entry in facts.request)
    yield from (("result", entry) for entry in facts.result)
    for struct in facts.structs:
        yield from ((f"structs.{struct.name}", entry) for entry in struct.fields)


def read_field(found: Page, where: str, entry: FieldFacts) -> None:
    found.state(where, "field", entry.name, entry.line)
    for name in FIELD_FACTS:
        state_fact(found, where, name, getattr(entry, name))
    for each in entry.enum:
        value = each.value.value
        if each.certain and not isinstance(value, bool):  # true and false are what a Boolean has
            found.state(where, f"enum {value}", value, each.line)
    found.unknown |= {(where, unknown.what) for unknown in entry.unknown}


def state_fact(found: Page, where: str, name: str, fact: Fact[Any] | None) -> None:
    if fact is not None and fact.certain:
        found.state(where, name, fact.value, fact.line)


@dataclass
class Comparison:
    right: int
    wrong: list[str]
    missing: list[str]


@cache
def compare(page: Path) -> Comparison:
    want, got = wanted(page), read(reading_of(page))
    selectors = {
        where
        for where, _ in got.facts
        if where.rpartition(".")[2] in SELECTORS and (where, "field") not in want.facts
    }

    def measured(where: str, what: str) -> bool:
        group = what.split(" ")[0]
        errors = (where.rpartition(".")[0], "*")
        disputed = {(where, group), errors} & want.maybe
        # Of alternative tables, the names of the fields may be shown, but no fact is certain.
        action, _, section = ".".join(where.split(".")[:2]).partition(".")
        is_alternative = group == "field" and (action, section) in want.unknown
        return not disputed and not is_alternative and where not in selectors

    wrong: list[str] = []
    missing: list[str] = []
    right = 0
    for (where, what), value in got.facts.items():
        if not measured(where, what):
            continue
        if want.facts.get((where, what)) == value:
            right += 1
            continue
        expected = want.facts.get((where, what), "not stated")
        line = got.lines[where, what]
        wrong.append(f"{page.name}:{line}: {where} {what}: read {value}, expected {expected}")
    for (where, what), value in want.facts.items():
        if measured(where, what) and (where, what) not in got.facts:
            line = line_of(page, where)
            missing.append(f"{page.name}:{line}: {where} {what}: {value} was not read")
    for where, what in sorted(want.unknown - got.unknown):
        line = line_of(page, where)
        missing.append(f"{page.name}:{line}: {where} {what} was not reported as unknown")
    if want.refused != got.refused:
        expected = "refused" if want.refused else "read"
        wrong.append(f"{page.name}:1: expected the page to be {expected}")
    return Comparison(right, wrong, missing)


def line_of(page: Path, where: str) -> int:
    name = where.split(".", 2)[-1].removeprefix("structs.")
    lines = text_of(page).splitlines()
    for word in (name, name.rpartition(".")[2]):
        for number, line in enumerate(lines, 1):
            if word in line:
                return number
    return 1


def text_of(page: Path) -> str:
    return page.read_text(encoding="utf-8-sig", errors="replace").replace("\\_", "_")


def want_file(page: Path) -> Path:
    return page.with_name(f"{page.stem}.want.json")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_page(page: Path) -> None:
    found = compare(page)
    assert not found.wrong + found.missing, "\n".join(["", *found.wrong, *found.missing])


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_field_is_on_its_line(page: Path) -> None:
    lines = text_of(page).splitlines()
    for facts in reading_of(page).actions:
        for _, entry in fields_of(facts):
            shown = "\n".join(lines[entry.line - 1 : entry.line + 1])  # of HTML, <tr> and <td>
            assert entry.name in shown, f"{page.name}:{entry.line}: {entry.name}"


def test_precision_and_recall() -> None:
    readable = [page for page in PAGES if not wanted(page).refused]
    found = [compare(page) for page in PAGES]
    wrong = [line for each in found for line in each.wrong]
    missing = [line for each in found for line in each.missing]
    right = sum(each.right for each in found)
    assert right > 10 * len(readable)
    precision = right / (right + len(wrong))
    recall = right / (right + len(missing))
    assert precision == 1.0, "\n".join(["", *wrong])
    assert recall >= 0.95, "\n".join(["", *missing])


def test_the_corpus_is_large_and_complete() -> None:
    wants = sorted(path.name for path in CORPUS.glob("*.want.json"))
    assert wants == sorted(want_file(page).name for page in PAGES)
    readable = [page for page in PAGES if not wanted(page).refused]
    assert len(readable) >= 40
    services = {page.name.split("_")[0] for page in readable}
    assert services >= {"im", "rtc", "iam", "sqs", "sts", "tag", "tls", "quota", "vod"}
