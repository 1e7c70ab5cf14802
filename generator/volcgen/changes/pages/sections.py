"""Blocks become sections: each table with the part of the page that it belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from volcgen.changes.facts import In, Unknown
from volcgen.changes.pages.blocks import Block, Code, Heading, Table, Text, Unreadable
from volcgen.changes.pages.columns import lists_fields, roles_of
from volcgen.changes.pages.inline import bare
from volcgen.changes.pages.markdown import WEAK
from volcgen.changes.pages.wording import is_heading_word, part_of_heading, part_of_sentence

Part = Literal["request", "result", "errors", "example", "other"]

_STRICT_NAMES: Final = re.compile(r"参数|字段|parameter|field", re.IGNORECASE)
_NAME: Final = re.compile(r"(?<![\w.])[A-Za-z_]\w{1,80}(?![\w.])")
_VALUES: Final = re.compile(
    r"(?:取值|可选值|枚举值?|值|参数值|values?|enum(?: value)?)", re.IGNORECASE
)
_NOTHING: Final = re.compile(
    r"无|没有|为空|不返回|不需要|null|空|\bno\b|\bnone\b|\bempty\b", re.IGNORECASE
)
_NO_TABLE: Final = "the page announces fields that do not follow"
_NOT_FIELDS: Final = "the header of a table names no fields and types"
_TITLE_LENGTH: Final = 80


@dataclass(frozen=True, slots=True)
class Title:
    """A heading or a line of text in front of a table."""

    text: str
    line: int
    is_heading: bool
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A table of fields."""

    part: Part
    location: In | None
    titles: tuple[Title, ...]
    """From far to near."""
    is_first: bool
    """Whether no other table of fields precedes it in its part or location."""
    table: Table


@dataclass(frozen=True, slots=True)
class Sections:
    fields: tuple[Section, ...]
    errors: tuple[Table, ...]
    values: dict[str, Table]
    """Tables that list the values of one field, by the name in front of them."""
    unknown: tuple[Unknown, ...]
    """Parts that the page has, but whose fields cannot be seen."""
    codes: tuple[tuple[Part, str, Code], ...]
    """Examples, each with its part and its heading."""


def sections_of(blocks: Sequence[Block]) -> Sections:
    """Return the tables and examples of a page; raise Unreadable for tables without a needed column."""
    collector = _Collector()
    for block in blocks:
        collector.add(block)
    return collector.sections()


class _Collector:
    def __init__(self) -> None:
        self.part: Part = "other"
        self.level = 0
        self.location: In | None = None
        self.is_first = True
        self.titles: list[Title] = []
        self.fields: list[Section] = []
        self.errors: list[Table] = []
        self.values: dict[str, Table] = {}
        self.codes: list[tuple[Part, str, Code]] = []
        self.promised: dict[Part, int] = {}
        """Lines of headings whose part has no table and no text yet."""
        self.skipped: list[Unknown] = []

    def sections(self) -> Sections:
        promised = [Unknown(part, _NO_TABLE, line) for part, line in self.promised.items()]
        return Sections(
            tuple(self.fields),
            tuple(self.errors),
            self.values,
            (*promised, *self.skipped),
            tuple(self.codes),
        )

    def add(self, block: Block) -> None:
        match block:
            case Heading():
                self._heading(block)
            case Text():
                self._text(block)
            case Table():
                self._table(block)
            case Code():
                heading = next((title.text for title in self.titles if title.is_heading), "")
                self.codes.append((self.part, heading, block))

    def _heading(self, heading: Heading) -> None:
        self.titles = [Title(heading.text, heading.line, True, heading.anchors)]
        part = part_of_heading(heading.text)
        match part:
            case None:
                if heading.level <= self.level:
                    self._enter("other", heading.level)
            case "query" | "body" | "header":
                if self.part == "result":
                    self.location, self.is_first = part, True
                    return
                self.part, self.location, self.is_first = "request", part, True
                self.level = self.level or heading.level
            case _:
                self._enter(part, heading.level)
                is_read = any(section.part == part for section in self.fields)
                if part in ("request", "result") and not is_read:
                    self.promised[part] = heading.line

    def _enter(self, part: Part, level: int) -> None:
        self.part, self.level, self.location, self.is_first = part, level, None, True

    def _text(self, text: Text) -> None:
        if is_heading_word(text.text):
            self._heading(Heading(text.text, WEAK, text.line))
            if _NOTHING.search(text.text):
                self.promised.pop(self.part, None)
            return
        part = part_of_sentence(text.text)
        if part is not None and part != self.part:
            self._enter(part, WEAK)
        if _NOTHING.search(text.text):
            self.promised.pop(self.part, None)
        if len(text.text) <= _TITLE_LENGTH:
            self.titles = [*self.titles[:1], Title(text.text, text.line, False)]

    def _table(self, table: Table) -> None:
        roles = roles_of(table.header)
        if "error" in roles and "type" not in roles and "required" not in roles:
            self.errors.append(table)
        elif self._is_below_heading_of("errors"):
            pass  # errors by name, without a column of codes
        elif lists_fields(roles):
            if table.rows or table.problem:
                section = Section(
                    self.part, self.location, tuple(self.titles), self.is_first, table
                )
                self.fields.append(section)
                self.promised.pop(self.part, None)
                self.is_first = False
        elif _lists_values(table):
            if self.titles and (name := _single_name(self.titles[-1].text)):
                self.values[name] = table
        elif self.part in ("request", "result"):
            _refuse_missing_column(table)
            if len(table.header) > 2:
                self.skipped.append(Unknown(self.part, _NOT_FIELDS, table.line))
                self.is_first = False
        self.titles = self.titles[:1]

    def _is_below_heading_of(self, part: Part) -> bool:
        headings = [title for title in self.titles if title.is_heading]
        return self.part == part and any(part_of_heading(it.text) == part for it in headings)


def _lists_values(table: Table) -> bool:
    return (
        len(table.header) in (2, 3)
        and bool(table.rows)
        and bool(_VALUES.fullmatch(bare(table.header[0])))
    )


def _single_name(text: str) -> str:
    """Return the only identifier in a title, or nothing."""
    names = set(_NAME.findall(bare(text)))
    return names.pop() if len(names) == 1 else ""


def _refuse_missing_column(table: Table) -> None:
    """Raise Unreadable if a table without names or types is one of parameters."""
    roles = roles_of(table.header)
    telling = {"required", "example", "default"} & roles.keys()
    if "name" in roles:
        word = bare(table.header[roles["name"][0]])
        if telling or ("description" in roles and _STRICT_NAMES.search(word)):
            raise Unreadable("the table of parameters has no column of types", table.line)
    elif "type" in roles and (telling or "description" in roles):
        raise Unreadable("the table of parameters has no column of names", table.line)
