"""The records of a job in an SQLite file, for the workers of one machine."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator, Mapping
from os import PathLike
from threading import Lock
from typing import Final, Self

from .._core.errors import ConfigError
from .._core.util.package import public_in

SCHEMA: Final = """
CREATE TABLE IF NOT EXISTS chunk (number INTEGER PRIMARY KEY, record BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS total (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
"""


@public_in("bulk")
class SQLiteStore:
    """Keeps the records of a job in an SQLite file, for the threads and processes of one machine.

    Each change is on the disk before the method returns.

    Args:
        path: The file. It is created if it does not exist.

    Raises:
        ConfigError: The file cannot be opened, or is not such a file.
    """

    def __init__(self, path: str | PathLike[str]) -> None:
        self._lock = Lock()
        try:
            self._database = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
            try:
                self._database.executescript(f"PRAGMA journal_mode=WAL; {SCHEMA}")
            except sqlite3.Error:
                self._database.close()
                raise
        except sqlite3.Error as error:
            raise ConfigError(f"{path}: expected a checkpoint file (SQLite): {error}") from None

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def read(self, number: int) -> tuple[float, bytes | None]:
        """Return the time and a record; see `Store.read`."""
        with self._lock:
            row = self._database.execute(
                "SELECT record FROM chunk WHERE number = ?", (number,)
            ).fetchone()
        return time.time(), row[0] if row else None

    def exchange(
        self, number: int, old: bytes | None, new: bytes, totals: Mapping[str, int]
    ) -> bool:
        """Replace a record; see `Store.exchange`."""
        with self._lock, self._database:
            self._database.execute("BEGIN IMMEDIATE")
            if old is None:
                change = self._database.execute(
                    "INSERT OR IGNORE INTO chunk VALUES (?, ?)", (number, new)
                )
            else:
                change = self._database.execute(
                    "UPDATE chunk SET record = ? WHERE number = ? AND record = ?",
                    (new, number, old),
                )
            if change.rowcount != 1:
                return False
            self._database.executemany(
                "INSERT INTO total VALUES (?, ?)"
                " ON CONFLICT DO UPDATE SET value = value + excluded.value",
                totals.items(),
            )
            return True

    def totals(self) -> dict[str, int]:
        """Return the totals by name."""
        with self._lock:
            return dict(self._database.execute("SELECT name, value FROM total").fetchall())

    def records(self) -> Iterator[tuple[int, bytes]]:
        """Yield the records in the order of their numbers."""
        last = -1
        while True:
            with self._lock:
                rows = self._database.execute(
                    "SELECT number, record FROM chunk WHERE number > ? ORDER BY number LIMIT 1000",
                    (last,),
                ).fetchall()
            if not rows:
                return
            yield from rows
            last = rows[-1][0]
