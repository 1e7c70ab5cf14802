"""Entries for the rules of a single file: Y, its YAML, and S, its keys and values."""

from __future__ import annotations

from typing import Final

from volcgen.rule_manual.entry import ERRORS, LIST, MAKE, SERVICE, STRUCTS, Entry, entry

SYNTAX: Final[dict[str, Entry]] = {
    "Y001": entry(
        "A file that is not valid YAML 1.2 cannot be read. The parser does not guess.",
        (MAKE, "qps: 50", "qps: 50: 60"),
    ),
    "Y002": entry(
        "YAML forbids tabs in indentation, because their width is not defined.",
        (LIST, "  limit: Limit", "\tlimit: Limit"),
    ),
    "Y003": entry(
        "Most YAML parsers silently keep the last of two values, so one of them would be lost.",
        (MAKE, "access: write", "access: write\naccess: read"),
    ),
    "Y004": entry(
        "YAML 1.1 reads such a value as a date and YAML 1.2 as text. With quotes, it is text to "
        "every parser.",
        (SERVICE, 'version: "2020-12-01"', "version: 2020-12-01"),
    ),
    "Y005": entry(
        "Some parsers read a number with a leading `0` or `0x` as octal or hexadecimal, others as "
        "text.",
        (ERRORS, "number: 100018", "number: 0x186b2"),
    ),
    "Y006": entry(
        "A spec file can be read from top to bottom. An anchor refers to another place, and a tag "
        "changes the type of a value.",
        (MAKE, "errors: [NoTalk, TooFast]", "errors: &all [NoTalk, TooFast]"),
    ),
    "Y007": entry(
        "Each file has one subject: an action, the structs, the errors, or the service.",
        (LIST, "  - {where: qps,", "  []\n---\nmore:\n  - {where: qps,", "  - {where: qps,"),
    ),
    "Y008": entry(
        "Texts are English and Chinese, and every tool reads UTF-8.",
        (ERRORS, "en: No such talk.", "en: No such talk\udcff."),
    ),
    "Y009": entry(
        "A spec file has at most a few thousand lines and a few levels of nesting. A file beyond "
        "the limits is a mistake and would only use memory.",
        (STRUCTS, "example: {color: blue}", f"example: {'[' * 41}{']' * 41}"),
    ),
    "S101": entry(
        "A required key has no default, because a wrong guess would be harmful. For example, "
        "`access` decides whether a call is retried.",
        (MAKE, "access: write\nqps: 50", "qps: 50"),
    ),
    "S102": entry(
        "If a misspelt key were ignored, its value would be lost.",
        (MAKE, "idempotency_field: Key", "idempotencyfield: Key"),
    ),
    "S103": entry(
        "Text, numbers, and true or false are different types, and none is converted to another. "
        "`yes` is text in YAML 1.2.",
        (MAKE, "OwnerId: {type: Long, required: true,", "OwnerId: {type: Long, required: yes,"),
    ),
    "S104": entry(
        "The generator depends on the value, so it accepts only the values that it knows.",
        (MAKE, "access: write", "access: wirte"),
    ),
    "S105": entry(
        "Names become names of files, classes and modules, so they follow the rules for those.",
        (MAKE, "action: MakeTalk", "action: makeTalk"),
    ),
    "S106": entry(
        "A client cannot use a number that is out of range or a text that is empty.",
        (MAKE, "qps: 50", "qps: 0"),
    ),
}
