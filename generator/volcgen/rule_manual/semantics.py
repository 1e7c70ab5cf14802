"""Entries for the rules of the whole spec that generating a client requires: L201 to L229."""

from __future__ import annotations

from typing import Final

from volcgen.rule_manual.entry import ERRORS, LIST, MAKE, SERVICE, STRUCTS, Entry, entry

_TEXT: Final = "description: {en: Another one., zh: 另一个。}"

SEMANTICS: Final[dict[str, Entry]] = {
    "L201": entry(
        "Types are written as in the documents, so that a page and its spec can be compared line "
        "by line.",
        (MAKE, "OtherId: {type: Long", "OtherId: {type: Lnog"),
    ),
    "L202": entry(
        "A struct becomes a class. An unknown name would be a class without fields.",
        (STRUCTS, "type: Object of Detail", "type: Object of Detial"),
    ),
    "L203": entry(
        "An enum names the values of a field.",
        (STRUCTS, "enum: Mood", "enum: Moods"),
    ),
    "L204": entry(
        "A struct that requires itself, directly or through others, cannot be constructed.",
        (
            STRUCTS,
            "      Score: {type",
            f"      Parent: {{type: Object of Detail, required: true, {_TEXT}}}\n      Score: {{type",
            f"      Parent: {{type: Object of Detail, {_TEXT}}}\n      Score: {{type",
        ),
        (MAKE, "Name: Tea, Detail: {Score: 0.5, Tags: [a]}}", "Name: Tea}"),
    ),
    "L205": entry(
        "Wire names are converted to lower-case Python names. A number appended to the second of "
        "two equal names would depend on the order of fields, so a collision is an error. A field "
        "of a result must also not hide an attribute of every result, such as `failed`.",
        (
            MAKE,
            "  Key: {type",
            f"  OTHERId: {{type: Long, example: 1, {_TEXT}}}\n  Key: {{type",
            f"  ThirdId: {{type: Long, example: 1, {_TEXT}}}\n  Key: {{type",
        ),
    ),
    "L206": entry(
        "A field is an attribute and a parameter in Python, and those start with a letter.",
        (
            MAKE,
            "  Key: {type",
            f"  2Fa: {{type: String, example: a, {_TEXT}}}\n  Key: {{type",
            f"  TwoFa: {{type: String, example: a, {_TEXT}}}\n  Key: {{type",
        ),
    ),
    "L207": entry(
        "Examples are shown in the documents and sent in tests. A wrong example leads to a call "
        "that fails.",
        (MAKE, "OtherId: {type: Long, example: 11", "OtherId: {type: Long, example: eleven"),
    ),
    "L208": entry(
        "All values of an enum have the same type, and so have the fields that use the enum.",
        (STRUCTS, "Score: {type: Double,", "Score: {type: Double, enum: Mood,"),
    ),
    "L209": entry(
        "An iterator reads the cursor from one field and sends it in another; both must exist. `kind` is "
        "`cursor`, `offset`, `page` or `token`, and determines the other keys: `next_cursor` and `has_more`, "
        "`total`, `total`, or `next_cursor`.",
        (LIST, "cursor: Cursor", "cursor: Cusror"),
    ),
    "L210": entry(
        "The documents of the client state the value that the server uses if a field is not sent.",
        (MAKE, "Silent: {type: Boolean, default: false", 'Silent: {type: Boolean, default: "no"'),
    ),
    "L211": entry(
        "The client checks conditions before it sends a request.",
        (MAKE, "when: {field: Info.Kind, equals: 1}, error", "when: {field: Info.Knid, equals: 1}, error"),
    ),
    "L212": entry(
        "The client sets this field to a random text, so that a call can be retried.",
        (MAKE, "idempotency_field: Key", "idempotency_field: OtherId"),
    ),
    "L213": entry(
        "The field takes the same ids as text, and a request sends one of the two fields.",
        (MAKE, "string_alternative_of: OwnerId", "string_alternative_of: OwnreId"),
    ),
    "L214": entry(
        "The path of a file names the action that it defines.",
        (MAKE, "action: MakeTalk", "action: StartTalk"),
        (SERVICE, "actions: [MakeTalk, ListTalks]", "actions: [StartTalk, ListTalks]"),
    ),
    "L215": entry(
        "Each group is a page of the documents, and an action is on exactly one page.",
        (SERVICE, "actions: [MakeTalk, ListTalks]", "actions: [MakeTalk, ListTalks, EndTalk]"),
    ),
    "L216": entry(
        "An action is a method of the client, and methods have different names.",
        (LIST, "action: ListTalks", "action: MakeTalk"),
    ),
    "L217": entry(
        "The package exports the classes of the spec and its own classes from one module.",
        (STRUCTS, "  Detail:\n", "  Client:\n"),
        (STRUCTS, "type: Object of Detail", "type: Object of Client"),
    ),
    "L218": entry(
        "errors.yaml defines the meaning of a code and the exception that it raises.",
        (MAKE, "errors: [NoTalk, TooFast]", "errors: [NoTalk, TooFats]"),
    ),
    "L219": entry(
        "The client checks limits before it sends a request. With a limit that no value can "
        "meet, every call would be rejected.",
        (MAKE, "Silent: {type: Boolean,", "Silent: {type: Boolean, max_length: 3,"),
    ),
    "L220": entry(
        "An alias is another name for the same value. A name with a meaning of its own is not an "
        "alias.",
        (MAKE, "aliases: [Id]", "aliases: [Made]"),
    ),
    "L221": entry(
        "A value in a reply must have one name.",
        (STRUCTS, "GROUP: {value: 2", "GROUP: {value: 1"),
        (LIST, "Talks: [{Kind: 2, Name: Tea}]", "Talks: [{Kind: 1, Name: Tea}]"),
    ),
    "L222": entry(
        "service.yaml, errors.yaml and structs.yaml hold what all actions share.",
        (ERRORS, "doc: 6348/2", None),
    ),
    "L223": entry(
        "A client that is created without a region must know which host to call. A service without "
        "regions has one `host` in place of `hosts`; the default region is then only part of signatures.",
        (SERVICE, "regions: {default: cn-north-1,", "regions: {default: cn-noth-1,"),
    ),
    "L224": entry(
        "`failed` of a result lists these items in the same form for all actions.",
        (MAKE, "failures: {field: Misses,", "failures: {field: Mises,"),
    ),
    "L225": entry(
        "A choice is between two or more fields, none of which is required.",
        (
            STRUCTS,
            "  Detail:\n",
            "  Detail:\n    at_least_one_of: [Score]\n",
            "  Detail:\n    at_least_one_of: [Score, Tags]\n",
        ),
    ),
    "L226": entry(
        "A number without a unit cannot be converted to a duration.",
        (
            MAKE,
            "Made: {type: Long, unit: seconds,",
            "Made: {type: Long, duration: true,",
            "Made: {type: Long, unit: seconds, duration: true,",
        ),
    ),
    "L227": entry(
        "An open result is returned unchanged because its fields are unknown.",
        (MAKE, "access: write", "access: write\nopen_result: true"),
    ),
    "L228": entry(
        "An action has one limit, because the client keeps one window for each action. A rate limit "
        "counts either calls or the items of one array of the request. Actions that share a limit name it "
        "as `shared_quota`, and service.yaml defines it under `shared_quotas`.",
        (
            MAKE,
            "qps: 50",
            "rate_limit: {amount: 5, per: day, counts: Key}",
            "rate_limit: {amount: 5, per: day}",
        ),
    ),
    "L229": entry(
        "If the documents lack the page or the rate, `evidence` states that this was checked.",
        (MAKE, "access: write\nqps: 50", "access: write"),
    ),
}  # fmt: skip
