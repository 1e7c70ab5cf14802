"""Data files of the package as JSON: on many lines, so that differences can be read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from volcgen.typeguards import is_mapping
from volcgen.view.text import Localized, Raw


def json_lines(data: Mapping[Any, Any], depth: int = 3) -> str:
    """Return JSON whose objects have a line for each key, to a depth.

    Then differences can be read, and changes of neighbors merge.
    """
    return f"{_object(data, depth)}\n"


def _object(value: Any, depth: int) -> str:
    if not depth or not value or not is_mapping(value):
        return _text(value)
    lines = [f"{_text(key)}: {_object(item, depth - 1)}" for key, item in value.items()]
    return "\n".join(("{", ",\n".join(lines), "}"))


def _text(value: Any) -> str:
    # ASCII would double the size of Chinese text; characters that end lines are escaped.
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_plain)
    return (
        "".join(each if each.isprintable() else json.dumps(each)[1:-1] for each in text)
        if not text.isprintable()
        else text
    )


def _plain(value: object) -> Any:
    if isinstance(value, Raw):
        return value.value
    if isinstance(value, Localized):
        return {"en": value.en.value, "zh": value.zh.value}
    raise TypeError(f"expected data of the view, got {type(value).__name__}")
