"""Configuration of a client from arguments, environment variables and files, in this order."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from math import isfinite
from typing import TYPE_CHECKING, Final, TypeVar

from .auth.as_provider import as_provider
from .auth.credentials import Credentials
from .auth.refreshing import RefreshingCredentials
from .auth.static import StaticProvider
from .call.options import ParameterValue
from .call.state import ClientState
from .errors import ConfigError
from .rate_limit.policy import rate_policy
from .regions import choose_region
from .service import PARAMETER_TYPES, ServiceModel, check_parameters
from .util.env import env_text, parameter_variable
from .util.hide_locals import hide_locals
from .util.lazy_module import LazyModule
from .util.typeguards import unchecked

if TYPE_CHECKING:
    from .auth import chain
    from .auth.provider import Provider
    from .http import endpoints, transport_config
    from .http.transport_config import TransportConfig
    from .rate_limit.arguments import AsyncRateLimit, RateLimit
else:
    chain = LazyModule(".auth.chain", __package__)
    endpoints = LazyModule(".http.endpoints", __package__)
    transport_config = LazyModule(".http.transport_config", __package__)

Sender = TypeVar("Sender")

_KEYS_ADVICE: Final = "pass both access_key= and secret_key=, or neither"


@hide_locals
def make_state(
    service: ServiceModel,
    *,
    access_key: str | None,
    secret_key: str | None,
    session_token: str | None,
    credentials: Credentials | Provider | None,
    profile: str | None,
    region: str | None,
    endpoint: str | None,
    allow_http: bool,
    rate_limit: RateLimit | AsyncRateLimit,
    user_agent: str,
    is_async: bool,
) -> ClientState:
    """Return the state of a client; raise ConfigError for bad arguments.

    Credentials are fetched with the first call.
    """
    provider = _provider(access_key, secret_key, session_token, credentials, profile)
    texts = {
        "region": region or "",
        "endpoint": endpoint or "",
        "profile": profile or "",
        "user_agent": user_agent,
    }
    for name, text in texts.items():
        if not isinstance(unchecked(text), str):
            raise ConfigError(f"{name} must be text, not {text!r}")
    if not user_agent.isascii() or not user_agent.isprintable():
        raise ConfigError("user_agent must be printable ASCII")
    endpoint_name = "endpoint" if endpoint else "VOLCENGINE_ENDPOINT"
    endpoint = endpoint or env_text("VOLCENGINE_ENDPOINT")
    region = choose_region(
        service, region, _region_profile(provider, profile), any_region=bool(endpoint)
    )
    return ClientState(
        service=service,
        endpoint=(
            endpoints.check_endpoint(endpoint, endpoint_name, allow_http=allow_http)
            if endpoint
            else f"https://{service.host_of(region)}"
        ),
        region=region,
        credentials=RefreshingCredentials(provider),
        policy=rate_policy(rate_limit, service.actions, is_async=is_async),
        user_agent=user_agent,
    )


def parameters_or_environment(
    service: ServiceModel, parameters: Mapping[str, ParameterValue]
) -> dict[str, ParameterValue]:
    """Return the parameters of a client; the environment has those that are not given.

    Raises:
        ConfigError: A value has the wrong type, or the environment has a text of another type.
    """
    check_parameters(service, parameters)
    return {
        name: (
            _parameter_of_environment(name, service.parameters[name].type)
            if value is None
            else value
        )
        for name, value in parameters.items()
    }


def _parameter_of_environment(name: str, type_: type) -> ParameterValue:
    variable = parameter_variable(name)
    text = env_text(variable)
    if not text or type_ is str:
        return text or None
    if type_ is bool and text.lower() in ("true", "false"):
        return text.lower() == "true"
    with suppress(ValueError):
        if type_ is int and text.isascii() and text.removeprefix("-").isdigit():
            return int(text)
        if type_ is float and isfinite(number := float(text)):
            return number
    raise ConfigError(f"{variable} must be {PARAMETER_TYPES[type_]}, not {text!r}")


def split_transport(
    transport: Sender | TransportConfig | None,
) -> tuple[TransportConfig | None, Sender | None]:
    """Return the configuration of the built-in transport, and the user's transport if given."""
    if transport is None:
        return None, None
    if isinstance(transport, transport_config.TransportConfig):
        return transport, None
    return None, transport


def _provider(
    access_key: str | None,
    secret_key: str | None,
    session_token: str | None,
    credentials: Credentials | Provider | None,
    profile: str | None,
) -> Provider:
    if problem := _keys_problem(access_key, secret_key, session_token, credentials):
        raise ConfigError(problem)
    if access_key is not None and secret_key is not None:
        try:
            return StaticProvider(Credentials(access_key, secret_key, session_token))
        except ValueError as error:
            raise ConfigError(str(error)) from None
    if credentials is not None:
        return as_provider(credentials, "credentials=")
    return chain.DefaultChain(profile)


def _region_profile(provider: Provider, profile: str | None) -> str | None:
    """Return the argument `profile_name` of `choose_region`."""
    if profile or isinstance(provider, StaticProvider):
        return profile or None
    return (provider.profile or "") if isinstance(provider, chain.DefaultChain) else None


def _keys_problem(
    access_key: object, secret_key: object, session_token: object, credentials: object
) -> str:
    """Return what is wrong with a combination of arguments; empty if it is valid."""
    if (access_key is None) != (secret_key is None):
        missing = "access_key=" if access_key is None else "secret_key="
        return f"{missing} is missing: {_KEYS_ADVICE}"
    if access_key is None and session_token is not None:
        return f"session_token= was passed without its keys: {_KEYS_ADVICE}"
    if access_key is not None and credentials is not None:
        return "pass access_key= and secret_key=, or credentials=, not both"
    return ""
