"""The ledger, with each of its stores."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path

import pytest
import redis
import redis.asyncio
from support.redis_server import RedisServer

from volc_sdk._core.errors import ConfigError
from volc_sdk.bulk.chunks import Chunk, chunks
from volc_sdk.bulk.ledger import DONE, PENDING, Claim, Ledger, LostClaimError, Outcome
from volc_sdk.bulk.redis_store import RedisStore
from volc_sdk.bulk.sqlite_store import SQLiteStore

CHUNK = Chunk(0, {"1": {"user_id": 1}, "2": {"user_id": 2}, "3": {"user_id": 3}})
FAILED = Outcome("failed", "InvalidParam: 名字")
JOBS = count()
Connect = Callable[[], Ledger]


@pytest.fixture(params=["sqlite", "redis", "redis with text"])
def connect(
    request: pytest.FixtureRequest, redis_server: RedisServer, job_file: Path
) -> Iterator[Connect]:
    """A function that returns a ledger of one job, as a new process would."""
    if request.param == "sqlite":
        stores: list[SQLiteStore] = []

        def open_file() -> Ledger:
            stores.append(SQLiteStore(job_file))
            return Ledger(stores[-1])

        yield open_file
        for store in stores:
            store.close()
        return
    job = f"job-{next(JOBS)}"
    as_text = request.param == "redis with text"
    with redis.Redis(port=redis_server.port, decode_responses=as_text) as client:
        yield lambda: Ledger(RedisStore(client, job=job))


@pytest.fixture
def ledger(connect: Connect) -> Ledger:
    return connect()


def complete(claim: Claim, **outcomes: Outcome) -> None:
    claim.save({name.strip("_"): outcome for name, outcome in outcomes.items()})
    claim.complete()


def test_a_chunk_is_claimed_by_one_worker_and_done_once(connect: Connect) -> None:
    first, second = connect(), connect()
    assert first.add(CHUNK)
    claim = first.claim(CHUNK, 60)
    busy = second.claim(CHUNK, 60)
    assert (claim.state, busy.state) == ("new", "busy")
    assert 0 < busy.left_s <= 60
    complete(claim, _1=DONE, _2=FAILED)
    assert second.claim(CHUNK, 60).state == "done"
    assert not second.add(CHUNK)


def test_the_account_has_every_item(ledger: Ledger) -> None:
    other = Chunk(7, {"9": 9, "10": 10})
    assert ledger.add(CHUNK)
    assert ledger.add(other)
    assert ledger.summary() == (5, 5, 0, 0, 0, 2, 2)
    complete(ledger.claim(CHUNK, 60), _1=DONE, _2=FAILED, _3=Outcome("unknown", "cut"))
    assert ledger.summary() == (5, 2, 1, 1, 1, 2, 1)
    assert ledger.outcomes(CHUNK) == {"1": DONE, "2": FAILED, "3": ("unknown", "cut")}
    assert ledger.outcomes(other) == {"9": PENDING, "10": PENDING}
    assert ledger.outcomes(Chunk(8, {"11": 11})) == {"11": PENDING}
    assert [*ledger.problems()] == [(0, "2", FAILED), (0, "3", ("unknown", "cut"))]


def test_a_chunk_that_was_never_added_counts_when_it_is_claimed(ledger: Ledger) -> None:
    ledger.claim(CHUNK, 60).complete()
    assert ledger.summary() == (3, 0, 3, 0, 0, 1, 0)


def test_an_expired_claim_passes_on_and_its_owner_learns_it(ledger: Ledger) -> None:
    slow = ledger.claim(CHUNK, 1e-6)
    claim = ledger.claim(CHUNK, 60)
    assert (claim.state, claim.suspects) == ("interrupted", 1)
    for report in (slow.save, slow.complete, lambda: slow.release(may_have_acted=False)):
        with pytest.raises(LostClaimError, match="chunk 0 is processed by another worker"):
            report()
    complete(claim)
    assert ledger.summary().done == 3


def test_what_a_claim_saved_is_known_to_the_next(connect: Connect) -> None:
    claim = connect().claim(CHUNK, 60)
    claim.save({"1": DONE, "2": PENDING}, checkpoint="page 4")
    assert (claim.checkpoint, dict(claim.outcomes)) == ("page 4", {"1": DONE})
    claim.save({"2": FAILED})
    claim.release(may_have_acted=False)
    again = connect().claim(CHUNK, 60)
    assert again.state == "new"
    assert (again.checkpoint, dict(again.outcomes)) == ("page 4", {"1": DONE, "2": FAILED})


def test_saving_extends_the_lease(ledger: Ledger) -> None:
    claim = ledger.claim(CHUNK, 30)
    before = ledger.claim(CHUNK, 30).left_s
    claim.save(checkpoint="x")
    assert ledger.claim(CHUNK, 30).left_s > before - 1e-3
    assert ledger.claim(CHUNK, 30).state == "busy"


def test_a_released_claim_stays_suspect_until_its_calls_are_settled(ledger: Ledger) -> None:
    ledger.claim(CHUNK, 60).release(may_have_acted=True)
    second = ledger.claim(CHUNK, 60)
    assert (second.state, second.suspects) == ("interrupted", 1)
    second.release(may_have_acted=False)  # it failed before it knew
    third = ledger.claim(CHUNK, 60)
    assert (third.state, third.suspects) == ("interrupted", 1)
    third.state = "new"
    third.save({"1": DONE})
    third.release(may_have_acted=False)
    fourth = ledger.claim(CHUNK, 60)
    assert (fourth.state, fourth.suspects) == ("new", 0)


def test_a_changed_source_is_refused(ledger: Ledger) -> None:
    ledger.add(CHUNK)
    changed = Chunk(0, {**CHUNK.items, "3": {"user_id": 4}})
    for use in (ledger.add, lambda chunk: ledger.claim(chunk, 60)):
        with pytest.raises(ConfigError, match="chunk 0 has other items than before"):
            use(changed)


def test_many_threads_share_the_chunks_without_overlap(ledger: Ledger) -> None:
    todo = [Chunk(number, {str(number): number}) for number in range(20)]

    def work(_: int) -> int:
        own = 0
        for chunk in todo:
            claim = ledger.claim(chunk, 60)
            if claim.state == "new":
                claim.complete()
                own += 1
        return own

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(work, range(4))) == len(todo)
    assert ledger.summary() == (20, 0, 20, 0, 0, 20, 0)


def test_problems_of_many_chunks_are_listed_once(ledger: Ledger) -> None:
    for number in range(1200):
        if number % 300 == 0:
            complete(ledger.claim(Chunk(number, {str(number): 0}), 60), **{str(number): FAILED})
        else:
            ledger.add(Chunk(number, {str(number): 0}))
    assert sorted(problem.chunk for problem in ledger.problems()) == [0, 300, 600, 900]


def test_chunks_have_the_keys_of_replies() -> None:
    rows = [[{"id": 7}, {"id": 8}], [{"id": 9}]]
    made = [*chunks(rows, key=lambda row: row["id"])]
    assert made == [(0, {"7": {"id": 7}, "8": {"id": 8}}), (1, {"9": {"id": 9}})]
    assert [*chunks(rows, key=lambda row: row["id"])][1].digest == made[1].digest
    with pytest.raises(ConfigError, match="chunk 0 has two items with the key '7'"):
        [*chunks([[7, "7"]], key=str)]


def test_digest_depends_on_values_and_not_on_their_order() -> None:
    assert Chunk(0, {"a": {"x": 1, "y": 2}}).digest == Chunk(1, {"a": {"y": 2, "x": 1}}).digest
    assert Chunk(0, {"a": "\ud800"}).digest != Chunk(0, {"a": "1"}).digest


def test_bad_arguments_of_stores_are_refused(redis_server: RedisServer, tmp_path: Path) -> None:
    with redis_server.client() as client:
        with pytest.raises(ConfigError, match="job: expected a name"):
            RedisStore(client, job="")
        with pytest.raises(ConfigError, match="keep_s: expected seconds above 0, got 0"):
            RedisStore(client, job="x", keep_s=0)
    with pytest.raises(ConfigError, match=r"expected redis\.Redis, got a client of redis\.asyncio"):
        RedisStore(redis.asyncio.Redis(), job="x")
    text = tmp_path / "users.csv"
    text.write_text("user_id,nick_name\n" * 100)
    for path in (text, tmp_path / "missing" / "job.sqlite"):
        with pytest.raises(ConfigError, match=r"expected a checkpoint file \(SQLite\)"):
            SQLiteStore(path)
    assert text.read_text().startswith("user_id")
