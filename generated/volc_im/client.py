# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""The clients. Their methods lie in `methods`, one module a group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._runtime.settings import resolve
from .methods.conversation import AsyncConversationMethods, ConversationMethods
from .service import TIMEOUT_S

if TYPE_CHECKING:
    from ._runtime.transport import AsyncTransport, Transport

__all__ = ["AsyncClient", "Client"]


class Client(
    ConversationMethods,
):
    """Calls Volcengine RTC instant messaging.

    Args:
        access_key: Access key; from VOLCENGINE_ACCESS_KEY unless given.
        secret_key: Its secret; from VOLCENGINE_SECRET_KEY unless given.
        session_token: Token of temporary keys; from VOLCENGINE_SESSION_TOKEN unless given.
        region: One of cn-north-1, ap-southeast-1; from VOLCENGINE_REGION, else cn-north-1.
        endpoint: Address in place of the region's, from VOLCENGINE_ENDPOINT unless given. Plain
            `http://` is for loopback alone.
        app_id: Application that the call works on. Set it once on the client, or for one call.
        timeout: Seconds for one attempt.
        transport: What sends the requests, in place of the built-in one. You close it yourself.

    Raises:
        ConfigError: Something is missing, or does not fit.

    Safe to share between threads. Make one and keep it: it holds the connections.
    """

    def __init__(
        self,
        *,
        access_key: str | None = None,
        secret_key: str | None = None,
        session_token: str | None = None,
        region: str | None = None,
        endpoint: str | None = None,
        app_id: int | None = None,
        timeout: float = TIMEOUT_S,
        transport: Transport | None = None,
    ) -> None:
        settings = resolve(
            access_key=access_key,
            secret_key=secret_key,
            session_token=session_token,
            region=region,
            endpoint=endpoint,
            timeout=timeout,
        )
        parameters = {"app_id": app_id}
        super().__init__(settings, parameters, transport)


class AsyncClient(
    AsyncConversationMethods,
):
    """Calls Volcengine RTC instant messaging, awaited.

    Args:
        access_key: Access key; from VOLCENGINE_ACCESS_KEY unless given.
        secret_key: Its secret; from VOLCENGINE_SECRET_KEY unless given.
        session_token: Token of temporary keys; from VOLCENGINE_SESSION_TOKEN unless given.
        region: One of cn-north-1, ap-southeast-1; from VOLCENGINE_REGION, else cn-north-1.
        endpoint: Address in place of the region's, from VOLCENGINE_ENDPOINT unless given. Plain
            `http://` is for loopback alone.
        app_id: Application that the call works on. Set it once on the client, or for one call.
        timeout: Seconds for one attempt.
        transport: What sends the requests, in place of the built-in one. You close it yourself.

    Raises:
        ConfigError: Something is missing, or does not fit.

    Safe to share between tasks. Make one and keep it: it holds the connections.
    """

    def __init__(
        self,
        *,
        access_key: str | None = None,
        secret_key: str | None = None,
        session_token: str | None = None,
        region: str | None = None,
        endpoint: str | None = None,
        app_id: int | None = None,
        timeout: float = TIMEOUT_S,
        transport: AsyncTransport | None = None,
    ) -> None:
        settings = resolve(
            access_key=access_key,
            secret_key=secret_key,
            session_token=session_token,
            region=region,
            endpoint=endpoint,
            timeout=timeout,
        )
        parameters = {"app_id": app_id}
        super().__init__(settings, parameters, transport)
