"""Random changes of data: mappings, lists and scalars, and values that only a text can have."""

from __future__ import annotations

import copy
import json
import unicodedata
from collections.abc import Callable, Iterator
from random import Random
from typing import Any, Final

from support.hostile_spec import quoted

from ..texts import TEXTS

_TEXTS: Final = tuple(text for each in TEXTS.values() for text in each)
_DEEP: Final = (2, 10, 100, 5_000)
_MANY: Final = (2, 50, 2_000)
_SCALARS: Final[tuple[Any, ...]] = (
    None, True, False, 0, 1, -1, 7, 2**31, 2**53 + 1, 2**63, -(2**63) - 1, 10**30, 10**400, 0.5, -0.0, 1e308,
    "", "0", "1", "null", "x", "名", [], {}, [[]], {"": None}, [None], [0, ""], {"en": "x"}, {"en": None, "zh": 1},
)  # fmt: skip

YAML_ONLY: Final = (
    "&a x", "*a", "&a [*a]", "{<<: {en: x}}", "{<<: [{en: x}, {zh: y}]}", "!!python/object/apply:os.system [x]",
    "!!binary aGk=", "!!set {a, b}", "!!omap [a: 1]", "!x y", "!!str 1", "!!int x", "{a: 1, a: 2}", "{? [a] : b}",
    "{? {a: b} : c}", "{1: 2, true: 3, null: 4}", "2020-01-01", "0o17", "0x1F", "017", "1_000", ".inf", "-.inf",
    ".nan", "~", "yes", "'a''b'", "1e400", "1e-400", "+1", ".5", "5.", "=", "{a: 1, 'a': 2}", '{"\\u0065\\u0301": 1, é: 2}',
    "2020-01-01T00:00:00Z", "[,]", "{a}", "[a: b]", "[? a]", '"\\ud800"', '"\\0"', "- x", "|\n  x",
)  # fmt: skip
JSON_ONLY: Final = (
    "NaN", "Infinity", "1e400", "-1e400", "1e-400", "-0", "-0.0", "1.0", "1E2", "01", "+1", "0x1F", "9" * 5_000,
    "0." + "1" * 5_000, '"\\ud800"', '"\\udc00\\ud800"', '"\\u0000"', '{"a":1,"a":2}', "[1,]", "{,}", "undefined",
    "'x'", "[1", '{"a"', "//x", "\ufeff1", "true1", "nul", "{1:2}", "1 2",
)  # fmt: skip

Path = tuple[str | int, ...]


class Verbatim(str):
    """A value as it is written in the file."""

    __slots__ = ()


class Trees:
    """Changes trees at random, and notes what it did."""

    def __init__(
        self, random: Random, made: list[str], verbatim: tuple[str, ...], *, keeps: int = 0
    ) -> None:
        """Use these verbatim values; the keys of the first `keeps` levels do not change."""
        self._random, self._made = random, made
        self._verbatim, self._keeps = verbatim, keeps
        self._changes: tuple[Callable[[Any, Path], str], ...] = (
            self._remove, self._repeat, self._swap, self._retype, self._wrap, self._rename, self._say,
            self._graft, self._fill, self._write, self._retype, self._say, self._rename,
        )  # fmt: skip

    def changed(self, tree: Any, count: int) -> Any:
        """Return a copy of a tree with some changes."""
        found = copy.deepcopy(tree)
        for _ in range(count):
            places = [path for path in paths(found) if len(path) > self._keeps]
            if not places:
                break
            path = self._random.choice(places)
            change = self._random.choice(self._changes)
            done = change(found, path)
            self._made.append(f"{change.__name__[1:]} {'/'.join(map(str, path))}{done}")
        return found

    def _remove(self, tree: Any, path: Path) -> str:
        del _at(tree, path[:-1])[path[-1]]
        return ""

    def _repeat(self, tree: Any, path: Path) -> str:
        around, value = _at(tree, path[:-1]), copy.deepcopy(_at(tree, path))
        if isinstance(around, list):
            around.insert(int(path[-1]), value)
            return ""
        name = self._variant(str(path[-1]))
        around[name] = value
        return f" as {name!r}"

    def _swap(self, tree: Any, path: Path) -> str:
        other = self._other(tree, path)
        if other is None:
            return ": nothing"
        one, two = _at(tree, path), _at(tree, other)
        _put(tree, path, two)
        _put(tree, other, one)
        return f" and {'/'.join(map(str, other))}"

    def _graft(self, tree: Any, path: Path) -> str:
        other = self._other(tree, path)
        if other is None:
            return ": nothing"
        _put(tree, path, copy.deepcopy(_at(tree, other)))
        return f" from {'/'.join(map(str, other))}"

    def _retype(self, tree: Any, path: Path) -> str:
        value = copy.deepcopy(self._random.choice(_SCALARS))
        _put(tree, path, value)
        return _shown(value)

    def _say(self, tree: Any, path: Path) -> str:
        text = self._random.choice(_TEXTS)
        old = _at(tree, path)
        if isinstance(old, str) and self._random.random() < 0.4:
            at = self._random.randint(0, len(old))
            text = old[:at] + text + old[at:]
        _put(tree, path, text)
        return _shown(text)

    def _write(self, tree: Any, path: Path) -> str:
        value = Verbatim(self._random.choice(self._verbatim))
        _put(tree, path, value)
        return _shown(value)

    def _wrap(self, tree: Any, path: Path) -> str:
        depth = self._random.choice(_DEEP)
        start, end = self._random.choice((("[", "]"), ('{"a": ', "}"), ('[{"b": ', "}]")))
        value = _at(tree, path)
        if depth <= 10:
            inner = f"{start * depth}{written(value, self._quote)}{end * depth}"
        else:
            inner = f"{start * depth}1{end * depth}"
        _put(tree, path, Verbatim(inner))
        return f" in {depth} of {start}{end}"

    def _fill(self, tree: Any, path: Path) -> str:
        count, value = self._random.choice(_MANY), _at(tree, path)
        inner = written(value, self._quote)
        if len(inner) * count > 1_000_000:
            return ": nothing"
        if self._random.random() < 0.5:
            text = f"[{', '.join([inner] * count)}]"
        else:
            text = "{" + ", ".join(f'"{self._key(n)}": {inner}' for n in range(count)) + "}"
        _put(tree, path, Verbatim(text))
        return f" with {count} in {text[0]}"

    def _rename(self, tree: Any, path: Path) -> str:
        around = _at(tree, path[:-1])
        if not isinstance(around, dict):
            return self._say(tree, path)
        old = str(path[-1])
        new = self._variant(old)
        items = [(new if key == old else key, value) for key, value in around.items()]
        around.clear()
        around.update(items)
        return f" to {new[:80]!r}"

    def _key(self, number: int) -> str:
        return "a" if self._random.random() < 0.01 else f"Key{number}"

    def _variant(self, name: str) -> str:
        """Return another name: one that only looks like it, another of the tree's kind, or a hostile one."""
        swapped, wide = name.swapcase(), "".join(_wide(char) for char in name)
        return self._random.choice(
            (swapped, wide, f"{name}_", f"_{name}", f"{name}\u200b", f"{name} ", f"e\u0301{name}", f"\u00e9{name}",
             unicodedata.normalize("NFD", f"\u00e9{name}"), f"{name}.{name}", f"{name}.1", f"{name}.N", "",
             self._random.choice(_TEXTS), self._random.choice(_TEXTS), "class", "self", "id", "type", "None", "1", "en"),
        )  # fmt: skip

    def _other(self, tree: Any, path: Path) -> Path | None:
        """Return a place that is neither around nor within another."""
        others = [
            each
            for each in paths(tree)
            if len(each) > self._keeps and each[: len(path)] != path and path[: len(each)] != each
        ]
        return self._random.choice(others) if others else None

    def _quote(self, value: Any) -> str:
        return quoted(value) if self._verbatim is YAML_ONLY else json.dumps(value)


def paths(tree: Any, start: Path = ()) -> Iterator[Path]:
    """Yield the place of every value within a tree."""
    if isinstance(tree, dict):
        items: Iterator[tuple[Any, Any]] = iter(tree.items())
    elif isinstance(tree, list):
        items = enumerate(tree)
    else:
        return
    for key, value in items:
        yield (*start, key)
        yield from paths(value, (*start, key))


def written(value: Any, quote: Callable[[Any], str]) -> str:
    """Return a tree as text: JSON, or YAML in its form."""
    if isinstance(value, Verbatim):
        return str(value)
    if isinstance(value, dict):
        inner = (f"{quote(str(key))}: {written(each, quote)}" for key, each in value.items())
        return "{" + ", ".join(inner) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(written(each, quote) for each in value) + "]"
    return quote(value)


def _at(tree: Any, path: Path) -> Any:
    for step in path:
        tree = tree[step]
    return tree


def _put(tree: Any, path: Path, value: Any) -> None:
    _at(tree, path[:-1])[path[-1]] = value


def _wide(char: str) -> str:
    """Return the full-width form of a letter, which NFKC makes the letter again."""
    return chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char


def _shown(value: Any) -> str:
    return f": {str(value)[:80]!r}"
