"""The audit log: a line for each call, without secrets, and without contents unless asked for."""

from __future__ import annotations

import json
import stat
from pathlib import Path
from typing import Any

import pytest
from mcp_sessions import TALK, InProcess, Tools

SECRET_WORDS = "the door code is 4711"
MESSAGE = {
    "ConversationShortId": TALK,
    "Sender": "10001",
    "MsgType": 10001,
    "Content": json.dumps({"text": SECRET_WORDS}),
}


def lines(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def test_each_call_is_a_line_with_ids_and_outcome(sessions: InProcess, tmp_path: Path) -> None:
    file = tmp_path / "audit.jsonl"

    async def work(tools: Tools) -> None:
        await tools.call("call_action", action="SendMessage", arguments=MESSAGE)
        await tools.error("call_action", action="SendMessage", arguments={"Sender": SECRET_WORDS})
        await tools.error("call_action", action="GetAppToken", arguments={"UserId": "1"})
        missing = {"ConversationShortId": "404", "MessageIds": ["1"]}
        await tools.error("call_action", action="GetMessages", arguments=missing)

    sessions.run(work, allow_writes=True, audit=file)
    sent, invalid, refused, failed = lines(file)
    assert sent["outcome"] == "ok"
    assert sent["arguments"]["ConversationShortId"] == int(TALK)
    assert sent["arguments"]["Content"] == "***"
    assert sent["idempotency_key"]
    assert sent["request_id"]
    assert (invalid["outcome"], invalid["code"]) == ("error", "ValidationError")
    assert "arguments" not in invalid
    assert refused["outcome"] == "action_not_allowed"
    assert failed["code"] == "ConversationNotFound"
    text = file.read_text(encoding="utf-8")
    assert SECRET_WORDS not in text
    assert "SK" not in text
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_contents_and_the_standard_error_on_request(
    sessions: InProcess, capsys: pytest.CaptureFixture[str]
) -> None:
    from volc_im.mcp.audit import AuditLog
    from volc_im.service import SERVICE

    action = SERVICE.action("SendMessage")
    AuditLog("-", content=True).write(action, {"Content": SECRET_WORDS}, {"outcome": "ok"})
    AuditLog("").write(action, {"Content": SECRET_WORDS}, {"outcome": "ok"})
    printed = capsys.readouterr()
    assert printed.out == ""
    assert json.loads(printed.err)["arguments"] == {"Content": SECRET_WORDS}
