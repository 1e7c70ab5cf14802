"""The default credential chain: the sources that are tried, in order."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from ..effects.effects import Effects
from ..errors import ConfigError, SDKError
from ..util.clocks import monotonic
from ..util.env import env_flag
from ..util.lazy_module import LazyModule
from ..util.log import LOGGER
from ..util.package import public_in
from .config_values import NotConfiguredError
from .credentials import Credentials
from .provider import CredentialsResult

# Imported on first use: most clients find their credentials in the first source.
if TYPE_CHECKING:
    from . import environment, instance_metadata, profile, shared_files, sts
else:
    environment = LazyModule(".environment", __package__)
    instance_metadata = LazyModule(".instance_metadata", __package__)
    profile = LazyModule(".profile", __package__)
    shared_files = LazyModule(".shared_files", __package__)
    sts = LazyModule(".sts", __package__)

METADATA_RETRY_S: Final = 60.0
"""Seconds between attempts to reach a metadata service that was not found. An attempt takes a second."""
_DISABLED: Final = "VOLCENGINE_DISABLE_DEFAULT_CREDENTIALS"
_ADVICE: Final = (
    "pass access_key= and secret_key=, or set VOLCENGINE_ACCESS_KEY and VOLCENGINE_SECRET_KEY"
)

_Fetch = Callable[[], Effects[CredentialsResult]]


def _from_environment() -> Effects[CredentialsResult]:
    return _result(environment.environment_credentials)


def _from_oidc() -> Effects[CredentialsResult]:
    return sts.assume_role_with_oidc()


def _from_function_file() -> Effects[CredentialsResult]:
    yield from ()
    return shared_files.function_file()


def _from_profile(name: str | None = None) -> Effects[CredentialsResult]:
    return profile.profile_credentials(name)


def _from_credentials_file() -> Effects[CredentialsResult]:
    return _result(shared_files.credentials_file)


def _from_config_file() -> Effects[CredentialsResult]:
    return _result(shared_files.config_file)


def _from_ecs_role() -> Effects[CredentialsResult]:
    return instance_metadata.ecs_role()


def _result(find: Callable[[], Credentials]) -> Effects[CredentialsResult]:
    yield from ()
    return CredentialsResult(find())


SOURCES: Final[tuple[tuple[str, _Fetch], ...]] = (
    ("environment", _from_environment),
    ("OIDC", _from_oidc),
    ("function role", _from_function_file),
    ("CLI profile", _from_profile),
    ("~/.volc/credentials", _from_credentials_file),
    ("~/.volc/config", _from_config_file),
    ("ECS role", _from_ecs_role),
)
"""The sources by name, in order."""


@public_in("providers")
class DefaultChain:
    """Tries the sources of the platform's SDKs and CLI in order, and uses the first configured one:

    1. environment variables: `VOLCENGINE_ACCESS_KEY`, `VOLCENGINE_SECRET_KEY` and
       `VOLCENGINE_SESSION_TOKEN`; else `VOLC_ACCESSKEY`, `VOLC_SECRETKEY` and `VOLC_SESSIONTOKEN`;
       else `VOLCSTACK_ACCESS_KEY_ID`, `VOLCSTACK_SECRET_ACCESS_KEY` and `VOLCSTACK_SESSION_TOKEN`
    2. an OIDC token: `VOLCENGINE_OIDC_ROLE_TRN` and `VOLCENGINE_OIDC_TOKEN_FILE`
    3. the role of a function, in `/var/run/secrets/iam/credential`
    4. a profile of the CLI in `~/.volcengine/config.json`
    5. `~/.volc/credentials`, then `~/.volc/config`
    6. the role of the ECS instance; on other machines this fails after a second, and is not tried
       again for a minute

    A source that is not configured is skipped. If a configured source fails, even temporarily, its
    error is raised at once, so that no other identity is used by accident. The source that returned
    credentials is used from then on. If it is no longer configured, the other sources are tried
    again, and the change is logged.
    `VOLCENGINE_DISABLE_DEFAULT_CREDENTIALS=true` turns the chain off.

    Args:
        profile: Name of a profile of the CLI, which is then the only source.

    Raises:
        ConfigError: No source is configured, or one is configured incorrectly. If none is, the
            message lists the reason for each source.
        TransportError, APIError: A request of a source failed. A note names the source.

    Example:
        Client(credentials=DefaultChain(profile="staging"))
    """

    def __init__(self, profile: str | None = None) -> None:
        self._profile = profile
        self._selected: tuple[str, _Fetch] | None = None
        self._next_metadata_attempt = float("-inf")

    def __repr__(self) -> str:
        return f"DefaultChain(profile={self._profile!r})"

    @property
    def profile(self) -> str | None:
        """Name of the profile that is the only source; None for all sources."""
        return self._profile

    @property
    def source(self) -> str | None:
        """Name of the source that returned credentials; None before the first fetch."""
        if self._profile:
            return f"CLI profile {self._profile}"
        return None if self._selected is None else self._selected[0]

    def fetch(self) -> Effects[CredentialsResult]:
        """Return the credentials of the first configured source."""
        if self._profile:
            return (yield from _from_profile(self._profile))
        if env_flag(_DISABLED):
            raise ConfigError(
                f"no credentials: {_DISABLED} is set; pass access_key= and secret_key="
            )
        skipped: list[str] = []
        selected = self._selected
        if selected is not None:
            with suppress(NotConfiguredError):
                return (yield from _fetch_from(*selected, skipped))
        for name, fetch in SOURCES:
            # Once the ECS role has returned credentials, it is fetched without probing.
            first_fetch = self._probe_ecs_role if fetch is _from_ecs_role else fetch
            try:
                result = yield from _fetch_from(name, first_fetch, skipped)
            except NotConfiguredError as error:
                skipped.append(_summary(name, error))
                continue
            if selected is not None:
                LOGGER.warning(
                    "credentials: %s is no longer configured; using %s", selected[0], name
                )
            self._selected = name, fetch
            return result
        reasons = "\n  ".join(skipped)
        raise ConfigError(f"no credentials: {_ADVICE}. Sources that were tried:\n  {reasons}")

    def _probe_ecs_role(self) -> Effects[CredentialsResult]:
        """Return credentials of the ECS role; fail early if no metadata service responds."""
        if monotonic() < self._next_metadata_attempt:
            raise NotConfiguredError(
                f"no metadata service responded within the last {METADATA_RETRY_S:.0f} s"
            )
        try:
            return (yield from instance_metadata.ecs_role(probe=True))
        except instance_metadata.MetadataUnreachableError:
            self._next_metadata_attempt = monotonic() + METADATA_RETRY_S
            raise


def _fetch_from(name: str, fetch: _Fetch, skipped: list[str]) -> Effects[CredentialsResult]:
    """Return the credentials of a source. If it fails, its error explains why no other is tried."""
    explanation = "no other source is tried, because it could have another identity"
    if skipped:
        explanation += "; earlier sources:\n  " + "\n  ".join(skipped)
    try:
        return (yield from fetch())
    except NotConfiguredError:
        raise
    except ConfigError as error:
        problem = _summary(name, error)
    except SDKError as error:
        error.add_note(f"credentials: {name} failed; {explanation}")
        raise
    raise ConfigError(f"credentials: {problem}; {explanation}")


def _summary(name: str, error: SDKError) -> str:
    """Return the name of a source and its error with notes, on one line."""
    text = " ".join([str(error), *getattr(error, "__notes__", ())])
    return f"{name}: {' '.join(text.split())}"
