"""Shows facts as lines of text, so that expected ones can be read and reviewed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from volcgen.changes.facts import ActionFacts, Fact, FieldFacts, Reading

_HEAD = ("version", "method", "host", "qps")
_FACTS = ("type", "required", "default", "min", "max", "max_length", "max_items", "unit", "example")


def shown(reading: Reading) -> str:
    """Return one line for each fact of an action, field or error; `?` marks an uncertain one."""
    lines = [line for action in reading.actions for line in _action(action)]
    lines += [f"refused at line {it.line}: {it.reason}" for it in reading.refused]
    return "\n".join(lines) + "\n"


def shown_field(field: FieldFacts) -> str:
    """Return the facts of a field in one line, without its name."""
    parts = [f"{name} {_value(getattr(field, name))}" for name in _FACTS if getattr(field, name)]
    if field.enum:
        values = (
            f"{it.value.value!r}={it.value.meaning}{'' if it.certain else '?'}" for it in field.enum
        )
        parts.append(f"enum {', '.join(values)}")
    parts += [f"unknown {it.what}" for it in field.unknown]
    return "; ".join(parts)


def _action(action: ActionFacts) -> Iterator[str]:
    yield f"action {_value(action.action)} @{action.action.line}"
    for name in _HEAD:
        fact = getattr(action, name)
        if fact is not None:
            yield f"{name} {_value(fact)} @{fact.line}"
    for unknown in action.unknown:
        yield f"unknown {unknown.what} @{unknown.line}"
    for field in action.request:
        yield f"{field.location} {field.name} @{field.line}: {shown_field(field)}"
    for field in action.result:
        yield f"result {field.name} @{field.line}: {shown_field(field)}"
    for struct in action.structs:
        for field in struct.fields:
            yield f"{struct.name}.{field.name} @{field.line}: {shown_field(field)}"
    for error in action.errors:
        yield f"error {error.code} {error.http_status} @{error.line}: {error.meaning}"
    for name in ("request_example", "result_example"):
        example: Fact[Any] | None = getattr(action, name)
        if example is not None:
            yield f"{name} @{example.line}: {example.value}"


def _value(fact: Fact[Any]) -> str:
    value = fact.value if isinstance(fact.value, str) else repr(fact.value)
    return f"{value}{'' if fact.certain else '?'}"
