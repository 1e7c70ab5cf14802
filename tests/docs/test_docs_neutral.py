"""Templates of documents for any service contain nothing of one service."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from docs_pages import ROOT

OF_IM = re.compile(
    r"\bim\b|volc_?im|volcim|conversation|participant|friend|blacklist|inbox|app_?id|live group"
    r"|661000|RegisterUser|SendMessage|会话|直播|好友|黑名单|收件箱|单聊|群聊",
    re.IGNORECASE,
)
TEMPLATES = ROOT / "templates"
FILES = sorted(
    file
    for pattern in ("_docs/**/*", "docs/**/*", "_docs*.jinja", "_labels.jinja", "README*")
    for file in TEMPLATES.glob(pattern)
    if file.is_file()
)


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(TEMPLATES)))
def test_a_template_for_any_service_names_nothing_of_im(file: Path) -> None:
    lines = file.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if OF_IM.search(line)] == []
