"""Entries on the rules of the whole spec without which no client could be made: L201 to L229."""

from __future__ import annotations

from typing import Final

from volcgen.manual.entry import ERRORS, LIST, MAKE, SERVICE, STRUCTS, Entry, entry

_TEXT: Final = "description: {en: Another one., zh: 另一个。}"

MEANING: Final[dict[str, Entry]] = {
    "L201": entry(
        "Types are written in the words of the documents, so that a page and its spec can be read "
        "side by side.",
        (MAKE, "OtherId: {type: Long", "OtherId: {type: Lnog"),
    ),
    "L202": entry(
        "A struct becomes a class; a name that leads to none would be a class without fields.",
        (STRUCTS, "type: Object of Detail", "type: Object of Detial"),
    ),
    "L203": entry(
        "An enum gives the values of a field their names.",
        (STRUCTS, "enum: Mood", "enum: Moods"),
    ),
    "L204": entry(
        "A struct that requires itself, directly or through others, can never be written down.",
        (
            STRUCTS,
            "      Score: {type",
            f"      Parent: {{type: Object of Detail, required: true, {_TEXT}}}\n      Score: {{type",
            f"      Parent: {{type: Object of Detail, {_TEXT}}}\n      Score: {{type",
        ),
        (MAKE, "Name: Tea, Detail: {Score: 0.5, Tags: [a]}}", "Name: Tea}"),
    ),
    "L205": entry(
        "Wire names become Python names in lower case. A number at the end of the second would "
        "change with the order of the fields, so that a collision is an error. A field of a result "
        "may not hide what every result has, such as `failed` or `request_id`, either.",
        (
            MAKE,
            "  Key: {type",
            f"  OTHERId: {{type: Long, example: 1, {_TEXT}}}\n  Key: {{type",
            f"  ThirdId: {{type: Long, example: 1, {_TEXT}}}\n  Key: {{type",
        ),
    ),
    "L206": entry(
        "A field is an attribute and a parameter in Python, and those begin with a letter.",
        (
            MAKE,
            "  Key: {type",
            f"  2Fa: {{type: String, example: a, {_TEXT}}}\n  Key: {{type",
            f"  TwoFa: {{type: String, example: a, {_TEXT}}}\n  Key: {{type",
        ),
    ),
    "L207": entry(
        "Examples are shown in the documents and sent in tests. One that does not fit teaches a "
        "call that fails.",
        (MAKE, "OtherId: {type: Long, example: 11", "OtherId: {type: Long, example: eleven"),
    ),
    "L208": entry(
        "An enum names values of one type, and the field that has the enum must be of it.",
        (STRUCTS, "Tags: {type: Array of String,", "Tags: {type: Array of String, enum: Mood,"),
    ),
    "L209": entry(
        "An iterator reads the cursor from one field and sends it in another; it must find both.",
        (LIST, "cursor: Cursor", "cursor: Cusror"),
    ),
    "L210": entry(
        "The documents of the client tell what the server takes when a field is left out.",
        (MAKE, "Silent: {type: Boolean, default: false", 'Silent: {type: Boolean, default: "no"'),
    ),
    "L211": entry(
        "The client holds a request against its conditions before it is sent.",
        (MAKE, "when: {field: Info.Kind, equals: 1}, error", "when: {field: Info.Knid, equals: 1}, error"),
    ),
    "L212": entry(
        "The client fills this field by itself with a random text, so that a call can be repeated.",
        (MAKE, "idempotency_field: Key", "idempotency_field: OtherId"),
    ),
    "L213": entry(
        "A twin takes the same ids as text, and only one of the two may be sent.",
        (MAKE, "twin_of: OwnerId", "twin_of: OwnreId"),
    ),
    "L214": entry(
        "Whoever looks for an action finds it by its name, without a search.",
        (MAKE, "action: MakeTalk", "action: StartTalk"),
        (SERVICE, "actions: [MakeTalk, ListTalks]", "actions: [StartTalk, ListTalks]"),
    ),
    "L215": entry(
        "The groups give the documents their pages and their order, so that each action has one.",
        (SERVICE, "actions: [MakeTalk, ListTalks]", "actions: [MakeTalk, ListTalks, EndTalk]"),
    ),
    "L216": entry(
        "An action is a method of the client, and there is one of each name.",
        (LIST, "action: ListTalks", "action: MakeTalk"),
    ),
    "L217": entry(
        "Everything that the package exports stands under one roof, beside its own classes.",
        (STRUCTS, "  Detail:\n", "  Client:\n"),
        (STRUCTS, "type: Object of Detail", "type: Object of Client"),
    ),
    "L218": entry(
        "errors.yaml tells what a code means and which exception it becomes.",
        (MAKE, "errors: [NoTalk, TooFast]", "errors: [NoTalk, TooFats]"),
    ),
    "L219": entry(
        "The client checks limits before it sends; one that cannot be met refuses every call.",
        (MAKE, "Silent: {type: Boolean,", "Silent: {type: Boolean, max_length: 3,"),
    ),
    "L220": entry(
        "An alias is another name for the same value. What has a meaning of its own is no alias.",
        (MAKE, "aliases: [Id]", "aliases: [Made]"),
    ),
    "L221": entry(
        "A value that comes back must have one name.",
        (STRUCTS, "GROUP: {value: 2", "GROUP: {value: 1"),
        (LIST, "Talks: [{Kind: 2, Name: Tea}]", "Talks: [{Kind: 1, Name: Tea}]"),
    ),
    "L222": entry(
        "service.yaml, errors.yaml and structs.yaml hold what all actions share.",
        (ERRORS, "doc: 6348/2", None),
    ),
    "L223": entry(
        "A client for which no region is named must know where to go.",
        (SERVICE, "regions: {default: cn-north-1,", "regions: {default: cn-noth-1,"),
    ),
    "L224": entry(
        "`failed` of a result lists these items, the same way for all actions.",
        (MAKE, "failures: {field: Misses,", "failures: {field: Mises,"),
    ),
    "L225": entry(
        "A choice is between two fields or more, none of which is required already.",
        (
            STRUCTS,
            "  Detail:\n",
            "  Detail:\n    at_least_one_of: [Score]\n",
            "  Detail:\n    at_least_one_of: [Score, Tags]\n",
        ),
    ),
    "L226": entry(
        "A number of nobody knows what cannot become a length of time.",
        (
            MAKE,
            "Made: {type: Long, unit: seconds,",
            "Made: {type: Long, duration: true,",
            "Made: {type: Long, unit: seconds, duration: true,",
        ),
    ),
    "L227": entry(
        "An open result is handed on as it comes because its fields are unknown.",
        (MAKE, "access: write", "access: write\nopen_result: true"),
    ),
    "L228": entry(
        "What is counted are the items of one array of the request, or else the calls.",
        (
            MAKE,
            "qps: 50",
            "rate_limit: {amount: 5, per: day, counts: Key}",
            "rate_limit: {amount: 5, per: day}",
        ),
    ),
    "L229": entry(
        "A gap in the documents is decided, not forgotten: `evidence` says that one looked.",
        (MAKE, "access: write\nqps: 50", "access: write"),
    ),
}  # fmt: skip
