"""The site in a real Chromium: every page, the search, and what readers do on a page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal
from urllib.parse import unquote

import pytest
from axe_playwright_python.sync_playwright import Axe
from emulator.browser import browser
from playwright.sync_api import Browser, BrowserContext, Page, expect
from search_queries import CHINESE, ENGLISH
from site_pages import BuiltSite

from volcgen.site.serve import start_server

NARROW, WIDE = 400, 1280


@pytest.fixture(scope="module")
def base(site: BuiltSite) -> Iterator[str]:
    server = start_server(site.output, 0)
    yield f"http://127.0.0.1:{server.server_port}/latest/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with browser() as running:
        yield running


@pytest.fixture
def context(chromium: Browser, base: str) -> Iterator[BrowserContext]:
    """A new reader; a message on the console or a request to another host fails the test."""
    made = chromium.new_context(viewport={"width": WIDE, "height": 900})
    problems: list[str] = []
    host = base.removesuffix("latest/")
    made.on("request", lambda request: request.url.startswith(host) or problems.append(request.url))
    made.on("console", lambda message: problems.append(message.text))
    made.on("weberror", lambda error: problems.append(str(error.error)))
    made.on("requestfailed", lambda request: problems.append(f"failed: {request.url}"))
    made.on("response", lambda reply: reply.ok or problems.append(f"{reply.status} {reply.url}"))
    yield made
    made.close()
    assert not problems


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def test_every_page_opens_without_errors_or_foreign_requests(
    site: BuiltSite, page: Page, base: str
) -> None:
    # In frames, twenty at a time: each is loaded and its scripts run, as if it were opened.
    paths = [path for path in site.pages if "/" in path]
    page.route("**/favicon.ico", lambda route: route.fulfill(status=204))
    page.goto(f"{base}version.txt")  # the pages themselves allow no frames
    shown = page.evaluate(
        """async ([base, paths]) => {
            const open = (path) => new Promise((resolve) => {
                const frame = document.createElement("iframe");
                frame.onload = async () => {
                    const inside = frame.contentWindow;
                    for (const image of inside.document.images) {
                        image.loading = "eager";
                        await image.decode();
                    }
                    resolve([path, inside.document.title, typeof inside.siteSearch,
                             inside.document.querySelector(".versions select").value]);
                    frame.remove();
                };
                frame.src = base + path;
                document.body.append(frame);
            });
            const found = [];
            while (paths.length) found.push(...await Promise.all(paths.splice(0, 20).map(open)));
            return found;
        }""",
        [base, paths],
    )
    assert [(path, search, version) for path, _, search, version in shown] == [
        (path, "object", "latest") for path in paths
    ]
    assert {path: title for path, title, _, _ in shown} == {
        path: site.pages[path].title for path in paths
    }


@pytest.mark.parametrize(("language", "queries"), [("en", ENGLISH), ("zh", CHINESE)])
def test_the_search_finds_first_what_is_meant(
    page: Page, base: str, language: str, queries: dict[str, str]
) -> None:
    assert len(queries) == 30
    page.goto(f"{base}{language}/client.html")
    found: dict[str, str] = page.evaluate(
        """async (queries) => {
            const found = {};
            for (const query of queries) found[query] = (await siteSearch.find(query))[0]?.url ?? "";
            return found;
        }""",
        list(queries),
    )
    first = {
        query: unquote(url).removeprefix(f"../{language}/").replace(".html", "")
        for query, url in found.items()
    }
    # A query that means a page may lead to a part of it.
    assert {
        query: place if "#" in queries[query] else place.partition("#")[0]
        for query, place in first.items()
    } == queries


def test_the_search_is_used_with_the_keyboard(page: Page, base: str) -> None:
    page.goto(f"{base}en/index.html")
    page.keyboard.press("/")
    box = page.get_by_role("searchbox")
    expect(box).to_be_focused()
    box.fill("<img src=x>zzz")
    expect(page.get_by_text("Nothing found.")).to_be_visible()
    box.fill("recall a message")
    expect(page.locator(".results a").first).to_contain_text("RecallMessage")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".results a").first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/message/recallmessage.html")
    page.keyboard.press("Control+k")
    page.get_by_role("searchbox").fill("ConversationNotFound")
    expect(page.locator(".results a").first).to_contain_text("ConversationNotFound")
    page.keyboard.press("Enter")
    page.wait_for_url("**/errors.html#code-ConversationNotFound")
    page.keyboard.press("Control+k")
    page.keyboard.press("Escape")
    expect(page.locator("dialog.search")).to_be_hidden()


def test_the_search_works_from_files(site: BuiltSite, chromium: Browser) -> None:
    page = chromium.new_page()
    page.goto((site.folder / "zh/index.html").as_uri())
    page.get_by_role("button", name="搜索").click()
    page.get_by_role("searchbox").fill("撤回消息")
    expect(page.locator(".results a").first).to_contain_text("RecallMessage")
    page.close()


def test_the_kind_of_client_and_the_colors_are_remembered(page: Page, base: str) -> None:
    page.goto(f"{base}en/live/batchgetblockparticipants.html")
    first, second = page.get_by_role("tab", name="async").all()
    expect(page.locator("[data-panel=async]").first).to_be_hidden()
    first.click()
    expect(second).to_have_attribute("aria-selected", "true")
    expect(page.locator("[data-panel=async]").nth(1)).to_be_visible()
    page.get_by_role("button", name="Light or dark").click()
    page.get_by_role("link", name="中文").click()
    page.wait_for_url("**/zh/live/batchgetblockparticipants.html")
    expect(page.locator("[data-panel=async]").first).to_be_visible()
    expect(page.locator("[data-panel=sync]").first).to_be_hidden()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    tab = page.get_by_role("tab", name="async").first
    tab.focus()
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("tab", name="sync").filter(has_not_text="a").first).to_be_focused()
    expect(page.locator("[data-panel=sync]").first).to_be_visible()


def test_a_program_is_copied_as_it_is_shown(
    context: BrowserContext, page: Page, base: str, site: BuiltSite
) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{base}en/live/batchaddmanager.html")
    program = page.locator("[data-panel=sync]").first
    program.hover()
    program.get_by_role("button", name="Copy").click()
    expect(program.get_by_role("button", name="Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied in site.read("en/live/batchaddmanager.md")
    assert copied.startswith("from volc_im import Client\n")


def test_the_start_leads_to_the_language_of_the_reader(chromium: Browser, base: str) -> None:
    for locale, folder in (("zh-CN", "zh"), ("en-GB", "en"), ("fr", "en")):
        with chromium.new_context(locale=locale) as reader:
            page = reader.new_page()
            page.goto(base.removesuffix("latest/"))
            page.wait_for_url(f"**/latest/{folder}/index.html")


@pytest.mark.parametrize(
    ("width", "scheme", "names"),
    [
        (WIDE, "light", ["en/index", "en/live/batchaddmanager", "zh/errors"]),
        (WIDE, "dark", ["zh/live/batchaddmanager"]),
        (NARROW, "light", ["zh/index", "en/content"]),
        (NARROW, "dark", ["en/friend/listfriend"]),
    ],
)
def test_pages_are_accessible_and_fit(
    page: Page, base: str, width: int, scheme: Literal["light", "dark"], names: list[str]
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    axe = Axe()
    for name in names:
        page.goto(f"{base}{name}.html")
        assert page.evaluate("document.documentElement.scrollWidth") == width, name
        found = axe.run(page)
        assert found.violations_count == 0, f"{name}: {found.generate_report()}"
    page.keyboard.press("/")
    page.get_by_role("searchbox").fill("create")
    expect(page.locator(".results a").first).to_be_visible()
    found = axe.run(page, context="dialog")
    assert found.violations_count == 0, found.generate_report()


def test_the_menu_of_a_narrow_screen(page: Page, base: str) -> None:
    page.set_viewport_size({"width": NARROW, "height": 800})
    page.goto(f"{base}en/client.html")
    expect(page.get_by_role("navigation")).to_be_hidden()
    page.get_by_role("button", name="Menu").click()
    page.get_by_text("Friends", exact=True).click()
    page.get_by_role("link", name="ListFriend").click()
    page.wait_for_url("**/friend/listfriend.html")
