"""What `ve sso login` and `ve login` leave behind. It is read only: the command line renews it."""

from __future__ import annotations

import json
import re
import time
from hashlib import sha1
from pathlib import Path
from typing import Final
from urllib.parse import quote

from ..effects.effects import Steps
from ..errors import AuthError, ConfigError
from ..http.transport import HTTPRequest
from ..util.env import variable
from .config_values import Source, read_json
from .provider import Lease
from .sts import TIMEOUT_S, ask

_PORTAL: Final = "https://cloudidentity-portal.{}.volces.com"
_REGION: Final = "cn-beijing"
_MARGIN_S: Final = 60.0
_SSO: Final = "log in again with `ve sso login`"
_CONSOLE: Final = "log in again with `ve login`"


def single_sign_on(profile: Source, config: Source, folder: Path) -> Steps[Lease]:
    """Credentials of a profile with mode `sso`: those in the profile while they last, else those
    that the portal gives for the access token in the cache.
    """
    ends = profile.seconds("sts-expiration") or 0.0
    if ends > time.time() + _MARGIN_S:
        return Lease(profile.credentials("access-key", "secret-key", "session-token"), ends)
    named = profile.required("sso-session-name")
    session = config.section("sso-session").section(named).at(f"sso-session {named!r}")
    cache = _cache(folder / "sso" / "cache", _sso_key(session.required("start-url"), named), _SSO)
    cache.secret("access_token")
    if (cache.seconds("expires_at") or 0.0) <= time.time():
        raise ConfigError(f"the access token in {cache.place} has ended; {_SSO}")
    region = session.text("region") or _REGION
    if not re.fullmatch(r"[a-z0-9-]+", region):
        raise ConfigError(f"{session.place}: region is no region")
    account, role = profile.required("account-id"), profile.required("role-name")
    query = f"account_id={quote(account, safe='')}&role_name={quote(role, safe='')}"
    url = f"{_PORTAL.format(region)}/federation/credentials?{query}"

    def request() -> HTTPRequest:
        headers = {
            "Accept": "application/json",
            "x-bd-cloudidentity-bearer-token": cache.secret("access_token"),
        }
        return HTTPRequest(
            "GetRoleCredentials", "GET", url, headers, b"", TIMEOUT_S, secret_reply=True
        )

    try:
        result = yield from ask(request)
    except AuthError as error:
        error.add_note(_SSO)
        raise
    values = result.section("RoleCredentials")
    token = "sessionToken" if "sessionToken" in values else "SessionToken"
    credentials = values.credentials("AccessKeyId", "SecretAccessKey", token)
    return Lease(credentials, values.seconds("Expiration"))


def console_login(profile: Source, folder: Path) -> Lease:
    """Credentials of a profile with mode `console-login`, from the cache of `ve login`."""
    session = profile.required("login-session")
    named = variable("VOLCENGINE_LOGIN_CACHE_DIRECTORY")
    cache = _cache(Path(named) if named else folder / "login" / "cache", session, _CONSOLE)
    issued = cache.seconds("issued_at")
    lasts_s = cache.number("expires_in")
    if not issued or issued + lasts_s <= time.time():
        raise ConfigError(f"the login in {cache.place} has ended; {_CONSOLE}")
    values = cache.section("access_token")
    credentials = values.credentials("access_key_id", "secret_access_key", "session_token")
    return Lease(credentials, issued + lasts_s)


def _cache(folder: Path, key: str, hint: str) -> Source:
    path = folder / f"{sha1(key.encode(), usedforsecurity=False).hexdigest()}.json"
    try:
        return read_json(path)
    except ConfigError as error:
        problem = str(error)
    raise ConfigError(f"{problem}; {hint}")


def _sso_key(start_url: str, session: str) -> str:
    """What the command line hashes: JSON as Go writes it, which escapes three characters more."""
    text = json.dumps(
        {"start_url": start_url, "session_name": session},
        ensure_ascii=False,
        separators=(",", ":"),
    )
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
