"""One way to name content: the SHA-256 of its bytes, shortened for reading."""

from __future__ import annotations

from hashlib import sha256


def digest(content: str | bytes) -> str:
    data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    return sha256(data).hexdigest()[:32]
