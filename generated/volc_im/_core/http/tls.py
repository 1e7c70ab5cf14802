"""What `verify` asks for: which certificates to trust."""

from __future__ import annotations

import os
from pathlib import Path

from ..errors import ConfigError
from ..util.log import LOGGER
from .transport import TransportConfig


def extra_roots(config: TransportConfig) -> Path | None:
    """The PEM file to trust in addition to the system's certificates; raises ConfigError."""
    if isinstance(config.verify, bool):
        return None
    path = Path(os.fspath(config.verify))
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ConfigError(f"verify={str(path)!r} cannot be read: {error.strerror}") from error
    if b"-----BEGIN CERTIFICATE-----" not in data:
        raise ConfigError(f"verify={str(path)!r} holds no certificate in PEM form")
    return path


def warn_if_unverified(config: TransportConfig) -> None:
    """Say in the log that certificates go unchecked."""
    if config.verify is False:
        LOGGER.warning("verify=False: anyone on the way can read and change what is sent")
