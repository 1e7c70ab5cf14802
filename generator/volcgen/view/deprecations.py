"""What is deprecated: a notice for each, and the list of all for the documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from volcgen import names
from volcgen.spec.nodes import Deprecated
from volcgen.view.call_model import FieldView
from volcgen.view.model import (
    ActionView,
    DeprecatedView,
    EnumView,
    ServiceView,
    StructView,
)
from volcgen.view.text import Localized, Raw, pythonic, unspaced


def notice(
    deprecated: Deprecated | None, python_name: Callable[[str], str] = names.snake
) -> Localized | None:
    """Return the words after "Deprecated": since when, the replacement, and the reason."""
    if deprecated is None:
        return None
    since, text = deprecated.since, deprecated.text
    english, chinese = f"since {since}", f"（自 {since} 起）"
    if deprecated.use is not None:
        use = ".".join(python_name(step) for step in deprecated.use.split("."))
        english, chinese = f"{english}; use `{use}`", f"{chinese}，请改用 `{use}`"
    english = f"{english}. {text.en}" if text else f"{english}."
    chinese = f"{chinese}。{unspaced(text.zh)}" if text else f"{chinese}。"
    return Localized(Raw(english), Raw(chinese))


def sentence(notice: Localized | None, python_names: Mapping[str, str]) -> Raw:
    """Return the notice as a sentence for a docstring; empty for None."""
    return Raw(f"Deprecated {message(notice, python_names)}" if notice else "")


def message(notice: Localized, python_names: Mapping[str, str]) -> str:
    """Return the notice as a message of the client."""
    return pythonic(notice.en, python_names).value


def deprecation_warning(notice: Localized, name: str, python_names: Mapping[str, str]) -> Raw:
    """Return the warning of a deprecated method."""
    return Raw(f"{name} is deprecated {message(notice, python_names)}")


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
