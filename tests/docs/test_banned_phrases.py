"""Shipped text uses the terms of the glossary and none of the phrases below."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

import pytest
from docs_pages import ROOT

SCANNED: Final = (
    "README.md",
    "README.zh.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "benchmarks",
    "docs",
    "examples",
    "generated",
    "generator",
    "runtime",
    "services",
    "spec/im",
    "templates",
)
"""Files, and folders with all files in them."""


class Banned(NamedTuple):
    pattern: str
    instead: str
    example: str


BANNED: Final = (
    Banned(r"\bat the (most|least)\b", "at most, at least", "20 items at the most"),
    Banned(r"(?<!here )\b(is|are|was|were) no(?! longer)\b", "is not a …", "this is no address"),
    Banned(r"(?<!here )\b(is|are) none\b", "is not one; there are none", "a width that is none"),
    Banned(r"\bwhat (a|an|the) \w+ sees?\b", "say what the thing is", "what a template sees"),
    Banned(r"\b[Aa] [Aa][a-z]", "an", "A AddFriendResult"),
    Banned(r"\b[Aa] `?[AEIO][a-z]", "an", "A `IsFriendResult`"),
    Banned(
        r"\bhalf (of )?a (character|surrogate)",
        "contains an unpaired surrogate",
        "half of a character",
    ),
    Banned(r"\bThe same(, awaited| in\b)", "say what is the same", "The same, awaited:"),
    Banned(r"without a detour", "directly", "asks without a detour"),
    Banned(r"\btwins?\b", "string alternative; async form", "ids with a string twin"),
    Banned(r"\b(some|any|no)body\b|\bwhoever\b", "a user, a caller, no caller", "helps nobody"),
    Banned(
        r"\b(lie|lies) (in|on|under|there|beside)\b", "is, are", "the package lies in generated/"
    ),
    Banned(
        r"\bstands? (in|there|here|under|beside|apart|alone|at)\b", "is, are", "what stands here"
    ),
    Banned(r"\bas (it|they) stands?\b", "unchanged", "it runs as it stands"),
    Banned(r"\bgo(es)? by\b", "depends on, is determined by", "recovery goes by time"),
    Banned(r"\b(held|holds?) (\w+ ){0,3}against\b", "checked against", "held against the spec"),
    Banned(r"\bmend(s|ed)?\b", "fix", "mends what has one right answer"),
    Banned(r"\bfault of volcgen\b", "internal error", "a fault of volcgen"),
    Banned(r"\binstalls alone\b", "is self-contained", "it installs alone"),
    Banned(r"\bamong other places\b", "or from …", "from there, among other places"),
    Banned(r"\b(is|are|be) told\b", "name the actor and the fact", "as the client is told"),
    Banned(
        r"\btells? (how|what|when|whether|which|who|you)\b",
        "describes, shows, says",
        "tells which it was",
    ),
    Banned(r"\bcomes? to (nothing|in words)\b", "is, results in", "what it comes to in words"),
    Banned(
        r"\b(is|are|was|were) tried again\b|\btries again\b",
        "is retried, retries",
        "what is tried again",
    ),
    Banned(
        r"\b(calls?|items?|messages?|times|\d+) a (second|minute|day)\b",
        "per second",
        "50 calls a second",
    ),
    Banned(r"\ball the same\b", "nevertheless", "it may have acted all the same"),
    Banned(r"\b(is|are) not there\b", "is missing, does not exist", "a file that is not there"),
    Banned(r"\bany more\b", "no longer", "not set up any more"),
    Banned(r"\bof yours\b", "your own", "middleware of yours"),
    Banned(
        r"\b(put|puts|set|sets) (it |itself )?right\b", "restores, corrects", "generate puts right"
    ),
    Banned(r"\b(by|on) the wire\b|\bnames? of the wire\b", "by wire name", "the name on the wire"),
    Banned(r"\bunder way\b", "in progress", "calls under way"),
    Banned(r"\bin the clear\b", "not encrypted", "travels in the clear"),
    Banned(r"\b(does|do|did) the whole way\b", "all steps", "does the whole way"),
    Banned(
        r"\bgives? (a|the|each|its) (list|tuple|dict|value|client|iterator|result)\b",
        "returns",
        "gives a list of them",
    ),
    Banned("掩盖", "脱敏", "敏感字段会被掩盖"),
    Banned("附加功能", "可选依赖（extras）", "附加功能按需安装"),
    Banned("信箱", "收件箱", "信箱编号"),
    Banned("它绝不会卡住", "调用绝不会卡住", "它绝不会卡住"),
    Banned("每行一次收发", "每行一次请求与响应", "每行一次收发"),
    Banned("请预期", "请针对该次调用编写预期", "请预期该调用"),
    Banned("会话的所有者", "群主", "会话的所有者"),
)


def files() -> Iterator[Path]:
    for name in SCANNED:
        path = ROOT / name
        assert path.exists(), f"{name} is in SCANNED but does not exist"
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            is_text = file.suffix in {".jinja", ".md", ".py", ".yaml"}
            if is_text:
                yield file


def texts(file: Path) -> Iterator[tuple[int, str]]:
    """Yield the numbered lines of a file; of Python, only comments, docstrings and other strings."""
    source = file.read_text(encoding="utf-8")
    if file.suffix != ".py":
        lines = source.splitlines()
        yield from enumerate((re.sub(r"\{[{%].*?[%}]\}", "", line) for line in lines), 1)
        return
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            yield token.start[0], token.string
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from enumerate(node.value.splitlines(), node.lineno)


@pytest.mark.parametrize("banned", BANNED, ids=lambda banned: banned.example)
def test_a_pattern_finds_its_example(banned: Banned) -> None:
    assert re.search(banned.pattern, banned.example)
    assert not re.search(banned.pattern, banned.instead)


@pytest.mark.parametrize("file", list(files()), ids=lambda file: file.relative_to(ROOT).as_posix())
def test_shipped_text_has_no_banned_phrase(file: Path) -> None:
    found = [
        f"{file.relative_to(ROOT)}:{line}: {match[0]!r}; write: {banned.instead}"
        for line, text in texts(file)
        for banned in BANNED
        if (match := re.search(banned.pattern, text))
    ]
    assert not found, "\n".join(found)
