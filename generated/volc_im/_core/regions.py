"""Choice of the region that a client calls.

A service is available in a few regions only, and most profiles of the CLI name a region without it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from .errors import ConfigError
from .service import ServiceModel
from .util.env import env_text
from .util.lazy_module import LazyModule

if TYPE_CHECKING:
    from .auth import profile
    from .util import log as _log
else:
    _log = LazyModule(".util.log", __package__)
    profile = LazyModule(".auth.profile", __package__)

_REGION: Final = re.compile(r"[A-Za-z0-9_-]+")


def choose_region(
    service: ServiceModel,
    argument: str | None,
    profile_name: str | None,
    *,
    any_region: bool = False,
) -> str:
    """Return the region to call: the argument, VOLCENGINE_REGION, the profile's, or the default.

    Args:
        service: The service to call.
        argument: Region that the caller passed.
        profile_name: Name of a profile of the CLI; empty for the selected profile. Its region is
            used if the service has a host there. None uses no profile: a client that was given keys
            reads no file.
        any_region: Whether to accept a region without a host. A client with an endpoint needs none.

    Raises:
        ConfigError: The region of the argument or the variable is not accepted.
    """
    if argument:
        return _check(service, argument, any_region, "region")
    if variable := env_text("VOLCENGINE_REGION"):
        return _check(service, variable, any_region, "VOLCENGINE_REGION")
    found = None if profile_name is None else profile_region(profile_name)
    if found is None:
        return service.default_region
    region, selected = found
    if service.has_region(region) and _REGION.fullmatch(region):
        return region
    _log.LOGGER.warning(
        "%s has no host in %r, the region of the profile %r; using %s (pass region= to choose)",
        service.title,
        region,
        selected,
        service.default_region,
    )
    return service.default_region


def _check(service: ServiceModel, region: str, any_region: bool, name: str) -> str:
    any_region = any_region or bool(service.host)
    if region in service.hosts or (any_region and _REGION.fullmatch(region)):
        return region
    if any_region:
        raise ConfigError(f"{name} must be letters, digits, - and _, not {region!r}")
    hosts = ", ".join(service.hosts)
    raise ConfigError(
        f"{name} is {region!r}, where {service.title} has no host; "
        f"use {hosts}, or pass endpoint="
    )


def profile_region(name: str) -> tuple[str, str] | None:
    """Return the region of a profile of the CLI, and the profile's name.

    An empty name is the selected profile. None if there is no such profile, or it has no region.
    """
    try:
        selected = profile.select_profile(name)
        region = selected.values.get_text("region")
    except ConfigError:
        return None  # raised again when its credentials are needed
    return (region, selected.name) if region else None
