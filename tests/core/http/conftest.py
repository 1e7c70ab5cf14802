"""Fixtures of the tests of transports."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme
from support.transport_servers import SENDERS, Send, TLSServer, clear_proxies, run_tls_server


@pytest.fixture(autouse=True)
def no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    """Remove all proxy variables from the environment."""
    clear_proxies(monkeypatch)


@pytest.fixture(params=[*SENDERS.values()], ids=[*SENDERS])
def send(request: pytest.FixtureRequest) -> Send:
    """Each kind of transport in turn."""
    sender: Send = request.param
    return sender


@pytest.fixture(scope="session")
def tls_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TLSServer]:
    """A TLS server whose certificate is trusted only with its PEM file."""
    with run_tls_server(tmp_path_factory.mktemp("tls")) as server:
        yield server


@pytest.fixture
def tls(tmp_path: Path) -> tuple[ssl.SSLContext, Path]:
    """A server's TLS context for 127.0.0.1, and the PEM file that trusts it."""
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    path = tmp_path / "roots.pem"
    path.write_bytes(authority.cert_pem.bytes())
    return context, path
