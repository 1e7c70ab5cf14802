"""A request as its signature covers it: its parts, its Authorization header, its canonical form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import sha256
from typing import Final

from .._core.auth.signing import ALGORITHM, canonical_query, canonical_request
from .errors import ServiceError

ALWAYS_SIGNED: Final = ("host", "x-date", "x-content-sha256")
_SIGNED_IF_SENT: Final = ("content-type", "content-md5")

_canonical_query: Final = lru_cache(maxsize=64)(canonical_query)  # one for each action
_TOKEN_LINE: Final = re.compile(r"^(x-security-token:).*$", re.MULTILINE)


@dataclass(frozen=True)
class SignedRequest:
    """The parts of a request that a signature covers, as they were received."""

    method: str
    path: str
    query: tuple[tuple[str, str], ...]
    headers: tuple[tuple[str, str], ...]
    """Lower-case names and values; a header that was sent twice is in the list twice."""
    body: bytes
    body_hash: str
    """SHA-256 of the whole body, even where a record keeps only a part."""

    @cached_property
    def values(self) -> dict[str, str]:
        """The headers as they are signed: trimmed, and the host without the ports 80 and 443."""
        values = {name: value.strip() for name, value in self.headers}
        if "host" in values:
            values["host"] = values["host"].removesuffix(":80").removesuffix(":443")
        return values

    @cached_property
    def authorization(self) -> Authorization:
        """The parts of the Authorization header; raises ServiceError if it is malformed."""
        return _parse_authorization(self.values.get("authorization"))

    @cached_property
    def canonical(self) -> str:
        """The canonical request, with the headers that `Authorization` lists, in its order.

        If it lists none, the headers that must be signed are used.
        """
        return self._canonical(self.values)

    @cached_property
    def canonical_with_single_blanks(self) -> str:
        """The canonical request with one blank for several inside of a header value."""
        return self._canonical({name: " ".join(v.split()) for name, v in self.values.items()})

    def _canonical(self, values: Mapping[str, str]) -> str:
        try:
            names: Iterable[str] = self.authorization.signed_headers
        except ServiceError:
            names = sorted(name for name in values if must_be_signed(name))
        signed = [(name, values[name]) for name in names if name in values]
        return canonical_request(
            self.method, self.path, _canonical_query(self.query), signed, self.body_hash
        )

    @property
    def canonical_masked(self) -> str:
        """The canonical request with the session token masked."""
        return self.masked(self.canonical)

    @staticmethod
    def masked(canonical: str) -> str:
        """Return a canonical request with its session token masked."""
        return _TOKEN_LINE.sub(r"\1***", canonical)

    @property
    def string_to_sign(self) -> str:
        """The string to sign; its last line is the hash of the unmasked canonical request."""
        date = self.values.get("x-date", "")
        try:
            parts = self.authorization
            scope = f"{parts.day}/{parts.region}/{parts.service}/{parts.end}"
        except ServiceError:
            scope = ""
        return f"{ALGORITHM}\n{date}\n{scope}\n{sha256(self.canonical.encode()).hexdigest()}"


@dataclass(frozen=True, slots=True)
class Authorization:
    """The parts of an Authorization header."""

    access_key: str
    day: str
    region: str
    service: str
    end: str
    signed_headers: tuple[str, ...]
    signature: str


def _parse_authorization(header: str | None) -> Authorization:
    if header is None:
        raise ServiceError("MissingAuthenticationToken", "the Authorization header is missing")
    algorithm, _, rest = header.partition(" ")
    if algorithm != ALGORITHM:
        raise mismatch(f"Authorization must begin with {ALGORITHM}")
    parts: dict[str, str] = {}
    for part in rest.split(","):
        name, _, value = part.strip().partition("=")
        if name in parts:
            raise mismatch(f"Authorization contains {name} twice")
        parts[name] = value
    for name in ("Credential", "SignedHeaders", "Signature"):
        if not parts.get(name):
            raise ServiceError("MissingSignature", f"Authorization lacks {name}=")
    if len(parts) != 3:
        raise mismatch("Authorization must contain Credential, SignedHeaders and Signature only")
    # Split from the right: the access key may contain a slash.
    credential = parts["Credential"].rsplit("/", 4)
    if len(credential) != 5:
        raise mismatch("Credential must be access key/day/region/service/request")
    access_key, day, region, service, end = credential
    listed = tuple(parts["SignedHeaders"].split(";"))
    return Authorization(access_key, day, region, service, end, listed, parts["Signature"])


def must_be_signed(name: str) -> bool:
    """Return whether the documents require that a header with this name is signed."""
    return name in ALWAYS_SIGNED or name in _SIGNED_IF_SENT or name.startswith("x-")


def mismatch(reason: str) -> ServiceError:
    """Return the error for a wrong signature, or for a request that is signed in part only."""
    return ServiceError("SignatureDoesNotMatch", reason)
