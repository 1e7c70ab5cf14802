"""Words for a change: what it concerns, what happened, and what callers do."""

from __future__ import annotations

import json
from typing import Any, Final, Literal

from volcgen import names
from volcgen.changes.change import Change
from volcgen.changes.diff.catalogue import CHANGE_RULES
from volcgen.changes.diff.chinese_titles import CHINESE_TITLES
from volcgen.changes.diff.pairs import Found
from volcgen.spec.definitions import Action, ErrorSpec, FieldSpec
from volcgen.spec.document import KeyPath
from volcgen.typeguards import is_list, is_mapping
from volcgen.view.build import EXCEPTIONS

Language = Literal["en", "zh"]
_LONGEST: Final = 80
_ABOUT_TEXTS: Final = ("D391", "D392", "D393")


def path_text(steps: KeyPath) -> str:
    """Return a path as text; a name with a dot is in quotes."""
    shown = (str(step) for step in steps)
    return ".".join(f'"{step}"' if "." in step else step for step in shown)


def message(found: Found, language: Language = "en") -> str:
    """Return one sentence on a change, without its full stop."""
    subject, values = subject_of(found.steps, language), _values(found)
    if language == "en":
        return f"{CHANGE_RULES[found.rule].title}: {subject}{f' ({values})' if values else ''}"
    return f"{CHINESE_TITLES[found.rule]}：{subject}{f'（{values}）' if values else ''}"


def message_of(change: Change, language: Language) -> str:
    """Return the sentence on a change in a language, without its full stop."""
    return message(Found(change.rule, change.steps, change.before, change.after), language)


def migration(found: Found, language: Language = "en") -> str:
    """Return one sentence on what callers do about a change; empty if it breaks no code."""
    sentence = CHANGE_RULES[found.rule].migration
    if sentence is None:
        return ""
    template = sentence.en if language == "en" else sentence.zh
    return template.format_map(_words(found, language))


def migration_of(change: Change, language: Language) -> str:
    """Return the migration sentence of a change in a language."""
    return migration(Found(change.rule, change.steps, change.before, change.after), language)


def subject_of(steps: KeyPath, language: Language) -> str:
    """Return what a path names, by Python names: "`owner_id` of `make_talk`"."""
    thing, owner = _python(steps)
    if not owner:
        return f"`{thing}`"
    return f"`{thing}` of `{owner}`" if language == "en" else f"`{owner}` 的 `{thing}`"


def _python(steps: KeyPath) -> tuple[str, str]:
    """Return the Python name of what a path leads to, and of what contains it."""
    match [str(step) for step in steps]:
        case ["actions", action, "request", wire, *_]:
            return snake(wire), snake(action)
        case ["actions", action, "result", wire, *_]:
            return snake(wire), names.result_class(action)
        case ["actions", action, *_]:
            return snake(action), ""
        case ["structs", struct, "fields", wire, *_]:
            return snake(wire), struct
        case ["enums", enum, "values", label, *_]:
            return f"{enum}.{constant(label)}", ""
        case ["errors", code, *_]:
            return (f"ErrorCode.{constant(code)}" if code != "doc" else "errors"), ""
        case ["service", "client_parameters", wire, *_]:
            return snake(wire), "Client"
        case ["service", "regions", "hosts", region]:
            return region, ""
        case ["service", *inside]:
            return ".".join(inside), ""
        case [section]:
            return section, ""
        case _:
            return str(steps[1]), ""


def snake(wire: str) -> str:
    """Return the Python name of a field or an action; the wire name if it has none."""
    try:
        return names.snake(wire)
    except ValueError:
        return wire


def constant(wire: str) -> str:
    """Return the Python name of a member of an enum; the wire name if it has none."""
    try:
        return names.constant(wire)
    except ValueError:
        return wire


def _words(found: Found, language: Language) -> dict[str, str]:
    """Return the names that a migration sentence can contain."""
    thing, owner = _python(found.steps)
    first, second = str(found.steps[0]), str(found.steps[1])
    if first in ("enums", "errors"):
        owner = thing.rpartition(".")[0]
    words = {
        "subject": subject_of(found.steps, language),
        "owner": owner,
        "key": str(found.steps[-1]),
        "before": text_of(found.before),
        "after": text_of(found.after),
        "old": _name(found.steps, found.before),
        "new": _name(found.steps, found.after),
        "before_exception": EXCEPTIONS.get(str(found.before), ""),
        "after_exception": EXCEPTIONS.get(str(found.after), ""),
        "code": second,
    }
    if first == "actions":
        words |= {"iterator": names.iterator(second), "result": names.result_class(second)}
    return words


def _name(steps: KeyPath, value: Any) -> str:
    """Return the Python name of an old or a new name."""
    if is_list(value):
        return ", ".join(f"`{_name(steps, item)}`" for item in value)
    if not isinstance(value, str):
        return text_of(value)
    section, *inside = steps
    if section == "errors" or (section == "enums" and len(inside) > 1):
        return constant(value)
    is_class = section in ("structs", "enums") and len(inside) == 1
    return value if is_class or (section == "service" and inside[0] == "groups") else snake(value)


def text_of(value: Any) -> str:
    """Return a value as text for a sentence."""
    if value is None or isinstance(value, str):
        return "none" if value is None else value
    if is_mapping(value) and value:
        return ", ".join(f"{key} {text_of(item)}" for key, item in value.items())
    if is_list(value) and value:
        return ", ".join(map(text_of, value))
    return json.dumps(value, ensure_ascii=False)


def _values(found: Found) -> str:
    """Return what was changed to what; nothing if the subject has all of it."""
    key, name = str(found.steps[-1]), str(found.steps[1])
    values = [value for value in (found.before, found.after) if value is not None]
    if found.rule in _ABOUT_TEXTS or values == [name] or not values:
        return ""
    if len(values) == 1 and (key not in _KEYS or key in _LISTS):
        return _shortened(text_of(values[0]))
    before, after = (_shortened(text_of(value)) for value in (found.before, found.after))
    return f"{key.replace('_', ' ') + ' ' if _is_key(found.steps) else ''}{before} → {after}"


_LISTS: Final = frozenset(
    ("conditions", "errors", "aliases", "paging", "failures", "idempotency_field")
)
_KEYS: Final = frozenset((*FieldSpec.model_fields, *Action.model_fields, *ErrorSpec.model_fields))


def _is_key(steps: KeyPath) -> bool:
    """Return whether the last step is a key of the spec language, which the subject leaves out."""
    *_, around, last = steps
    return last in _KEYS and around not in ("fields", "request", "result", "client_parameters")


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
