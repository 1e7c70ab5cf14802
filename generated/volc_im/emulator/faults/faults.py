"""Faults that a test can ask for: their names, and the requests that they apply to."""

from __future__ import annotations

import threading
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class FaultKind:
    """One kind of fault."""

    help: str
    """What happens, and whether the request takes effect."""
    value: float | None = None
    """Default of its number, such as seconds; None if it has no number."""


KINDS: Final[dict[str, FaultKind]] = {
    # Responses in place of the service's; the request has no effect.
    "429": FaultKind("FlowLimitExceeded, with a Retry-After of VALUE seconds; no effect", 1),
    "429-bare": FaultKind("FlowLimitExceeded without Retry-After; no effect"),
    "500": FaultKind("InternalError; no effect"),
    "502": FaultKind("an HTML page of a gateway; no effect"),
    "503": FaultKind("ServiceUnavailableTemp; no effect"),
    "error-200": FaultKind("AccountFlowLimitExceeded with its number and status 200; no effect"),
    "error-200-bare": FaultKind("AccountFlowLimitExceeded with status 200, no number; no effect"),
    "expired": FaultKind("InvalidAccessKey, as for an expired session token; no effect"),
    "skew": FaultKind("the server's clock is off by VALUE seconds, in Date and in checks", 1200),
    "reset": FaultKind("the connection is reset before the request is handled; no effect"),
    # The request takes effect, and its response is lost or damaged.
    "504": FaultKind("InternalServiceTimeout after the request took effect"),
    "slow": FaultKind("the response is sent VALUE seconds after the request took effect", 1),
    "drop": FaultKind("the connection is closed without a response; the request took effect"),
    "truncated": FaultKind("the connection is closed after half of the body; took effect"),
    "empty": FaultKind("status 200 and no body; took effect"),
    "junk": FaultKind("status 200 and a body that is not JSON; took effect"),
    # The request takes effect, and its response is unusual but valid.
    "gzip": FaultKind("the body is compressed with gzip, with Content-Encoding"),
    "unknown": FaultKind("every object has an unknown field, and every enum an unknown value"),
    "nulls": FaultKind("every field of the result is null, unless it contains objects"),
    "missing": FaultKind("every field of the result is missing, unless it contains objects"),
    "text-ids": FaultKind("every Long of the result is text"),
    "stuck-cursor": FaultKind("a listing never ends: HasMore, and the cursor of the request"),
}


@dataclass(slots=True)
class Fault:
    """A fault that applies to the next requests."""

    name: str
    count: int | None
    """Number of requests that it still applies to; None for all."""
    action: str = ""
    """Action that it applies to; empty for any."""
    value: float | None = None

    def __str__(self) -> str:
        value = "" if self.value is None else f"={self.value:g}"
        count = "*" if self.count is None else self.count
        return f"{self.name}{value}:{count}{f':{self.action}' if self.action else ''}"


class Faults:
    """The faults of one emulator in the order in which they were added. Any thread can use it.

    The first fault that matches a request applies to it, and its count decreases.

    Example:
        with Emulator(access_key="AK", secret_key="SK") as server:
            server.faults.add("drop", count=2)
            server.faults.add("slow=0.5:3")
    """

    def __init__(self, actions: Collection[str]) -> None:
        self._actions = actions
        self._waiting: list[Fault] = []
        self._lock = threading.Lock()

    def add(
        self, name: str, count: int | None = 1, action: str = "", value: float | None = None
    ) -> None:
        """Add a fault, by name and numbers or as one text, `NAME[=VALUE]:COUNT[:ACTION]`.

        A count of None, or `*` in a text, means all requests.

        Raises:
            ValueError: There is no such fault or action, or a number is out of range.
        """
        fault = _parse(name) if ":" in name or "=" in name else Fault(name, count, action, value)
        self._check(fault)
        if fault.value is None:
            fault.value = KINDS[fault.name].value
        with self._lock:
            self._waiting.append(fault)

    def clear(self) -> None:
        """Remove all faults."""
        with self._lock:
            self._waiting.clear()

    def remove(self, text: str) -> None:
        """Remove the first fault that `waiting` returns as this text; raise ValueError."""
        with self._lock:
            for fault in self._waiting:
                if str(fault) == text:
                    self._waiting.remove(fault)
                    return
        raise ValueError(f"there is no pending fault {text!r}")

    def waiting(self) -> list[str]:
        """Return the faults that are not used up, as texts that `add` accepts."""
        with self._lock:
            return [str(fault) for fault in self._waiting]

    def take(self, action: str) -> Fault | None:
        """Return the fault that applies to a request for an action."""
        with self._lock:
            for fault in self._waiting:
                if fault.action in ("", action):
                    if fault.count is not None:
                        fault.count -= 1
                        if not fault.count:
                            self._waiting.remove(fault)
                    return fault
        return None

    def _check(self, fault: Fault) -> None:
        kind = KINDS.get(fault.name)
        if kind is None:
            raise ValueError(f"there is no fault {fault.name!r}; use one of {', '.join(KINDS)}")
        if fault.count is not None and fault.count < 1:
            raise ValueError(f"the count of {fault.name} is {fault.count}; use 1 or more, or *")
        if fault.action and fault.action not in self._actions:
            raise ValueError(f"there is no action {fault.action!r}")
        if fault.value is not None and kind.value is None:
            raise ValueError(f"{fault.name} takes no value")
        if fault.value is not None and not abs(fault.value) <= 1_000_000:
            raise ValueError(f"the value of {fault.name} is {fault.value:g}; at most a million")
        if fault.value is not None and fault.value < 0 and fault.name != "skew":
            raise ValueError(f"the value of {fault.name} is {fault.value:g}; use 0 or more")


def _parse(text: str) -> Fault:
    start, *rest = text.split(":")
    if len(rest) > 2:
        raise ValueError(f"{text!r} is not a fault; use NAME[=VALUE]:COUNT[:ACTION]")
    count, action = (*rest, *("1", "")[len(rest) :])
    name, has_value, value = start.partition("=")
    try:
        return Fault(
            name,
            None if count == "*" else int(count),
            action,
            float(value) if has_value else None,
        )
    except ValueError:
        raise ValueError(
            f"{text!r} is not a fault: VALUE must be a number, COUNT an integer or *"
        ) from None
