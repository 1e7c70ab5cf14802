"""The SQLite database: its tables, its transactions, and the numbers that ids are made from."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final
from zlib import crc32

import msgspec

from .errors import StartError

MEMORY: Final = ":memory:"

_APPLICATION_ID: Final = 0x564F4C43
"""Written into the file, to recognize databases of other programs."""
_LOCK_TIMEOUT_S: Final = 10.0  # another process may write to the same file
_PAUSE_S: Final = 0.01

_SCHEMA: Final = """
CREATE TABLE counter (last INTEGER NOT NULL);
INSERT INTO counter VALUES (0);
"""


class Group:
    """A transaction that writes of several requests share. None is answered before its commit."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._error: BaseException | None = None
        connection.execute("BEGIN IMMEDIATE")
        self.is_open = True

    def commit(self) -> None:
        """Commit, unless that was done before; raise sqlite3.OperationalError if all was lost."""
        if self.is_open:
            self.is_open = False
            try:
                self._connection.execute("COMMIT")
            except sqlite3.Error as error:
                self.lose(error)
        if self._error is not None:
            message = "the transaction that the request shared with others was rolled back"
            raise sqlite3.OperationalError(message) from self._error

    def lose(self, error: BaseException) -> None:
        """Roll back the writes of all requests: `commit` raises an error for each."""
        self.is_open = False
        self._error = error
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")


class Store:
    """A connection to the database. Calls must not overlap; other processes can use the same file."""

    def __init__(self, path: str | Path, schema: str) -> None:
        """Open or create the database; raise StartError.

        Args:
            path: The file, or MEMORY.
            schema: SQL statements that create the tables, each ended by a semicolon and a line
                feed. A file with other tables is refused.
        """
        self._schema = _SCHEMA + schema
        self._group: Group | None = None
        try:
            self._connection = sqlite3.connect(
                path, timeout=_LOCK_TIMEOUT_S, isolation_level=None, check_same_thread=False
            )
        except sqlite3.Error as error:
            raise _unusable(path, error) from None
        try:
            self._prepare_with_retries(path)
        except sqlite3.Error as error:
            self.close()
            raise _unusable(path, error) from None
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Close the file. Closing twice has no effect."""
        self._connection.close()

    @contextmanager
    def transaction(self, *, write: bool) -> Generator[sqlite3.Connection]:
        """Commit at the end of the block, or roll back if an exception leaves it.

        A write locks the file at once, so what it reads cannot change before it commits. A read
        works on a snapshot and does not wait for writers.
        """
        if (group := self.open_group) is not None:
            with suppress(sqlite3.Error):  # its requests raise it
                group.commit()
        self._connection.execute("BEGIN IMMEDIATE" if write else "BEGIN")
        try:
            yield self._connection
            self._connection.execute("COMMIT")
        except BaseException:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK")
            raise

    @property
    def open_group(self) -> Group | None:
        """The group that the next request joins; None if there is none."""
        return self._group if self._group is not None and self._group.is_open else None

    @contextmanager
    def request(self, *, write: bool) -> Generator[sqlite3.Connection]:
        """Join the open group; a write opens one. An exception undoes what this block wrote.

        The caller commits the group, and only then answers. A read outside of a group is a
        transaction of its own.
        """
        group = self.open_group
        if group is None and not write:
            with self.transaction(write=False) as database:
                yield database
            return
        if group is None:
            self._group = group = Group(self._connection)
        self._connection.execute("SAVEPOINT request")
        try:
            yield self._connection
        except BaseException as error:
            if self._connection.in_transaction:
                self._connection.execute("ROLLBACK TO request")
                self._connection.execute("RELEASE request")
            else:  # after some errors, such as a full disk, SQLite rolls back everything
                group.lose(error)
            raise
        self._connection.execute("RELEASE request")

    def clear(self) -> None:
        """Delete all rows; ids start again."""
        with self.transaction(write=True) as database:
            database.execute("PRAGMA defer_foreign_keys = ON")
            empty = 'DELETE FROM "{}"'
            for table in _tables(database):
                database.execute(empty.format(table))
            database.execute("INSERT INTO counter VALUES (0)")

    def counts(self) -> dict[str, int]:
        """Return the number of rows by table."""
        with self.transaction(write=False) as database:
            tables = [table for table in _tables(database) if table != "counter"]
            query = 'SELECT count(*) FROM "{}"'
            return {t: int(database.execute(query.format(t)).fetchone()[0]) for t in tables}

    def changes(self) -> tuple[int, int]:
        """Return a value that changes with every write, by this connection or another."""
        return self._connection.total_changes, _pragma(self._connection, "data_version")

    @property
    def _version(self) -> int:
        """A number that identifies the tables."""
        return crc32(self._schema.encode()) & 0x7FFFFFFF

    def _prepare_with_retries(self, path: str | Path) -> None:
        """Prepare the file. If several processes create it at the same time, SQLite refuses some of
        them without waiting; these retry.
        """
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
        # A commit writes whole pages, and a row with its indexes changes ten. Files that exist keep theirs.
        self._connection.execute("PRAGMA page_size = 2048")
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
                    f"the database {path} was created by another version of the emulator; "
                    "delete it or use another file"
                )
        # After the check, so that the file of another program is not changed. With a write-ahead log
        # readers and a writer do not wait for each other, and a killed process loses nothing.
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = NORMAL")
        # SQLite waits for the disk each time that it moves the log into the file: here after 8 MB.
        self._connection.execute("PRAGMA wal_autocheckpoint = 4000")


def next_number(database: sqlite3.Connection, now_ns: int) -> int:
    """Return a number greater than all earlier ones, whichever process made them.

    It is the time in nanoseconds, so it is greater than 2^53 as the platform's ids are. While the
    clock is frozen, or after it is moved back, it is the last number plus one.
    """
    row = database.execute(
        "UPDATE counter SET last = max(last + 1, ?) RETURNING last", (now_ns,)
    ).fetchone()
    return int(row["last"])


def as_text(value: object) -> str:
    """Return a map or a list as text, for a column."""
    return msgspec.json.encode(value).decode()


def from_text(text: str) -> Any:
    """Return the value that `as_text` converted."""
    return msgspec.json.decode(text)


def _tables(database: sqlite3.Connection) -> list[str]:
    rows = database.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    return [row["name"] for row in rows]


def _pragma(database: sqlite3.Connection, name: str) -> int:
    return int(database.execute(f"PRAGMA {name}").fetchone()[0])


def _unusable(path: str | Path, error: sqlite3.Error) -> StartError:
    return StartError(f"the database {path} cannot be used: {error}")
