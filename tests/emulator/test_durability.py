"""What was answered is there: after a kill in the middle of writes, and for many who write at once."""

from __future__ import annotations

import itertools
import select
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from volc_im import Client, ConversationCoreInfo, ConversationType, TransportError
from volc_im.emulator import Emulator
from volc_im.emulator.engine_interface import Backend
from volc_im.emulator.errors import invalid
from volc_im.emulator.handlers.conversation import get_user_conversations
from volc_im.emulator.im_context import IMContext
from volc_im.emulator.registry import ALL_HANDLERS, SCHEMA
from volc_im.emulator.store import MEMORY, Store
from volc_im.service import SERVICE

from .signed_requests import ACCESS_KEY, SECRET_KEY, Answer, RawClient, Request
from .test_command import client, running

SINGLE = ConversationCoreInfo(conversation_type=ConversationType.SINGLE)
GROUP = ConversationCoreInfo(conversation_type=ConversationType.GROUP)
WRITERS = 8
KEYS = {"access_key": ACCESS_KEY, "secret_key": SECRET_KEY, "app_id": 1}

# A process that makes a creation for each line that it reads: endpoint, owner, other, key.
ASKING = """
import sys
from volc_im import Client, ConversationCoreInfo, ConversationType
core = ConversationCoreInfo(conversation_type=ConversationType.SINGLE)
print("ready", flush=True)
for line in sys.stdin:
    endpoint, owner, other, key = line.rstrip("\\n").split(",")
    with Client(endpoint=endpoint, access_key=sys.argv[1], secret_key=sys.argv[2], app_id=1) as im:
        made = im.create_conversation(
            owner_user_id=int(owner), other_user_id=int(other), conversation_core_info=core,
            idempotent_id=key or None,
        )
    print(made.conversation_short_id, made.exist, flush=True)
"""
Asked = tuple[str, int, int, str]
"""Endpoint, owner, other, IdempotentId."""
Ask = Callable[[list[Asked]], list[tuple[str, str]]]
"""Asks all of them at once; gives each answer's id, and whether it existed."""


def written_until_killed(endpoint: str, name: str, kill: Callable[[], None]) -> list[int]:
    """What the writers were answered until the server was killed."""
    answered: list[int] = []
    enough = threading.Event()

    def write(worker: int) -> None:
        with client(endpoint) as im:
            for number in itertools.count():
                try:
                    made = im.with_options(max_retries=0).create_conversation(
                        owner_user_id=1,
                        conversation_core_info=GROUP,
                        idempotent_id=f"{name}-{worker}-{number}",
                    )
                except TransportError:
                    return  # killed
                answered.append(made.conversation_short_id)
                if len(answered) >= 60:
                    enough.set()

    with ThreadPoolExecutor(WRITERS) as threads:
        for worker in range(WRITERS):
            threads.submit(write, worker)
        try:
            assert enough.wait(30)
        finally:
            kill()
    return answered


def test_a_kill_in_the_middle_of_writes_loses_no_answer(tmp_path: Path) -> None:
    db = str(tmp_path / "im.sqlite")
    answered: list[int] = []
    for life in (1, 2):
        with running("--port", "0", "--db", db) as (process, endpoint):
            answered += written_until_killed(endpoint, str(life), process.kill)
        with running("--port", "0", "--db", db) as (_, endpoint), client(endpoint) as im:
            listed = im.iter_user_conversations(participant_user_id=1)
            found = [one.conversation_short_id for one in listed]
        assert len(found) == len(set(found))
        assert set(answered) <= set(found)
        # Beyond that there can be what each writer was waiting for.
        assert len(found) <= len(answered) + WRITERS * life


@pytest.fixture
def threads() -> Iterator[Ask]:
    def one(asked: Asked) -> tuple[str, str]:
        endpoint, owner, other, key = asked
        with Client(endpoint=endpoint, **KEYS) as im:
            made = im.create_conversation(
                owner_user_id=owner,
                other_user_id=other,
                conversation_core_info=SINGLE,
                idempotent_id=key or None,
            )
        return str(made.conversation_short_id), str(made.exist)

    with ThreadPoolExecutor(16) as pool:
        yield lambda asked: list(pool.map(one, asked))


@pytest.fixture
def processes() -> Iterator[Ask]:
    command = [sys.executable, "-c", ASKING, ACCESS_KEY, SECRET_KEY]
    with ExitStack() as stack:
        started = [
            stack.enter_context(
                subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
            )
            for _ in range(16)
        ]

        def line(process: subprocess.Popen[str]) -> str:
            assert process.stdout
            return process.stdout.readline()

        def ask(asked: list[Asked]) -> list[tuple[str, str]]:
            for process, one in zip(started, asked, strict=True):
                assert process.stdin
                process.stdin.write(",".join(map(str, one)) + "\n")
                process.stdin.flush()
            answers = [line(process).split() for process in started]
            return [(number, exist) for number, exist in answers]

        assert [line(process) for process in started] == ["ready\n"] * 16
        yield ask


@pytest.mark.parametrize("askers", ["threads", "processes"])
def test_sixteen_at_once_make_one_conversation(
    tmp_path: Path, askers: str, request: pytest.FixtureRequest
) -> None:
    ask: Ask = request.getfixturevalue(askers)
    db = tmp_path / "im.sqlite"
    with (
        Emulator(access_key=ACCESS_KEY, secret_key=SECRET_KEY, db=db) as one,
        Emulator(access_key=ACCESS_KEY, secret_key=SECRET_KEY, db=db) as two,
    ):
        rounds = itertools.product(([one.endpoint], [one.endpoint, two.endpoint]), ("", "once"))
        for number, (endpoints, key) in enumerate(rounds, 1):
            pair = (10 * number, 10 * number + 1)
            own_key = f"{key} {number}" if key else ""  # by the key, or by the pair
            made = ask(
                [
                    # Half of them ask from the other side.
                    (endpoints[n % len(endpoints)], pair[n % 2], pair[1 - n % 2], own_key)
                    for n in range(16)
                ]
            )
            assert len({conversation for conversation, _ in made}) == 1
            assert sorted(exist for _, exist in made) == ["False"] + ["True"] * 15
        assert two.counts()["conversation"] == 4


# --- requests that share a commit


Handle = Callable[[IMContext], dict[str, Any]]


class AtOnce:
    """Sends requests while the emulator waits, so that all of them have arrived when it goes on."""

    def __init__(self, server: Emulator, connections: list[HTTPConnection]) -> None:
        self._server = server
        self._connections = connections
        self.statements: list[str] = []
        """What the database executed since."""
        self.answered_before_commit = 0

    def answers(self, *requests: Request) -> list[Answer]:
        held, go_on = threading.Event(), threading.Event()

        def hold(backend: Backend) -> None:
            backend.store._connection.set_trace_callback(self._executes)
            held.set()
            assert go_on.wait(30)

        with ThreadPoolExecutor(1) as thread:
            holding = thread.submit(self._server._between_requests, hold)
            assert held.wait(30)
            for connection, each in zip(self._connections, requests, strict=True):
                connection.request(each.method, each.path, each.body, each.headers)
            go_on.set()
            holding.result()
        replies = [connection.getresponse() for connection in self._connections]
        return [Answer(reply.status, reply.headers, reply.read()) for reply in replies]

    def _executes(self, statement: str) -> None:
        self.statements.append(statement)
        if statement == "COMMIT":
            sockets = [connection.sock for connection in self._connections]
            self.answered_before_commit = len(select.select(sockets, [], [], 0)[0])


@pytest.fixture
def at_once(tmp_path: Path) -> Iterator[tuple[Emulator, RawClient, AtOnce]]:
    keys = {"access_key": ACCESS_KEY, "secret_key": SECRET_KEY}
    with Emulator(**keys, db=tmp_path / "im.sqlite") as server, ExitStack() as stack:
        raw = RawClient(server.endpoint)
        address = urlsplit(server.endpoint)
        connections = [
            stack.enter_context(closing(HTTPConnection(address.netloc, timeout=30)))
            for _ in range(4)
        ]
        for connection in connections:  # the emulator accepts it
            connection.request("GET", "/_control/state")
            connection.getresponse().read()
        yield server, raw, AtOnce(server, connections)


def creation(raw: RawClient, owner: int) -> Request:
    info = {"ConversationType": ConversationType.GROUP}
    body = {"AppId": 1, "OwnerUserId": owner, "ConversationCoreInfo": info}
    return raw.signed(body, "CreateConversation")


def failing_in_the_middle(context: IMContext) -> dict[str, Any]:
    context.database.execute("DELETE FROM conversation")
    raise invalid("a reason")


def filling_the_disk(context: IMContext) -> dict[str, Any]:
    context.database.execute("PRAGMA max_page_count = 1")
    context.database.execute("INSERT INTO counter VALUES (zeroblob(100000))")
    return {}


@pytest.mark.parametrize(
    ("handle", "statuses"),
    [(failing_in_the_middle, [200, 200, 400, 200]), (filling_the_disk, [500, 500, 500, 200])],
)
def test_requests_that_arrive_together_share_a_commit_but_no_failure(
    at_once: tuple[Emulator, RawClient, AtOnce],
    monkeypatch: pytest.MonkeyPatch,
    handle: Handle,
    statuses: list[int],
) -> None:
    server, raw, together = at_once
    monkeypatch.setitem(ALL_HANDLERS, "DestroyConversation", handle)
    destroying = raw.signed(
        {"AppId": 1, "OwnerUserId": 1, "ConversationShortId": 1}, "DestroyConversation"
    )
    answers = together.answers(creation(raw, 1), creation(raw, 2), destroying, creation(raw, 3))
    assert [answer.status for answer in answers] == statuses
    made = [answer.result["ConversationShortId"] for answer in answers if answer.status == 200]
    assert made == sorted(set(made))
    assert together.statements.count("COMMIT") == 1
    assert together.answered_before_commit <= statuses.count(500)
    assert server.counts()["conversation"] == len(made)


# --- the cost of a page


def filled(store: Store, conversations: int) -> None:
    """A user's live groups, and among them some of another's."""
    with store.transaction(write=True) as database:
        database.execute(
            "WITH RECURSIVE n (id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n WHERE id < ?)"
            " INSERT INTO conversation SELECT id, 1, 0, 'k' || id, 100, 0, u, u, u, u, '', '', '',"
            " '', '{}', 0, 0, id, '[]', 1 FROM (SELECT id, iif(id % 11, '1', '2') AS u FROM n)",
            (conversations * 11 // 10,),
        )
        database.execute(
            "INSERT INTO member (conversation_id, user_key, user, app_id, inbox_type, kind, activity,"
            " position, create_time_s, operator, role)"
            " SELECT id, owner, owner, 1, 0, 100, id, 1, 0, owner, 1 FROM conversation"
        )


def steps(store: Store, cursor: int, data_type: int) -> int:
    """Tens of steps that SQLite's machine takes for a page: no clock, no noise."""
    counted = 0

    def count() -> int:
        nonlocal counted
        counted += 1
        return 0

    action = SERVICE.action("GetUserConversations")
    body = {
        "AppId": 1,
        "ParticipantUserIdStr": "1",
        "Cursor": cursor,
        "Limit": 20,
        "DataType": data_type,
        "SkipMemberCount": True,
    }
    with store.transaction(write=False) as database:
        database.set_progress_handler(count, 10)
        try:
            result = get_user_conversations(IMContext(action, body, database, 0, {}))
        finally:
            database.set_progress_handler(None, 0)
    assert len(result["ConversationInfos"]) == 20
    return counted


@pytest.fixture(scope="module")
def stores() -> Iterator[tuple[Store, Store]]:
    """With 100 conversations of a user, and with 100 000."""
    small, large = Store(MEMORY, SCHEMA), Store(MEMORY, SCHEMA)
    filled(small, 100)
    filled(large, 100_000)
    yield small, large
    small.close()
    large.close()


@pytest.mark.parametrize("data_type", [0, 1, 2])
def test_a_page_of_100_000_costs_the_same_anywhere(
    stores: tuple[Store, Store], data_type: int
) -> None:
    small, large = stores
    costs = [steps(small, 0, data_type)]
    costs += [steps(large, cursor, data_type) for cursor in (0, 101, 5_001, 50_001, 109_001)]
    assert max(costs) <= 1.1 * min(costs), costs
