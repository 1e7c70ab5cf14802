"""Converts errors of the YAML parser to problems at their cause, which may be on an earlier line."""

from __future__ import annotations

import re
from typing import Any, Final

from volcgen.problems import Location, Problem
from volcgen.spec.source import CONFLICT, SpecText

_QUOTE_IT: Final = "put quotes around the text"
_KEY_AND_VALUE: Final = re.compile(r"\s*[^\s:#][^:#]*:\s")


def syntax_problem(source: SpecText, error: Any, last_quoted: tuple[int, int] | None) -> Problem:
    """Return the problem for an error of the parser.

    `last_quoted` is the span of the last text in quotes before the error: if it has several lines, its
    closing quote is most likely the opening one of the next text.
    """
    if conflict := CONFLICT.search(source.text):
        help_ = "keep what is right of both sides, and delete the lines of marks"
        where = source.location(*conflict.span())
        return Problem("Y001", "an unresolved merge conflict", where, help_)
    where = _at(source, error.problem_mark or error.context_mark)
    around = _at(source, error.context_mark) if error.context_mark is not None else where
    before = where.excerpt[: where.column - 1]
    if "\t" in where.excerpt[: where.column] and not before.strip():
        return Problem("Y002", "a tab in the indentation", where)
    words = str(error.problem or error.context)
    if error.context == "while scanning a quoted scalar":
        return Problem("Y001", "a quote that is not closed", around, "close it")
    opening, closing = (
        (source.location(at, at + 1) for at in (last_quoted[0], last_quoted[1] - 1))
        if last_quoted
        else (where, where)
    )
    if opening.line < closing.line == where.line:
        message = f"a quote that is closed only in line {closing.line}"
        return Problem("Y001", message, opening, "close it in its line", also=closing)
    if error.context == "while scanning a simple key":
        message = "a `:` without a space" if ":" in around.excerpt else "a key without a `:`"
        return Problem("Y001", message, around, "write the key, a colon and a space")
    if words.startswith("mapping values"):
        return _second_colon(source, where)
    if words.startswith("did not find expected ','"):
        return _flow(where, around)
    char = where.excerpt[where.column - 1 : where.column]
    if words == "did not find expected key" and char and char in "}]":
        return Problem("Y001", f"a `{char}` that nothing opens", where, "remove it")
    if words == "did not find expected key" and not before.strip():
        message = "an indentation that no line above has"
        return Problem("Y001", message, where, "indent it like the other keys of its mapping")
    if "cannot start any token" in words:
        return Problem("Y001", f"a text that begins with `{char}`", where, _QUOTE_IT)
    return Problem("Y001", words, where)


def _second_colon(source: SpecText, where: Location) -> Problem:
    """Return the problem for a colon where no key can be."""
    before = where.excerpt[: where.column - 1]
    indent = len(before) - len(before.lstrip())
    if re.match(r"-[^\s-]", before.lstrip()):
        dash = _within(source, where, indent, 1)
        return Problem("Y001", "a `-` without a space", dash, "write a space after it")
    if _KEY_AND_VALUE.match(before):
        return Problem("Y001", "a second `: ` in one value", where, _QUOTE_IT)
    key = _within(source, where, indent, len(before) - indent)
    return Problem(
        "Y001",
        "more indentation than the line above, which has a value already",
        key,
        "indent it like the line above",
    )


def _flow(where: Location, opening: Location) -> Problem:
    """Return the problem for a `{` or `[` whose next entry, or end, is missing."""
    bracket = opening.excerpt[opening.column - 1 : opening.column]
    closing = "}" if bracket == "{" else "]"
    if where.line > opening.line:
        message = f"a `{bracket}` that is not closed before line {where.line}"
        return Problem("Y001", message, opening, f"close it with `{closing}`", also=where)
    if where.excerpt[where.column - 1 : where.column] == ":":
        help_ = f"{_QUOTE_IT}, or a comma before the next key"
        return Problem("Y001", "a second `: ` in one value", where, help_)
    help_ = f"{_QUOTE_IT}, or a comma before the next entry"
    return Problem("Y001", f"expected `,` or `{closing}`", where, help_)


def _at(source: SpecText, mark: Any) -> Location:
    index: int = mark.index if mark is not None else 0
    return source.location(index, index + 1)


def _within(source: SpecText, line: Location, column: int, length: int) -> Location:
    """Return the location of a part of a line; the column counts from 0."""
    start = source.span(line)[0] - (line.column - 1) + column
    return source.location(start, start + length)
