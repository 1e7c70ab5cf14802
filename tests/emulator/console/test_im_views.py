"""IM's views of the console, in a real Chromium: what they show and do, and that nothing runs in them."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect
from support.loopback import scripted_server

from volc_im import BlockAction, Client, RegisterUserInfo, callbacks, content
from volc_im.emulator import Emulator
from volc_im.emulator.samples import APP_ID

from ..make_conversations import GROUP, OWNER, made
from ..signed_requests import ACCESS_KEY, SECRET_KEY
from .pages import NARROW, WIDE, item, overflowing

TALK = 7244530000000000001
SHOW = 7244530000000000100


def chats(looks: Any, conversation: int | str = "", **options: Any) -> Page:
    page: Page = looks(f"chats/{conversation}", **options)
    expect(page.locator("#conversations-count")).to_have_text(re.compile(r"\d"))
    return page


def test_the_samples(looks: Any) -> None:
    page = chats(looks)
    expect(page.get_by_role("heading", name="AppId 661000")).to_be_visible()
    names = page.locator("#conversations .name")
    expect(names).to_have_text(["Evening show", "Team", "Order 7788", "Evening shift"])
    expect(names.locator("..").first).to_have_attribute("aria-current", "true")
    expect(item(page, "messages", "Welcome!")).to_contain_text("Wang")
    talk = page.get_by_role("link", name="Order 7788")
    expect(talk).to_have_accessible_name(re.compile("one-to-one 2 members 2 messages"))
    talk.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#messages .content")).to_have_text(
        ["Your order has shipped.", "Thank you!"]
    )
    expect(page.locator("#members > li")).to_have_count(2)
    expect(item(page, "members", "10001")).to_contain_text("owner")
    expect(item(page, "members", "10001")).to_contain_text("Android")
    expect(page.get_by_role("link", name="Order 7788")).to_be_focused()
    page.reload()
    expect(item(page, "messages", "Thank you!")).to_be_visible()


def test_it_follows_without_a_reload(looks: Any, im: Client, server: Emulator) -> None:
    page = chats(looks, TALK)
    page.evaluate("window.same = true")
    im.send_message(conversation_short_id=TALK, sender=10002, **content.text("Just now"))
    expect(item(page, "messages", "Just now")).to_contain_text("Lin")
    expect(page.locator("#conversations .name").first).to_have_text("Order 7788")
    made(im, GROUP, name="A new one")
    expect(item(page, "conversations", "A new one")).to_contain_text("1 member")
    server.faults.add("drop:2:CreateConversation")
    server.clock.advance(8 * 24 * 3600 + 60)
    expect(page.locator("#state")).to_contain_text("drop:2:CreateConversation")
    expect(page.locator("#state")).to_contain_text("ahead by 8 d 1 min")
    expect(item(page, "messages", "Just now")).to_contain_text("expired")
    server.clock.freeze()
    expect(page.locator("#state")).to_contain_text("frozen at")
    assert page.evaluate("window.same") is True


def test_callbacks(looks: Any, server: Emulator) -> None:
    page = looks("events")
    expect(page.locator("#callbacks")).to_have_attribute("data-empty", re.compile("No callbacks"))
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


def test_sending_an_event(looks: Any, server: Emulator) -> None:
    """The form signs and sends an event; the page shows what a receiver gets and replies."""
    page = looks("events")
    expect(page.get_by_role("button", name="Send an event")).to_be_disabled()
    expect(page.locator("main")).to_contain_text("--callback-url")
    with scripted_server() as receiver:
        receiver.answer(HOSTILE[0].encode())
        server.send_callbacks(f"{receiver.endpoint}/hook", "secret-key")
        page.get_by_role("button", name="Send an event").click()
        dialog = page.get_by_role("dialog")
        expect(dialog).to_contain_text("Priority of the message.")
        dialog.get_by_label("Event").select_option("AfterSendMessage")
        expect(dialog).not_to_contain_text("Priority of the message.")
        dialog.get_by_label("Data as JSON").fill("{")
        dialog.get_by_role("button", name="Send").click()
        expect(dialog.get_by_role("alert")).to_contain_text("1:2")
        dialog.get_by_label("AppId").fill("661000")
        dialog.get_by_label("Data as JSON").fill('{"MessageId": 7244530000000001001}')
        dialog.get_by_role("button", name="Send").click()
        row = item(page, "callbacks", "AfterSendMessage")
        expect(row).to_contain_text("accepted")
    event = callbacks.verify(receiver.seen[0].body, "secret-key", app_id=661000)
    assert event.json() == {"MessageId": 7244530000000001001}
    expect(row).to_contain_text(HOSTILE[0])
    row.locator("summary").click()
    expect(row.locator(".facts")).to_contain_text(f"{receiver.endpoint}/hook")
    expect(row.locator(".facts")).to_contain_text(event.signature)
    assert page.locator("main img").count() == 0
    refused = page.evaluate("""async () => {
        const { setLanguage } = await import("/_ui/language.js");
        const { control } = await import("/_ui/api.js");
        setLanguage("zh");
        const event = { app_id: 1n, event_type: "Other", event_data: {} };
        return control("POST", "callbacks", event).catch((error) => error.message);
    }""")
    assert refused == "event_type：应为 BeforeSendMessage、AfterSendMessage 之一，收到 'Other'"


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
    page = chats(looks, TALK)
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
    page = chats(looks, SHOW)
    expect(item(page, "members", "10002")).to_contain_text("manager")
    expect(item(page, "members", "10004")).to_contain_text("muted until")
    expect(item(page, "members", "777")).to_contain_text("not a member")
    expect(item(page, "members", "777")).to_contain_text("banned until")
    server.clock.advance(600)
    expect(item(page, "members", "777")).to_have_count(0)
    server.leave(APP_ID, SHOW, 10004)
    expect(item(page, "members", "10004")).to_have_count(0)


def test_languages(looks: Any) -> None:
    page = chats(looks, TALK, locale="zh-CN")
    expect(page.locator("html")).to_have_attribute("lang", "zh")
    expect(page.get_by_role("heading", name="会话")).to_be_visible()
    expect(item(page, "members", "Wang")).to_contain_text("群主")
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", name="Conversations")).to_be_visible()
    expect(item(page, "members", "Wang")).to_contain_text("owner")
    page.reload()
    expect(page.get_by_role("button", name="English")).to_have_attribute("aria-pressed", "true")
    expect(page).to_have_title("IM emulator")
    expect(looks("chats", locale="fr-FR").locator("html")).to_have_attribute("lang", "en")


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
    page = chats(looks, SHOW, size=size)
    for panel in ("messages", "members"):
        for text in (HOSTILE[0], HOSTILE[3], "__proto__"):
            expect(item(page, panel, text).first).to_be_attached()
    expect(
        item(page, "messages", "⟨U+202E⟩dnuora ⟨U+2067⟩ ⟨U+0007⟩⟨U+0000⟩").first
    ).to_be_attached()
    for link in page.locator("#conversations a").all()[:4]:
        link.click()
        expect(page.locator("#conversations [aria-current=true]")).to_have_count(1)
    assert page.locator("main img, main script, main b").count() == 0
    assert overflowing(page) == []


def test_more_than_fits(looks: Any, im: Client) -> None:
    def say(number: int) -> None:
        words = content.text(f"number {number}.")
        im.send_message(conversation_short_id=TALK, sender=OWNER, **words)

    for number in range(203):
        say(number)
    page = chats(looks, TALK)
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


def test_acting_for_users(looks: Any, server: Emulator) -> None:
    page = chats(looks)
    page.get_by_role("button", name="New").click()
    dialog = page.get_by_role("dialog", name="New conversation")
    dialog.get_by_label("Type").select_option("100")
    dialog.get_by_label("Name").fill("Launch <b>")
    dialog.get_by_label("Other users").fill("10002, zed")
    dialog.get_by_role("button", name="New").click()
    expect(dialog).to_have_count(0)
    expect(page.locator("#selected")).to_contain_text("Launch <b>")
    expect(page.locator("#members > li")).to_have_count(3)
    page.get_by_label("Send as").fill("zed")
    page.get_by_label("Message", exact=True).fill("Hello")
    page.get_by_label("Message", exact=True).press("Enter")
    sent = item(page, "messages", "Hello")
    expect(sent).to_contain_text("zed")
    sent.get_by_text("IDs").click()
    expect(sent).to_contain_text("ClientMsgId")
    page.get_by_role("button", name="Leave zed").click()
    expect(item(page, "members", "zed")).to_have_count(0)
    page.get_by_label("Send as").fill("stranger")
    page.get_by_label("Message", exact=True).fill("Hello?")
    page.get_by_role("button", name="Send").click()
    expect(page.locator("#problem")).to_contain_text("ParticipantNotInConversation")
    page.get_by_role("button", name="Change").click()
    page.get_by_role("dialog").get_by_label("Name").fill("Renamed")
    page.get_by_role("dialog").get_by_role("button", name="Change").click()
    expect(page.locator("#selected")).to_contain_text("Renamed")
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Dissolve").click()
    expect(item(page, "conversations", "Renamed")).to_contain_text("dissolved")


def test_users(looks: Any, im: Client) -> None:
    im.user_broadcast(sender=10001, msg_ttl=60, **content.text("To all"))
    page = looks("users")
    expect(item(page, "users", "Wang")).to_contain_text("Friends: 10002")
    expect(item(page, "users", "Wang")).to_contain_text("Blacklist: 10003")
    expect(item(page, "users", "Wang")).to_contain_text("Tags: city:hangzhou, vip")
    lin = page.locator("#users > li").filter(has_text=re.compile("^Lin"))
    lin.get_by_role("button", name="Go online").click()
    expect(lin).to_contain_text("online: Web")
    page.get_by_role("button", name="Register a user").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("User ID").fill("20001")
    dialog.get_by_label("Name").fill("Zoe")
    dialog.get_by_role("button", name="Register a user").click()
    expect(item(page, "users", "Zoe")).to_be_visible()
    page.goto(page.url.replace("#users", "#events"))
    expect(item(page, "broadcasts", "To all")).to_contain_text("Receivers (3)")


def test_a_server_that_is_gone(browser: Browser) -> None:
    page = browser.new_page()
    with Emulator(access_key=ACCESS_KEY, secret_key=SECRET_KEY) as server:
        page.goto(f"{server.endpoint}/_ui#chats")
        expect(page.locator("#conversations-count")).to_have_text("0")
        expect(page.locator("#offline")).to_be_hidden()
    expect(page.locator("#notices")).to_contain_text("does not respond")
    page.close()
