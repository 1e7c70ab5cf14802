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
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Dialog, Page, expect

from volc_im.emulator import Emulator

SECRET = "do-not-show"
COMMAND = (sys.executable, "-m", "volc_im", "console")
PAGE = {"X-Console": "1"}


class Running(NamedTuple):
    """A console that runs."""

    address: str
    cookie: str
    emulator: Emulator

    @property
    def path(self) -> str:
        """The path of the address, with its token."""
        return self.address[self.address.index("/_ui") :]

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
            yield Running(address, "", emulator)
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait()
            if process.stderr is not None:
                process.stderr.close()


@pytest.fixture(scope="module")
def writing() -> Iterator[Running]:
    with console() as running:
        status, headers, _ = running.fetch(running.path)
        assert (status, headers["location"]) == (303, "/_ui")
        cookie = headers["set-cookie"].partition(";")[0]
        assert "HttpOnly; SameSite=Strict" in headers["set-cookie"]
        assert running.fetch(running.path)[0] == 403, "the token works once"
        yield running._replace(cookie=cookie)


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


@contextmanager
def opened(browser: Browser, address: str, *cookies: Any) -> Iterator[tuple[Page, list[str]]]:
    """A page, and the texts that it receives, in which no key may be."""
    received: list[str] = []
    complaints: list[str] = []
    with browser.new_context() as context:
        context.add_cookies([*cookies])
        page = context.new_page()
        page.on("response", lambda reply: reply.status == 303 or received.append(reply.text()))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(f"{address}#explorer/SendMessage")
        page.get_by_role("form").get_by_role("button", name="Example").click()
        yield page, received
        assert SECRET not in "".join((page.content(), *received, *page.evaluate(STORED)))
    assert complaints == []


STORED = "() => [...Object.values(localStorage), ...Object.values(sessionStorage), document.cookie]"


def test_a_browser_asks_before_it_writes(browser: Browser, writing: Running) -> None:
    name, _, value = writing.cookie.partition("=")
    address = writing.address.partition("?")[0]
    cookie = {"name": name, "value": value, "url": address}
    already = len(writing.emulator.requests)
    with opened(browser, address, cookie) as (page, _):
        asked: list[str] = []
        answers = [False, True]

        def answer(dialog: Dialog) -> None:
            asked.append(dialog.message)
            dialog.accept() if answers.pop(0) else dialog.dismiss()

        page.on("dialog", answer)
        page.get_by_label("AppId", exact=True).fill("661000")
        for _ in range(2):
            page.get_by_role("button", name="Send", exact=True).click()
        expect(page.locator(".result")).to_contain_text("HTTP 200")
        assert asked == ["SendMessage changes data of the real service. Send it?"] * 2
        page.get_by_role("tab", name="Signature").click()
        expect(page.get_by_role("tabpanel")).to_contain_text("no signatures of the real service")
        assert Axe().run(page).violations_count == 0
    sent = writing.emulator.requests[already:]
    assert [each.outcome.action for each in sent] == ["SendMessage"]


def test_read_only(browser: Browser) -> None:
    with console("--read-only") as running, opened(browser, running.address) as (page, _):
        assert urlsplit(page.url).query == "", "the token leaves the address"
        expect(page.get_by_role("button", name="Send", exact=True)).to_be_disabled()
        expect(page.get_by_role("form")).to_contain_text("read-only")
        refused = page.evaluate(
            """async (body) => {
                const { setLanguage } = await import("/_ui/language.js");
                const { post } = await import("/_ui/api.js");
                setLanguage("zh");
                const sent = { action: "SendMessage", body, confirmed: true };
                return post("send", sent).catch((error) => error.message);
            }""",
            MESSAGE,
        )
        assert refused == "SendMessage 是写操作，而调试台为只读模式"
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
