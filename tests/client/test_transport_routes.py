"""The way from a transport to a server: through which proxy, and trusting whom."""

from __future__ import annotations

import logging
import ssl
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import trustme
from loopback import ScriptedServer
from transport_servers import (
    SENDERS,
    Behaviour,
    Proxied,
    Send,
    answer,
    forget_proxies,
    listening,
    proxying,
    read_and_close,
    refusing,
    request,
    reset,
    silence,
    with_tls,
)

from volc_im import ConfigError, ConnectError, ConnectionLostError, TimeoutError, TransportError
from volc_im.transports import TransportConfig


@pytest.fixture(autouse=True)
def no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    forget_proxies(monkeypatch)


@pytest.fixture(params=[*SENDERS.values()], ids=[*SENDERS])
def send(request: pytest.FixtureRequest) -> Send:
    chosen: Send = request.param
    return chosen


def failure(send: Send, url: str, config: TransportConfig | None = None, **more: Any) -> Any:
    with pytest.raises(TransportError) as caught:
        send(request(url, **more), config)
    assert caught.value.action == "Act"
    return caught.value


# Proxies


@pytest.fixture
def proxy() -> Iterator[Proxied]:
    with proxying() as proxied:
        yield proxied


def basic(userinfo: str) -> str:
    return "Basic " + b64encode(userinfo.encode()).decode()


def test_a_proxy_that_is_passed(send: Send, proxy: Proxied) -> None:
    config = TransportConfig(proxy=f"http://{proxy.place}")
    assert send(request("http://im.test/?Action=A"), config).body == b"by proxy"
    assert proxy.seen == [("POST", "http://im.test/?Action=A", None)]


def test_user_and_password_of_a_proxy(send: Send, proxy: Proxied) -> None:
    config = TransportConfig(proxy=f"http://me:p%40ss%2Fw%3A%C3%BC@{proxy.place}")
    assert send(request("http://im.test/"), config).status == 200
    assert proxy.seen[0][2] == basic("me:p@ss/w:ü")
    assert "p%40" not in repr(config)


def test_a_proxy_of_the_environment(
    send: Send, proxy: Proxied, server: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", f"http://{proxy.place}")
    server.answer(b"direct")
    unspecified = "0.0.0.0"  # reaches this machine, but is no loopback
    own = server.endpoint.replace("127.0.0.1", unspecified)
    assert send(request("http://im.test/")).body == b"by proxy"
    assert send(request(f"{own}/")).body == b"by proxy"
    assert send(request(f"{server.endpoint}/")).body == b"direct"
    assert send(request(f"{own}/"), TransportConfig(trust_env=False)).body == b"direct"
    monkeypatch.setenv("NO_PROXY", "im.invalid,0.0.0.0")
    assert send(request(f"{own}/")).body == b"direct"
    assert [target for _, target, _ in proxy.seen] == ["http://im.test/", f"{own}/"]


def test_a_tunnel_through_a_proxy(
    send: Send, proxy: Proxied, authority: tuple[int, Path, Path]
) -> None:
    port, pem, _ = authority
    config = TransportConfig(proxy=f"http://me:pw@{proxy.place}", verify=pem)
    assert send(request(f"https://localhost:{port}/"), config).body == b"secret"
    assert proxy.seen == [("CONNECT", f"localhost:{port}", basic("me:pw"))]


def test_a_proxy_that_refuses_to_tunnel_sent_nothing(send: Send, proxy: Proxied) -> None:
    proxy.refuse = True
    config = TransportConfig(proxy=f"http://me:canary@{proxy.place}")
    error = failure(send, "https://im.test/", config)
    assert type(error) is ConnectError
    assert error.request_sent is False
    cause: BaseException | None = error
    while cause is not None:
        assert "canary" not in f"{cause!r} {cause}"
        cause = cause.__cause__ or cause.__context__


def test_a_proxy_that_is_down_sent_nothing(send: Send) -> None:
    with refusing() as nobody:
        config = TransportConfig(proxy=nobody.replace("//", "//me:canary@"))
        error = failure(send, "http://im.test/", config)
    assert type(error) is ConnectError
    assert "canary" not in f"{error!r} {error} {error.__cause__!r}"


@pytest.mark.parametrize(
    "behave",
    [read_and_close, reset, answer(b"hello\r\n\r\n"), answer(b"HTTP/1.1 200 OK\r\n\r\n")],
    ids=["close", "reset", "junk", "tunnel to nowhere"],
)
def test_a_proxy_that_makes_no_tunnel_sent_nothing(send: Send, behave: Behaviour) -> None:
    with listening(behave) as proxy:
        error = failure(send, "https://im.test/", TransportConfig(proxy=proxy))
    assert type(error) is ConnectError
    assert error.request_sent is False


def test_making_a_tunnel_is_a_part_of_connecting(send: Send) -> None:
    with listening(silence) as proxy:
        config = TransportConfig(proxy=proxy, connect_timeout_s=0.2)
        error = failure(send, "https://im.test/", config, timeout_s=60)
    assert type(error) is TimeoutError
    assert error.request_sent is False
    assert "connecting took too long" in str(error)


@pytest.mark.parametrize(
    "behave", [read_and_close, reset, answer(b"hello\r\n\r\n")], ids=["close", "reset", "junk"]
)
def test_a_proxy_that_makes_no_tunnel_may_have_passed_the_request_on(
    send: Send, behave: Behaviour
) -> None:
    with listening(behave) as proxy:
        error = failure(send, "http://im.test/", TransportConfig(proxy=proxy))
    assert type(error) is ConnectionLostError
    assert error.request_sent is True


# TLS


@pytest.fixture(scope="module")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, Path, Path]]:
    """Port of a server with a certificate of its own, the PEM file to trust, another such file."""
    folder = tmp_path_factory.mktemp("tls")
    own, other = trustme.CA(), trustme.CA()
    bundle = other.cert_pem.bytes() + own.cert_pem.bytes()  # the second counts as well
    (folder / "own.pem").write_bytes("# 根证书\n".encode() + bundle)
    (folder / "other.pem").write_bytes(other.cert_pem.bytes())
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    own.issue_cert("localhost", "127.0.0.1").configure_cert(context)
    with with_tls(context) as port:
        yield port, folder / "own.pem", folder / "other.pem"


@pytest.mark.parametrize("wrong", [True, "other"])
def test_a_certificate_of_unknown_origin_is_refused(
    send: Send, authority: tuple[int, Path, Path], wrong: bool | str
) -> None:
    port, _, other = authority
    verify = other if wrong == "other" else True
    error = failure(send, f"https://127.0.0.1:{port}/", TransportConfig(verify=verify))
    assert type(error) is ConnectError
    assert error.request_sent is False
    assert "certificate" in str(error)


def test_a_certificate_can_be_trusted_by_file(
    send: Send, authority: tuple[int, Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    port, pem, other = authority
    url = f"https://127.0.0.1:{port}/"
    assert send(request(url), TransportConfig(verify=pem)).body == b"secret"
    assert send(request(url), TransportConfig(verify=str(pem))).body == b"secret"
    monkeypatch.setenv("SSL_CERT_FILE", str(pem))
    assert send(request(url)).body == b"secret"
    assert send(request(url), TransportConfig(verify=other)).body == b"secret", "in addition"


@pytest.mark.parametrize("name", [*SENDERS])
def test_a_variable_that_names_no_file(
    authority: tuple[int, Path, Path], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The pages tell users of the difference."""
    port, pem, _ = authority
    monkeypatch.setenv("SSL_CERT_FILE", str(pem.with_name("absent.pem")))
    asked, config = request(f"https://127.0.0.1:{port}/"), TransportConfig(verify=pem)
    if "httpx2" in name:
        with pytest.raises(ConfigError, match="SSL_CERT_FILE"):
            SENDERS[name](asked, config)
    else:
        assert SENDERS[name](asked, config).body == b"secret"


def test_verification_can_be_turned_off_and_says_so(
    send: Send, authority: tuple[int, Path, Path], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, "volc_im"):
        response = send(
            request(f"https://127.0.0.1:{authority[0]}/"), TransportConfig(verify=False)
        )
    assert response.body == b"secret"
    assert [record.message.partition(":")[0] for record in caplog.records] == ["verify=False"]


@pytest.mark.parametrize(
    ("text", "words"),
    [(None, "cannot be read"), ("junk", "holds no certificate"), ("broken", "verify=")],
)
def test_a_file_that_holds_no_certificates(
    send: Send, tmp_path: Path, text: str | None, words: str
) -> None:
    path = tmp_path / "roots.pem"
    if text == "broken":
        text = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"
    if text is not None:
        path.write_text(text)
    with pytest.raises(ConfigError, match=words):
        send(request("https://im.test/"), TransportConfig(verify=path))
