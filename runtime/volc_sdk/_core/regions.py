"""Which region a client calls: IM is in two, and profiles of the command line mostly name others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ..service import DEFAULT_REGION, HOSTS
from .errors import ConfigError
from .util.env import variable
from .util.lazy_module import LazyModule
from .util.log import LOGGER

if TYPE_CHECKING:
    from .auth import profile as profiles
else:
    profiles = LazyModule(".auth.profile", __package__)

_NAME: Final = re.compile(r"[A-Za-z0-9_-]+")


def resolve_region(argument: str | None, profile: str | None, *, any_region: bool = False) -> str:
    """The argument, else VOLCENGINE_REGION, else the profile's region if IM is there, else the
    default one.

    Args:
        argument: What the caller asks for.
        profile: Name of the command line's profile whose region counts; empty for the one that is
            selected, None for none. A profile speaks for a client that may take its keys from
            there. One with keys of its own has nothing to do with it, and mostly no use for its
            region: no file is read for it, and no warning comes of it.
        any_region: There is an endpoint in place of a region's, so that any region will do.

    Raises:
        ConfigError: The argument or the variable names a region without IM.
    """
    if argument:
        return _checked(argument, any_region, f"IM has no region {argument!r}")
    if named := variable("VOLCENGINE_REGION"):
        words = f"VOLCENGINE_REGION names the region {named!r}, where IM is not"
        return _checked(named, any_region, words)
    found = None if profile is None else profile_region(profile)
    if found is None:
        return DEFAULT_REGION
    region, name = found
    if region in HOSTS:
        return region
    LOGGER.warning(
        "profile %r names the region %r, where IM is not; %s is used (pass region= to choose)",
        name,
        region,
        DEFAULT_REGION,
    )
    return DEFAULT_REGION


def _checked(region: str, any_region: bool, words: str) -> str:
    if region in HOSTS or (any_region and _NAME.fullmatch(region)):
        return region
    use = "letters, digits and -" if any_region else f"{', '.join(HOSTS)}, or pass endpoint="
    raise ConfigError(f"{words}; use {use}")


def profile_region(profile: str) -> tuple[str, str] | None:
    """The region that a profile of the command line names (the selected one, if its name is empty),
    and the profile's name; None if there is no such profile, or it names none.
    """
    try:
        selected = profiles.select(profile)
        region = selected.values.text("region")
    except ConfigError:
        return None  # whoever needs its credentials says what is wrong
    return (region, selected.name) if region else None
