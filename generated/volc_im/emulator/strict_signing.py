"""Rules for signatures that official clients break, and that only strict signing enforces.

The clients for Node and PHP do not sign `Content-Type`, for example, and published examples leave
`X-Content-Sha256` out or list the signed headers in another order. The platform accepts them all.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from .signed_request import ALWAYS_SIGNED, SignedRequest, must_be_signed

SINGLE_BLANKS: Final = (
    "a header value was signed with one blank for several; sign the value as it is sent"
)


def broken_rules(request: SignedRequest) -> Iterator[str]:
    """Yield the rules that a request breaks, apart from `SINGLE_BLANKS`.

    Raises:
        ServiceError: The Authorization header is malformed.
    """
    listed, sent = request.authorization.signed_headers, request.values
    for name in ALWAYS_SIGNED:
        if name not in sent:
            yield f"the {name.title()} header is missing"
    if list(listed) != sorted(set(listed)):
        yield "SignedHeaders must be sorted, without duplicates"
    for name in sent:
        if name not in listed and must_be_signed(name):
            yield f"the header {name} was sent but is not in SignedHeaders"
