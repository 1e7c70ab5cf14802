"""What is deprecated has a replacement that callers can use, and can be avoided."""

from __future__ import annotations

import pytest
from support.broken_specs import LIST, MAKE, SERVICE, STRUCTS, Broken, assert_broken, broken
from support.project import Project

SINCE = 'since: "2026-11-27"'
SILENT = "Silent: {type: Boolean,"
NAME = "Name: {type: String,"
WILD = "WILD: {value: wild,"
KEY_OLD = (
    "talk/MakeTalk.yaml",
    "Key: {type: String,",
    f"Key: {{type: String, deprecated: {{{SINCE}, use: OtherId}},",
)


def on(text: str, use: str) -> str:
    return f"{text} deprecated: {{{SINCE}, use: {use}}},"


BROKEN = [
    broken("unknown action", "L243", (MAKE, "access: write\n", f"access: write\ndeprecated: {{{SINCE}, use: ‹ListTalk›}}\n"), message="unknown action `ListTalk`", help_="did you mean `ListTalks`? name another action"),
    broken("unknown field", "L243", (MAKE, SILENT, on(SILENT, "‹Keyy›")), message="unknown field `Keyy`", help_="`Key`"),
    broken("unknown field of a struct", "L243", (MAKE, SILENT, on(SILENT, "‹Info.Nam›")), help_="`Info.Name`"),
    broken("path through a text", "L243", (MAKE, SILENT, on(SILENT, "‹Key.Name›")), message="`Key` is not an `Object of` field"),
    broken("path through an unknown field", "L243", (MAKE, SILENT, on(SILENT, "‹Inof.Name›")), message="`Inof` is not"),
    broken("field of another side", "L243", (MAKE, SILENT, on(SILENT, "‹TalkId›"))),
    broken("unknown field in a struct", "L243", (STRUCTS, NAME, on(NAME, "‹Moood›"))),
    broken("unknown value", "L243", (STRUCTS, WILD, on(WILD, "‹SINGLE›")), message="unknown value `SINGLE`"),
    broken("replaced by itself", "L243", (MAKE, SILENT, on(SILENT, "‹Silent›")), message="`Silent` is deprecated, too"),
    broken("replaced by a deprecated field", "L243", KEY_OLD, (MAKE, SILENT, on(SILENT, "‹Key›")), message="`Key` is deprecated, too"),
    broken("actions that replace each other", "L243", (MAKE, "access: write\n", f"access: write\ndeprecated: {{{SINCE}, use: ‹ListTalks›}}\n"), (LIST, "access: read\n", f"access: read\ndeprecated: {{{SINCE}, use: MakeTalk}}\n"), count=2),
    broken("required in a request", "L244", (LIST, "Cursor: {type: Long,", f"Cursor: {{type: Long, ‹deprecated›: {{{SINCE}}},"), message="`Cursor` is deprecated"),
    broken("required in a struct of a request", "L244", (STRUCTS, "Kind: {type: Integer,", f"Kind: {{type: Integer, ‹deprecated›: {{{SINCE}}},")),
    broken("required of the client", "L244", (SERVICE, "AppId: {type: Integer,", f"AppId: {{type: Integer, ‹deprecated›: {{{SINCE}}},")),
]  # fmt: skip
FORMS = [
    broken("no date", "S105", (MAKE, SILENT, f"{SILENT} deprecated: {{since: ‹0.2.0›}},")),
    broken("no day of a year", "S105", (MAKE, SILENT, f'{SILENT} deprecated: {{since: ‹"2026-13-01"›}},')),
    broken("no full stop", "L232", (MAKE, SILENT, f"{SILENT} deprecated: {{{SINCE}, text: {{en: Slo‹w›, zh: 慢。}}}},")),
]  # fmt: skip


@pytest.mark.parametrize("case", [*BROKEN, *FORMS], ids=str)
def test_a_broken_spec_is_reported(plain: Project, case: Broken) -> None:
    assert_broken(plain, case)


FINE = {
    "action": (MAKE, "access: write\n", f"access: write\ndeprecated: {{{SINCE}, use: ListTalks}}\n"),
    "field of a struct": (MAKE, SILENT, on(SILENT, "Info.Detail.Score")),
    "required in a result": (MAKE, "TalkId: {type: Long,", f"TalkId: {{type: Long, deprecated: {{{SINCE}}},"),
    "required in a struct of results": (STRUCTS, "UserId: {type: Long,", on("UserId: {type: Long,", "Code")),
    "value": (STRUCTS, WILD, on(WILD, "CALM")),
}  # fmt: skip


@pytest.mark.parametrize("name", FINE)
def test_what_is_fine_is_not_reported(plain: Project, name: str) -> None:
    path, old, new = FINE[name]
    plain.edit(f"spec/tiny/{path}", old, new)
    plain.good("lint")


def test_the_replacement_of_the_replacement_is_a_fix(plain: Project) -> None:
    plain.edit(f"spec/tiny/{MAKE}", *KEY_OLD[1:])
    plain.edit(f"spec/tiny/{MAKE}", SILENT, on(SILENT, "Key"))
    plain.good("lint", "--fix")
    assert on(SILENT, "OtherId") in plain.read(f"spec/tiny/{MAKE}")
