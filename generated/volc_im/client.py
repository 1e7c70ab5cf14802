# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""The clients. Their methods are in `methods`, one module per group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ._core.call.options import Options
from ._core.client_config import make_state, split_transport
from ._core.http.client_transport import AsyncClientTransport, SyncClientTransport
from .methods.blacklist import AsyncBlacklistMethods, BlacklistMethods
from .methods.conversation import AsyncConversationMethods, ConversationMethods
from .methods.friend import AsyncFriendMethods, FriendMethods
from .methods.live import AsyncLiveMethods, LiveMethods
from .methods.message import AsyncMessageMethods, MessageMethods
from .methods.participant import AsyncParticipantMethods, ParticipantMethods
from .methods.token import AsyncTokenMethods, TokenMethods
from .methods.user import AsyncUserMethods, UserMethods
from .service import SERVICE

if TYPE_CHECKING:
    from ._core.auth.credentials import Credentials
    from ._core.auth.provider import Provider
    from ._core.http.transport import AsyncTransport, Transport
    from ._core.http.transport_config import TransportConfig
    from ._core.middleware import AsyncMiddleware, Middleware
    from ._core.rate_limit.policy import AsyncRateLimit, RateLimit

__all__ = ["AsyncClient", "Client"]


class Client(
    ConversationMethods,
    ParticipantMethods,
    LiveMethods,
    MessageMethods,
    UserMethods,
    TokenMethods,
    FriendMethods,
    BlacklistMethods,
):
    """Calls Volcengine RTC instant messaging.

    Args:
        access_key: Access key. Without keys or `credentials` they are found as the platform's
            tools find them: environment, OIDC, CLI profile, files, ECS role.
        secret_key: Its secret.
        session_token: Token of temporary keys.
        credentials: A provider of `volc_im.providers`, in place of keys.
        profile: Profile of the CLI's configuration to take keys and region from.
        region: One of cn-north-1, ap-southeast-1; from VOLCENGINE_REGION or the profile, else cn-north-1.
        endpoint: Address in place of the region's, from VOLCENGINE_ENDPOINT unless given. Plain
            `http://` is for loopback alone.
        app_id: ID of your application, from the console. Set it on the client, or for a single call.
        timeout: Seconds for one attempt.
        deadline: Seconds for a whole call, with its retries and waits. None for no bound.
        max_retries: Attempts after the first. A call is repeated only where that is safe.
        rate_limit: "spec" paces each action at its documented limit; a mapping of action to calls
            a second changes some; a limiter of `volc_im.rate_limits` is shared; None is unpaced.
        validate: Hold requests against the documented rules before they are sent.
        raise_on_partial: Raise PartialFailureError when a reply says that some items failed.
        transport: What sends the requests, or a `TransportConfig` for the built-in one: proxy, TLS,
            connections. A transport of your own you close yourself.
        middleware: Code around calls and attempts, the outermost first.
        user_agent: Added to the User-Agent header, to tell your application.

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
        credentials: Credentials | Provider | None = None,
        profile: str | None = None,
        region: str | None = None,
        endpoint: str | None = None,
        app_id: int | None = None,
        timeout: float = 10.0,
        deadline: float | None = None,
        max_retries: int = 3,
        rate_limit: RateLimit = "spec",
        validate: bool = True,
        raise_on_partial: bool = False,
        transport: Transport | TransportConfig | None = None,
        middleware: Sequence[Middleware] = (),
        user_agent: str = "",
    ) -> None:
        parameters: dict[str, int | None] = {"app_id": app_id}
        options = Options(
            timeout_s=timeout,
            deadline_s=deadline,
            max_retries=max_retries,
            validate=validate,
            raise_on_partial=raise_on_partial,
            parameters=parameters,
        )
        try:
            state = make_state(
                SERVICE,
                access_key=access_key,
                secret_key=secret_key,
                session_token=session_token,
                credentials=credentials,
                profile=profile,
                region=region,
                endpoint=endpoint,
                rate_limit=rate_limit,
                user_agent=user_agent,
                is_async=False,
            )
        finally:
            del secret_key, session_token, credentials  # a traceback with locals would show them
        self._set_up(
            state,
            options,
            SyncClientTransport(*split_transport(transport)),
            middleware,
        )

    def with_options(
        self,
        *,
        app_id: int | None = None,
        timeout: float | None = None,
        deadline: float | None = None,
        max_retries: int | None = None,
        validate: bool | None = None,
        raise_on_partial: bool | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Client:
        """The same client with other options; connections, pace and credentials are shared.

        What is not given stays as it is; `deadline=math.inf` removes a deadline. `headers` are added to
        those that the client sends; those that begin with X- are signed.

        Example:
            im.with_options(timeout=2, max_retries=0)
        """
        parameters: dict[str, int | None] = {"app_id": app_id}
        return self._with(
            parameters,
            timeout_s=timeout,
            deadline_s=deadline,
            max_retries=max_retries,
            validate=validate,
            raise_on_partial=raise_on_partial,
            headers=headers,
        )


class AsyncClient(
    AsyncConversationMethods,
    AsyncParticipantMethods,
    AsyncLiveMethods,
    AsyncMessageMethods,
    AsyncUserMethods,
    AsyncTokenMethods,
    AsyncFriendMethods,
    AsyncBlacklistMethods,
):
    """Calls Volcengine RTC instant messaging, awaited.

    Args:
        access_key: Access key. Without keys or `credentials` they are found as the platform's
            tools find them: environment, OIDC, CLI profile, files, ECS role.
        secret_key: Its secret.
        session_token: Token of temporary keys.
        credentials: A provider of `volc_im.providers`, in place of keys.
        profile: Profile of the CLI's configuration to take keys and region from.
        region: One of cn-north-1, ap-southeast-1; from VOLCENGINE_REGION or the profile, else cn-north-1.
        endpoint: Address in place of the region's, from VOLCENGINE_ENDPOINT unless given. Plain
            `http://` is for loopback alone.
        app_id: ID of your application, from the console. Set it on the client, or for a single call.
        timeout: Seconds for one attempt.
        deadline: Seconds for a whole call, with its retries and waits. None for no bound.
        max_retries: Attempts after the first. A call is repeated only where that is safe.
        rate_limit: "spec" paces each action at its documented limit; a mapping of action to calls
            a second changes some; a limiter of `volc_im.rate_limits` is shared; None is unpaced.
        validate: Hold requests against the documented rules before they are sent.
        raise_on_partial: Raise PartialFailureError when a reply says that some items failed.
        transport: What sends the requests, or a `TransportConfig` for the built-in one: proxy, TLS,
            connections. A transport of your own you close yourself.
        middleware: Code around calls and attempts, the outermost first.
        user_agent: Added to the User-Agent header, to tell your application.

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
        credentials: Credentials | Provider | None = None,
        profile: str | None = None,
        region: str | None = None,
        endpoint: str | None = None,
        app_id: int | None = None,
        timeout: float = 10.0,
        deadline: float | None = None,
        max_retries: int = 3,
        rate_limit: AsyncRateLimit = "spec",
        validate: bool = True,
        raise_on_partial: bool = False,
        transport: AsyncTransport | TransportConfig | None = None,
        middleware: Sequence[AsyncMiddleware] = (),
        user_agent: str = "",
    ) -> None:
        parameters: dict[str, int | None] = {"app_id": app_id}
        options = Options(
            timeout_s=timeout,
            deadline_s=deadline,
            max_retries=max_retries,
            validate=validate,
            raise_on_partial=raise_on_partial,
            parameters=parameters,
        )
        try:
            state = make_state(
                SERVICE,
                access_key=access_key,
                secret_key=secret_key,
                session_token=session_token,
                credentials=credentials,
                profile=profile,
                region=region,
                endpoint=endpoint,
                rate_limit=rate_limit,
                user_agent=user_agent,
                is_async=True,
            )
        finally:
            del secret_key, session_token, credentials  # a traceback with locals would show them
        self._set_up(
            state,
            options,
            AsyncClientTransport(*split_transport(transport)),
            middleware,
        )

    def with_options(
        self,
        *,
        app_id: int | None = None,
        timeout: float | None = None,
        deadline: float | None = None,
        max_retries: int | None = None,
        validate: bool | None = None,
        raise_on_partial: bool | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> AsyncClient:
        """The same client with other options; connections, pace and credentials are shared.

        What is not given stays as it is; `deadline=math.inf` removes a deadline. `headers` are added to
        those that the client sends; those that begin with X- are signed.

        Example:
            im.with_options(timeout=2, max_retries=0)
        """
        parameters: dict[str, int | None] = {"app_id": app_id}
        return self._with(
            parameters,
            timeout_s=timeout,
            deadline_s=deadline,
            max_retries=max_retries,
            validate=validate,
            raise_on_partial=raise_on_partial,
            headers=headers,
        )
