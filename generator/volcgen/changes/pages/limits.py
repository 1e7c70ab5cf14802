"""Limits in descriptions: minima, maxima, lengths, counts, defaults and units of time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from volcgen.changes.facts import Fact, Unknown
from volcgen.changes.pages.blocks import Cell
from volcgen.changes.pages.inline import tidy, without_links
from volcgen.changes.pages.type_words import TypeWord
from volcgen.changes.pages.values import typed

_N: Final = r"(-?\d{1,19}(?:,\d{3}){0,5})(?!\.*\d|\^)"
_UNIT: Final = (
    r"\s*(?P<unit>个?(?:英文|中文|UTF-?8)?\s?(?:字符|汉字|字母)|个?字节|characters?|chars?|bytes?|[KMGkmg]i?[Bb]|"
    r"个小时|小时|分钟|毫秒|秒|天|个月|月|年|milliseconds?|ms|seconds?|minutes?|hours?|days?|[个条项人名位组]|"
    r"items?|entries|elements?|users?|members?|messages?|values?|ids?|records?|万|亿|%|倍|次|times)?"
)
_MAX: Final = re.compile(
    r"(?:最大(?:值|长度|数量|个数)?\s?(?:为|是|支持|允许|不超过|[:：])?|[最至]多\s?[^\d，,。；;\n]{0,14}?|"
    r"不(?:能|得|可|应|要|允许)?(?:超过|大于|多于|超出)|上限\s?(?:为|是|[:：])?|小于(?:或)?等于|≤|<=|"
    r"最长\s?(?:为|不超过|支持|[:：])?|\bmax(?:imum)?(?: (?:value|length|size|number|count))?(?: (?:of|is))?\s?:?|"
    r"\bat most|\bup to|\b(?:no|not) (?:more|greater|longer|larger) than|\b(?:not|never|cannot) exceed|"
    r"\bless than or equal to)\s*" + _N + _UNIT,
    re.IGNORECASE,
)
_MIN: Final = re.compile(
    r"(?:最小(?:值)?\s?(?:为|是|[:：])?|不(?:能|得|可|应)?(?:小于|少于|低于)|大于(?:或)?等于|≥|>=|至少(?:为)?|"
    r"\bmin(?:imum)?(?: (?:value|length|size|number))?(?: (?:of|is))?\s?:?|\bat least|"
    r"\b(?:no|not) (?:less|fewer) than|\bgreater than or equal to)\s*" + _N + _UNIT,
    re.IGNORECASE,
)
_ABOVE: Final = re.compile(
    r"(?:(?<!不)大于|\bgreater than|(?<![<>=-])>)\s*" + _N + _UNIT, re.IGNORECASE
)
_BRACKETS: Final = re.compile(
    r"([\[(（【])\s*" + _N + r"\s*[,，~～\-–]\s*" + _N + r"\s*([\])）】])" + _UNIT, re.IGNORECASE
)
_SPAN: Final = re.compile(
    r"(?<![\w.\-:])"
    + _N
    + r"\s*(?P<by>~|～|–|—|至|到|\bto\b|-|－)\s*"
    + _N
    + _UNIT
    + r"(?![\w\-:])",
    re.IGNORECASE,
)
_BETWEEN: Final = re.compile(r"\bbetween\s+" + _N + r"\s+and\s+" + _N + _UNIT, re.IGNORECASE)
_RANGE_LEAD: Final = re.compile(
    r"范围|取值|区间|range|长度|length|介于|应在|必须在|values?", re.IGNORECASE
)
_RANGE_TRAIL: Final = re.compile(r"\s*(?:之间|以内|范围|区间)")
_LENGTH_LEAD: Final = re.compile(r"长度|最长|length|longer|字符数", re.IGNORECASE)
_PER_ITEM: Final = re.compile(
    r"每个|每条|每项|每一|单个|单条|\beach\b|\bevery\b|\bper\b|其中|的长度|的值|key|键",
    re.IGNORECASE,
)
_KEY: Final = re.compile(r"key|键", re.IGNORECASE)
_CONDITION: Final = re.compile(
    r"当(?!前)|如果|若|(?<![超延小临准及按同])时[，,：:、]|\bwhen\b|\bif\b|\bunless\b|单聊|群聊|直播群",
    re.IGNORECASE,
)
_CONDITION_AFTER: Final = re.compile(r"\s*(?:个|条|人)?\s*(?:时|则|后|以上|的[^，,。]{0,6}会)")
_COUNT_NAME: Final = re.compile(r"Limit|Count|Size|Num|Max|Total|Quantity|Top", re.IGNORECASE)
_COUNT_TEXT: Final = re.compile(
    r"数量|条数|个数|数目|大小|人数|number of|count|page size", re.IGNORECASE
)
_COUNTS: Final = re.compile(
    r"[个条项人名位组]|items?|entries|elements?|users?|members?|messages?|values?|ids?|records?",
    re.IGNORECASE,
)
_CHARACTERS: Final = re.compile(
    r"个?(?:英文|中文|UTF-?8)?\s?(?:字符|汉字|字母)|characters?|chars?", re.IGNORECASE
)
_BYTES: Final = re.compile(r"个?字节|bytes?|[KMG]i?B", re.IGNORECASE)
_SECONDS: Final = re.compile(r"秒|seconds?", re.IGNORECASE)
_MILLISECONDS: Final = re.compile(r"毫秒|milliseconds?|ms", re.IGNORECASE)

_TOKEN: Final = (
    r"(?:[`\"“](?P<quoted>[^`\"“”\n]{0,100})[`\"”]|(?P<number>-?\d{1,19}(?:\.\d{1,10})?)"
    + _UNIT
    + r"|(?P<word>[A-Za-z_](?:[\w.\-/]{0,60}\w)?)(?=\s*(?:[，,。；;)）\n]|\.?\s*$|\.\s)))"
)
_DEFAULT: Final = re.compile(
    r"(?:(?:默认|缺省)(?:值|取值)?\s?(?:为|是|取|返回|查询|每页|[:：=])?|\bdefaults? (?:to|is)|\bdefault(?: value)?(?: (?:is|of|to))?\s?[:：]?)\s*"
    + _TOKEN,
    re.IGNORECASE,
)
_BY_DEFAULT: Final = re.compile(
    r"(?:`(?P<quoted>[^`\n]{1,60})`|(?P<number>\b\d{1,12}\b)|(?P<word>\b(?:true|false)\b))\s+by default",
    re.IGNORECASE,
)
_UNIT_OF_TIME: Final = (
    ("milliseconds", re.compile(r"单位\s?(?:为|是|[:：])?\s?(?:毫秒|ms\b)|毫秒级?(?:的)?时间戳|时间戳[^，。]{0,6}毫秒|精确到毫秒|"
     r"[(（]\s?(?:毫秒|ms|milliseconds?)\s?[)）]|\bin (?:milliseconds|ms)\b|\bunits?(?: is)?[:：]? ?(?:milliseconds?|ms)\b|"
     r"\bmillisecond timestamp", re.IGNORECASE)),
    ("seconds", re.compile(r"单位\s?(?:为|是|[:：])?\s?(?:秒|s\b)|(?<!毫)(?<!微)(?<!纳)秒级?(?:的)?时间戳|时间戳[^，。毫微纳]{0,6}秒|精确到秒|"
     r"[(（]\s?(?:秒|s|seconds?)\s?[)）]|\bin seconds\b|\bunits?(?: is)?[:：]? ?(?:seconds?|s)\b|\bsecond timestamp|"
     r"\bUnix timestamp in seconds", re.IGNORECASE)),
)  # fmt: skip
_CLAUSE: Final = re.compile(r"[。；;\n]|\.\s")


@dataclass(slots=True)
class Limits:
    """What a description says about the values of a field."""

    facts: dict[str, Fact[Any]] = field(default_factory=dict[str, Fact[Any]])
    unknown: list[Unknown] = field(default_factory=list[Unknown])


@dataclass(frozen=True, slots=True)
class _Found:
    what: str
    value: Any
    line: int
    certain: bool


def read_limits(name: str, cell: Cell, type_: TypeWord | None) -> Limits:
    """Return the limits that a description states. Two different values of one limit are unknown."""
    limits = Limits()
    if type_ is None:
        return limits
    found: list[_Found] = []
    whole = tidy(cell.text)
    for line in cell.lines:
        text = tidy(without_links(line.text))
        found.extend(_defaults(text, line.number, type_))
        found.extend(_units(text, line.number, type_))
        clear = text.replace("`", "")
        if name.casefold().endswith("key"):
            clear = _KEY.sub("", clear)  # the field itself, not the keys in it
        counts = bool(_COUNT_NAME.search(name) or _COUNT_TEXT.search(whole))
        found.extend(_numbers(clear, line.number, type_, counts))
    for what in dict.fromkeys(item.what for item in found):
        _settle(what, [item for item in found if item.what == what], limits)
    return limits


def _settle(what: str, found: list[_Found], limits: Limits) -> None:
    known = [item for item in found if item.value is not None]
    sure = [item for item in known if item.certain] or known
    values = {repr(item.value) for item in sure}
    if len(values) == 1 and not (what != "default" and len({repr(i.value) for i in known}) > 1):
        limits.facts[what] = Fact(sure[0].value, sure[0].line, sure[0].certain)
    elif not known:
        limits.unknown.append(Unknown(what, "the limit is given in bytes", found[0].line))
    else:
        limits.unknown.append(Unknown(what, "the description gives several values", found[0].line))


def _defaults(text: str, line: int, type_: TypeWord) -> Iterator[_Found]:
    for pattern in (_DEFAULT, _BY_DEFAULT):
        for match in pattern.finditer(text):
            groups = match.groupdict()
            unit = groups.get("unit") or ""
            if re.fullmatch(
                r"万|亿|%|[KMG]i?B|分钟|个?小时|天|月|年|minutes?|hours?|days?", unit, re.IGNORECASE
            ):
                continue
            word = next(
                (groups[key] for key in ("quoted", "number", "word") if groups[key] is not None), ""
            )
            value = typed(word, type_)
            if value is None or word == "-":
                continue
            clause = _clause_before(text, match.start())
            certain = not re.search(r"当|如果|若|\bwhen\b|\bif\b|单聊|群聊", clause, re.IGNORECASE)
            yield _Found("default", value, line, certain)


def _units(text: str, line: int, type_: TypeWord) -> Iterator[_Found]:
    inner = type_.innermost
    if inner.is_integer or inner.scalar == "Double":
        for unit, pattern in _UNIT_OF_TIME:
            if pattern.search(text):
                yield _Found("unit", unit, line, True)


def _numbers(text: str, line: int, type_: TypeWord, counts: bool) -> Iterator[_Found]:
    spans: list[tuple[int, int]] = []

    def is_new(match: re.Match[str]) -> bool:
        if any(a < match.end() and match.start() < b for a, b in spans):
            return False
        spans.append(match.span())
        return True

    for pattern, ends in ((_BRACKETS, (2, 3)), (_BETWEEN, (1, 2)), (_SPAN, (1, 3))):
        for match in pattern.finditer(text):
            low, high = (_integer(match[group]) for group in ends)
            if low >= high or not is_new(match):
                continue
            yield from _range(text, match, pattern, low, high, line, type_, counts)
    for pattern, what, step in ((_MAX, "max", 0), (_MIN, "min", 0), (_ABOVE, "min", 1)):
        for match in pattern.finditer(text):
            if step and not type_.is_integer:
                continue
            if is_new(match) and not _CONDITION_AFTER.match(text, match.end()):
                value = _integer(match[1]) + step
                yield from _bound(what, value, text, match, line, type_, counts)


def _range(
    text: str, match: re.Match[str], pattern: re.Pattern[str], low: int, high: int,
    line: int, type_: TypeWord, counts: bool,
) -> Iterator[_Found]:  # fmt: skip
    before = _clause_before(text, match.start())
    led = bool(_RANGE_LEAD.search(before[-16:])) or pattern is _BETWEEN
    led = led or _RANGE_TRAIL.match(text, match.end()) is not None
    unit = match["unit"] or ""
    if pattern is _BRACKETS:
        is_open = match[1] in "(（" or match[4] in ")）"
        if is_open and not type_.is_integer:
            return
        low += match[1] in "(（"  # "(0, 100]" excludes 0
        high -= match[4] in ")）"
        if not led and not _is_number(type_):
            return
    elif pattern is _SPAN and not led:
        if match["by"] in "-－–—to" and not unit:
            return
        ends_sentence = re.match(r"\s*(?:[，,。；;.]|$)", text[match.end() :]) is not None
        led = ends_sentence and not unit if _is_number(type_) else bool(unit)
    if _is_number(type_):
        yield from _bound("min", low, text, match, line, type_, counts, led=led)
    yield from _bound("max", high, text, match, line, type_, counts, led=led)


def _bound(
    what: str, value: int, text: str, match: re.Match[str], line: int, type_: TypeWord, counts: bool,
    *, led: bool = True,
) -> Iterator[_Found]:  # fmt: skip
    """Yield what a number with its unit means for a field of `type_`."""
    unit = match["unit"] or ""
    clause = _clause_before(text, match.start())
    certain = led and not _CONDITION.search(clause)

    def has(words: re.Pattern[str]) -> bool:
        return words.fullmatch(unit) is not None

    if _is_number(type_):
        if _LENGTH_LEAD.search(clause + match.group()) and not has(_SECONDS):
            return
        if has(_SECONDS) or has(_MILLISECONDS):
            yield _Found("unit", "milliseconds" if has(_MILLISECONDS) else "seconds", line, certain)
            yield _Found(what, value, line, certain)
        elif not unit:
            yield _Found(what, value, line, certain)
        elif has(_COUNTS):
            yield _Found(what, value, line, certain and counts)
    elif what == "max" and type_.scalar == "String":
        length = bool(_LENGTH_LEAD.search(clause + match.group()))
        per_item = _PER_ITEM.search(clause.replace("的长度", ""))
        if has(_CHARACTERS) or (not unit and length):
            yield _Found("max_length", value, line, certain and not per_item)
        elif has(_BYTES):
            yield _Found("max_length", None, line, certain)
    elif what == "max" and type_.kind == "array":
        lead = clause + match.group()
        if has(_COUNTS) or (not unit and (_LENGTH_LEAD.search(lead) or _COUNT_TEXT.search(lead))):
            yield _Found("max_items", value, line, certain and not _PER_ITEM.search(clause))
    elif what == "max" and type_.kind == "map" and has(_COUNTS):
        yield _Found("max_items", value, line, False)


def _is_number(type_: TypeWord) -> bool:
    return type_.is_integer or type_.scalar == "Double"


def _clause_before(text: str, at: int) -> str:
    """Return the part of the sentence in front of a position."""
    start = 0
    for end in _CLAUSE.finditer(text, 0, at):
        start = end.end()
    return text[start:at]


def _integer(digits: str) -> int:
    return int(digits.replace(",", ""))
