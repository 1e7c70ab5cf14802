"""`volcgen import --json`: what it prints, and its exit codes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from support.project import Project, tree

DOCUMENTS = Path(__file__).parent / "documents"
MUTE = str(DOCUMENTS / "im_mute_members.md")
FLAT = str(DOCUMENTS / "im_rename_conversation_flat.txt")


def printed(project: Project, *pages: str, code: int = 0) -> Any:
    before = tree(project.root)
    outcome = project.run("import", "--json", *pages)
    assert (outcome.code, outcome.err) == (code, "")
    assert tree(project.root) == before
    return json.loads(outcome.out)


def test_one_page_is_one_object(plain: Project) -> None:
    data = printed(plain, MUTE)
    head = ("action", "version", "method", "host", "qps")
    assert [data[name] for name in head] == [
        "MuteMembers",
        "2020-12-01",
        "POST",
        "rtc.volcengineapi.com",
        40,
    ]
    duration = next(field for field in data["request"] if field["name"] == "Duration")
    assert duration == {
        "name": "Duration", "type": "Long", "required": False, "example": "600", "enum": [], "in": "body",
        "default": 600, "min": 1, "max": 86400, "unit": "seconds", "line": 24,
    }  # fmt: skip
    assert list(data["structs"]) == ["FailedMember"]
    values = data["structs"]["FailedMember"][1]["enum"]
    assert [(it["value"], it["line"]) for it in values] == [(3, 42), (4, 43)]
    assert [error["code"] for error in data["errors"]] == ["InvalidParam", "OnlyOwnerCanOperator"]


def test_doubt_is_shown(plain: Project) -> None:
    flat = printed(plain, FLAT)
    mode = flat["request"][-1]
    assert (mode["name"], mode["enum"]) == ("Mode", [])
    assert [it["what"] for it in mode["unknown"]] == ["enum", "example"]
    newest = printed(plain, str(DOCUMENTS / "im_pin_message_newest.md"))
    kind = next(field for field in newest["request"] if field["name"] == "PinType")
    assert (kind["required"], kind["certain"], kind["uncertain"]) == (False, False, ["required"])


def test_several_documents_are_a_list(plain: Project, tmp_path: Path) -> None:
    bad = tmp_path / "bad.md"
    bad.write_text("# nothing\n")
    data = printed(plain, MUTE, FLAT, str(bad), code=1)
    assert [api.get("action") for api in data["apis"]] == [
        "MuteMembers",
        "RenameConversation",
        None,
    ]
    assert data["apis"][2] == {"refused": "the page names no action", "path": str(bad), "line": 1}


def test_page_with_several_actions_is_a_list(plain: Project) -> None:
    data = printed(plain, str(DOCUMENTS / "sts_two_actions.md"))
    assert [api["action"] for api in data["apis"]] == ["AssumeRole", "GetCallerIdentity"]


def test_refused_page_gives_the_reason(plain: Project, tmp_path: Path) -> None:
    bad = tmp_path / "bad.md"
    bad.write_text("# nothing\n")
    data = printed(plain, str(bad), code=1)
    assert data["refused"] == "the page names no action"


@pytest.mark.parametrize("content", [b"", b"\0\1", b"\xff", b"x" * 5_000_001])
def test_bad_input_is_one_clear_error(plain: Project, tmp_path: Path, content: bytes) -> None:
    page = tmp_path / "page.md"
    page.write_bytes(content)
    before = tree(plain.root)
    outcome = plain.run("import", "--json", str(page))
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(f"error: {page}")
    assert outcome.err.count("\n") == 1
    assert tree(plain.root) == before
