"""The emulator within a process: it starts, stops, and leaves nothing behind."""

from __future__ import annotations

import socket
import threading
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from volc_im import Client, ConversationCoreInfo, ConversationType
from volc_im.emulator import Emulator, StartError

from .signed_requests import ACCESS_KEY, SECRET_KEY, RawClient

KEYS = {"access_key": ACCESS_KEY, "secret_key": SECRET_KEY}
LIST = {"AppId": 1, "ParticipantUserId": 1, "Cursor": 0, "Limit": 20}


def test_it_answers_while_it_runs_and_not_after() -> None:
    threads = threading.active_count()
    with Emulator(**KEYS) as server:
        endpoint = server.endpoint
        assert endpoint.startswith("http://127.0.0.1:")
        assert RawClient(endpoint).call("GetUserConversations", LIST).status == 200
    with pytest.raises(ConnectionRefusedError):
        RawClient(endpoint).call("GetUserConversations", LIST)
    with pytest.raises(RuntimeError, match="not running"):
        _ = server.endpoint
    assert threading.active_count() == threads


def test_it_stops_beside_an_open_connection() -> None:
    with Emulator(**KEYS) as server, Client(endpoint=server.endpoint, app_id=1, **KEYS) as client:
        page = client.get_user_conversations(participant_user_id=1, cursor=0, limit=1)
        assert page.conversation_infos == []
        server.stop()  # the client still holds its connection
        with pytest.raises(RuntimeError):
            _ = server.endpoint


def test_it_can_start_again_and_memory_forgets() -> None:
    server = Emulator(**KEYS)
    seen: list[int] = []
    for _ in range(2):
        with server, Client(endpoint=server.endpoint, app_id=1, **KEYS) as client:
            client.create_conversation(
                owner_user_id=1,
                conversation_core_info=ConversationCoreInfo(
                    conversation_type=ConversationType.GROUP
                ),
            )
            seen.append(len(list(client.iter_user_conversations(participant_user_id=1))))
    assert seen == [1, 1]


def test_starting_twice_is_an_error() -> None:
    with Emulator(**KEYS) as server, pytest.raises(RuntimeError, match="already"):
        server.start()


def test_two_emulators_share_a_file(tmp_path: Path) -> None:
    path = tmp_path / "im.sqlite"
    core = ConversationCoreInfo(conversation_type=ConversationType.GROUP)
    with (
        Emulator(**KEYS, db=path) as one,
        Emulator(**KEYS, db=path) as two,
        Client(endpoint=one.endpoint, app_id=1, **KEYS) as first,
        Client(endpoint=two.endpoint, app_id=1, **KEYS) as second,
    ):
        made = first.create_conversation(
            owner_user_id=1, conversation_core_info=core, idempotent_id="k"
        )
        again = second.create_conversation(
            owner_user_id=1, conversation_core_info=core, idempotent_id="k"
        )
    assert (made.exist, again.exist) == (False, True)
    assert [file.name for file in tmp_path.iterdir()] == [path.name]  # both are closed
    assert again.conversation_short_id == made.conversation_short_id


def test_hosts() -> None:
    for host in ("0", "", "192.168.0.1", "example.com", "127.0.0.2"):
        with pytest.raises(StartError, match="the host must be one of"):
            Emulator(**KEYS, host=host).start()
    with Emulator(**KEYS, host="localhost") as server:
        assert server.endpoint.startswith("http://127.0.0.1:")


def _has_ipv6() -> bool:
    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError:
        return False
    return True


@pytest.mark.skipif(not _has_ipv6(), reason="this machine has no IPv6 loopback")
def test_the_other_loopback() -> None:
    with Emulator(**KEYS, host="::1") as server:
        assert server.endpoint.startswith("http://[::1]:")
        with Client(endpoint=server.endpoint, app_id=1, **KEYS) as client:
            assert list(client.iter_user_conversations(participant_user_id=1)) == []


def test_a_start_that_fails_says_why_and_frees_the_port(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(StartError, match=f"port {port}"):
            Emulator(**KEYS, port=port).start()
    with pytest.raises(StartError, match="cannot be used"):
        Emulator(**KEYS, port=port, db=tmp_path).start()
    with Emulator(**KEYS, port=port) as server:
        assert server.endpoint.endswith(f":{port}")
    with pytest.raises(ValueError, match="secret_key"):
        Emulator(access_key="AK", secret_key=" ")


@pytest.mark.parametrize("part", [b"a", b"a: b\r\n"])
def test_an_endless_head_is_refused(server: Emulator, part: bytes) -> None:
    address = urlsplit(server.endpoint)
    with socket.create_connection((address.hostname, address.port), timeout=30) as connection:
        # No byte more than what is read: closing would reset a connection with others.
        connection.sendall((b"POST / HTTP/1.1\r\n" + part * 70_000)[: 64 * 1024 + 1])
        assert connection.recv(1024).startswith(b"HTTP/1.1 400 ")


def test_a_large_body_is_no_large_head(raw_client: RawClient, app_id: int) -> None:
    body = {**LIST, "AppId": app_id, "Unknown": "a" * 1_000_000}
    for _ in range(2):
        assert raw_client.call("GetUserConversations", body).status == 200
