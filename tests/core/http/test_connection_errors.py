"""Errors of connections, as all built-in transports raise them and for reasons of each library."""

from __future__ import annotations

import pytest
from support.transport_servers import (
    Send,
    TLSServer,
    answer,
    listening,
    read_and_close,
    refusing,
    send_and_fail,
    silence,
)

from volc_sdk._core.errors import ConnectError
from volc_sdk._core.http.connection_errors import Route, connect_error
from volc_sdk._core.http.proxies import Proxy
from volc_sdk._core.http.transport import HTTPRequest
from volc_sdk._core.http.transport_config import TransportConfig

REFUSED_ADVICE = "check that a server listens there"


def location(url: str) -> str:
    return url.partition("//")[2]


def test_a_refused_connection_names_host_and_port(send: Send) -> None:
    with refusing() as url:
        message = str(send_and_fail(send, f"{url}/?Action=Act"))
    assert message.startswith(f"Act: cannot connect to {location(url)}: ")
    assert message.endswith(f"; {REFUSED_ADVICE} (nothing was sent)")


def test_tls_to_a_plain_loopback_server_suggests_http(send: Send) -> None:
    with listening(answer(b"HTTP/1.1 400 Bad Request\r\n\r\n")) as url:
        message = str(send_and_fail(send, f"{url.replace('http:', 'https:')}/"))
    assert f"check the port, or use {url} (nothing was sent)" in message


def test_an_unknown_host_is_named(send: Send) -> None:
    message = str(send_and_fail(send, "https://no-such-host.invalid/"))
    assert "cannot connect to no-such-host.invalid:443: " in message
    assert "check the host name, and the DNS of this machine" in message


def test_an_untrusted_certificate_names_verify(send: Send, tls_server: TLSServer) -> None:
    message = str(send_and_fail(send, f"https://localhost:{tls_server.port}/"))
    assert f"cannot connect to localhost:{tls_server.port}: " in message
    assert "pass the PEM file of a private CA as verify=" in message


def test_a_proxy_is_named_with_the_argument(send: Send) -> None:
    with refusing() as proxy:
        config = TransportConfig(proxy=proxy.replace("//", "//me:canary@"))
        message = str(send_and_fail(send, "https://service.test/", config))
    route = f"service.test:443 through the proxy {location(proxy)} (from proxy=)"
    assert f"cannot connect to {route}: " in message
    assert message.endswith("; check the proxy in proxy= (nothing was sent)")
    assert "canary" not in message


def test_a_proxy_is_named_with_the_environment_variable(
    send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    with refusing() as proxy:
        monkeypatch.setenv("HTTPS_PROXY", proxy)
        message = str(send_and_fail(send, "https://service.test/"))
    assert f"through the proxy {location(proxy)} (from HTTPS_PROXY)" in message
    assert "check the proxy in HTTPS_PROXY, or add the host to NO_PROXY" in message


def test_timeouts_and_lost_connections_name_the_host(send: Send) -> None:
    config = TransportConfig(connect_timeout_s=0.2)
    with listening(silence) as url:
        tls = send_and_fail(send, f"{url.replace('http:', 'https:')}/", config)
        assert f"connecting took too long, to {location(url)}; check the host" in str(tls)
        late = send_and_fail(send, f"{url}/", timeout_s=0.2)
        assert f"no reply within 0.2 s from {location(url)} " in str(late)
    with listening(read_and_close) as url:
        lost = send_and_fail(send, f"{url}/")
        assert f"connection to {location(url)} lost: " in str(lost)


@pytest.mark.parametrize(
    ("reason", "advice"),
    [
        ("Connection refused (os error 111)", REFUSED_ADVICE),
        ("All connection attempts failed", REFUSED_ADVICE),
        ("[Errno -2] Name or service not known", "check the host name, and the DNS"),
        ("[Errno 8] nodename nor servname provided", "check the host name, and the DNS"),
        ("[Errno -3] Temporary failure in name resolution", "check the host name, and the DNS"),
        ("received corrupt message of type InvalidContentType", "uses no TLS on this port"),
        ("[SSL: WRONG_VERSION_NUMBER] wrong version number", "uses no TLS on this port"),
        ("invalid peer certificate: UnknownIssuer", "verify="),
        ("[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed", "verify="),
        ("Network is unreachable (os error 101)", "check the host, the network, and whether"),
    ],
)
def test_the_advice_for_each_reason(reason: str, advice: str) -> None:
    request = HTTPRequest("Act", "POST", "https://api.test/", {}, b"", 1.0)
    error = connect_error(request, Route(request.url, None), reason)
    assert type(error) is ConnectError
    assert f"cannot connect to api.test:443: {reason}; " in str(error)
    assert advice in str(error)
    assert "http://" not in str(error)  # plain http is for loopback only


def test_a_route_shows_no_password() -> None:
    proxy = Proxy("http://me:canary@[fd00::1]:3128", "ALL_PROXY")
    route = Route("http://[::1]/", proxy)
    assert str(route) == "[::1]:80 through the proxy [fd00::1]:3128 (from ALL_PROXY)"
    assert "canary" not in f"{route!r} {proxy!r}"
