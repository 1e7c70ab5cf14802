"""Whole programs for the documents: imports, a client, a call and what it gives.

Each runs as it stands. Where an action lists what another one makes, its program makes one first.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from volcgen.view.model import ActionView, FieldView, PagingView, ProgramView, ServiceView
from volcgen.view.text import imported, python_literal

_SHOWN: Final = 3
_REQUEST_ID: Final = "20240501120000010203040506070809"


def programs(
    service: ServiceView,
    actions: list[ActionView],
    structs: Mapping[str, tuple[FieldView, ...]],
) -> dict[str, ProgramView]:
    """The programs of every action that has an example, by the action's name."""
    makers = _makers(actions)
    return {
        action.name: _program(service, action, _maker(action, makers), structs)
        for action in actions
        if action.request_json is not None
    }


def _program(
    service: ServiceView,
    action: ActionView,
    maker: ActionView | None,
    structs: Mapping[str, tuple[FieldView, ...]],
) -> ProgramView:
    own = {name for example in (action, maker) if example for name in example.example_imports}
    made = maker.example if maker else ""
    shown = _shown("result", action.result.fields) or "result.request_id"

    def sync(body: str) -> str:
        return _sync(service, own, made, body)

    listing = pages = ""
    if (paging := action.paging) is not None:
        item = _shown("item", _own_fields(service, structs.get(paging.items.struct, ())))
        listing = sync(paging.example.rpartition("\n")[0] + f"\n    print({item or 'item'})")
        pages = sync(_pages(paging))
    return ProgramView(
        call=sync(f"result = {action.example}\nprint({shown})"),
        awaited=_async(service, own, made, f"result = await {action.example}\nprint({shown})"),
        listing=listing,
        pages=pages,
        request=_request(service, action),
        reply=_reply(service, action),
    )


def _makers(actions: list[ActionView]) -> dict[str, ActionView]:
    """By struct, the first action with an example that makes one."""
    found: dict[str, ActionView] = {}
    for action in actions:
        if action.access == "write" and action.request_json is not None:
            for field in action.result.fields:
                found.setdefault(field.struct, action)
    return found


def _maker(action: ActionView, makers: Mapping[str, ActionView]) -> ActionView | None:
    """The action that makes what this one lists."""
    struct = action.paging.items.struct if action.paging else ""
    return makers.get(struct) if struct else None


def _pages(paging: PagingView) -> str:
    call = paging.example.rpartition(":\n")[0].replace("for item in", "for page in", 1)
    shown = f"len(page.{paging.items.python}), page.{paging.next_cursor.python}"
    return f"{call}.pages():\n    print({shown})"


def _shown(name: str, fields: Iterable[FieldView]) -> str:
    """What to print of a value: ids, flags and sizes say most."""
    found: list[str] = []
    for field in fields:
        if not field.required:
            continue
        if field.kind in ("long", "boolean"):
            found.append(f"{name}.{field.python}")
        elif field.kind in ("array", "map"):
            found.append(f"len({name}.{field.python})")
    return ", ".join(found[:_SHOWN])


def _own_fields(service: ServiceView, fields: Iterable[FieldView]) -> list[FieldView]:
    """The fields that do not merely repeat what the client was made with."""
    repeated = {parameter.python for parameter in service.parameters}
    return [field for field in fields if field.python not in repeated]


def _sync(service: ServiceView, names: set[str], made: str, body: str) -> str:
    lines = f"{made}\n{body}" if made else body
    head = f"with Client({service.client_arguments}) as im:"
    return f"{_imports(service, {'Client', *names})}\n\n{head}\n{_indented(lines, 4)}"


def _async(service: ServiceView, names: set[str], made: str, body: str) -> str:
    lines = f"await {made}\n{body}" if made else body
    return "\n".join(
        [
            "import asyncio\n",
            f"{_imports(service, {'AsyncClient', *names})}\n\n",
            "async def main() -> None:",
            f"    async with AsyncClient({service.client_arguments}) as im:",
            f"{_indented(lines, 8)}\n\n",
            "asyncio.run(main())",
        ]
    )


def _imports(service: ServiceView, names: set[str]) -> str:
    return imported(sorted(names), service.package)


def _indented(text: str, columns: int) -> str:
    return "\n".join(f"{' ' * columns}{line}" for line in text.split("\n"))


def _request(service: ServiceView, action: ActionView) -> Any:
    """The body as it is sent."""
    own = {p.wire.value: p.example for p in service.parameters if p.example is not None}
    return {**own, **action.request_json}


def _reply(service: ServiceView, action: ActionView) -> Any:
    """The whole reply, as the server sends it."""
    metadata = {
        "RequestId": _REQUEST_ID,
        "Action": action.name,
        "Version": service.version,
        "Service": service.signing_name,
        "Region": service.default_region,
    }
    result = {} if action.result_json is None else {"Result": action.result_json}
    return {"ResponseMetadata": metadata, **result}


def client_arguments(parameters: tuple[FieldView, ...]) -> str:
    """What the programs make their client with."""
    given = [p for p in parameters if p.example is not None]
    return ", ".join(f"{p.python}={python_literal(p.example)}" for p in given)
