"""Proof that spec text stayed data: outputs keep their shape when every text is made harmless.

The spec is loaded again with each text that could mean something to Python, TOML or Jinja
replaced by plain words. If a text had become code, the syntax trees would differ.
"""

from __future__ import annotations

import ast
import re
import tomllib
from typing import Any, Final, TypeVar

from volcgen import names
from volcgen.data import is_list, is_mapping
from volcgen.digest import digest
from volcgen.spec.definitions import Node
from volcgen.spec.load import File, Spec

_HARMLESS: Final = re.compile(r"[A-Za-z0-9_./ -]*")
_OTHER: Final = re.compile(r"[^A-Za-z0-9_./ -]+")

N = TypeVar("N", bound=Node)


class ShapeError(Exception):
    """A text of the spec changed the shape of an output: a fault of a template or an escape."""


def neutral_spec(spec: Spec) -> Spec:
    """The same spec with harmless texts; names keep their Python names."""
    return Spec(
        _neutral_file(spec.service),
        _neutral_file(spec.errors),
        _neutral_file(spec.structs),
        tuple(_neutral_file(file) for file in spec.actions),
    )


def same_shape(path: str, real: str, neutral: str) -> None:
    """Raise ShapeError unless both texts mean the same apart from the insides of strings."""
    if path.endswith(".py"):
        same = _same_tree(_python_tree(path, real), _python_tree(path, neutral))
    elif path.endswith(".toml"):
        same = _toml_shape(path, real) == _toml_shape(path, neutral)
    else:
        return
    if not same:
        raise ShapeError(f"{path}: a text of the spec changes the structure of the output")


def shape_of(path: str, text: str) -> str:
    """A digest of what `same_shape` compares: texts with one digest have one shape."""
    if path.endswith(".toml"):
        return digest(repr(_toml_shape(path, text)))
    tree = _python_tree(path, text)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            node.value = ""
    return digest(ast.dump(tree))


def _neutral_file(file: File[N]) -> File[N]:
    return File(file.document, type(file.node).model_validate(_neutral(file.document.data)))


def _neutral(value: Any) -> Any:
    if isinstance(value, str):
        return _neutral_text(value)
    if is_list(value):
        return [_neutral(item) for item in value]
    if is_mapping(value):
        mended: dict[str, Any] = {}
        for key, item in value.items():
            name = _neutral_text(key)
            while name in mended:
                name += "x"
            mended[name] = _neutral(item)
        return mended
    return value


def _neutral_text(text: str) -> str:
    if _HARMLESS.fullmatch(text):
        return text
    # As long as the text or shorter, and with the same words, so that names and limits stay.
    return ".".join(_OTHER.sub("_", part) if names.words(part) else "x" for part in text.split("."))


def _python_tree(path: str, text: str) -> ast.AST:
    try:
        compile(text, path, "exec", dont_inherit=True)  # sees more than the grammar does
        return ast.parse(text)
    except (SyntaxError, ValueError) as error:
        raise ShapeError(f"{path}: the output is no Python: {error}") from None


def _same_tree(one: ast.AST, other: ast.AST) -> bool:
    """Whether two trees are equal but for the insides of strings, and for where things stand."""
    waiting: list[tuple[Any, Any]] = [(one, other)]
    while waiting:
        a, b = waiting.pop()
        if type(a) is not type(b):
            return False
        if isinstance(a, ast.AST):
            if isinstance(a, ast.Constant) and type(a.value) is type(b.value) is str:
                waiting.append((a.kind, b.kind))
                continue
            waiting += [(getattr(a, name, None), getattr(b, name, None)) for name in a._fields]
        elif is_list(a):
            if len(a) != len(b):
                return False
            waiting += zip(a, b, strict=True)
        elif repr(a) != repr(b):  # 0.0 equals -0.0
            return False
    return True


def _toml_shape(path: str, text: str) -> Any:
    try:
        return _masked(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise ShapeError(f"{path}: the output is no TOML: {error}") from None


def _masked(value: Any) -> Any:
    if is_mapping(value):
        return {key: _masked(item) for key, item in value.items()}
    if is_list(value):
        return [_masked(item) for item in value]
    return "" if isinstance(value, str) else value
