"""The services of a project: each is a folder of the spec, with an output of its own.

A project with several services has `{service}` in the path of its output, such as
`output = "generated/{service}"`.
"""

from __future__ import annotations

from volcgen.config import SERVICE, Config
from volcgen.errors import ConfigError
from volcgen.problems import did_you_mean, visible


def service_names(config: Config) -> list[str]:
    """Return the folders of the spec that have a service.yaml."""
    return sorted(path.parent.name for path in config.spec.glob("*/service.yaml"))


def each_service(config: Config, only: str | None = None) -> tuple[Config, ...]:
    """Return the configuration of each service, or of the one named `only`; raise ConfigError."""
    names = service_names(config)
    if only is not None and only not in names:
        listed = ", ".join(f"`{name}`" for name in names) or "none"
        hint = did_you_mean(only, names)
        raise ConfigError(f"the spec has no service `{visible(only)}`; {hint}it has {listed}")
    if SERVICE not in str(config.output):
        if len(names) > 1:
            raise ConfigError(
                f"pyproject.toml: `output` must contain {SERVICE}, because the spec has "
                f"{len(names)} services: {', '.join(names)}"
            )
        return (config,)
    chosen = names if only is None else [only]
    return tuple(config.of_service(name) for name in chosen) or (config,)


def check_room(config: Config, name: str) -> None:
    """Raise ConfigError if the project has no output for a further service."""
    names = service_names(config)
    if names and SERVICE not in str(config.output):
        listed = ", ".join(f"`{known}`" for known in names)
        raise ConfigError(
            f"the spec has no service `{visible(name)}`; {did_you_mean(name, names)}it has {listed}; "
            f"for a further service, `output` in pyproject.toml must contain {SERVICE}"
        )


def one_service(config: Config, name: str | None) -> Config:
    """Return the configuration of a command that works on one service; raise ConfigError."""
    found = each_service(config, name)
    first, *others = found
    if others:
        names = ", ".join(each.service for each in found)
        raise ConfigError(f"the spec has several services; choose one with --service: {names}")
    return first
