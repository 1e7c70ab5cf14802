"""Digests of content: SHA-256, shortened to 32 hexadecimal digits."""

from __future__ import annotations

from hashlib import sha256


def digest(content: str | bytes) -> str:
    """Return the digest of a text or of bytes."""
    data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    return sha256(data).hexdigest()[:32]
