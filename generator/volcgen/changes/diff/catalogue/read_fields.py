"""Rules about what callers read: fields of results, and of structs in them. D251 and up."""

from __future__ import annotations

from typing import Final

from volcgen.changes.diff.rule import ChangeRule, Sentence, added, always, edit, swapped
from volcgen.rule_manual.entry import LIST, MAKE, STRUCTS

_MADE: Final = "  Made: {"
_MADE_LINE: Final = (
    "  Made: {type: Long, unit: seconds, also_types: [String], description: {en: When., zh: 创建时间。}}\n"
)
_PROMISE: Final = (edit(MAKE, "TalkId: {type: Long, required: true,", "TalkId: {type: Long,"),)
_LEVEL: Final = (
    "  Level: {type: Integer, max: %d, description: {en: Its level., zh: 级别。}}\n  Made: {"
)
_SORT: Final = "  Sort: {type: Integer, %sdescription: {en: Its type., zh: 会话类型。}}\n  Made: {"
_ENUM: Final = (edit(MAKE, _MADE, _SORT % "enum: Kind, ", _SORT % ""),)
_ALIAS: Final = (edit(MAKE, "aliases: [Id]", "aliases: [Id, Identity]"),)
_SECRET: Final = (edit(LIST, "sensitive: user_content, ", ""),)
_STR: Final = (
    "      UserIdStr: {type: String, %sdescription: {en: The user as text., zh: 用户 ID 的字符串形式。}}\n"
    "      Code: {type: String, description: {en: Why"
)
_ROOM: Final = (
    "      RoomId: {type: Long, required: true, example: 3, description: {en: Its room., zh: 房间。}}\n      Name: {"
)
_ROOM_STR: Final = (
    "      RoomIdStr: {type: String, string_alternative_of: RoomId, "
    "description: {en: Its room as text., zh: 房间的字符串形式。}}\n"
)
_IN_ROOM: Final = (
    always(MAKE, "Info: {Kind: 1, Mood", "Info: {Kind: 1, RoomId: 3, Mood"),
    always(LIST, "[{Kind: 2, Name", "[{Kind: 2, RoomId: 3, Name"),
)

READ_FIELDS: Final[tuple[ChangeRule, ...]] = (
    ChangeRule(
        "D251",
        "A field is added to what callers read",
        "additive",
        "read",
        "The struct gets an attribute. Older versions of the package ignore the field.",
        (added(MAKE, _MADE, "  Note: {type: String, description: {en: A note., zh: 备注。}}\n"),),
    ),
    ChangeRule(
        "D252",
        "A field is removed from what callers read",
        "breaking",
        "read",
        "Reading the attribute raises AttributeError, and type checkers reject it.",
        (edit(MAKE, _MADE_LINE, ""),),
        Sentence(
            "Do not read {subject}; it no longer exists.",
            "请不要再读取 {subject}，该字段已不存在。",
        ),
    ),
    ChangeRule(
        "D253",
        "A field that callers read is probably renamed",
        "breaking",
        "read",
        "A field is gone, and a new one has the same type and meaning.",
        (edit(MAKE, _MADE, "  Created: {"),),
        Sentence(
            "Read `{new}` in place of `{old}` from `{owner}`.",
            "请从 `{owner}` 读取 `{new}`，不再使用 `{old}`。",
        ),
    ),
    ChangeRule(
        "D254",
        "A field that callers read is renamed in JSON only",
        "behaviour",
        "read",
        "The Python name stays. `to_dict`, `to_json` and `client.call` have the new name.",
        (edit(MAKE, _MADE, "  MADE: {"),),
    ),
    ChangeRule(
        "D255",
        "A field that callers read can be missing",
        "breaking",
        "read",
        "The attribute can be None, so type checkers reject its use without a test.",
        _PROMISE,
        Sentence(
            "Test {subject} for None before you use it.",
            "使用 {subject} 前，请先判断其是否为 None。",
        ),
    ),
    ChangeRule(
        "D256",
        "A field that callers read is always present",
        "additive",
        "read",
        "The attribute is never None; a test for None remains valid.",
        swapped(_PROMISE),
    ),
    ChangeRule(
        "D257",
        "A field that callers read has another type",
        "breaking",
        "read",
        "Code that uses the value as the old type fails, and type checkers reject it.",
        (
            edit(
                MAKE,
                "TalkId: {type: Long, required: true, aliases: [Id], example: 12,",
                'TalkId: {type: String, required: true, aliases: [Id], example: "12",',
            ),
            edit(MAKE, "result: {TalkId: 12}", 'result: {TalkId: "12"}'),
        ),
        Sentence(
            "Use {subject} as {after}, not as {before}.",
            "请按 {after} 类型使用 {subject}，不再是 {before}。",
        ),
    ),
    ChangeRule(
        "D258",
        "A field that callers read has integers of another size",
        "behaviour",
        "read",
        "In Python, both types are int. `to_json(ids_as_str=True)` writes only integers of 64 bits as "
        "text.",
        (edit(MAKE, "TalkId: {type: Long", "TalkId: {type: Integer"),),
    ),
    ChangeRule(
        "D259",
        "A limit of what callers read gets wider",
        "behaviour",
        "read",
        "Replies are not validated, so the client returns values that did not occur before.",
        (edit(MAKE, _MADE, _LEVEL % 9, _LEVEL % 5),),
    ),
    ChangeRule(
        "D260",
        "A limit of what callers read gets narrower",
        "additive",
        "read",
        "Fewer values occur; each of them occurred before.",
        (edit(MAKE, _MADE, _LEVEL % 5, _LEVEL % 9),),
    ),
    ChangeRule(
        "D261",
        "A field that callers read gets an enum",
        "additive",
        "read",
        "Each member of the enum is an int or a str, so the value can be used as before.",
        _ENUM,
    ),
    ChangeRule(
        "D262",
        "A field that callers read loses its enum or has another",
        "breaking",
        "read",
        "The value is not a member of the old enum; `name` and `is_unknown` may be missing.",
        swapped(_ENUM),
        Sentence(
            "Do not use {subject} as a member of `{before}`; compare it with plain values.",
            "请不要再将 {subject} 当作 `{before}` 的成员，应与普通值进行比较。",
        ),
    ),
    ChangeRule(
        "D263",
        "A field is read under another name as well",
        "additive",
        "read",
        "The client accepts replies that use the other name.",
        _ALIAS,
    ),
    ChangeRule(
        "D264",
        "A field is no longer read under another name",
        "behaviour",
        "read",
        "A reply that uses the other name leaves the attribute empty.",
        swapped(_ALIAS),
    ),
    ChangeRule(
        "D265",
        "A time that callers read has another unit",
        "behaviour",
        "read",
        "The same number means another time.",
        (edit(MAKE, "Made: {type: Long, unit: seconds", "Made: {type: Long, unit: milliseconds"),),
    ),
    ChangeRule(
        "D266",
        "A field is or is no longer sensitive",
        "behaviour",
        "behaviour",
        "`repr`, logs, errors and recordings hide sensitive values.",
        _SECRET,
    ),
    ChangeRule(
        "D267",
        "A field of a reply is or is no longer a string alternative",
        "behaviour",
        "read",
        "If the integer id of a failed item is missing, `failed` of the result has the string.",
        (
            edit(
                STRUCTS,
                "      Code: {type: String, description: {en: Why",
                _STR % "string_alternative_of: UserId, ",
                _STR % "",
            ),
        ),
    ),
    ChangeRule(
        "D268",
        "A required id of a struct gets a string alternative",
        "breaking",
        "read",
        "Requests send one of the two, so both are optional in the class. Callers read the same class, "
        "and the integer can be None for type checkers.",
        (
            *_IN_ROOM,
            edit(
                STRUCTS,
                "      Name: {",
                _ROOM.replace("      Name: {", f"{_ROOM_STR}      Name: {{"),
                _ROOM,
            ),
        ),
        Sentence(
            "Test `{old}` for None where you read it; its string alternative is {subject}.",
            "读取 `{old}` 时请先判断其是否为 None；其字符串形式为 {subject}。",
        ),
    ),
)
