"""A real Chromium for tests of the page: the system's, or one that is installed for the occasion."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from playwright.sync_api import Browser, Playwright, sync_playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_INSTALL_S = 240
# A test's browser talks to loopback alone; these keep it from asking its maker for anything.
_QUIET = (
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def binary(playwright: Playwright) -> str:
    """A Chromium that is here, or else is here now: from Debian's packages."""
    for install in (None, _by_apt):
        if install is not None:
            install()
        own = playwright.chromium.executable_path
        found = [shutil.which(name) for name in _NAMES] + [own if Path(own).exists() else None]
        if path := next(filter(None, found), None):
            return path
    raise AssertionError(
        "no Chromium here; on Debian: apt-get install chromium,"
        " elsewhere install Chromium or Chrome, and put it on the PATH"
    )


@contextmanager
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        # The sandbox of Chromium does not work for root, nor in most containers.
        running = playwright.chromium.launch(
            executable_path=binary(playwright), args=list(_QUIET), chromium_sandbox=False
        )
        yield running
        running.close()


def _by_apt() -> None:
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        _run("apt-get", "update", "-qq")
        _run("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium")


def _run(*command: str) -> None:
    # What it comes to is seen by whether there is a browser afterwards.
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    with suppress(subprocess.TimeoutExpired):
        subprocess.run(
            command, capture_output=True, env=environment, timeout=_INSTALL_S, check=False
        )
