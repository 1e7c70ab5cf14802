"""The sites of a project: one service has the output folder, several have a folder each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from volcgen.config import Config
from volcgen.export.output_file import write_file
from volcgen.services import each_service
from volcgen.site.build import Report, build
from volcgen.site.output import prepare
from volcgen.site.pages_html import start_html


def build_each(
    config: Config, only: str | None, output: Path, site_url: str, *, release: bool = False
) -> Iterator[Report]:
    """Build the site of each service, or of the one named `only`; yield what was written."""
    configs = each_service(config, only)
    if not configs[0].service:
        yield build(configs[0], output, site_url, release=release)
        return
    prepare(output)
    for each in configs:
        url = f"{site_url}{each.service}/" if site_url else ""
        yield build(each, output / each.service, url, release=release)
    names = sorted(file.parent.name for file in output.glob("*/versions.js"))
    links = [{"href": f"{name}/index.html", "title": name} for name in names]
    title = config.root.name
    write_file(output / "index.html", start_html("en", title, title, links).encode())
