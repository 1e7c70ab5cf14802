"""TLS verification: what `verify` of the configuration means."""

from __future__ import annotations

import os
import ssl
import sys
from functools import cached_property
from pathlib import Path
from typing import Final

from ..errors import ConfigError
from ..util.log import LOGGER
from .transport_config import TransportConfig

_SYSTEM_FILES: Final = (
    "/etc/ssl/certs/ca-certificates.crt",  # Debian, Ubuntu
    "/etc/pki/tls/certs/ca-bundle.crt",  # Fedora, RHEL
    "/etc/ssl/cert.pem",  # Alpine, Arch, BSD
    "/etc/ssl/ca-bundle.pem",  # SUSE
)
"""Where systems keep their certificates. A Python that was built elsewhere searches in other places."""


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


class TLS:
    """The TLS context of a transport that uses Python's module `ssl`, made on first use.

    On Windows and macOS the system verifies certificates, elsewhere OpenSSL does so with the files of
    the system. SSL_CERT_FILE and SSL_CERT_DIR replace both.
    """

    def __init__(self, config: TransportConfig) -> None:
        warn_if_unverified(config)
        self._config = config

    @cached_property
    def context(self) -> ssl.SSLContext:
        """The context; raises ConfigError if a file with certificates cannot be loaded."""
        if self._config.verify is False:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
            context.check_hostname = False
            context.verify_mode = ssl.CERT_NONE
            return context
        pem = ca_file(self._config)
        try:
            context = _system_context()
            if pem is not None:
                context.load_verify_locations(cafile=pem)
        except OSError as error:
            raise ConfigError(
                f"cannot load the file given as verify= or in SSL_CERT_FILE: {error}"
            ) from error
        return context


def _system_context() -> ssl.SSLContext:
    """Return a context that trusts the certificates of the system."""
    file, folder = os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR")
    if sys.platform in ("win32", "darwin") and not file and not folder:
        import truststore

        return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    paths = ssl.get_default_verify_paths()
    if not file and not folder and not paths.cafile and not _has_files(paths.capath):
        file = next(filter(os.path.isfile, _SYSTEM_FILES), None)
    if file or folder:
        context.load_verify_locations(file or None, folder or None)
    else:
        context.set_default_verify_paths()
    return context


def _has_files(folder: str | None) -> bool:
    return folder is not None and any(os.scandir(folder))
