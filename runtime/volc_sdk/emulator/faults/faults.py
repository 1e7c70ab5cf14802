"""Troubles that a server can make on demand: their names, and which requests meet them next."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import Final

from ...registry import ACTIONS


@dataclass(frozen=True, slots=True)
class Kind:
    """One sort of trouble."""

    about: str
    """What happens, and whether the request takes effect."""
    value: float | None = None
    """Its number where it has one, such as seconds: what it is unless another is given."""


KINDS: Final[dict[str, Kind]] = {
    # Answers in place of the service's; the request has no effect.
    "429": Kind("FlowLimitExceeded, with a Retry-After of VALUE seconds; no effect", 1),
    "429-bare": Kind("FlowLimitExceeded without Retry-After; no effect"),
    "500": Kind("InternalError; no effect"),
    "502": Kind("an HTML page of a gateway; no effect"),
    "503": Kind("ServiceUnavailableTemp; no effect"),
    "error-200": Kind("AccountFlowLimitExceeded with its number and status 200; no effect"),
    "error-200-bare": Kind("the same without the number; no effect"),
    "expired": Kind("InvalidAccessKey, as for a session token that has expired; no effect"),
    "skew": Kind("the server's clock is off by VALUE seconds, in Date and when it checks", 1200),
    "reset": Kind("the connection is reset before the request is handled; no effect"),
    # The request takes effect, and its answer is lost or spoilt.
    "504": Kind("InternalServiceTimeout, after the request took effect"),
    "slow": Kind("the answer comes VALUE seconds after the request took effect", 1),
    "drop": Kind("the connection is closed after the request took effect, with no answer"),
    "truncated": Kind("half of the body, then the connection is closed; took effect"),
    "empty": Kind("status 200 and no body; took effect"),
    "junk": Kind("status 200 and a body that is no JSON; took effect"),
    # The request takes effect, and its answer is unusual but good.
    "gzip": Kind("the body is compressed with gzip, and Content-Encoding says so"),
    "unknown": Kind("every object has a field, and every enum a value, that nobody knows"),
    "nulls": Kind("every plain field of the result is null"),
    "missing": Kind("every plain field of the result is left out"),
    "text-ids": Kind("every Long of the result is text"),
    "stuck-cursor": Kind("a listing goes on for ever: HasMore, and the cursor of the request"),
}


@dataclass(slots=True)
class Fault:
    """A trouble that waits for its requests."""

    name: str
    count: int | None
    """Requests that will still meet it; None for every one."""
    action: str = ""
    """Only requests for this action meet it; empty for any."""
    value: float | None = None

    def __str__(self) -> str:
        value = "" if self.value is None else f"={self.value:g}"
        count = "*" if self.count is None else self.count
        return f"{self.name}{value}:{count}{f':{self.action}' if self.action else ''}"


@dataclass(slots=True)
class Faults:
    """The faults of one emulator, in the order in which they were added. For any thread.

    A request meets the first fault that matches it, which uses up one of its count.

    Example:
        with Emulator(access_key="AK", secret_key="SK") as server:
            server.faults.add("drop", action="CreateConversation")
            server.faults.add("slow=0.5:3")
    """

    _waiting: list[Fault] = field(default_factory=list[Fault])
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def add(
        self, name: str, count: int | None = 1, action: str = "", value: float | None = None
    ) -> None:
        """Add a fault, by name and numbers or as one text, `NAME[=VALUE]:COUNT[:ACTION]`.

        A count of None, or `*` in a text, stands for every request.

        Raises:
            ValueError: There is no such fault or action, or a number does not fit.
        """
        fault = _parsed(name) if ":" in name or "=" in name else Fault(name, count, action, value)
        _check(fault)
        if fault.value is None:
            fault.value = KINDS[fault.name].value
        with self._lock:
            self._waiting.append(fault)

    def clear(self) -> None:
        """Take back all faults."""
        with self._lock:
            self._waiting.clear()

    def waiting(self) -> list[str]:
        """The faults that no request has used up, as texts that `add` takes."""
        with self._lock:
            return [str(fault) for fault in self._waiting]

    def take(self, action: str) -> Fault | None:
        """The fault that a request for an action meets."""
        with self._lock:
            for fault in self._waiting:
                if fault.action in ("", action):
                    if fault.count is not None:
                        fault.count -= 1
                        if not fault.count:
                            self._waiting.remove(fault)
                    return fault
        return None


def _parsed(text: str) -> Fault:
    start, *rest = text.split(":")
    if len(rest) > 2:
        raise ValueError(f"{text!r} is no fault; use NAME[=VALUE]:COUNT[:ACTION]")
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
            f"{text!r} is no fault: VALUE is a number, COUNT a whole one or *"
        ) from None


def _check(fault: Fault) -> None:
    kind = KINDS.get(fault.name)
    if kind is None:
        raise ValueError(f"there is no fault {fault.name!r}; there are {', '.join(KINDS)}")
    if fault.count is not None and fault.count < 1:
        raise ValueError(f"the count of {fault.name} is {fault.count}; 1 or more, or * for all")
    if fault.action and fault.action not in ACTIONS:
        raise ValueError(f"there is no action {fault.action!r}")
    if fault.value is not None and kind.value is None:
        raise ValueError(f"{fault.name} takes no value")
    if fault.value is not None and not abs(fault.value) <= 1_000_000:
        raise ValueError(f"the value of {fault.name} is {fault.value:g}; a million at the most")
    if fault.value is not None and fault.value < 0 and fault.name != "skew":
        raise ValueError(f"the value of {fault.name} is {fault.value:g}; 0 or more is allowed")
