"""Languages of help texts and messages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, Literal, NamedTuple

Language = Literal["en", "zh"]

LANGUAGES: Final[tuple[Language, ...]] = ("en", "zh")
_VARIABLES: Final = ("LC_ALL", "LC_MESSAGES", "LANG")


class Text(NamedTuple):
    """A text in both languages."""

    en: str
    zh: str

    def of(self, language: Language) -> str:
        """Return the text in a language."""
        return self.zh if language == "zh" else self.en


def choose_language(arguments: Sequence[str], environment: Mapping[str, str]) -> Language:
    """Return the language of `--lang`, else of the locale: Chinese for `zh…`, else English.

    A wrong value of `--lang` is reported later, by the parser.
    """
    for index, argument in enumerate(arguments):
        name, equals, value = argument.partition("=")
        if name == "--lang":
            chosen = value if equals else "".join(arguments[index + 1 : index + 2])
            return "zh" if chosen == "zh" else "en"
    locale = next((found for name in _VARIABLES if (found := environment.get(name))), "")
    return "zh" if locale.lower().startswith("zh") else "en"
