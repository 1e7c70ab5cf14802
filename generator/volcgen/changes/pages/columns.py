"""The words of table headers, in Chinese and English, and what each column contains."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Final, Literal, get_args

Role = Literal[
    "name", "type", "required", "example", "description", "default", "range", "location", "unit",
    "length", "error", "status", "number", "message",
]  # fmt: skip

_WORDS: Final[dict[Role, str]] = {
    "name": "参数 参数名 参数名称 名称 字段 字段名 字段名称 属性 属性名 成员 "
    "parameter parameters parameter_name param name field fields field_name attribute member",
    "type": "类型 数据类型 参数类型 字段类型 值类型 type data_type datatype parameter_type",
    "required": "必选 是否必选 必填 是否必填 必须 是否必须 必传 是否必传 必要 required is_required "
    "mandatory required? 必选/可选",
    "example": "示例值 示例 样例 样例值 例子 取值示例 参数示例 sample_value sample example examples "
    "example_value sample_values",
    "description": "描述 说明 含义 备注 参数说明 参数描述 字段说明 字段描述 意义 解释 description "
    "descriptions meaning remark remarks note notes explanation details",
    "default": "默认值 默认 缺省值 default default_value defaults",
    "range": "取值范围 取值 可选值 枚举值 范围 限制 约束 range value_range values valid_values "
    "allowed_values constraints limits limit",
    "location": "位置 参数位置 传参位置 传入位置 in location position",
    "unit": "单位 unit units",
    "length": "最大长度 长度限制 长度 max_length maximum_length length",
    "error": "错误码 错误代码 错误 业务错误码 error_code errorcode error code",
    "status": "状态码 http状态码 http_状态码 http_status http_status_code http_code httpcode http_status_codes status_code status",
    "number": "错误码n coden code_n 错误编号 错误码编号 error_number",
    "message": "错误信息 错误消息 错误描述 报错信息 error_message message",
}
_ROLES: Final[dict[str, Role]] = {
    word: role for role, words in _WORDS.items() for word in words.split()
}
_PART_NAMES: Final = frozenset(("请求参数", "返回参数", "输入参数", "输出参数", "入参", "出参"))
"""Headings of parts; the first word of a header may be one of them."""
_NOTE: Final = re.compile(r"[(（][^()（）]{0,40}[)）]$")

REQUIRED: Final = frozenset(
    [
        "是",
        "必选",
        "必填",
        "必须",
        "必传",
        "yes",
        "y",
        "true",
        "required",
        "mandatory",
        "√",
        "✓",
        "✔",
        "✅",
    ]
)
OPTIONAL: Final = frozenset(
    [
        "否",
        "可选",
        "选填",
        "非必选",
        "非必填",
        "可不填",
        "不必填",
        "不必选",
        "no",
        "n",
        "false",
        "optional",
        "×",
        "✗",
        "✘",
        "❌",
        "x",
    ]
)


def role_of(word: str) -> Role | None:
    """Return what a column with the header `word` contains."""
    key = _key(word)
    return _ROLES.get(key) or _ROLES.get(_NOTE.sub("", key).strip("_"))


def roles_of(header: Sequence[str]) -> dict[Role, tuple[int, ...]]:
    """Return the columns of each role."""
    found: dict[Role, tuple[int, ...]] = {}
    for column, word in enumerate(header):
        role = role_of(word)
        if role is not None:
            found[role] = (*found.get(role, ()), column)
    if "name" not in found and header and _key(header[0]) in _PART_NAMES:
        found["name"] = (0,)
    return found


def lists_fields(roles: Collection[Role]) -> bool:
    """Return whether a table has fields in its rows; they need types, or words such as `是`."""
    return "name" in roles and ("type" in roles or "required" in roles)


def is_field_header(header: Sequence[str]) -> bool:
    """Return whether all words are those of a header of fields."""
    roles = roles_of(header)
    return (
        len(header) >= 3
        and "name" in roles
        and "type" in roles
        and sum(map(len, roles.values())) == len(header)
    )


def read_required(text: str) -> bool | None:
    """Return whether a cell says that a field is required; None if it says neither."""
    key = text.replace("`", "").strip(" .。*\t").casefold()
    if key in REQUIRED:
        return True
    return False if key in OPTIONAL else None


def _key(word: str) -> str:
    return "_".join(word.replace("`", "").replace("*", "").strip(" :：").casefold().split())


assert set(_WORDS) == set(get_args(Role))
