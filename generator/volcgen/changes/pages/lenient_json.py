"""Reads examples that are almost JSON: leading zeros, trailing commas, comments, lost quotes."""

from __future__ import annotations

import json
import re
from typing import Any, Final

_SKIP: Final = re.compile(r"(?:\s+|//[^\n]*|#[^\n]*)*+")
_STRING: Final = re.compile(r'"((?:[^"\\\n]|\\.)*+)"')
_QUOTED_KEY: Final = re.compile(r'"((?:[^"\\\n]|\\.)*+)"\s*[:：]')
_KEY_WITHOUT_END: Final = re.compile(r'"([A-Za-z_][\w.\-]*):')
_KEY: Final = re.compile(r"""['"]?([A-Za-z_][\w.\-:]*?)['"]?\s*[:：]""")
_NUMBER: Final = re.compile(r"-?\d+(\.\d+)?(?:[eE][+-]?\d{1,3})?(?![\w.])")
_WORD: Final = re.compile(r"[^\s,{}\[\]:\"]+")
_LONE_QUOTE: Final = re.compile(r"\"([^\"\n]*)")
_WORDS: Final = {"true": True, "false": False, "null": None}
_MAX_NESTING: Final = 40
_MAX_DIGITS: Final = 40


class NotAnExampleError(ValueError):
    """The text cannot be read as an example, even leniently."""


def read_example(text: str) -> Any:
    """Return the value of an example; raise NotAnExampleError."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        reader = _Reader(text)
        value = reader.value(0)
        reader.skip()
        if reader.at != len(text):
            raise NotAnExampleError("text after the value") from None
        return value


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def value(self, depth: int) -> Any:
        self.skip()
        if depth > _MAX_NESTING:
            raise NotAnExampleError("nested too deeply")
        match self._peek():
            case "{":
                return self._object(depth)
            case "[":
                return self._array(depth)
            case '"':
                return self._string()
            case "":
                raise NotAnExampleError("the text ends early")
            case _:
                return self._bare()

    def skip(self) -> None:
        while found := _SKIP.match(self.text, self.at):
            self.at = found.end()
            if not self.text.startswith("/*", self.at):
                return
            end = self.text.find("*/", self.at)
            if end < 0:
                raise NotAnExampleError("a comment does not end")
            self.at = end + 2

    def _peek(self) -> str:
        return self.text[self.at : self.at + 1]

    def _object(self, depth: int) -> dict[str, Any]:
        self.at += 1
        values: dict[str, Any] = {}
        while not self._closes("}"):
            key = self._key()
            values[key] = self.value(depth + 1)
        return values

    def _array(self, depth: int) -> list[Any]:
        self.at += 1
        values: list[Any] = []
        while not self._closes("]"):
            if self.text.startswith("...", self.at):
                self.at += 3
                continue
            values.append(self.value(depth + 1))
        return values

    def _closes(self, bracket: str) -> bool:
        """Skip commas and white space, and the bracket if it is next."""
        while True:
            self.skip()
            if self._peek() not in (",", "，") or not self._peek():
                break
            self.at += 1
        if self.text.startswith("...", self.at) and bracket == "}":
            self.at += 3
            return self._closes(bracket)
        if self._peek() == bracket:
            self.at += 1
            return True
        if not self._peek():
            raise NotAnExampleError(f"`{bracket}` is missing")
        return False

    def _key(self) -> str:
        quoted = _QUOTED_KEY.match(self.text, self.at)
        # `"Url: "http://…"`: a quote is missing after the key.
        found = (
            quoted or _KEY_WITHOUT_END.match(self.text, self.at) or _KEY.match(self.text, self.at)
        )
        if found is not None:
            self.at = found.end()
            return _unescaped(found[1]) if found is quoted else found[1]
        raise NotAnExampleError("a key is missing")

    def _string(self) -> str:
        found = _STRING.match(self.text, self.at)
        if found is None:
            found = _LONE_QUOTE.match(self.text, self.at)
            assert found is not None
            self.at = found.end()
            return found[1].rstrip().rstrip(",")
        self.at = found.end()
        return _unescaped(found[1])

    def _bare(self) -> Any:
        if found := _NUMBER.match(self.text, self.at):
            if len(found.group()) > _MAX_DIGITS:
                raise NotAnExampleError("a number is too long")
            self.at = found.end()
            digits = found.group()
            return int(digits) if digits.lstrip("-").isdigit() else float(digits)
        found = _WORD.match(self.text, self.at)
        if found is None:
            raise NotAnExampleError("a value is missing")
        self.at = found.end()
        return _WORDS.get(found.group(), found.group())


def _unescaped(text: str) -> str:
    """Return the text between the quotes of a string; one with wrong escapes as it is."""
    try:
        return str(json.loads(f'"{text}"', strict=False))
    except ValueError:
        return text
