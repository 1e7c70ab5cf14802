"""Blocks of a page become the facts of its actions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from volcgen.changes.facts import ActionFacts, ErrorFacts, Fact
from volcgen.changes.pages.blocks import Block, Code, Heading, Table, Unreadable
from volcgen.changes.pages.columns import Role, roles_of
from volcgen.changes.pages.head import Mention, foreign_vendor, head_of, mentions_of, title_action
from volcgen.changes.pages.inline import bare
from volcgen.changes.pages.lenient_json import NotAnExampleError, read_example
from volcgen.changes.pages.page_fields import fields_of
from volcgen.changes.pages.sections import Sections, sections_of

_MAX_EXAMPLE: Final = 200_000


def actions_of(blocks: Sequence[Block], path: str) -> tuple[ActionFacts, ...]:
    """Return the actions of a page; raise Unreadable."""
    if not blocks:
        raise Unreadable("the page has no text", 1)
    if foreign := foreign_vendor(blocks):
        raise Unreadable(f"the page is of another vendor: it names {foreign[0]}", foreign[1])
    return tuple(_action(name, part, path) for name, part in _split(blocks))


def _split(blocks: Sequence[Block]) -> list[tuple[Fact[str], Sequence[Block]]]:
    """Return the action of a page with its blocks; of a page with several, each with its own."""
    mentions = mentions_of(blocks)
    strong = [mention for mention in mentions if mention.is_strong]
    chosen = strong or mentions
    names = list(dict.fromkeys(mention.name for mention in chosen))
    if not names:
        title = title_action(blocks)
        if title is None:
            raise Unreadable("the page names no action", 1)
        return [(title, blocks)]
    if len(names) == 1:
        certain = all(mention.name == names[0] for mention in mentions)
        return [(Fact(names[0], chosen[0].line, certain), blocks)]
    if not strong:
        found = ", ".join(names[:4])
        raise Unreadable(f"the examples name several actions: {found}", chosen[0].line)
    return _split_at_headings(blocks, strong, names)


def _split_at_headings(
    blocks: Sequence[Block], strong: Sequence[Mention], names: Sequence[str]
) -> list[tuple[Fact[str], Sequence[Block]]]:
    """Return the blocks of each action: they begin at the heading that names it, or is nearest."""
    order = [
        mention.name
        for i, mention in enumerate(strong)
        if i == 0 or mention.name != strong[i - 1].name
    ]
    if len(order) != len(names):
        raise Unreadable(f"the page mixes the actions {' and '.join(names[:4])}", strong[0].line)
    starts: list[int] = []
    after = -1
    for name in names:
        own = [mention.block for mention in strong if mention.name == name]
        headings = [i for i in range(after + 1, own[0] + 1) if isinstance(blocks[i], Heading)]
        start = _start(blocks, headings, name) if starts else 0
        if start is None:
            line = next(mention.line for mention in strong if mention.name == name)
            raise Unreadable(f"the page does not show where the part of `{name}` begins", line)
        starts.append(start)
        after = own[-1]
    ends = [*starts[1:], len(blocks)]
    lines = {mention.name: mention.line for mention in reversed(strong)}
    return [
        (Fact(name, lines[name]), blocks[start:end])
        for name, start, end in zip(names, starts, ends, strict=True)
    ]


def _start(blocks: Sequence[Block], headings: Sequence[int], name: str) -> int | None:
    def level(index: int) -> int:
        block = blocks[index]
        return block.level if isinstance(block, Heading) else 0

    for index in headings:
        block = blocks[index]
        if isinstance(block, Heading) and name in block.text:
            return index
    if not headings:
        return None
    top = min(map(level, headings))
    return [index for index in headings if level(index) == top][-1]


def _action(name: Fact[str], blocks: Sequence[Block], path: str) -> ActionFacts:
    head = head_of(blocks)
    sections = sections_of(blocks)
    request_example, result_example = _examples(sections)
    examples = [example.value for example in (request_example, result_example) if example]
    fields = fields_of(sections, examples, name.value, head.method.value if head.method else None)
    if not fields.request and not fields.result:
        raise Unreadable(
            "the page has no table of parameters or results that can be read", name.line
        )
    is_api = head.version or head.method or head.host or head.qps or mentions_of(blocks)
    if not is_api and not (fields.request and fields.result):
        reason = "the page names no action, only a title; expected parameters and results"
        raise Unreadable(reason, name.line)
    return ActionFacts(
        path,
        "page",
        name,
        head.version,
        head.method,
        head.host,
        head.qps,
        tuple(fields.request),
        tuple(fields.result),
        tuple(fields.structs),
        tuple(error for table in sections.errors for error in _errors(table)),
        request_example,
        result_example,
        (*head.unknown, *sections.unknown, *fields.unknown),
        head.encoding,
    )


def _examples(sections: Sections) -> tuple[Fact[Any] | None, Fact[Any] | None]:
    """Return the bodies of the request and of the response."""
    request: Fact[Any] | None = None
    result: Fact[Any] | None = None
    for part, heading, code in sections.codes:
        value = _body(code)
        if value is None:
            continue
        if "Action=" in code.text:
            request = request or Fact(value, code.line)
        elif _is_result(heading, code):
            result = result or Fact(value, code.line)
        elif part in ("example", "request"):
            request = request or Fact(value, code.line)
    return request, result


def _is_result(heading: str, code: Code) -> bool:
    return (
        '"ResponseMetadata"' in code.text
        or re.search("返回|响应|response|result", heading, re.IGNORECASE) is not None
    )


def _body(code: Code) -> Any:
    text = code.text[:_MAX_EXAMPLE]
    start = text.find("{")
    if start < 0:
        return None
    try:
        return read_example(text[start:].strip())
    except NotAnExampleError:
        return None


def _errors(table: Table) -> list[ErrorFacts]:
    if table.problem is not None:
        return []
    roles = roles_of(table.header)

    def text(cells: Sequence[Any], role: Role) -> str:
        return (
            bare(" ".join(cells[column].text for column in roles.get(role, ())))
            if role in roles
            else ""
        )

    found: list[ErrorFacts] = []
    for row in table.rows:
        code = text(row.cells, "error")
        if code:
            status, number = text(row.cells, "status"), text(row.cells, "number")
            meaning = text(row.cells, "description") or text(row.cells, "message")
            found.append(ErrorFacts(code, row.line, _integer(status), _integer(number), meaning))
    return found


def _integer(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None
