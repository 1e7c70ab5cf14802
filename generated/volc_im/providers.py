"""Credentials providers, for the argument `credentials` of a client.

The default is `DefaultChain()`. Creating a provider reads nothing: files, environment variables and
services are read when credentials are needed, and again before they expire.

A provider raises `ConfigError` if the configuration is wrong. The message names the file, the variable
or the field, and never quotes a value. If a request to a service fails, a provider raises
`TransportError` or `APIError`.
"""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable
from functools import partial

from ._core.auth.as_provider import as_provider
from ._core.auth.chain import DefaultChain
from ._core.auth.config_values import expand_user
from ._core.auth.credentials import Credentials
from ._core.auth.environment import environment_credentials
from ._core.auth.instance_metadata import BASE_URL, ecs_role
from ._core.auth.profile import profile_credentials
from ._core.auth.provider import CredentialsResult, Provider
from ._core.auth.static import StaticProvider
from ._core.auth.sts import DURATION_S, assume_role, assume_role_with_oidc
from ._core.effects.effects import Effects, Run
from ._core.errors import ConfigError
from ._core.util.hide_locals import hide_locals

__all__ = [
    "AssumeRoleProvider",
    "CallableProvider",
    "CredentialsResult",
    "DefaultChain",
    "ECSRoleProvider",
    "EnvironmentProvider",
    "OIDCProvider",
    "ProfileProvider",
    "Provider",
    "StaticProvider",
]


class EnvironmentProvider:
    """Reads environment variables. Uses the first of these lines whose variables are all set; the token
    may be missing:

    - `VOLCENGINE_ACCESS_KEY`, `VOLCENGINE_SECRET_KEY`, `VOLCENGINE_SESSION_TOKEN`
    - `VOLC_ACCESSKEY`, `VOLC_SECRETKEY`, `VOLC_SESSIONTOKEN`
    - `VOLCSTACK_ACCESS_KEY_ID` (or `VOLCSTACK_ACCESS_KEY`), `VOLCSTACK_SECRET_ACCESS_KEY` (or
      `VOLCSTACK_SECRET_KEY`), `VOLCSTACK_SESSION_TOKEN`
    """

    def fetch(self) -> Effects[CredentialsResult]:
        """Return the credentials, which do not expire."""
        yield from ()
        return CredentialsResult(environment_credentials())


class ProfileProvider:
    """Reads a profile of the platform's CLI, `ve`.

    The modes are `ak`, `StsToken`, `RamRoleArn`, `OIDC`, `EcsRole`, `sso` and `console-login`; case is
    ignored. The last two use a login of the CLI, which is not renewed here. After a login has expired,
    the error names the command to log in again.

    Args:
        profile: Name of the profile. The default is the value of `VOLCENGINE_PROFILE`, else of the
            field `current` in the file, else `default`.
        path: Path of the file. The default is the value of `VOLCENGINE_CLI_CONFIG_FILE`, else
            `~/.volcengine/config.json`.

    Example:
        Client(credentials=ProfileProvider("staging"))
    """

    def __init__(
        self, profile: str | None = None, path: str | os.PathLike[str] | None = None
    ) -> None:
        self._profile = profile
        self._path = None if path is None else expand_user(path)

    def fetch(self) -> Effects[CredentialsResult]:
        """Return the credentials of the profile."""
        return profile_credentials(self._profile, self._path)


class AssumeRoleProvider:
    """Assumes a role by STS AssumeRole, with the credentials of another provider.

    If STS rejects a request because this machine's clock is wrong, the request is signed with the
    time of STS and sent once more.

    Args:
        source: Credentials, or a provider of them, that sign the request.
        role_trn: TRN of the role, such as `trn:iam::2100000000:role/my-role`.
        session_name: Name of the session in the account's logs; by default a random one.
        duration_s: Lifetime of the credentials in seconds.
        policy: Policy as JSON that further restricts the role.
        endpoint: Endpoint of STS; by default `https://sts.volcengineapi.com`.

    Raises:
        ConfigError: `source` is neither credentials nor a provider.

    Example:
        keys = Credentials("AK", "SK")
        role = AssumeRoleProvider(keys, role_trn="trn:iam::2100000000:role/my-role")
        Client(credentials=role)
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
        self._source = as_provider(source, "source")
        self._assume = partial(
            assume_role,
            role_trn=role_trn,
            session_name=session_name,
            duration_s=duration_s,
            policy=policy,
            endpoint=endpoint,
        )

    def fetch(self) -> Effects[CredentialsResult]:
        """Return credentials of the role."""
        source = yield from self._source.fetch()
        return (yield from self._assume(source.credentials))


class OIDCProvider:
    """Assumes a role by STS AssumeRoleWithOIDC, with a token from a file, as in a Kubernetes pod.

    The file is read for each request, because the cluster renews it.

    Args:
        role_trn: TRN of the role; by default `VOLCENGINE_OIDC_ROLE_TRN`.
        token_file: Path of the file; by default `VOLCENGINE_OIDC_TOKEN_FILE`.
        session_name: Name of the session; by default `VOLCENGINE_OIDC_ROLE_SESSION_NAME`, else a
            random one.
        duration_s: Lifetime of the credentials in seconds.
        policy: Policy as JSON that further restricts the role; by default
            `VOLCENGINE_OIDC_ROLE_POLICY`.
        endpoint: Endpoint of STS; by default `VOLCENGINE_OIDC_STS_ENDPOINT`, else
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
        self._assume = partial(
            assume_role_with_oidc,
            role_trn=role_trn,
            token_file=token_file,
            session_name=session_name,
            duration_s=duration_s,
            policy=policy,
            endpoint=endpoint,
        )

    def fetch(self) -> Effects[CredentialsResult]:
        """Return credentials of the role."""
        return self._assume()


class ECSRoleProvider:
    """Uses the role of the ECS instance that runs this program.

    The credentials come from the metadata service of the instance.
    `VOLCENGINE_ECS_METADATA_DISABLED=true` turns this provider off.

    Args:
        role: Name of the role; by default `VOLCENGINE_ECS_METADATA`, else the first role of the
            instance.
        base_url: URL of the metadata service.
        timeout_s: Timeout of each request in seconds. After a temporary failure a request is sent
            again, up to two times.
    """

    def __init__(
        self, role: str | None = None, *, base_url: str = BASE_URL, timeout_s: float = 2.0
    ) -> None:
        self._role = role
        self._base_url = base_url
        self._timeout_s = timeout_s

    def fetch(self) -> Effects[CredentialsResult]:
        """Return credentials of the role, to be refreshed five minutes before they expire."""
        return ecs_role(self._role, base_url=self._base_url, timeout_s=self._timeout_s)


class CallableProvider:
    """Calls your own function, such as one that reads a vault.

    Args:
        function: Returns `Credentials`, or a `CredentialsResult` with the time at which they
            expire. It may be async for an `AsyncClient`. Its exceptions reach the caller.

    Example:
        async def from_vault() -> CredentialsResult:
            keys = await vault.read("volcengine")
            return CredentialsResult(Credentials(keys["ak"], keys["sk"]), expires_at=time.time() + 900)

        AsyncClient(credentials=CallableProvider(from_vault))
    """

    def __init__(
        self,
        function: Callable[
            [], Credentials | CredentialsResult | Awaitable[Credentials | CredentialsResult]
        ],
    ) -> None:
        self._function = function

    def fetch(self) -> Effects[CredentialsResult]:
        """Return the credentials that the function returns."""
        return _as_result((yield Run(self._function)))


@hide_locals
def _as_result(value: object) -> CredentialsResult:
    if isinstance(value, CredentialsResult):
        return value
    if isinstance(value, Credentials):
        return CredentialsResult(value)
    raise ConfigError(
        "the function of a CallableProvider must return Credentials or a CredentialsResult, "
        f"not {type(value).__name__}"
    )
