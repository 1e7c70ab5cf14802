"""Exceptions of the package.

SDKError, which the generated package renames
├── ConfigError             the client is configured wrongly
│   └── MissingExtraError   a package that an extra installs is missing
├── ValidationError         the request breaks a documented rule; nothing was sent
├── TransportError          no reply; `request_sent`: whether the server may have acted
│   ├── ConnectError        no connection; nothing was sent
│   ├── TimeoutError        no connection or no reply in time
│   └── ConnectionLostError the connection ended before the reply was complete
└── APIError                an error reply: code, message, request id, HTTP status
    ├── AuthError, ClockSkewError, PermissionDeniedError
    ├── InvalidParameterError, NotFoundError
    ├── ThrottledError, ServerError
    ├── ResponseDecodeError a reply that cannot be decoded
    └── PartialFailureError some items failed; raised only with `raise_on_partial`

Tracebacks and pickles name the public module `errors` of the package.
"""

from __future__ import annotations

import builtins
import copyreg
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from .util.package import PACKAGE
from .util.text_checks import one_line

# The classes below get this name as their `__module__`; it is that of the public module.
__name__ = f"{PACKAGE}.errors"
_SHOWN: Final = 10


_LONGEST: Final = 4096
"""Characters of a message."""


class SDKError(Exception):
    """Base class of all errors of this package. Can be pickled; `str` is one line."""

    attempts: int = 0
    """Number of attempts; 0 if nothing was sent."""
    elapsed_s: float = 0.0
    """Duration of the call in seconds, waits included."""
    idempotency_key: str | None = None
    """Idempotency key of the call. Several calls with the same key take effect once."""
    cursor: int | str | None = None
    """In a listing: the cursor, offset, number or token of the page that failed. Pass it as `start=` to resume there."""

    def __init__(self, message: str = "", facts: Mapping[str, Any] | None = None) -> None:
        """Make an error; with `facts`, make it anew from the `args` of another one."""
        # A setting or a reply in a message may be of any length.
        super().__init__(message if len(message) <= _LONGEST else f"{message[: _LONGEST - 1]}…")
        if facts is not None:
            self._restore(facts)

    @property
    def args(self) -> tuple[Any, ...]:  # pyright: ignore[reportIncompatibleVariableOverride]
        """Message and attributes, of which JSON can represent all.

        Task queues store `args` as JSON, and make the error anew from them elsewhere.
        """
        facts = {name: each for name, each in vars(self).items() if _is_plain(name, each)}
        message = super().args
        return (*message, facts) if facts else message

    @args.setter
    def args(  # pyright: ignore[reportIncompatibleVariableOverride]
        self, value: tuple[Any, ...]
    ) -> None:
        BaseException.args.__set__(self, value)  # type: ignore[attr-defined]

    def _restore(self, facts: Mapping[str, Any]) -> None:
        for name, value in facts.items():
            kind = {"violations": Violation, "failures": Failure}.get(name)
            setattr(self, name, tuple(kind(*each) for each in value) if kind else value)

    def __reduce__(self) -> tuple[Any, ...]:
        # The state contains `args`, because `TimeoutError.__new__` would not restore them.
        state = {**self.__dict__, "args": super().args}
        return copyreg.__newobj__, (type(self),), state  # type: ignore[attr-defined]


class ConfigError(SDKError):
    """The client is configured wrongly, or a package or value that it needs is missing."""


class MissingExtraError(  # pyright: ignore[reportIncompatibleVariableOverride]
    ConfigError, ModuleNotFoundError
):
    """A package that an extra of this package installs is missing. Also a ModuleNotFoundError."""

    name: str | None = None
    """Import name of the package that is missing."""


class Violation(NamedTuple):
    """One broken rule of a request."""

    path: str
    """Path in the body by wire names, such as `Info.Name`."""
    problem: str
    """What was found, and what is allowed."""
    name: str = ""
    """Path by Python names, such as `info.name`; empty if the field has no Python name."""

    def __str__(self) -> str:
        location = f"{self.name} ({self.path})" if self.name else self.path
        return f"{location}: {self.problem}" if location else self.problem


class ValidationError(SDKError):
    """The request breaks documented rules, all listed in `violations`. Nothing was sent."""

    action: str
    """Name of the action."""
    violations: tuple[Violation, ...]
    """All broken rules."""

    def __init__(self, action: str, violations: tuple[Violation, ...] | Mapping[str, Any]) -> None:
        if isinstance(violations, Mapping):
            super().__init__(action, violations)
            return
        self.action = action
        self.violations = violations
        words = [str(violation) for violation in violations]
        if len(words) > _SHOWN:  # a long list may have a violation in each item
            words[_SHOWN:] = [f"and {len(words) - _SHOWN} more, see `violations`"]
        super().__init__(f"{action}: {'; '.join(words)}")


class TransportError(SDKError):
    """No reply was received."""

    action: str
    """Name of the action."""
    request_sent: bool
    """Whether the request was sent, so that the server may have acted."""
    permanent: bool = False
    """Whether a retry would fail too, for example because the reply is too large."""

    def __init__(
        self, action: str, reason: str | Mapping[str, Any], *, request_sent: bool = False
    ) -> None:
        if isinstance(reason, Mapping):
            super().__init__(action, reason)
            return
        self.action = action
        self.request_sent = request_sent
        sent = "the server may have acted" if request_sent else "nothing was sent"
        super().__init__(f"{action}: {reason} ({sent})")


class ConnectError(TransportError):
    """No connection was made: DNS, TCP, TLS or the proxy failed. Nothing was sent."""


class TimeoutError(  # pyright: ignore[reportIncompatibleVariableOverride]
    TransportError, builtins.TimeoutError
):
    """The connection or the reply took longer than the timeout."""


class ConnectionLostError(TransportError):
    """The connection ended before the reply was complete."""


class APIError(SDKError):
    """The server replied with an error."""

    action: str
    """Name of the action."""
    code: str
    """Error code, such as `InvalidParam`, cut to 256 characters; see `ErrorCode` of the package. Empty if
    the reply has none."""
    code_n: int | None
    """Number of the error code, if the reply has one."""
    message: str
    """Message of the server, cut to 2,048 characters."""
    request_id: str
    """Request id, which the platform's support asks for. Empty if the reply has none."""
    http_status: int
    """HTTP status of the reply. Some errors are sent with status 200."""
    retry_after_s: float | None
    """Seconds from the Retry-After header; None if the reply has none."""
    body: bytes = b""
    """The first 2,048 bytes of the reply; empty if it may contain content of users or credentials."""

    def __init__(
        self,
        action: str,
        facts: Mapping[str, Any] | None = None,
        *,
        message: str = "",
        http_status: int = 0,
        code: str = "",
        code_n: int | None = None,
        request_id: str = "",
        retry_after_s: float | None = None,
        body: bytes = b"",
    ) -> None:
        if facts is not None:
            super().__init__(action, facts)
            return
        self.action = action
        self.code = code = code[:256]
        self.code_n = code_n
        self.message = message = message[:2048]
        self.request_id = request_id = request_id[:256]
        self.http_status = http_status
        self.retry_after_s = retry_after_s
        self.body = body[:2048]
        named = f" {code}" if code else ""
        number = f" ({code_n})" if code_n else ""
        identified = f", request id {request_id}" if request_id else ""
        words = f"{action}:{named}{number} {message} [HTTP {http_status}{identified}]"
        super().__init__(one_line(words))


class AuthError(APIError):
    """The access key, the session token or the signature was rejected."""


class ClockSkewError(APIError):
    """The clock of this machine differs too much from that of the server."""


class PermissionDeniedError(APIError):
    """The access key is valid but lacks the permission for this call."""


class InvalidParameterError(APIError):
    """The server rejected the value of a field."""


class NotFoundError(APIError):
    """An object that the request names does not exist."""


class ThrottledError(APIError):
    """Too many calls: the quota of the account is used up for now."""


class ServerError(APIError):
    """The server failed; the request may have taken effect."""


class ResponseDecodeError(APIError):
    """The reply cannot be decoded: it is HTML, incomplete, or not as documented."""


class Failure(NamedTuple):
    """An item for which the call failed, while other items succeeded."""

    id: int | str
    """Id of the item, such as a user id."""
    code: str
    """Error code; empty if the reply has none."""
    message: str
    """Message of the server; may be empty."""


class PartialFailureError(APIError):
    """The call succeeded for some items and failed for those in `failures`.

    Raised only by clients with `raise_on_partial=True`; otherwise see `result.failed`.
    """

    failures: tuple[Failure, ...] = ()


def missing_extra(what: str, module: str, requirement: str) -> MissingExtraError:
    """Return the error of a package that is missing.

    Args:
        what: What needs the package.
        module: Import name of the package.
        requirement: Requirement that installs it, or the name of an extra of this package.
    """
    if "[" not in requirement:
        from importlib.metadata import packages_distributions

        found = packages_distributions().get(PACKAGE) or [PACKAGE.replace("_", "-")]
        requirement = f"{found[0]}[{requirement}]"
    error = MissingExtraError(f'{what} requires the package {module}: pip install "{requirement}"')
    error.name = module
    return error


def _is_plain(name: str, value: object) -> bool:
    return not isinstance(value, bytes) and not name.startswith("__")
