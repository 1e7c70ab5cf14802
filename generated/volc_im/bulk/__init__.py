# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""Bulk work on a task queue: chunks of items, a ledger of their outcomes, and safe repetition.

    ledger = bulk.Ledger(bulk.RedisStore(redis_client, job="import-1"))

    for chunk in bulk.chunks(chunked(users, 20), key=lambda user: user["user_id"]):
        if ledger.add(chunk):  # in the program that submits the job
            queue.submit(chunk)

    bulk.run_chunk(client, ledger, chunk, job)  # in each worker

A chunk can be run any number of times. If its worker was interrupted, the next one finds out what the
server executed, and repeats only what is safe.
"""

from __future__ import annotations

from .chunks import Chunk, chunks
from .ledger import (
    DONE,
    PENDING,
    Claim,
    Ledger,
    LostClaimError,
    Outcome,
    Problem,
    State,
    Store,
    Summary,
)
from .redis_store import RedisStore
from .running import BatchJob, Job, RetryLater, run_chunk
from .sqlite_store import SQLiteStore

__all__ = [
    "DONE",
    "PENDING",
    "BatchJob",
    "Chunk",
    "Claim",
    "Job",
    "Ledger",
    "LostClaimError",
    "Outcome",
    "Problem",
    "RedisStore",
    "RetryLater",
    "SQLiteStore",
    "State",
    "Store",
    "Summary",
    "chunks",
    "run_chunk",
]
