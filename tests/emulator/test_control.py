"""The control endpoint over the wire, and the same controls within the process."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest

from volc_im.emulator import Emulator

from .signed_requests import ACCESS_KEY, SECRET_KEY, RawClient, ask

GROUP = {"AppId": 1, "OwnerUserId": 1, "ConversationCoreInfo": {"ConversationType": 2}}


@pytest.fixture(scope="module")
def controlled() -> Iterator[Emulator]:
    with Emulator(access_key=ACCESS_KEY, secret_key=SECRET_KEY) as running:
        yield running


@pytest.fixture
def server(controlled: Emulator) -> Emulator:
    controlled.reset()
    controlled.quotas.on = False
    return controlled


def good(server: Emulator, method: str, path: str, body: object = None) -> Any:
    status, content = ask(server.endpoint, method, f"/_control/{path}", body)
    assert status == 200, content
    return content


def test_faults(server: Emulator) -> None:
    assert good(server, "GET", "faults") == {"faults": []}
    good(server, "POST", "faults", {"fault": "slow=2.5:1:CreateConversation"})
    good(server, "POST", "faults", {"fault": "drop", "count": "*"})
    added = good(server, "POST", "faults", {"fault": "429", "count": 2, "value": 7})
    assert added == {"faults": ["slow=2.5:1:CreateConversation", "drop:*", "429=7:2"]}
    assert server.faults.waiting() == added["faults"]
    assert good(server, "DELETE", "faults") == {"faults": []}


def test_a_byte_order_mark_is_ignored(server: Emulator) -> None:
    body = b"\xef\xbb\xbf" + json.dumps({"fault": "drop:1"}).encode()
    assert good(server, "POST", "faults", body) == {"faults": ["drop:1"]}


def test_the_clock(server: Emulator) -> None:
    assert good(server, "POST", "clock", {"offset_s": 1200})["offset_s"] == pytest.approx(1200)
    assert good(server, "POST", "clock", {"advance_s": -200})["offset_s"] == pytest.approx(1000)
    frozen = good(server, "POST", "clock", {"frozen_at": 1_700_000_000})
    assert (frozen["now_s"], frozen["frozen"]) == (1_700_000_000, True)
    assert server.clock.now_s() == 1_700_000_000
    good(server, "POST", "clock", {"frozen": False})
    assert not server.clock.frozen
    assert server.clock.now_s() >= 1_700_000_000
    assert good(server, "POST", "clock", {"frozen": True})["frozen"] is True
    assert good(server, "DELETE", "clock")["offset_s"] == pytest.approx(0, abs=1)
    assert good(server, "GET", "clock")["frozen"] is False


def test_requests(server: Emulator) -> None:
    raw_client = RawClient(server.endpoint)
    request = raw_client.signed({**GROUP, "Odd": 1}, "CreateConversation")
    request.headers["User-Agent"] = "test/1"
    answer = raw_client.send(request)
    raw_client.call("CreateConversation", {"AppId": 1})
    first, second = good(server, "GET", "requests")["requests"]
    assert (first["action"], first["status"], first["code"]) == ("CreateConversation", 200, "")
    assert (first["answer"], first["unknown_fields"]) == ("handler", ["Odd"])
    assert (first["user_agent"], first["request_id"]) == ("test/1", answer.metadata["RequestId"])
    assert json.loads(first["body"])["Odd"] == 1
    assert first["duration_ms"] > 0
    assert (second["status"], second["code"]) == (400, "InvalidParam")
    assert good(server, "DELETE", "requests") == {"requests": []}
    assert server.requests == []


def test_quotas(server: Emulator) -> None:
    assert good(server, "GET", "quotas") == {"on": False}
    assert good(server, "POST", "quotas", {"on": True}) == {"on": True}
    assert server.quotas.on


def test_state_and_reset(server: Emulator) -> None:
    raw_client = RawClient(server.endpoint)
    raw_client.call("CreateConversation", GROUP)
    rows = good(server, "GET", "state")["rows"]
    assert (rows["conversation"], rows["member"]) == (1, 1)
    assert server.counts() == rows
    server.faults.add("drop")
    server.clock.advance(1200)
    assert good(server, "POST", "reset")["rows"]["conversation"] == 0
    assert (server.requests, server.faults.waiting()) == ([], [])
    assert server.clock.offset_s == pytest.approx(0, abs=1)
    assert raw_client.call("CreateConversation", GROUP).status == 200


def test_an_overview(server: Emulator) -> None:
    status, content = ask(server.endpoint, "GET", "/_control")
    assert status == 200
    assert content["paths"]["/_control/faults"] == ["GET", "POST", "DELETE"]


@pytest.mark.parametrize(
    ("method", "path", "body", "status", "word"),
    [
        ("GET", "nothing", None, 404, "/_control/faults"),
        ("PUT", "faults", None, 405, "GET, POST, DELETE"),
        ("GET", "reset", None, 405, "POST"),
        ("POST", "faults", b"{", 400, "truncated"),
        ("POST", "faults", b"\xff", 400, "not as expected"),
        ("POST", "faults", {}, 400, "fault"),
        ("POST", "faults", {"fault": "nothing"}, 400, "nothing"),
        ("POST", "faults", {"fault": "drop", "count": "x"}, 400, "count"),
        ("POST", "faults", {"fault": "drop", "oops": 1}, 400, "oops"),
        ("POST", "clock", {}, 400, "one of"),
        ("POST", "clock", {"offset_s": 1, "advance_s": 1}, 400, "one of"),
        ("POST", "clock", {"offset_s": "1"}, 400, "offset_s"),
        ("POST", "clock", {"advance_s": 1e300}, 400, "seconds"),
        ("POST", "clock", {"frozen_at": -1}, 400, "clock"),
        ("POST", "quotas", {"on": 1}, 400, "on"),
        ("POST", "faults", b" " * 70_000, 413, "65536"),
        ("POST", "faults", b"[" * 60_000, 400, "not as expected"),
    ],
    ids=str,
)
def test_mistakes(
    server: Emulator, method: str, path: str, body: object, status: int, word: str
) -> None:
    found, content = ask(server.endpoint, method, f"/_control/{path}", body)
    assert found == status
    assert list(content) == ["error"]
    assert word in content["error"]
    assert server.faults.waiting() == []


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "127.0.0.1.evil.example:80"},
        {"Host": "["},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
    ],
    ids=str,
)
def test_pages_of_a_browser_are_refused(server: Emulator, headers: dict[str, str]) -> None:
    status, content = ask(server.endpoint, "POST", "/_control/faults", {"fault": "drop"}, **headers)
    assert (status, list(content)) == (403, ["error"])
    assert server.faults.waiting() == []


def test_a_page_of_this_machine_is_not(server: Emulator) -> None:
    status, _ = ask(server.endpoint, "GET", "/_control/state", Origin="http://localhost:3000")
    assert status == 200


def test_a_stopped_server_has_no_state() -> None:
    server = Emulator(access_key=ACCESS_KEY, secret_key=SECRET_KEY, faults=["drop:2"], quotas=True)
    assert (server.faults.waiting(), server.quotas.on) == (["drop:2"], True)
    for use in (server.reset, server.counts):
        with pytest.raises(RuntimeError, match="not running"):
            use()
    with pytest.raises(ValueError, match="no fault"):
        Emulator(access_key=ACCESS_KEY, secret_key=SECRET_KEY, faults=["nothing"])
