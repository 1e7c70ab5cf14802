"""Texts about the API as plain data, by wire names: for tools and command lines that show them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from volcgen.spec.definitions import Action, EnumSpec, FieldSpec
from volcgen.spec.files import Spec
from volcgen.spec.nodes import Text
from volcgen.view.deprecations import notice
from volcgen.view.limits import unit_sentence
from volcgen.view.text import Localized, localized


def shared_texts(spec: Spec, language: str) -> dict[str, Any]:
    """Return what several actions share: texts of the service, groups, structs, enums and errors.

    They come from the service's file and those of structs and errors alone.
    """

    def text(of: Text) -> str:
        return localized(of)[language].value

    node = spec.structs.node
    return {
        "title": text(spec.service.node.title),
        "groups": {
            name: {"title": text(group.title), "actions": list(group.actions)}
            for name, group in spec.groups.items()
        },
        "structs": {
            name: _fields(struct.fields, language) for name, struct in node.structs.items()
        },
        "enums": {name: _enum(enum, text) for name, enum in node.enums.items()},
        "errors": {
            code: {
                "category": error.category,
                "meaning": text(error.meaning),
                "remedy": text(error.remedy),
            }
            for code, error in spec.errors.node.errors.items()
        },
    }


def action_texts(spec: Spec, actions: Iterable[Action], language: str) -> dict[str, Any]:
    """Return the texts of actions by name. They come from their files and that of the service alone."""
    return {action.action: _action(spec, action, language) for action in actions}


def _action(spec: Spec, action: Action, language: str) -> dict[str, Any]:
    found: dict[str, Any] = {"summary": localized(action.summary)[language].value}
    if action.description:
        found["description"] = localized(action.description)[language].value
    if action.deprecated:
        found["deprecated"] = _notice(notice(action.deprecated, str), language)
    credentials = [wire for wire, field in action.result.items() if field.sensitive == "credential"]
    facts = {
        "errors": list(action.errors),
        "credentials": credentials,
        "paging": action.paging
        and {
            key: name
            for key in ("cursor", "limit", "items", "next_cursor", "has_more", "total")
            if (name := getattr(action.paging, key))
        },
        "example": action.examples.request,
    }
    found |= {key: value for key, value in facts.items() if value}
    return found | {
        "request": _fields(spec.request_fields(action), language),
        "result": _fields(action.result, language),
    }


def _fields(fields: Mapping[str, FieldSpec], language: str) -> dict[str, str]:
    return {wire: _field(field, language) for wire, field in fields.items()}


def _field(field: FieldSpec, language: str) -> str:
    parts = [
        localized(field.description)[language].value,
        _notice(unit_sentence(field), language),
    ]
    if field.deprecated:
        word = "已弃用" if language == "zh" else "Deprecated "
        parts.append(word + _notice(notice(field.deprecated, str), language))
    return ("" if language == "zh" else " ").join(part for part in parts if part)


def _enum(enum: EnumSpec, text: Callable[[Text], str]) -> dict[str, str]:
    """Return the meaning of each value, by the value as text."""
    return {str(each.value): text(each.description) for each in enum.values.values()}


def _notice(words: Localized | None, language: str) -> str:
    return words[language].value if words else ""
