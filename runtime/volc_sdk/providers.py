"""Where credentials come from, to choose by hand: `Client(credentials=...)` takes any of these.

Without a choice a client asks `DefaultChain()`. Nothing is read when a provider is made: files,
environment and network are asked when credentials are needed, and again ahead of their end. What
fails raises a `ConfigError` that names the file, the variable or the field, and never a value; a
service that is asked raises a `TransportError` or an `APIError`.
"""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import cast

from ._core.auth.as_provider import provider_of
from ._core.auth.chain import DefaultChain
from ._core.auth.credentials import Credentials
from ._core.auth.environment import environment_credentials
from ._core.auth.instance_metadata import BASE_URL, ecs_role
from ._core.auth.profile import profile_lease
from ._core.auth.provider import Lease, Provider
from ._core.auth.static import StaticProvider
from ._core.auth.sts import DURATION_S, assume_role, assume_role_with_oidc
from ._core.effects.effects import Run, Steps
from ._core.errors import ConfigError

__all__ = [
    "AssumeRoleProvider",
    "CallableProvider",
    "DefaultChain",
    "ECSRoleProvider",
    "EnvironmentProvider",
    "Lease",
    "OIDCProvider",
    "ProfileProvider",
    "Provider",
    "StaticProvider",
]


class EnvironmentProvider:
    """Reads environment variables; the first whole family of names wins:

    - `VOLCENGINE_ACCESS_KEY`, `VOLCENGINE_SECRET_KEY`, `VOLCENGINE_SESSION_TOKEN`
    - `VOLC_ACCESSKEY`, `VOLC_SECRETKEY`
    - `VOLCSTACK_ACCESS_KEY_ID` (or `VOLCSTACK_ACCESS_KEY`), `VOLCSTACK_SECRET_ACCESS_KEY` (or
      `VOLCSTACK_SECRET_KEY`), `VOLCSTACK_SESSION_TOKEN`
    """

    def lease(self) -> Steps[Lease]:
        """The credentials, without an end."""
        yield from ()
        return Lease(environment_credentials())


class ProfileProvider:
    """Reads a profile of the platform's command line `ve`.

    Modes are `ak`, `StsToken`, `RamRoleArn`, `OIDC`, `EcsRole`, `sso` and `console-login`, in any
    case. The logins of the last two are only read: when they have ended, the error says how to log
    in again.

    Args:
        profile: Name; else that in `VOLCENGINE_PROFILE`, else the file's `current`, else `default`.
        path: The file; else that in `VOLCENGINE_CLI_CONFIG_FILE`, else
            `~/.volcengine/config.json`.

    Example:
        Client(app_id=1234, credentials=ProfileProvider("staging"))
    """

    def __init__(
        self, profile: str | None = None, path: str | os.PathLike[str] | None = None
    ) -> None:
        self._profile = profile
        self._path = None if path is None else Path(path)

    def lease(self) -> Steps[Lease]:
        """The credentials of the profile."""
        return profile_lease(self._profile, self._path)


class AssumeRoleProvider:
    """Takes on a role, by STS AssumeRole, with the credentials of another provider.

    Args:
        source: Who asks: credentials, or a provider.
        role_trn: The role, such as `trn:iam::2100000000:role/chat`.
        session_name: Name of the session in the account's logs; made up unless given.
        duration_s: Seconds that the credentials are to last.
        policy: JSON that narrows what the role may do.
        endpoint: Address of STS in place of `https://sts.volcengineapi.com`.

    If STS says that this machine's clock is off, the request is signed again with the time of its
    reply, once.

    Raises:
        ConfigError: `source` is neither.

    Example:
        keys = Credentials("AK", "SK")
        role = AssumeRoleProvider(keys, role_trn="trn:iam::2100000000:role/chat")
        Client(app_id=1234, credentials=role)
    """

    def __init__(
        self,
        source: Provider | Credentials,
        *,
        role_trn: str,
        session_name: str | None = None,
        duration_s: int = DURATION_S,
        policy: str | None = None,
        endpoint: str | None = None,
    ) -> None:
        self._source = provider_of(source, "source")
        self._role_trn = role_trn
        self._session_name = session_name
        self._duration_s = duration_s
        self._policy = policy
        self._endpoint = endpoint

    def lease(self) -> Steps[Lease]:
        """Credentials of the role, until their end."""
        source = yield from self._source.lease()
        steps = assume_role(
            source.credentials,
            role_trn=self._role_trn,
            session_name=self._session_name,
            duration_s=self._duration_s,
            policy=self._policy,
            endpoint=self._endpoint,
        )
        return (yield from steps)


class OIDCProvider:
    """Takes on a role, by STS AssumeRoleWithOIDC, with a token in a file, as in a Kubernetes pod.

    The file is read anew each time, because the cluster renews it.

    Args:
        role_trn: The role; else `VOLCENGINE_OIDC_ROLE_TRN`.
        token_file: The file; else `VOLCENGINE_OIDC_TOKEN_FILE`.
        session_name: Name of the session; else `VOLCENGINE_OIDC_ROLE_SESSION_NAME`, else made up.
        duration_s: Seconds that the credentials are to last.
        policy: JSON that narrows what the role may do; else `VOLCENGINE_OIDC_ROLE_POLICY`.
        endpoint: Address of STS; else `VOLCENGINE_OIDC_STS_ENDPOINT`, else
            `https://sts.volcengineapi.com`.
    """

    def __init__(
        self,
        *,
        role_trn: str | None = None,
        token_file: str | os.PathLike[str] | None = None,
        session_name: str | None = None,
        duration_s: int = DURATION_S,
        policy: str | None = None,
        endpoint: str | None = None,
    ) -> None:
        self._role_trn = role_trn
        self._token_file = token_file
        self._session_name = session_name
        self._duration_s = duration_s
        self._policy = policy
        self._endpoint = endpoint

    def lease(self) -> Steps[Lease]:
        """Credentials of the role, until their end."""
        return assume_role_with_oidc(
            role_trn=self._role_trn,
            token_file=self._token_file,
            session_name=self._session_name,
            duration_s=self._duration_s,
            policy=self._policy,
            endpoint=self._endpoint,
        )


class ECSRoleProvider:
    """Takes the role of the ECS instance that this runs on, from its metadata service.

    `VOLCENGINE_ECS_METADATA_DISABLED=true` turns it off.

    Args:
        role: Name of the role; else `VOLCENGINE_ECS_METADATA`, else the instance's first.
        base_url: Address of the metadata service.
        timeout_s: Seconds for each of its answers; what fails for a moment is asked three times.
    """

    def __init__(
        self, role: str | None = None, *, base_url: str = BASE_URL, timeout_s: float = 2.0
    ) -> None:
        self._role = role
        self._base_url = base_url
        self._timeout_s = timeout_s

    def lease(self) -> Steps[Lease]:
        """Credentials of the role; new ones are fetched five minutes ahead of their end."""
        return ecs_role(self._role, base_url=self._base_url, timeout_s=self._timeout_s)


class CallableProvider:
    """Asks a function of yours, such as one that reads a vault.

    Args:
        function: Returns `Credentials`, or a `Lease` that says when they end. It may be async for
            an `AsyncClient`. What it raises reaches the caller.

    Example:
        async def from_vault() -> Lease:
            keys = await vault.read("volcengine")
            return Lease(Credentials(keys["ak"], keys["sk"]), expires_at=time.time() + 900)

        AsyncClient(app_id=1234, credentials=CallableProvider(from_vault))
    """

    def __init__(
        self, function: Callable[[], Credentials | Lease | Awaitable[Credentials | Lease]]
    ) -> None:
        self._function = function

    def lease(self) -> Steps[Lease]:
        """What the function returns."""
        given = cast("object", (yield Run(self._function)))
        if isinstance(given, Lease):
            return given
        if isinstance(given, Credentials):
            return Lease(given)
        kind = type(given).__name__
        del given  # may be secret, and a traceback may show it
        raise ConfigError(
            f"the function for credentials returned {kind}, not Credentials or a Lease"
        )
