"""The console for the real service, as a process; an emulator takes the place of the service."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import pytest

from volc_im.emulator import Emulator

SECRET = "do-not-show"
COMMAND = (sys.executable, "-m", "volc_im", "console")
PAGE = {"X-Console": "1"}


class Running(NamedTuple):
    """A console that runs."""

    address: str
    cookie: str
    emulator: Emulator

    def fetch(self, path: str, body: Any = None, **headers: str) -> tuple[int, dict[str, str], str]:
        """Send a request, with the cookie unless another is given."""
        url = urlsplit(self.address)
        connection = HTTPConnection(url.hostname or "", url.port or 0, timeout=20)
        data = None if body is None else json.dumps(body)
        sent = {"Cookie": self.cookie, **headers}
        connection.request("GET" if body is None else "POST", path, data, sent)
        reply = connection.getresponse()
        text = reply.read().decode()
        connection.close()
        assert SECRET not in text
        assert "default-src 'self'" in (reply.getheader("Content-Security-Policy") or "")
        return reply.status, {name.lower(): value for name, value in reply.getheaders()}, text


@contextmanager
def console(*arguments: str) -> Iterator[Running]:
    with Emulator(access_key="AK", secret_key=SECRET, samples=True) as emulator:
        process = subprocess.Popen(
            (*COMMAND, *arguments),
            env={**os.environ, **emulator.env},
            stderr=subprocess.PIPE,
            text=True,
        )
        try:
            assert process.stderr is not None
            address = process.stderr.readline().split(" on ")[1].strip()
            running = Running(address, "", emulator)
            path = address[address.index("/_ui") :]
            status, headers, _ = running.fetch(path)
            assert (status, headers["location"]) == (303, "/_ui")
            cookie = headers["set-cookie"].partition(";")[0]
            assert "HttpOnly; SameSite=Strict" in headers["set-cookie"]
            assert running.fetch(path)[0] == 403, "the token works once"
            yield running._replace(cookie=cookie)
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait()
            if process.stderr is not None:
                process.stderr.close()


@pytest.fixture(scope="module")
def writing() -> Iterator[Running]:
    with console() as running:
        yield running


def send(running: Running, action: str, body: dict[str, Any], **more: Any) -> Any:
    status, _, text = running.fetch("/_ui/send", {"action": action, "body": body, **more}, **PAGE)
    return status, json.loads(text)


MESSAGE = {
    "AppId": 661000,
    "ConversationShortId": 7244530000000000001,
    "Sender": 10001,
    "MsgType": 10001,
    "Content": '{"text":"Hi"}',
}


def test_writes_are_confirmed(writing: Running) -> None:
    status, found = send(writing, "SendMessage", MESSAGE)
    assert status == 403
    assert "confirmation" in found["error"]
    writing.emulator.faults.add("503")
    status, found = send(writing, "SendMessage", MESSAGE, confirmed=True)
    assert status == 200
    assert found["problem"] is None
    assert [each["status"] for each in found["attempts"]] == [503, 200]
    assert "Signature=***" in found["attempts"][0]["headers"]["authorization"]
    settings = json.loads(writing.fetch("/_ui/settings")[2])
    assert (settings["kind"], settings["confirm_writes"]) == ("service", True)


def test_reading_and_signing(writing: Running) -> None:
    body = {"AppId": 661000, "ConversationShortId": 7244530000000000001}
    status, found = send(writing, "GetConversationUserCount", body)
    assert (status, found["problem"]) == (200, None)
    request = {"action": "GetAppToken", "body": "{}"}
    _, _, text = writing.fetch("/_ui/sign", request, **PAGE)
    steps = json.loads(text)
    assert steps["signature"] == ""
    assert "ACCESS_KEY" in steps["authorization"]
    pasted = {**request, "headers": "Authorization: HMAC-SHA256 Credential=A/20260101/r/rtc/request, SignedHeaders=host, Signature=0"}  # fmt: skip
    compared = json.loads(writing.fetch("/_ui/compare", pasted, **PAGE)[2])
    differing = {each["name"] for each in compared["parts"] if each["sent"] != each["expected"]}
    assert differing == {"day", "region", "signed_headers"}


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/_ui", {"Cookie": ""}),
        ("/_ui/settings", {"Cookie": "console=1"}),
        ("/_ui", {"Host": "evil.example"}),
        ("/_ui", {"Origin": "https://evil.example"}),
        ("/_ui?token=guess", {}),
    ],
    ids=str,
)
def test_strangers_are_refused(writing: Running, path: str, headers: dict[str, str]) -> None:
    assert writing.fetch(path, **headers)[0] == 403


def test_other_pages_cannot_send(writing: Running) -> None:
    body = {"action": "GetAppToken", "body": {}}
    assert writing.fetch("/_ui/send", body)[0] == 403
    foreign = {**PAGE, "Origin": "http://localhost:1"}
    assert writing.fetch("/_ui/send", body, **foreign)[0] == 403


def test_read_only() -> None:
    with console("--read-only") as running:
        status, found = send(running, "SendMessage", MESSAGE, confirmed=True)
        assert status == 403
        assert "read-only" in found["error"]
        assert running.emulator.requests == []


def test_bad_options() -> None:
    done = subprocess.run(
        (*COMMAND, "--region", "nowhere"),
        env={name: text for name, text in os.environ.items() if "VOLC" not in name},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 3
    assert re.match("volc-im: .*nowhere", done.stderr)
