"""Parts of the console's page, and its widths in tests."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, ViewportSize

WIDE = ViewportSize(width=1280, height=800)
NARROW = ViewportSize(width=400, height=800)


def item(page: Page, panel: str, words: str) -> Locator:
    """Return the items of a list that contain a text."""
    return page.locator(f"#{panel} > li").filter(has_text=words)


def overflowing(page: Page) -> list[str]:
    """Return what is wider than the window, or is scrolled sideways; boxes for code may be."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll("html, body, main > *, .panel, .panel > li, .card, .pane")]
            .filter((node) => node.checkVisibility() && (node.scrollWidth > node.clientWidth + 1
                || node.getBoundingClientRect().right > innerWidth + 1))
            .map((node) => node.tagName + " " + node.innerText.slice(0, 60))"""
    )
    return found
