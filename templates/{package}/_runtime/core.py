"""What a call comes to, decided without I/O: the sync and the async client share all of it."""

from __future__ import annotations

import sys
from typing import Any, Final

import msgspec

from ..errors import ValidationError, Violation
from ..service import DISTRIBUTION, SIGNING_NAME, VERSION
from ..signing import sign
from .facts import Action
from .model import Struct
from .settings import Settings
from .transport import HTTPRequest
from .validation import violations

USER_AGENT: Final = f"{DISTRIBUTION}/{VERSION} (python/{sys.version.split()[0]})"

_encoder = msgspec.json.Encoder()


def build(action: Action[Any], request: Struct, settings: Settings) -> HTTPRequest:
    """The request of a call, checked, encoded and signed; raises ValidationError."""
    from ..fields import FIELDS

    try:
        data = msgspec.to_builtins(request, str_keys=True)
        broken = violations(data, action, FIELDS)
        body = _encoder.encode(request)
    except (TypeError, OverflowError, RecursionError, UnicodeEncodeError) as error:
        broken, body = (Violation("", f"the request cannot be written as JSON: {error}"),), b""
    if broken:
        raise ValidationError(action.name, broken)
    url = f"{settings.endpoint}/?{action.query}"
    headers = {
        "Content-Type": "application/json",
        "Accept": "application/json",
        "User-Agent": USER_AGENT,
    }
    headers |= sign(
        method="POST",
        url=url,
        headers=headers,
        body=body,
        credentials=settings.credentials,
        region=settings.region,
        service=SIGNING_NAME,
    )
    return HTTPRequest(action.name, "POST", url, headers, body, settings.timeout_s)
