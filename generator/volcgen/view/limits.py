"""Sentences on the unit, limits and default of a field, in both languages."""

from __future__ import annotations

from typing import Final

from volcgen.spec.call_facts import Paging
from volcgen.spec.definitions import FieldSpec
from volcgen.spec.types import parse_type
from volcgen.view.text import Localized, Raw, python_literal

_UNITS: Final = {"seconds": "秒", "milliseconds": "毫秒"}


def limit_sentences(field: FieldSpec, *, per_call: bool) -> tuple[Localized, ...]:
    """Return whole sentences, the most important first.

    Args:
        field: The field.
        per_call: Whether a call has the field once, because it belongs to the request itself and not to
            a struct inside of it.
    """
    unit = unit_sentence(field)
    sentences = [unit] if unit else []
    if field.min is not None and field.max is not None:
        sentences.append(
            _both(f"{field.min} to {field.max}.", f"取值范围为 {field.min} 至 {field.max}。")
        )
    elif field.min is not None:
        sentences.append(_both(f"At least {field.min}.", f"不小于 {field.min}。"))
    elif field.max is not None:
        sentences.append(_both(f"At most {field.max}.", f"不大于 {field.max}。"))
    if field.max_length is not None:
        sentences.append(
            _both(f"At most {field.max_length} characters.", f"最多 {field.max_length} 个字符。")
        )
    if field.max_items is not None:
        what, counted = (
            ("keys", "个键") if parse_type(field.type).kind == "map" else ("items", "项")
        )
        scope, once = (" per call", "单次调用") if per_call else ("", "")
        sentences.append(
            _both(
                f"At most {field.max_items} {what}{scope}.",
                f"{once}最多 {field.max_items} {counted}。",
            )
        )
    if field.pattern is not None:
        shown = python_literal(field.pattern)
        sentences.append(
            _both(f"Must match the pattern `{shown}`.", f"须匹配正则表达式 `{shown}`。")
        )
    if field.default is not None:
        default = python_literal(field.default)
        sentences.append(
            _both(
                f"Default on the server: `{default}`.",
                f"不传时服务端默认为 `{default}`。",
            )
        )
    return tuple(sentences)


def unit_sentence(field: FieldSpec) -> Localized | None:
    """Return the unit of a time; None for other fields."""
    if not field.unit:
        return None
    unit = _UNITS[field.unit]
    if field.duration:
        return _both(f"In {field.unit}.", f"单位为{unit}。")
    return _both(f"Unix time in {field.unit}.", f"Unix 时间戳，单位为{unit}。")


def cursor_sentence(paging: Paging, case: str) -> Localized:
    """Return where a listing begins if a call gives no cursor.

    Args:
        paging: Paging of the action.
        case: Python name of the field whose value means that the listing is read from its end.
    """
    first = paging.start
    if paging.kind in ("offset", "page"):
        return _both(f"Default: `{first}`.", f"默认为 `{first}`。")
    if paging.backward is None:
        return _both(f"Default: `{first}`, the first page.", f"默认为 `{first}`，即第一页。")
    value, last = python_literal(paging.backward.when.equals), paging.backward.first
    return _both(
        f"Default: `{first}`, which is before all items; when `{case}` is {value}: `{last}`, which"
        " is after all items.",
        f"默认为 `{first}`，即从头开始；`{case}` 为 {value} 时默认为 `{last}`，即从末尾开始。",
    )


def _both(english: str, chinese: str) -> Localized:
    return Localized(Raw(english), Raw(chinese))
