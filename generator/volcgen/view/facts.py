"""What a field's numbers come to in words, in both languages: unit, limits, default."""

from __future__ import annotations

from typing import Final

from volcgen.spec.definitions import FieldSpec
from volcgen.view.text import Localized, Raw, python_literal

_UNITS: Final = {"seconds": "秒", "milliseconds": "毫秒"}


def field_facts(field: FieldSpec) -> tuple[Localized, ...]:
    """Whole sentences, most telling first."""
    facts: list[Localized] = []
    if field.unit:
        unit = _UNITS[field.unit]
        if field.duration:
            facts.append(_both(f"In {field.unit}.", f"单位为{unit}。"))
        else:
            facts.append(_both(f"Unix time in {field.unit}.", f"Unix 时间戳，单位为{unit}。"))
    if field.min is not None and field.max is not None:
        facts.append(
            _both(f"{field.min} to {field.max}.", f"取值范围为 {field.min} 至 {field.max}。")
        )
    elif field.min is not None:
        facts.append(_both(f"{field.min} or more.", f"不小于 {field.min}。"))
    elif field.max is not None:
        facts.append(_both(f"{field.max} at the most.", f"不大于 {field.max}。"))
    if field.max_length is not None:
        facts.append(
            _both(
                f"{field.max_length} characters at the most.", f"最多 {field.max_length} 个字符。"
            )
        )
    if field.max_items is not None:
        facts.append(
            _both(
                f"{field.max_items} items at the most per call.",
                f"单次调用最多 {field.max_items} 项。",
            )
        )
    if field.default is not None:
        default = python_literal(field.default)
        facts.append(
            _both(
                f"The server takes `{default}` when it is left out.",
                f"不传时服务端取 `{default}`。",
            )
        )
    return tuple(facts)


def _both(english: str, chinese: str) -> Localized:
    return Localized(Raw(english), Raw(chinese))
