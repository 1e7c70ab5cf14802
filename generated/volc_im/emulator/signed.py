"""A request as its signature covers it: its parts, what it claims, and its canonical form."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Final

from .._core.auth.signing import ALGORITHM, canonical_query, canonical_request
from .errors import Failure

ALWAYS_SIGNED: Final = ("host", "x-date", "x-content-sha256")
SIGNED_IF_SENT: Final = ("content-type", "content-md5")

_TOKEN_LINE: Final = re.compile(r"^(x-security-token:).*$", re.MULTILINE)


@dataclass(frozen=True)
class SignedRequest:
    """The parts of a request that a signature covers, as they came."""

    method: str
    path: str
    query: tuple[tuple[str, str], ...]
    headers: tuple[tuple[str, str], ...]
    """By lower-case names; a header that was sent twice is here twice."""
    body: bytes
    body_hash: str
    """SHA-256 of the body; of the whole, where a record keeps a part."""

    @cached_property
    def values(self) -> dict[str, str]:
        """The headers as they are signed: without white space around, the host without its port
        where that is 80 or 443."""
        values = {name: value.strip() for name, value in self.headers}
        if "host" in values:
            values["host"] = values["host"].removesuffix(":80").removesuffix(":443")
        return values

    @cached_property
    def claim(self) -> Claim:
        """What the Authorization header says; raises Failure."""
        return _claimed(self.values.get("authorization"))

    @cached_property
    def canonical(self) -> str:
        """The canonical request as the server sees it, from what `Authorization` says is signed;
        where it does not say, from what should be."""
        try:
            names: Iterable[str] = self.claim.signed_headers
        except Failure:
            known = (*ALWAYS_SIGNED, *SIGNED_IF_SENT)
            names = sorted(n for n in self.values if n in known or n.startswith("x-"))
        signed = [(name, self.values[name]) for name in names if name in self.values]
        return canonical_request(
            self.method, self.path, canonical_query(self.query), signed, self.body_hash
        )

    @property
    def canonical_to_show(self) -> str:
        """The same with the session token masked."""
        return _TOKEN_LINE.sub(r"\1***", self.canonical)

    @property
    def string_to_sign(self) -> str:
        """What the server signs; its last line is the hash of the canonical request, unmasked."""
        date = self.values.get("x-date", "")
        try:
            claim = self.claim
            scope = f"{claim.day}/{claim.region}/{claim.service}/{claim.end}"
        except Failure:
            scope = ""
        return f"{ALGORITHM}\n{date}\n{scope}\n{sha256(self.canonical.encode()).hexdigest()}"


@dataclass(frozen=True, slots=True)
class Claim:
    """The Authorization header, in parts."""

    access_key: str
    day: str
    region: str
    service: str
    end: str
    signed_headers: tuple[str, ...]
    signature: str


def _claimed(header: str | None) -> Claim:
    if header is None:
        raise Failure("MissingAuthenticationToken", "the Authorization header is missing")
    algorithm, _, rest = header.partition(" ")
    if algorithm != ALGORITHM:
        raise mismatch(f"Authorization must begin with {ALGORITHM}")
    parts: dict[str, str] = {}
    for part in rest.split(","):
        name, _, value = part.strip().partition("=")
        if name in parts:
            raise mismatch(f"Authorization has {name} twice")
        parts[name] = value
    for name in ("Credential", "SignedHeaders", "Signature"):
        if not parts.get(name):
            raise Failure("MissingSignature", f"Authorization lacks {name}=")
    if len(parts) != 3:
        raise mismatch("Authorization has more than Credential, SignedHeaders and Signature")
    # From the right: only the key itself could hold a slash.
    credential = parts["Credential"].rsplit("/", 4)
    if len(credential) != 5:
        raise mismatch("Credential must be access key/day/region/service/request")
    access_key, day, region, service, end = credential
    listed = tuple(parts["SignedHeaders"].split(";"))
    return Claim(access_key, day, region, service, end, listed, parts["Signature"])


def mismatch(reason: str) -> Failure:
    """The signature, or what it must cover, is wrong."""
    return Failure("SignatureDoesNotMatch", reason)
