"""One way to write a test for both clients: as for the async one."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Literal

from volc_im import AsyncClient, Client, Pager

Kind = Literal["sync", "async"]


@asynccontextmanager
async def opened(kind: Kind, **how: Any) -> AsyncIterator[Any]:
    """A client whose calls are awaited, whichever it is."""
    if kind == "async":
        async with AsyncClient(**how) as im:
            yield im
    else:
        with Client(**how) as im:
            yield _Awaited(im)


class _Awaited:
    """A sync client with the manners of an async one."""

    def __init__(self, im: Client) -> None:
        self._im = im

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._im, name)
        if name.startswith("iter_"):
            return lambda **request: _AwaitedPager(method(**request))

        async def call(**request: Any) -> Any:
            return method(**request)

        return call


class _AwaitedPager:
    def __init__(self, pager: Pager[Any, Any]) -> None:
        self._pager = pager

    async def __aiter__(self) -> AsyncIterator[Any]:
        for item in self._pager:
            yield item

    async def pages(self) -> AsyncIterator[Any]:
        for page in self._pager.pages():
            yield page
