"""Find out why a signature is wrong: sign again with one part changed, and compare.

The message names the part and shows the canonical request that the server built. It contains neither
the secret key nor the expected signature.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from hashlib import sha256
from hmac import digest
from operator import itemgetter
from typing import Final, NamedTuple
from urllib.parse import quote, quote_plus

from .._core.auth.signing import ALGORITHM, canonical_request
from .._core.service import ServiceModel
from .._core.util.query import canonical_query, percent_encoded
from .signed_request import SignedRequest, must_be_signed

_METHODS: Final = ("POST", "GET", "PUT", "DELETE", "PATCH", "HEAD")
_SERVICES: Final = ("open", "")
_REGIONS: Final = ("cn-beijing", "ap-singapore-1", "us-east-1", "")
_TYPES: Final = (
    "application/json",
    "application/json; charset=utf-8",
    "application/json;charset=utf-8",
    "application/json; charset=UTF-8",
    "application/x-www-form-urlencoded",
    "application/x-www-form-urlencoded; charset=utf-8",
    "",
)
_EMPTY_HASH: Final = sha256(b"").hexdigest()


_UNKNOWN: Final = (
    "date, scope, hash of the body and list of signed headers are correct. If your canonical "
    "request equals the one below, the secret key differs; otherwise compare the lines: method, "
    "path, query and header values"
)


class Mistake(NamedTuple):
    """A common mistake, and what a client signs that makes it."""

    reason: str
    canonical_request: str
    string_to_sign: str
    key: bytes = b""


def find_mistake(request: SignedRequest, secret_key: str, service: ServiceModel) -> Mistake | None:
    """Return the mistake that leads to the signature of the request; None if it is not known."""
    sent = request.authorization.signature
    for each in _mistakes(request, secret_key, service):
        if _signed(each.string_to_sign, each.key) == sent:
            return each._replace(key=b"")
    return None


def explain_mismatch(request: SignedRequest, secret_key: str, service: ServiceModel) -> str:
    """Return what differs, as far as the server can tell, and the canonical request that it built."""
    found = find_mistake(request, secret_key, service)
    hint = found.reason if found is not None else _UNKNOWN
    canonical_hash = sha256(request.canonical.encode()).hexdigest()
    return (
        f"the signature differs from the expected one: {hint}. The server's canonical request has "
        f"the SHA-256 {canonical_hash} and is\n{request.canonical_masked}"
    )


def _mistakes(request: SignedRequest, secret_key: str, service: ServiceModel) -> Iterator[Mistake]:
    """Yield common mistakes."""
    own = request.canonical
    parts = request.authorization
    scope = (parts.day, parts.region, parts.service)
    key = _key(secret_key.encode(), *scope)
    date = request.values["x-date"]

    def text(canonical: str, to_sign: tuple[str, str, str] = scope, when: str = date) -> str:
        day, region, service_name = to_sign
        hashed = sha256(canonical.encode()).hexdigest()
        return f"{ALGORITHM}\n{when}\n{day}/{region}/{service_name}/request\n{hashed}"

    for reason, canonical in _canonical_requests(request, service):
        yield Mistake(reason, canonical, text(canonical), key)
    for region in (service.default_region, *service.hosts, *_REGIONS):
        for service_name in (service.signing_name, service.name, *_SERVICES):
            other = (parts.day, region, service_name)
            reason = f"the key was derived for region {region!r} and service {service_name!r}"
            other_key = _key(secret_key.encode(), *other)
            yield Mistake(reason, own, text(own, other), other_key)
            yield Mistake(reason, own, text(own), other_key)
    prefixed = _key(b"AWS4" + secret_key.encode(), *scope)
    yield Mistake("the secret key was prefixed with AWS4; it must not be", own, text(own), prefixed)
    yield Mistake(
        "the key derivation ended with aws4_request; it must end with request",
        own,
        text(own),
        _key(secret_key.encode(), *scope, "aws4_request"),
    )
    yield Mistake(
        "the string to sign lacks the full date of X-Date", own, text(own, when=date[:8]), key
    )
    yield Mistake(
        "the string to sign ends with the canonical request; it must end with its SHA-256",
        own,
        f"{ALGORITHM}\n{date}\n{'/'.join(scope)}/request\n{own}",
        key,
    )


def _canonical_requests(request: SignedRequest, service: ServiceModel) -> Iterator[tuple[str, str]]:
    for method in _METHODS:
        if method != request.method:
            yield f"the method was signed as {method}", replace(request, method=method).canonical
    for path in ("", "/", f"{request.path}/", quote(request.path, safe="")):
        yield f"the path was signed as {path!r}", replace(request, path=path).canonical
    lines = request.canonical.split("\n")
    for reason, query in _queries(request):
        yield f"the query {reason}", "\n".join((*lines[:2], query, *lines[3:]))
    yield from _header_lists(request)
    yield from _header_values(request, service)
    yield "the body was signed as empty", "\n".join((*lines[:-1], _EMPTY_HASH))
    yield "the empty line between the headers and their list is missing", request.canonical.replace(
        "\n\n", "\n"
    )


def _queries(request: SignedRequest) -> Iterator[tuple[str, str]]:
    pairs = request.query
    ordered = sorted(pairs, key=itemgetter(0))
    yield "was not signed", ""
    yield "was not sorted", _joined(pairs, percent_encoded)
    yield "was sorted by value too; parameters with the same name must keep their order", (
        canonical_query(sorted(pairs))
    )
    yield "was sorted after it was encoded; sort by the names as they are", _joined(
        sorted(pairs, key=lambda pair: percent_encoded(pair[0])), percent_encoded
    )
    yield "was encoded with + for a space; use %20", _joined(
        ordered, lambda text: quote_plus(text, safe="-_.~")
    )
    yield "was not percent-encoded", _joined(ordered, str)
    yield "was signed with Action and Version only", canonical_query(
        [(n, v) for n, v in pairs if n in ("Action", "Version")]
    )
    for left_out in pairs:
        yield f"was signed without {left_out[0]!r}", canonical_query(
            [pair for pair in pairs if pair != left_out]
        )


def _joined(pairs: Iterable[tuple[str, str]], encode: Callable[[str], str]) -> str:
    return "&".join([f"{encode(name)}={encode(value)}" for name, value in pairs])


def _header_lists(request: SignedRequest) -> Iterator[tuple[str, str]]:
    query = request.canonical.split("\n")[2]
    listed = request.authorization.signed_headers

    def canonical(names: Iterable[str]) -> str:
        headers = [(name, request.values[name]) for name in names]
        return canonical_request(request.method, request.path, query, headers, request.body_hash)

    yield "the headers were signed in sorted order, but SignedHeaders is not sorted", canonical(
        sorted(listed)
    )
    for name in request.values:
        if must_be_signed(name) and name not in listed:
            reason = f"the header {name} was signed but is not in SignedHeaders"
            yield reason, canonical(sorted((*listed, name)))
    for name in listed:
        reason = f"the header {name} is in SignedHeaders but was not signed"
        yield reason, canonical(other for other in listed if other != name)


def _header_values(request: SignedRequest, service: ServiceModel) -> Iterator[tuple[str, str]]:
    sent = dict(request.headers)
    others = {
        "host": (
            sent.get("host", ""),
            *service.hosts.values(),
            service.host,
            "open.volcengineapi.com",
            "",
        ),
        "content-type": _TYPES,
    }
    lines = request.canonical.split("\n")
    for name, value in request.values.items():
        place = next((n for n, line in enumerate(lines) if line == f"{name}:{value}"), None)
        if place is None:
            continue
        guesses = (*others.get(name, ("",)), sent[name], value.lower(), " ".join(value.split()))
        for guess in guesses:
            if guess != value:
                reason = f"the header {name} was signed as {guess!r}"
                yield reason, "\n".join((*lines[:place], f"{name}:{guess}", *lines[place + 1 :]))


def _key(secret: bytes, day: str, region: str, service: str, end: str = "request") -> bytes:
    key = secret
    for part in (day, region, service, end):
        key = digest(key, part.encode(), "sha256")
    return key


def _signed(text: str, key: bytes) -> str:
    return digest(key, text.encode(), "sha256").hex()
