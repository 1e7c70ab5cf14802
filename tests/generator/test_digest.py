"""Digests of content."""

from __future__ import annotations

from volcgen.digest import digest


def test_a_digest_identifies_content() -> None:
    assert digest("中") == digest("中".encode())
    assert digest("a") != digest("b")
    assert len(digest(b"")) == 32
    assert digest("\ud800") != digest("?")
