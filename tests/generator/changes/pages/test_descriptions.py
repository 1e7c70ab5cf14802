"""Enumerations, limits, defaults and units in the description of one field."""

from __future__ import annotations

import pytest
from support.shown_facts import shown_field

from volcgen.changes.facts import FieldFacts
from volcgen.changes.pages import read_text

HEAD = (
    "POST https://rtc.volcengineapi.com?Action=SetThing&Version=2020-12-01\n## 请求参数\n"
    "| 参数 | 类型 | 是否必选 | 示例值 | 描述 |\n|---|---|---|---|---|\n"
)


def described(name: str, type_: str, description: str) -> FieldFacts:
    (action,) = read_text(
        f"{HEAD}| {name} | {type_} | 是 | - | {description} |\n", "page.md"
    ).actions
    (field,) = action.request
    return field


@pytest.mark.parametrize(
    ("type_", "description", "expected"),
    [
        ("Integer", "类型。<br>- 1：单聊<br>- 2：群聊", "enum 1=单聊, 2=群聊"),
        ("Integer", "角色<br>0：成员<br>1：群主", "enum 0=成员, 1=群主"),
        ("Integer", "角色<br>－ `0`：成员<br>－ `1`：群主", "enum 0=成员, 1=群主"),
        ("Integer", "(0, 100] 之间的整数", "min 1; max 100"),
        ("Integer", "至少 5，至多 50。", "min 5; max 50"),
        ("Integer", "类型，0 表示关闭，1 表示开启", "enum 0=关闭, 1=开启"),
        ("Integer", "状态（0：正常，1：禁用）", "enum 0=正常, 1=禁用"),
        ("Integer", "状态，0-正常，1-禁用。", "enum 0=正常, 1=禁用"),
        ("Integer", "类型：1=文本 2=图片", "enum 1=文本, 2=图片"),
        ("Integer", "可选值：1（单聊）、2（群聊）", "enum 1=单聊, 2=群聊"),
        ("Integer", "取值：0、1、2，默认为 1", "default 1; enum 0=, 1=, 2="),
        ("Integer", "0: off, 1: on. Default is 0.", "default 0; enum 0=off, 1=on"),
        ("Integer", "One of 1, 2, or 3.", "enum 1=, 2=, 3="),
        ("Boolean", "<li>`true`：忽略<li>`false`：不忽略", "enum True=忽略, False=不忽略"),
        ("String", "类型，可选值：a、b、c", "enum 'a'=, 'b'=, 'c'="),
        ("String", "Valid values: `A` (first), `B` (second).", "enum 'A'=first, 'B'=second"),
        ("String", "取值：<br>- `a`：甲<br>- `b`：乙<br>- 其他值会报错", "enum 'a'=甲, 'b'=乙"),
        ("String", "类型：<br>- text：文本<br>- image：图片", "enum 'text'=文本, 'image'=图片"),
        ("Array of String", "取值：<br>- `a`：甲<br>- `b`：乙", "enum 'a'=甲, 'b'=乙"),
        ("Integer", "类型：<br>- `1`：甲，最多 10 个<br>- `2`：乙", "enum 1=甲，最多 10 个, 2=乙"),
        ("Integer", "类型：<br>- `1`：甲（默认）<br>- `2`：乙", "default 1; enum 1=甲（默认）, 2=乙"),
        ("Integer", "取值范围 0~3：0 最低，3 最高", "min 0; max 3; enum 0=最低?, 3=最高?"),
        # Not enumerations, or perhaps not.
        ("String", "说明：<br>- 不能为空<br>- 以字母开头", ""),
        ("String", "只能包含字母、数字和下划线", ""),
        ("String", "支持 `mp4`、`flv`", "enum 'mp4'=?, 'flv'=?"),
        ("Integer", "步骤。<br>1. 先做这个<br>2. 再做那个", ""),
        ("Integer", "见 2020-12-01 的说明，16:9 画面", ""),
        ("JSON Map", "标签。<br>- `Key`：键<br>- `Value`：值", ""),
        # Lists that are lost.
        ("Integer", "枚举值：", "unknown enum"),
        ("Integer", "类型。<br>-", "unknown enum"),
        ("String", "The possible values are as follows:", "unknown enum"),
    ],
)  # fmt: skip
def test_enumerations(type_: str, description: str, expected: str) -> None:
    assert shown_field(described("Thing", type_, description)) == f"type {type_}; required True" + (
        f"; {expected}" if expected else ""
    )


@pytest.mark.parametrize(
    ("type_", "description", "expected"),
    [
        ("Integer", "取值范围 [1,100]", "min 1; max 100"),
        ("Integer", "取值范围：(0, 100]", "min 1; max 100"),
        ("Integer", "1~100", "min 1; max 100"),
        ("Integer", "between 1 and 100, default 20", "default 20; min 1; max 100"),
        ("Integer", "Range: 1-100", "min 1; max 100"),
        ("Integer", "最小值为 5，最大值为 1,000", "min 5; max 1000"),
        ("Integer", "大于 0 且不超过 20", "min 1; max 20"),
        ("Integer", "超时，单位为秒，默认 30 秒，最长 60 秒", "default 30; max 60; unit seconds"),
        ("Double", "默认 0.5，取值范围 0~1", "default 0.5; min 0; max 1"),
        ("String", "最多 50 个字符", "max_length 50"),
        ("String", "长度为 1~32 个字符", "max_length 32"),
        ("String", "At most 64 characters.", "max_length 64"),
        ("Array of String", "最多 20 个，每个不超过 10 个字符", "max_items 20"),
        ("Array of Long", "At most 20 items.", "max_items 20"),
        ("Array of Long", "元素个数范围 1~50", "max_items 50"),
        ("Long", "创建时间戳，单位为毫秒", "unit milliseconds"),
        ("Long", "Unix timestamp in seconds", "unit seconds"),
        ("Long", "毫秒级时间戳", "unit milliseconds"),
        ("Boolean", "Defaults to true.", "default True"),
        ("String", "排序，默认为 desc", "default desc"),
        # Limits of something else, or in doubt.
        ("Integer", "群主，最多 200 人", "max 200?"),
        ("String", "默认为当前用户的地域", ""),
        ("String", "最大长度为 128 字节", "unknown max_length"),
        ("Integer", "单聊默认为 1，群聊默认为 2", "unknown default"),
        ("Integer", "当为 1 时，最大值为 20；当为 2 时，最大值为 30", "unknown max"),
        ("Integer", "文件，不超过 10 MB", ""),
        ("Array of String", "[1,20]", ""),
    ],
)  # fmt: skip
def test_limits(type_: str, description: str, expected: str) -> None:
    assert shown_field(described("Thing", type_, description)) == f"type {type_}; required True" + (
        f"; {expected}" if expected else ""
    )


def test_count_limits_a_field_that_is_a_count() -> None:
    assert "max 50;" in shown_field(described("Limit", "Integer", "最多 50 条")) + ";"
    assert "max 50?" in shown_field(described("Owner", "Integer", "最多 50 条"))


def test_values_in_a_table_of_their_own() -> None:
    text = (
        f"{HEAD}| Kind | Integer | 是 | 1 | 类型，见下表 |\n\nKind 的取值：\n\n"
        "| 取值 | 说明 |\n|---|---|\n| 1 | 单聊 |\n| 2 | 群聊 |\n"
    )
    (action,) = read_text(text, "page.md").actions
    assert shown_field(action.request[0]).endswith("enum 1=单聊, 2=群聊")
    assert [fact.line for fact in action.request[0].enum] == [11, 12]
