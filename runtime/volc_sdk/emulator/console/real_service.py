"""The console for the real service: a server on this machine that sends through the package's client.

The address that it prints has a token, which works once: it is exchanged for a cookie. Other users of
the machine and other pages in the browser have neither. Credentials stay in this process.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager
from hmac import compare_digest
from importlib import import_module
from secrets import token_urlsafe
from typing import Any

from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse, Response
from starlette.types import Receive, Scope, Send

from ..._core.client_config import make_state
from ..._core.service import ServiceModel
from ..control_requests import ControlError
from ..loopback_only import check_local, error_response
from .console import PREFIX, Console
from .explained import Signer
from .guard import protected
from .sender import Attempts, CallingClient, Sender


class RealConsole:
    """The console as an ASGI application.

    Args:
        service: The service to call.
        options: Arguments of the client, such as `profile`, `region` and `endpoint`.
        read_only: Refuse actions that write.

    Raises:
        ConfigError: An argument of the client is not valid.
    """

    def __init__(
        self, service: ServiceModel, options: Mapping[str, Any], *, read_only: bool
    ) -> None:
        self._service = service
        self._options = options
        self._token = token_urlsafe()
        self._session = token_urlsafe()
        # Browsers share cookies between the ports of a host: each console has a name of its own.
        self._cookie = f"console-{token_urlsafe(6)}"
        self._is_used = False
        state = make_state(
            service,
            access_key=None,
            secret_key=None,
            session_token=None,
            credentials=None,
            profile=options.get("profile"),
            region=options.get("region"),
            endpoint=options.get("endpoint"),
            allow_http=bool(options.get("allow_http")),
            rate_limit=None,
            user_agent="",
            is_async=True,
        )
        self._console = Console(
            service=service,
            sender=Sender(self._open_client),
            signer=Signer(service, state.endpoint, state.region),
            settings={"kind": "service"},
            confirm_writes=True,
            read_only=read_only,
        )

    @property
    def path(self) -> str:
        """Path of the address to open, with its token."""
        return f"{PREFIX}?token={self._token}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        try:
            response = protected(await self._respond(request))
            await response(scope, receive, send)
        except ClientDisconnect:
            return

    async def _respond(self, request: Request) -> Response:
        try:
            check_local(request, allow_remote=False)
            if token := request.query_params.get("token"):
                return self._started(token)
            cookie = request.cookies.get(self._cookie, "")
            if not compare_digest(cookie.encode(), self._session.encode()):
                raise ControlError(
                    403,
                    "open the address that the console printed when it started",
                    "请打开调试台启动时输出的地址",
                )
            path = request.scope["path"].removeprefix(PREFIX).strip("/")
            return await self._console.find(request, path)
        except ControlError as error:
            return error_response(error)

    def _started(self, token: str) -> Response:
        """Exchange the token for a cookie, once."""
        if self._is_used or not compare_digest(token.encode(), self._token.encode()):
            raise ControlError(
                403,
                "the token of this address was used; start the console again",
                "该地址的令牌已使用；请重新启动调试台",
            )
        self._is_used = True
        response = RedirectResponse(PREFIX, 303)
        response.headers["Set-Cookie"] = (
            f"{self._cookie}={self._session}; Path={PREFIX}; HttpOnly; SameSite=Strict"
        )
        return response

    def _open_client(
        self, attempts: Attempts, check: bool
    ) -> AbstractAsyncContextManager[CallingClient]:
        package = import_module(self._service.package)
        client: AbstractAsyncContextManager[CallingClient] = package.AsyncClient(
            **self._options, validate=check, middleware=[attempts], user_agent="console"
        )
        return client
