"""Entries on the rules of a single file: Y, the file as YAML, and S, its shape."""

from __future__ import annotations

from typing import Final

from volcgen.manual.entry import ERRORS, LIST, MAKE, SERVICE, STRUCTS, Entry, entry

FILES: Final[dict[str, Entry]] = {
    "Y001": entry(
        "What is no YAML has no meaning. YAML 1.2 is read, and nothing of the file is guessed.",
        (MAKE, "qps: 50", "qps: 50: 60"),
    ),
    "Y002": entry(
        "YAML forbids tabs in indentation, because nobody can tell how wide one is.",
        (LIST, "  limit: Limit", "\tlimit: Limit"),
    ),
    "Y003": entry(
        "Most readers of YAML take the last of two values without a word, so one of them is lost.",
        (MAKE, "access: write", "access: write\naccess: read"),
    ),
    "Y004": entry(
        "YAML 1.1 reads such a value as a date and YAML 1.2 as text. With quotes it is text to all.",
        (SERVICE, 'version: "2020-12-01"', "version: 2020-12-01"),
    ),
    "Y005": entry(
        "A leading `0` or `0x` is octal or hexadecimal to one reader and text to the next.",
        (ERRORS, "number: 100018", "number: 0x186b2"),
    ),
    "Y006": entry(
        "A spec file is read from top to bottom, by people and by tools. An anchor sends the reader "
        "elsewhere, and a tag changes what a value is.",
        (MAKE, "errors: [NoTalk, TooFast]", "errors: &all [NoTalk, TooFast]"),
    ),
    "Y007": entry(
        "Each file says one thing: an action, the structs, the errors, or the service.",
        (LIST, "  - {where: qps,", "  []\n---\nmore:\n  - {where: qps,", "  - {where: qps,"),
    ),
    "Y008": entry(
        "Texts are English and Chinese, and UTF-8 is the one encoding that every tool agrees on.",
        (ERRORS, "en: No such talk.", "en: No such talk\udcff."),
    ),
    "Y009": entry(
        "No file of a spec is longer than a few thousand lines or nests deeper than a few levels; "
        "one that does is a mistake, and would only take memory.",
        (STRUCTS, "example: {color: blue}", f"example: {'[' * 41}{']' * 41}"),
    ),
    "S101": entry(
        "Without the key nobody knows what was meant: a read may be repeated, a write may not.",
        (MAKE, "access: write\nqps: 50", "qps: 50"),
    ),
    "S102": entry(
        "A misspelt key that is passed over is a fact that is lost.",
        (MAKE, "idempotency_field: Key", "idempotencyfield: Key"),
    ),
    "S103": entry(
        "Text, numbers, and true or false are told apart, and none is made of another. `yes` is "
        "text in YAML 1.2.",
        (MAKE, "OwnerId: {type: Long, required: true,", "OwnerId: {type: Long, required: yes,"),
    ),
    "S104": entry(
        "Behaviour hangs on the value, so it is one of those that the generator knows.",
        (MAKE, "access: write", "access: wirte"),
    ),
    "S105": entry(
        "Names become names of files, classes and modules, and have the form of those.",
        (MAKE, "action: MakeTalk", "action: makeTalk"),
    ),
    "S106": entry(
        "A number out of range, or a text that is empty, says nothing that a client could use.",
        (MAKE, "qps: 50", "qps: 0"),
    ),
}
