"""From a client's arguments to what it shares: arguments first, then what the ecosystem sets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from ..service import HOSTS
from .auth.as_provider import provider_of
from .auth.credentials import Credentials
from .auth.refreshing import CredentialCache
from .auth.static import StaticProvider
from .call.state import Shared
from .errors import ConfigError
from .http.transport import TransportConfig
from .rate_limit.policy import pace_of
from .regions import resolve_region
from .util.env import variable
from .util.lazy_module import LazyModule
from .util.typeguards import unchecked

if TYPE_CHECKING:
    from .auth import chain
    from .auth.provider import Provider
    from .http import endpoints as hosts
    from .rate_limit.policy import AsyncRateLimit, RateLimit
else:
    chain = LazyModule(".auth.chain", __package__)
    hosts = LazyModule(".http.endpoints", __package__)

Sender = TypeVar("Sender")

_TOGETHER: Final = "pass both access_key= and secret_key=, or neither"


def share(
    *,
    access_key: str | None,
    secret_key: str | None,
    session_token: str | None,
    credentials: Credentials | Provider | None,
    profile: str | None,
    region: str | None,
    endpoint: str | None,
    rate_limit: RateLimit | AsyncRateLimit,
    user_agent: str,
    is_async: bool,
) -> Shared:
    """Check the arguments; raises ConfigError. Credentials are looked for with the first call."""
    try:
        provider = _provider(access_key, secret_key, session_token, credentials, profile)
    finally:
        del secret_key, session_token, credentials  # a traceback with locals would show them
    texts = {
        "region": region or "",
        "endpoint": endpoint or "",
        "profile": profile or "",
        "user_agent": user_agent,
    }
    for name, given in texts.items():
        if not isinstance(unchecked(given), str):
            raise ConfigError(f"{name} must be a text, not {given!r}")
    if not user_agent.isascii() or not user_agent.isprintable():
        raise ConfigError("user_agent must be printable ASCII")
    named = "endpoint" if endpoint else "VOLCENGINE_ENDPOINT"
    endpoint = endpoint or variable("VOLCENGINE_ENDPOINT")
    region = resolve_region(region, _profile(provider, profile), any_region=bool(endpoint))
    return Shared(
        endpoint=(
            hosts.checked_endpoint(endpoint, named) if endpoint else f"https://{HOSTS[region]}"
        ),
        region=region,
        credentials=CredentialCache(provider),
        pace=pace_of(rate_limit, is_async=is_async),
        user_agent=user_agent,
    )


def pool_arguments(
    transport: Sender | TransportConfig | None,
) -> tuple[TransportConfig, Sender | None]:
    """A transport of the user's, or the configuration of ours."""
    if isinstance(transport, TransportConfig):
        return transport, None
    return TransportConfig(), transport


def _provider(
    access_key: str | None,
    secret_key: str | None,
    session_token: str | None,
    credentials: Credentials | Provider | None,
    profile: str | None,
) -> Provider:
    try:
        wrong = _wrong_keys(access_key, secret_key, session_token, credentials)
        if wrong:
            raise ConfigError(wrong)
        if access_key is not None and secret_key is not None:
            return StaticProvider(Credentials(access_key, secret_key, session_token))
        if credentials is not None:
            return provider_of(credentials, "credentials=")
    except ValueError as error:
        raise ConfigError(str(error)) from None
    finally:
        del secret_key, session_token, credentials  # a traceback with locals would show them
    return chain.DefaultChain(profile)


def _profile(provider: Provider, profile: str | None) -> str | None:
    """The profile whose region counts, as `resolve_region` takes it."""
    if profile or isinstance(provider, StaticProvider):
        return profile or None
    return (provider.profile or "") if isinstance(provider, chain.DefaultChain) else None


def _wrong_keys(
    access_key: object, secret_key: object, session_token: object, credentials: object
) -> str:
    if (access_key is None) != (secret_key is None):
        return f"an access key and its secret key come together: {_TOGETHER}"
    if access_key is None and session_token is not None:
        return f"a session token comes with its keys: {_TOGETHER}"
    if access_key is not None and credentials is not None:
        return "pass keys or credentials=, not both"
    return ""
