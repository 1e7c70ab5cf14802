"""Facts of invented pages about the actions of the tiny spec, in few words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from volcgen.changes.facts import (
    ActionFacts,
    EnumValue,
    Fact,
    FieldFacts,
    Reading,
    StructFacts,
)

LIMITS = ("required", "default", "example", "min", "max", "max_length", "max_items", "unit")


def row(
    name: str, line: int, type_: str, *, values: tuple[Any, ...] = (), **facts: Any
) -> FieldFacts:
    """Return a row of a table; every fact is on its line and certain."""
    assert facts.keys() <= {*LIMITS}
    return FieldFacts(
        name,
        line,
        Fact(type_, line),
        enum=tuple(Fact(EnumValue(value), line) for value in values),
        **{key: Fact(value, line) for key, value in facts.items()},
    )


APP_ID = row("AppId", 10, "Integer", required=True)
DETAIL = StructFacts(
    "More",
    60,
    (row("Score", 61, "Double", min=0), row("Tags", 62, "Array of String")),
)
INFO = StructFacts(
    "Start",
    50,
    (
        row("Kind", 51, "Integer", required=True, values=(1, 2)),
        row("Mood", 52, "String", required=False, default="calm", values=("calm", "wild")),
        row("Name", 53, "String", required=False, max_length=20),
        row("Ext", 54, "JSON Map", max_items=3),
        row("Detail", 55, "Object of More"),
    ),
)
MISS = StructFacts(
    "Missing",
    70,
    (row("UserId", 71, "Long"), row("Code", 72, "String"), row("Words", 73, "String")),
)
MAKE = ActionFacts(
    "make.md",
    "page",
    Fact("MakeTalk", 1),
    version=Fact("2020-12-01", 2),
    method=Fact("POST", 3),
    host=Fact("https://rtc.example.com", 4),
    qps=Fact(50, 5),
    request=(
        APP_ID,
        row("Info", 11, "Object of Start", required=True),
        row("OwnerId", 12, "Long", required=True, min=1, max=900),
        row("OwnerIdStr", 13, "String"),
        row("OtherId", 14, "Long", required=False),
        row("Key", 15, "String", required=False),
        row("Silent", 16, "Boolean", required=False, default=False),
    ),
    result=(
        row("TalkId", 30, "Long"),
        row("Made", 31, "Long", unit="seconds"),
        row("Misses", 32, "Array of Missing"),
    ),
    structs=(INFO, DETAIL, MISS),
)
"""A page that agrees with the tiny spec."""

DROP = ActionFacts(
    "drop.md",
    "page",
    Fact("DropTalk", 1),
    qps=Fact(20, 2),
    request=(
        APP_ID,
        row("TalkId", 11, "Long", required=True, example="000012"),
        row("Why", 12, "String", required=False, example="a long reason"),
        row("Mood", 13, "String", values=("calm", "wild"), example="calm"),
        row("Color", 14, "Integer", values=(0, 1), required=True, example=1),
    ),
    result=(row("Talk", 20, "Object of Start"), row("Parts", 21, "Array of Part")),
    structs=(
        INFO,
        DETAIL,
        StructFacts(
            "Part", 40, (row("Size", 41, "Long", max=7), row("More", 42, "Object of More"))
        ),
    ),
    request_example=Fact({"AppId": 0, "TalkId": "00005", "Why": "two words", "Color": 0}, 90),
    result_example=Fact(
        {"ResponseMetadata": {}, "Result": {"Parts": [{"Size": 7}, {"Size": 9}]}}, 95
    ),
)
"""The page of an action that the tiny spec does not have."""


def changed(facts: ActionFacts, where: str, name: str = "", /, **values: Any) -> ActionFacts:
    """Return facts with other ones for a row of `request`, `result` or a struct, or of the action."""
    if not name:
        return replace(facts, **{where: Fact(values["value"], values["line"])})
    new = {
        key: value if key in ("enum", "unknown", "name", "location") else Fact(value, 99)
        for key, value in values.items()
    }

    def edited(rows: tuple[FieldFacts, ...]) -> tuple[FieldFacts, ...]:
        assert any(each.name == name for each in rows)
        return tuple(replace(each, **new) if each.name == name else each for each in rows)

    return with_rows(facts, where, edited)


def with_rows(facts: ActionFacts, where: str, edit: Any) -> ActionFacts:
    """Return facts with an edit of the rows of `request`, `result` or a struct."""
    if where in ("request", "result"):
        return replace(facts, **{where: edit(getattr(facts, where))})
    structs = tuple(
        replace(struct, fields=edit(struct.fields)) if struct.name == where else struct
        for struct in facts.structs
    )
    assert any(struct.name == where for struct in facts.structs)
    return replace(facts, structs=structs)


def without(facts: ActionFacts, where: str, name: str) -> ActionFacts:
    """Return facts without a row."""
    return with_rows(facts, where, lambda rows: tuple(r for r in rows if r.name != name))


def with_row(facts: ActionFacts, where: str, new: FieldFacts) -> ActionFacts:
    """Return facts with one more row, in the order of the lines."""
    return with_rows(facts, where, lambda rows: tuple(sorted((*rows, new), key=lambda r: r.line)))


def values(*values: Any) -> tuple[Fact[EnumValue], ...]:
    return tuple(Fact(EnumValue(value), 99) for value in values)


def reading(*actions: ActionFacts) -> Reading:
    return Reading(actions)
