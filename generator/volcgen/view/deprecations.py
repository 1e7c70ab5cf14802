"""Notices of what is deprecated."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from volcgen import names
from volcgen.spec.nodes import Deprecated
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
