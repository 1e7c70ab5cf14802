"""Connections from other machines: refused by default, accepted for containers."""

from __future__ import annotations

import os
import re
import shlex
import socket
import subprocess
import sys
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from volc_im import Client, ConfigError
from volc_im.emulator import Emulator, StartError

from .signed_requests import ACCESS_KEY, SECRET_KEY

EXAMPLES = Path(__file__).parents[2] / "examples"
KEYS = {"access_key": ACCESS_KEY, "secret_key": SECRET_KEY}


@pytest.fixture(scope="module")
def remote() -> Iterator[Emulator]:
    with Emulator(**KEYS, host="0.0.0.0", allow_remote=True) as running:
        yield running


def get(endpoint: str, path: str, **headers: str) -> tuple[int, str]:
    """The status and content type of a request with these headers."""
    connection = HTTPConnection(endpoint.removeprefix("http://"), timeout=30)
    try:
        connection.request("GET", path, headers=headers)
        reply = connection.getresponse()
        reply.read()
        return reply.status, reply.headers["Content-Type"]
    finally:
        connection.close()


def test_another_address_needs_permission() -> None:
    for host in ("0.0.0.0", "192.168.0.1"):
        with pytest.raises(StartError, match=f"not '{host}'.*--allow-remote"):
            Emulator(**KEYS, host=host).start()
    with pytest.raises(StartError, match=r"localhost or an IP address, not 'example\.com'"):
        Emulator(**KEYS, host="example.com", allow_remote=True).start()


def test_the_endpoint_can_be_used_on_this_machine(remote: Emulator) -> None:
    assert remote.endpoint.startswith("http://127.0.0.1:")
    with Client(endpoint=remote.endpoint, app_id=1, **KEYS) as im:
        assert list(im.iter_user_conversations(participant_user_id=1)) == []


@pytest.mark.parametrize("host", ["emulator:8080", "10.1.2.3:8080", "im.internal", "localhost"])
def test_the_page_and_the_control_endpoint_accept_private_hosts(
    remote: Emulator, server: Emulator, host: str
) -> None:
    for path in ("/_control/state", "/", "/_ui"):
        assert get(remote.endpoint, path, Host=host)[0] == 200
        assert get(remote.endpoint, path, Host=host, Origin=f"http://{host}")[0] == 200
        assert get(remote.endpoint, path, Host=host, Origin="http://example.com")[0] == 403
        expected = 200 if host == "localhost" else 403
        assert get(server.endpoint, path, Host=host)[0] == expected


@pytest.mark.parametrize("host", ["example.com", "8.8.8.8", ""])
def test_they_refuse_public_hosts(remote: Emulator, host: str) -> None:
    assert get(remote.endpoint, "/_control/state", Host=host)[0] == 403


def test_the_root_shows_the_page(server: Emulator) -> None:
    assert get(server.endpoint, "/") == get(server.endpoint, "/_ui")
    assert get(server.endpoint, "/") == (200, "text/html; charset=utf-8")
    assert get(server.endpoint, "/?Action=SendMessage&Version=2020-12-01")[0] == 405


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://emulator:8080",
        "http://10.0.0.7",
        "http://[fd00::1]:80",
        "http://im.test",
        "http://a.local",
    ],
)
def test_plain_http_in_a_private_network(endpoint: str) -> None:
    with pytest.raises(ConfigError, match="allow_http=True"):
        Client(endpoint=endpoint, **KEYS)
    Client(endpoint=endpoint, allow_http=True, **KEYS).close()


@pytest.mark.parametrize(
    "endpoint", ["http://rtc.volcengineapi.com", "http://8.8.8.8", "http://local.example.com"]
)
def test_plain_http_elsewhere_is_refused(endpoint: str) -> None:
    with pytest.raises(ConfigError, match="private addresses, names without a dot"):
        Client(endpoint=endpoint, allow_http=True, **KEYS)


def own_address() -> str:
    """The address of this machine in its network; nothing is sent to find it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("198.51.100.1", 9))
        except OSError:  # no network
            return "127.0.0.1"
        address: str = probe.getsockname()[0]
        return address


def test_the_examples_for_containers() -> None:
    dockerfile = (EXAMPLES / "Dockerfile").read_text(encoding="utf-8")
    (entry,) = re.findall(r"^ENTRYPOINT (\[.*\])$", dockerfile, re.MULTILINE)
    services = YAML(typ="safe").load(EXAMPLES / "compose.yaml")["services"]
    command = YAML(typ="safe").load(entry) + services["emulator"]["command"]
    process = subprocess.Popen(
        [sys.executable, *command[1:], "--port", "0"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    try:
        ready = process.stdout.readline()
        port = ready.rstrip().rpartition(":")[2]
        application = services["application"]
        endpoint = f"http://{own_address()}:{port}"
        done = subprocess.run(
            [sys.executable, EXAMPLES / Path(application["entrypoint"][1]).name],
            env={**os.environ, **application["environment"], "VOLCENGINE_ENDPOINT": endpoint},
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
    finally:
        process.terminate()
        _, log = process.communicate(timeout=30)
    assert "Order 7788" in done.stdout
    assert re.fullmatch(
        r"\d\d:\d\d:\d\d POST GetUserConversations; 200 in [0-9.]+ ms\n", log
    ), shlex.quote(log)
