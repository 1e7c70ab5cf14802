"""What the console requires of a request that changes something, and the headers of its responses."""

from __future__ import annotations

from typing import Final, TypeVar

from starlette.requests import Request
from starlette.responses import Response

from ..control_requests import ControlError, decode_body

T = TypeVar("T")

SENT_BY_PAGE: Final = "x-console"
"""Header that the page adds to requests. Pages of other sites cannot: browsers would ask first."""

BODY_LIMIT_BYTES: Final = 4 * 1024 * 1024

_HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}


def check_action(request: Request) -> None:
    """Raise ControlError unless the page itself made the request."""
    origin, host = request.headers.get("origin"), request.headers.get("host", "")
    if origin is not None and origin.lower() != f"http://{host}".lower():
        raise ControlError(
            403,
            f"the console refuses requests of pages at {origin}",
            f"调试台拒绝来自 {origin} 页面的请求",
        )
    if request.headers.get("sec-fetch-site", "same-origin") != "same-origin":
        raise ControlError(
            403,
            "the console refuses requests of pages of other sites",
            "调试台拒绝来自其他网站页面的请求",
        )
    if SENT_BY_PAGE not in request.headers:
        raise ControlError(
            403, f"the request lacks the header {SENT_BY_PAGE}", f"请求缺少头部 {SENT_BY_PAGE}"
        )


async def read_action(request: Request, kind: type[T]) -> T:
    """Return the JSON body of a request that the page made; raise ControlError."""
    check_action(request)
    raw = b""
    async for chunk in request.stream():
        raw += chunk
        if len(raw) > BODY_LIMIT_BYTES:
            raise ControlError(
                413,
                f"the body has more than {BODY_LIMIT_BYTES} bytes",
                f"请求体超过 {BODY_LIMIT_BYTES} 字节",
            )
    return decode_body(raw, kind)


def protected(response: Response) -> Response:
    """Return the response with headers that let the browser load and run the console's files only."""
    response.headers.update(_HEADERS)
    return response
