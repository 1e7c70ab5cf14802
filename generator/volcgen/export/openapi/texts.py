"""Texts in both languages: English under the key of OpenAPI, Chinese under an `x-` key."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from volcgen.spec.definitions import FieldSpec
from volcgen.spec.nodes import Deprecated, Text
from volcgen.typeguards import is_list, is_mapping
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


def of_one_language(value: Any, language: str) -> Any:
    """Return a document, or a part of it, with the texts of one language under the keys of OpenAPI."""
    if is_list(value):
        return [of_one_language(item, language) for item in value]
    if not is_mapping(value):
        return value
    chinese = {key: key[2:-3] for key in value if key.startswith("x-") and key.endswith("-zh")}
    found = {key: item for key, item in value.items() if key not in chinese}
    if language == "zh":
        found |= {key if key in value else f"x-{key}": value[name] for name, key in chinese.items()}
    return {key: of_one_language(item, language) for key, item in found.items()}


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
