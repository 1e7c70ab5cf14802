"""Base class of both clients: options, state, and copies with other options."""

from __future__ import annotations

import copy
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final, NoReturn, TypeVar, cast

from .call.options import Options
from .errors import ConfigError
from .service import check_parameters
from .util.env import parameter_variable
from .util.import_lock import IMPORT_LOCK

if TYPE_CHECKING:
    from .call.state import ClientState
    from .http.client_transport import AsyncClientTransport, SyncClientTransport
    from .http.transport import HTTPRequest

Self = TypeVar("Self", bound="BaseClient")
V = TypeVar("V", bound=int | float | str)

_CALL_MODULES: Final = (".call.attempts", ".serde.encode", ".auth.signing")
"""Modules that all calls need and that making a client does not load."""


class BaseClient:
    """Options of one client object, and the state that it shares with its copies."""

    _options: Options
    _state: ClientState

    def __repr__(self) -> str:
        state = getattr(self, "_state", None)  # None if `__init__` failed
        if state is None:
            return f"{type(self).__name__}()"
        parameters = {k: v for k, v in self._options.parameters.items() if v is not None}
        shown = {**parameters, "endpoint": state.endpoint, "region": state.region}
        arguments = ", ".join(f"{name}={value!r}" for name, value in shown.items())
        return f"{type(self).__name__}({arguments})"

    def __copy__(self: Self) -> Self:
        other = object.__new__(type(self))
        vars(other).update(vars(self))
        return other

    def __reduce__(self) -> NoReturn:
        raise TypeError(
            f"{type(self).__name__} cannot be pickled or copied deeply, because it has credentials and "
            "connections; create one in each process, and use `with_options` for a copy"
        )

    def _prepare(self, transport: SyncClientTransport | AsyncClientTransport) -> None:
        """Load the modules that calls need, and make the connection pool of the transport.

        This is done before a slot of the rate limiter is reserved. After that, it would delay the
        request, which would then arrive too close to the next one.
        """
        with IMPORT_LOCK:
            transport.check_open()
            for name in _CALL_MODULES:
                import_module(name, __package__)
            transport.prepare(self._state.endpoint)

    def _parameter(self, name: str, value: V | None) -> V:
        """Return the value that was passed to the call, else the value of the client."""
        value = self._optional_parameter(name, value)
        if value is None:
            raise ConfigError(
                f"{name} is required: pass {name}= to the client or to the call, or set"
                f" {parameter_variable(name)}"
            )
        return value

    def _optional_parameter(self, name: str, value: V | None) -> V | None:
        """Return the same, or None if neither is set."""
        if value is None:
            return cast("V | None", self._options.parameters[name])
        return value

    def _with(self: Self, parameters: dict[str, Any], **changes: Any) -> Self:
        """Return a copy with other options."""
        check_parameters(self._state.service, parameters)
        other = copy.copy(self)
        other._options = self._options.changed(parameters, **changes)
        return other

    def _with_user_agent(self, request: HTTPRequest) -> HTTPRequest:
        """Return a request for credentials with the user agent of this client."""
        if "User-Agent" in request.headers:
            return request
        from dataclasses import replace  # slow to import, and most calls do not need it

        return replace(request, headers={**request.headers, "User-Agent": self._state.user_agent})

    @property
    def with_raw_response(self: Self) -> Self:
        """A copy of this client whose results keep the raw response; see `result.raw_response`.

        Example:
            page = client.with_raw_response.list_things(...)
            print(page.raw_response.status, page.raw_response.headers)
        """
        return self._with({}, keep_raw=True)
