"""The console in a real Chromium, with the parts that any service has; and what it refuses."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from datetime import UTC, datetime
from itertools import product
from pathlib import Path
from typing import Any, Literal

import pytest
from axe_playwright_python.base import AxeResults
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from support.curl import path_with_curl

from volc_im import Client, Credentials
from volc_im.emulator import Emulator
from volc_im.emulator.console.console import DOCUMENTS_VARIABLE
from volc_im.emulator.faults.faults import KINDS

from ..foreign_signers import SIGNERS
from ..signed_requests import ACCESS_KEY, SECRET_KEY, RawClient, Request
from .pages import NARROW, WIDE, item, overflowing

TALK = 7244530000000000001
HOSTILE = "<img src=x onerror=\"console.log('ran')\">\u202e" + "W" * 90


# What HTTP archives of version 1.2 must have.
REQUIRED_IN_HAR = {
    "": "startedDateTime time request response cache timings",
    "request": "method url httpVersion cookies headers queryString headersSize bodySize",
    "response": "status statusText httpVersion cookies headers content redirectURL headersSize bodySize",
    "timings": "send wait receive",
}


def result(page: Page) -> Any:
    return page.locator(".stack .card").last


def test_a_first_visit(looks: Any, server: Emulator, tmp_path: Path) -> None:
    """Create a group, send a message as a member, inject a fault, see the retry, run the program."""
    page = looks("explorer/CreateConversation")
    form = page.get_by_role("form", name="Form")
    form.get_by_role("button", name="Empty").click()
    form.get_by_label("AppId").fill("661000")
    form.get_by_role("button", name="Add").first.click()
    form.get_by_label("ConversationType").select_option("2")
    form.get_by_label("OwnerUserId", exact=True).fill("10001")
    form.get_by_role("button", name="Send").click()
    expect(result(page)).to_contain_text("success")
    created = re.search(r'"ConversationShortId": (\d+)', result(page).inner_text())
    assert created is not None

    page.get_by_role("link", name="Faults and clock").click()
    page.get_by_label("Only for the action").select_option("SendMessage")
    page.get_by_role("button", name="Inject").click()
    expect(page.locator("#state")).to_contain_text("503:1:SendMessage")

    page.get_by_role("link", name="Explorer").click()
    page.get_by_label("Find an action").fill("send a message to a conv")
    page.get_by_role("link", name=re.compile("^SendMessage")).click()
    form.get_by_role("button", name="Empty").click()
    for name, value in (("AppId", "661000"), ("Content", '{"text":"Hi"}'), ("Sender", "10001")):
        form.get_by_label(name, exact=True).fill(value)
    form.get_by_label("ConversationShortId").fill(created[1])
    form.get_by_role("button", name="Send").click()
    expect(form.locator("[data-path=MsgType]")).to_contain_text("is required")
    expect(result(page)).to_contain_text("Nothing was sent")
    form.get_by_label("MsgType").select_option("10001")
    form.get_by_role("button", name="Send").click()
    expect(result(page)).to_contain_text("2 attempts")
    expect(result(page).locator(".attempt").first).to_contain_text("503")
    expect(result(page).locator(".attempt").last).to_contain_text("waited")

    tabs = page.get_by_role("tab").evaluate_all("each => each.map((tab) => tab.offsetTop)")
    assert len(set(tabs)) == 1, "the tabs are in one row"
    program = page.get_by_role("tabpanel").locator("code").inner_text()
    assert "msg_type=MessageType.TEXT" in program
    assert SECRET_KEY not in page.content()
    run(program, server)
    page.get_by_role("tab", name="Python, async").click()
    run(page.get_by_role("tabpanel").locator("code").inner_text(), server)
    page.get_by_role("tab", name="curl").click()
    script = page.get_by_role("tabpanel").locator("code").inner_text()
    done = subprocess.run(
        ["/bin/sh", "-e", "-c", script],
        env={**os.environ, **server.env, "PATH": path_with_curl(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "MessageId" in json.loads(done.stdout)["Result"]
    page.get_by_role("tab", name="Go", exact=True).click()
    expect(page.get_by_role("tabpanel")).to_contain_text('"Sender":              int64(10001),')
    sent = [each.outcome for each in server.requests if each.outcome.action == "SendMessage"]
    assert [each.status for each in sent] == [503, 200, 200, 200, 200]


def run(program: str, server: Emulator) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        env={**os.environ, **server.env},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "message_id=" in done.stdout


def test_every_form_makes_the_documented_request(looks: Any) -> None:
    """The program of each action compiles, and its JSON is that of the example."""
    page = looks("explorer")
    found = page.evaluate("""async () => {
        const { parse, write } = await import("/_ui/json.js");
        const { pythonProgram } = await import("/_ui/python.js");
        const read = async (path) => parse(await (await fetch(`/_ui/forms/${path}`)).text());
        const index = await read("index.json");
        const programs = {};
        for (const group of Object.keys(index.groups)) {
            const { actions } = await read(`groups/${group}.json`);
            for (const [name, form] of Object.entries(actions)) {
                const body = { AppId: 661000n, ...form.example };
                programs[name] = [pythonProgram(index, name, form, body, { endpoint: "", isAsync: false }),
                    write(parse(write(body, 2))) === write(body)];
            }
        }
        return programs;
    }""")
    assert len(found) == 57
    for name, (program, is_same) in found.items():
        compile(program, name, "exec")
        assert is_same, name
        assert ".call(" not in program, name


def test_filters_and_copies(
    looks: Any, im: Client, server: Emulator, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(DOCUMENTS_VARIABLE, "https://docs.example/{language}#{exception}")
    raw_client = RawClient(server.endpoint)
    raw_client.call("GetUserConversations", {}, credentials=Credentials(ACCESS_KEY, "another"))
    im.get_conversation_user_count(conversation_short_id=TALK)
    raw_client.call("CreateConversation", {"AppId": 1, "\u202e<b>": HOSTILE})
    page = looks("requests")
    expect(page.locator("#requests > li")).to_have_count(3)
    page.get_by_label("Status").select_option("Failed".lower())
    expect(page.locator("#requests-count")).to_have_text("2 of 3")
    page.get_by_label("Error code").select_option("SignatureDoesNotMatch")
    row = item(page, "requests", "GetUserConversations")
    row.locator("summary").first.focus()
    page.keyboard.press("Enter")
    expect(row).to_contain_text("the secret key differs")
    row.get_by_label("Canonical request of your client").fill("POST\n/other")
    expect(row.locator(".differs").first).to_contain_text("/other")
    expect(row).to_contain_text("Signature=***")
    for name in ("Status", "Error code"):
        page.get_by_label(name).select_option("all")
    page.get_by_label("Search").fill(server.requests[1].outcome.request_id)
    expect(page.locator("#requests > li")).to_have_count(1)
    page.get_by_label("Search").fill("CreateConv")
    odd = item(page, "requests", "CreateConversation")
    odd.locator("summary").first.click()
    expect(odd).to_contain_text("⟨U+202E⟩<b>")
    expect(odd).to_contain_text("InvalidParam")
    expect(odd.locator(".meaning")).to_contain_text("What to do: ")
    link = odd.get_by_role("link", name="InvalidParam in the documents")
    expect(link).to_have_attribute("href", "https://docs.example/en#invalidparametererror")
    with page.expect_download() as download:
        page.get_by_role("button", name="Export as HAR").click()
    download.value.save_as(tmp_path / "all.har")
    (entry,) = json.loads((tmp_path / "all.har").read_text("utf-8"))["log"]["entries"]
    assert entry["response"]["status"] == 400
    for part, names in REQUIRED_IN_HAR.items():
        assert set(names.split()) <= {*(entry[part] if part else entry)}
    assert datetime.fromisoformat(entry["startedDateTime"]).tzinfo is UTC
    assert entry["response"]["content"]["size"] == len(server.requests[-1].reply.body)
    assert "onerror" in entry["request"]["postData"]["text"]
    odd.get_by_role("button", name="Open in the explorer").click()
    expect(page.locator(".about h2")).to_contain_text("CreateConversation")
    expect(page.get_by_role("tabpanel")).to_contain_text("im.call(")
    assert page.locator("main img, main script, main b").count() == 0
    assert overflowing(page) == []
    assert SECRET_KEY not in page.content()


def test_a_common_mistake_side_by_side(looks: Any, server: Emulator) -> None:
    raw_client = RawClient(server.endpoint)
    request = raw_client.signed({"AppId": 1}, path="/?Action=GetAppToken&Version=2020-12-01")
    request.headers["Content-Type"] = "application/json; charset=utf-8"
    assert raw_client.send(request).status == 401
    page = looks("requests")
    row = item(page, "requests", "GetAppToken")
    row.locator("summary").first.click()
    expect(row).to_contain_text("the header content-type was signed as 'application/json'")
    (differing,) = row.locator(".differs").filter(has_text="content-type").all()
    expect(differing).to_contain_text("charset=utf-8")


def test_comparing_signatures(looks: Any, server: Emulator) -> None:
    page = looks("explorer/GetAppToken")
    page.get_by_role("tab", name="Signature").click()
    steps = page.get_by_role("tabpanel")
    expect(steps).to_contain_text("content-type;host;x-content-sha256;x-date")
    header = steps.locator("pre").last.inner_text()
    page.get_by_text("Compare with your own").click()
    date = re.search(r"x-date:(\S+)", steps.inner_text())
    assert date is not None
    pasted = page.get_by_label("Headers of your request")
    pasted.fill(f"> X-Date: {date[1]}\nAuthorization: {header}")
    page.get_by_role("button", name="Compare").click()
    expect(steps).to_contain_text("The signature is correct.")
    pasted.fill(f"X-Date: {date[1]}\n{header.replace('/rtc/', '/im/')}")
    page.get_by_role("button", name="Compare").click()
    expect(steps.locator("tr.differs")).to_contain_text("im")
    pasted.fill("nothing")
    page.get_by_role("button", name="Compare").click()
    expect(page.locator("#problem")).to_contain_text("Authorization")


def test_controls(looks: Any, server: Emulator) -> None:
    page = looks("controls")
    server.faults.add("slow=2:3")
    server.faults.add("drop:1")
    page.get_by_role("button", name="Remove drop:1").click()
    expect(page.locator(".rows > li")).to_have_text(["slow=2:3Remove"])
    page.get_by_role("button", name="+1 day").click()
    expect(page.locator("#state")).to_contain_text("ahead by 1 d")
    page.get_by_role("button", name="Freeze").click()
    expect(page.get_by_role("button", name="Run again")).to_be_visible()
    page.get_by_role("switch", name="Quotas").click()
    expect(page.locator("#state")).to_contain_text("Quotas: on")
    page.get_by_label("Fault", exact=True).select_option("429")
    page.get_by_label("Value").fill("7")
    page.get_by_label("Number of requests").fill("4")
    page.get_by_role("button", name="Inject").click()
    expect(page.locator(".rows > li").last).to_contain_text("429=7:4")
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Reset the emulator").click()
    expect(page.locator(".rows > li")).to_have_count(0)
    expect(page.locator("#state")).not_to_contain_text("ahead")


def test_each_language_has_every_text(looks: Any) -> None:
    tables = looks().evaluate("""async () => {
        const names = (one) => Object.entries(one).flatMap(([name, value]) =>
            typeof value === "object" ? names(value).map((n) => `${name}.${n}`) : [name]);
        const found = [];
        for (const file of ["/_ui/texts.js", "/_ui/plugin/texts.js"]) {
            const { TEXTS } = await import(file);
            found.push(...Object.values(TEXTS).map((one) => names(one).sort()));
        }
        return found;
    }""")
    assert tables[0] == tables[1]
    assert tables[2] == tables[3]
    assert {f"faultKinds.{name}" for name in KINDS} <= set(tables[0])


RULES: dict[Literal["light", "dark"], dict[str, list[str]]] = {
    "light": {"resultTypes": ["violations"]},
    # A color scheme changes nothing but colors.
    "dark": {"resultTypes": ["violations"], "runOnly": ["color-contrast", "link-in-text-block"]},
}


def test_accessibility_and_layout(looks: Any, server: Emulator) -> None:
    """Both languages, both color schemes, wide and narrow: the page is changed, not loaded again."""
    RawClient(server.endpoint).call("GetAppToken", {"AppId": 1})
    server.faults.add("drop:2")
    server.send_callbacks("http://127.0.0.1:1/", "secret-key", attempts=1)
    server.send_from_device(661000, TALK, 10002, msg_type=10001, content='{"text":"Hi"}')
    server.wait_for_callbacks()
    page = looks("chats")
    page.evaluate(Axe().axe_script)
    for view, ready, more in (
        ("chats", "#messages > li", "#messages summary"),
        ("users", "#users > li", ""),
        ("events", "#callbacks > li", "#callbacks summary"),
        ("explorer/CreateConversation", ".sendbar", "details.card > summary"),
        ("requests", "#requests > li", "#requests summary"),
        ("controls", ".rows > li", ""),
    ):
        page.evaluate("view => { location.hash = view; }", view)
        for language, size in product(("English", "中文"), (WIDE, NARROW)):
            page.set_viewport_size(size)
            page.get_by_role("button", name=language).click()
            expect(page.locator(ready).first).to_be_visible()
            if more:
                page.locator(more).first.click()
            if view == "requests":
                expect(page.locator(".halves")).to_be_visible()
            assert overflowing(page) == []
            for scheme, rules in RULES.items():
                page.emulate_media(color_scheme=scheme)
                found = AxeResults(page.evaluate("options => axe.run(options)", rules))
                problem = (view, language, size, scheme, found.generate_report())
                assert found.violations_count == 0, problem


# --- below the browser


def fetched(server: Emulator, path: str, method: str = "GET", **headers: str) -> Any:
    with RawClient(server.endpoint).exchange(Request(path, b"{}", headers, method)) as reply:
        return reply.status, dict(reply.headers), reply.read()


def test_responses_allow_no_other_code(server: Emulator) -> None:
    for path, kind in (
        ("", "text/html"),
        ("/app.js", "text/javascript"),
        ("/plugin/plugin.js", "text/javascript"),
        ("/forms/groups/message.json", "json"),
        ("/settings", "json"),
    ):
        status, headers, body = fetched(server, f"/_ui{path}")
        assert status == 200
        assert kind in headers["content-type"]
        assert headers["content-security-policy"].startswith("default-src 'self'; ")
        assert headers["x-content-type-options"] == "nosniff"
        assert SECRET_KEY.encode() not in body


@pytest.mark.parametrize(
    ("path", "method", "headers", "status"),
    [
        ("/_ui", "GET", {"Host": "evil.example"}, 403),
        ("/_ui/events", "GET", {"Origin": "https://evil.example"}, 403),
        ("/_ui/settings", "GET", {"Origin": "null"}, 403),
        ("/_ui/send", "POST", {}, 403),
        ("/_ui/send", "POST", {"X-Console": "1", "Origin": "http://localhost:1"}, 403),
        ("/_ui/send", "POST", {"X-Console": "1", "Origin": "https://evil.example"}, 403),
        ("/_ui/send", "POST", {"X-Console": "1", "Sec-Fetch-Site": "cross-site"}, 403),
        ("/_ui/send", "POST", {"X-Console": "1", "Host": "evil.example"}, 403),
        ("/_ui/send", "POST", {"X-Console": "1"}, 400),
        ("/_ui/app.js", "POST", {"X-Console": "1"}, 405),
        ("/_ui", "PUT", {}, 405),
        ("/_ui/../ui.py", "GET", {}, 404),
        ("/_ui/plugin/../plugin.js", "GET", {}, 404),
        ("/_ui/app.js%00", "GET", {}, 404),
        ("/_ui/request", "GET", {}, 404),
        ("/_ui/request?number=99999999999", "GET", {}, 404),
        ("/_uix", "GET", {}, 404),
    ],
    ids=str,
)
def test_refused_requests(
    server: Emulator, path: str, method: str, headers: dict[str, str], status: int
) -> None:
    assert fetched(server, path, method, **headers)[0] == status


def test_strict_options_are_explained(looks: Any, server: Emulator) -> None:
    page = looks("requests")
    signer = next(each for each in SIGNERS if each.name == "Node, sdk-core")
    message = {"ConversationShortId": TALK, "Sender": 10001, "MsgType": 10001, "Content": "hi"}
    request = signer.request(server.endpoint, "SendMessage", {"AppId": 661000, **message})
    assert RawClient(server.endpoint).send(request).status == 200
    row = item(page, "requests", "SendMessage").first
    row.locator("summary").first.click()
    expect(row).to_contain_text("must be JSON such as")
    expect(row).to_contain_text("the header content-type was sent but is not in SignedHeaders")
