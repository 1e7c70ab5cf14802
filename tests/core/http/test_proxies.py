from __future__ import annotations

import gc
import ssl
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path

import pytest
from support.loopback import ScriptedServer
from support.transport_servers import (
    SENDERS,
    Behavior,
    Proxy,
    Send,
    TLSServer,
    answer,
    listening,
    proxying,
    read_and_close,
    refusing,
    request,
    reset,
    send_and_fail,
    silence,
    socks_proxying,
    with_tls,
)

from volc_sdk._core.errors import ConfigError, ConnectError, ConnectionLostError, TimeoutError
from volc_sdk._core.http.proxies import Proxy as ProxyURL
from volc_sdk._core.http.proxies import proxy_for
from volc_sdk._core.http.transport_config import TransportConfig

URL = "https://rtc.volcengineapi.com/"
PROXY = "http://proxy.test:3128"


def url_of(proxy: ProxyURL | None) -> str | None:
    return None if proxy is None else proxy.url


@pytest.mark.parametrize(
    ("url", "environ", "expected"),
    [
        (URL, {}, None),
        (URL, {"HTTPS_PROXY": PROXY}, PROXY),
        (URL, {"https_proxy": PROXY}, PROXY),
        (URL, {"https_proxy": PROXY, "HTTPS_PROXY": "http://upper.test"}, PROXY),
        (URL, {"https_proxy": "", "HTTPS_PROXY": PROXY}, PROXY),
        (URL, {"https_proxy": "  ", "HTTPS_PROXY": f" {PROXY}\n"}, PROXY),
        (URL, {"HTTPS_PROXY": "  "}, None),
        (URL, {"HTTPS_PROXY": PROXY, "no_proxy": " ", "NO_PROXY": "volcengineapi.com"}, None),
        (URL, {"ALL_PROXY": "socks5://proxy.test:1080"}, "socks5://proxy.test:1080"),
        (URL, {"ALL_PROXY": "http://all.test", "HTTPS_PROXY": PROXY}, PROXY),
        (URL, {"HTTP_PROXY": PROXY}, None),
        (URL, {"HTTPS_PROXY": "proxy.test:3128"}, PROXY),
        (URL, {"VOLC_HTTPS_PROXY": PROXY}, PROXY),
        (URL, {"VOLC_HTTPS_PROXY": "http://volc.test", "ALL_PROXY": PROXY}, PROXY),
        (URL, {"VOLC_HTTP_PROXY": PROXY}, None),
        (URL, {"VOLC_HTTPS_PROXY": PROXY, "VOLC_NO_PROXY": "volcengineapi.com"}, None),
        ("http://service.test/", {"HTTP_PROXY": PROXY}, PROXY),
        ("http://service.test/", {"HTTP_PROXY": PROXY, "REQUEST_METHOD": "GET"}, None),
        ("http://service.test/", {"http_proxy": PROXY, "REQUEST_METHOD": "GET"}, PROXY),
        ("http://service.test/", {"VOLC_HTTP_PROXY": PROXY}, PROXY),
        ("http://localhost:8080/", {"HTTP_PROXY": PROXY}, None),
        ("http://100.96.0.96/latest/", {"HTTP_PROXY": PROXY}, None),
        ("http://127.8.0.1:8080/", {"HTTP_PROXY": PROXY}, None),
        ("http://[::1]/", {"ALL_PROXY": PROXY}, None),
        ("http://192.168.0.1/", {"ALL_PROXY": PROXY}, PROXY),
    ],
)
def test_the_environment(url: str, environ: dict[str, str], expected: str | None) -> None:
    assert url_of(proxy_for(url, TransportConfig(), environ)) == expected


@pytest.mark.parametrize(
    ("listed", "url", "direct"),
    [
        ("*", URL, True),
        ("rtc.volcengineapi.com", URL, True),
        ("volcengineapi.com", URL, True),
        (".volcengineapi.com", URL, True),
        ("*.volcengineapi.com", URL, True),
        ("VolcEngineAPI.com", URL, True),
        ("volcengineapi.com.", URL, True),
        ("a.test, volcengineapi.com", URL, True),
        ("a.test volcengineapi.com", URL, True),
        ("engineapi.com", URL, False),
        ("com.volcengineapi", URL, False),
        ("rtc.volcengineapi.com:443", URL, True),
        ("rtc.volcengineapi.com:8443", URL, False),
        ("a.test:8443", "https://a.test:8443/", True),
        (",, ,", URL, False),
        (".", URL, False),
        ("10.0.0.0/8", "https://10.1.2.3/", True),
        ("10.0.0.0/8", "https://11.1.2.3/", False),
        ("10.1.2.9/16", "https://10.1.2.3/", True),
        ("10.0.0.0/8", URL, False),
        ("10.0.0.0/99", "https://10.1.2.3/", False),
        ("10.1.2.3", "https://10.1.2.3/", True),
        ("2.3", "https://10.1.2.3/", False),
        ("fd00::/8", "https://[fd00::1]/", True),
        ("fd00::/8", "https://10.1.2.3/", False),
        ("fd00:0::1", "https://[fd00::1]/", True),
        ("[fd00::1]", "https://[fd00::1]/", True),
        ("[fd00::1]:443", "https://[fd00::1]/", True),
        ("[fd00::1]:80", "https://[fd00::1]/", False),
    ],
)
def test_hosts_without_a_proxy(listed: str, url: str, direct: bool) -> None:
    for name in ("NO_PROXY", "no_proxy"):
        found = proxy_for(url, TransportConfig(), {"HTTPS_PROXY": PROXY, name: listed})
        assert found == (None if direct else (PROXY, "HTTPS_PROXY"))


def test_a_proxy_that_is_passed_takes_everything() -> None:
    config = TransportConfig(proxy="proxy.test:1")
    environ = {"HTTPS_PROXY": "http://other.test", "NO_PROXY": "*"}
    for url in (URL, "http://localhost/"):
        assert proxy_for(url, config, environ) == ("http://proxy.test:1", "proxy=")


def test_an_environment_that_is_not_trusted() -> None:
    assert proxy_for(URL, TransportConfig(trust_env=False), {"HTTPS_PROXY": PROXY}) is None


def test_an_invalid_url_in_the_environment_is_reported_with_the_variable() -> None:
    with pytest.raises(ConfigError, match=r"^VOLC_HTTPS_PROXY is not a valid proxy URL") as caught:
        proxy_for(URL, TransportConfig(), {"VOLC_HTTPS_PROXY": "http://u:can/ary@h"})
    assert "can" not in str(caught.value)


# All transports through real proxies


@pytest.fixture
def proxy() -> Iterator[Proxy]:
    with proxying() as proxy_:
        yield proxy_


def basic(userinfo: str) -> str:
    return "Basic " + b64encode(userinfo.encode()).decode()


def test_a_proxy_of_the_configuration(send: Send, proxy: Proxy) -> None:
    config = TransportConfig(proxy=f"http://{proxy.location}")
    assert send(request("http://service.test/?Action=A"), config).body == b"by proxy"
    assert proxy.seen == [("POST", "http://service.test/?Action=A", None)]


def test_user_and_password_of_a_proxy(send: Send, proxy: Proxy) -> None:
    config = TransportConfig(proxy=f"http://me:p%40ss%2Fw%3A%C3%BC@{proxy.location}")
    assert send(request("http://service.test/"), config).status == 200
    assert proxy.seen[0][2] == basic("me:p@ss/w:ü")
    assert "p%40" not in repr(config)


def test_a_proxy_of_the_environment(
    send: Send, proxy: Proxy, server: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", f"http://{proxy.location}")
    server.answer(b"direct")
    unspecified = "0.0.0.0"  # connects to this machine, but is not a loopback address
    own = server.endpoint.replace("127.0.0.1", unspecified)
    assert send(request("http://service.test/")).body == b"by proxy"
    assert send(request(f"{own}/")).body == b"by proxy"
    assert send(request(f"{server.endpoint}/")).body == b"direct"
    assert send(request(f"{own}/"), TransportConfig(trust_env=False)).body == b"direct"
    monkeypatch.setenv("NO_PROXY", "service.invalid,0.0.0.0")
    assert send(request(f"{own}/")).body == b"direct"
    assert [target for _, target, _ in proxy.seen] == ["http://service.test/", f"{own}/"]


def test_a_tunnel_through_a_proxy(send: Send, proxy: Proxy, tls_server: TLSServer) -> None:
    config = TransportConfig(proxy=f"http://me:pw@{proxy.location}", verify=tls_server.trusted)
    port = tls_server.port
    assert send(request(f"https://localhost:{port}/"), config).body == b"secret"
    assert proxy.seen == [("CONNECT", f"localhost:{port}", basic("me:pw"))]


def test_a_proxy_that_refuses_to_tunnel_sent_nothing(send: Send, proxy: Proxy) -> None:
    proxy.refuse = True
    config = TransportConfig(proxy=f"http://me:canary@{proxy.location}")
    error = send_and_fail(send, "https://service.test/", config)
    assert type(error) is ConnectError
    assert error.request_sent is False
    cause: BaseException | None = error
    while cause is not None:
        assert "canary" not in f"{cause!r} {cause}"
        cause = cause.__cause__ or cause.__context__


def test_a_proxy_that_is_down_sent_nothing(send: Send) -> None:
    with refusing() as refusing_proxy:
        config = TransportConfig(proxy=refusing_proxy.replace("//", "//me:canary@"))
        error = send_and_fail(send, "http://service.test/", config)
    assert type(error) is ConnectError
    assert "canary" not in f"{error!r} {error} {error.__cause__!r}"


@pytest.mark.parametrize(
    "behave",
    [read_and_close, reset, answer(b"hello\r\n\r\n"), answer(b"HTTP/1.1 200 OK\r\n\r\n")],
    ids=["close", "reset", "junk", "tunnel to nowhere"],
)
def test_a_proxy_that_fails_to_create_a_tunnel_sent_nothing(send: Send, behave: Behavior) -> None:
    with listening(behave) as proxy:
        error = send_and_fail(send, "https://service.test/", TransportConfig(proxy=proxy))
    assert type(error) is ConnectError
    assert error.request_sent is False


def test_creating_a_tunnel_belongs_to_connecting(send: Send) -> None:
    with listening(silence) as proxy:
        config = TransportConfig(proxy=proxy, connect_timeout_s=0.2)
        error = send_and_fail(send, "https://service.test/", config, timeout_s=60)
    assert type(error) is TimeoutError
    assert error.request_sent is False
    assert "connecting took too long" in str(error)


@pytest.mark.parametrize(
    "behave", [read_and_close, reset, answer(b"hello\r\n\r\n")], ids=["close", "reset", "junk"]
)
def test_a_proxy_without_a_tunnel_may_have_forwarded_the_request(
    send: Send, behave: Behavior
) -> None:
    with listening(behave) as proxy:
        error = send_and_fail(send, "http://service.test/", TransportConfig(proxy=proxy))
    assert type(error) is ConnectionLostError
    assert error.request_sent is True


@pytest.mark.parametrize("name", [name for name in SENDERS if name != "reqwest"])
def test_a_proxy_with_tls(name: str, tls: tuple[ssl.SSLContext, Path]) -> None:
    context, pem = tls
    with proxying(context) as proxy, with_tls(context) as port:
        config = TransportConfig(proxy=f"https://{proxy.location}", verify=pem)
        assert SENDERS[name](request(f"https://127.0.0.1:{port}/"), config).body == b"secret"
    assert proxy.seen == [("CONNECT", f"127.0.0.1:{port}", None)]


@pytest.mark.parametrize("scheme", ["socks5", "socks5h"])
@pytest.mark.parametrize("userinfo", ["", "me:p%40ss@"])
def test_a_socks_proxy(
    send: Send, tls_server: TLSServer, server: ScriptedServer, scheme: str, userinfo: str
) -> None:
    server.answer(b"plain")
    with socks_proxying("me:p@ss" if userinfo else "") as socks:
        config = TransportConfig(
            proxy=f"{scheme}://{userinfo}{socks.location}", verify=tls_server.trusted
        )
        assert send(request(f"https://localhost:{tls_server.port}/"), config).body == b"secret"
        assert send(request(f"{server.endpoint}/"), config).body == b"plain"
    if scheme == "socks5h":
        assert socks.seen[0] == f"localhost:{tls_server.port}"
    assert len(socks.seen) == 2


@pytest.mark.filterwarnings("ignore:unclosed")  # httpcore2 does not close its socket
def test_a_socks_proxy_that_rejects_the_password_sent_nothing(send: Send) -> None:
    with socks_proxying("me:right") as socks:
        config = TransportConfig(proxy=f"socks5://me:canary@{socks.location}")
        error = send_and_fail(send, "https://localhost/", config)
    assert type(error) is ConnectError
    assert error.request_sent is False
    assert "canary" not in f"{error!r} {error} {error.__cause__!r}"
    assert socks.seen == []
    del error
    gc.collect()
