"""Words for the values of a change: what it was before and what it is after."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, Final, Literal

from volcgen import names
from volcgen.changes.diff.catalogue import CHANGE_RULES
from volcgen.changes.diff.chinese_titles import CHINESE_KEYS, CHINESE_TITLES
from volcgen.changes.diff.pairs import Found
from volcgen.spec.call_facts import Paging
from volcgen.spec.definitions import Action, EnumSpec, ErrorSpec, FieldSpec
from volcgen.spec.document import KeyPath
from volcgen.typeguards import is_list, is_mapping

Language = Literal["en", "zh"]
_LONGEST: Final = 80
_ABOUT_TEXTS: Final = ("D391", "D392", "D393")
_IN_TITLE: Final = frozenset(("required", "access", "open_result"))
"""Keys whose values follow from the title of the rule."""
_LISTS: Final = frozenset(
    ("conditions", "errors", "aliases", "paging", "failures", "idempotency_field", "deprecated")
)
_UNLABELLED: Final = _LISTS | {"idempotency_derived"}
_KEYS: Final = frozenset(
    key for node in (FieldSpec, Action, ErrorSpec, EnumSpec, Paging) for key in node.model_fields
)
_NAMED: Final = frozenset(
    ("fields", "request", "result", "client_parameters", "values", "groups", "hosts")
)
"""Mappings whose keys are names of the API."""


def title_of(rule: str, language: Language) -> str:
    """Return the title of a rule in a language."""
    return CHANGE_RULES[rule].title if language == "en" else CHINESE_TITLES[rule]


def values_of(found: Found, language: Language) -> str:
    """Return what was changed to what; empty if the title and the subject have all of it."""
    key, name = str(found.steps[-1]), str(found.steps[1])
    values = [value for value in (found.before, found.after) if value is not None]
    if found.rule in _ABOUT_TEXTS or values == [name] or not values or key in _IN_TITLE:
        return ""
    if len(values) == 1 and (key in _LISTS or not is_key(found.steps)):
        return _shortened(text_of(values[0], language, found.steps))
    before, after = (
        _shortened(text_of(value, language, found.steps)) for value in (found.before, found.after)
    )
    is_labelled = is_key(found.steps) and key not in _UNLABELLED
    label = label_of(key, language) if is_labelled else ""
    title = title_of(found.rule, language)
    words = title.split() if language == "en" else title
    said = not label or label in words
    return f"{before} → {after}" if said else f"{label} {before} → {after}"


def is_key(steps: KeyPath) -> bool:
    """Return whether the last step is a key of the spec language, not a name of the API."""
    *_, around, last = steps
    return last in _KEYS and around not in _NAMED


def label_of(key: str, language: Language) -> str:
    """Return a key of the spec language as words; empty if the titles say enough."""
    return key.replace("_", " ") if language == "en" else CHINESE_KEYS.get(key, "")


def text_of(value: Any, language: Language = "en", steps: KeyPath = ()) -> str:
    """Return a value as text for a sentence. `steps` is its path, if it can be a part of the spec."""
    if value is None or value in ([], {}):
        return "none" if language == "en" else "无"
    if isinstance(value, str):
        return value
    if is_mapping(value):
        words = _PARTS.get(str(steps[-1])) if len(steps) > 1 and is_key(steps) else None
        if words is not None:
            return words(value, language)
        return ", ".join(f"{key} {text_of(item, language)}" for key, item in value.items())
    if is_list(value):
        return ", ".join(text_of(item, language) for item in value)
    return json.dumps(value, ensure_ascii=False)


def _condition(value: Mapping[str, Any], language: Language) -> str:
    case = case_of(value["when"], language)
    if "require" in value:
        name = path_of(value["require"])
        return f"`{name}` if {case}" if language == "en" else f"{case} 时的 `{name}`"
    name, maximum = path_of(value["limit"]), value["max"]
    if language == "en":
        return f"`{name}` at most {maximum} if {case}"
    return f"{case} 时 `{name}` 不超过 {maximum}"


def _quota(value: Mapping[str, Any], language: Language) -> str:
    amount, per = value["amount"], value["per"]
    counted = f"`{path_of(value['counts'])}`" if "counts" in value else ""
    if language == "en":
        return f"{amount}{' items of ' if counted else ''}{counted} per {per}"
    period = "分钟" if per == "minute" else "天"
    return f"每{period} {amount} {'个 ' if counted else '次'}{counted}"


def _backward(value: Mapping[str, Any], language: Language) -> str:
    case, first = case_of(value["when"], language), value["first"]
    return f"{first} if {case}" if language == "en" else f"{case} 时为 {first}"


def _failures(value: Mapping[str, Any], language: Language) -> str:
    english = language == "en"
    labels = {"id": "ID", "code": "错误码", "message": "错误信息"}
    parts = [
        f"{key if english else label} `{path_of(value[key])}`"
        for key, label in labels.items()
        if key in value
    ]
    comma, colon = (", ", ": ") if english else ("、", "：")
    return f"`{path_of(value['field'])}`{colon if parts else ''}{comma.join(parts)}"


def _deprecated(value: Mapping[str, Any], language: Language) -> str:
    use = f"`{path_of(value['use'])}`" if "use" in value else ""
    if language == "en":
        return f"since {value['since']}{'; use ' if use else ''}{use}"
    return f"自 {value['since']} 起{'，请改用 ' if use else ''}{use}"


def case_of(when: Mapping[str, Any], language: Language) -> str:
    """Return the words for the case that a field has a certain value."""
    field, value = path_of(when["field"]), text_of(when["equals"], language)
    return f"`{field}` is {value}" if language == "en" else f"`{field}` 为 {value}"


def path_of(wire: str) -> str:
    """Return a path of wire names, such as `Info.Kind`, by Python names."""
    return ".".join(map(snake, wire.split(".")))


def snake(wire: str) -> str:
    """Return the Python name of a field or an action; the wire name if it has none."""
    try:
        return names.snake(wire)
    except ValueError:
        return wire


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


_PARTS: Final[Mapping[str, Callable[[Mapping[str, Any], Language], str]]] = {
    "conditions": _condition,
    "idempotency_derived": case_of,
    "rate_limit": _quota,
    "backward": _backward,
    "failures": _failures,
    "deprecated": _deprecated,
}
"""Words for the values of these keys of the spec language."""
