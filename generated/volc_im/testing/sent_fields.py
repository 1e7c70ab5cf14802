"""The fields of a request, from its JSON body, its form or its query."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlsplit

import msgspec

from .._core.http.transport import HTTPRequest
from .._core.schema.dotted import read_form, read_pairs, without_action
from .._core.service import ServiceModel
from .._core.util.json_text import decode_json

_FORM = "application/x-www-form-urlencoded"


def sent_fields(service: ServiceModel, request: HTTPRequest) -> object:
    """Return the fields of a request by wire names; None if its body is not JSON.

    The fields of an action that the package does not know are single values, named as they were sent.
    """
    content_type = request.headers.get("Content-Type", "")
    if request.body and not content_type.startswith(_FORM):
        return decoded_json(request.body)
    query = parse_qsl(urlsplit(request.url).query, keep_blank_values=True)
    pairs = read_form(request.body) if request.body else without_action(query)
    if request.action not in service.actions:
        return dict(pairs)
    return read_pairs(pairs, service.action(request.action).request)[0]


def decoded_json(body: bytes) -> object:
    """Return a decoded body, as the client reads it; None if it is not JSON."""
    try:
        return decode_json(body)
    except (msgspec.DecodeError, RecursionError):
        return None
