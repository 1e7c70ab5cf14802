"""Rules about structs and enums as Python classes. D301 and up."""

from __future__ import annotations

from typing import Final

from volcgen.changes.diff.rule import ChangeRule, Sentence, added, always, edit, swapped
from volcgen.rule_manual.entry import LIST, MAKE, STRUCTS

_MADE: Final = "  Made: {"
_SPARE: Final = """\
  Spare:
    description: {en: A spare one., zh: 备用。}
    fields:
      Size: {type: Long, description: {en: Its size., zh: 大小。}}
"""
_SPARE_FIELD: Final = (
    "  Spares: {type: Array of Spare, description: {en: Spare ones., zh: 备用项。}}\n"
)
_WITH_SPARE: Final = (added(STRUCTS, "  Miss:\n", _SPARE), added(MAKE, _MADE, _SPARE_FIELD))
TUNE: Final = """\
  Tune:
    type: String
    description: {en: Tune of a talk., zh: 会话的基调。}
    values:
      HIGH: {value: high, description: {en: High., zh: 高。}}
structs:
"""
_TUNE_OF_NUMBERS: Final = TUNE.replace("type: String", "type: Integer").replace(": high", ": 1")
_TONE: Final = "  Tone: {type: %s, description: {en: Its tone., zh: 语气。}}\n  Made: {"
_WITH_TUNE: Final = (
    edit(STRUCTS, "structs:\n", TUNE, "structs:\n"),
    edit(MAKE, _MADE, _TONE % "String, enum: Tune", _TONE % "String"),
)
_WILD: Final = "      WILD: {value: wild,"
_SAD: Final = (
    "      %s: {value: %s, description: {en: Sad., zh: 悲伤。}}\n      WILD: {value: wild,"
)
_WITH_SAD: Final = (edit(STRUCTS, _WILD, _SAD % ("SAD", "sad"), _WILD),)
_DETAILS: Final = (
    always(LIST, "Talks: {type: Array of Info", "Talks: {type: Array of Detail"),
    always(LIST, "[{Kind: 2, Name: Tea}]", "[{Score: 1}]"),
)

TYPES: Final[tuple[ChangeRule, ...]] = (
    ChangeRule(
        "D301",
        "A struct is removed",
        "breaking",
        "python",
        "Its class no longer exists.",
        swapped(_WITH_SPARE),
        Sentence(
            "Do not use {subject}; it no longer exists.", "请不要再使用 {subject}，该类已不存在。"
        ),
        company=("D252",),
    ),
    ChangeRule(
        "D302",
        "A struct is probably renamed",
        "breaking",
        "python",
        "A struct is gone, and a new one has the same fields.",
        (
            edit(STRUCTS, "  Miss:\n", "  Absent:\n"),
            edit(MAKE, "Array of Miss", "Array of Absent"),
        ),
        Sentence("Use `{new}` in place of `{old}`.", "请使用 `{new}`，不再使用 `{old}`。"),
    ),
    ChangeRule(
        "D303",
        "A struct is added",
        "additive",
        "python",
        "The package gets a class.",
        _WITH_SPARE,
        company=("D251",),
    ),
    ChangeRule(
        "D304",
        "A struct that callers send is now also read, with an enum",
        "breaking",
        "python",
        "The attribute of a struct that is read has the enum as its type, so type checkers reject "
        "plain values where the struct is made.",
        (
            *_DETAILS,
            added(
                LIST,
                "  Next: {",
                "  Firsts: {type: Array of Info, description: {en: The first talks., zh: 首批会话。}}\n",
            ),
        ),
        Sentence(
            "Make {subject} with members of enums in place of plain values: {new}.",
            "创建 {subject} 时，请使用枚举成员代替普通值：{new}。",
        ),
        company=("D251",),
    ),
    ChangeRule(
        "D305",
        "A struct that callers read is now also sent, with a required field",
        "breaking",
        "python",
        "A struct that is sent has no defaults for its required fields, so code that makes one "
        "without them raises TypeError, mostly in tests.",
        (
            added(
                MAKE,
                "  Silent: {",
                "  Skips: {type: Array of Miss, example: [{UserId: 5}], description: {en: Whom to skip., zh: 跳过的用户。}}\n",
            ),
        ),
        Sentence(
            "Give these fields when you make {subject}: {new}.",
            "创建 {subject} 时，请提供以下字段：{new}。",
        ),
        company=("D202",),
    ),
    ChangeRule(
        "D321",
        "An enum is removed",
        "breaking",
        "python",
        "Its class no longer exists.",
        swapped(_WITH_TUNE),
        Sentence(
            "Use plain values in place of {subject}; it no longer exists.",
            "{subject} 已不存在，请使用普通值。",
        ),
        company=("D262",),
    ),
    ChangeRule(
        "D322",
        "An enum is probably renamed",
        "breaking",
        "python",
        "An enum is gone, and a new one has the same values.",
        (
            edit(STRUCTS, "  Mood:\n    type", "  Vibe:\n    type"),
            edit(STRUCTS, "enum: Mood", "enum: Vibe"),
        ),
        Sentence("Use `{new}` in place of `{old}`.", "请使用 `{new}`，不再使用 `{old}`。"),
    ),
    ChangeRule(
        "D323",
        "An enum is added",
        "additive",
        "python",
        "The package gets a class.",
        _WITH_TUNE,
        company=("D261",),
    ),
    ChangeRule(
        "D324",
        "A value of an enum is removed",
        "breaking",
        "python",
        "The member no longer exists. The client still accepts the plain value, but the server may "
        "refuse it.",
        swapped(_WITH_SAD),
        Sentence(
            "Do not use {subject}; it no longer exists.", "请不要再使用 {subject}，该成员已不存在。"
        ),
    ),
    ChangeRule(
        "D325",
        "A value of an enum is probably renamed",
        "breaking",
        "python",
        "A member is gone, and a new one has the same value.",
        (edit(STRUCTS, _WILD, _SAD % ("SORRY", "sad"), _SAD % ("SAD", "sad")),),
        Sentence(
            "Use `{owner}.{new}` in place of `{owner}.{old}`.",
            "请使用 `{owner}.{new}`，不再使用 `{owner}.{old}`。",
        ),
    ),
    ChangeRule(
        "D326",
        "A value is added to an enum",
        "additive",
        "python",
        "Enums are open: older versions of the package read the value as an unknown member.",
        _WITH_SAD,
    ),
    ChangeRule(
        "D327",
        "A member of an enum has another value",
        "behaviour",
        "python",
        "Code that uses the member sends and compares the new value. Code with the plain value has "
        "the old one.",
        (edit(STRUCTS, _WILD, _SAD % ("SAD", "blue"), _SAD % ("SAD", "sad")),),
    ),
    ChangeRule(
        "D328",
        "The values of an enum have another type",
        "breaking",
        "python",
        "Members are no longer a str, or no longer an int.",
        (
            edit(STRUCTS, "structs:\n", _TUNE_OF_NUMBERS, TUNE),
            edit(MAKE, _MADE, _TONE % "Integer, enum: Tune", _TONE % "String, enum: Tune"),
        ),
        Sentence(
            "Use the values of {subject} as {after}, not as {before}.",
            "请按 {after} 类型使用 {subject} 的取值，不再是 {before}。",
        ),
        company=("D257",),
    ),
    ChangeRule(
        "D329",
        "An enum ignores case, or no longer does",
        "behaviour",
        "read",
        "A value in other case is read as the known member, or as an unknown one.",
        (
            edit(
                STRUCTS,
                "    description: {en: Mood of a talk., zh: 会话的氛围。}\n",
                "    ignore_case: true\n    description: {en: Mood of a talk., zh: 会话的氛围。}\n",
            ),
        ),
    ),
)
