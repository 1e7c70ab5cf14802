"""Rules about what callers send: fields of requests, of structs in them, and of the client. D201 and up."""

from __future__ import annotations

from typing import Final

from volcgen.changes.diff.catalogue.types import TUNE
from volcgen.changes.diff.rule import ChangeRule, Sentence, added, always, edit, swapped
from volcgen.rule_manual.entry import LIST, MAKE, STRUCTS

_SILENT: Final = "  Silent: {"
_SILENT_LINE: Final = (
    "  Silent: {type: Boolean, default: false, example: true, "
    "description: {en: Send no notification., zh: 不通知。}}\n"
)
_TOPIC: Final = (
    "  Topic: {type: String, %sexample: tea, description: {en: Its topic., zh: 主题。}}\n"
)
_WORD: Final = "  Word: {"
_WORD_SENT: Final = always(
    LIST, "request: {Cursor: 0, Limit: 50}", "request: {Cursor: 0, Limit: 50, Word: tea}"
)
_REQUIRED: Final = (
    _WORD_SENT,
    edit(LIST, "Word: {type: String, sens", "Word: {type: String, required: true, sens"),
)
_SORT: Final = (
    "  Sort: {type: Integer, %sexample: 1, description: {en: What to list., zh: 查询类型。}}\n  Word: {"
)
_ENUM: Final = (edit(LIST, _WORD, _SORT % "enum: Kind, ", _SORT % ""),)
_TONE: Final = (
    "  Tone: {type: String, enum: %s, example: %s, description: {en: Its tone., zh: 语气。}}\n"
    "  Other: {type: String, enum: Tune, example: high, description: {en: Another tone., zh: 另一语气。}}\n"
    "  Word: {"
)
_OTHER_STR: Final = (
    '  OtherIdStr: {type: String, %sexample: "11", description: {en: The other one as text., zh: 另一位成员的字符串形式。}}\n'
    "  Silent: {"
)
_LINK: Final = (
    edit(MAKE, _SILENT, _OTHER_STR % "string_alternative_of: OtherId, ", _OTHER_STR % ""),
)
_SINCE: Final = (
    "  Since: {type: Long, unit: %s, example: 1700000000, description: {en: Oldest time., zh: 最早时间。}}\n  Word: {"
)
_RANK: Final = (
    "      Rank: {type: Integer, %sexample: 1, description: {en: Its rank., zh: 级别。}}\n"
    "      Name: {"
)
_CHOICE: Final = (
    edit(
        STRUCTS,
        "    fields:\n      Score:",
        "    at_least_one_of: [Score, Tags]\n    fields:\n      Score:",
    ),
)

SENT_FIELDS: Final[tuple[ChangeRule, ...]] = (
    ChangeRule(
        "D201",
        "A required field is added to what callers send",
        "breaking",
        "sent",
        "A call without it raises TypeError, and type checkers reject it.",
        (
            added(MAKE, _SILENT, _TOPIC % "required: true, "),
            edit(MAKE, "    OtherId: 11\n", "    OtherId: 11\n    Topic: tea\n"),
        ),
        Sentence(
            "Pass `{name}` to `{owner}`; it is required now.",
            "请向 `{owner}` 传入 `{name}`，该字段现为必填。",
        ),
    ),
    ChangeRule(
        "D202",
        "An optional field is added to what callers send",
        "additive",
        "sent",
        "Parameters are keyword-only, so a new one moves no other.",
        (added(MAKE, _SILENT, _TOPIC % ""),),
    ),
    ChangeRule(
        "D203",
        "A field is removed from what callers send",
        "breaking",
        "sent",
        "A call that passes it raises TypeError, and type checkers reject it.",
        (edit(MAKE, _SILENT_LINE, ""),),
        Sentence(
            "Do not pass `{name}` to `{owner}`; it no longer exists.",
            "请不要再向 `{owner}` 传入 `{name}`，该字段已不存在。",
        ),
    ),
    ChangeRule(
        "D204",
        "A field that callers send is probably renamed",
        "breaking",
        "sent",
        "A field is gone, and a new one has the same type and meaning.",
        (edit(MAKE, _SILENT, "  Quiet: {"),),
        Sentence(
            "Pass `{new}` in place of `{old}` to `{owner}`.",
            "请向 `{owner}` 传入 `{new}`，不再使用 `{old}`。",
        ),
    ),
    ChangeRule(
        "D205",
        "A field that callers send is renamed in JSON only",
        "behaviour",
        "sent",
        "The Python name stays. Code that sends raw JSON with `client.call` must use the new name.",
        (edit(MAKE, _SILENT, "  SILENT: {"),),
    ),
    ChangeRule(
        "D206",
        "A field that callers send becomes required",
        "breaking",
        "sent",
        "A call without it raises TypeError, and type checkers reject it.",
        _REQUIRED,
        Sentence(
            "Always pass `{name}` to `{owner}`; it is required now.",
            "请始终向 `{owner}` 传入 `{name}`，该字段现为必填。",
        ),
    ),
    ChangeRule(
        "D207",
        "A field that callers send becomes optional",
        "additive",
        "sent",
        "The parameter gets None as its default.",
        swapped(_REQUIRED),
    ),
    ChangeRule(
        "D208",
        "A field that callers send has another type",
        "breaking",
        "sent",
        "A value of the old type raises ValidationError, and type checkers reject it.",
        (
            edit(
                LIST,
                "Word: {type: String, sensitive: user_content, example: tea",
                "Word: {type: Long, sensitive: user_content, example: 7",
            ),
        ),
        Sentence(
            "Pass {subject} as {after}, not as {before}.",
            "请以 {after} 类型传入 {subject}，不再使用 {before}。",
        ),
    ),
    ChangeRule(
        "D209",
        "A field that callers send takes more numbers",
        "additive",
        "sent",
        "Integers of 64 bits or fractions are valid as well. In Python, an int remains valid.",
        (edit(MAKE, "OtherId: {type: Long", "OtherId: {type: Long", "OtherId: {type: Integer"),),
    ),
    ChangeRule(
        "D210",
        "A field that callers send takes only integers of 32 bits",
        "breaking",
        "sent",
        "A larger value raises ValidationError.",
        (edit(MAKE, "OtherId: {type: Long", "OtherId: {type: Integer"),),
        Sentence(
            "Keep {subject} between -2147483648 and 2147483647.",
            "请将 {subject} 限制在 -2147483648 至 2147483647 之间。",
        ),
    ),
    ChangeRule(
        "D211",
        "A limit of what callers send gets narrower",
        "breaking",
        "sent",
        "The client raises ValidationError for values that were allowed.",
        (edit(MAKE, "max: 900", "max: 500"),),
        Sentence(
            "Keep {subject} within its new limit: {key} {after}.",
            "请使 {subject} 符合新的限制：{key} {after}。",
        ),
    ),
    ChangeRule(
        "D212",
        "A limit of what callers send gets wider",
        "additive",
        "sent",
        "More values are valid.",
        (edit(MAKE, "max: 900", "max: 950"),),
    ),
    ChangeRule(
        "D213",
        "The default of a field changes",
        "behaviour",
        "sent",
        "The server applies the default, so a call without the field has another effect.",
        (edit(MAKE, "default: false", "default: true"),),
    ),
    ChangeRule(
        "D214",
        "A field that callers send gets an enum",
        "additive",
        "sent",
        "Enums are open: plain values remain valid beside the members.",
        _ENUM,
    ),
    ChangeRule(
        "D215",
        "A field that callers send loses its enum",
        "additive",
        "sent",
        "Members of the enum remain valid, because each is an int or a str.",
        swapped(_ENUM),
    ),
    ChangeRule(
        "D216",
        "A field that callers send has another enum",
        "behaviour",
        "sent",
        "Members of the old enum are still accepted, but the server gives the values another meaning.",
        (
            always(STRUCTS, "structs:\n", TUNE),
            edit(LIST, _WORD, _TONE % ("Tune", "high"), _TONE % ("Mood", "calm")),
        ),
    ),
    ChangeRule(
        "D217",
        "A field becomes the string alternative of another",
        "breaking",
        "sent",
        "Only one of the two can be sent; with both, the client raises ValidationError.",
        _LINK,
        Sentence(
            "Pass either `{new}` or {subject}, not both.", "`{new}` 与 {subject} 只能传其一。"
        ),
    ),
    ChangeRule(
        "D218",
        "A required id can no longer be sent as text",
        "breaking",
        "sent",
        "The integer field is required again, so a call with the text alone raises TypeError.",
        (
            edit(
                MAKE,
                "OwnerIdStr: {type: String, string_alternative_of: OwnerId,",
                'OwnerIdStr: {type: String, example: "10",',
            ),
        ),
        Sentence(
            "Pass the integer `{old}`; {subject} no longer replaces it.",
            "请传入整数 `{old}`，{subject} 已不能替代它。",
        ),
    ),
    ChangeRule(
        "D219",
        "A field is no longer the string alternative of an optional id",
        "additive",
        "sent",
        "Both can be sent together.",
        swapped(_LINK),
    ),
    ChangeRule(
        "D220",
        "A time that callers send has another unit",
        "behaviour",
        "sent",
        "The same number means another time.",
        (edit(LIST, _WORD, _SINCE % "milliseconds", _SINCE % "seconds"),),
    ),
    ChangeRule(
        "D221",
        "One of several fields becomes required",
        "breaking",
        "sent",
        "The client raises ValidationError for a struct without any of them.",
        _CHOICE,
        Sentence(
            "Set at least one of these fields of {subject}: {new}.",
            "请至少设置 {subject} 的以下字段之一：{new}。",
        ),
    ),
    ChangeRule(
        "D222",
        "None of several fields is required",
        "additive",
        "sent",
        "More requests are valid.",
        swapped(_CHOICE),
    ),
    ChangeRule(
        "D223",
        "A field of a struct that is sent and read gets an enum",
        "breaking",
        "sent",
        "A struct that is read has the enum alone as the type of the attribute, so type checkers "
        "reject plain values where the struct is made. The call accepts them.",
        (edit(STRUCTS, "      Name: {", _RANK % "enum: Kind, ", _RANK % ""),),
        Sentence(
            "Pass members of `{after}` as {subject} in place of plain values.",
            "请以 `{after}` 的成员传入 {subject}，不再使用普通值。",
        ),
        company=("D261",),
    ),
)
