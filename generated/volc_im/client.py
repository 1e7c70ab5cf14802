# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""The clients. Their methods are in `methods`, one module per group."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ._core.call.options import Options
from ._core.client_config import make_state as _make_state
from ._core.client_config import parameters_or_environment as _parameters_or_environment
from ._core.client_config import split_transport as _split_transport
from ._core.http.client_transport import AsyncClientTransport, SyncClientTransport
from ._core.util.lazy_annotations import annotate_lazily as _annotate_lazily
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
    from ._core.rate_limit.arguments import AsyncRateLimit, RateLimit

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
    """Client of Volcengine RTC instant messaging.

    Args:
        access_key: Access key. If neither keys nor `credentials` are given, the first source that is
            configured is used: environment variables, OIDC token, CLI profile, files, ECS role.
        secret_key: Secret key of the access key.
        session_token: Token of temporary keys.
        credentials: Credentials, or a provider from `volc_im.providers`, in place of keys.
        profile: Name of a profile of the CLI, which supplies the keys and the region.
        region: One of cn-north-1, ap-southeast-1. The default is VOLCENGINE_REGION, else the
            region of the profile, else cn-north-1.
        endpoint: URL in place of the region's host. The default is VOLCENGINE_ENDPOINT. Only a
            loopback host may have an `http://` URL.
        allow_http: Allow an `http://` URL for hosts of a private network too, such as an emulator in
            a container. Requests are then not encrypted.
        app_id: ID of your application, from the console. Set it on the client, or for a single call. The default is
            VOLC_IM_APP_ID.
        timeout: Seconds for one attempt.
        deadline: Seconds for a whole call, including retries and waits. None sets no limit.
        max_retries: Maximum number of attempts after the first. A call is retried only if this is safe.
        rate_limit: "spec" limits each action to its documented rate. A mapping of action names to
            calls per second replaces some of these rates. A limiter from `volc_im.rate_limits`
            can be shared by several clients. None sets no limit.
        validate: Check requests against the documented rules before they are sent.
        raise_on_partial: Raise PartialFailureError if a reply lists items that failed.
        transport: Object that sends the requests, which you close yourself, or a `TransportConfig`
            for the built-in transport: proxy, TLS, connections.
        middleware: Middleware around calls and attempts, the outermost first.
        user_agent: Text to add to the User-Agent header, such as the name of your application.

    Raises:
        ConfigError: An argument is missing or not valid.

    A client can be shared between threads. Create one and reuse it, because it keeps connections open.
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
        allow_http: bool = False,
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
        _parameters: dict[str, int | None] = {"app_id": app_id}
        try:
            _options = Options(
                timeout_s=timeout,
                deadline_s=deadline,
                max_retries=max_retries,
                validate=validate,
                raise_on_partial=raise_on_partial,
                parameters=_parameters_or_environment(SERVICE, _parameters),
            )
            _state = _make_state(
                SERVICE,
                access_key=access_key,
                secret_key=secret_key,
                session_token=session_token,
                credentials=credentials,
                profile=profile,
                region=region,
                endpoint=endpoint,
                allow_http=allow_http,
                rate_limit=rate_limit,
                user_agent=user_agent,
                is_async=False,
            )
        finally:
            del secret_key, session_token, credentials  # a traceback with locals would show them
        self._set_up(
            _state,
            _options,
            SyncClientTransport(*_split_transport(transport)),
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
        """Return a client with other options, which shares connections, rate limits and credentials.

        Options that are not given stay unchanged; `deadline=math.inf` removes a deadline. `headers` are
        added to each request. Headers whose names begin with X- are signed.

        Example:
            im.with_options(timeout=2, max_retries=0)
        """
        _parameters: dict[str, int | None] = {"app_id": app_id}
        return self._with(
            _parameters,
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
    """Async client of Volcengine RTC instant messaging.

    Args:
        access_key: Access key. If neither keys nor `credentials` are given, the first source that is
            configured is used: environment variables, OIDC token, CLI profile, files, ECS role.
        secret_key: Secret key of the access key.
        session_token: Token of temporary keys.
        credentials: Credentials, or a provider from `volc_im.providers`, in place of keys.
        profile: Name of a profile of the CLI, which supplies the keys and the region.
        region: One of cn-north-1, ap-southeast-1. The default is VOLCENGINE_REGION, else the
            region of the profile, else cn-north-1.
        endpoint: URL in place of the region's host. The default is VOLCENGINE_ENDPOINT. Only a
            loopback host may have an `http://` URL.
        allow_http: Allow an `http://` URL for hosts of a private network too, such as an emulator in
            a container. Requests are then not encrypted.
        app_id: ID of your application, from the console. Set it on the client, or for a single call. The default is
            VOLC_IM_APP_ID.
        timeout: Seconds for one attempt.
        deadline: Seconds for a whole call, including retries and waits. None sets no limit.
        max_retries: Maximum number of attempts after the first. A call is retried only if this is safe.
        rate_limit: "spec" limits each action to its documented rate. A mapping of action names to
            calls per second replaces some of these rates. A limiter from `volc_im.rate_limits`
            can be shared by several clients. None sets no limit.
        validate: Check requests against the documented rules before they are sent.
        raise_on_partial: Raise PartialFailureError if a reply lists items that failed.
        transport: Object that sends the requests, which you close yourself, or a `TransportConfig`
            for the built-in transport: proxy, TLS, connections.
        middleware: Middleware around calls and attempts, the outermost first.
        user_agent: Text to add to the User-Agent header, such as the name of your application.

    Raises:
        ConfigError: An argument is missing or not valid.

    A client can be shared between tasks. Create one and reuse it, because it keeps connections open.
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
        allow_http: bool = False,
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
        _parameters: dict[str, int | None] = {"app_id": app_id}
        try:
            _options = Options(
                timeout_s=timeout,
                deadline_s=deadline,
                max_retries=max_retries,
                validate=validate,
                raise_on_partial=raise_on_partial,
                parameters=_parameters_or_environment(SERVICE, _parameters),
            )
            _state = _make_state(
                SERVICE,
                access_key=access_key,
                secret_key=secret_key,
                session_token=session_token,
                credentials=credentials,
                profile=profile,
                region=region,
                endpoint=endpoint,
                allow_http=allow_http,
                rate_limit=rate_limit,
                user_agent=user_agent,
                is_async=True,
            )
        finally:
            del secret_key, session_token, credentials  # a traceback with locals would show them
        self._set_up(
            _state,
            _options,
            AsyncClientTransport(*_split_transport(transport)),
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
        """Return a client with other options, which shares connections, rate limits and credentials.

        Options that are not given stay unchanged; `deadline=math.inf` removes a deadline. `headers` are
        added to each request. Headers whose names begin with X- are signed.

        Example:
            im.with_options(timeout=2, max_retries=0)
        """
        _parameters: dict[str, int | None] = {"app_id": app_id}
        return self._with(
            _parameters,
            timeout_s=timeout,
            deadline_s=deadline,
            max_retries=max_retries,
            validate=validate,
            raise_on_partial=raise_on_partial,
            headers=headers,
        )


_annotate_lazily(
    __name__,
    (
        "._core.auth.credentials",
        "._core.auth.provider",
        "._core.http.transport",
        "._core.http.transport_config",
        "._core.middleware",
        "._core.rate_limit.arguments",
    ),
    Client,
    AsyncClient,
)
