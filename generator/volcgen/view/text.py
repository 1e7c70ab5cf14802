"""Escapes for text from a spec: a `Raw` can be printed only through one of them.

Each escape is named after the place that it makes a text safe for.
"""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, NoReturn

from volcgen.spec.nodes import Text
from volcgen.typeguards import is_list, is_mapping, is_tuple

LINE_LENGTH: Final = 100

_CODE_SPAN: Final = re.compile(r"`([^`\n\r]+)`")
# YAML joins folded lines with a space, which Chinese text does not use.
_CHINESE: Final = "\u3000-\u303f\u3400-\u9fff\uff00-\uffef"
_FOLD: Final = re.compile(f"(?<=[{_CHINESE}])[ \\n]+(?=[{_CHINESE}])")
_STOP_FOLD: Final = re.compile("(?<=[，。；：、！？）])[ \\n]+|[ \\n]+(?=[，。；：、！？（）])")
# Quotes that could end a docstring: next to another, or first or last apart from white space.
_DOC_QUOTE: Final = re.compile(r'"(?=")|(?<=")"|\A([ \n]*)"|"(?=[ \n]*\Z)')
# Characters with a meaning in Markdown: anywhere in a line, and at its start.
_MARKUP: Final = re.compile(r"[\\`*\[\]<>&|~$]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])")
_LINE_MARKUP: Final = re.compile(r"^(\s*)([#+=:-])|^(\s*[0-9]+)([.)])")


@dataclass(frozen=True, slots=True)
class Raw:
    """A text from the spec. Templates must choose an escape: printing it is an error."""

    value: str

    def __str__(self) -> NoReturn:
        raise TypeError("a text from the spec needs an escape: py, doc, md, cell or toml")

    def __bool__(self) -> bool:
        return bool(self.value)


@dataclass(frozen=True, slots=True)
class Localized:
    """One text in both languages."""

    en: Raw
    zh: Raw

    def __getitem__(self, language: str) -> Raw:
        return self.zh if language == "zh" else self.en


def python_literal(value: Any) -> str:
    """Return a literal that evaluates to exactly this value, quoted in black's style."""
    if isinstance(value, Raw):
        value = value.value
    if isinstance(value, str):
        literal = repr(value)
        if literal[0] == "'" and '"' not in literal:
            literal = f'"{literal[1:-1]}"'
        return literal
    if is_mapping(value):
        pairs = [f"{python_literal(key)}: {python_literal(item)}" for key, item in value.items()]
        return f"{{{', '.join(pairs)}}}"
    if is_tuple(value):
        items = [python_literal(item) for item in value]
        return f"({', '.join(items)}{',' if len(items) == 1 else ''})"
    if is_list(value):
        return f"[{', '.join(python_literal(item) for item in value)}]"
    return repr(value)


def laid_out(value: Any, indent: int, column: int) -> str:
    """Return the literal of plain data in black's layout: on one line if it fits, else one per line.

    `column` is the number of characters before it on its line, beyond `indent`; a comma follows it.
    """
    flat = python_literal(value)
    if not value or indent + column + len(flat) < LINE_LENGTH:
        return flat
    pad = indent + 4
    if is_mapping(value):
        keys = [f"{python_literal(key)}: " for key in value]
        parts = zip(keys, value.values(), strict=True)
        items = [f"{key}{laid_out(item, pad, len(key))}" for key, item in parts]
    elif is_list(value):
        items = [laid_out(item, pad, 0) for item in value]
    else:
        return flat
    lines = "".join(f"{' ' * pad}{item},\n" for item in items)
    return f"{flat[0]}\n{lines}{' ' * indent}{flat[-1]}"


def imported(names: Iterable[str], module: str, indent: int = 0) -> str:
    """Return an import in black's layout."""
    pad, listed = " " * indent, list(names)
    line = f"from {module} import {', '.join(listed)}"
    if indent + len(line) <= LINE_LENGTH:
        return line
    lines = "".join(f"{pad}    {name},\n" for name in listed)
    return f"from {module} import (\n{lines}{pad})"


def unspaced(chinese: str) -> str:
    """Return Chinese text without the spaces that line breaks left between characters."""
    return _STOP_FOLD.sub("", _FOLD.sub("", chinese))


def localized(text: Text) -> Localized:
    return Localized(Raw(text.en), Raw(unspaced(text.zh)))


def pythonic(raw: Raw, python_names: Mapping[str, str]) -> Raw:
    """Return the text with each wire name in backticks replaced by its Python name."""
    return Raw(
        _CODE_SPAN.sub(
            lambda span: f"`{python_names.get(span.group(1), span.group(1))}`", raw.value
        )
    )


def docstring_text(raw: Raw) -> str:
    """Return text for the inside of a docstring, escaped so that it cannot end the docstring."""
    shown = _visible(raw.value.replace("\\", "\\\\"), _escaped, keep_lines=True)
    return _DOC_QUOTE.sub(lambda quote: f'{quote.group(1) or ""}\\"', shown)


def docstring(text: str, indent: int) -> str:
    """Return a whole docstring from escaped text, in black's layout."""
    pad = " " * indent
    lines = text.strip("\n ").split("\n")
    if len(lines) == 1 and len(lines[0]) + indent + 6 <= LINE_LENGTH:
        return f'"""{lines[0]}"""'
    body = "\n".join(f"{pad}{line}".rstrip() for line in lines).lstrip(" ")
    return f'"""{body}\n{pad}"""'


def wrapped(text: str, width: int, *, first: str = "", rest: str = "") -> list[str]:
    """Return lines of at most `width` columns, broken at spaces and line feeds only."""
    words = " ".join(text.split("\n")).split(" ")
    joined = " ".join(word for word in words if word)
    return textwrap.wrap(
        joined,
        width,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
        expand_tabs=False,
        replace_whitespace=False,
    )


def printable(text: str) -> str:
    """Return the text on one line, with escapes for unprintable characters."""
    return _visible(text.replace("\n", " "), _escaped)


def markdown(raw: Raw) -> str:
    """Return one line of Markdown that shows the text; `code` in backticks stays code."""
    parts: list[str] = []
    end = 0
    text = printable(raw.value)
    for span in _CODE_SPAN.finditer(text):
        parts += [_escaped_markup(text[end : span.start()]), span.group(0)]
        end = span.end()
    parts.append(_escaped_markup(text[end:]))
    return _LINE_MARKUP.sub(r"\1\3\\\2\4", "".join(parts).strip())


def markdown_cell(raw: Raw) -> str:
    """Return the text for a cell of a table, where a bar ends the cell even inside code."""
    return re.sub(r"(?<!\\)\|", r"\\|", markdown(raw))


def markdown_code(raw: Raw) -> str:
    """Return the text as inline code, whatever it contains, for a cell or a line."""
    shown = _visible(raw.value, _escaped)
    longest = max((len(run) for run in re.findall("`+", shown)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if shown.startswith("`") or shown.endswith("`") else ""
    return f"{fence}{pad}{shown}{pad}{fence}".replace("|", "\\|") if shown.strip() else "(empty)"


def toml_literal(raw: Raw) -> str:
    """Return a TOML basic string; its escapes are JSON's, except for DEL and unpaired surrogates."""
    literal = json.dumps(raw.value, ensure_ascii=False)
    return _visible(literal, lambda char: f"\\U{ord(char):08x}")


def json_text(value: Any) -> str:
    """Return JSON, indented, with escapes for unprintable characters."""
    return _visible(json.dumps(value, ensure_ascii=False, indent=2), _u, keep_lines=True)


def json_literal(value: Any) -> str:
    """Return JSON for a code block, without backticks that could end the block."""
    return json_text(value).replace("`", "\\u0060")


def _escaped_markup(text: str) -> str:
    return _MARKUP.sub(lambda found: "\\" + found.group(0), text)


def _visible(text: str, escape: Callable[[str], str], *, keep_lines: bool = False) -> str:
    """Return the text with escapes for unprintable characters."""
    if (text.replace("\n", "") if keep_lines else text).isprintable():
        return text
    return "".join(
        char if char.isprintable() or (keep_lines and char == "\n") else escape(char)
        for char in text
    )


def _escaped(char: str) -> str:
    return char.encode("unicode_escape").decode("ascii")


def _u(char: str) -> str:
    return json.dumps(char)[1:-1]  # a pair of them beyond the first plane
