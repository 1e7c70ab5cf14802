"""Words for a change: what it concerns, what happened, and what callers do."""

from __future__ import annotations

from typing import Any

from volcgen import names
from volcgen.changes.change import Change
from volcgen.changes.diff.catalogue import CHANGE_RULES
from volcgen.changes.diff.pairs import Found
from volcgen.changes.diff.values import (
    Language,
    case_of,
    label_of,
    path_of,
    snake,
    text_of,
    title_of,
    values_of,
)
from volcgen.spec.document import KeyPath
from volcgen.typeguards import is_list, is_mapping
from volcgen.view.shared import EXCEPTIONS


def path_text(steps: KeyPath) -> str:
    """Return a path as text; a name with a dot is in quotes."""
    shown = (str(step) for step in steps)
    return ".".join(f'"{step}"' if "." in step else step for step in shown)


def message(found: Found, language: Language = "en") -> str:
    """Return one sentence on a change, without its full stop."""
    title, subject = title_of(found.rule, language), subject_of(found.steps, language)
    values = values_of(found, language)
    if language == "en":
        return f"{title}: {subject}{f' ({values})' if values else ''}"
    return f"{title}：{subject}{f'（{values}）' if values else ''}"


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
        "name": thing,
        "owner": owner,
        "key": label_of(str(found.steps[-1]), language),
        "before": text_of(found.before, language),
        "after": text_of(found.after, language),
        "old": _name(found.steps, found.before, language),
        "new": _name(found.steps, found.after, language),
        "before_exception": EXCEPTIONS.get(str(found.before), ""),
        "after_exception": EXCEPTIONS.get(str(found.after), ""),
        "code": second,
    }
    if first == "actions":
        words |= {"iterator": names.iterator(second), "result": names.result_class(second)}
    if is_mapping(found.after) and "when" in found.after:
        after = found.after
        field = path_of(after.get("require") or after["limit"])
        words |= {"field": field, "case": case_of(after["when"], language)}
        words["maximum"] = text_of(after.get("max"), language)
    return words


def _name(steps: KeyPath, value: Any, language: Language) -> str:
    """Return the Python name of an old or a new name; for a list, that of each."""
    if is_list(value):
        comma = ", " if language == "en" else "、"
        return comma.join(f"`{_name(steps, item, language)}`" for item in value)
    if not isinstance(value, str):
        return text_of(value, language)
    section, *inside = steps
    if section == "errors" or (section == "enums" and len(inside) > 1):
        return constant(value)
    is_class = section in ("structs", "enums") and len(inside) == 1
    return value if is_class or (section == "service" and inside[0] == "groups") else snake(value)
