"""Credentials of the role of an ECS instance, from its metadata service."""

from __future__ import annotations

import json
from typing import Any, Final
from urllib.parse import quote

from ..effects.effects import Sleep, Steps
from ..errors import ConfigError, TransportError
from ..http.transport import HTTPRequest, HTTPResponse
from ..util.env import is_on, variable
from ..util.text_checks import is_sendable
from ..util.typeguards import is_list
from .config_values import NotSetUpError, read_reply
from .provider import Lease

BASE_URL: Final = "http://100.96.0.96"
"""A link-local address of the platform: requests to it do not leave the host."""
PROBE_TIMEOUT_S: Final = 1.0
REFRESH_S: Final = 300.0
_ATTEMPTS: Final = 3
_PAUSE_S: Final = 0.5
_TOKEN_TTL_S: Final = 21600
_ROLES: Final = "/volcstack/latest/iam/security_credentials"
_WHAT: Final = "ECS metadata"


class NobodyAnswersError(NotSetUpError):
    """No metadata service was reached: this runs somewhere else."""


def ecs_role(
    role: str | None = None,
    *,
    base_url: str = BASE_URL,
    timeout_s: float = PROBE_TIMEOUT_S,
    probe: bool = False,
) -> Steps[Lease]:
    """Credentials of a role; of the one in VOLCENGINE_ECS_METADATA, or of the first there is.

    What fails for a moment is asked three times. A `probe` is to find out whether this is an
    instance at all: it asks once, and raises NobodyAnswersError where no reply comes.

    Raises NotSetUpError if the service is turned off, or does not know of any role.
    """
    if is_on("VOLCENGINE_ECS_METADATA_DISABLED"):
        raise NotSetUpError("VOLCENGINE_ECS_METADATA_DISABLED is set")

    def get(path: str, token: HTTPResponse) -> HTTPRequest:
        headers = {"X-volc-ecs-metadata-token": token.body.decode("latin-1").strip()}
        return HTTPRequest(
            _WHAT, "GET", base_url + path, headers, b"", timeout_s, secret_reply=True
        )

    ttl = {"X-volc-ecs-metadata-token-ttl-seconds": str(_TOKEN_TTL_S)}
    put = HTTPRequest(
        _WHAT, "PUT", f"{base_url}/latest/api/token", ttl, b"", timeout_s, secret_reply=True
    )
    try:
        token = yield from _send(put, 1 if probe else _ATTEMPTS, NotSetUpError)
    except TransportError as error:
        if not probe:
            raise
        raise NobodyAnswersError(str(error)) from error
    if not is_sendable(token.body.decode("latin-1").strip()):
        raise ConfigError("the ECS metadata service gave no token")
    name = role or variable("VOLCENGINE_ECS_METADATA")
    if not name:
        roles = get(f"{_ROLES}?type=user&format=json", token)
        listed = yield from _send(roles, _ATTEMPTS, NotSetUpError)
        name = next(iter(_names(listed)), "")
    if not name:
        raise NotSetUpError("the ECS instance has no role")
    answer = yield from _send(get(f"{_ROLES}/{quote(name, safe='')}", token), _ATTEMPTS)
    values = read_reply(answer, f"the ECS metadata of role {name!r}")
    credentials = values.credentials("AccessKeyId", "SecretAccessKey", "SessionToken")
    return Lease(credentials, values.seconds("ExpiredTime"), REFRESH_S)


def _send(
    request: HTTPRequest, attempts: int, absent: type[ConfigError] = ConfigError
) -> Steps[HTTPResponse]:
    """The reply; raises `absent` for one with status 404."""
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
                kind = absent if response.status == 404 else ConfigError
                raise kind(f"the ECS metadata service answered HTTP {response.status}")
        yield Sleep(_PAUSE_S)


def _names(response: HTTPResponse) -> list[str]:
    """Names of roles: a JSON array, or a line each."""
    text = response.body.decode("utf-8", "replace")
    try:
        decoded: Any = json.loads(text)
    except (ValueError, RecursionError):
        decoded = text.split("\n")
    names = decoded if is_list(decoded) else []
    return [name.strip() for name in names if isinstance(name, str) and name.strip()]
