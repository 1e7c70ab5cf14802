"""Credentials of the CLI's logins, `ve sso login` and `ve login`.

The caches of the CLI are only read; it is the CLI that renews a login.
"""

from __future__ import annotations

import json
import re
import time
from hashlib import sha1
from pathlib import Path
from typing import Final
from urllib.parse import quote

from ..effects.effects import Effects
from ..errors import AuthError, ConfigError
from ..http.transport import HTTPRequest
from ..util.env import env_text
from ..util.hide_locals import hide_locals
from .config_values import ConfigSection, expand_user, read_json
from .provider import CredentialsResult
from .sts import TIMEOUT_S, fetch_result

_PORTAL: Final = "https://cloudidentity-portal.{}.volces.com"
_REGION: Final = "cn-beijing"
_MARGIN_S: Final = 60.0
_SSO_ADVICE: Final = "log in again with `ve sso login`"
_CONSOLE_ADVICE: Final = "log in again with `ve login`"


def sso_credentials(
    profile: ConfigSection, config: ConfigSection, directory: Path
) -> Effects[CredentialsResult]:
    """Return the credentials of a profile with the mode `sso`.

    The profile contains the credentials until they expire. After that, the portal returns new ones
    for the access token in the cache.
    """
    expires_at = profile.get_time("sts-expiration") or 0.0
    if expires_at > time.time() + _MARGIN_S:
        return CredentialsResult(
            profile.get_credentials("access-key", "secret-key", "session-token"), expires_at
        )
    name = profile.require_text("sso-session-name")
    session = config.get_section("sso-session").get_section(name)
    session = session.with_location(f"sso-session {name!r}")
    key = _sso_cache_key(session.require_text("start-url"), name)
    cache = _read_cache(directory / "sso" / "cache", key, _SSO_ADVICE)
    cache.require_header_text("access_token")
    if (cache.get_time("expires_at") or 0.0) <= time.time():
        raise ConfigError(f"the access token in {cache.location} has expired; {_SSO_ADVICE}")
    region = session.get_text("region") or _REGION
    if not re.fullmatch(r"[a-z0-9-]+", region):
        raise ConfigError(f"{session.location}: region must be lowercase letters, digits and -")
    account, role = profile.require_text("account-id"), profile.require_text("role-name")
    query = f"account_id={quote(account, safe='')}&role_name={quote(role, safe='')}"
    url = f"{_PORTAL.format(region)}/federation/credentials?{query}"

    @hide_locals
    def make_request() -> HTTPRequest:
        headers = {
            "Accept": "application/json",
            "x-bd-cloudidentity-bearer-token": cache.require_header_text("access_token"),
        }
        return HTTPRequest(
            "GetRoleCredentials", "GET", url, headers, b"", TIMEOUT_S, sensitive_response=True
        )

    try:
        result = yield from fetch_result(make_request)
    except AuthError as error:
        error.add_note(_SSO_ADVICE)
        raise
    values = result.get_section("RoleCredentials")
    token = "sessionToken" if "sessionToken" in values else "SessionToken"
    credentials = values.get_credentials("AccessKeyId", "SecretAccessKey", token)
    return CredentialsResult(credentials, values.get_time("Expiration"))


def console_login_credentials(profile: ConfigSection, directory: Path) -> CredentialsResult:
    """Return the credentials of a profile with the mode `console-login`, from the cache."""
    session = profile.require_text("login-session")
    cache_directory = env_text("VOLCENGINE_LOGIN_CACHE_DIRECTORY")
    cache = _read_cache(
        expand_user(cache_directory) if cache_directory else directory / "login" / "cache",
        session,
        _CONSOLE_ADVICE,
    )
    issued_at = cache.get_time("issued_at")
    expires_in_s = cache.get_number("expires_in")
    if not issued_at or issued_at + expires_in_s <= time.time():
        raise ConfigError(f"the login in {cache.location} has expired; {_CONSOLE_ADVICE}")
    values = cache.get_section("access_token")
    credentials = values.get_credentials("access_key_id", "secret_access_key", "session_token")
    return CredentialsResult(credentials, issued_at + expires_in_s)


def _read_cache(directory: Path, key: str, advice: str) -> ConfigSection:
    path = directory / f"{sha1(key.encode(), usedforsecurity=False).hexdigest()}.json"
    try:
        return read_json(path)
    except ConfigError as error:
        problem = str(error)
    raise ConfigError(f"{problem}; {advice}")


def _sso_cache_key(start_url: str, session: str) -> str:
    """Return the text that the CLI hashes: JSON as Go writes it, with `&`, `<` and `>` escaped."""
    text = json.dumps(
        {"start_url": start_url, "session_name": session},
        ensure_ascii=False,
        separators=(",", ":"),
    )
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
