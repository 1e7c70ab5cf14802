"""Running chunks: outcomes, rejected items, and repetition where it is safe."""

from __future__ import annotations

import json
import pickle
from collections import Counter
from collections.abc import Mapping
from typing import Any

import pytest

from volc_im import Client, ConversationCoreInfo, ConversationType, content
from volc_im.bulk import (
    DONE,
    BatchJob,
    Chunk,
    Claim,
    Ledger,
    Outcome,
    RetryLater,
    run_chunk,
    users,
)
from volc_im.emulator import Emulator
from volc_im.errors import (
    APIError,
    AuthError,
    ConfigError,
    InvalidParameterError,
    NotFoundError,
    ThrottledError,
)

from .conftest import TimedStore

BLIND = BatchJob(users.register)
"""An import that cannot find out what was executed."""


def chunk_of(*user_ids: int, number: int = 0, **fields: Any) -> Chunk:
    return Chunk(number, {str(user): {"user_id": user, **fields} for user in user_ids})


def registered(emulator: Emulator) -> list[int]:
    """Return the users of all `RegisterUsers` requests that took effect, with repetitions."""
    return [
        user["UserId"]
        for entry in emulator.requests
        if entry.outcome.action == "RegisterUsers" and entry.outcome.answer == "handler"
        for user in json.loads(entry.body)["Users"]
    ]


def sent(emulator: Emulator) -> Counter[str]:
    """Return the number of requests by action."""
    return Counter(entry.outcome.action for entry in emulator.requests)


def test_a_chunk_is_run_once(im: Client, emulator: Emulator, ledger: Ledger) -> None:
    chunk = chunk_of(1, 2, 3)
    for _ in range(3):
        run_chunk(im, ledger, chunk, users.IMPORT)
    assert registered(emulator) == [1, 2, 3]
    assert ledger.summary() == (3, 0, 3, 0, 0, 1, 0)


def test_items_that_the_reply_lists_have_failed(im: Client, ledger: Ledger) -> None:
    items = {**chunk_of(1, 3).items, "2": {"user_id": 2, "ext": {"s:x": "1"}}}
    strict = im.with_options(raise_on_partial=True)
    run_chunk(strict, ledger, Chunk(0, items), users.IMPORT)
    (problem,) = ledger.problems()
    assert (problem.key, problem.outcome.state) == ("2", "failed")
    assert problem.outcome.reason.startswith("InvalidParam: ")
    assert ledger.summary().done == 2


def test_one_invalid_item_does_not_stop_the_others(
    im: Client, emulator: Emulator, ledger: Ledger
) -> None:
    items = {**chunk_of(*range(20)).items, "7": {"user_id": 7, "nick": "x"}}
    run_chunk(im, ledger, Chunk(0, items), users.IMPORT)
    assert sorted(registered(emulator)) == [user for user in range(20) if user != 7]
    (problem,) = ledger.problems()
    assert problem.key == "7"
    assert "did you mean 'nick_name'?" in problem.outcome.reason


@pytest.mark.parametrize("fault", ["429-bare", "reset", "503", "drop", "junk", "504", "empty"])
def test_a_repeatable_call_is_repeated_after_any_error(
    im: Client, emulator: Emulator, ledger: Ledger, fault: str
) -> None:
    job = BatchJob(users.register, is_repeatable=True)
    emulator.faults.add(f"{fault}:1")
    with pytest.raises(RetryLater) as raised:
        run_chunk(im.with_options(max_retries=0), ledger, chunk_of(1, 2), job)
    assert 0 < raised.value.after_s <= 5
    assert ledger.summary().pending == 2
    run_chunk(im, ledger, chunk_of(1, 2), job)
    assert ledger.summary().done == 2


@pytest.mark.parametrize(("fault", "after_s"), [("429=3:1", 3), ("429-bare:1", 5)])
def test_a_call_that_was_not_executed_is_sent_again_at_once(
    im: Client, emulator: Emulator, ledger: Ledger, fault: str, after_s: float
) -> None:
    emulator.faults.add(fault)
    with pytest.raises(RetryLater) as raised:
        run_chunk(im.with_options(max_retries=0), ledger, chunk_of(1, 2), BLIND)
    assert raised.value.after_s == after_s
    run_chunk(im, ledger, chunk_of(1, 2), BLIND)
    assert ledger.summary().done == 2


@pytest.mark.parametrize("fault", ["drop", "504", "truncated", "junk"])
def test_a_call_with_lost_reply_is_unknown_if_nobody_can_find_out(
    im: Client, emulator: Emulator, store: TimedStore, ledger: Ledger, fault: str
) -> None:
    emulator.faults.add(f"{fault}:1")
    with pytest.raises(RetryLater) as raised:
        run_chunk(im, ledger, chunk_of(1, 2), BLIND)
    assert raised.value.after_s == 60
    with pytest.raises(RetryLater, match="another worker"):  # the request may still be executed
        run_chunk(im, ledger, chunk_of(1, 2), BLIND)
    store.now += 60
    run_chunk(im, ledger, chunk_of(1, 2), BLIND)
    assert registered(emulator).count(1) <= 1
    assert ledger.summary() == (2, 0, 0, 0, 2, 1, 0)
    assert {each.outcome.reason for each in ledger.problems()} == {"the call was interrupted"}


@pytest.mark.parametrize(("fault", "sends"), [("drop", 1), ("504", 1), ("500", 2), ("503", 2)])
def test_an_import_finds_out_what_was_executed(
    im: Client, emulator: Emulator, store: TimedStore, ledger: Ledger, fault: str, sends: int
) -> None:
    emulator.faults.add(f"{fault}:1")
    with pytest.raises(RetryLater):
        run_chunk(im, ledger, chunk_of(1, 2, nick_name="x"), users.IMPORT)
    store.now += 60
    run_chunk(im, ledger, chunk_of(1, 2, nick_name="x"), users.IMPORT)
    assert sent(emulator)["RegisterUsers"] == sends
    assert ledger.summary() == (2, 0, 2, 0, 0, 1, 0)


def test_an_interrupted_check_is_made_again(
    im: Client, emulator: Emulator, store: TimedStore, ledger: Ledger
) -> None:
    emulator.faults.add("drop:1:RegisterUsers")
    emulator.faults.add("503:1:BatchGetUser")
    quick = im.with_options(max_retries=0)
    with pytest.raises(RetryLater):
        run_chunk(quick, ledger, chunk_of(1, 2), users.IMPORT)
    store.now += 60
    with pytest.raises(RetryLater) as raised:
        run_chunk(quick, ledger, chunk_of(1, 2), users.IMPORT)
    assert raised.value.after_s == 5  # nothing was changed, so no lease has to end
    run_chunk(quick, ledger, chunk_of(1, 2), users.IMPORT)
    assert sent(emulator) == {"RegisterUsers": 1, "BatchGetUser": 2}
    assert ledger.summary().done == 2


def test_a_user_with_another_profile_is_unknown(
    im: Client, emulator: Emulator, store: TimedStore, ledger: Ledger
) -> None:
    im.register_users(users=[{"user_id": 1, "nick_name": "old"}])  # type: ignore[list-item]
    emulator.faults.add("500:1")
    chunk = chunk_of(1, 2, nick_name="new", tags=["b", "a"])
    with pytest.raises(RetryLater):
        run_chunk(im, ledger, chunk, users.IMPORT)
    store.now += 60
    run_chunk(im, ledger, chunk, users.IMPORT)
    assert ledger.outcomes(chunk)["2"] == DONE
    assert "another nick_name" in ledger.outcomes(chunk)["1"].reason


@pytest.mark.parametrize("error", [KeyboardInterrupt(), ZeroDivisionError()])
def test_an_exception_of_other_code_keeps_the_claim(
    im: Client, store: TimedStore, ledger: Ledger, error: BaseException
) -> None:
    def fail(client: Client, items: list[Any]) -> Any:
        users.register(client, items)
        raise error

    with pytest.raises(type(error)):
        run_chunk(im, ledger, chunk_of(1), BatchJob(fail, users.find_registered))
    store.now += 60
    run_chunk(im, ledger, chunk_of(1), BatchJob(fail, users.find_registered))
    assert ledger.summary().done == 1


def test_wrong_keys_stop_the_job_and_blame_no_item(emulator: Emulator, ledger: Ledger) -> None:
    with (
        Client(endpoint=emulator.endpoint, access_key="AK", secret_key="no", app_id=1) as wrong,
        pytest.raises(AuthError),
    ):
        run_chunk(wrong, ledger, chunk_of(1), users.IMPORT)
    assert ledger.claim(chunk_of(1), 60).state == "new"


def test_a_missing_app_id_stops_the_job(emulator: Emulator, ledger: Ledger) -> None:
    with (
        Client(endpoint=emulator.endpoint, access_key="AK", secret_key="SK") as im,
        pytest.raises(ConfigError, match="app_id is required"),
    ):
        run_chunk(im, ledger, chunk_of(1), users.IMPORT)
    assert ledger.claim(chunk_of(1), 60).state == "new"


def test_a_chunk_that_always_fails_is_given_up(
    im: Client, emulator: Emulator, store: TimedStore, ledger: Ledger
) -> None:
    emulator.faults.add("500:*:RegisterUsers")
    for _ in range(6):
        with pytest.raises(RetryLater):
            run_chunk(im, ledger, chunk_of(1, 2), users.IMPORT)
        store.now += 60
    run_chunk(im, ledger, chunk_of(1, 2), users.IMPORT)
    assert ledger.summary() == (2, 0, 0, 0, 2, 1, 0)
    assert {each.outcome.reason for each in ledger.problems()} == {
        "given up: interrupted 6 times in a row"
    }


def test_a_worker_whose_lease_expired_sends_nothing_more(
    im: Client, emulator: Emulator, store: TimedStore, ledger: Ledger
) -> None:
    """The first worker is slow; the second takes the chunk over, settles it and completes it."""

    def slow(client: Any, items: list[Any]) -> Any:
        result = users.register(client, items)
        if len(items) == 1:
            store.now += 61
            run_chunk(im, ledger, chunk, users.IMPORT)
        return result

    chunk = Chunk(0, {"1": {"user_id": 1}, "2": {"user_id": 2}, "3": {"user_id": 3, "bad": 1}})
    with pytest.raises(RetryLater, match="another worker"):
        run_chunk(im, ledger, chunk, BatchJob(slow, users.find_registered))
    assert sorted(registered(emulator)) == [1, 2]
    assert ledger.summary() == (3, 0, 2, 1, 0, 1, 0)


def test_messages_with_keys_are_stored_once(im: Client, emulator: Emulator, ledger: Ledger) -> None:
    """Each message has an idempotency key, so a chunk of them is repeatable."""
    core = ConversationCoreInfo(conversation_type=ConversationType.GROUP)
    made = im.create_conversation(conversation_core_info=core, owner_user_id=1)
    talk = made.conversation_short_id

    class Send:
        is_repeatable = True

        def run(
            self, client: Client, items: Mapping[str, str], claim: Claim
        ) -> Mapping[str, Outcome]:
            for key, words in items.items():
                client.send_message(
                    conversation_short_id=talk, sender=1, client_msg_id=key, **content.text(words)
                )
                claim.save({key: DONE})
            return {}

        def settle(self, client: Client, items: Mapping[str, str]) -> Mapping[str, Outcome]:
            raise AssertionError("a repeatable job has nothing to settle")

    chunk = Chunk(0, {f"note-{number}": f"text {number}" for number in range(5)})
    quick = im.with_options(max_retries=0)
    for fault in ("drop", "504", "junk"):
        emulator.faults.add(f"{fault}:1:SendMessage")
        with pytest.raises(RetryLater):
            run_chunk(quick, ledger, chunk, Send())
    run_chunk(quick, ledger, chunk, Send())
    stored = [
        each.client_msg_id for each in im.iter_conversation_messages(conversation_short_id=talk)
    ]
    assert stored == [*chunk.items]
    assert ledger.summary().done == 5


def test_retry_later_passes_through_a_task_queue() -> None:
    error = RetryLater("later", 2.5)
    for copy in (
        RetryLater(*json.loads(json.dumps(error.args))),
        pickle.loads(pickle.dumps(error)),
    ):
        assert (str(copy), copy.after_s) == ("later", 2.5)


@pytest.mark.parametrize("kind", [InvalidParameterError, NotFoundError, APIError])
def test_a_rejection_is_the_outcome_of_the_item(
    im: Client, ledger: Ledger, kind: type[APIError]
) -> None:
    def reject(_: Client, items: list[Any]) -> Any:
        raise kind("X", code="Rejected", message="no", http_status=400)

    run_chunk(im, ledger, chunk_of(1, 2), BatchJob(reject))
    assert ledger.summary() == (2, 0, 0, 2, 0, 1, 0)


def test_a_throttled_call_is_no_rejection(im: Client, ledger: Ledger) -> None:
    def reject(_: Client, items: list[Any]) -> Any:
        raise ThrottledError("X", code="Flow", http_status=429, retry_after_s=7)

    with pytest.raises(RetryLater) as raised:
        run_chunk(im, ledger, chunk_of(1, 2), BatchJob(reject))
    assert raised.value.after_s == 7
