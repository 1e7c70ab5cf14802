"""The SQLite database: its tables, its transactions, and the numbers that become ids.

What the rows mean is for the modules of the actions.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final
from zlib import crc32

import msgspec

from .errors import StartError

MEMORY: Final = ":memory:"

_APPLICATION_ID: Final = 0x564F4C43
"""Written into the file, so that no other program's database is taken for ours."""
_LOCK_TIMEOUT_S: Final = 10.0  # another process may write to the same file
_PAUSE_S: Final = 0.01

_SCHEMA: Final = """
CREATE TABLE counter (last INTEGER NOT NULL);
INSERT INTO counter VALUES (0);
"""


class Store:
    """One connection. Calls must not overlap; other processes may use the same file."""

    def __init__(self, path: str | Path, schema: str) -> None:
        """Open or create the database; raises StartError.

        Args:
            path: The file, or MEMORY.
            schema: The tables as statements, each ended by a semicolon and a line feed. A file
                with other tables is refused.
        """
        self._schema = _SCHEMA + schema
        try:
            self._connection = sqlite3.connect(
                path, timeout=_LOCK_TIMEOUT_S, isolation_level=None, check_same_thread=False
            )
        except sqlite3.Error as error:
            raise _unusable(path, error) from None
        try:
            self._prepare_in_turn(path)
        except sqlite3.Error as error:
            self.close()
            raise _unusable(path, error) from None
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Close the file. May be called twice."""
        self._connection.close()

    @contextmanager
    def transaction(self, *, write: bool) -> Generator[sqlite3.Connection]:
        """All of it happens, or, when an exception leaves the block, none.

        A write takes the file's lock at once, so nothing that it has read can change before it
        is done; a read sees one state of the file and waits for nobody.
        """
        self._connection.execute("BEGIN IMMEDIATE" if write else "BEGIN")
        try:
            yield self._connection
            self._connection.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise

    def clear(self) -> None:
        """Empty every table: no conversation, no user; ids begin anew."""
        with self.transaction(write=True) as database:
            database.execute("PRAGMA defer_foreign_keys = ON")
            empty = 'DELETE FROM "{}"'
            for table in _tables(database):
                database.execute(empty.format(table))
            database.execute("INSERT INTO counter VALUES (0)")

    def counts(self) -> dict[str, int]:
        """The rows of every table."""
        with self.transaction(write=False) as database:
            tables = [table for table in _tables(database) if table != "counter"]
            query = 'SELECT count(*) FROM "{}"'
            return {t: int(database.execute(query.format(t)).fetchone()[0]) for t in tables}

    def changes(self) -> tuple[int, int]:
        """Another one whenever something was written, by this connection or another."""
        return self._connection.total_changes, _pragma(self._connection, "data_version")

    @property
    def _version(self) -> int:
        """A number for the tables: other tables, other number."""
        return crc32(self._schema.encode()) & 0x7FFFFFFF

    def _prepare_in_turn(self, path: str | Path) -> None:
        """Where processes start at once on a new file, SQLite refuses some without waiting."""
        deadline = time.monotonic() + _LOCK_TIMEOUT_S
        while True:
            try:
                return self._prepare(path)
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                    raise
            time.sleep(_PAUSE_S)

    def _prepare(self, path: str | Path) -> None:
        self._connection.row_factory = sqlite3.Row
        self._connection.execute("PRAGMA foreign_keys = ON")
        with self.transaction(write=True) as database:
            if _pragma(database, "application_id") != _APPLICATION_ID:
                if database.execute("SELECT 1 FROM sqlite_master").fetchone() is not None:
                    raise StartError(f"the database {path} belongs to another program")
                for statement in self._schema.split(";\n"):
                    database.execute(statement)
                database.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
                database.execute(f"PRAGMA user_version = {self._version}")
            elif _pragma(database, "user_version") != self._version:
                raise StartError(
                    f"the database {path} was made by another version of the emulator; "
                    "delete it, or choose another file"
                )
        # After the check, so that another program's file stays as it was. With a write-ahead log
        # readers and a writer don't wait for each other, and a killed process loses nothing.
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = NORMAL")


def next_number(database: sqlite3.Connection, now_ns: int) -> int:
    """A number above all that were given before, in this run or another, by any process.

    It is the time in nanoseconds, so it passes 2^53 as the platform's ids do; where the clock
    stands still or goes back, it counts on from the last one.
    """
    row = database.execute(
        "UPDATE counter SET last = max(last + 1, ?) RETURNING last", (now_ns,)
    ).fetchone()
    return int(row["last"])


def as_text(value: object) -> str:
    """A map or a list as the text that a column keeps."""
    return msgspec.json.encode(value).decode()


def from_text(text: str) -> Any:
    """What `as_text` made a text of."""
    return msgspec.json.decode(text)


def _tables(database: sqlite3.Connection) -> list[str]:
    rows = database.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    return [row["name"] for row in rows]


def _pragma(database: sqlite3.Connection, name: str) -> int:
    return int(database.execute(f"PRAGMA {name}").fetchone()[0])


def _unusable(path: str | Path, error: sqlite3.Error) -> StartError:
    return StartError(f"the database {path} cannot be used: {error}")
