"""Temporary credentials from the platform's STS: for a role, or for an OIDC token."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, urlencode

from ...error_codes import CATEGORIES
from ...service import DISTRIBUTION, VERSION
from ..effects.effects import Sleep, Steps
from ..errors import (
    APIError,
    AuthError,
    ClockSkewError,
    ConfigError,
    ResponseDecodeError,
    ServerError,
    ThrottledError,
    TransportError,
)
from ..http.endpoints import checked_endpoint
from ..http.server_clock import Clock
from ..http.transport import HTTPRequest, HTTPResponse
from ..util.env import variable
from ..util.text_checks import is_sendable, is_text
from ..util.typeguards import is_mapping
from .config_values import NotSetUpError, Source, read_reply, read_text
from .credentials import Credentials
from .provider import Lease
from .signing import sign

# What reads replies loads with them: making a client is to cost little.
if TYPE_CHECKING:
    from ..serde.decode import Metadata

ENDPOINT: Final = "https://sts.volcengineapi.com"
DURATION_S: Final = 3600
TIMEOUT_S: Final = 10.0
_API_VERSION: Final = "2018-01-01"
_REGION: Final = "cn-beijing"
_STS_ENDPOINT: Final = "the STS endpoint"
_PAUSES_S: Final = (0.2, 0.6)
_HEADERS: Final = {"Accept": "application/json", "User-Agent": f"{DISTRIBUTION}/{VERSION}"}


def assume_role(
    credentials: Credentials,
    *,
    role_trn: str,
    session_name: str | None = None,
    duration_s: int = DURATION_S,
    policy: str | None = None,
    endpoint: str | None = None,
) -> Steps[Lease]:
    """Credentials of a role, by AssumeRole: a GET that is signed with the given credentials. If STS
    says that this machine's clock is off, the time of its reply is taken, once.
    """
    clock = Clock()
    form = _form(role_trn, session_name, duration_s, policy)
    url = f"{_url(endpoint, 'AssumeRole')}&{form}"

    def request() -> HTTPRequest:
        headers = _HEADERS | sign(
            method="GET",
            url=url,
            headers=_HEADERS,
            body=b"",
            credentials=credentials,
            region=_REGION,
            service="sts",
            now=datetime.fromtimestamp(clock.now(), UTC),
        )
        return HTTPRequest("AssumeRole", "GET", url, headers, b"", TIMEOUT_S, secret_reply=True)

    return (yield from _lease(request, duration_s, clock))


def assume_role_with_oidc(
    *,
    role_trn: str | None = None,
    token_file: str | os.PathLike[str] | None = None,
    session_name: str | None = None,
    duration_s: int = DURATION_S,
    policy: str | None = None,
    endpoint: str | None = None,
) -> Steps[Lease]:
    """Credentials of a role, by AssumeRoleWithOIDC: a form, not signed. What is not given comes
    from the variables VOLCENGINE_OIDC_*; the token is read anew for each request.

    Raises NotSetUpError if there is neither a role nor a token file, and ConfigError without one.
    """
    role_trn = role_trn or variable("VOLCENGINE_OIDC_ROLE_TRN")
    token_file = token_file or variable("VOLCENGINE_OIDC_TOKEN_FILE")
    if not role_trn and not token_file:
        names = "VOLCENGINE_OIDC_ROLE_TRN and VOLCENGINE_OIDC_TOKEN_FILE"
        raise NotSetUpError(f"{names} are not set")
    if not role_trn or not token_file:
        missing = "ROLE_TRN" if not role_trn else "TOKEN_FILE"
        raise ConfigError(f"VOLCENGINE_OIDC_{missing} is not set")
    session_name = session_name or variable("VOLCENGINE_OIDC_ROLE_SESSION_NAME")
    policy = policy or variable("VOLCENGINE_OIDC_ROLE_POLICY")
    form = _form(role_trn, session_name, duration_s, policy)
    named = _STS_ENDPOINT if endpoint else "VOLCENGINE_OIDC_STS_ENDPOINT"
    endpoint = endpoint or variable("VOLCENGINE_OIDC_STS_ENDPOINT")
    url = _url(endpoint, "AssumeRoleWithOIDC", named)
    path = Path(token_file)

    def request() -> HTTPRequest:
        if not is_sendable(read_text(path).strip()):
            raise ConfigError(f"{path} holds no token")
        body = f"{form}&OIDCToken={quote(read_text(path).strip(), safe='')}".encode()
        headers = _HEADERS | {"Content-Type": "application/x-www-form-urlencoded"}
        return HTTPRequest(
            "AssumeRoleWithOIDC", "POST", url, headers, body, TIMEOUT_S, secret_reply=True
        )

    return (yield from _lease(request, duration_s))


def ask(request: Callable[[], HTTPRequest], clock: Clock | None = None) -> Steps[Source]:
    """The Result of a reply. What fails for a moment is asked for again, made anew; so is what the
    given clock was wrong for, once that is corrected.
    """
    pauses = list(_PAUSES_S)
    while True:
        try:
            asked = request()
            response: HTTPResponse = yield asked
            try:
                return _result(response, asked.action)
            except ClockSkewError:
                if clock is None or clock.offset_s or not clock.correct(response.headers):
                    raise
                continue
        except (TransportError, ServerError, ThrottledError):
            if not pauses:
                raise
        yield Sleep(pauses.pop(0))


def _form(role_trn: str, session_name: str | None, duration_s: int, policy: str | None) -> str:
    fields = {
        "RoleTrn": role_trn,
        "RoleSessionName": session_name or f"{DISTRIBUTION}-{os.urandom(6).hex()}",
        "DurationSeconds": str(duration_s),
    }
    fields |= {"Policy": policy} if policy else {}
    for name, value in fields.items():
        if not is_text(value):
            raise ConfigError(f"{name} is no text")
    return urlencode(fields, safe="", quote_via=quote)


def _url(endpoint: str | None, action: str, named: str = _STS_ENDPOINT) -> str:
    """The address of an action."""
    address = checked_endpoint(endpoint or ENDPOINT, named)
    return f"{address}/?Action={action}&Version={_API_VERSION}"


def _lease(
    request: Callable[[], HTTPRequest], duration_s: int, clock: Clock | None = None
) -> Steps[Lease]:
    asked = time.time()
    values = (yield from ask(request, clock)).section("Credentials")
    credentials = values.credentials("AccessKeyId", "SecretAccessKey", "SessionToken")
    # The two actions name the end differently.
    ends = values.seconds("ExpiredTime") or values.seconds("Expiration")
    if not ends:
        return Lease(credentials, asked + duration_s)
    # Whoever holds the lease goes by this machine's time.
    return Lease(credentials, ends - (clock.offset_s if clock else 0.0))


def _result(response: HTTPResponse, action: str) -> Source:
    """The Result of a reply; raises an APIError for any other."""
    good = 200 <= response.status < 300 and _told(response).error is None
    if good:
        result = read_reply(response, f"the reply to {action}").section("Result")
        if result:
            return result
    raise _refusal(response, action, "the reply has no Result" if good else "no error was named")


def _refusal(response: HTTPResponse, action: str, nothing: str) -> APIError:
    """The error of a reply. It keeps no body, which may hold secrets, and nothing is raised here."""
    told = _told(response)
    code = told.error.code if told.error else ""
    category = CATEGORIES.get(code)
    kind: type[APIError] = AuthError
    if response.status >= 500 or category == "server":
        kind = ServerError
    elif response.status == 429 or category == "throttled" or "FlowLimit" in code:
        kind = ThrottledError
    elif category == "clock_skew":
        kind = ClockSkewError
    elif 200 <= response.status < 300 and told.error is None:
        kind = ResponseDecodeError
    message = told.error.message if told.error else ""
    return kind(
        action,
        code=code,
        code_n=told.error.code_n if told.error else None,
        message=re.sub(r"\S{64,}", "***", message)[:300] or nothing,  # a server may quote the token
        request_id=told.request_id,
        http_status=response.status,
    )


def _told(response: HTTPResponse) -> Metadata:
    """What a reply says about itself, as far as it can be read."""
    import msgspec

    from ..serde.decode import Metadata, metadata_of

    try:
        reply: object = msgspec.json.decode(response.body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return Metadata()
    told = reply.get("ResponseMetadata") if is_mapping(reply) else None
    return metadata_of(told) if is_mapping(told) else Metadata()
