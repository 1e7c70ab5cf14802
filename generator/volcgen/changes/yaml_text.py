"""Edits a YAML text key by key: everything that an edit does not name stays byte for byte.

Positions come from ruamel.yaml's nodes, and new text from its round-trip emitter.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString

from volcgen.spec.document import KeyPath
from volcgen.typeguards import is_list, is_mapping

# Kinds of ruamel.yaml's nodes, whose types are incomplete.
_MAPPING: Final = "mapping"
_SEQUENCE: Final = "sequence"
_PLAIN: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]*(?: [A-Za-z0-9_.-]+)*")
_NOT_TEXT: Final = re.compile(r"true|false|null|yes|no|on|off|y|n", re.IGNORECASE)


class Flow(dict[str, Any]):
    """A mapping that is written on one line, in braces."""


@dataclass(frozen=True)
class YamlText:
    """The text of a file that holds one mapping."""

    text: str

    def set(self, where: KeyPath, value: Any) -> YamlText:
        """Replace a value by a scalar, or by a collection on one line."""
        node = self._node(where)
        start, end = node.start_mark.index, self._end(node)
        space = " " if self.text[start - 1 : start] == ":" else ""  # after a key without a value
        return self._replaced(start, end, space + _on_one_line(value))

    def insert(
        self, where: KeyPath, key: str, value: Any, after: str | None, *, blank: bool = False
    ) -> YamlText:
        """Add a key to a mapping after another key, or as the first; `blank` adds an empty line."""
        mapping = self._node(where)
        if mapping.id != _MAPPING or not mapping.value:  # a key without a value, or `{}`
            return self._fill(where, {key: value})
        names = [name.value for name, _ in mapping.value]
        place = names.index(after) if after in names else None
        sibling = mapping.value[place or 0][1]
        if where and is_mapping(value) and sibling.id == _MAPPING and sibling.flow_style:
            value = Flow(value)
        if mapping.flow_style:
            entry = _on_one_line({key: value})[1:-1]
            if place is None:
                start = mapping.value[0][0].start_mark.index
                return self._replaced(start, start, f"{entry}, ")
            end = self._end(mapping.value[place][1])
            return self._replaced(end, end, f", {entry}")
        first = mapping.value[0][0]
        indent = first.start_mark.column
        lines = _in_block({key: value}, indent)
        if place is None:
            at = self._above_comments(first.start_mark.index, indent)
            return self._replaced(at, at, lines)
        return self._insert_line(self._end(mapping.value[place][1]), indent, lines, blank)

    def append(self, where: KeyPath, value: Any) -> YamlText:
        """Add an item to the end of a list."""
        items = self._node(where)
        if items.id != _SEQUENCE or not items.value:
            return self.set(where, [value])
        last = items.value[-1]
        end = self._end(last)
        if items.flow_style:
            return self._replaced(end, end, f", {_on_one_line(value)}")
        start = last.start_mark.index
        dash = self.text.rindex("-", self.text.rfind("\n", 0, start) + 1, start)
        column = dash - self.text.rfind("\n", 0, start) - 1
        inner = last.start_mark.column
        lines = _in_block(value, inner) if is_mapping(value) else f"{_on_one_line(value)}\n"
        line = f"{' ' * column}-{' ' * (inner - column - 1)}{lines.lstrip(' ')}"
        return self._insert_line(end, column, line, blank=False)

    @cached_property
    def _root(self) -> Any:
        yaml: Any = YAML(typ="safe")
        return yaml.compose(self.text)

    def _node(self, where: KeyPath) -> Any:
        node = self._root
        for step in where:
            if isinstance(step, int):
                node = node.value[step]
            else:
                node = next(value for name, value in node.value if name.value == step)
        return node

    def _end(self, node: Any) -> int:
        """Return where a node ends. The mark of a block includes the empty lines after it."""
        if node.id in (_MAPPING, _SEQUENCE) and not node.flow_style and node.value:
            last = node.value[-1]
            return self._end(last[1] if node.id == _MAPPING else last)
        start, end = int(node.start_mark.index), int(node.end_mark.index)
        return start + len(self.text[start:end].rstrip())

    def _fill(self, where: KeyPath, value: dict[str, Any]) -> YamlText:
        """Give an empty mapping its first key."""
        if not where:
            return YamlText(self.text + _in_block(value, 0))
        parent = self._node(where[:-1])
        if parent.flow_style:
            return self.set(where, value)
        key = next(name for name, _ in parent.value if name.value == where[-1])
        node = self._node(where)
        start, end = node.start_mark.index, self._end(node)
        start -= len(self.text[:start]) - len(self.text[:start].rstrip(" "))
        emptied = self._replaced(start, end, "")
        indent = key.start_mark.column
        return emptied._insert_line(start, indent, _in_block(value, indent + 2), blank=False)

    def _insert_line(self, end: int, indent: int, lines: str, blank: bool) -> YamlText:
        """Insert lines below the one of `end`, and below comments that are indented deeper."""
        at = self._next_line(end)
        while comment := re.compile(rf"[ ]{{{indent + 1},}}#").match(self.text, at):
            at = self._next_line(comment.end())
        before = "" if self.text[:at].endswith(("\n", "\r")) else "\n"
        return self._replaced(at, at, before + ("\n" if blank else "") + lines)

    def _next_line(self, at: int) -> int:
        end = self.text.find("\n", at)
        return len(self.text) if end < 0 else end + 1

    def _above_comments(self, at: int, indent: int) -> int:
        """Return the start of the line of `at`, or that of the comment lines directly above it."""
        line = self.text.rfind("\n", 0, at) + 1
        while line:
            above = self.text.rfind("\n", 0, line - 1) + 1
            if not re.compile(rf"[ ]{{{indent}}}#").match(self.text, above):
                break
            line = above
        return line

    def _replaced(self, start: int, end: int, new: str) -> YamlText:
        if "\r\n" in self.text:
            new = new.replace("\n", "\r\n")
        return YamlText(self.text[:start] + new + self.text[end:])


def rendered(value: dict[str, Any]) -> str:
    """Return a mapping as the lines of a file."""
    return _in_block(value, 0)


def _on_one_line(value: Any) -> str:
    text = _dumped(_for_yaml({"x": value}, flow=True)).strip()
    return text.removeprefix("{x: ").removesuffix("}")


def _in_block(value: Any, indent: int) -> str:
    text = _dumped(_for_yaml(value, flow=False))
    return "".join(f"{' ' * indent}{line}\n" for line in text.rstrip("\n").split("\n"))


def _dumped(value: Any) -> str:
    yaml: Any = YAML(typ="rt")
    yaml.width = 1_000_000
    yaml.indent(mapping=2, sequence=4, offset=2)
    stream = io.StringIO()
    yaml.dump(value, stream)
    return stream.getvalue()


def _for_yaml(value: Any, *, flow: bool) -> Any:
    """Return a value for the emitter: text in double quotes unless it can only be text."""
    if isinstance(value, str):
        plain = _PLAIN.fullmatch(value) and not _NOT_TEXT.fullmatch(value)
        return value if plain else DoubleQuotedScalarString(value)
    if is_mapping(value):
        flow = flow or isinstance(value, Flow) or not value
        pairs = {_for_yaml(k, flow=flow): _for_yaml(v, flow=flow) for k, v in value.items()}
        mapping: Any = CommentedMap(pairs)
        if flow:
            mapping.fa.set_flow_style()
        return mapping
    if is_list(value):
        flow = flow or not any(is_mapping(item) for item in value)
        items: Any = CommentedSeq(_for_yaml(item, flow=flow) for item in value)
        if flow:
            items.fa.set_flow_style()
        return items
    return value
