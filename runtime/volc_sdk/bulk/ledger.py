"""The ledger of a job: which chunks are processed, and what became of each item.

A store keeps one record for each chunk, and exchanges it only if it is still the one that was read.
All decisions are made here, so a store needs four short methods.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final, Literal, NamedTuple, Protocol, TypeAlias

import msgspec

from .._core.errors import ConfigError, SDKError
from .._core.util.package import public_in
from .chunks import Chunk

State: TypeAlias = Literal["pending", "done", "failed", "unknown"]


class Outcome(NamedTuple):
    """What became of an item."""

    state: State
    """`done`, `failed` (it was rejected and has had no effect), `unknown` (it may have been executed),
    or `pending` (it was not executed so far)."""
    reason: str = ""
    """Why an item failed, or why its outcome is unknown."""


DONE: Final = Outcome("done")
PENDING: Final = Outcome("pending")


class Problem(NamedTuple):
    """An item that failed, or whose outcome is unknown."""

    chunk: int
    key: str
    outcome: Outcome


class Summary(NamedTuple):
    """Numbers of a job. `items` is the sum of the next four."""

    items: int
    pending: int
    done: int
    failed: int
    unknown: int
    chunks: int
    unfinished_chunks: int


class LostClaimError(SDKError):
    """Another worker processes the chunk, because the lease of this one expired."""


class _Record(msgspec.Struct, omit_defaults=True, frozen=True):
    """The state of a chunk. Once it is complete, `outcomes` has no items that are done."""

    digest: str
    size: int
    state: Literal["pending", "claimed", "suspect", "complete"] = "pending"
    """`suspect`: not claimed, but calls of an earlier claim may have been executed."""
    expires_at: float = 0.0
    """End of the lease, by the clock of the store."""
    claims: int = 0
    """Number of claims, which also identifies the last of them."""
    suspects: int = 0
    """Number of claims since the last progress that ended although the server may have acted."""
    outcomes: dict[str, Outcome] = {}
    checkpoint: str = ""


class Store(Protocol):
    """Keeps records of the chunks of one job. Must be safe to share between threads."""

    def read(self, number: int) -> tuple[float, bytes | None]:
        """Return the time in seconds, by one clock for all workers, and the record of a chunk."""
        ...

    def exchange(
        self, number: int, old: bytes | None, new: bytes, totals: Mapping[str, int]
    ) -> bool:
        """Replace a record and add to the totals, in one step; return False if it is not `old`."""
        ...

    def totals(self) -> Mapping[str, int]:
        """Return the totals by name."""
        ...

    def records(self) -> Iterator[tuple[int, bytes]]:
        """Yield the number and the record of each chunk once."""
        ...


@public_in("bulk")
class Ledger:
    """Records what became of each item of a job. Workers on any machine share it through its store.

    Args:
        store: A `SQLiteStore` for one machine, or a `RedisStore` for many.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, chunk: Chunk) -> bool:
        """Record a chunk if it is new; return whether it still has to be run.

        Raises:
            ConfigError: The job has a chunk of this number with other items.
        """
        return self._find(chunk)[2].state != "complete"

    def claim(self, chunk: Chunk, lease_s: float) -> Claim:
        """Claim a chunk for one worker, unless it is complete or claimed by another one.

        Args:
            lease_s: Seconds after which another worker may take the chunk over.

        Raises:
            ConfigError: The job has a chunk of this number with other items.
        """
        while True:
            now, old, record = self._find(chunk)
            if record.state == "complete":
                return Claim(self._store, chunk.number, "done", old, record)
            if record.state == "claimed" and now < record.expires_at:
                left_s = record.expires_at - now
                return Claim(self._store, chunk.number, "busy", old, record, left_s)
            claimed = msgspec.structs.replace(
                record,
                state="claimed",
                expires_at=now + lease_s,
                claims=record.claims + 1,
                suspects=record.suspects + (record.state == "claimed"),
            )
            new = _encode(claimed)
            if self._store.exchange(chunk.number, old, new, {}):
                state: ClaimState = "new" if record.state == "pending" else "interrupted"
                return Claim(self._store, chunk.number, state, new, claimed, lease_s)

    def summary(self) -> Summary:
        """Return the numbers of the job, at the cost of one read."""
        totals = self._store.totals()
        items, chunks, complete, done, failed, unknown = (
            totals.get(name, 0)
            for name in ("items", "chunks", "complete", "done", "failed", "unknown")
        )
        pending = items - done - failed - unknown
        return Summary(items, pending, done, failed, unknown, chunks, chunks - complete)

    def problems(self) -> Iterator[Problem]:
        """Yield the items that failed and those whose outcome is unknown."""
        for number, data in self._store.records():
            for key, outcome in _decode(data).outcomes.items():
                if outcome.state != "done":
                    yield Problem(number, key, outcome)

    def outcomes(self, chunk: Chunk) -> dict[str, Outcome]:
        """Return what became of each item of a chunk."""
        data = self._store.read(chunk.number)[1]
        if data is None:
            return dict.fromkeys(chunk.items, PENDING)
        record = _decode(data)
        default = DONE if record.state == "complete" else PENDING
        return {key: record.outcomes.get(key, default) for key in chunk.items}

    def _find(self, chunk: Chunk) -> tuple[float, bytes, _Record]:
        """Return the time and the record of a chunk, which is added if it is new."""
        digest, size = chunk.digest, len(chunk.items)
        while True:
            now, data = self._store.read(chunk.number)
            if data is None:
                data = _encode(_Record(digest, size))
                if not self._store.exchange(chunk.number, None, data, {"items": size, "chunks": 1}):
                    continue
            record = _decode(data)
            if record.digest != digest:
                raise ConfigError(
                    f"chunk {chunk.number} has other items than before: the source of the job has"
                    " changed; restore it, or start a new job"
                )
            return now, data, record


ClaimState: TypeAlias = Literal["new", "interrupted", "busy", "done"]


@public_in("bulk")
class Claim:
    """The right of one worker to process a chunk, until its lease ends."""

    def __init__(
        self,
        store: Store,
        number: int,
        state: ClaimState,
        data: bytes,
        record: _Record,
        left_s: float = 0.0,
    ) -> None:
        self._store = store
        self._number = number
        self._data = data
        self._record = record
        self.left_s: Final = left_s
        """Seconds after which the lease ends, unless it is extended."""
        self.state = state
        """`new`; `interrupted` (calls of an earlier claim may have been executed); `busy` (another worker has the
        chunk) or `done`: do not process it."""

    @property
    def checkpoint(self) -> str:
        """The text that the job saved last; empty at first."""
        return self._record.checkpoint

    @property
    def outcomes(self) -> Mapping[str, Outcome]:
        """The outcomes that were saved, also by earlier workers."""
        return self._record.outcomes

    @property
    def suspects(self) -> int:
        """Number of claims since the last progress that ended although the server may have acted."""
        return self._record.suspects

    def save(
        self, outcomes: Mapping[str, Outcome] | None = None, *, checkpoint: str | None = None
    ) -> None:
        """Save outcomes or a checkpoint, and extend the lease. Outcomes that are pending are not saved.

        Raises:
            LostClaimError: Another worker has the chunk.
        """
        known = {k: o for k, o in (outcomes or {}).items() if o.state != "pending"}
        old = self._record
        has_progress = known or checkpoint is not None
        new = msgspec.structs.replace(
            old,
            expires_at=self._store.read(self._number)[0] + self.left_s,
            suspects=0 if has_progress else old.suspects,
            outcomes={**old.outcomes, **known},
            checkpoint=old.checkpoint if checkpoint is None else checkpoint,
        )
        self._exchange(new, {})

    def complete(self) -> None:
        """Record that the chunk is processed: items without an outcome are done.

        Raises:
            LostClaimError: Another worker has the chunk.
        """
        old = self._record
        problems = {key: each for key, each in old.outcomes.items() if each.state != "done"}
        states = [outcome.state for outcome in problems.values()]
        failed, unknown = states.count("failed"), states.count("unknown")
        totals = {"done": old.size - failed - unknown, "failed": failed, "unknown": unknown}
        new = _Record(old.digest, old.size, "complete", claims=old.claims, outcomes=problems)
        self._exchange(new, {**totals, "complete": 1})

    def release(self, *, may_have_acted: bool) -> None:
        """Let another worker take the chunk at once. What was saved is kept.

        Args:
            may_have_acted: Whether the server may have executed a call of this claim.

        Raises:
            LostClaimError: Another worker has the chunk.
        """
        is_suspect = may_have_acted or self.state == "interrupted"
        new = msgspec.structs.replace(
            self._record,
            state="suspect" if is_suspect else "pending",
            expires_at=0.0,
            suspects=self._record.suspects + may_have_acted,
        )
        self._exchange(new, {})

    def _exchange(self, new: _Record, totals: Mapping[str, int]) -> None:
        data = _encode(new)
        if not self._store.exchange(self._number, self._data, data, totals):
            raise LostClaimError(
                f"chunk {self._number} is processed by another worker: the lease of this one expired"
            )
        self._data, self._record = data, new


_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(_Record).decode
