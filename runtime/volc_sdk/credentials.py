"""An access key with its secret."""

from ._core.auth.credentials import Credentials

__all__ = ["Credentials"]
