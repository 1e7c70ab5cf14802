"""Show the signed request of a call instead of sending it: as curl and as Python."""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Mapping
from typing import Any, Final, NoReturn

from .._core.http.transport import HTTPRequest, HTTPResponse
from .._core.middleware import Middleware
from .session import Session

_MASK: Final = "***"
_SIGNATURE: Final = re.compile(r"(?<=Signature=)[0-9a-f]+")
_SECRET_HEADERS: Final = ("x-security-token",)


class _SignedError(Exception):
    """Ends a call before its request is sent."""

    def __init__(self, request: HTTPRequest) -> None:
        super().__init__("not sent")
        self.request = request


class _Keep(Middleware):
    def around_attempt(
        self, request: HTTPRequest, proceed: Callable[[HTTPRequest], HTTPResponse]
    ) -> NoReturn:
        raise _SignedError(request)


def signed_request(session: Session, call: Callable[[Any], Any]) -> HTTPRequest:
    """Return the signed request of a call, which is not sent; `call` gets a client."""
    with session.make_client(_Keep()) as client:
        try:
            call(client)
        except _SignedError as signed:
            return signed.request
    raise AssertionError("a call sends a request")


def print_request(session: Session, method: str, keywords: Mapping[str, Any]) -> None:
    """Print the request of a typed call."""
    request = signed_request(session, lambda client: getattr(client, method)(**keywords))
    _print(session, request, f"    {_call(method, keywords)}")


def print_listing(session: Session, iterator: str, keywords: Mapping[str, Any]) -> None:
    """Print the request of the first page of a listing."""
    request = signed_request(session, lambda client: getattr(client, iterator)(**keywords).first())
    call = f"    for item in {_call(iterator, keywords)}:\n        print(item.to_dict())"
    _print(session, request, call)


def print_call(session: Session, action: str, body: Mapping[str, Any], version: str | None) -> None:
    """Print the request of a call by name."""
    request = signed_request(
        session, lambda client: client.call(action, body, read=True, version=version)
    )
    dated = f", version={version!r}" if version else ""
    _print(session, request, f"    client.call({action!r}, {dict(body)!r}{dated})")


def _call(method: str, keywords: Mapping[str, Any]) -> str:
    lines = [f"        {name}={value!r}," for name, value in keywords.items()]
    return "\n".join([f"client.{method}(", *lines, "    )"])


def curl(request: HTTPRequest, *, masked: bool) -> str:
    """Return the command that sends a request; with `masked`, without what proves the identity."""
    words = ["curl", "-X", request.method, request.url]
    for name, value in request.headers.items():
        words += ["-H", f"{name}: {_masked(name, value) if masked else value}"]
    return shlex.join([*words, "--data-raw", request.body.decode()])


def _masked(name: str, value: str) -> str:
    return _MASK if name.lower() in _SECRET_HEADERS else _SIGNATURE.sub(_MASK, value)


def _print(session: Session, request: HTTPRequest, call: str) -> None:
    note = session.say("curl, with the signature masked", "curl 命令，签名已隐去")
    not_sent = session.say("nothing was sent", "未发送任何请求")
    options, program = session.options, session.program
    names = [each.name for each in program.parameters]
    given = {
        name: getattr(options, name)
        for name in ("profile", "region", "endpoint", *names)
        if getattr(options, name) is not None
    }
    if options.allow_http:
        given["allow_http"] = True
    arguments = ", ".join(f"{name}={value!r}" for name, value in given.items())
    session.output.text(
        "\n".join(
            [
                f"# {note}",
                curl(request, masked=True),
                "",
                "# Python",
                f"from {program.package} import Client",
                "",
                f"with Client({arguments}) as client:",
                call,
                "",
                f"# {not_sent}",
            ]
        )
    )
