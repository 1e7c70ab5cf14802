"""Build the view of a listing: its iterator, and the fields that page through it."""

from __future__ import annotations

from dataclasses import dataclass

from volcgen import names
from volcgen.spec.call_facts import Paging
from volcgen.spec.definitions import Action
from volcgen.spec.files import Spec
from volcgen.view import examples
from volcgen.view.call_model import FieldView, PagingView
from volcgen.view.cases import when_view
from volcgen.view.method_docs import Documents


@dataclass(frozen=True, slots=True)
class ListingTexts:
    """The docstrings of an iterator, and its example."""

    docstring: str
    async_docstring: str
    example: str


def paging_view(
    spec: Spec,
    action: Action,
    parameters: tuple[FieldView, ...],
    result: tuple[FieldView, ...],
) -> PagingView | None:
    """Return the view of the paging of an action; None if it is not a listing."""
    paging = action.paging
    if paging is None:
        return None
    by_wire = {field.wire_name.value: field for field in parameters}
    results = {field.wire_name.value: field for field in result}
    cursor, limit = by_wire[paging.cursor], by_wire.get(paging.limit or "")
    items = results[paging.items]
    backward = paging.backward
    return PagingView(
        kind=paging.kind,
        item=items.annotation.removeprefix("list[").removesuffix("]"),
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
        parameters=tuple(field for field in parameters if field not in (cursor, limit)),
    )


def listing_texts(
    iterator: str,
    view: PagingView,
    paging: Paging,
    variable: str,
    arguments: list[tuple[str, str]],
    documents: Documents,
) -> ListingTexts:
    """Return the texts of an iterator; `arguments` are those of the example."""
    loop = f"for item in {examples.call(f'{variable}.{iterator}', arguments)}:\n    print(item)"
    returns = f"An iterable of {view.item}; its `pages()` iterates over the results, page by page."
    start = f"start: {_start(paging)}, or the `cursor` of an error."
    given = (*view.parameters, view.limit) if view.limit else view.parameters
    return ListingTexts(
        documents.sync(loop, returns, given, (start,)),
        documents.awaited(iterator, given, (start,)),
        loop,
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
