"""Entries for the rules about the quality of a spec: L230 and up."""

from __future__ import annotations

from typing import Final

from volcgen.rule_manual.entry import LIST, MAKE, OTHER, SERVICE, STRUCTS, Entry, entry

_SPARE: Final = """\
  Spare:
    description: {en: A spare one., zh: 备用。}
    fields:
      Size: {type: Long, description: {en: Its size., zh: 大小。}}
"""
_LATE: Final = """\
  Late:
    description: {en: A user who came late., zh: 迟到的用户。}
    fields:
      UserId: {type: Long, required: true, description: {en: The user., zh: 用户。}}
      Code: {type: String, description: {en: Why., zh: 原因。}}
      Words: {type: String, description: {en: The reason., zh: 原因说明。}}
"""
_REASON: Final = """\
    evidence:
      - {where: fields, reason: The page will give it a time of its own.}
"""
_LATES: Final = (
    "  Lates: {type: Array of Late, description: {en: Who came late., zh: 迟到的用户。}}\n"
)

_TEXT: Final = "description: {en: Another one., zh: 另一个。}"

QUALITY: Final[dict[str, Entry]] = {
    "L230": entry(
        "The documents exist in both languages, and each text must be in the language of its "
        "reader. A name that is the same in both goes in backticks.",
        (MAKE, "summary: {en: Make a talk., zh: 创建会话。}", "summary: {en: Make a talk., zh: Make a talk。}"),
    ),
    "L231": entry(
        "Chinese uses full-width marks and English half-width ones. The character before a mark "
        "decides, so names and numbers are not affected.",
        (MAKE, "不传 `Key` 则每次新建。", '"不传键时,每次新建。"', '"不传键时，每次新建。"'),
    ),
    "L232": entry(
        "Descriptions are sentences, and the documents join them with others. Titles are not "
        "sentences.",
        (MAKE, "summary: {en: Make a talk., zh", "summary: {en: Make a talk, zh"),
    ),
    "L233": entry(
        "Seconds and milliseconds look alike in a table, and differ by a factor of 1000 in a "
        "call. A name means a time if it ends in `Time`, `At`, `Timestamp`, `Timeout`, `TTL`, "
        "`Duration` or a form of `Expire`, or starts with `Expire`. If the documents give no "
        "unit, add `evidence`.",
        (
            MAKE,
            "Made: {type: Long, unit: seconds,",
            "CreateTime: {type: Long,",
            "CreateTime: {type: Long, unit: seconds,",
        ),
    ),
    "L234": entry(
        "An unused definition is left over from an edit, or some field has the wrong type. A "
        "struct is used if a request or a result refers to it, directly or through other structs.",
        (STRUCTS, "  Miss:\n", f"{_SPARE}  Miss:\n"),
    ),
    "L235": entry(
        "With two classes for one thing, callers must convert between them. If there is a reason, "
        "state it in the `evidence` of one of the two with `where: fields`.",
        (STRUCTS, "  Miss:\n", f"{_LATE}  Miss:\n", f"{_LATE}{_REASON}  Miss:\n"),
        (MAKE, "examples:\n", f"{_LATES}examples:\n", f"{_LATES}examples:\n"),
    ),
    "L236": entry(
        "A singular name on an array is most often a mistake, here or in the documents. The last "
        "word of a plural name, apart from `Str`, ends in `s` but not in `ss`, or is `List`, "
        "`Map`, `Ext`, `Data` or `People`. If the service uses the name, give the source in "
        "`evidence`.",
        (STRUCTS, "Tags: {type: Array of String, example", "Tag: {type: Array of String, example"),
        (MAKE, "Detail: {Score: 0.5, Tags: [a]}", "Detail: {Score: 0.5, Tag: [a]}"),
    ),
    "L237": entry(
        "Readers copy examples before they read tables, and tests send them to the emulator.",
        (LIST, "examples:\n  request: {Cursor: 0, Limit: 50}", "examples:"),
    ),
    "L238": entry(
        "A value is more specific than a type, and tools that fill in a request need one for each "
        "parameter. A field with `string_alternative_of` needs none, because the other field has one.",
        (MAKE, "OtherId: {type: Long, example: 11,", "OtherId: {type: Long,"),
    ),
    "L239": entry(
        "The linter finds evidence by the path of the key that was decided. A path follows the keys "
        "of the file, or of the struct or enum, and may end at a key without a value: leaving out "
        "`doc` is also a decision.",
        (MAKE, "where: request.Key,", "where: request.Kee,"),
    ),
    "L240": entry(
        "A default is the value that the server uses if a field is not sent, and a required field "
        "is always sent.",
        (MAKE, "OwnerId: {type: Long, required: true,", "OwnerId: {type: Long, required: true, default: 1,"),
    ),
    "L241": entry(
        "Labels are data for the templates of one service. A misspelt one would have no effect.",
        (MAKE, "labels: {sizes: [pair, crowd]}", "labels: {sizes: [pair, crwod]}"),
    ),
    "L242": entry(
        "`volcgen import` takes facts from pages, never sentences. It writes `TODO` where only a "
        "person can write: texts, names of enum values, and reasons in `evidence`. Nothing is "
        "generated until all are replaced.",
        (MAKE, "summary: {en: Make a talk., zh: 创建会话。}", "summary: {en: Make a talk., zh: TODO}"),
        (STRUCTS, "CALM: {value: calm,", "TODO_CALM: {value: calm,"),
    ),
    "L243": entry(
        "Warnings and documents tell callers to use the replacement. If that were deprecated as "
        "well, they would have to change their code twice.",
        (
            MAKE,
            "Silent: {type: Boolean,",
            'Silent: {type: Boolean, deprecated: {since: "2026-11-27", use: Keyy},',
            'Silent: {type: Boolean, deprecated: {since: "2026-11-27", use: Key},',
        ),
    ),
    "L244": entry(
        "Using a deprecated field in a request causes a warning. If the field were required, no "
        "caller could avoid the warning.",
        (
            MAKE,
            "Silent: {type: Boolean, default: false,",
            'Silent: {type: Boolean, required: true, deprecated: {since: "2026-11-27"},',
            'Silent: {type: Boolean, default: false, deprecated: {since: "2026-11-27"},',
        ),
        (MAKE, "    OtherId: 11\n", "    OtherId: 11\n    Silent: true\n", "    OtherId: 11\n"),
    ),
    "L245": entry(
        "A client puts its parameters into every request, and reads them from environment variables. "
        "A list, an enum, or a field that another one can replace, belongs to single requests.",
        (
            SERVICE,
            "AppId: {type: Integer, required: true, example: 7,",
            "AppId: {type: Integer, enum: Kind, required: true, example: 1,",
        ),
    ),
    "L246": entry(
        "Names and values of the API are compared byte by byte. A character that looks like another, "
        "or cannot be seen, comes from copying and is never what the server expects.",
        (STRUCTS, "Words: {type: String,", "W\u043erds: {type: String,"),
        (MAKE, "message: Words", "message: W\u043erds", "message: Words"),
    ),
    "L247": entry(
        "Servers and proxies ignore or refuse the body of a GET request.",
        (
            MAKE,
            "access: write\n",
            "access: write\nmethod: GET\nencoding: form\n",
            "access: write\nmethod: GET\n",
        ),
    ),
    "L248": entry(
        "In a query or a form, a dot separates the names of structs and fields, as in `Parent.Child`, and "
        "the rest of a name is the key of a JSON Map. A field of a query also must not have the name of "
        "a parameter that each query has, `Action` or `Version`.",
        (
            MAKE,
            "access: write\n",
            "access: write\nencoding: form\n",
            "access: write\nencoding: form\n",
        ),
        (
            MAKE,
            "  Key: {type",
            f"  Your.Key: {{type: String, example: a, {_TEXT}}}\n  Key: {{type",
            f"  YourKey: {{type: String, example: a, {_TEXT}}}\n  Key: {{type",
        ),
    ),
    "L249": entry(
        "The client checks requests against the pattern, and test factories use the example. The syntax is "
        "that which Python and JSON Schema have in common: no `^` and `$`, since the whole text is "
        "matched, no groups but `(?:…)`, and no names of characters but `\\d`, `\\w`, `\\s` and the like.",
        (
            STRUCTS,
            "Name: {type: String, max_length: 20,",
            'Name: {type: String, max_length: 20, pattern: "[A-Z[a-z]*$",',
            'Name: {type: String, max_length: 20, pattern: "[A-Z][a-z]*",',
        ),
    ),
    "L250": entry(
        "A program can install and import the packages of several services, and a test can use the "
        "fixtures of all of them. With several services, `output` contains `{service}`.",
        (OTHER, "service: tiny", "service: kiosk", "service: kiosk"),
        (
            OTHER,
            "package: {distribution: tiny-im, import: tiny_im,",
            "package: {distribution: kiosk, import: tiny_im,",
            "package: {distribution: kiosk, import: kiosk,",
        ),
    ),
}  # fmt: skip
