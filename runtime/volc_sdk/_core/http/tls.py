"""TLS verification: what `verify` of the configuration means."""

from __future__ import annotations

import os
from pathlib import Path

from ..errors import ConfigError
from ..util.log import LOGGER
from .transport_config import TransportConfig


def ca_file(config: TransportConfig) -> Path | None:
    """Return the PEM file with additional CA certificates to trust; None for no such file.

    Raises ConfigError if the file cannot be read or contains no certificate.
    """
    if isinstance(config.verify, bool):
        return None
    path = Path(os.fspath(config.verify)).expanduser()
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ConfigError(f"verify={str(path)!r} cannot be read: {error.strerror}") from error
    if b"-----BEGIN CERTIFICATE-----" not in data:
        raise ConfigError(f"verify={str(path)!r} contains no PEM certificate")
    return path


def warn_if_unverified(config: TransportConfig) -> None:
    """Log a warning if certificates are not verified."""
    if config.verify is False:
        LOGGER.warning("verify=False: certificates are not checked, so the connection is not safe")
