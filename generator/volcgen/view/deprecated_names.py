"""The list of everything that is deprecated, for the documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from volcgen.view.actions import ActionView
from volcgen.view.call_model import FieldView
from volcgen.view.model import DeprecatedView, EnumView, ServiceView, StructView
from volcgen.view.text import Localized


def deprecated_names(
    service: ServiceView,
    actions: Iterable[ActionView],
    structs: Iterable[StructView],
    enums: Iterable[EnumView],
) -> tuple[DeprecatedView, ...]:
    """Return everything that is deprecated, in the order of the documents."""
    found: list[DeprecatedView] = []
    for field in _deprecated(service.parameters):
        found += _entry(f"Client({field.name})", "client.md", field.deprecated)
    for action in actions:
        found += _of_action(action)
    for struct in structs:
        link = f"structs.md#{struct.name.lower()}"
        for field in _deprecated(struct.fields):
            found += _entry(f"{struct.name}.{field.name}", link, field.deprecated)
    for enum in enums:
        for value in enum.values:
            name = f"{enum.name}.{value.name}"
            found += _entry(name, f"structs.md#{enum.name.lower()}", value.deprecated)
    return tuple(found)


def _of_action(action: ActionView) -> Iterator[DeprecatedView]:
    link = f"{action.page}.md#{action.name.lower()}"
    yield from _entry(action.method, link, action.deprecated)
    for field in _deprecated(action.parameters):
        if not field.is_parameter:
            yield from _entry(f"{action.method}({field.name})", link, field.deprecated)
    for field in _deprecated(action.result.fields):
        yield from _entry(f"{action.result.name}.{field.name}", link, field.deprecated)


def _deprecated(fields: Iterable[FieldView]) -> Iterator[FieldView]:
    return (field for field in fields if field.deprecated is not None)


def _entry(name: str, link: str, notice: Localized | None) -> Iterator[DeprecatedView]:
    if notice is not None:
        yield DeprecatedView(name, link, notice)
