"""`volcgen docs build` and `volcgen docs serve`."""

from __future__ import annotations

import argparse
import importlib.util
import re
import time
from typing import Final

from volcgen.changes.commands import Command
from volcgen.config import Config
from volcgen.errors import ConfigError
from volcgen.problems import visible

HELP: Final = "make a site from the generated documents, or serve it on this machine"
_ADDRESS: Final = re.compile(r"https?://[A-Za-z0-9.-]+(:[0-9]+)?(/[A-Za-z0-9._~/%-]*)?")
_MODULES: Final = ("markdown_it", "pygments")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument(
        "step", choices=("build", "serve"), help="build the site, or build and serve it on loopback"
    )
    parser.add_argument(
        "--output", metavar="FOLDER", default="site", help="folder to write (default: site)"
    )
    parser.add_argument(
        "--site-url",
        metavar="URL",
        default="",
        help="address that the folder will have, for canonical links and the sitemap",
    )
    parser.add_argument(
        "--release",
        action="store_true",
        help="write the folder of the package's version instead of `latest`",
    )
    parser.add_argument(
        "--port", type=int, default=8000, help="port of `serve` (default: 8000; 0 takes a free one)"
    )


def run(config: Config, options: argparse.Namespace) -> int:
    """Build or serve the site and return 0."""
    missing = [name for name in _MODULES if importlib.util.find_spec(name) is None]
    if missing:
        raise ConfigError(
            "`volcgen docs` needs packages that are not installed; "
            'install them with `pip install "volcgen[docs]"`'
        )
    from volcgen.site.services import build_each

    url = _site_url(options.site_url)
    output = (config.root / options.output).resolve()
    if options.step == "serve":
        from volcgen.site.serve import serve

        return serve(config, options.service, output, options.port)
    started = time.monotonic()
    for report in build_each(config, options.service, output, url, release=options.release):
        print(
            f"wrote {config.display_path(report.folder)}/: {report.pages} pages, "
            f"{report.size / 1e6:.1f} MB ({time.monotonic() - started:.1f} s)"
        )
    if not url:
        print("no sitemap, because it needs the address of the site: pass --site-url")
    return 0


def _site_url(text: str) -> str:
    """Return the address with a slash at its end; raise ConfigError."""
    if not text:
        return ""
    if not _ADDRESS.fullmatch(text):
        raise ConfigError(
            f"--site-url is `{visible(text)}`; expected an address such as https://docs.example.com/"
        )
    return text if text.endswith("/") else f"{text}/"


DOCS: Final = Command("docs", HELP, add_arguments, run)
