"""Archive of messages: a file of JSON lines for each conversation, written page by page.

A checkpoint has the cursor of the next page and the size of the file before it. What a crash left
behind it, such as half of a line, is cut off and written again.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Protocol

from volc_sdk._core.errors import SDKError
from volc_sdk._core.util.package import public_in
from volc_sdk.bulk.ledger import DONE, Claim, Outcome
from volc_sdk.bulk.running import concerns_items

FORWARD: Final = 0
BACKWARD: Final = 1
_END: Final = "end"
"""In a checkpoint, the cursor after the last page."""


class _Pager(Protocol):
    def pages(self) -> Iterator[Any]: ...


class _Client(Protocol):
    def iter_conversation_messages(
        self, *, conversation_short_id: int, reverse: int, start: int | None = None
    ) -> _Pager: ...


@public_in("bulk.messages")
@dataclass(frozen=True)
class MessageArchive:
    """Writes all messages of a conversation to `<conversation>.jsonl`, oldest first.

    An item of its chunks is the ID of a conversation, and so is its key. Reading can be repeated, so an
    interrupted archive continues at its last page. It starts again if the file is missing, for
    example on another machine: use a folder that all workers share.
    """

    folder: Path
    """Folder of the files."""
    reverse: int = FORWARD
    """1 for newest first, which live groups require."""
    is_repeatable: bool = True

    def run(self, client: _Client, items: Mapping[str, int], claim: Claim) -> Mapping[str, Outcome]:
        """Process items; see `Job.run`."""
        for key, conversation in items.items():
            path = self.folder / f"{int(conversation)}.jsonl"
            saved: dict[str, str] = json.loads(claim.checkpoint or "{}")

            def save(checkpoint: str, _: int, key: str = key) -> None:
                claim.save(checkpoint=json.dumps({key: checkpoint}))

            outcome, start = DONE, saved.get(key, "")
            try:
                append_messages(client, conversation, path, start, save, reverse=self.reverse)
            except SDKError as error:
                if not concerns_items(error):
                    raise
                outcome = Outcome("failed", str(error))
            claim.save({key: outcome}, checkpoint="")
        return {}

    def settle(self, client: _Client, items: Mapping[str, int]) -> Mapping[str, Outcome]:
        """Return nothing, because reading can be repeated; see `Job.settle`."""
        return {}


def append_messages(
    client: _Client,
    conversation: int,
    path: Path,
    checkpoint: str,
    save: Callable[[str, int], None],
    *,
    reverse: int = FORWARD,
) -> int:
    """Append the messages after a checkpoint to a file, and return their number.

    Args:
        path: The file, a line of JSON for each message, with the names of the API.
        checkpoint: What `save` received last; empty for the start.
        save: Saves a checkpoint after each page; also gets the number of messages so far.
        reverse: 0 for oldest first, 1 for newest first.
    """
    cursor, size = _position(checkpoint, path)
    count = 0
    with path.open("ab") as file:
        file.truncate(size)
        if cursor == _END:
            return 0
        pages = client.iter_conversation_messages(
            conversation_short_id=conversation,
            reverse=reverse,
            start=int(cursor) if cursor else None,
        ).pages()
        for page in pages:
            file.writelines(f"{message.to_json()}\n".encode() for message in page.messages)
            file.flush()
            os.fsync(file.fileno())
            count += len(page.messages)
            save(f"{page.new_cursor if page.has_more else _END} {file.tell()}", count)
    return count


def _position(checkpoint: str, path: Path) -> tuple[str, int]:
    """Return the cursor of the next page, empty for the first, and the size of the file up to it."""
    cursor, _, size = checkpoint.partition(" ")
    if not size or not path.exists() or path.stat().st_size < int(size):
        return "", 0
    return cursor, int(size)
