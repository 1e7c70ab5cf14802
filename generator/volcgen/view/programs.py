"""Whole programs for the documents: imports, a client, a call and its result.

Each can be run unchanged. A program that lists objects creates one first, if another action does that.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final
from urllib.parse import quote

from volcgen.spec.files import Spec
from volcgen.spec.types import parse_type
from volcgen.typeguards import is_list, is_mapping
from volcgen.view.actions import ActionView
from volcgen.view.call_model import FieldView, PagingView
from volcgen.view.model import ProgramView, ServiceView
from volcgen.view.text import imported, python_literal

_SHOWN: Final = 3
_SAFE: Final = "-_.~"
"""Characters that a query contains as they are, besides letters and digits."""
_REQUEST_ID: Final = "20240501120000010203040506070809"


def program(
    service: ServiceView,
    action: ActionView,
    maker: ActionView | None,
    structs: Mapping[str, tuple[FieldView, ...]],
) -> ProgramView:
    """Return the programs of an action that has an example; `maker` creates the items of a listing."""
    own = {name for example in (action, maker) if example for name in example.example_imports}
    made = maker.example if maker else ""
    shown = _shown("result", action.result.fields) or "result.request_id"

    def sync(body: str) -> str:
        return _sync(service, own, made, body)

    listing = pages = ""
    if (paging := action.paging) is not None and action.iterator_texts is not None:
        loop = action.iterator_texts.example
        item = _shown("item", _own_fields(service, structs.get(paging.items.struct, ())))
        listing = sync(loop.rpartition("\n")[0] + f"\n    print({item or 'item'})")
        pages = sync(_pages(paging, loop))
    return ProgramView(
        call=sync(f"result = {action.example}\nprint({shown})"),
        awaited=_async(service, own, made, f"result = await {action.example}\nprint({shown})"),
        listing=listing,
        pages=pages,
        request=_request(service, action),
        reply=_reply(service, action),
        dotted=_dotted(_request(service, action)) if action.is_dotted else "",
    )


def makers(spec: Spec) -> dict[str, str]:
    """Return, by listing, the first action with an example that creates an item of the listing."""
    found: dict[str, str] = {}
    for file in spec.actions:
        if file.node.access == "write" and file.node.examples.request is not None:
            for field in file.node.result.values():
                found.setdefault(parse_type(field.type).struct_name, file.node.action)
    listings: dict[str, str] = {}
    for file in spec.actions:
        if (paging := file.node.paging) is not None:
            struct = parse_type(file.node.result[paging.items].type).struct_name
            if struct and struct in found:
                listings[file.node.action] = found[struct]
    return listings


def _pages(paging: PagingView, loop: str) -> str:
    call = loop.rpartition(":\n")[0].replace("for item in", "for page in", 1)
    items = f"page.{paging.items.name}{paging.empty('items')}"
    shown = f"len({items}){paging.shown_next}"
    return f"{call}.pages():\n    print({shown})"


def _shown(name: str, fields: Iterable[FieldView]) -> str:
    """Return the attributes of a value to print: ids, flags and sizes."""
    found: list[str] = []
    for field in fields:
        if not field.required:
            continue
        if field.kind in ("long", "boolean"):
            found.append(f"{name}.{field.name}")
        elif field.kind in ("array", "map"):
            found.append(f"len({name}.{field.name})")
    return ", ".join(found[:_SHOWN])


def _own_fields(service: ServiceView, fields: Iterable[FieldView]) -> list[FieldView]:
    """Return the fields that are not parameters of the client."""
    repeated = {parameter.name for parameter in service.parameters}
    return [field for field in fields if field.name not in repeated]


def _sync(service: ServiceView, names: set[str], made: str, body: str) -> str:
    lines = f"{made}\n{body}" if made else body
    head = f"with Client({service.client_arguments}) as {service.variable}:"
    return f"{_imports(service, {'Client', *names})}\n\n{head}\n{_indented(lines, 4)}"


def _async(service: ServiceView, names: set[str], made: str, body: str) -> str:
    lines = f"await {made}\n{body}" if made else body
    return "\n".join(
        [
            "import asyncio\n",
            f"{_imports(service, {'AsyncClient', *names})}\n\n",
            "async def main() -> None:",
            f"    async with AsyncClient({service.client_arguments}) as {service.variable}:",
            f"{_indented(lines, 8)}\n\n",
            "asyncio.run(main())",
        ]
    )


def _imports(service: ServiceView, names: set[str]) -> str:
    return imported(sorted(names), service.package)


def _indented(text: str, columns: int) -> str:
    return "\n".join(f"{' ' * columns}{line}" for line in text.split("\n"))


def _request(service: ServiceView, action: ActionView) -> Any:
    """Return the body of the request."""
    own = {p.wire_name.value: p.example for p in service.parameters if p.example is not None}
    return {**own, **action.request_json}


def _dotted(request: Any) -> str:
    """Return the fields of a request as percent-encoded dotted names, one per line."""
    pairs = _pairs(request, "")
    return "\n".join(
        f"{quote(name, safe=_SAFE)}={quote(value, safe=_SAFE)}" for name, value in pairs
    )


def _pairs(value: Any, path: str) -> Iterator[tuple[str, str]]:
    if is_mapping(value) or is_list(value):
        inside = value.items() if is_mapping(value) else enumerate(value, 1)
        for step, item in inside:
            yield from _pairs(item, f"{path}.{step}" if path else str(step))
    else:
        yield path, value if isinstance(value, str) else json.dumps(value)


def _reply(service: ServiceView, action: ActionView) -> Any:
    """Return the whole reply of the server."""
    metadata = {
        "RequestId": _REQUEST_ID,
        "Action": action.name,
        "Version": action.version,
        "Service": service.signing_name,
        "Region": service.default_region,
    }
    result = {} if action.result_json is None else {"Result": action.result_json}
    return {"ResponseMetadata": metadata, **result}


def client_arguments(parameters: tuple[FieldView, ...]) -> str:
    """Return the arguments of the client in programs."""
    given = [p for p in parameters if p.example is not None]
    return ", ".join(f"{p.name}={python_literal(p.example)}" for p in given)
