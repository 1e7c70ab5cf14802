"""Chunks: the items of one call, numbered, in a form that a task queue can carry."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple, TypeVar

from .._core.errors import ConfigError
from .._core.util.package import public_in

T = TypeVar("T")


@public_in("bulk")
class Chunk(NamedTuple):
    """Some items of a job, which one worker processes at a time."""

    number: int
    """Position in the job. The same source gives the same chunks again."""
    items: Mapping[str, Any]
    """The items by key, as JSON has them. A key identifies an item in the account of the job."""

    @property
    def digest(self) -> str:
        """A hash of the items, by which a ledger notices that the source has changed."""
        text = json.dumps(self.items, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@public_in("bulk")
def chunks(lists: Iterable[Iterable[T]], key: Callable[[T], object]) -> Iterator[Chunk]:
    """Yield a chunk for each list of items.

    Args:
        lists: Lists that one call accepts, such as those of `chunked`. They are read one at a time.
        key: Returns the id of an item, as replies name it: failures are matched by its text.

    Raises:
        ConfigError: Two items of a list have the same key.

    Example:
        >>> [*chunks([["a", "b"], ["c"]], key=str)]
        [Chunk(number=0, items={'a': 'a', 'b': 'b'}), Chunk(number=1, items={'c': 'c'})]
    """
    for number, each in enumerate(lists):
        items: dict[str, Any] = {}
        for item in each:
            name = str(key(item))
            if name in items:
                raise ConfigError(f"chunk {number} has two items with the key {name!r}")
            items[name] = item
        yield Chunk(number, items)
