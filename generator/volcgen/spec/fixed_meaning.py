"""Whether fixes of a spec file change what it says only where they are meant to.

The fixes are applied a second time, to the parsed values of the file: a value or a key is replaced as a
whole, a default is removed, and in a text only punctuation may change. The edited file must parse to the
same values.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from copy import deepcopy
from typing import Any, Final

from volcgen.problems import Problem, SpecError
from volcgen.spec.document import Document, KeyPath, parse
from volcgen.spec.source import SpecText

_NO_LETTERS: Final = re.compile(r"[\W_]+")


def only_fixes(source: SpecText, edited: str, fixes: Iterable[Problem]) -> bool:
    """Return whether an edited file has the values of the source, apart from those fixed."""
    try:
        before = parse(source)
    except SpecError:
        # The only fixes of a file that cannot be parsed put quotes around a text.
        return all(fix.instead == f'"{_marked(source, fix)}"' for fix in fixes)
    try:
        after = parse(SpecText(source.path, edited)).data
        expected = _expected(before, after, fixes)
    except (SpecError, LookupError, TypeError):
        return False
    return repr(expected) == repr(after)  # unlike `==`, it tells 1 from true


def _expected(before: Document, after: Any, fixes: Iterable[Problem]) -> Any:
    """Return the values of a file with the fixes; `after` has the texts with other punctuation."""
    data = deepcopy(before.data)
    keys = {span: path for path, span in before.keys.items()}
    values = {_trimmed(before.source.text, span): path for path, span in before.values.items()}
    found = [(_path(before, fix, keys, values), fix) for fix in fixes]
    for path, fix in sorted(
        found, key=lambda item: -len(item[0])
    ):  # a key after the values below it
        span = before.source.span(fix.where)
        around = _at(data, path[:-1])
        if span in keys:
            new = next(iter(parse(SpecText("", f"{fix.instead}: 0")).data))
            renamed = {new if key == path[-1] else key: item for key, item in around.items()}
            around.clear()
            around.update(renamed)
        elif span in values:
            around[path[-1]] = parse(SpecText("", f"x: {fix.instead}")).data["x"]
        elif not fix.instead:
            del around[path[-1]]
        elif _letters(around[path[-1]]) == _letters(_at(after, path)):
            around[path[-1]] = _at(after, path)
    return data


def _path(
    document: Document,
    fix: Problem,
    keys: dict[tuple[int, int], KeyPath],
    values: dict[tuple[int, int], KeyPath],
) -> KeyPath:
    """Return the path of the key or value that a fix marks, or marks a part of."""
    span = start, end = document.source.span(fix.where)
    if exact := keys.get(span) or values.get(span):
        return exact
    if not fix.instead:
        return next(path for (at, _), path in keys.items() if start <= at < end)
    inside = [path for (first, last), path in values.items() if first <= start and end <= last]
    return max(inside, key=len)


def _at(data: Any, path: KeyPath) -> Any:
    for step in path:
        data = data[step]
    return data


def _letters(text: str) -> str:
    return _NO_LETTERS.sub("", text)


def _marked(source: SpecText, fix: Problem) -> str:
    start, end = source.span(fix.where)
    return source.text[start:end]


def _trimmed(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """Return the span of a value without the white space that YAML counts to some values."""
    start, end = span
    return start, start + len(text[start:end].rstrip())
