"""Whole replies for both clients, over real HTTP on loopback: of all actions, and of listings."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from contextlib import ExitStack, aclosing, suppress
from functools import partial
from inspect import signature
from itertools import islice
from random import Random
from typing import Any, Final
from urllib.parse import parse_qs, urlsplit

from support.loopback import Answer, ScriptedServer, scripted_server

from volcgen import names

from ..outcomes import DATA, REFUSED, expect
from ..services import KEYS, Package
from ..texts import TEXTS
from .contents import changed
from .targets import Target
from .trees import JSON_ONLY, Trees, written

_MOST_ITEMS: Final = 50
_STATUSES: Final = (
    200,
    200,
    200,
    200,
    201,
    204,
    206,
    299,
    301,
    302,
    304,
    307,
    308,
    400,
    401,
    403,
    404,
    413,
    429,
    500,
    502,
    503,
    504,
    599,
)
_HEADERS: Final = (
    "Content-Type", "Content-Encoding", "Date", "Retry-After", "X-Tt-Logid", "Location", "Set-Cookie", "ETag",
    "Connection", "X-\u00e9",
)  # fmt: skip
_VALUES: Final = (
    "", "gzip", "br", "deflate", "zstd", "identity", "gzip, gzip", "text/html", "application/json; charset=utf-16",
    "application/json; charset=none", "Thu, 01 Jan 1970 00:00:00 GMT", "Thu, 99 Foo 99999 99:99:99 GMT", "0", "-1", "1e9",
    "99999999999999999999", "nan", "inf", "http://127.0.0.1:1/", "https://evil.example/", "close", "chunked",
    *(text for text in TEXTS["Unicode"] if text.isprintable()), "x" * 4_000,
)  # fmt: skip


class Replies:
    """Clients of a service whose server answers with what a case wants."""

    def __init__(self, package: Package, parameters: dict[str, Any]) -> None:
        self._package = package
        self._parameters = parameters
        self._stack = ExitStack()
        self._server: ScriptedServer = self._stack.enter_context(scripted_server())
        self._runner = self._stack.enter_context(asyncio.Runner())
        self._clients: dict[str, Any] = {}
        self._transports: dict[str, list[Any]] = {}
        self._actions = sorted(action for action in package.service.actions)
        self._root: type[BaseException] = package.module.errors.APIError.__mro__[1]
        self._iterators: dict[str, str] = {}

    def close(self) -> None:
        """Close the clients, their transports, and the server."""
        for name, client in self._clients.items():
            for each in (client, *self._transports.get(name, ())):
                if name.startswith("async"):
                    self._runner.run(each.close())
                else:
                    each.close()
        self._stack.close()

    def targets(self) -> Iterator[Target]:
        """Yield both clients, each with both transports, and their listings."""
        service = self._package.service.name
        for client in ("sync", "async", "sync, httpx2", "async, httpx2"):
            position = f"whole reply: {service}, {client}"
            yield Target(position, "structure", partial(self._structure, client))
            yield Target(position, "bytes", partial(self._bytes, client))
        for client in ("sync", "async"):
            position = f"whole reply: {service}, {client}"
            yield Target(position, "listings", partial(self._listing, client))

    def _client(self, name: str) -> Any:
        if name not in self._clients:
            options = {
                **KEYS,
                "endpoint": self._server.endpoint,
                "max_retries": 0,
                "rate_limit": None,
                "timeout": 0.3,
                **self._parameters,
            }
            is_async, is_other = name.startswith("async"), name.endswith("httpx2")
            if is_other:
                kind = "AsyncHttpx2Transport" if is_async else "Httpx2Transport"
                options["transport"] = getattr(self._package.part("transports"), kind)()
                self._transports[name] = [options["transport"]]
            module = self._package.module
            self._clients[name] = (module.AsyncClient if is_async else module.Client)(**options)
        return self._clients[name]

    def _structure(self, client: str, random: Random, made: list[str]) -> str:
        action = random.choice(self._actions)
        return self._tried(
            client, action, names.snake(action), self._changed(action, random, made), random, made
        )

    def _bytes(self, client: str, random: Random, made: list[str]) -> str:
        action = random.choice(self._actions)
        body = changed(
            json.dumps(self._envelope(action, random)).encode(),
            random.choice((1, 2, 5)),
            random,
            made,
        )
        return self._tried(client, action, names.snake(action), body, random, made)

    def _listing(self, client: str, random: Random, made: list[str]) -> str:
        method, action = random.choice([*self._listings().items()])
        body = self._changed(action, random, made, more=True)
        return self._tried(client, action, method, body, random, made)

    def _listings(self) -> dict[str, str]:
        """Return the action of each method that iterates, as its request names it."""
        if not self._iterators:
            client = self._client("sync")
            self._server.answers[:] = [Answer(b"")]
            for name in sorted(name for name in dir(client) if name.startswith("iter_")):
                self._iterators[name] = next(
                    action for action in self._actions if self._requested(name, action) == action
                )
        return self._iterators

    def _requested(self, iterator: str, action: str) -> str | None:
        """Return the action that a listing calls with the arguments of an action, if it does."""
        arguments = self._needed(iterator, action)
        if arguments is None:
            return None
        with suppress(self._root):
            next(iter(getattr(self._client("sync"), iterator)(**arguments)))
        seen = [parse_qs(urlsplit(each.target).query)["Action"][0] for each in self._server.seen]
        self._server.seen.clear()
        return seen[-1] if seen else None

    def _changed(
        self, action: str, random: Random, made: list[str], *, more: bool = False
    ) -> bytes:
        tree = self._envelope(action, random)
        if more and isinstance(tree.get("Result"), dict):
            tree["Result"] |= {"HasMore": True, "NextCursor": random.choice((1, -1, 0, 2**70, "2"))}
        tree = Trees(random, made, JSON_ONLY).changed(tree, random.choice((0, 1, 1, 2, 5)))
        return written(tree, partial(json.dumps, ensure_ascii=random.random() < 0.5)).encode(
            "utf-8", "surrogatepass"
        )

    def _envelope(self, action: str, random: Random) -> dict[str, Any]:
        metadata: dict[str, Any] = {
            "RequestId": "r", "Action": action, "Version": "2020-12-01", "Service": "x", "Region": "cn-north-1",
        }  # fmt: skip
        if random.random() < 0.25:
            metadata["Error"] = {
                "Code": random.choice(("InvalidParam", "Unknown")),
                "CodeN": 1,
                "Message": "m",
            }
            return {"ResponseMetadata": metadata}
        return {
            "ResponseMetadata": metadata,
            "Result": json.loads(json.dumps(self._package.result(action))),
        }

    def _tried(
        self, client: str, action: str, method: str, body: bytes, random: Random, made: list[str]
    ) -> str:
        status = random.choice(_STATUSES)
        headers = {
            random.choice(_HEADERS): random.choice(_VALUES)
            for _ in range(random.choice((0, 0, 1, 3)))
        }
        headers = {
            name: value.encode().decode("latin-1")
            for name, value in headers.items()
            if name.isascii()
        }
        if status in (204, 304):
            body = b""
        made.append(f"{client} {method}: {status} {headers}")
        self._server.answers[:] = [Answer(body, status, headers)]
        is_listing = method.startswith("iter_")
        arguments = self._needed(method, action) if is_listing else self._package.arguments(action)
        assert arguments is not None
        try:
            if client.startswith("async"):
                self._runner.run(self._call_async(client, method, arguments))
            else:
                self._call(client, method, arguments)
        except self._root as error:
            _check_error(error)
            return REFUSED
        finally:
            self._server.seen.clear()
        return DATA

    def _call(self, client: str, method: str, arguments: dict[str, Any]) -> None:
        found = getattr(self._client(client), method)(**arguments)
        if not method.startswith("iter_"):
            _check_result(found)
            return
        for item in islice(found, _MOST_ITEMS):
            repr(item)

    async def _call_async(self, client: str, method: str, arguments: dict[str, Any]) -> None:
        found = getattr(self._client(client), method)(**arguments)
        if not method.startswith("iter_"):
            _check_result(await found)
            return
        async with aclosing(aiter(found)) as items:
            count = 0
            async for item in items:
                repr(item)
                count += 1
                if count == _MOST_ITEMS:
                    break

    def _needed(self, iterator: str, action: str) -> dict[str, Any] | None:
        """Return the arguments of an action that a listing takes; None if it requires others."""
        parameters = signature(getattr(self._client("sync"), iterator)).parameters
        required = {each.name for each in parameters.values() if each.default is each.empty}
        known = self._package.arguments(action)
        taken = {name: value for name, value in known.items() if name in parameters}
        return taken if taken.keys() >= required else None


def _check_error(error: BaseException) -> None:
    shown = f"{error}{error!r}{getattr(error, '__notes__', '')}"
    expect("canary" not in shown, "the error shows the secret key")
    expect(str(error), f"an error without a message: {error!r}")
    expect(len(str(error)) <= 5_000, f"an error of {len(str(error))} characters")
    expect(str(error).isprintable(), f"control characters: {str(error)[:500]!r}")


def _check_result(result: Any) -> None:
    expect("canary" not in repr(result), "the result shows the secret key")
    if result is not None:
        json.dumps(result.to_dict())
