"""The words by which headings and sentences announce a part of a page."""

from __future__ import annotations

import re
from typing import Final, Literal

from volcgen.changes.pages.inline import bare

Part = Literal["query", "body", "header", "request", "result", "errors", "example"]

_NUMBERING: Final = re.compile(
    r"^(?:[\d一二三四五六七八九十]{1,3}(?:\.\d{1,2}){0,3}[.、)）]?\s+|[（(]?[一二三四五六七八九十\d]{1,2}[)）、.]\s*|[-*+•]\s+)"
)

_PARTS: Final[tuple[tuple[Part, re.Pattern[str]], ...]] = (
    ("errors", re.compile(r"错误码|错误代码|异常码|^(?:业务|接口)?错误(?:信息|列表|说明)?$|error ?codes?\b|^errors?$")),
    ("example", re.compile(r"示例|样例|举例|examples?\b|\bsamples?\b|\bdemo\b")),
    ("result", re.compile(
        r"返回(?:参数|结果|数据|字段|体|值|说明|内容|消息体|$)|响应|输出参数|出参|\bresponses?\b|\boutputs?\b|"
        r"^results?$|\bresult (?:parameters?|fields?)|\breturn(?:ed)? (?:parameters?|values?|fields?|data)"
    )),
    ("query", re.compile(r"\bquery\b|查询参数|url 参数|url 请求参数|query参数|路径参数")),
    ("header", re.compile(r"\bheaders?\b|请求头")),
    ("body", re.compile(r"\bbody\b|请求体|请求消息体|body参数|\bpayload\b")),
    ("request", re.compile(
        r"请求参数|输入参数|入参|接口参数|请求字段|^参数(?:说明|列表)?$|request parameters?|"
        r"^(?:input )?parameters?$|^inputs?$|^requests?$|request fields?"
    )),
)  # fmt: skip
_TABLE_FOLLOWS: Final = re.compile(
    r"下表|以下|如下|下面|下列|\bfollowing\b|\bbelow\b|\btable\b", re.IGNORECASE
)
_REQUEST: Final = re.compile(
    r"请求参数|入参|输入参数|request parameters?|request fields?", re.IGNORECASE
)
_RESULT: Final = re.compile(
    r"返回参数|返回字段|返回结果|响应参数|输出参数|response parameters?|returned (?:parameters?|fields?)|"
    r"response fields?|result fields?",
    re.IGNORECASE,
)
_MAX_HEADING_WORD: Final = 24


def part_of_heading(text: str) -> Part | None:
    """Return the part of a page that a heading begins, or None if it names something else."""
    words = _words(text)
    if len(words) > 60:
        return None
    return next((part for part, pattern in _PARTS if pattern.search(words)), None)


def part_of_sentence(text: str) -> Literal["request", "result"] | None:
    """Return the part that a sentence announces, such as "the table below lists …"."""
    sentence = bare(text)[:200]
    if not _TABLE_FOLLOWS.search(sentence):
        return None
    is_request, is_result = bool(_REQUEST.search(sentence)), bool(_RESULT.search(sentence))
    if is_request == is_result:
        return None
    return "request" if is_request else "result"


def is_heading_word(text: str) -> bool:
    """Return whether a line of text is in fact a heading that has lost its markup."""
    words = _words(text)
    if not words or len(words) > _MAX_HEADING_WORD or re.search(r"[,，。;；=|]", words):
        return False
    found = next((pattern.search(words) for _, pattern in _PARTS if pattern.search(words)), None)
    # The rest of the line may only be a word such as "parameters".
    return found is not None and len(words) - len(found.group()) <= 12


def _words(text: str) -> str:
    return _NUMBERING.sub("", bare(text).strip("#*_ ")).strip(" :：.。").casefold()
