"""Writes the facts of tests/data/im_facts.json as document pages, in the shape of the vendor's own
Markdown: tables by section, structs below headings, and lists of values in continued rows."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, Final

from support.project import REPOSITORY

Data = dict[str, Any]

FACTS: Final[Data] = json.loads(
    (REPOSITORY / "tests" / "data" / "im_facts.json").read_text(encoding="utf-8")
)
VERSION: Final = "2020-12-01"
HOST: Final = "rtc.volcengineapi.com"
UNITS: Final = {"seconds": "秒", "milliseconds": "毫秒"}
_HEAD: Final = """\
---
status: 1    # 1 for online
keywords: 消息
---

## 使用说明
{qps}## 请求说明
- 请求方式：**POST**
- 请求地址：**https://{host}?Action={action}&Version={version}**
## 请求参数
### Query
| 参数 | 类型 | 是否必选 | 示例值 | 描述 |
| ---- | ---- | ---- | ---- | ---- |
| Action | String | 是 | `{action}` | 接口名称，即 `{action}`。 |
| Version | String | 是 | `{version}` | 接口版本，即 `{version}`。 |
### Body
"""


def page(name: str, facts: Data = FACTS) -> str:
    """Return the page of one action."""
    action = facts["actions"][name]
    request, result = action["request"], action["result"] or {}
    qps = action.get("qps")
    parts = [
        _HEAD.format(
            action=name,
            host=HOST,
            version=VERSION,
            qps=f"## 注意事项\nQPS 不得超过 {qps}。\n" if qps else "",
        ),
        *_table(request, required=True),
    ]
    sent = _structs(request, facts)
    for struct in sent:
        parts += [f"\n### {struct}\n\n", *_table(facts["structs"][struct], required=True)]
    parts.append("## 返回参数\n")
    parts += _table(result, required=False) if result else ["本接口无特有返回参数。\n"]
    for struct in _structs(result, facts):
        if struct not in sent:
            parts += [f"\n### {struct}\n\n", *_table(facts["structs"][struct], required=False)]
    parts.append("## 错误码\n您可访问公共错误码，获取更多错误码信息。\n")
    return "".join(parts)


def _structs(fields: Data, facts: Data) -> list[str]:
    """Return the structs that fields lead to, in the order in which a reader meets them."""
    found: list[str] = []
    for field in fields.values():
        name = _struct_name(field["type"], facts)
        if name and name not in found:
            found.append(name)
            found += [n for n in _structs(facts["structs"][name], facts) if n not in found]
    return found


def _struct_name(type_: str, facts: Data = FACTS) -> str | None:
    word = type_.split(" of ")[-1]
    return word if word in facts["structs"] else None


def _table(fields: Data, *, required: bool) -> Iterator[str]:
    heads = ["参数", "类型", *(["是否必选"] if required else []), "示例值", "描述"]
    yield f"| {' | '.join(heads)} |\n| {' | '.join('----' for _ in heads)} |\n"
    for name, field in fields.items():
        needed = ["是" if field.get("required") else "否"] if required else []
        first, *rest = _description(name, field)
        rows = [[name, _linked(field["type"]), *needed, "-", first]]
        rows += [["" for _ in heads[:-1]] + [line] for line in rest]
        yield "|\\\n".join(f"| {' | '.join(row)} " for row in rows) + "|\n"


def _linked(type_: str) -> str:
    struct = _struct_name(type_)
    if struct is None:
        return type_
    return re.sub(rf"{struct}$", f"[{struct}](#{struct.lower()})", type_)


def _description(name: str, field: Data) -> list[str]:
    lines = ["该字段的含义。"]
    if "unit" in field:
        lines[0] += f"单位为{UNITS[field['unit']]}。"
    for key, words in (
        ("min", "最小值为 `{}`。"),
        ("max", "最大值为 `{}`。"),
        ("max_items", "一次最多 {} 个。"),
        ("max_length", "最大长度为 {} 个字符。"),
    ):
        if key in field:
            lines[0] += words.format(field[key])
    lines += [f"- `{value}`：取值说明。" for value in field.get("enum") or ()]
    if "default" in field:
        default = json.dumps(field["default"])
        lines.append(f"默认值为 `{default}`。")
    return lines
