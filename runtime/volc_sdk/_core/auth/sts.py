"""Temporary credentials from the platform's STS, for a role or for an OIDC token."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, urlencode

from ..effects.effects import Effects, Sleep
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
from ..http.endpoints import check_endpoint
from ..http.server_clock import ServerClock
from ..http.transport import HTTPRequest, HTTPResponse
from ..util.env import env_text
from ..util.hide_locals import hide_locals
from ..util.package import PACKAGE
from ..util.text_checks import is_printable_ascii
from ..util.typeguards import is_mapping
from .config_values import (
    ConfigSection,
    NotConfiguredError,
    expand_user,
    read_text,
    response_section,
    text_problem,
)
from .credentials import Credentials
from .provider import CredentialsResult
from .signing import sign

# Imported with the first response, so that making a client costs little.
if TYPE_CHECKING:
    from ..serde.decode import Metadata

ENDPOINT: Final = "https://sts.volcengineapi.com"
DURATION_S: Final = 3600
TIMEOUT_S: Final = 10.0
_API_VERSION: Final = "2018-01-01"
_REGION: Final = "cn-beijing"
_ENDPOINT_ARGUMENT: Final = "the STS endpoint"
"""Name of the argument in errors."""
_PAUSES_S: Final = (0.2, 0.6)
_HEADERS: Final = {"Accept": "application/json"}
"""Headers of each request; the client adds its User-Agent."""
# Errors of the platform's gateway. A response has the code, the number, or both.
_CODES_BY_NUMBER: Final = {
    100001: "UndefinedError",
    100006: "InvalidTimestamp",
    100014: "InternalError",
    100016: "InternalServiceTimeout",
    100018: "FlowLimitExceeded",
    100027: "AccountFlowLimitExceeded",
}
_KINDS_BY_CODE: Final[dict[str, type[APIError]]] = {
    "UndefinedError": ServerError,
    "InternalError": ServerError,
    "InternalServiceError": ServerError,
    "FailToConnect": ServerError,
    "InternalServiceTimeout": ServerError,
    "ServiceUnavailableTemp": ServerError,
    "FlowLimitExceeded": ThrottledError,
    "AccountFlowLimitExceeded": ThrottledError,
    "InvalidTimestamp": ClockSkewError,
}


def assume_role(
    credentials: Credentials,
    *,
    role_trn: str,
    session_name: str | None = None,
    duration_s: int = DURATION_S,
    policy: str | None = None,
    endpoint: str | None = None,
) -> Effects[CredentialsResult]:
    """Return credentials of a role, by AssumeRole: a GET signed with `credentials`.

    If STS rejects a request because this machine's clock is wrong, the request is signed with the
    time of STS and sent once more.
    """
    clock = ServerClock()
    form = _form(role_trn, session_name, duration_s, policy)
    url = f"{_url(endpoint, 'AssumeRole')}&{form}"

    def make_request() -> HTTPRequest:
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
        return HTTPRequest(
            "AssumeRole", "GET", url, headers, b"", TIMEOUT_S, sensitive_response=True
        )

    return (yield from _fetch_credentials(make_request, duration_s, clock))


def assume_role_with_oidc(
    *,
    role_trn: str | None = None,
    token_file: str | os.PathLike[str] | None = None,
    session_name: str | None = None,
    duration_s: int = DURATION_S,
    policy: str | None = None,
    endpoint: str | None = None,
) -> Effects[CredentialsResult]:
    """Return credentials of a role, by AssumeRoleWithOIDC: a form without a signature.

    Missing arguments are taken from the variables VOLCENGINE_OIDC_*. The token is read for each
    request.

    Raises:
        NotConfiguredError: There is neither a role nor a token file.
        ConfigError: One of them is missing, or the file has no token.
    """
    role_trn = role_trn or env_text("VOLCENGINE_OIDC_ROLE_TRN")
    token_file = token_file or env_text("VOLCENGINE_OIDC_TOKEN_FILE")
    if not role_trn and not token_file:
        names = "VOLCENGINE_OIDC_ROLE_TRN and VOLCENGINE_OIDC_TOKEN_FILE"
        raise NotConfiguredError(f"{names} are not set")
    if not role_trn or not token_file:
        missing = "ROLE_TRN" if not role_trn else "TOKEN_FILE"
        raise ConfigError(f"VOLCENGINE_OIDC_{missing} is not set")
    session_name = session_name or env_text("VOLCENGINE_OIDC_ROLE_SESSION_NAME")
    policy = policy or env_text("VOLCENGINE_OIDC_ROLE_POLICY")
    form = _form(role_trn, session_name, duration_s, policy)
    argument = _ENDPOINT_ARGUMENT if endpoint else "VOLCENGINE_OIDC_STS_ENDPOINT"
    endpoint = endpoint or env_text("VOLCENGINE_OIDC_STS_ENDPOINT")
    url = _url(endpoint, "AssumeRoleWithOIDC", argument)
    path = expand_user(token_file)

    @hide_locals
    def make_request() -> HTTPRequest:
        token = read_text(path).strip()
        if not is_printable_ascii(token):
            raise ConfigError(f"{path} must contain a token: one line of printable ASCII")
        body = f"{form}&OIDCToken={quote(token, safe='')}".encode()
        headers = _HEADERS | {"Content-Type": "application/x-www-form-urlencoded"}
        return HTTPRequest(
            "AssumeRoleWithOIDC", "POST", url, headers, body, TIMEOUT_S, sensitive_response=True
        )

    return (yield from _fetch_credentials(make_request, duration_s))


def fetch_result(
    make_request: Callable[[], HTTPRequest], clock: ServerClock | None = None
) -> Effects[ConfigSection]:
    """Return the Result of the response to a request.

    After a temporary failure, a new request is sent, up to two times. After a clock error, one more
    request is sent if the response corrects `clock`.
    """
    pauses = list(_PAUSES_S)
    while True:
        try:
            request = make_request()
            response: HTTPResponse = yield request
            try:
                return _result_of(response, request.action)
            except ClockSkewError:
                if clock is None or clock.offset_s or not clock.correct(response.headers):
                    raise
                continue
        except (TransportError, ServerError, ThrottledError):
            if not pauses:
                raise
        yield Sleep(pauses.pop(0))


def _fetch_credentials(
    make_request: Callable[[], HTTPRequest], duration_s: int, clock: ServerClock | None = None
) -> Effects[CredentialsResult]:
    started_at = time.time()
    values = (yield from fetch_result(make_request, clock)).get_section("Credentials")
    credentials = values.get_credentials("AccessKeyId", "SecretAccessKey", "SessionToken")
    # The two actions name the expiry differently.
    expires_at = values.get_time("ExpiredTime") or values.get_time("Expiration")
    if not expires_at:
        return CredentialsResult(credentials, started_at + duration_s)
    # From the server's clock to this machine's.
    return CredentialsResult(credentials, expires_at - (clock.offset_s if clock else 0.0))


def _form(role_trn: str, session_name: str | None, duration_s: int, policy: str | None) -> str:
    fields = {
        "RoleTrn": role_trn,
        "RoleSessionName": session_name or f"{PACKAGE.replace('_', '-')}-{os.urandom(6).hex()}",
        "DurationSeconds": str(duration_s),
    }
    fields |= {"Policy": policy} if policy else {}
    for name, value in fields.items():
        if problem := text_problem(value):
            raise ConfigError(f"{name} {problem}")
    return urlencode(fields, safe="", quote_via=quote)


def _url(endpoint: str | None, action: str, argument: str = _ENDPOINT_ARGUMENT) -> str:
    base_url = check_endpoint(endpoint or ENDPOINT, argument)
    return f"{base_url}/?Action={action}&Version={_API_VERSION}"


def _result_of(response: HTTPResponse, action: str) -> ConfigSection:
    """Return the Result of a response; raise an APIError if there is none."""
    is_success = 200 <= response.status < 300 and _metadata(response).error is None
    if is_success:
        values = response_section(response, f"the response to {action}")
        result = values.get_section("Result")
        if result:
            return result
    raise _api_error(
        response, action, "the response has no Result" if is_success else "no error message"
    )


def _api_error(response: HTTPResponse, action: str, default_message: str) -> APIError:
    """Return the error of a response. It has no body, because that may contain secrets."""
    metadata = _metadata(response)
    code, number, message = "", None, ""
    if metadata.error is not None:
        code, number = metadata.error.code, metadata.error.code_n
        message = metadata.error.message
    code_of_number = _CODES_BY_NUMBER.get(number or 0, "")
    kind: type[APIError] = AuthError
    if response.status >= 500:
        kind = ServerError
    elif response.status == 429 or "FlowLimit" in code:
        kind = ThrottledError
    elif known := _KINDS_BY_CODE.get(code) or _KINDS_BY_CODE.get(code_of_number):
        kind = known
    elif 200 <= response.status < 300 and metadata.error is None:
        kind = ResponseDecodeError
    return kind(
        action,
        code=code or code_of_number,
        code_n=number,
        # A server may quote the token.
        message=re.sub(r"\S{64,}", "***", message)[:300] or default_message,
        request_id=metadata.request_id,
        http_status=response.status,
    )


def _metadata(response: HTTPResponse) -> Metadata:
    """Return the metadata of a response, empty where it cannot be read."""
    import msgspec

    from ..serde.decode import Metadata, metadata_of
    from ..util.json_text import decode_json

    try:
        envelope: object = decode_json(response.body)
    except (msgspec.DecodeError, RecursionError):
        return Metadata()
    metadata = envelope.get("ResponseMetadata") if is_mapping(envelope) else None
    return metadata_of(metadata) if is_mapping(metadata) else Metadata()
