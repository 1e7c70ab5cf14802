"""Access key, secret key and session token."""

from ._core.auth.credentials import Credentials

__all__ = ["Credentials"]
