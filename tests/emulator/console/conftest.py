"""One Chromium and one emulator per module, and a function that opens the console."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from volc_im import Client
from volc_im.emulator import Emulator
from volc_im.emulator.samples import APP_ID

from ..browser import browser as running_browser
from ..signed_requests import ACCESS_KEY, SECRET_KEY
from .pages import WIDE


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
    sampled.quotas.on = False
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
    """Opens the page; at the end no page may have complained, or sent requests elsewhere."""
    complaints: list[str] = []
    opened = []

    def look(
        view: str = "", locale: str = "en-US", size: ViewportSize = WIDE, **options: Any
    ) -> Page:
        context = browser.new_context(locale=locale, viewport=size, **options)
        opened.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        # Chromium reports refused requests itself; the tests check what the page shows.
        page.on(
            "console",
            lambda message: "status of 400" in message.text or complaints.append(message.text),
        )
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on(
            "request",
            lambda request: request.url.startswith(
                (f"{server.endpoint}/_ui", f"{server.endpoint}/_control", "blob:")
            )
            or complaints.append(request.url),
        )
        page.goto(f"{server.endpoint}/_ui#{view}")
        expect(page.locator("#views [aria-current]")).to_have_count(1)
        return page

    yield look
    for context in opened:
        context.close()
    assert complaints == [], complaints
