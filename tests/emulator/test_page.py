"""The page, in a real Chromium: what it shows, that it follows, and that nothing in it runs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

from volc_im import BlockAction, Client, Credentials, RegisterUserInfo, content
from volc_im.emulator import Emulator
from volc_im.emulator.samples import APP_ID

from .browser import browser as running_browser
from .foreign_signers import SIGNERS
from .make_conversations import GROUP, OWNER, made
from .signed_requests import ACCESS_KEY, SECRET_KEY, RawClient, Request

TALK = 7244530000000000001
SHOW = 7244530000000000100
WIDE = ViewportSize(width=1280, height=800)
NARROW = ViewportSize(width=400, height=800)


# Of the module: while playwright runs, no other test can run an event loop in this thread.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with running_browser() as running:
        yield running


@pytest.fixture(scope="module")
def sampled() -> Iterator[Emulator]:
    with Emulator(access_key=ACCESS_KEY, secret_key=SECRET_KEY, samples=True) as running:
        yield running


@pytest.fixture
def server(sampled: Emulator) -> Emulator:
    sampled.reset()
    return sampled


@pytest.fixture
def im(server: Emulator) -> Iterator[Client]:
    with Client(
        endpoint=server.endpoint,
        access_key=ACCESS_KEY,
        secret_key=SECRET_KEY,
        app_id=APP_ID,
        rate_limit=None,
    ) as client:
        yield client


@pytest.fixture
def looks(browser: Browser, server: Emulator) -> Iterator[Any]:
    """Opens the page; at the end no page may have complained, or asked for anything elsewhere."""
    complaints: list[str] = []
    opened = []

    def look(
        conversation: int | str = "", locale: str = "en-US", size: ViewportSize = WIDE
    ) -> Page:
        context = browser.new_context(locale=locale, viewport=size)
        opened.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", lambda dialog: complaints.append(dialog.message))
        page.on(
            "request",
            lambda request: request.url.startswith(f"{server.endpoint}/_ui")
            or complaints.append(request.url),
        )
        page.goto(f"{server.endpoint}/_ui#{conversation}")
        expect(page.locator("#controls li")).to_have_count(3)
        return page

    yield look
    for context in opened:
        context.close()
    assert complaints == []


def item(page: Page, panel: str, words: str) -> Locator:
    return page.locator(f"#{panel} > li").filter(has_text=words)


def test_the_samples(looks: Any) -> None:
    page = looks()
    expect(page.get_by_role("heading", name="AppId 661000")).to_be_visible()
    names = page.locator("#conversations .name")
    expect(names).to_have_text(["Evening show", "Team", "Order 7788", "Evening shift"])
    expect(names.locator("..").first).to_have_attribute("aria-current", "true")
    expect(item(page, "messages", "Welcome!")).to_contain_text("Wang")
    talk = page.get_by_role("button", name="Order 7788")
    expect(talk).to_have_accessible_name(re.compile("one-to-one 2 members 2 messages"))
    talk.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#messages .content")).to_have_text(
        ["Your order has shipped.", "Thank you!"]
    )
    expect(page.locator("#members > li")).to_have_count(2)
    expect(item(page, "members", "10001")).to_contain_text("owner")
    expect(item(page, "members", "10001")).to_contain_text("Android")
    expect(page.get_by_role("button", name="Order 7788")).to_be_focused()
    page.reload()
    expect(item(page, "messages", "Thank you!")).to_be_visible()


def test_it_follows_without_a_reload(looks: Any, im: Client, server: Emulator) -> None:
    page = looks(TALK)
    page.evaluate("window.same = true")
    im.send_message(conversation_short_id=TALK, sender=10002, **content.text("Just now"))
    expect(item(page, "messages", "Just now")).to_contain_text("Lin")
    expect(item(page, "requests", "SendMessage")).to_contain_text("200")
    expect(page.locator("#conversations .name").first).to_have_text("Order 7788")
    made(im, GROUP, name="A new one")
    expect(item(page, "conversations", "A new one")).to_contain_text("1 member")
    server.faults.add("drop:2:CreateConversation")
    server.clock.advance(8 * 24 * 3600 + 60)
    expect(page.locator("#controls")).to_contain_text("drop:2:CreateConversation")
    expect(page.locator("#controls")).to_contain_text("ahead by 8 d 1 min")
    expect(item(page, "messages", "Just now")).to_contain_text("expired")
    server.clock.freeze()
    expect(page.locator("#controls")).to_contain_text("frozen at")
    assert page.evaluate("window.same") is True


def test_callbacks(looks: Any, server: Emulator) -> None:
    page = looks(TALK)
    expect(page.locator("#callbacks-section")).to_be_hidden()
    server.send_callbacks("http://127.0.0.1:1/", "secret-key", attempts=2, retry_delay_s=0.001)
    server.send_from_device(661000, TALK, 10002, **content.text("<b>Hi</b>"))
    server.wait_for_callbacks()
    before = item(page, "callbacks", "BeforeSendMessage")
    expect(before).to_contain_text("failed")
    expect(before).to_contain_text("2 attempts")
    expect(before).to_contain_text("<b>Hi</b>")
    expect(before).to_contain_text("ConnectionRefusedError")
    expect(page.locator("#callbacks-count")).to_have_text("2")
    expect(page.get_by_role("heading", name="Callbacks")).to_be_visible()


def test_what_became_of_messages(looks: Any, im: Client) -> None:
    def say(words: str, **more: Any) -> int:
        sent = im.send_message(
            conversation_short_id=TALK, sender=OWNER, **content.text(words), **more
        )
        return sent.message_id

    who: dict[str, Any] = {"conversation_short_id": TALK, "participant_user_id": OWNER}
    im.recall_message(message_id=say("taken back"), **who)
    im.delete_conversation_message(conversation_short_id=TALK, message_id=say("for nobody"))
    im.delete_message(message_id=say("not for me"), **who)
    say("not for all", visible_users=[10002])
    picture = content.image("https://example.com/cat.png", width=640, height=480)
    im.send_message(conversation_short_id=TALK, sender=OWNER, **picture)
    page = looks(TALK)
    expect(item(page, "messages", "taken back")).to_contain_text("recalled")
    expect(item(page, "messages", "for nobody")).to_contain_text("deleted")
    expect(item(page, "messages", "not for me")).to_contain_text("deleted for: 10001")
    expect(item(page, "messages", "not for all")).to_contain_text("visible to: 10002")
    expect(item(page, "messages", "cat.png")).to_contain_text("width: 640 · height: 480")


def test_members_of_a_live_group(looks: Any, im: Client, server: Emulator) -> None:
    im.batch_add_manager(conversation_short_id=SHOW, operator=OWNER, manager_user_ids=[10002])
    for user, action in (("10004", BlockAction.MUTE), ("777", BlockAction.BAN)):
        im.batch_add_block_participants(
            conversation_short_id=SHOW, participant_block_infos={user: 600}, block_action=action
        )
    page = looks(SHOW)
    expect(item(page, "members", "10002")).to_contain_text("manager")
    expect(item(page, "members", "10004")).to_contain_text("muted until")
    expect(item(page, "members", "777")).to_contain_text("not a member")
    expect(item(page, "members", "777")).to_contain_text("banned until")
    server.clock.advance(600)
    expect(item(page, "members", "777")).to_have_count(0)
    server.leave(APP_ID, SHOW, 10004)
    expect(item(page, "members", "10004")).to_have_count(0)


def test_a_wrong_signature(looks: Any, server: Emulator) -> None:
    page = looks()
    raw_client = RawClient(server.endpoint)
    raw_client.call("GetUserConversations", {}, credentials=Credentials(ACCESS_KEY, "another"))
    row = item(page, "requests", "SignatureDoesNotMatch")
    expect(row).to_contain_text("401")
    row.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(row).to_contain_text("the secret key differs")
    expect(row).to_contain_text(re.compile("Canonical request.*POST", re.DOTALL))
    expect(row).to_contain_text("Signature=***")
    raw_client.call("CreateConversation", {"AppId": APP_ID})
    expect(item(page, "requests", "InvalidParam")).to_be_visible()
    expect(row.locator("pre").first).to_be_visible()
    assert SECRET_KEY not in page.content()


def test_what_strict_options_would_refuse(looks: Any, server: Emulator) -> None:
    page = looks()
    signer = next(each for each in SIGNERS if each.name == "Node, sdk-core")
    message = {"ConversationShortId": TALK, "Sender": 10001, "MsgType": 10001, "Content": "hi"}
    request = signer.request(server.endpoint, "SendMessage", {"AppId": APP_ID, **message})
    assert RawClient(server.endpoint).send(request).status == 200
    row = item(page, "requests", "SendMessage").first
    row.locator("summary").click()
    expect(row).to_contain_text("must be JSON such as")
    expect(row).to_contain_text("the header content-type was sent but is not in SignedHeaders")


def test_languages(looks: Any) -> None:
    page = looks(TALK, locale="zh-CN")
    expect(page.locator("html")).to_have_attribute("lang", "zh")
    expect(page.get_by_role("heading", name="会话")).to_be_visible()
    expect(item(page, "members", "Wang")).to_contain_text("群主")
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", name="Conversations")).to_be_visible()
    expect(item(page, "members", "Wang")).to_contain_text("owner")
    page.reload()
    expect(page.get_by_role("button", name="English")).to_have_attribute("aria-pressed", "true")
    expect(page).to_have_title("IM emulator")
    expect(looks(locale="fr-FR").locator("html")).to_have_attribute("lang", "en")


def test_each_language_has_every_text(looks: Any) -> None:
    tables = looks().evaluate("""async () => {
            const { TEXTS } = await import("/_ui/texts.js");
            const names = (one) => Object.entries(one).flatMap(([name, value]) =>
                typeof value === "object" ? names(value).map((n) => `${name}.${n}`) : [name]);
            return Object.values(TEXTS).map((one) => names(one).sort());
        }""")
    assert len(tables) == 2
    assert tables[0] == tables[1]


HOSTILE = [
    "<img src=x onerror=\"console.log('ran')\">",
    "</script><script>console.log('ran')</script>",
    "javascript:console.log('ran')",
    "W" * 90,
    "\u202ednuora \u2067 \u0007\u0000\u001b[31m\u200b",
    "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍" * 5,
    "__proto__",
]


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_hostile_text(looks: Any, im: Client, server: Emulator, size: ViewportSize) -> None:
    for number, text in enumerate(HOSTILE, 1):
        made(im, GROUP, owner=text[:20], name=text)
        im.register_users(users=[RegisterUserInfo(user_id=number, nick_name=text)])
        server.join(APP_ID, SHOW, number, text)
        server.online(APP_ID, number, text)
        im.send_message(conversation_short_id=SHOW, sender=number, **content.text(text * 9))
        im.send_message(
            conversation_short_id=SHOW, sender=number, msg_type=number, content=text * 9
        )
    raw_client = RawClient(server.endpoint)
    odd = raw_client.signed(
        {"<b>": "<b>"}, path="/%3Cb%3E?Action=%3Cimg%20src=x%20onerror=alert(1)%3E"
    )
    odd.headers["User-Agent"] = HOSTILE[0]
    raw_client.send(odd)
    page = looks(SHOW, size=size)
    for panel in ("messages", "members"):
        for text in (HOSTILE[0], HOSTILE[3], "__proto__"):
            expect(item(page, panel, text).first).to_be_attached()
    expect(
        item(page, "messages", "⟨U+202E⟩dnuora ⟨U+2067⟩ ⟨U+0007⟩⟨U+0000⟩").first
    ).to_be_attached()
    row = item(page, "requests", "<img src=x onerror=alert(1)>")
    row.locator("summary").click()
    expect(row).to_contain_text("user-agent: <img")
    for button in page.locator("#conversations button").all()[:4]:
        button.click()
        expect(page.locator("#conversations [aria-current=true]")).to_have_count(1)
    assert page.locator("main img, main script, main b, main a").count() == 0
    assert overflowing(page) == []


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
def test_everything_fits(looks: Any, size: ViewportSize) -> None:
    page = looks(TALK, size=size)
    for name in ("Conversations", "Messages", "Members", "Requests"):
        heading = page.get_by_role("heading", name=name)
        heading.scroll_into_view_if_needed()
        expect(heading).to_be_in_viewport()
    assert overflowing(page) == []


def overflowing(page: Page) -> list[str]:
    """What is wider than the window, or is scrolled sideways; boxes for code may be."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll("html, body, main > *, .panel, .panel > li")]
            .filter((node) => node.scrollWidth > node.clientWidth + 1
                || node.getBoundingClientRect().right > innerWidth + 1)
            .map((node) => node.tagName + " " + node.innerText.slice(0, 60))"""
    )
    return found


def test_more_than_fits(looks: Any, im: Client) -> None:
    def say(number: int) -> None:
        words = content.text(f"number {number}.")
        im.send_message(conversation_short_id=TALK, sender=OWNER, **words)

    for number in range(203):
        say(number)
    page = looks(TALK)
    expect(page.locator("#messages-count")).to_have_text("the last 200 of 205")
    expect(page.locator("#messages > li")).to_have_count(200)
    expect(item(page, "messages", "number 202.")).to_be_in_viewport()
    say(203)
    expect(item(page, "messages", "number 203.")).to_be_in_viewport()
    # Who reads further up is not taken away from there.
    item(page, "messages", "number 100.").scroll_into_view_if_needed()
    say(204)
    expect(item(page, "messages", "number 204.")).to_be_attached()
    expect(item(page, "messages", "number 100.")).to_be_in_viewport()


def test_a_server_that_is_gone(browser: Browser) -> None:
    page = browser.new_page()
    with Emulator(access_key=ACCESS_KEY, secret_key=SECRET_KEY) as server:
        page.goto(f"{server.endpoint}/_ui")
        expect(page.locator("#conversations-count")).to_have_text("0")
        expect(page.locator("#offline")).to_be_hidden()
    expect(page.get_by_role("status")).to_contain_text("does not respond")
    page.close()


# --- below the browser


def fetched(server: Emulator, path: str, method: str = "GET", **headers: str) -> Any:
    with RawClient(server.endpoint).exchange(Request(path, b"", headers, method)) as reply:
        return reply.status, dict(reply.headers), reply.read()


def test_it_is_told_to_run_nothing_else(server: Emulator) -> None:
    for path, kind in (("", "text/html"), ("/page.js", "text/javascript"), ("/data", "json")):
        status, headers, _ = fetched(server, f"/_ui{path}")
        assert status == 200
        assert kind in headers["content-type"]
        assert headers["content-security-policy"].startswith("default-src 'self'; ")
        assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    ("path", "method", "headers", "status"),
    [
        ("/_ui", "GET", {"Host": "evil.example"}, 403),
        ("/_ui/data", "GET", {"Origin": "https://evil.example"}, 403),
        ("/_ui/data", "GET", {"Origin": "null"}, 403),
        ("/_ui", "POST", {}, 405),
        ("/_ui/../ui.py", "GET", {}, 404),
        ("/_ui/page.js%00", "GET", {}, 404),
        ("/_ui/data/request", "GET", {}, 404),
        ("/_ui/data/request?number=99999999999", "GET", {}, 404),
        ("/_uix", "GET", {}, 404),
    ],
    ids=str,
)
def test_who_may_not_look(
    server: Emulator, path: str, method: str, headers: dict[str, str], status: int
) -> None:
    assert fetched(server, path, method, **headers)[0] == status


def test_nothing_is_sent_twice(server: Emulator, im: Client) -> None:
    server.clock.freeze()
    seen = json.loads(fetched(server, f"/_ui/data?selected={TALK}")[2])["version"]
    again = f"/_ui/data?selected={TALK}&seen={seen}"
    assert fetched(server, again)[0] == 204
    assert fetched(server, f"/_ui/data?selected={SHOW}&seen={seen}")[0] == 200
    server.quotas.on = True
    assert fetched(server, again)[0] == 200
    server.quotas.on = False
    assert fetched(server, again)[0] == 204
    im.get_conversation_user_count(conversation_short_id=TALK)
    assert fetched(server, again)[0] == 200


@pytest.mark.parametrize("odd", ["x", "-1", "9" * 19, "9" * 30, "٣", "%00"])
def test_a_conversation_that_is_not_there(server: Emulator, odd: str) -> None:
    found = json.loads(fetched(server, f"/_ui/data?selected={quote(odd)}")[2])
    assert found["selected"]["id"] == str(SHOW)
