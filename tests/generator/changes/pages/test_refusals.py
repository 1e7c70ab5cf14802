"""Pages that cannot be read reliably are refused, with the reason and the line."""

from __future__ import annotations

import pytest

from volcgen.changes.facts import Refusal
from volcgen.changes.pages import read_text

URL = "https://rtc.volcengineapi.com?Action=SetThing&Version=2020-12-01"
ADDRESS = f"POST {URL}\n"
HEADER = (
    "## 请求参数\n| 参数 | 类型 | 是否必选 | 示例值 | 描述 |\n| --- | --- | --- | --- | --- |\n"
)


def refusal(text: str, path: str = "page.md") -> Refusal:
    reading = read_text(text, path)
    assert not reading.actions
    (refused,) = reading.refused
    assert refused.path == path
    return refused


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        (f"# 概述\n{HEADER}| A | String | 是 | x | y |\n", 1, "names no action"),
        (
            f"{ADDRESS}## 请求参数\n| 参数 | 示例值 | 描述 |\n|---|---|---|\n| A | x | y |\n",
            3,
            "no column of types",
        ),
        (
            f"{ADDRESS}## 请求参数\n| 类型 | 是否必选 | 描述 |\n|---|---|---|\n| String | 是 | y |\n",
            3,
            "no column of names",
        ),
        (f"{ADDRESS}{HEADER}| A | String | 是 | y |\n", 5, "4 cells, the header has 5"),
        (f"{ADDRESS}{HEADER}| A | String | 是 | y | z | w |\n", 5, "6 cells, the header has 5"),
        (f"{ADDRESS}{HEADER}| | String | 是 | y | z |\n", 5, "expected the name of a field"),
        (f"{ADDRESS}{HEADER}| 名称 | String | 是 | y | z |\n", 5, "found `名称`"),
        (
            f"{ADDRESS}{HEADER}| A | String | 是 | y | z |\n| A | Long | 是 | y | z |\n",
            6,
            "`A` is listed twice; first in line 5",
        ),
        (
            f"{ADDRESS}{HEADER}| A | String | 是 | y | z |\n| └ B | Long | 是 | y | z |\n",
            6,
            "`B` is nested below `A`, which is not a struct",
        ),
        (f"{ADDRESS}## 概述\n内容。\n", 1, "no table of parameters or results"),
        (f"{ADDRESS}{HEADER}| A | String | 是 | y | z |\n注\n| B | Long | 否 | y | z |\n", 7, "no table"),
        (f"{ADDRESS}{HEADER}| A | String | 是 | y | z |\n注\n| B | Long | 否 |\n", 7, "no table"),
        (f"{ADDRESS}## 请求参数\n参数 | 类型\n| --- | --- | --- |\n| A | Long | 是 |\n", 5, "no table"),
        (f"{ADDRESS}请求参数\n参数\n类型\n描述\nA\nA\nString\ny\n", 3, "not followed by a row"),
        (
            f"{ADDRESS}请求参数\n参数\n类型\n示例值\nA\nString\ny\nz\n参数2\nB\nString\ny\n",
            6,
            "cells, the header has 3",
        ),
        (
            f"{ADDRESS}请求参数\n参数\n类型\n是否必选\n描述\nA\nString\n是\n甲\nB\nLong\n乙\nC\nLong\n是\n丙\n",
            7,
            "a row that lacks a cell",
        ),
        (
            f'{ADDRESS}**A** <span data-label="purple"> String </span>\n**B\n** '
            '<span data-label="purple"> Long </span>\n',
            4,
            "found a label alone",
        ),
        (
            "# ButtonGroup\n## Parameters\n| Name | Type | Default |\n|---|---|---|\n| color | string | red |\n",
            1,
            "only a title",
        ),
        (f"{ADDRESS}<table><tr><td>参数</td>\n", 2, "the table in HTML does not end"),
        (
            "接口请求域名：cvm.tencentcloudapi.com\n"
            f"{HEADER}| Action | String | 是 | RunThings | 取值：RunThings |\n",
            1,
            "another vendor",
        ),
        (
            f"# RunThings\n{HEADER}| A | String | 是 | x | y |\n```\nhttps://ecs.aliyuncs.com/?Action=RunThings\n```\n",
            7,
            "another vendor",
        ),
        (
            "```\nGET https://rtc.volcengineapi.com?Action=AddThing\n```\n"
            "```\nGET https://rtc.volcengineapi.com?Action=DropThing\n```\n",
            2,
            "the examples name several actions",
        ),
        (
            f"请求地址：{URL}\n| 参数 | 类型 | 描述 |\n|---|---|---|\n| A | String | y |\n"
            f"请求地址：{URL.replace('Set', 'Drop')}",
            5,
            "does not show where the part of `DropThing` begins",
        ),
        (f"{ADDRESS}## 结构\n| 参数 | 类型 | 描述 |\n|---|---|---|\n| A | String | y |\n", 3, "no request, result"),
        ("# 公共错误码\n| 错误码 | 说明 |\n|---|---|\n| NotFound | 不存在 |\n", 1, "names no action"),
    ],
)  # fmt: skip
def test_unreliable_page_is_refused(text: str, line: int, reason: str) -> None:
    refused = refusal(text)
    assert reason in refused.reason
    assert refused.line == line


def test_struct_that_is_described_twice_with_different_fields_is_refused() -> None:
    table = "### Info\n| 参数 | 类型 | 描述 |\n|---|---|---|\n"
    text = (
        f"{ADDRESS}## 返回参数\n| 参数 | 类型 | 描述 |\n|---|---|---|\n| Info | Object of Info | y |\n"
        f"{table}| A | String | y |\n{table}| B | String | y |\n"
    )
    assert "`Info` is described twice" in refusal(text).reason


def test_html_that_is_nested_too_deeply_is_refused() -> None:
    assert "nested too deeply" in refusal("<html>" + "<div>" * 3000, "page.html").reason


def test_very_long_page_is_refused() -> None:
    assert "more than 10000 lines" in refusal(ADDRESS + "a\n" * 10_001).reason


@pytest.mark.parametrize(
    ("text", "reason"), [('{"a": 1}', "not a definition"), ("{", "not valid JSON")]
)
def test_other_json_is_refused(text: str, reason: str) -> None:
    assert reason in refusal(text, "page.json").reason
