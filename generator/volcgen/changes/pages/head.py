"""What a page says about its action as a whole: name, version, method, host and QPS."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from volcgen.changes.facts import Fact, Unknown
from volcgen.changes.pages.blocks import Block, Code, Heading, Line, Table, Text
from volcgen.changes.pages.columns import lists_fields, roles_of
from volcgen.changes.pages.inline import bare

_ACTION_NAME: Final = r"[A-Z][A-Za-z0-9]{2,80}"
_URL_ACTION: Final = re.compile(r"[?&]Action=([A-Za-z][A-Za-z0-9]{2,80})\b")
_URL_VERSION: Final = re.compile(r"[?&]Version=(\d{4}\\?-\d{2}\\?-\d{2})\b")
_VERSION: Final = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
_SAID_ACTION: Final = re.compile(
    rf"(?:当前\s?API\s?的?名称[为是]|取值[为：:]|固定[值为：:]{{1,3}}|value (?:is|of)|Set to|must be|name (?:is|of this API is))\s?[:：]?\s?`?({_ACTION_NAME})\b",
    re.IGNORECASE,
)
_METHOD_LABEL: Final = re.compile(
    r"(?:请求方式|请求方法|HTTP\s?方法|HTTP\s?请求方式|(?:HTTP )?(?:request )?method)\s*(?:[:：为是]|is\b|supports?\b|\s)",
    re.IGNORECASE,
)
_METHOD: Final = re.compile(r"\b(GET|POST|PUT|DELETE|PATCH)\b")
_REQUEST_LINE: Final = re.compile(r"^\W{0,6}(GET|POST|PUT|DELETE|PATCH)\s+(?:https?://|/)")
_FORM: Final = "application/x-www-form-urlencoded"
_HOST: Final = re.compile(
    r"https?://([A-Za-z0-9.\-]{3,120})(?::\d{1,5})?/?\?[^\s`\"]{0,200}?Action="
)
_HOST_LABEL: Final = re.compile(
    r"(?:请求域名|服务域名|接口域名|域名|服务地址|请求地址|Endpoint|^Host|request (?:URL|address|host))\s*[:：为]\s*`?(?:https?://)?((?:[A-Za-z0-9\-]{1,60}\.){2,6}[a-z]{2,10})\b",
    re.IGNORECASE,
)
_COMMON_ONLY: Final = "X-Date"
"""A parameter of all actions; a table that has it too shows any action as the example."""
_RESPONSE_ACTION: Final = re.compile(rf'"Action"\s*:\s*"({_ACTION_NAME})"')
_RESPONSE_VERSION: Final = re.compile(r'"Version"\s*:\s*"(\d{4}-\d{2}-\d{2})"')
_TITLE: Final = re.compile(
    rf"(?:[^A-Za-z]{{0,40}}[\s\-—–:：|(（])?({_ACTION_NAME})(?:\s*[-—–:：|(（][^A-Za-z]{{0,60}}.{{0,60}})?"
)

# `1，000` may be one number or two.
_NUMBER: Final = r"(\d{1,3}(?:,\d{3})+|\d{1,9})(?!\.*\d|，\d{3}(?!\d))"
_QPS: Final = (
    re.compile(rf"{_NUMBER}\s*QPS\b", re.IGNORECASE),
    re.compile(rf"\bQPS\b[^\d\n。；;]{{0,30}}?{_NUMBER}", re.IGNORECASE),
    re.compile(rf"QPS[^\d\n。；;]{{0,30}}?{_NUMBER}", re.IGNORECASE),
    re.compile(rf"每秒(?:钟)?[^\d\n。；;]{{0,20}}?{_NUMBER}\s*次"),
    re.compile(rf"{_NUMBER}\s*次\s*(?:/|每|／)\s*(?:秒|s\b|second)", re.IGNORECASE),
    re.compile(
        rf"{_NUMBER}\s*(?:API\s)?(?:calls?|requests?|times|queries|invocations?)\s*(?:/|per|a|each|every)\s*(?:second|sec\b|s\b)", re.IGNORECASE
    ),
    re.compile(
        rf"(?:calls?|requests?|queries|times)\s(?:per|a)\ssecond[^\d\n.;]{{0,30}}?{_NUMBER}", re.IGNORECASE
    ),
)  # fmt: skip

OWN_HOSTS: Final = (
    "volcengineapi.com",
    "volces.com",
    "volcengine.com",
    "byteplusapi.com",
    "bytepluses.com",
    "ivolces.com",
)
_FOREIGN: Final = re.compile(
    r"\b(?:tencentcloudapi\.com|aliyuncs\.com|amazonaws\.com|myhuaweicloud\.com|baidubce\.com|googleapis\.com|"
    r"api\.telegram\.org|slack\.com/api|api\.twilio\.com|api\.agora\.io|rongcloud\.cn|easemob\.com|ucloud\.cn|"
    r"help\.aliyun\.com|cloud\.tencent\.com|docs\.aws\.amazon\.com|support\.huaweicloud\.com|cloud\.baidu\.com|"
    r"ksyun\.com|jdcloud-api\.com|azure\.com|netease\.im|im\.qcloud\.com|qiniuapi\.com)|X-TC-Action|x-acs-|X-Amz-",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a page names an action."""

    name: str
    line: int
    block: int
    """Index of the block."""
    is_strong: bool
    """A row of the parameters or a request address, not an example."""


@dataclass(frozen=True, slots=True)
class Head:
    version: Fact[str] | None
    method: Fact[str] | None
    host: Fact[str] | None
    qps: Fact[int] | None
    unknown: tuple[Unknown, ...]
    encoding: Fact[str] | None


def mentions_of(blocks: Sequence[Block]) -> list[Mention]:
    """Return all places that name an action, in the order of the page."""
    found: list[Mention] = []
    for index, block in enumerate(blocks):
        if isinstance(block, Table):
            row = _row(block, "Action")
            is_common = _row(block, _COMMON_ONLY) is not None
            if row is not None and not is_common and (name := _action_of_row(row)):
                found.append(Mention(name, row[0].number, index, is_strong=True))
                continue
        strong = not isinstance(block, Code)
        for line in lines_of(block):
            for match in _URL_ACTION.finditer(line.text):
                found.append(Mention(match[1], line.number, index, strong))
            if isinstance(block, Code):
                for match in _RESPONSE_ACTION.finditer(line.text):
                    found.append(Mention(match[1], line.number, index, is_strong=False))
    return found


def title_action(blocks: Sequence[Block]) -> Fact[str] | None:
    """Return the action that the first large heading names."""
    for block in blocks:
        if isinstance(block, Heading) and block.level <= 2:
            match = _TITLE.fullmatch(bare(block.text))
            if match and len(re.findall("[A-Z]", match[1])) >= 2 and re.search("[a-z]", match[1]):
                return Fact(match[1], block.line)
            return None
    return None


def head_of(blocks: Sequence[Block]) -> Head:
    """Return what a page says about its action."""
    unknown: list[Unknown] = []
    said: dict[str, list[tuple[str, int, bool]]] = {
        "version": [],
        "method": [],
        "host": [],
        "qps": [],
    }
    for block in blocks:
        is_code = isinstance(block, Code)
        if isinstance(block, Table) and (row := _row(block, "Version")) is not None:
            for line in row:
                said["version"] += [(v, line.number, True) for v in _VERSION.findall(line.text)]
        for line in lines_of(block):
            _read_line(line, is_code, said)
    return Head(
        _settle("version", said["version"], unknown),
        _settle("method", said["method"], unknown),
        _settle("host", said["host"], unknown),
        _qps(said["qps"], unknown),
        tuple(unknown),
        _form(blocks),
    )


def _form(blocks: Sequence[Block]) -> Fact[str] | None:
    """Return that a page describes a form. JSON is also the type of replies, so it states nothing."""
    lines = (line for block in blocks for line in _with_links(block))
    return next((Fact("form", line.number) for line in lines if _FORM in line.text), None)


def foreign_vendor(blocks: Sequence[Block]) -> tuple[str, int] | None:
    """Return the host by which a page is another vendor's, and its line."""
    foreign: tuple[str, int] | None = None
    for block in blocks:
        for line in _with_links(block):
            for pattern in (_HOST, _HOST_LABEL):
                for match in pattern.finditer(line.text):
                    host = match[1].casefold()
                    if host.endswith(OWN_HOSTS):
                        return None
                    foreign = foreign or (match[1], line.number)
            if foreign is None and (found := _FOREIGN.search(line.text)):
                foreign = (found.group(), line.number)
            if any(own in line.text for own in OWN_HOSTS):
                return None
    return foreign


def lines_of(block: Block) -> Iterator[Line]:
    """Yield the lines of a block; tables of fields have none, other tables one for each row."""
    match block:
        case Heading() | Text():
            yield Line(bare(block.text), block.line)
        case Code():
            for offset, text in enumerate(block.text.split("\n")):
                yield Line(text, block.line + offset)
        case Table():
            roles = roles_of(block.header)
            if not lists_fields(roles) and "error" not in roles:
                yield Line("：".join(block.header), block.line)
                for row in block.rows:
                    yield Line("：".join(bare(cell.text) for cell in row.cells), row.line)


def _with_links(block: Block) -> list[Line]:
    match block:
        case Table():
            return [line for row in block.rows for cell in row.cells for line in cell.lines]
        case Code():
            return list(lines_of(block))
        case _:
            return [Line(block.text, block.line)]


def _row(table: Table, name: str) -> list[Line] | None:
    """Return the lines of the row of a common parameter."""
    roles = roles_of(table.header)
    if not lists_fields(roles):
        return None
    column = roles["name"][0]
    for row in table.rows:
        if bare(row.cells[column].text) == name:
            others = [cell for index, cell in enumerate(row.cells) if index != column]
            return [line for cell in others for line in cell.lines] or None
    return None


def _action_of_row(lines: Sequence[Line]) -> str | None:
    for line in lines:
        if match := _SAID_ACTION.search(line.text):
            return match[1]
    for line in lines:
        word = bare(line.text)
        capitals = len(re.findall("[A-Z]", word))
        if re.fullmatch(_ACTION_NAME, word) and capitals >= 2 and re.search("[a-z]", word):
            return word
    return None


def _read_line(line: Line, is_code: bool, said: dict[str, list[tuple[str, int, bool]]]) -> None:
    text, number = line.text, line.number
    strong = not is_code
    # The newest pages escape the hyphens, even between backticks.
    versions = [version.replace("\\", "") for version in _URL_VERSION.findall(text)]
    said["version"] += [(version, number, strong) for version in versions]
    said["host"] += [(h, number, strong) for h in _HOST.findall(text)]
    if match := _REQUEST_LINE.match(text):
        said["method"].append((match[1], number, strong))
    if is_code:
        said["version"] += [(v, number, False) for v in _RESPONSE_VERSION.findall(text)]
        return
    if match := _METHOD_LABEL.search(text):
        said["method"] += [
            (m, number, True) for m in _METHOD.findall(text[match.start() : match.end() + 40])
        ]
    said["host"] += [(h, number, True) for h in _HOST_LABEL.findall(text)]
    said["qps"] += [(value, number, True) for value in _rates(text)]


def _rates(text: str) -> list[str]:
    """Return the rates that a line gives; a number and the word beside it belong to one of them."""
    found: list[re.Match[str]] = []
    for pattern in _QPS:
        for match in pattern.finditer(text):
            if all(match.end() <= it.start() or it.end() <= match.start() for it in found):
                found.append(match)
    return [match[1].replace(",", "") for match in found]


def _settle(
    what: str, said: Sequence[tuple[str, int, bool]], unknown: list[Unknown]
) -> Fact[str] | None:
    """Return the value that is said, uncertain if an example differs from it."""
    strong = [item for item in said if item[2]] or list(said)
    values = {item[0] for item in strong}
    if not values:
        return None
    if len(values) > 1:
        unknown.append(
            Unknown(what, f"the page gives {' and '.join(sorted(values))}", strong[0][1])
        )
        return None
    value, line, _ = strong[0]
    return Fact(value, line, certain=all(item[0] == value for item in said))


def _qps(said: Sequence[tuple[str, int, bool]], unknown: list[Unknown]) -> Fact[int] | None:
    found = _settle("qps", said, unknown)
    return Fact(int(found.value), found.line, found.certain) if found else None
