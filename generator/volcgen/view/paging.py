"""Build the view of a listing: its iterator, and the fields that page through it."""

from __future__ import annotations

from volcgen import names
from volcgen.spec.call_facts import Paging
from volcgen.spec.definitions import Action
from volcgen.spec.files import Spec
from volcgen.view import examples
from volcgen.view.call_model import FieldView, PagingView
from volcgen.view.cases import when_view
from volcgen.view.method_docs import Documents


def paging_view(
    spec: Spec,
    action: Action,
    parameters: tuple[FieldView, ...],
    result: tuple[FieldView, ...],
    documents: Documents,
    types: examples.Types,
) -> PagingView | None:
    """Return the view of the paging of an action; None if it is not a listing."""
    paging = action.paging
    if paging is None:
        return None
    by_wire = {field.wire_name.value: field for field in parameters}
    results = {field.wire_name.value: field for field in result}
    cursor, limit = by_wire[paging.cursor], by_wire.get(paging.limit or "")
    items = results[paging.items]
    item = items.annotation.removeprefix("list[").removesuffix("]")
    kept = tuple(field for field in parameters if field not in (cursor, limit))
    given = (*kept, limit) if limit else kept
    name = names.iterator(action.action)
    variable = names.snake(spec.service.node.service)
    data = dict(action.examples.request or {})
    call = examples.call(f"{variable}.{name}", examples.arguments(data, kept, types))
    loop = f"for item in {call}:\n    print(item)"
    returns = f"An iterable of {item}; its `pages()` iterates over the results, page by page."
    start = f"start: {_start(paging)}, or the `cursor` of an error."
    backward = paging.backward
    return PagingView(
        kind=paging.kind,
        iterator=name,
        item=item,
        first=paging.start,
        backward=when_view(spec, action, backward.when if backward else None),
        first_backward=backward.first if backward else 0,
        page_size=paging.size or (limit and (limit.max or limit.example)) or 20,
        cursor=cursor,
        limit=limit,
        items=items,
        next_cursor=results.get(paging.next_cursor or ""),
        has_more=results.get(paging.has_more or ""),
        total=results.get(paging.total or ""),
        parameters=kept,
        docstring=documents.sync(loop, returns, given, (start,)),
        async_docstring=documents.awaited(name, given, (start,)),
        example=loop,
    )


def _start(paging: Paging) -> str:
    """Return what the parameter `start` of the iterator takes."""
    match paging.kind:
        case "offset":
            return "Number of items to skip"
        case "page":
            return "Number of the page to begin at"
        case kind:
            what = "Cursor" if kind == "cursor" else "Token"
            return f"{what} to begin at: the `{names.snake(paging.next_cursor or '')}` of a page"
