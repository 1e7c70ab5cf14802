"""The site of the repository's service, built once for each module that reads it."""

from __future__ import annotations

import pytest
from site_pages import ROOT, URL, BuiltSite, parsed

from volcgen.config import find_config
from volcgen.site.build import build


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    output = tmp_path_factory.mktemp("site")
    report = build(find_config(ROOT), output, URL)
    pages = {
        path: parsed(path, file.read_text(encoding="utf-8"))
        for file in sorted(report.folder.rglob("*.html"))
        for path in [file.relative_to(report.folder).as_posix()]
    }
    return BuiltSite(output, report, pages)
