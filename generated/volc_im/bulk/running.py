"""Run a chunk: claim it, make its calls, and record what became of each item.

A chunk may be run any number of times, by any worker: what is done is not done again. If a worker
was interrupted, the next one finds out what the server executed, and repeats only what is safe.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final, Protocol, Self, TypeVar

from .._core.errors import (
    APIError,
    AuthError,
    ClockSkewError,
    PermissionDeniedError,
    ResponseDecodeError,
    SDKError,
    ServerError,
    ThrottledError,
    TransportError,
    ValidationError,
)
from .._core.interruption import interrupted_call
from .._core.schema.models import Result
from .._core.util.package import public_in
from .chunks import Chunk
from .ledger import DONE, Claim, Ledger, LostClaimError, Outcome

LEASE_S: Final = 60.0
PAUSE_S: Final = 5.0
"""Pause after an error that may be gone later."""
MAX_SUSPECTS: Final = 5
"""Claims of a chunk that may end without a result before its items are given up."""


class SyncClient(Protocol):
    """The part of a `Client` that this module uses."""

    def with_options(
        self, *, deadline: float | None = None, raise_on_partial: bool | None = None
    ) -> Self:
        """Return a client with other options."""
        ...


C = TypeVar("C", bound=SyncClient)
C_contra = TypeVar("C_contra", bound=SyncClient, contravariant=True)


class Job(Protocol[C_contra]):
    """What is done with the items of a chunk."""

    @property
    def is_repeatable(self) -> bool:
        """Whether `run` may take effect twice without harm."""
        ...

    def run(
        self, client: C_contra, items: Mapping[str, Any], claim: Claim
    ) -> Mapping[str, Outcome]:
        """Process items, and return what became of them. Items that are not returned are done.

        A job that makes several calls saves its outcomes or a checkpoint in between.
        """
        ...

    def settle(self, client: C_contra, items: Mapping[str, Any]) -> Mapping[str, Outcome]:
        """Find out, without changing anything, which items the server executed.

        Called after an interruption if `run` is not repeatable. Items whose outcome is `PENDING` were
        not executed, and will be.
        """
        ...


@public_in("bulk")
class RetryLater(SDKError):
    """The chunk was not completed and can be run again, after `after_s` seconds. Nothing is lost."""

    after_s: float

    def __init__(self, message: str, after_s: float | Mapping[str, Any] = PAUSE_S) -> None:
        if isinstance(after_s, Mapping):  # made anew from `args`
            super().__init__(message, after_s)
            return
        super().__init__(message)
        self.after_s = after_s


@public_in("bulk")
def run_chunk(
    client: C, ledger: Ledger, chunk: Chunk, job: Job[C], *, lease_s: float = LEASE_S
) -> None:
    """Run the items of a chunk that have no outcome yet, and record their outcomes.

    If the server may have executed a call whose result is not known, the chunk stays claimed until its
    lease ends. The next run then asks `job.settle` what was executed, unless `job` is repeatable.

    Args:
        client: A `Client`. It should share the quota with the other workers; see `rate_limits`.
        lease_s: Seconds after which another worker may take the chunk over if this one has not
            reported. A call takes at most half of it.

    Raises:
        RetryLater: The chunk was not completed; run it again later.
        ConfigError: The client is configured wrongly, or the source of the job has changed.
        APIError: Credentials or permissions are missing, so that no other chunk would succeed.
    """
    claim = ledger.claim(chunk, lease_s)
    if claim.state == "done":
        return
    if claim.state == "busy":
        raise RetryLater(f"chunk {chunk.number} is processed by another worker", claim.left_s)
    bounded = client.with_options(deadline=lease_s / 2, raise_on_partial=False)
    is_settled = claim.state == "new" or job.is_repeatable
    try:
        if not is_settled:
            claim.save(job.settle(bounded, _left(chunk, claim)))
            claim.state = "new"  # what is left was not executed
            is_settled = True
        if claim.suspects > MAX_SUSPECTS:
            _give_up(chunk, claim, f"given up: interrupted {claim.suspects} times in a row")
        elif left := _left(chunk, claim):
            claim.save(job.run(bounded, left, claim))
        claim.complete()
    except LostClaimError as error:
        raise RetryLater(str(error)) from error
    except BaseException as error:
        may_have_acted = is_settled and _may_have_acted(error)
        if job.is_repeatable or not may_have_acted:
            with suppress(LostClaimError):
                claim.release(may_have_acted=may_have_acted)
        if isinstance(error, ThrottledError | TransportError | ServerError | ResponseDecodeError):
            after_s = _pause_s(error)
            if may_have_acted and not job.is_repeatable:
                after_s = claim.left_s
            raise RetryLater(str(error), after_s) from error
        raise


def _left(chunk: Chunk, claim: Claim) -> dict[str, Any]:
    """Return the items of a chunk that have no outcome yet."""
    return {key: item for key, item in chunk.items.items() if key not in claim.outcomes}


def _give_up(chunk: Chunk, claim: Claim, reason: str) -> None:
    """Save that the outcome of all items that are left is unknown."""
    claim.save(dict.fromkeys(_left(chunk, claim), Outcome("unknown", reason)))


@public_in("bulk")
@dataclass(frozen=True)
class BatchJob:
    """A job that passes all items of a chunk to one call, such as `register_users`.

    If the call is rejected because of some items, it is repeated with the halves of its list, so that the others
    succeed.
    """

    call: Callable[[Any, list[Any]], Result]
    """Makes the call, from a client and a list of items."""
    find: Callable[[Any, Mapping[str, Any]], Mapping[str, Outcome]] | None = None
    """Finds out what the server executed; see `Job.settle`. Without it, items of an interrupted call are
    `unknown`."""
    is_repeatable: bool = False
    """Whether the call may take effect twice without harm, for example because it has an idempotency
    key that is derived from the item."""

    def run(self, client: Any, items: Mapping[str, Any], claim: Claim) -> Mapping[str, Outcome]:
        """Process items; see `Job.run`."""
        waiting = [[*items.items()]]
        while waiting:
            part = waiting.pop()
            try:
                result = self.call(client, [item for _, item in part])
            except SDKError as error:
                if not concerns_items(error):
                    raise
                if len(part) > 1:
                    middle = len(part) // 2
                    waiting += [part[middle:], part[:middle]]
                    continue
                outcomes = {part[0][0]: Outcome("failed", str(error))}
            else:
                outcomes = dict.fromkeys((key for key, _ in part), DONE)
                for failure in result.failed:
                    reason = f"{failure.code}: {failure.message}"
                    outcomes[str(failure.id)] = Outcome("failed", reason)
            claim.save(outcomes)
        return {}

    def settle(self, client: Any, items: Mapping[str, Any]) -> Mapping[str, Outcome]:
        """Find out what was executed; see `Job.settle`."""
        if self.find is not None:
            return self.find(client, items)
        return dict.fromkeys(items, Outcome("unknown", "the call was interrupted"))


def concerns_items(error: Exception) -> bool:
    """Return whether an error rejects the items of a call, rather than the caller or this moment."""
    others = (
        AuthError, ClockSkewError, PermissionDeniedError, ResponseDecodeError, ServerError,
        ThrottledError,
    )  # fmt: skip
    return isinstance(error, ValidationError | APIError) and not isinstance(error, others)


def _may_have_acted(error: BaseException) -> bool:
    """Return whether the server may have executed the call that raised an error."""
    if isinstance(error, TransportError):
        return error.request_sent
    if isinstance(error, SDKError):
        return isinstance(error, ServerError | ResponseDecodeError)
    call = interrupted_call(error)
    return call is None or call.request_sent


def _pause_s(error: SDKError) -> float:
    """Return the seconds after which a chunk can be run again."""
    retry_after_s = error.retry_after_s if isinstance(error, APIError) else None
    return retry_after_s or PAUSE_S
