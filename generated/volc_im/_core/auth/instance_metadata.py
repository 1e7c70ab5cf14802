"""Credentials of the role of an ECS instance, from its metadata service."""

from __future__ import annotations

import json
from typing import Any, Final
from urllib.parse import quote

from ..effects.effects import Effects, Sleep
from ..errors import ConfigError, TransportError
from ..http.transport import HTTPRequest, HTTPResponse
from ..util.env import env_flag, env_text
from ..util.text_checks import is_printable_ascii
from ..util.typeguards import is_list
from .config_values import NotConfiguredError, response_section
from .provider import CredentialsResult

BASE_URL: Final = "http://100.96.0.96"
"""A link-local address of the platform: requests to it do not leave the host."""
PROBE_TIMEOUT_S: Final = 1.0
REFRESH_S: Final = 300.0
_ATTEMPTS: Final = 3
_PAUSE_S: Final = 0.5
_TOKEN_TTL_S: Final = 21600
_ROLES_PATH: Final = "/volcstack/latest/iam/security_credentials"
_ACTION: Final = "ECS metadata"
"""Name of the requests in errors."""


class MetadataUnreachableError(NotConfiguredError):
    """No metadata service was reached, so this machine is probably not an ECS instance."""


def ecs_role(
    role: str | None = None,
    *,
    base_url: str = BASE_URL,
    timeout_s: float = PROBE_TIMEOUT_S,
    probe: bool = False,
) -> Effects[CredentialsResult]:
    """Return the credentials of a role, by default VOLCENGINE_ECS_METADATA or the first one.

    A request that fails temporarily is sent up to three times. With `probe`, the first request is
    sent only once, to find out whether there is a metadata service.

    Raises:
        NotConfiguredError: The service is turned off or not found, or the instance has no role.
        MetadataUnreachableError: With `probe`, the service was not reached.
        ConfigError, TransportError: Anything else failed.
    """
    if env_flag("VOLCENGINE_ECS_METADATA_DISABLED"):
        raise NotConfiguredError("VOLCENGINE_ECS_METADATA_DISABLED is set")

    def get(path: str, token: HTTPResponse) -> HTTPRequest:
        headers = {"X-volc-ecs-metadata-token": _token_text(token)}
        return HTTPRequest(
            _ACTION, "GET", base_url + path, headers, b"", timeout_s, sensitive_response=True
        )

    ttl = {"X-volc-ecs-metadata-token-ttl-seconds": str(_TOKEN_TTL_S)}
    token_request = HTTPRequest(
        _ACTION, "PUT", f"{base_url}/latest/api/token", ttl, b"", timeout_s, sensitive_response=True
    )
    try:
        token = yield from _send(token_request, 1 if probe else _ATTEMPTS, NotConfiguredError)
    except TransportError as error:
        if not probe:
            raise
        raise MetadataUnreachableError(str(error)) from error
    if not is_printable_ascii(_token_text(token)):
        raise ConfigError("the ECS metadata service returned an invalid token")
    name = role or env_text("VOLCENGINE_ECS_METADATA")
    if not name:
        list_request = get(f"{_ROLES_PATH}?type=user&format=json", token)
        roles = yield from _send(list_request, _ATTEMPTS, NotConfiguredError)
        name = next(iter(_role_names(roles)), "")
    if not name:
        raise NotConfiguredError("the ECS instance has no role")
    response = yield from _send(get(f"{_ROLES_PATH}/{quote(name, safe='')}", token), _ATTEMPTS)
    values = response_section(response, f"ECS metadata of the role {name!r}")
    credentials = values.get_credentials("AccessKeyId", "SecretAccessKey", "SessionToken")
    return CredentialsResult(credentials, values.get_time("ExpiredTime"), REFRESH_S)


def _send(
    request: HTTPRequest, attempts: int, missing: type[ConfigError] = ConfigError
) -> Effects[HTTPResponse]:
    """Return the response to a request; raise `missing` if its status is 404."""
    while True:
        attempts -= 1
        try:
            response: HTTPResponse = yield request
        except TransportError:
            if attempts <= 0:
                raise
        else:
            if response.status == 200:
                return response
            if response.status < 500 or attempts <= 0:
                kind = missing if response.status == 404 else ConfigError
                raise kind(f"the ECS metadata service returned HTTP status {response.status}")
        yield Sleep(_PAUSE_S)


def _token_text(response: HTTPResponse) -> str:
    return response.body.decode("latin-1").strip()


def _role_names(response: HTTPResponse) -> list[str]:
    """Return the names in a response: a JSON array, or one per line."""
    text = response.body.decode("utf-8-sig", "replace")
    try:
        values: Any = json.loads(text)
    except (ValueError, RecursionError):
        values = text.split("\n")
    names = values if is_list(values) else []
    return [name.strip() for name in names if isinstance(name, str) and name.strip()]
