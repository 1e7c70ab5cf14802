"""Pages about the actions of the tiny spec, as text."""

from __future__ import annotations

from typing import Final

MAKE_PAGE: Final = """\
# MakeTalk

## 注意事项
QPS 不得超过 50。
## 请求说明
- 请求方式：**POST**
- 请求路径：**/**
## 请求参数
### Query
| 参数 | 类型 | 是否必选 | 示例值 | 描述 |
| ---- | ---- | ---- | ---- | ---- |
| Action | String | 是 | `MakeTalk` | 接口名称。 |
| Version | String | 是 | `2020-12-01` | 接口版本。 |
### Body
| 参数 | 类型 | 是否必选 | 示例值 | 描述 |
| ---- | ---- | ---- | ---- | ---- |
| AppId | Integer | 是 | `7` | 应用标识。 |
| Info | Object of [Info](#info) | 是 | - | 初始信息。 |
| OwnerId | Long | 是 | `10` | 所有者，最小值为 `1`，最大值为 `900`。 |
| OwnerIdStr | String | 否 | - | 所有者的文本形式。 |
| OtherId | Long | 否 | `11` | 另一位成员。 |
| Key | String | 否 | - | 幂等键。 |
| Silent | Boolean | 否 | `true` | 是否不通知。默认值为 `false`。 |

### Info

| 参数 | 类型 | 是否必选 | 示例值 | 描述 |
| ---- | ---- | ---- | ---- | ---- |
| Kind | Integer | 是 | `1` | 类型。 |\\
|  |  |  |  | - `1`：单聊 |\\
|  |  |  |  | - `2`：群聊 |
| Mood | String | 否 | `calm` | 氛围。默认值为 `calm`。 |
| Name | String | 否 | - | 名称，最大长度为 20 个字符。 |
| Ext | JSON Map | 否 | - | 自定义数据。 |
| Detail | Object of [Detail](#detail) | 否 | - | 更多。 |

### Detail

| 参数 | 类型 | 是否必选 | 示例值 | 描述 |
| ---- | ---- | ---- | ---- | ---- |
| Score | Double | 否 | - | 评分。 |
| Tags | Array of String | 否 | - | 标签。 |
## 返回参数
| 参数 | 类型 | 示例值 | 描述 |
| ---- | ---- | ---- | ---- |
| TalkId | Long | - | 会话标识。 |
| Made | Long | - | 创建时间，单位为秒。 |
| Misses | Array of [Miss](#miss) | - | 未加入的用户。 |

### Miss

| 参数 | 类型 | 示例值 | 描述 |
| ---- | ---- | ---- | ---- |
| UserId | Long | - | 用户。 |
| Code | String | - | 原因。 |
| Words | String | - | 原因说明。 |
"""
"""A page that agrees with the tiny spec."""


def changed(*edits: tuple[str, str]) -> str:
    """Return MAKE_PAGE with texts replaced that occur once in it."""
    page = MAKE_PAGE
    for old, new in edits:
        assert page.count(old) == 1, f"{old!r} occurs {page.count(old)} times"
        page = page.replace(old, new)
    return page


CHANGED_PAGE: Final = changed(
    ("QPS 不得超过 50", "QPS 不得超过 80"),
    ("最大值为 `900`", "最大值为 `1000`"),
    ("| OtherId |", "| Count | Long | 是 | `3` | 数量。 |\n| OtherId |"),
    ("| Key | String | 否", "| Key | String | 是"),
    ("|  |  |  |  | - `2`：群聊 |", "|  |  |  |  | - `3`：直播群 |"),
    ("| Words | String | - | 原因说明。 |\n", ""),
)
"""The same page later: a required field, a new and a lost value, other limits, a lost field."""
