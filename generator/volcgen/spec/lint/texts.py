"""Rules for texts: they are written, and have the language and punctuation of their readers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from volcgen.problems import Location, Problem
from volcgen.spec.document import Document, KeyPath
from volcgen.spec.files import Spec
from volcgen.spec.nodes import LANGUAGES, Node, Text
from volcgen.spec.placeholders import is_placeholder
from volcgen.typeguards import is_mapping, is_tuple

_CHINESE: Final = "\u3400-\u4dbf\u4e00-\u9fff"
_IS_CHINESE: Final = re.compile(f"[{_CHINESE}]")
_LETTER: Final = re.compile("[A-Za-z]")
# After a Chinese character; a full stop does not count inside a name or number such as `图.png`.
_HALF: Final = re.compile(rf"(?<=[{_CHINESE}])(?:[,;:?!]|\.(?![A-Za-z0-9.])) ?")
_FULL: Final = re.compile("[，；：？！。、（）]")
_HALF_OF: Final = dict(zip("，；：？！。", ",;:?!.", strict=True))
_FULL_OF: Final = {half: full for full, half in _HALF_OF.items()}
_CODE: Final = re.compile("`[^`]*`")
# Marks that end a sentence, with closing brackets and quotes after them.
_ENDS: Final = {"en": re.compile(r"[.?!…][)\"'”’]*$"), "zh": re.compile(r"[。？！…][）)”’」』]*$")}
_NAMES: Final = {"en": "English", "zh": "Chinese"}
_STOP: Final = {"en": ".", "zh": "。"}
_NOT_A_WORD: Final = frozenset(",;:.，；：、。-–—")


def check(spec: Spec) -> Iterator[Problem]:
    for file in spec.files:
        if file.path in spec.checked:
            continue
        for where, text in _texts(file.node, ()):
            languages = [name for name in LANGUAGES if (*where, name) in file.document.keys]
            yield from _set_of_languages(spec, file.document, where, languages)
            texts: dict[str, str] = {name: getattr(text, name) for name in languages}
            if any(is_placeholder(words) for words in texts.values()):
                yield from _placeholders(file.document, where, texts)
                continue
            yield from _language(file.document, where, texts)
            for language, words in texts.items():
                written = _WrittenText(file.document, (*where, language))
                yield from _punctuation(written, language)
                if where[-1] != "title":
                    yield from _full_stop(written, language, words)


def _texts(value: Any, where: KeyPath) -> Iterator[tuple[KeyPath, Text]]:
    if isinstance(value, Text):
        yield where, value
    elif isinstance(value, Node):
        for name in type(value).model_fields:
            below = getattr(value, name)
            if isinstance(below, Node | dict | tuple) and name not in ("examples", "example"):
                yield from _texts(below, (*where, name))
    elif is_mapping(value):
        for key, item in value.items():
            yield from _texts(item, (*where, key))
    elif is_tuple(value):
        for place, item in enumerate(value):
            yield from _texts(item, (*where, place))


def _set_of_languages(
    spec: Spec, document: Document, where: KeyPath, written: Sequence[str]
) -> Iterator[Problem]:
    """Check that a text has exactly the languages of the service."""
    expected = spec.service.node.languages
    for language in LANGUAGES:
        if language in expected and language not in written:
            help_ = f"add the key `{language}`: {_NAMES[language]}."
            yield Problem("S101", f"`{language}` is missing", document.at(where, key=True), help_)
        elif language in written and language not in expected:
            help_ = f"remove it, or add `{language}` to `languages` in service.yaml"
            message = f"{_NAMES[language]} is not a language of the service"
            yield Problem("L230", message, document.at((*where, language), key=True), help_)


def _placeholders(
    document: Document, where: KeyPath, texts: Mapping[str, str]
) -> Iterator[Problem]:
    for language, words in texts.items():
        if is_placeholder(words):
            message = f"the {_NAMES[language]} text is a placeholder"
            yield Problem("L242", message, document.at((*where, language)))


class _WrittenText:
    """A text as it is written in its file: without its quotes, and with code masked."""

    def __init__(self, document: Document, where: KeyPath) -> None:
        start, end = document.values[where]
        raw = document.source.text[start:end].rstrip()
        quoted = len(raw) > 1 and raw[0] in "\"'" and raw[-1] == raw[0]
        self.whole = document.at(where)
        self.start = start + quoted
        self.text = raw[1:-1] if quoted else raw
        self.plain = _CODE.sub(lambda match: "`" * len(match[0]), self.text)
        rest = document.source.text[start + len(raw) :]
        self.is_cut = not quoted and re.match(r"[ \t]+#", rest) is not None
        """Whether a comment follows a text without quotes, which may be meant as a part of it."""
        self._source = document.source

    def at(self, start: int, end: int) -> Location:
        return self._source.location(self.start + start, self.start + end)


def _language(document: Document, where: KeyPath, texts: Mapping[str, str]) -> Iterator[Problem]:
    plain = {language: _CODE.sub("", words) for language, words in texts.items()}
    en, zh = plain.get("en", ""), plain.get("zh")
    if _IS_CHINESE.search(en):
        at = document.at((*where, "en"))
        yield Problem("L230", "the English text contains Chinese", at)
    if zh is not None and _LETTER.search(en or zh) and not _IS_CHINESE.search(zh):
        at = document.at((*where, "zh"))
        yield Problem("L230", "the Chinese text contains no Chinese", at)


def _punctuation(written: _WrittenText, language: str) -> Iterator[Problem]:
    pattern = _HALF if language == "zh" else _FULL
    instead: str | None
    for match in pattern.finditer(written.plain):
        mark = match[0][0]
        if language == "zh":
            message, instead = f"a half-width `{mark}` in Chinese text", _FULL_OF[mark]
        else:
            follows = written.plain[match.end() : match.end() + 1]
            space = " " if follows not in ("", " ", "\r", "\n") else ""
            message = f"a full-width `{mark}` in English text"
            instead = _HALF_OF[mark] + space if mark in _HALF_OF else None
        yield Problem("L231", message, written.at(*match.span()), instead=instead)


def _full_stop(written: _WrittenText, language: str, words: str) -> Iterator[Problem]:
    words = words.rstrip()
    last = words[-1:]
    if not last or _ENDS[language].search(words):
        return
    stop = _STOP[language]
    if last in _HALF_OF if language == "en" else _HALF.search(words[-2:]):
        return  # reported as L231
    message = f"the text does not end with `{stop}`"
    if written.text[-1:] != last:  # an escape, or layout, so the last character has no location
        yield Problem("L232", message, written.whole)
        return
    size = len(written.text)
    if written.is_cut:
        help_ = "if `#` is a part of the text, put quotes around it; else end it with a full stop"
        yield Problem("L232", message, written.at(size - 1, size), help_)
        return
    instead: str | None = f"{last}{stop}"
    if last == "." and language == "zh":
        instead = stop
    elif last in _NOT_A_WORD:
        instead = None
    yield Problem("L232", message, written.at(size - 1, size), instead=instead)
