"""What connections over TLS cost, and whether later ones resume the session of the first."""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any, NamedTuple

from volc_im import AsyncClient, Client, TransportConfig

from .api import ARGUMENTS, KEYS
from .report import Table
from .server import RESUMED, tls_server
from .timing import Effort


class _Call(NamedTuple):
    wall_us: float
    session: str
    """Whether the session of its connection is new."""


class _Calls(NamedTuple):
    """The fastest call of each kind."""

    of_new_client: _Call
    on_new_connection: _Call
    on_kept_connection: _Call


async def _awaited(value: Any) -> Any:
    """Return the result of a method of either client."""
    return await value if hasattr(value, "__await__") else value


async def _call(im: Any) -> _Call:
    started = time.perf_counter()
    result = await _awaited(im.with_raw_response.create_conversation(**ARGUMENTS))
    wall_us = (time.perf_counter() - started) * 1e6
    resumed = result.raw_response.headers[RESUMED] == "1"
    return _Call(wall_us, "resumed" if resumed else "new")


async def _fastest(times: int, call: Callable[[], Awaitable[_Call]]) -> _Call:
    return min([await call() for _ in range(times)])


async def _measure(kind: type[Client] | type[AsyncClient], times: int, folder: Path) -> _Calls:
    def client(endpoint: str, trusted: Path) -> Any:
        return kind(**KEYS, endpoint=endpoint, transport=TransportConfig(verify=trusted))

    with tls_server(folder) as address:

        async def of_new_client() -> _Call:
            started = time.perf_counter()
            im = client(*address)
            session = (await _call(im)).session
            wall_us = (time.perf_counter() - started) * 1e6
            await _awaited(im.close())
            return _Call(wall_us, session)

        first = await _fastest(times, of_new_client)
        im = client(*address)
        await _call(im)
        kept = await _fastest(times, lambda: _call(im))
        await _awaited(im.close())
    with tls_server(folder, closes=True) as address:
        im = client(*address)
        await _call(im)
        later = await _fastest(times, lambda: _call(im))
        await _awaited(im.close())
    return _Calls(first, later, kept)


def connections(effort: Effort) -> Table:
    """Return what connections cost over TLS."""
    rows: list[tuple[str | float, ...]] = []
    for kind in (Client, AsyncClient):
        with tempfile.TemporaryDirectory() as folder:
            found = asyncio.run(_measure(kind, max(3, effort.starts * 3), Path(folder)))
        first, later, kept = found
        amortized = (first.wall_us + 999 * kept.wall_us) / 1000
        rows += [
            (f"{kind.__name__}: {what}", us, us / kept.wall_us, session)
            for what, us, session in (
                ("a new client: connection, handshake, call", *first),
                ("a new connection of the same client, and a call", *later),
                ("a call on the kept connection", kept.wall_us, ""),
                ("1,000 calls of a new client, per call", amortized, ""),
            )
        ]
    note = (
        "Wall time against a server with a certificate of a local authority, which issues session tickets; the best"
        " of all runs. A new client also reads the certificates that it trusts."
    )
    header = ("what", "µs", "× a call", "TLS session")
    return Table("TLS", note, header, tuple(rows))
