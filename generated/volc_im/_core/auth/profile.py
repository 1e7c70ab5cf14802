"""Profiles of the platform's command line: which one is meant, and what its mode comes to."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ..effects.effects import Steps
from ..errors import ConfigError
from ..util.env import variable
from ..util.lazy_module import LazyModule
from .config_values import NotSetUpError, Source, expanded, home, read_json
from .provider import Lease

# What a mode needs loads with the mode.
if TYPE_CHECKING:
    from . import instance_metadata as ecs
    from . import sso as cli_logins
    from . import sts
else:
    cli_logins = LazyModule(".sso", __package__)
    ecs = LazyModule(".instance_metadata", __package__)
    sts = LazyModule(".sts", __package__)


@dataclass(frozen=True, slots=True)
class Profile:
    """A profile in a configuration file."""

    name: str
    path: Path
    values: Source
    config: Source
    """The whole file."""


def select(name: str | None = None, path: Path | None = None) -> Profile:
    """The profile of a name; without one, that of VOLCENGINE_PROFILE, the current one, `default`.

    Raises NotSetUpError if it is not there and nothing names it: no argument, no variable, and not
    the file itself. Raises ConfigError for whatever else is wrong.
    """
    profile, file = variable("VOLCENGINE_PROFILE"), variable("VOLCENGINE_CLI_CONFIG_FILE")
    used = ["VOLCENGINE_PROFILE"] if profile and not name else []
    used += ["VOLCENGINE_CLI_CONFIG_FILE"] if file and path is None else []
    is_named = bool(name or path or used)
    try:
        return _found(name or profile, path or (expanded(file) if file else _usual_path()))
    except NotSetUpError as error:
        if not is_named:
            raise
        problem = str(error)
    raise ConfigError(f"{problem}; see {' and '.join(used)}" if used else problem)


def _usual_path() -> Path:
    return home(NotSetUpError) / ".volcengine" / "config.json"


def _found(name: str, path: Path) -> Profile:
    config = read_json(path, NotSetUpError)
    current = "" if name else config.text("current")
    profiles = config.section("profiles")
    chosen = name or current or "default"
    if chosen not in profiles:
        kind = ConfigError if current else NotSetUpError
        raise kind(f"{path} has no profile {chosen!r}")
    values = profiles.section(chosen).at(f"profile {chosen!r} in {path}")
    return Profile(chosen, path, values, config)


def profile_lease(name: str | None = None, path: Path | None = None) -> Steps[Lease]:
    """Credentials of a profile, in the way of its mode; raises ConfigError."""
    profile = select(name, path)
    values = profile.values
    match values.text("mode").lower():
        case "" | "ak":
            return Lease(values.credentials("access-key", "secret-key", "session-token"))
        case "ststoken":
            values.required("session-token")
            return Lease(values.credentials("access-key", "secret-key", "session-token"))
        case "ramrolearn":
            own = values.credentials("access-key", "secret-key", "session-token")
            return (yield from sts.assume_role(own, role_trn=_role_trn(values)))
        case "oidc":
            token_file = expanded(values.required("oidc-token-file"))
            policy = values.text("policy")
            trn = _role_trn(values)
            steps = sts.assume_role_with_oidc(role_trn=trn, token_file=token_file, policy=policy)
            return (yield from steps)
        case "ecsrole":
            try:
                return (yield from ecs.ecs_role(values.text("role-name")))
            except NotSetUpError as error:  # but the profile asks for it
                problem = str(error)
            raise ConfigError(f"{values.place}: {problem}")
        case "sso":
            return (
                yield from cli_logins.single_sign_on(values, profile.config, profile.path.parent)
            )
        case "console-login":
            return cli_logins.console_login(values, profile.path.parent)
        case mode:
            raise ConfigError(f"{values.place}: there is no mode {mode!r}")


def _role_trn(values: Source) -> str:
    """The role's whole name, or the one made of account and role."""
    if trn := values.text("role-trn"):
        return trn
    if not values.text("account-id") and not values.text("role-name"):
        raise ConfigError(f"{values.place}: role-trn is missing")
    return f"trn:iam::{values.required('account-id')}:role/{values.required('role-name')}"
