"""Find out why a signature is wrong: sign again with one part changed, and see what fits.

The words name the part. They show the canonical request as the server built it, but neither the
secret key nor the signature that would have been right.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from hmac import digest
from typing import Final
from urllib.parse import quote, quote_plus

from .._core.auth.signing import ALGORITHM, canonical_request
from ..service import HOSTS, SIGNING_NAME
from .signed import Claim, SignedRequest

_METHODS: Final = ("POST", "GET", "PUT", "DELETE", "PATCH", "HEAD")
_SERVICES: Final = (SIGNING_NAME, "im", "imagex", "rtc_im", "open", "")
_REGIONS: Final = (*HOSTS, "cn-beijing", "ap-singapore-1", "us-east-1", "")
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


def difference(request: SignedRequest, claim: Claim, secret_key: str) -> str:
    """What differs, so far as the server can tell, and the canonical request that it built."""
    hint = next(
        (
            words
            for words, text, key in _attempts(request, claim, secret_key)
            if _signed(text, key) == claim.signature
        ),
        "what the server can check by itself agrees: the date, the scope, the hash of the body and "
        "the list of signed headers. If your canonical request is the one below, the secret key "
        "differs; if not, the lines that differ do: method, path, query, or the value of a header",
    )
    known = sha256(request.canonical.encode()).hexdigest()
    return (
        f"the signature differs from the server's: {hint}. The canonical request as the server "
        f"sees it has the SHA-256 {known} and is\n{request.canonical_to_show}"
    )


def _attempts(
    request: SignedRequest, claim: Claim, secret_key: str
) -> Iterator[tuple[str, str, bytes]]:
    """Ways to sign wrongly: the words for each, the string to sign, and the signing key."""
    scope = (claim.day, claim.region, claim.service)
    key = _key(secret_key.encode(), *scope)
    date = request.values["x-date"]

    def text(canonical: str, to_sign: tuple[str, str, str] = scope, when: str = date) -> str:
        day, region, service = to_sign
        hashed = sha256(canonical.encode()).hexdigest()
        return f"{ALGORITHM}\n{when}\n{day}/{region}/{service}/request\n{hashed}"

    for words, canonical in _canonical_requests(request):
        yield words, text(canonical), key
    for region in _REGIONS:
        for service in _SERVICES:
            other = (claim.day, region, service)
            words = f"the key was made for the region {region!r} and the service {service!r}"
            yield words, text(request.canonical, other), _key(secret_key.encode(), *other)
            yield words, text(request.canonical), _key(secret_key.encode(), *other)
    prefixed = _key(b"AWS4" + secret_key.encode(), *scope)
    yield "the secret key got a prefix; there is none", text(request.canonical), prefixed
    yield "the key was made with aws4_request; the last step is request", text(
        request.canonical
    ), _key(secret_key.encode(), *scope, "aws4_request")
    yield "the string to sign lacks the date as X-Date has it", text(
        request.canonical, when=date[:8]
    ), key
    yield "the canonical request was signed itself; its SHA-256 is the last line of what is", (
        f"{ALGORITHM}\n{date}\n{'/'.join(scope)}/request\n{request.canonical}"
    ), key


def _canonical_requests(request: SignedRequest) -> Iterator[tuple[str, str]]:
    for method in _METHODS:
        if method != request.method:
            yield f"the method: it was signed as {method}", replace(
                request, method=method
            ).canonical
    for path in ("", "/", f"{request.path}/", quote(request.path, safe="")):
        yield f"the path: it was signed as {path!r}", replace(request, path=path).canonical
    lines = request.canonical.split("\n")
    for words, query in _queries(request):
        yield f"the query: {words}", "\n".join((*lines[:2], query, *lines[3:]))
    yield from _header_values(request)
    yield "the body: it was signed as empty", "\n".join((*lines[:-1], _EMPTY_HASH))
    yield "the empty line between headers and their list is missing", request.canonical.replace(
        "\n\n", "\n"
    )


def _queries(request: SignedRequest) -> Iterator[tuple[str, str]]:
    pairs = request.query
    yield "it was left out", ""
    yield "it is not sorted", "&".join(f"{_quoted(n)}={_quoted(v)}" for n, v in pairs)
    yield "a space was signed as +, not as %20", "&".join(
        sorted(f"{quote_plus(n, safe='-_.~')}={quote_plus(v, safe='-_.~')}" for n, v in pairs)
    )
    yield "it was not percent-encoded", "&".join(sorted(f"{n}={v}" for n, v in pairs))
    alone = [(n, v) for n, v in pairs if n in ("Action", "Version")]
    yield "only Action and Version were signed", "&".join(
        sorted(f"{_quoted(n)}={_quoted(v)}" for n, v in alone)
    )
    for name, value in pairs:
        rest = [(n, v) for n, v in pairs if (n, v) != (name, value)]
        yield f"{name!r} was not signed", "&".join(
            sorted(f"{_quoted(n)}={_quoted(v)}" for n, v in rest)
        )


def _header_values(request: SignedRequest) -> Iterator[tuple[str, str]]:
    sent = dict(request.headers)
    others = {
        "host": (sent.get("host", ""), *HOSTS.values(), "open.volcengineapi.com", ""),
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
                words = f"the header {name}: it was signed as {guess!r}"
                yield words, "\n".join((*lines[:place], f"{name}:{guess}", *lines[place + 1 :]))
        less = [
            (n, request.values[n])
            for n in lines[-2].split(";")
            if n in request.values and n != name
        ]
        yield f"the header {name}: it is in SignedHeaders but was not signed", canonical_request(
            request.method, request.path, lines[2], less, request.body_hash
        )


def _quoted(text: str) -> str:
    return quote(text, safe="-_.~")


def _key(secret: bytes, day: str, region: str, service: str, end: str = "request") -> bytes:
    key = secret
    for part in (day, region, service, end):
        key = digest(key, part.encode(), "sha256")
    return key


def _signed(text: str, key: bytes) -> str:
    return digest(key, text.encode(), "sha256").hex()
