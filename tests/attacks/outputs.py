"""What every output must be, whatever was in the input: well formed, and free of active content."""

from __future__ import annotations

import ast
import json
import re
import tomllib
import unicodedata
import warnings
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable
from typing import Final

from markdown_it import MarkdownIt

from .outcomes import Fault, expect

_MARKDOWN: Final = MarkdownIt("commonmark").enable("table")
_ACTIVE: Final = re.compile(
    r"<\s*(script|iframe|object|embed|style|svg|form|link|meta|base)\b|\bon\w+\s*=", re.IGNORECASE
)
_ADDRESS: Final = re.compile(r"(javascript|data|vbscript):", re.IGNORECASE)


def check_names(paths: Iterable[str]) -> None:
    """Raise Fault if two paths are the same file where names fold case or are normalised."""
    known: dict[str, str] = {}
    for path in paths:
        other = known.setdefault(unicodedata.normalize("NFC", path).casefold(), path)
        expect(other == path, f"{other} and {path} are one file on some systems")


def check_output(path: str, content: bytes) -> None:
    """Raise Fault unless a file is valid in its language."""
    text = content.decode("utf-8")
    try:
        match path.rpartition(".")[2]:
            case "py" | "pyi":
                with warnings.catch_warnings():
                    warnings.simplefilter("error")
                    compile(text, path, "exec", dont_inherit=True)
            case "json":
                json.loads(text)
            case "toml":
                tomllib.loads(text)
            case "svg":
                ElementTree.fromstring(text)  # noqa: S314 - made by this process
            case "md":
                _check_markdown(path, text)
            case _:
                pass
    except (SyntaxError, ValueError, ElementTree.ParseError, Warning) as error:
        raise Fault(f"{path} is not valid: {error}") from None


def _check_markdown(path: str, text: str) -> None:
    for token in _MARKDOWN.parse(text):
        for each in (token, *(token.children or ())):
            if each.type in ("html_block", "html_inline"):
                expect(not _ACTIVE.search(each.content), f"{path}: {each.content[:200]!r}")
            address = str(each.attrGet("href") or each.attrGet("src") or "")
            expect(not _ADDRESS.match(address), f"{path}: a link to {address[:200]!r}")


def shape(content: bytes) -> str:
    """Return the syntax tree of a Python file without the content of its texts."""
    try:
        module = ast.parse(content)
    except SyntaxError as error:
        raise Fault(f"not valid Python: {error}") from None
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            node.value = ""
    return ast.dump(module)
