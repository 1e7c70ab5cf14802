"""Texts in both languages: English under the key of OpenAPI, Chinese under an `x-` key."""

from __future__ import annotations

from collections.abc import Iterable

from volcgen.spec.definitions import FieldSpec
from volcgen.spec.nodes import Deprecated, Text
from volcgen.view.deprecations import notice
from volcgen.view.limits import unit_sentence
from volcgen.view.text import Localized, Raw, localized


def both(key: str, *texts: Text | Localized | None) -> dict[str, str]:
    """Return the texts, one after another, under `key` and under its Chinese key."""
    found = [localized(text) if isinstance(text, Text) else text for text in texts if text]
    return {
        key: " ".join(text.en.value for text in found),
        _chinese(key): "".join(text.zh.value for text in found),
    }


def lists(key: str, texts: Iterable[Text]) -> dict[str, list[str]]:
    """Return the texts as a list under `key` and another under its Chinese key."""
    found = [localized(text) for text in texts]
    return {key: [t.en.value for t in found], _chinese(key): [t.zh.value for t in found]}


def _chinese(key: str) -> str:
    """Return the key of the Chinese text: `x-summary-zh` of `summary`."""
    return f"x-{key.removeprefix('x-')}-zh"


def field_description(field: FieldSpec) -> dict[str, str]:
    """Return the meaning of a field with its unit and deprecation; OpenAPI has keys for the rest."""
    return both("description", field.description, unit_sentence(field), notice_of(field.deprecated))


def notice_of(deprecated: Deprecated | None) -> Localized | None:
    """Return since when something is deprecated, and what replaces it, by wire names."""
    words = notice(deprecated, str)
    if words is None:
        return None
    return Localized(Raw(f"Deprecated {words.en.value}"), Raw(f"已弃用{words.zh.value}"))
