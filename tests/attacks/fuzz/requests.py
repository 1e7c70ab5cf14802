"""Whole requests for the emulator, which must answer and go on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from random import Random
from typing import Any, Final
from urllib.parse import quote

from ..emulators import Sender
from ..services import Package
from ..texts import TEXTS
from .contents import changed
from .targets import Target
from .trees import JSON_ONLY, Trees, written

_CONTROL: Final[dict[str, Any]] = {
    "faults": {"fault": "slow", "count": 1, "action": "", "value": 0.001},
    "clock": {"offset_s": 1.5, "advance_s": 2, "frozen_at": 1e9, "frozen": True},
    "quotas": {"on": True},
    "online": {"app_id": 1, "user_id": 7, "platforms": ["pc"]},
    "members": {"app_id": 1, "conversation_short_id": 5, "join": [1, "2"], "leave": [3]},
    "callbacks": {"app_id": 1, "event_type": "AfterSendMessage", "event_data": {"a": 1}},
    "samples": {},
    "broadcasts": {},
    "requests": {},
    "reset": {},
}
_MOST_CHARACTERS: Final = 5_000
"""Of names and values: a line of a request may have 64 KB, and an escape has three bytes for one."""
_METHODS: Final = ("GET", "POST", "DELETE", "PUT", "PATCH")


class Requests:
    """One emulator, which all cases use one after another."""

    def __init__(self, package: Package, emulator: Any) -> None:
        self._package, self._emulator = package, emulator
        self._sender = Sender(emulator.endpoint, package)
        self._actions = {
            name: package.service.action(name).encoding for name in package.service.actions
        }

    def close(self) -> None:
        """Close the connection to the emulator."""
        self._sender.close()

    def targets(self) -> Iterator[Target]:
        """Yield requests in each encoding of the service, and those of the control endpoint."""
        service = self._package.service.name
        for encoding in sorted(set(self._actions.values())):
            position = f"whole request: {service}, {encoding}"
            if encoding == "json":
                yield Target(position, "structure", self._structure)
            else:
                yield Target(position, "structure", partial(self._names, encoding))
            if encoding != "query":
                yield Target(position, "bytes", partial(self._bytes, encoding))
        yield Target(f"whole request: {service}, control", "structure", self._control, 4)

    def _action(self, encoding: str, random: Random, made: list[str]) -> tuple[str, dict[str, Any]]:
        action = random.choice([name for name, each in self._actions.items() if each == encoding])
        made.append(action)
        return action, json.loads(json.dumps(self._package.requests[action]))

    def _structure(self, random: Random, made: list[str]) -> str:
        action, body = self._action("json", random, made)
        tree = Trees(random, made, JSON_ONLY).changed(body, random.choice((0, 1, 1, 2, 5)))
        return self._send(action, written(tree, json.dumps).encode())

    def _bytes(self, encoding: str, random: Random, made: list[str]) -> str:
        action, body = self._action(encoding, random, made)
        if encoding == "json":
            content = json.dumps(body).encode()
        else:
            content = "&".join(
                f"{quote(name)}={quote(value)}" for name, value in _pairs(body)
            ).encode()
        return self._send(action, changed(content, random.choice((1, 2, 5)), random, made))

    def _names(self, encoding: str, random: Random, made: list[str]) -> str:
        """Change dotted names and values."""
        action, body = self._action(encoding, random, made)
        pairs = [*_pairs(body)] or [("X", "1")]
        for _ in range(random.choice((1, 2, 5))):
            at = random.randrange(len(pairs))
            name, value = pairs[at]
            text = random.choice([text for each in TEXTS.values() for text in each])[:3_000]
            parts = name.split(".")
            parts[random.randrange(len(parts))] = random.choice(
                (
                    "",
                    "0",
                    "1",
                    "2",
                    "-1",
                    "01",
                    "999999999",
                    "1000000000",
                    "9" * 30,
                    "N",
                    "x",
                    text,
                    parts[0],
                )
            )
            pair = random.choice(
                ((name, text), (".".join(parts), value), (f"{name}.1", value), (f"{name}.", value), (f".{name}", value),
                 (name, ""), (name.rpartition(".")[0], value), (".".join([name] * 50), value), (name + ".1" * 500, value))
            )  # fmt: skip
            if sum(len(n) + len(v) for n, v in [*pairs, pair]) > _MOST_CHARACTERS:
                continue
            made.append(f"{name[:80]}={value[:80]!r} also as {pair[0][:80]!r}={pair[1][:80]!r}")
            pairs[at : at + random.randint(0, 1)] = [pair] * random.choice((1, 1, 2))
        if encoding == "query":
            return self._sender.send(
                action, query=[(n, v) for n, v in pairs if n not in ("Action", "Version")][:200]
            )
        content = "&".join(
            f"{quote(n, errors='surrogatepass')}={quote(v, errors='surrogatepass')}"
            for n, v in pairs
        )
        return self._send(action, content.encode())

    def _control(self, random: Random, made: list[str]) -> str:
        resource = random.choice([*_CONTROL])
        tree = Trees(random, made, JSON_ONLY).changed(_CONTROL[resource], random.choice((0, 1, 2)))
        content = written(tree, json.dumps).encode()
        if random.random() < 0.3:
            content = changed(content, 1, random, made)
        method = random.choice(_METHODS)
        prefix = random.choice(("_control", "_control", "_ui"))
        path = f"/{prefix}/{resource}" + random.choice(("", "", "/", "?x=1", "/x", "%00", "/../x"))
        made.append(f"{method} {path}")
        try:
            return self._sender.control(method, path, content)
        finally:
            self._emulator.reset()

    def _send(self, action: str, content: bytes) -> str:
        return self._sender.send(action, content)


def _pairs(value: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """Yield the dotted names of a request."""
    if isinstance(value, dict | list):
        items = value.items() if isinstance(value, dict) else enumerate(value, 1)
        for step, item in items:
            yield from _pairs(item, f"{name}.{step}" if name else str(step))
    else:
        yield name, value if isinstance(value, str) else json.dumps(value)
