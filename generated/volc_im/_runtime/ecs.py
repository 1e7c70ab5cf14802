"""Credentials of the role of an ECS instance, from its metadata service."""

from __future__ import annotations

import json
from typing import Any, Final
from urllib.parse import quote

from ..errors import ConfigError, TransportError
from .data import is_list
from .lease import Lease
from .sendable import is_sendable
from .source import read_reply
from .steps import Sleep, Steps
from .transport import HTTPRequest, HTTPResponse
from .variables import is_on, variable

BASE_URL: Final = "http://100.96.0.96"
"""A link-local address of the platform: requests to it do not leave the host."""
PROBE_TIMEOUT_S: Final = 1.0
REFRESH_S: Final = 300.0
_PAUSE_S: Final = 0.5
_TOKEN_TTL_S: Final = 21600
_ROLES: Final = "/volcstack/latest/iam/security_credentials"
_WHAT: Final = "ECS metadata"


def ecs_role(
    role: str | None = None,
    *,
    base_url: str = BASE_URL,
    attempts: int = 3,
    timeout_s: float = PROBE_TIMEOUT_S,
) -> Steps[Lease]:
    """Credentials of a role; of the one in VOLCENGINE_ECS_METADATA, or of the first there is."""
    if is_on("VOLCENGINE_ECS_METADATA_DISABLED"):
        raise ConfigError("VOLCENGINE_ECS_METADATA_DISABLED is set")

    def get(path: str, token: HTTPResponse) -> HTTPRequest:
        headers = {"X-volc-ecs-metadata-token": token.body.decode().strip()}
        return HTTPRequest(
            _WHAT, "GET", base_url + path, headers, b"", timeout_s, secret_reply=True
        )

    ttl = {"X-volc-ecs-metadata-token-ttl-seconds": str(_TOKEN_TTL_S)}
    put = HTTPRequest(
        _WHAT, "PUT", f"{base_url}/latest/api/token", ttl, b"", timeout_s, secret_reply=True
    )
    token = yield from _send(put, attempts)
    if not is_sendable(token.body.decode("latin-1").strip()):
        raise ConfigError("the ECS metadata service gave no token")
    name = role or variable("VOLCENGINE_ECS_METADATA")
    if not name:
        listed = yield from _send(get(f"{_ROLES}?type=user&format=json", token), attempts)
        name = next(iter(_names(listed)), "")
    if not name:
        raise ConfigError("the ECS instance has no role")
    answer = yield from _send(get(f"{_ROLES}/{quote(name, safe='')}", token), attempts)
    values = read_reply(answer, f"the ECS metadata of role {name!r}")
    credentials = values.credentials("AccessKeyId", "SecretAccessKey", "SessionToken")
    return Lease(credentials, values.seconds("ExpiredTime"), REFRESH_S)


def _send(request: HTTPRequest, attempts: int) -> Steps[HTTPResponse]:
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
                raise ConfigError(f"the ECS metadata service answered HTTP {response.status}")
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
