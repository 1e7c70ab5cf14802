"""Rules about actions, groups and listings: D101 and up."""

from __future__ import annotations

from typing import Final

from volcgen.changes.diff.rule import ChangeRule, Sentence, always, edit, swapped
from volcgen.rule_manual.entry import LIST, SERVICE
from volcgen.rule_manual.example import LIST_TALKS, MAKE_TALK

_IN_GROUP: Final = "[MakeTalk, ListTalks]"
_NUMBERS: Final = LIST_TALKS.replace("Array of Info", "Array of Long").replace(
    "[{Kind: 2, Name: Tea}]", "[2]"
)
_LISTS: Final = """\
[MakeTalk]
  lists:
    title: {en: Lists, zh: 列表}
    description: {en: List talks., zh: 查询会话。}
    actions: [ListTalks]"""
_PAGING: Final = """\
paging:
  cursor: Cursor
  limit: Limit
  items: Talks
  next_cursor: Next
  has_more: More
"""
_COUNTED: Final = LIST_TALKS[: LIST_TALKS.index("paging:")]
_EVIDENCE: Final = "evidence:\n  - {where: qps, reason: The page gives none.}\n"
_CLOSED: Final = f"""\
{_COUNTED}result:
  Total: {{type: Long, required: true, description: {{en: How many., zh: 会话数。}}}}
examples:
  request: {{}}
  result: {{Total: 3}}
{_EVIDENCE}"""
_OPEN: Final = f"""\
{_COUNTED}open_result: true
examples:
  request: {{}}
  result: {{}}
{_EVIDENCE}"""
_FROM: Final = (
    always(
        LIST,
        "  Word: {",
        "  From: {type: Long, required: true, example: 0, description: {en: Another start., zh: 另一起始位置。}}\n"
        "  Word: {",
    ),
    always(LIST, "request: {Cursor: 0, Limit: 50}", "request: {Cursor: 0, Limit: 50, From: 0}"),
)
_NAMES: Final = always(
    LIST,
    "  Next: {",
    "  Names: {type: Array of String, required: true, description: {en: Names of the talks., zh: 会话名称列表。}}\n"
    "  Last: {type: Long, required: true, description: {en: Where this page ends., zh: 本页结束位置。}}\n"
    "  Next: {",
)
_NAMES_EXAMPLE: Final = always(LIST, "Next: 50, More", "Names: [Tea], Last: 49, Next: 50, More")

ACTIONS: Final[tuple[ChangeRule, ...]] = (
    ChangeRule(
        "D101",
        "An action is removed",
        "breaking",
        "python",
        "Its method, its classes, its stub and its constant no longer exist.",
        (edit(LIST, "", None, LIST_TALKS), edit(SERVICE, _IN_GROUP, "[MakeTalk]")),
        Sentence(
            "Remove the calls of {subject}; the API no longer has this action.",
            "请删除对 {subject} 的调用，服务端已不再提供该接口。",
        ),
    ),
    ChangeRule(
        "D102",
        "An action is probably renamed",
        "breaking",
        "python",
        "One action is gone, and a new one has the same page or the same fields. The method, the "
        "classes and the stub have other names.",
        (
            edit(LIST, "", None, LIST_TALKS),
            edit("talk/FindTalks.yaml", "", LIST_TALKS.replace("ListTalks", "FindTalks"), None),
            edit(SERVICE, _IN_GROUP, "[MakeTalk, FindTalks]"),
        ),
        Sentence("Call `{new}` in place of `{old}`.", "请改为调用 `{new}`，不再使用 `{old}`。"),
    ),
    ChangeRule(
        "D103",
        "An action is added",
        "additive",
        "python",
        "The clients get a method. No existing name changes.",
        (edit(LIST, "", _NUMBERS, None), edit(SERVICE, _IN_GROUP, _IN_GROUP, "[MakeTalk]")),
    ),
    ChangeRule(
        "D104",
        "An action moves to another group",
        "breaking",
        "python",
        "Its classes and constants are in the module of the group, such as `actions.talk`. The method "
        "of the client stays.",
        (
            edit(SERVICE, _IN_GROUP, _LISTS),
            edit(LIST, "", None, LIST_TALKS),
            edit("lists/ListTalks.yaml", "", LIST_TALKS, None),
        ),
        Sentence(
            "Import the classes of {subject} from `actions.{after}` in place of `actions.{before}`.",
            "请从 `actions.{after}` 导入 {subject} 的类，不再使用 `actions.{before}`。",
        ),
    ),
    ChangeRule(
        "D105",
        "A group is probably renamed",
        "breaking",
        "python",
        "A group is gone, and a new one has the same actions. Its modules have other names.",
        (
            edit(SERVICE, "  talk:\n", "  chat:\n"),
            edit(LIST, "", None, LIST_TALKS),
            edit("talk/MakeTalk.yaml", "", None, MAKE_TALK),
            edit("chat/ListTalks.yaml", "", LIST_TALKS, None),
            edit("chat/MakeTalk.yaml", "", MAKE_TALK, None),
        ),
        Sentence(
            "Import from `actions.{new}` in place of `actions.{old}`.",
            "请从 `actions.{new}` 导入，不再使用 `actions.{old}`。",
        ),
    ),
    ChangeRule(
        "D106",
        "An action no longer returns a listing",
        "breaking",
        "python",
        "The iterator over the listing no longer exists.",
        (edit(LIST, _PAGING, ""),),
        Sentence(
            "Call {subject} in place of `{iterator}`, and ask for each page yourself.",
            "请调用 {subject} 并自行翻页，`{iterator}` 已不存在。",
        ),
    ),
    ChangeRule(
        "D107",
        "An action returns a listing",
        "additive",
        "python",
        "The clients get an iterator over it.",
        swapped((edit(LIST, _PAGING, ""),)),
    ),
    ChangeRule(
        "D108",
        "A listing is paged by other parameters",
        "breaking",
        "python",
        "The iterator sets the cursor itself, and has the page size and all other fields as "
        "parameters, so its parameters change.",
        (*_FROM, edit(LIST, "  cursor: Cursor\n", "  cursor: From\n")),
        Sentence(
            "Adapt the arguments of `{iterator}`: its {key} is now `{new}`, not `{old}`.",
            "请调整 `{iterator}` 的参数：{key} 由 `{old}` 改为 `{new}`。",
        ),
    ),
    ChangeRule(
        "D109",
        "A listing has other items",
        "breaking",
        "read",
        "The iterator yields the items of another field, with another type.",
        (_NAMES, _NAMES_EXAMPLE, edit(LIST, "  items: Talks\n", "  items: Names\n")),
        Sentence(
            "Adapt loops over `{iterator}`: it yields the items of `{new}`, not of `{old}`.",
            "请调整遍历 `{iterator}` 的代码：其元素来自 `{new}`，不再来自 `{old}`。",
        ),
    ),
    ChangeRule(
        "D110",
        "A listing finds its next page in another way",
        "behaviour",
        "behaviour",
        "The iterator reads other fields, or starts or sizes its pages differently. Its parameters "
        "and items stay.",
        (_NAMES, _NAMES_EXAMPLE, edit(LIST, "next_cursor: Next\n", "next_cursor: Last\n")),
    ),
    ChangeRule(
        "D111",
        "The fields of a result become unknown",
        "breaking",
        "read",
        "The result has no attributes but `data`, the JSON of the reply.",
        (edit(LIST, "", _OPEN, _CLOSED),),
        Sentence(
            "Read `{result}.data` by wire names in place of the attributes.",
            "请按接口字段名读取 `{result}.data`，不再使用属性。",
        ),
    ),
    ChangeRule(
        "D112",
        "The fields of a result become known",
        "breaking",
        "read",
        "The result has typed attributes, and `data` no longer exists.",
        (edit(LIST, "", _CLOSED, _OPEN),),
        Sentence(
            "Read the attributes of `{result}` in place of its `data`.",
            "请读取 `{result}` 的属性，不再使用 `data`。",
        ),
    ),
)
