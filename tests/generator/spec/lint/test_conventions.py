"""Conventions of fields: units, plurals, examples and defaults."""

from __future__ import annotations

import pytest
from support.broken_specs import (
    LIST,
    MADE,
    MAKE,
    SERVICE,
    STRUCTS,
    Broken,
    assert_broken,
    broken,
)
from support.project import Project

WORDS = "example: 1, description: {en: X., zh: 某。}"


FIELDS = [
    broken("time without a unit", "L233", (MAKE, MADE, "‹MadeTime›: {type: Long"), help_="where: result.MadeTime.unit"),
    broken("moment without a unit", "L233", (MAKE, MADE, "‹CreatedAt›: {type: Integer")),
    broken("times to live without a unit", "L233", (MAKE, MADE, "‹TTL›: {type: JSON Map of Long"), (MAKE, "also_types: [String], ", ""), count=2),
    broken("end of a time without a unit", "L233", (MAKE, MADE, "‹ExpireDays›: {type: Long")),
    broken("time of a struct without a unit", "L233", (STRUCTS, "  Score: {type: Double", "  ‹ScoreTime›: {type: Long, description: {en: X., zh: 某。}}\n      Score: {type: Double"), help_="where: fields.ScoreTime.unit"),
    broken("time of the client without a unit", "L233", (SERVICE, "  AppId: {", f"  ‹WaitTime›: {{type: Integer, {WORDS}}}\n  AppId: {{"), help_="where: client_parameters.WaitTime.unit"),
    broken("field with a character that cannot be seen", "L246", (MAKE, MADE, "‹Ma\u200bde›: {type: Long, unit: seconds"), message="`Ma\\u200bde` contains the character U+200B ZERO WIDTH SPACE", help_="where: result.Ma\\u200bde"),
    broken("field with a Cyrillic letter", "L246", (MAKE, MADE, "‹M\u0430de›: {type: Long, unit: seconds"), message="`M\\u0430de` contains the character U+0430 CYRILLIC SMALL LETTER A"),
    broken("field with a space", "L246", (MAKE, MADE, "‹'Made '›: {type: Long, unit: seconds"), message="U+0020 SPACE"),
    broken("alias with a Cyrillic letter", "L246", (MAKE, "aliases: [Id]", "aliases: [‹\u0406d›]"), message="U+0406"),
    broken("label with a Greek letter", "L246", (STRUCTS, "      WILD: {", "      ‹W\u0399LD›: {"), message="U+0399 GREEK CAPITAL LETTER IOTA"),
    broken("value with a Cyrillic letter", "L246", (STRUCTS, "value: wild", "value: ‹wil\u0501›"), (MAKE, "Mood: wild, ", ""), message="U+0501"),
    broken("array named as one thing", "L236", (MAKE, "Misses: {type", "‹Miss›: {type"), (MAKE, "{field: Misses", "{field: Miss"), message="`Miss` is Array of Miss"),
    broken("map named as one thing", "L236", (STRUCTS, "      Ext: {", "      ‹Color›: {"), message="JSON Map"),
    broken("texts named as one thing", "L236", (MAKE, MADE, "‹IdStr›: {type: Array of String"), (MAKE, "also_types: [String], ", "")),
    broken("request without an example", "L237", (LIST, "  request: {Cursor: 0, Limit: 50}\n", ""), (LIST, "request:\n  Cursor", "‹request›:\n  Cursor"), help_="add `examples.request`"),
    broken("result without an example", "L237", (MAKE, "  result: {TalkId: 12}\n", ""), (MAKE, "result:\n  TalkId", "‹result›:\n  TalkId")),
    broken("parameter without an example", "L238", (MAKE, "  OtherId: {type: Long, example: 11,", "  ‹OtherId›: {type: Long,")),
    broken("client parameter without an example", "L238", (SERVICE, "  AppId: {type: Integer, required: true, example: 7,", "  ‹AppId›: {type: Integer, required: true,")),
    broken("required and a default", "L240", (MAKE, "Silent: {type: Boolean, default: false, ex", "Silent: {type: Boolean, required: true, ‹default: false, ›ex"), (MAKE, "    OtherId: 11", "    OtherId: 11\n    Silent: true")),
    broken("required and a default in a struct", "L240", (STRUCTS, "required: true, example: 1", "required: true, ‹default: 1, ›example: 1")),
]  # fmt: skip


@pytest.mark.parametrize("case", FIELDS, ids=str)
def test_a_broken_spec_is_reported(plain: Project, case: Broken) -> None:
    assert_broken(plain, case)


FINE = {
    "a name that the documents spell so": (MAKE, MADE, "M\u0430de: {type: Long, unit: seconds"),
    "a time that is a text": (MAKE, MADE, "MadeTime: {type: String"),
    "a time with a unit": (MAKE, MADE, "MadeTime: {type: Long, unit: milliseconds"),
    "a word with a time in it": (MAKE, MADE, "Timeline: {type: Long"),
    "a list": (MAKE, "Misses: {type: Array of Miss", "MissList: {type: Array of Miss, aliases: [Misses]"),
    "twins as text": (STRUCTS, "      Tags: {", "      UserIds: {type: Array of Long, description: {en: X., zh: 某。}}\n      UserIdsStr: {type: Array of String, string_alternative_of: UserIds, description: {en: X., zh: 某。}}\n      Tags: {"),
    "a default of a reply": (MAKE, "TalkId: {type: Long, required: true,", "TalkId: {type: Long, required: true, default: 1,"),
}  # fmt: skip


@pytest.mark.parametrize("name", FINE)
def test_what_is_fine_is_not_reported(plain: Project, name: str) -> None:
    path, old, new = FINE[name]
    plain.edit(f"spec/tiny/{path}", old, new)
    if name == "a name that the documents spell so":
        evidence = "evidence:\n  - {where: result.M\u0430de, reason: The page spells it so.}\n"
        plain.edit(f"spec/tiny/{path}", "evidence:\n", evidence)
    if name == "a list":
        plain.edit(f"spec/tiny/{path}", "{field: Misses", "{field: MissList")
    outcome = plain.run("lint")
    assert (outcome.code, outcome.err) == (0, "")


REASONS = {
    "a time": (MAKE, MADE, "MadeTime: {type: Long", "result.MadeTime.unit"),
    "the field of a time": (MAKE, MADE, "MadeTime: {type: Long", "result.MadeTime"),
    "an array": (MAKE, MADE, "Half: {type: Array of Long", "result.Half"),
}


@pytest.mark.parametrize("name", REASONS)
def test_evidence_excuses_a_field(plain: Project, name: str) -> None:
    path, old, new, where = REASONS[name]
    plain.edit(f"spec/tiny/{path}", old, new)
    assert plain.run("lint").code == 2
    plain.edit(
        f"spec/tiny/{path}", "evidence:\n", f"evidence:\n  - {{where: {where}, reason: x}}\n"
    )
    assert plain.run("lint").code == 0
