from __future__ import annotations

import logging
from pathlib import Path

import pytest
from support.transport_servers import SENDERS, Send, TLSServer, request, send_and_fail

from volc_sdk._core.errors import ConfigError, ConnectError
from volc_sdk._core.http.transport_config import TransportConfig


@pytest.mark.parametrize("wrong", [True, "other"])
def test_an_untrusted_certificate_is_rejected(
    send: Send, tls_server: TLSServer, wrong: bool | str
) -> None:
    verify = tls_server.other if wrong == "other" else True
    port = tls_server.port
    error = send_and_fail(send, f"https://127.0.0.1:{port}/", TransportConfig(verify=verify))
    assert type(error) is ConnectError
    assert error.request_sent is False
    assert "certificate" in str(error)


def test_a_certificate_can_be_trusted_by_file(
    send: Send, tls_server: TLSServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    pem, other = tls_server.trusted, tls_server.other
    url = f"https://127.0.0.1:{tls_server.port}/"
    assert send(request(url), TransportConfig(verify=pem)).body == b"secret"
    assert send(request(url), TransportConfig(verify=str(pem))).body == b"secret"
    monkeypatch.setenv("SSL_CERT_FILE", str(pem))
    assert send(request(url)).body == b"secret"
    assert send(request(url), TransportConfig(verify=other)).body == b"secret", "in addition"


@pytest.mark.parametrize("name", [*SENDERS])
def test_a_variable_with_the_path_of_a_missing_file(
    tls_server: TLSServer, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The documents describe this difference."""
    port, pem = tls_server.port, tls_server.trusted
    monkeypatch.setenv("SSL_CERT_FILE", str(pem.with_name("absent.pem")))
    sent, config = request(f"https://127.0.0.1:{port}/"), TransportConfig(verify=pem)
    if name != "reqwest":
        with pytest.raises(ConfigError, match="SSL_CERT_FILE"):
            SENDERS[name](sent, config)
    else:
        assert SENDERS[name](sent, config).body == b"secret"


def test_turning_verification_off_logs_a_warning(
    send: Send, tls_server: TLSServer, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.WARNING, "volc_sdk"):
        response = send(
            request(f"https://127.0.0.1:{tls_server.port}/"), TransportConfig(verify=False)
        )
    assert response.body == b"secret"
    assert [record.message.partition(":")[0] for record in caplog.records] == ["verify=False"]


@pytest.mark.parametrize(
    ("text", "words"),
    [(None, "cannot be read"), ("junk", "contains no PEM certificate"), ("broken", "verify=")],
)
def test_a_file_without_certificates(
    send: Send, tmp_path: Path, text: str | None, words: str
) -> None:
    path = tmp_path / "roots.pem"
    if text == "broken":
        text = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"
    if text is not None:
        path.write_text(text)
    with pytest.raises(ConfigError, match=words):
        send(request("https://service.test/"), TransportConfig(verify=path))
