"""Profiles of the platform's CLI: selection of a profile, and the credentials of each mode."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ..effects.effects import Effects
from ..errors import ConfigError
from ..util.env import env_text
from ..util.lazy_module import LazyModule
from .config_values import (
    ConfigSection,
    NotConfiguredError,
    expand_user,
    home_directory,
    read_json,
)
from .provider import CredentialsResult

# Imported when a profile has a mode that needs them.
if TYPE_CHECKING:
    from . import cli_login, instance_metadata, sts
else:
    instance_metadata = LazyModule(".instance_metadata", __package__)
    cli_login = LazyModule(".cli_login", __package__)
    sts = LazyModule(".sts", __package__)


_ADVICE: Final = "add it with the platform's CLI, or pass access_key= and secret_key="


@dataclass(frozen=True, slots=True)
class Profile:
    """A profile in a configuration file of the CLI."""

    name: str
    path: Path
    values: ConfigSection
    config: ConfigSection
    """The whole file."""


def select_profile(name: str | None = None, path: Path | None = None) -> Profile:
    """Return a profile: by default VOLCENGINE_PROFILE, the file's current one, or `default`.

    Raises:
        NotConfiguredError: There is no file or no profile `default`, and nothing names another one.
        ConfigError: The file or the profile is invalid, or one that is named does not exist.
    """
    profile, file = env_text("VOLCENGINE_PROFILE"), env_text("VOLCENGINE_CLI_CONFIG_FILE")
    variables = ["VOLCENGINE_PROFILE"] if profile and not name else []
    variables += ["VOLCENGINE_CLI_CONFIG_FILE"] if file and path is None else []
    is_named = bool(name or path or variables)
    selected = name or profile
    try:
        return _load(selected, path or (expand_user(file) if file else _default_path()))
    except NotConfiguredError as error:
        if not is_named:
            raise
        problem = str(error)
    found = f"profile {selected!r} cannot be used: {problem}" if selected else problem
    source = f"; see {' and '.join(variables)}" if variables else ""
    raise ConfigError(f"{found}{source}; {_ADVICE}")


def _listed(profiles: ConfigSection) -> str:
    names = ", ".join(map(repr, profiles))
    return f", only {names}" if names else ""


def _default_path() -> Path:
    return home_directory(NotConfiguredError) / ".volcengine" / "config.json"


def _load(name: str, path: Path) -> Profile:
    config = read_json(path, NotConfiguredError)
    current = "" if name else config.get_text("current")
    profiles = config.get_section("profiles")
    selected = name or current or "default"
    if selected not in profiles:
        kind = ConfigError if current else NotConfiguredError
        raise kind(f"{path} has no profile {selected!r}{_listed(profiles)}")
    values = profiles.get_section(selected).with_location(f"profile {selected!r} in {path}")
    return Profile(selected, path, values, config)


def profile_credentials(
    name: str | None = None, path: Path | None = None
) -> Effects[CredentialsResult]:
    """Return the credentials of a profile; its mode determines how.

    Raises:
        ConfigError: The profile cannot be used.
        APIError, TransportError: A request to STS or another service failed.
    """
    profile = select_profile(name, path)
    values = profile.values
    match values.get_text("mode").lower():
        case "" | "ak":
            return CredentialsResult(
                values.get_credentials("access-key", "secret-key", "session-token")
            )
        case "ststoken":
            values.require_text("session-token")
            return CredentialsResult(
                values.get_credentials("access-key", "secret-key", "session-token")
            )
        case "ramrolearn":
            credentials = values.get_credentials("access-key", "secret-key", "session-token")
            return (yield from sts.assume_role(credentials, role_trn=_role_trn(values)))
        case "oidc":
            effects = sts.assume_role_with_oidc(
                token_file=expand_user(values.require_text("oidc-token-file")),
                role_trn=_role_trn(values),
                policy=values.get_text("policy"),
            )
            return (yield from effects)
        case "ecsrole":
            try:
                return (yield from instance_metadata.ecs_role(values.get_text("role-name")))
            except NotConfiguredError as error:  # but the profile requires it
                problem = str(error)
            raise ConfigError(f"{values.location}: {problem}")
        case "sso":
            return (
                yield from cli_login.sso_credentials(values, profile.config, profile.path.parent)
            )
        case "console-login":
            return cli_login.console_login_credentials(values, profile.path.parent)
        case mode:
            raise ConfigError(
                f"{values.location}: unknown mode {mode!r}; expected ak, StsToken, RamRoleArn, "
                "OIDC, EcsRole, sso or console-login"
            )


def _role_trn(values: ConfigSection) -> str:
    """Return the TRN of the profile's role, built from account and role name unless given."""
    if trn := values.get_text("role-trn"):
        return trn
    if not values.get_text("account-id") and not values.get_text("role-name"):
        raise ConfigError(f"{values.location}: role-trn is missing")
    account, role = values.require_text("account-id"), values.require_text("role-name")
    return f"trn:iam::{account}:role/{role}"
