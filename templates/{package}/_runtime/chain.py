"""The default chain: the places where credentials are looked for, and in which order."""

from __future__ import annotations

import logging
from collections.abc import Callable
from time import monotonic
from typing import Final

from ..credentials import Credentials
from ..errors import APIError, ConfigError, TransportError, VolcIMError
from .lease import Lease
from .steps import Steps
from .variables import is_on

HOW_TO_SIGN_IN: Final = (
    "pass access_key= and secret_key=, or set VOLCENGINE_ACCESS_KEY and VOLCENGINE_SECRET_KEY"
)
_OFF: Final = "VOLCENGINE_DISABLE_DEFAULT_CREDENTIALS"
ECS_REST_S: Final = 60.0
"""Where no metadata service answers, it is not asked again for this long: each probe takes a second."""
_LOGGER: Final = logging.getLogger("volc_im")

_Named = tuple[str, Callable[[], Steps[Lease]]]

# A source loads when it is asked: most clients find their credentials in the first.


def _environment() -> Steps[Lease]:
    from .environment import environment_credentials

    return _fixed(environment_credentials)


def _oidc() -> Steps[Lease]:
    from .sts import assume_role_with_oidc

    return assume_role_with_oidc()


def _profile(name: str | None = None) -> Steps[Lease]:
    from .profiles import profile_lease

    return profile_lease(name)


def _credentials_file() -> Steps[Lease]:
    from .volc_files import credentials_file

    return _fixed(credentials_file)


def _config_file() -> Steps[Lease]:
    from .volc_files import config_file

    return _fixed(config_file)


def _ecs() -> Steps[Lease]:
    """Off the cloud nobody answers, so it is asked once and for a short time."""
    from .ecs import PROBE_TIMEOUT_S, ecs_role

    return ecs_role(attempts=1, timeout_s=PROBE_TIMEOUT_S)


def _fixed(find: Callable[[], Credentials]) -> Steps[Lease]:
    yield from ()
    return Lease(find())


SOURCES: Final[tuple[_Named, ...]] = (
    ("environment", _environment),
    ("OIDC", _oidc),
    ("command line profile", _profile),
    ("~/.volc/credentials", _credentials_file),
    ("~/.volc/config", _config_file),
    ("ECS role", _ecs),
)


class DefaultChain:
    """Looks where the platform's SDKs and its command line look, and takes the first that has some:

    1. environment variables: `VOLCENGINE_ACCESS_KEY`, `VOLCENGINE_SECRET_KEY` and
       `VOLCENGINE_SESSION_TOKEN`; else `VOLC_ACCESSKEY` and `VOLC_SECRETKEY`; else
       `VOLCSTACK_ACCESS_KEY_ID`, `VOLCSTACK_SECRET_ACCESS_KEY` and `VOLCSTACK_SESSION_TOKEN`
    2. an OIDC token: `VOLCENGINE_OIDC_ROLE_TRN` and `VOLCENGINE_OIDC_TOKEN_FILE`
    3. a profile of the command line in `~/.volcengine/config.json`
    4. `~/.volc/credentials`, then `~/.volc/config`
    5. the role of the ECS instance; off the cloud this takes a second to fail, and is not tried
       again for a minute

    The source that was good is asked alone from then on, so that another account never steps in
    while it fails for a moment; the others are asked again once it is not set up any more.
    `VOLCENGINE_DISABLE_DEFAULT_CREDENTIALS=true` turns the chain off.

    Args:
        profile: Name of a profile of the command line: the only source then.

    Raises:
        ConfigError: No source has credentials; it says what each of them said.

    Example:
        Client(app_id=1234, credentials=DefaultChain(profile="staging"))
    """

    def __init__(self, profile: str | None = None) -> None:
        self._profile = profile
        self._last: _Named | None = None
        self._ecs_rests_until = float("-inf")

    def __repr__(self) -> str:
        return f"DefaultChain(profile={self._profile!r})"

    @property
    def profile(self) -> str | None:
        """Name of the profile that is the only source; None for all sources."""
        return self._profile

    def lease(self) -> Steps[Lease]:
        """Credentials of the first source that has some."""
        if self._profile:
            return (yield from _profile(self._profile))
        if is_on(_OFF):
            raise ConfigError(f"no credentials: {_OFF} is set; pass access_key= and secret_key=")
        if self._last is not None:
            try:
                return (yield from self._last[1]())
            except ConfigError:
                _LOGGER.info("credentials: %s has none any more", self._last[0])
        said: list[str] = []
        failed = False
        for source in SOURCES:
            if source[1] is _ecs and monotonic() < self._ecs_rests_until:
                said.append(f"{source[0]}: nobody answered within the last {ECS_REST_S:.0f} s")
                continue
            try:
                lease = yield from source[1]()
            except (ConfigError, APIError, TransportError) as error:
                if source[1] is _ecs and isinstance(error, TransportError):
                    self._ecs_rests_until = monotonic() + ECS_REST_S
                failed = failed or not isinstance(error, ConfigError)
                said.append(_line(source[0], error))
            else:
                self._last = source
                if failed:
                    _LOGGER.warning("credentials: %s is used; %s", source[0], "; ".join(said))
                return lease
        listed = "\n  ".join(said)
        raise ConfigError(f"no credentials: {HOW_TO_SIGN_IN}. What each source said:\n  {listed}")


def _line(name: str, error: VolcIMError) -> str:
    words = " ".join([str(error), *getattr(error, "__notes__", ())])
    return f"{name}: {' '.join(words.split())}"
