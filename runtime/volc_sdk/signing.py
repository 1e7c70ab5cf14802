"""Volcengine's request signature, for use with any HTTP client; see `sign`."""

from ._core.auth.signing import (
    ALGORITHM,
    Scope,
    canonical_query,
    canonical_request,
    sign,
    signature,
)

__all__ = ["ALGORITHM", "Scope", "canonical_query", "canonical_request", "sign", "signature"]
