"""Documents of services claim what the services have, and install the right folder."""

from __future__ import annotations

import pytest
from support.project import Project

CLAIMS = (
    "one idempotency key for all attempts", "documented rate limit](", "documented limit](",
    "同一次调用的各次请求使用同一个幂等键", "每个接口的调用速率都",
)  # fmt: skip
"""Sentences about idempotency keys and rate limits, which the documents of these services do not state."""


@pytest.mark.parametrize("service", ["quota", "sqs", "tag"])
def test_claims_and_install_lines(service: str, project: Project) -> None:
    home = project.root / "generated" / service
    for page in ("README.md", "README.zh.md"):
        text = (home / page).read_text(encoding="utf-8")
        assert f"pip install ./generated/{service}\n" in text
        assert f"#subdirectory=generated/{service}" in text
    pages = [*home.glob("README*.md"), *home.glob("docs/*/index.md")]
    assert len(pages) == 4
    for path in pages:
        text = path.read_text(encoding="utf-8")
        assert [claim for claim in CLAIMS if claim in text] == []
