"""Enumerations in descriptions: bullets, lines and sentences, and lists that a copy has lost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from volcgen.changes.facts import EnumValue, Fact, Unknown
from volcgen.changes.pages.blocks import Cell, Line, Table
from volcgen.changes.pages.inline import bare, tidy, without_links
from volcgen.changes.pages.type_words import TypeWord
from volcgen.changes.pages.values import typed

_BULLET: Final = re.compile(r"(?:[-－*+]\s+|[-－*+](?=`)|[•·●▪◦]\s*|\d{1,2}[.)]\s+(?=`)|[-*+•]$)")
_SEPARATOR: Final = (
    r"(?:[:：=]|\s*[-–—]{1,2}>?(?!\d)|→|\s*(?:表示|代表|指|means?\b|indicates?\b|for\b))"
)
_QUOTED_ITEM: Final = re.compile(
    rf"[`\"“](?P<value>[^`\"“”]{{1,100}})[`\"”]\s*(?P<sep>{_SEPARATOR}|[,，(（])?\s*(?P<meaning>.*)"
)
_BARE_ITEM: Final = re.compile(
    rf"(?P<value>-?\d{{1,19}}|[A-Za-z_][\w.\-]{{0,60}})\s*(?P<sep>{_SEPARATOR}|[(（])\s*(?P<meaning>\S.*)"
)
_SPACED_ITEM: Final = re.compile(
    r"(?P<value>-?\d{1,19})(?P<sep>\s+)(?P<meaning>(?![个条项人名位秒天次])\S.*)"
)
_PLAIN_ITEM: Final = re.compile(
    r"(?P<value>-?\d{1,19}|[A-Za-z_][\w.\-]{0,60})(?P<sep>)(?P<meaning>)$"
)
_REVERSED_ITEM: Final = re.compile(
    r"(?P<meaning>[^:：`\d]{1,40})[:：]\s*`?(?P<value>-?\d{1,10})`?[。.;；,，]?$"
)

_PROMISE: Final = re.compile(
    r"取值|支持(?=\s?`)|可选值|可取|可选项|枚举|有效值|合法值|支持以下|包括以下|如下[:：]|可以(?:是|为)|只能(?:是|为)|必须(?:是|为)|"
    r"\b(?:valid|possible|allowed|accepted|supported|available|enum) (?:values?|options?)|\bone of|"
    r"\b(?:can|must) be(?: one of)?|\bvalues?(?= ?[:：])|\boptions?(?= ?[:：])",
    re.IGNORECASE,
)
_LOST: Final = re.compile(
    r"(?:取值(?:范围)?|可选值|可取值|可选项|枚举值?|有效值|合法值|valid values|possible values|allowed values)"
    r"(?:如下|包括|有|为|是|说明|are| are as follows| as follows)*\s*[:：。.]?$|"
    r"(?:如下|as follows|one of the following(?: values)?|以下(?:几种|值|取值|类型)?)\s*[:：。.]?$",
    re.IGNORECASE,
)
_NEXT: Final = r"[、和或/]\s?`?-?\d|[、和或]\s?`|\.\s|\s`?-?\d{1,10}`?\s?[:：=]"
_PAIR: Final = re.compile(
    r"(?<![\w.\-~\[`])(?:`(?P<quoted>[^`\n]{1,60})`|(?P<bare>-?\d{1,10}|true\b|false\b))\s*"
    r"(?P<sep>[:：=]|[-–—]{1,2}(?![\d>])|表示|代表|为|是|means?\b|indicates?\b|is\b|for\b|[(（]|\s)\s*"
    r"(?P<meaning>(?!" + _NEXT + r")[^，,；;。\n\d`:：](?:(?!" + _NEXT + r")[^，,；;。\n`]){0,80})"
)
_BETWEEN: Final = re.compile(r"[\s，,；;、。/)）.]*(?:和|或者?|and|or)?\s*")
_LIST_GLUE: Final = re.compile(r"(?:范围|如下|包括|有|为|是|可以|可|are|is|include|:|：|\s)*")
_LIST_END: Final = re.compile(
    r"[。；;\n]|\.(?:\s|$)|[,，]\s*(?:默认|缺省|default|其中|不填|注意)", re.IGNORECASE
)
_LIST_SPLIT: Final = re.compile(
    r"\s*(?:[、，,/|]\s*(?:或者?\s*|和\s*|or\s+|and\s+)?|或者?|和|\bor\b|\band\b)\s*"
)
_LIST_TOKEN: Final = re.compile(
    r"(?:[`\"“'](?P<quoted>[^`\"“”']{1,60})[`\"”']|(?P<bare>[\w.\-]{1,60}))\s*(?:[(（](?P<meaning>[^()（）]{0,80})[)）])?"
)
_RANGE: Final = re.compile(r"\d\s*(?:~|～|至|到|-|–)\s*\d|\[\s*-?\d+\s*[,，]")
_MARKED: Final = re.compile(r"[(（,，]\s*(?:默认值?|缺省|default)[)）]?$", re.IGNORECASE)
_KIND: Final = re.compile(
    r"(?:类型|状态|方式|模式|级别|等级|角色|来源|顺序|格式|\b(?:type|status|mode|kind|level|role|order|format|state))\s?[:：。.]?$",
    re.IGNORECASE,
)
_SIDE_NOTE: Final = re.compile(
    r"默认|缺省|default|最大|最小|最多|单位|注意|说明|note", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Enumeration:
    values: tuple[Fact[EnumValue], ...] = ()
    unknown: Unknown | None = None
    items: frozenset[Line] = frozenset()
    """Lines that are items of the list; what they say applies to one value only."""


@dataclass(frozen=True, slots=True)
class _Item:
    value: int | str | bool
    meaning: str
    line: int
    quoted: bool
    certain: bool = True


def read_enum(cell: Cell, type_: TypeWord | None) -> Enumeration:
    """Return the values that a description lists, or that it has lost them."""
    scalar = type_.innermost if type_ is not None else None
    if type_ is None or scalar is None or scalar.kind != "scalar" or type_.kind == "map":
        return Enumeration()
    lines = [Line(tidy(without_links(line.text)), line.number) for line in cell.lines]
    text = "\n".join(line.text for line in lines)
    if found := _of_bullets(lines, scalar, text):
        return Enumeration(_facts(found), items=_items_among(cell, scalar))
    if found := _of_sentences(lines, scalar):
        return Enumeration(_facts(found))
    return Enumeration(unknown=_lost(cell, lines, text, scalar))


def read_enum_table(table: Table, type_: TypeWord | None) -> Enumeration:
    """Return the values of a table that has them in the first column and their meaning in the next."""
    scalar = type_.innermost if type_ is not None else None
    items: list[_Item] = []
    for row in table.rows:
        value = typed(bare(row.cells[0].text), scalar)
        if value is None or isinstance(value, float):
            return Enumeration(
                unknown=Unknown("enum", "a value of the table does not fit the type", row.line)
            )
        items.append(_Item(value, _meaning(row.cells[1].text), row.line, quoted=True))
    return Enumeration(_facts(items))


def marked_default(values: Sequence[Fact[EnumValue]]) -> Fact[int | str | bool] | None:
    """Return the value whose meaning is marked, such as "group (default)"."""
    marked = [fact for fact in values if _MARKED.search(fact.value.meaning)]
    if len(marked) != 1:
        return None
    return Fact(marked[0].value.value, marked[0].line, marked[0].certain)


def _facts(items: Sequence[_Item]) -> tuple[Fact[EnumValue], ...]:
    """Return one fact for each value; values that are listed twice make all of them uncertain."""
    unique = {item.value: item for item in reversed(items)}
    certain = len(unique) == len(items) > 1
    return tuple(
        Fact(EnumValue(item.value, item.meaning), item.line, certain and item.certain)
        for item in items
        if unique[item.value] is item
    )


def _lost(cell: Cell, lines: Sequence[Line], text: str, type_: TypeWord) -> Unknown | None:
    number = lines[-1].number if lines else 0
    if not lines or type_.scalar == "Double":
        return None
    if cell.broken:
        return Unknown("enum", "the list after the description is lost", number)
    if any(_BULLET.fullmatch(line.text.strip() + " ") or line.text in "-*•" for line in lines):
        return Unknown("enum", "a list has an empty item", number)
    if _LOST.search(text.strip()):
        return Unknown("enum", "the description announces values that do not follow", number)
    return None


def _of_bullets(lines: Sequence[Line], type_: TypeWord, text: str) -> list[_Item]:
    promised = _PROMISE.search(text) is not None
    bulleted = [line for line in lines if _BULLET.match(line.text)]
    candidates = bulleted or _bare_lines(lines, type_)
    items = [
        _item(_BULLET.sub("", it.text, count=1), it.number, type_, promised) for it in candidates
    ]
    found = [item for item in items if item is not None]
    if not found:
        return []
    is_text = type_.scalar == "String"
    lead = "\n".join(line.text for line in lines[: lines.index(candidates[0])])
    if is_text and not promised and not any(item.quoted for item in found):
        # Words with a colon: values, if the sentence in front says so; perhaps notes otherwise.
        if len(found) < len(items) or len(found) < 2:
            return []
        return found if _KIND.search(lead) else [_doubtful(item) for item in found]
    others = [line for line, item in zip(candidates, items, strict=True) if item is None]
    are_notes = bool(others) and items.index(None) >= len(found) > 1
    is_mixed = not are_notes and not all(_SIDE_NOTE.search(line.text) for line in others)
    may_be_keys = is_text and ((bool(others) and not promised) or "json" in lead.casefold())
    return [_doubtful(item) for item in found] if is_mixed or may_be_keys else found


def _items_among(cell: Cell, type_: TypeWord) -> frozenset[Line]:
    texts = [
        (line, _BULLET.sub("", tidy(without_links(line.text)), count=1)) for line in cell.lines
    ]
    return frozenset(line for line, body in texts if _item(body, line.number, type_, True))


def _bare_lines(lines: Sequence[Line], type_: TypeWord) -> list[Line]:
    """Return the lines below the first that look like items without bullets."""
    found = [
        line
        for line in lines
        if (item := _item(line.text, line.number, type_, False)) and item.certain
    ]
    return found if len(found) >= 2 else []


def _item(body: str, number: int, type_: TypeWord, promised: bool) -> _Item | None:
    """Return the value and the meaning of one item, or None if it is a note."""
    body = body.strip()
    quoted = _QUOTED_ITEM.fullmatch(body)
    found = quoted or _BARE_ITEM.fullmatch(body)
    certain = True
    if quoted and not quoted["sep"] and quoted["meaning"].strip("。.;；,，"):
        # `Content` must not be empty: a sentence that begins with code.
        if type_.scalar == "String":
            return None
        certain = not re.match(r"[个条项人名位秒天次]", quoted["meaning"])
    if found is None and type_.is_integer and (found := _SPACED_ITEM.fullmatch(body)):
        certain = promised
    if found is None and promised:
        found = _PLAIN_ITEM.fullmatch(body.rstrip("。.;；,，"))
    if found is None and type_.is_integer and (found := _REVERSED_ITEM.fullmatch(body)):
        certain = False
    if found is None:
        return None
    value = typed(found["value"], type_)
    if value is None or isinstance(value, float):
        return None
    if found.groupdict().get("sep") in ("=", "(", "（") and type_.scalar == "String" and not quoted:
        certain = False
    return _Item(value, _meaning(found["meaning"]), number, quoted is not None, certain)


def _of_sentences(lines: Sequence[Line], type_: TypeWord) -> list[_Item]:
    sentences = [line for line in lines if not _BULLET.match(line.text)]
    for line in sentences:
        if found := _of_pairs(line, type_):
            return found
    for line in sentences:
        if found := list(_of_list(line, type_)):
            return found
    return []


def _of_pairs(line: Line, type_: TypeWord) -> list[_Item]:
    """Return the values of "0 means off, 1 means on"."""
    text = line.text
    promised = _PROMISE.search(text) is not None
    runs: list[list[_Item]] = [[]]
    end = -1
    for pair in _PAIR.finditer(text):
        word = pair["quoted"] if pair["quoted"] is not None else pair["bare"]
        value = typed(word, type_)
        if value is None or isinstance(value, float):
            continue
        sep = pair["sep"].strip()
        if type_.scalar == "String" and (pair["quoted"] is None or not (promised and sep)):
            continue
        if not sep and not (promised and type_.is_integer):
            continue
        if re.match(r"[个条项人名位秒天次]", pair["meaning"]):
            continue
        certain = (
            sep in (":", "：", "=", "-", "–", "—", "表示", "代表") or promised or sep.isascii()
        )
        item = _Item(
            value, _meaning(pair["meaning"]), line.number, pair["quoted"] is not None, certain
        )
        if end >= 0 and not _BETWEEN.fullmatch(text[end : pair.start()]):
            runs.append([])
        runs[-1].append(item)
        end = pair.end()
    longest = max(runs, key=len)
    if _RANGE.search(text):  # perhaps only the ends of the range
        longest = [_doubtful(item) for item in longest]
    return longest if len(longest) >= 2 else []


def _of_list(line: Line, type_: TypeWord) -> Iterator[_Item]:
    """Yield the values of "one of `a`, `b` and `c`"."""
    text = line.text
    for promise in _PROMISE.finditer(text):
        glue = _LIST_GLUE.match(text, promise.end())
        start = glue.end() if glue else promise.end()
        stop = _LIST_END.search(text, start)
        clause = text[start : stop.start() if stop else len(text)].strip()
        if _RANGE.search(clause):
            continue
        tokens = [_LIST_TOKEN.fullmatch(part.strip()) for part in _LIST_SPLIT.split(clause)]
        if len(tokens) < 2 or not all(tokens):
            continue
        strong = re.match(r"支持|可以|只能|必须|can|must", promise.group(), re.IGNORECASE) is None
        items: list[_Item] = []
        for token in tokens:
            assert token is not None
            value = typed(token["quoted"] or token["bare"], type_)
            if value is None or isinstance(value, float):
                break
            quoted = token["quoted"] is not None
            certain = strong or (quoted and not promise.group().startswith("支持"))
            items.append(
                _Item(value, _meaning(token["meaning"] or ""), line.number, quoted, certain)
            )
        if len(items) == len(tokens):
            yield from items
            return


def _meaning(text: str) -> str:
    """Return a meaning without the punctuation around it; brackets stay if they are a pair."""
    shown = text.replace("`", "").strip(" \t:：-–—=。.;；,，、")
    if shown.endswith((")", "）")) and not re.search(r"[(（]", shown):
        shown = shown[:-1]
    return shown


def _doubtful(item: _Item) -> _Item:
    return _Item(item.value, item.meaning, item.line, item.quoted, certain=False)
