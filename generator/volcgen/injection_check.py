"""Checks that texts of the spec stayed data in the output.

The output is rendered again from a sanitized spec, whose texts have no meaning in Python, TOML or
Jinja. If a text of the spec became code, the syntax trees of the two outputs differ.
"""

from __future__ import annotations

import ast
import re
import tomllib
import warnings
from typing import Any, Final, TypeVar

from volcgen import names
from volcgen.digest import digest
from volcgen.problems import visible
from volcgen.spec.document import parse
from volcgen.spec.files import Spec, SpecFile
from volcgen.spec.nodes import Node
from volcgen.typeguards import is_list, is_mapping
from volcgen.view.facts import Facts

_HARMLESS: Final = re.compile(r"(https://)?[A-Za-z0-9_./ -]*")
_OTHER: Final = re.compile(r"[^A-Za-z0-9_./ -]+")
_TOML_LINE: Final = re.compile(r"at line (\d+)")
_LONGEST_LINE: Final = 80

N = TypeVar("N", bound=Node)


class InvalidOutputError(Exception):
    """An output is not valid Python or TOML; the message names its line."""

    def __init__(self, language: str, reason: str, text: str, line: int) -> None:
        lines = text.splitlines()
        code = visible(lines[line - 1].strip()) if 0 < line <= len(lines) else ""
        code = code if len(code) <= _LONGEST_LINE else f"{code[:_LONGEST_LINE]}…"
        message = f"line {line} of the output is not valid {language}: {reason}"
        super().__init__(f"{message}: `{code}`" if code else message)


def sanitized_spec(spec: Spec) -> Spec:
    """Return the spec with harmless texts; Python names stay the same."""
    return Spec(
        _sanitized_once(spec.service),
        _sanitized_once(spec.errors),
        _sanitized_once(spec.structs),
        tuple(_sanitized_file(file) for file in spec.actions),
    )


def sanitized_facts(facts: Facts) -> Facts | None:
    """Return the facts of the sanitized spec, if they follow from those of the real one."""
    return facts if all(map(_HARMLESS.fullmatch, facts.python_names)) else None


def same_structure(path: str, real: str, sanitized: str) -> bool:
    """Return whether two outputs differ in nothing but the content of strings.

    Raise InvalidOutputError if one of them is not valid Python or TOML.
    """
    return structure_digest(path, real) == structure_digest(path, sanitized)


def structure_digest(path: str, text: str) -> str:
    """Return a digest that is equal for two outputs of the same structure.

    Raise InvalidOutputError if the output is not valid Python or TOML.
    """
    if path.endswith(".toml"):
        return digest(repr(_toml_structure(text)))
    if not path.endswith(".py"):
        return ""
    tree = _python_tree(text)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            node.value = ""
    return digest(ast.dump(tree))


def _sanitized_once(file: SpecFile[N]) -> SpecFile[N]:
    node = _sanitized_node(file)
    return SpecFile(file.document, lambda: node)


def _sanitized_file(file: SpecFile[N]) -> SpecFile[N]:
    """Return a file that is sanitized each time its node is read, because all nodes take much memory."""
    return SpecFile(file.document, lambda: _sanitized_node(file))


def _sanitized_node(file: SpecFile[N]) -> N:
    return type(file.node).model_validate(_sanitized(parse(file.document.source).data))


def _sanitized(value: Any) -> Any:
    if isinstance(value, str):
        return _sanitized_text(value)
    if is_list(value):
        return [_sanitized(item) for item in value]
    if is_mapping(value):
        found: dict[str, Any] = {}
        for key, item in value.items():
            name = _sanitized_text(key)
            while name in found:
                name += "x"
            found[name] = _sanitized(item)
        return found
    return value


def _sanitized_text(text: str) -> str:
    if _HARMLESS.fullmatch(text):
        return text
    # Not longer than the text, and with the same words, so that names and limits stay valid.
    return ".".join(_OTHER.sub("_", part) if names.words(part) else "x" for part in text.split("."))


def _python_tree(text: str) -> ast.AST:
    if "\0" in text:  # compile() names no line
        line = text[: text.index("\0")].count("\n") + 1
        raise InvalidOutputError("Python", "null characters are not allowed", text, line)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(text, "output", "exec", dont_inherit=True)  # finds more errors than ast.parse
            return ast.parse(text)
    except SyntaxError as error:
        raise InvalidOutputError("Python", error.msg, text, error.lineno or 1) from None


def _toml_structure(text: str) -> Any:
    try:
        return _without_strings(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        found = _TOML_LINE.search(str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        reason = str(error).partition(" (at ")[0]
        raise InvalidOutputError("TOML", reason, text, line) from None


def _without_strings(value: Any) -> Any:
    if is_mapping(value):
        return {key: _without_strings(item) for key, item in value.items()}
    if is_list(value):
        return [_without_strings(item) for item in value]
    return "" if isinstance(value, str) else value
