"""The two clients without their methods: they send, and leave every decision to the core."""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING, TypeVar

from ..errors import ConfigError
from .settings import Settings

# What a call needs loads with the first call: making a client is to cost little.
if TYPE_CHECKING:
    from .facts import Action, R
    from .model import Struct
    from .reqwest import AsyncReqwestTransport, ReqwestTransport
    from .transport import AsyncTransport, Transport

S = TypeVar("S", bound="BaseSyncClient")
A = TypeVar("A", bound="BaseAsyncClient")


class _Base:
    """Settings, and the parameters that every request carries."""

    def __init__(self, settings: Settings, parameters: dict[str, int | None]) -> None:
        self._settings = settings
        self._parameters = parameters
        self._closed = False

    def __repr__(self) -> str:
        return f"{type(self).__name__}(endpoint={self._settings.endpoint!r}, region={self._settings.region!r})"

    def _parameter(self, name: str, value: int | None) -> int:
        """A parameter of this call, or the client's."""
        value = self._parameters[name] if value is None else value
        if value is None:
            raise ConfigError(f"{name} is needed: pass {name}= to the client, or to the call")
        return value

    def _check_open(self) -> None:
        if self._closed:
            raise ConfigError("the client is closed; make a new one")


class BaseSyncClient(_Base):
    """Sends with a transport of its own, made on first use, or with the one it was given."""

    def __init__(
        self, settings: Settings, parameters: dict[str, int | None], transport: Transport | None
    ) -> None:
        super().__init__(settings, parameters)
        self._transport = transport
        self._own: ReqwestTransport | None = None

    def _call(self, action: Action[R], request: Struct) -> R:
        from .core import build
        from .judge import judge

        self._check_open()
        return judge(action, self._sender().send(build(action, request, self._settings)))

    def _sender(self) -> Transport:
        if self._transport is not None:
            return self._transport
        if self._own is None:
            from .reqwest import ReqwestTransport

            self._own = ReqwestTransport()
        return self._own

    def close(self) -> None:
        """Close the connections. May be called twice; a call afterwards raises ConfigError."""
        self._closed = True
        own, self._own = self._own, None
        if own is not None:
            own.close()

    def __enter__(self: S) -> S:
        self._check_open()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


class BaseAsyncClient(_Base):
    """The same, awaited."""

    def __init__(
        self,
        settings: Settings,
        parameters: dict[str, int | None],
        transport: AsyncTransport | None,
    ) -> None:
        super().__init__(settings, parameters)
        self._transport = transport
        self._own: AsyncReqwestTransport | None = None

    async def _call(self, action: Action[R], request: Struct) -> R:
        from .core import build
        from .judge import judge

        self._check_open()
        return judge(action, await self._sender().send(build(action, request, self._settings)))

    def _sender(self) -> AsyncTransport:
        if self._transport is not None:
            return self._transport
        if self._own is None:
            from .reqwest import AsyncReqwestTransport

            self._own = AsyncReqwestTransport()
        return self._own

    async def close(self) -> None:
        """Close the connections. May be called twice; a call afterwards raises ConfigError."""
        self._closed = True
        own, self._own = self._own, None
        if own is not None:
            await own.close()

    async def __aenter__(self: A) -> A:
        self._check_open()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.close()


__all__ = ["BaseAsyncClient", "BaseSyncClient"]
