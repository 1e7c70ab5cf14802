"""Replies, settings and files that would send signed requests elsewhere, or in plain text."""

from __future__ import annotations

import os
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from itertools import islice, product
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

import trustme
from attacks.outcomes import Fault, expect
from support.loopback import KEYS
from support.transport_servers import answer, listening

from volc_im import AsyncClient, Client, TransportConfig
from volc_im.errors import ConfigError

from .cases import Case, Report, case
from .clients import SIDES, VALUE, Side, read, write
from .damaged_replies import check
from .misbehavior import answering
from .peer import keeping, peer
from .replies import reply

_STATUSES: Final = (300, 301, 302, 303, 304, 305, 306, 307, 308, 399, 201, 401, 407, 511)
_TARGETS: Final = (
    "{same}/elsewhere", "/elsewhere", "?a=b", "", "{other}/", "//{host}/", "http://u:p@{host}/",
    "https://{host}/", "file:///etc/passwd", "ftp://{host}/", "javascript:alert(1)", "http://[",
    "\x0chttp://{host}/", "{other}/\xff", "unix:/tmp/x", "HTTP://{host}/",
)  # fmt: skip
_SIGNED: Final = b"HMAC-SHA256 Credential="
_PROXIES: Final = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "VOLC_HTTP_PROXY", "NO_PROXY")
_PLAIN: Final = (
    "http://example.com", "http://10.0.0.1", "http://im.internal", "http://127.0.0.1.example.com",
    "http://localhost.example.com", "http://user@localhost", "http://localhost@example.com",
    "http://0.0.0.0", "http://2130706433.example.com", "HTTP://example.com", "http://[::ffff:8.8.8.8]",
    "ws://localhost", "file:///etc/passwd", "http://localhost:1/path", "http://localhost\n.example.com",
    "http://\u217cocalhost",
)  # fmt: skip
_HEADERS: Final = (
    "Host", "host", "Authorization", "X-Date", "X-Content-Sha256", "X-Security-Token",
    "Content-Length", "Transfer-Encoding", "Connection", "Upgrade", "Expect", "TE", "Trailer", "Host ",
    "X-A\r\nHost", "X-A: b\r\nHost", "",
)  # fmt: skip


def redirects(every: int, side: Side, report: Report) -> None:
    """Redirect calls in every n-th way; no other server gets anything, and nothing is sent again."""
    with peer(answering) as other, peer(answering) as server:
        server.keeps = other.keeps = True
        names = {
            "same": server.endpoint,
            "other": other.endpoint,
            "host": urlsplit(other.endpoint).netloc,
        }
        with side.open(server.endpoint) as caller:
            for status, target in islice(product(_STATUSES, _TARGETS), 0, None, every):
                server.play = keeping(_redirect(status, target.format(**names)))
                check(server, caller, write, report, 1)
                check(server, caller, read, report, 2)
        expect(not other.requests, "a redirect was followed to another server")
        targets = {request.split(b" ", 2)[1] for request in server.requests}
        expect(all(target.startswith(b"/?Action=") for target in targets), f"sent to {targets}")


def _redirect(status: int, target: str) -> bytes:
    ask = ("WWW-Authenticate: Basic realm=a", "Proxy-Authenticate: Basic realm=a") * (status > 400)
    head = reply(b"", f"Location: {target}", *ask, status=f"{status} Moved").decode()
    return head.encode("latin-1")


@contextmanager
def _authority() -> Iterator[tuple[ssl.SSLContext, TransportConfig]]:
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    with authority.cert_pem.tempfile() as path:
        yield context, TransportConfig(verify=path)


def downgrades(side: Side, report: Report) -> None:
    """Redirect calls from https to http, and answer TLS with plain text."""
    with (
        _authority() as (context, config),
        peer(answering) as plain,
        peer(answering, context) as server,
    ):
        plain.keeps = True
        with side.open(server.endpoint, config) as caller:
            for status in _STATUSES:
                server.play = keeping(_redirect(status, plain.endpoint))
                check(server, caller, write, report, 1)
            server.play = answering
            expect(caller.outcome(read(0), server.endpoint) == VALUE, "TLS does not work")
        with listening(answer(_redirect(307, plain.endpoint))) as endpoint:
            as_tls = endpoint.replace("http:", "https:")
            with side.open(as_tls, config, max_retries=0) as caller:
                outcome = caller.outcome(write(1), as_tls)
                expect(outcome == "ConnectError", f"plain text in place of TLS: {outcome}")
                report(outcome)
        with side.open(server.endpoint, max_retries=0) as caller:  # does not trust the certificate
            outcome = caller.outcome(write(1), server.endpoint)
            expect(outcome == "ConnectError", f"an unknown certificate: {outcome}")
            report(outcome)
        expect(not plain.requests, "a request was sent without TLS")


def offers(side: Side, report: Report) -> None:
    """Send headers that would change later requests: cookies, other addresses, passwords."""
    with peer(answering) as other, peer(answering) as server, side.open(server.endpoint) as caller:
        server.keeps = other.keeps = True
        port = urlsplit(other.endpoint).port
        Path("~/.netrc").expanduser().write_text("machine 127.0.0.1 login a password canary\n")
        for header in (
            "Set-Cookie: canary=1", f'Alt-Svc: h2=":{port}", http/1.1=":{port}"',
            f"Refresh: 0; url={other.endpoint}", f"Content-Location: {other.endpoint}",
            "Strict-Transport-Security: max-age=9999", "Upgrade: h2c", 'WWW-Authenticate: Basic realm="a"',
            f"Link: <{other.endpoint}>; rel=preload", "Connection: Upgrade, HTTP2-Settings",
            "Clear-Site-Data: *", "Proxy-Connection: keep-alive", "Keep-Alive: timeout=9999",
        ):  # fmt: skip
            for status in ("200 OK", "401 No", "407 No", "421 Misdirected Request", "426 Upgrade"):
                server.play = keeping(reply(b"{}", header, status=status))
                check(server, caller, write, report, 1)
                server.play = answering
                expect(caller.outcome(read(0), server.endpoint) == VALUE, f"after {header}")
        for request in server.requests:
            expect(b"canary" not in request and b"cookie" not in request.lower(), "sent back")
            expect(request.count(_SIGNED) == 1, "a request without its signature")
        expect(not other.requests, "a request was sent to another server")


def plain_endpoints(side: Side, report: Report) -> None:
    """Name servers that would get signed requests in plain text, and headers of the signature."""
    kind: Any = AsyncClient if side.is_async else Client
    for endpoint in _PLAIN:
        _expect_refused(
            lambda endpoint=endpoint: kind(**KEYS, endpoint=endpoint, app_id=1), endpoint
        )
        report("ConfigError")
    with peer(answering) as server, side.open(server.endpoint) as caller:
        for name in _HEADERS:
            _expect_refused(lambda name=name: caller.im.with_options(headers={name: "a"}), name)
            report("ConfigError")
        for value in ("a\r\nHost: b", "a\nb", "a\0b", "\xff", " a"):
            _expect_refused(
                lambda value=value: caller.im.with_options(headers={"X-A": value}), value
            )
            report("ConfigError")


def _expect_refused(make: Any, what: str) -> None:
    try:
        make()
    except ConfigError:
        return
    raise Fault(f"{what!r} was accepted")


def proxies(side: Side, report: Report) -> None:
    """Set the variables of proxies; requests go where the documents say."""
    with (
        _authority() as (context, trusting),
        peer(answering) as proxy,
        peer(answering) as server,
        peer(answering, context) as secure,
    ):
        proxy.keeps = True
        private = "http://im.internal"

        def sent(endpoint: str, config: TransportConfig | None = None, **variables: str) -> bytes:
            proxy.requests.clear()
            with _environment(variables), side.open(
                endpoint, config, allow_http=True, max_retries=0, timeout=1
            ) as caller:  # fmt: skip
                report(caller.outcome(write(1), endpoint))
            return b"".join(proxy.requests)

        url = proxy.endpoint
        everywhere = dict.fromkeys(_PROXIES[:4], url)
        expect(not sent(server.endpoint, **everywhere), "this machine is reached without proxies")
        expect(not sent(secure.endpoint, trusting, **everywhere), "nor with TLS")
        for name in ("HTTP_PROXY", "ALL_PROXY", "VOLC_HTTP_PROXY"):
            expect(
                b" http://im.internal/?Action=" in sent(private, **{name: url}), f"{name} is used"
            )
        off = TransportConfig(trust_env=False, connect_timeout_s=1)
        expect(not sent(private, off, **everywhere), "trust_env=False")
        expect(not sent(private, **everywhere, NO_PROXY="*"), "NO_PROXY")
        expect(not sent(private, HTTP_PROXY=url, REQUEST_METHOD="GET"), "HTTP_PROXY under CGI")
        tunnel = sent("https://im.example", **everywhere)
        expect(tunnel.startswith(b"CONNECT im.example:443 ") or not tunnel, f"{tunnel!r}")
        expect(_SIGNED not in tunnel, "a proxy saw the request of an https endpoint")
        _expect_refused(
            lambda: TransportConfig(proxy="http://user:canary@host:port:1"),
            "a proxy that is no URL",
        )


@contextmanager
def _environment(variables: dict[str, str]) -> Iterator[None]:
    before = dict(os.environ)
    for name in (*_PROXIES, *(name.lower() for name in _PROXIES)):
        os.environ.pop(name, None)
    os.environ.update(variables)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def cases(every: int = 1) -> Iterator[Case]:
    """Yield all cases, with every n-th way to redirect a call."""
    for side in SIDES:
        yield case("redirect", side, partial(redirects, every))
        yield case("downgrade from TLS", side, downgrades)
        yield case("headers that change later requests", side, offers)
        yield case("endpoint without TLS, header of the signature", side, plain_endpoints)
        yield case("proxies of the environment", side, proxies)
