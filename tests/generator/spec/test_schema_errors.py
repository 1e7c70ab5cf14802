"""Problems of one spec file against the definitions: rule, location and advice."""

from __future__ import annotations

import pytest
from support.broken_specs import (
    ERRORS,
    KEY,
    LIST,
    MAKE,
    SERVICE,
    STRUCTS,
    Broken,
    assert_broken,
    broken,
)
from support.project import Project

from volcgen.rules import RULES

# spec/schema.json refuses each of these files as well.
SCHEMA_ERRORS = [
    broken("missing key", "S101", (MAKE, "access: write\n", ""), (MAKE, "action: MakeTalk", "‹a›ction: MakeTalk"), message="`access` is missing", help_="add the key `access`: Whether the action changes anything."),
    broken("missing type", "S101", (MAKE, KEY, f"  ‹Kee›: {{description: {{en: X., zh: X.}}}}\n{KEY}"), message="`type` is missing", help_="add the key `type`: Integer, Long"),
    broken("missing language", "S101", (MAKE, "summary: {en: Make a talk., zh: 创建会话。}", "‹summary›: {en: Make a talk.}"), message="`zh` is missing", help_="add the key `zh`: Chinese."),
    broken("missing language of a struct", "S101", (STRUCTS, "description: {en: Details of a talk., zh: 会话的详情。}", "‹description›: {en: Details of a talk.}"), message="`zh` is missing", help_="Chinese."),
    broken("missing remedy", "S101", (ERRORS, "    remedy: {en: Check the id., zh: 请检查 ID。}\n", ""), (ERRORS, "  NoTalk:", "  ‹NoTalk›:"), message="`remedy` is missing", help_="What to do."),
    broken("unknown key", "S102", (MAKE, "qps: 50", "‹speed›: 50"), message="unknown key `speed`", help_="expected one of access, action,"),
    broken("misspelt key", "S102", (MAKE, "idempotency_field: Key", "‹idempotencyfield›: Key"), help_="did you mean `idempotency_field`?"),
    broken("misspelt key of a field", "S102", (MAKE, KEY, "  Key: {‹exmaple›: a, type"), help_="did you mean `example`?"),
    broken("misspelt key of a struct's field", "S102", (STRUCTS, "Score: {type", "Score: {‹mni›: 3, type"), help_="did you mean `min`?"),
    broken("misspelt key of an enum", "S102", (STRUCTS, "    type: String\n", "    ‹typ›: String\n    type: String\n"), help_="did you mean `type`?"),
    broken("misspelt key of paging", "S102", (LIST, "  cursor: Cursor", "  ‹frist›: 0\n  cursor: Cursor"), help_="did you mean `first`?"),
    broken("third language", "S102", (MAKE, "summary: {en: Make a talk.,", "summary: {‹de›: Reden., en: Make a talk.,"), help_="expected one of en, zh"),
    broken("number for a text", "S103", (MAKE, "doc: 6348/3", "doc: ‹6348›"), message="`doc` must be text, not a number", help_='put quotes around it: "6348"'),
    broken("text for a number", "S103", (MAKE, "qps: 50", "qps: ‹fifty›"), message="`qps` must be a whole number, not text"),
    broken("fraction for a whole number", "S103", (MAKE, "qps: 50", "qps: ‹50.0›"), message="must be a whole number"),
    broken("yes for true", "S103", (MAKE, "required: true, min", "required: ‹yes›, min"), message="`required` must be true or false, not text", help_="YAML 1.2 has no other words for them"),
    broken("one for true", "S103", (MAKE, "required: true, min", "required: ‹1›, min"), message="must be true or false, not a number"),
    broken("True for true", "S103", (MAKE, "required: true, min", "required: ‹True›, min"), help_="YAML 1.2"),
    broken("null for a text", "S103", (MAKE, "summary: {en: Make a talk.,", "summary: {en: ‹null›,"), message="`en` must be text, not nothing", help_="write text"),
    broken("nothing for a text", "S103", (MAKE, "summary: {en: Make a talk.,", "summary: {en: ‹›,"), message="`en` must be text, not nothing"),
    broken("null for a mapping", "S103", (MAKE, "summary: {en: Make a talk., zh: 创建会话。}", "summary: ‹~›"), message="must be a mapping, not nothing"),
    broken("list for a mapping", "S103", (MAKE, "summary: {en: Make a talk., zh: 创建会话。}", "summary: ‹[›a, b]"), message="`summary` must be a mapping, not a list"),
    broken("list for a mapping of fields", "S103", (STRUCTS, "fields:\n      Score: {type: Double, min: 0, example: 0.5, description: {en: Its score., zh: 评分。}}", "fields:\n      ‹-› Score"), (STRUCTS, "      Tags: {type: Array of String, example: [a, b], description: {en: Its tags., zh: 标签。}}\n", ""), message="`fields` must be a mapping, not a list"),
    broken("text for a mapping", "S103", (MAKE, "{type: String, string_alternative_of: OwnerId, description: {en: Owner as text., zh: 所有者的文本形式。}}", "‹String›"), message="`OwnerIdStr` must be a mapping, not text"),
    broken("mapping for a list", "S103", (MAKE, "errors: [NoTalk, TooFast]", "errors: ‹{›NoTalk: 1}"), message="`errors` must be a list, not a mapping"),
    broken("text for a list", "S103", (MAKE, "errors: [NoTalk, TooFast]", "errors: ‹NoTalk›"), message="`errors` must be a list, not text"),
    broken("mapping for a text in a list", "S103", (MAKE, "errors: [NoTalk, TooFast]", "errors: [‹{›NoTalk: 1}]"), message="must be text, not a mapping"),
    broken("enum value that is a list", "S103", (STRUCTS, "value: wild", "value: ‹[›wild]"), message="`value` must be", count=2),
    broken("enum value that is a mapping", "S103", (STRUCTS, "value: wild", "value: ‹{›int: 1}"), count=2),
    broken("condition with a fraction", "S103", (MAKE, "equals: 1}, error", "equals: ‹1.5›}, error"), count=3),
    broken("misspelt choice", "S104", (MAKE, "access: write", "access: ‹wirte›"), message="`wirte` is not a valid `access`", help_="did you mean `write`? expected one of read, write"),
    broken("label in capitals", "S105", (MAKE, "[pair, crowd]", "[pair, ‹Crowd›]"), help_="the form is"),
    broken("unknown category", "S104", (ERRORS, "category: throttled", "category: ‹slow›"), help_="one of auth, clock_skew"),
    broken("unknown unit", "S104", (MAKE, "unit: seconds", "unit: ‹minutes›"), help_="one of seconds, milliseconds"),
    broken("action in lower case", "S105", (MAKE, "action: MakeTalk", "action: ‹makeTalk›"), help_="the form is ^[A-Z]"),
    broken("document without a number", "S105", (MAKE, "doc: 6348/3", "doc: ‹sixty/three›")),
    broken("group in capitals", "S105", (SERVICE, "  talk:\n", "  ‹Talk›:\n")),
    broken("struct in lower case", "S105", (STRUCTS, "  Detail:\n", "  ‹detail›:\n"), message="`detail`"),
    broken("host with a path", "S105", (SERVICE, "rtc.example.com", "‹rtc.example.com/x›")),
    broken("version in wide digits", "S105", (SERVICE, '"2020-12-01"', '‹"２０２０-12-01"›')),
    broken("package in capitals", "S105", (SERVICE, "import: tiny_im", "import: ‹Tiny›")),
    broken("no calls a second", "S106", (MAKE, "qps: 50", "qps: ‹0›"), message="`qps`"),
    broken("number of more than 64 bits", "S106", (MAKE, "max: 900", "max: ‹9223372036854775808›")),
    broken("empty text", "S106", (MAKE, "summary: {en: Make a talk.,", 'summary: {en: ‹""›,')),
    broken("empty wire name", "S106", (MAKE, KEY, f'  ‹""›: {{type: Long, description: {{en: X., zh: X.}}}}\n{KEY}')),
    broken("struct without fields", "S106", (STRUCTS, "fields:\n      Score: {type: Double, min: 0, example: 0.5, description: {en: Its score., zh: 评分。}}\n      Tags: {type: Array of String, example: [a, b], description: {en: Its tags., zh: 标签。}}", "fields: ‹{›}"), message="`fields`"),
    broken("negative length", "S106", (STRUCTS, "max_length: 20", "max_length: ‹-1›")),
    broken("status that is none", "S106", (ERRORS, "http_status: 404", "http_status: ‹1404›")),
]  # fmt: skip


@pytest.mark.parametrize("case", SCHEMA_ERRORS, ids=str)
def test_a_file_against_the_definitions_is_reported(plain: Project, case: Broken) -> None:
    assert_broken(plain, case)


def test_every_rule_about_one_file_is_broken_somewhere() -> None:
    assert {case.rule for case in SCHEMA_ERRORS} == {rule for rule in RULES if rule.startswith("S")}


def test_an_endless_text_is_named(plain: Project) -> None:
    plain.edit(f"spec/tiny/{MAKE}", "Without `Key` it makes", "x" * 4000)
    outcome = plain.run("generate")
    assert outcome.code == 2
    first, place = outcome.err.split("\n")[:2]
    assert first == "error[S106] `en`: string should have at most 4000 characters"
    assert place == f" --> spec/tiny/{MAKE}:6:19"
