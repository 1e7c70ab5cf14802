"""The database: what survives, what is refused, and numbers that only rise."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from volc_im.emulator.errors import StartError
from volc_im.emulator.registry import SCHEMA
from volc_im.emulator.store import Store, as_text, from_text, next_number


def numbers(store: Store, count: int, now_ns: int = 10**18) -> list[int]:
    with store.transaction(write=True) as database:
        return [next_number(database, now_ns) for _ in range(count)]


def test_numbers_rise_when_the_clock_goes_back(tmp_path: Path) -> None:
    path = tmp_path / "im.sqlite"
    now = 10**18
    given: list[int] = []
    for clock in (now, now - 10**12, now - 10**12, now + 10**9):
        store = Store(path, SCHEMA)
        given += numbers(store, 3, clock)
        store.close()
    assert given == sorted(set(given))
    assert given[0] == now
    assert given[-3] == now + 10**9


def test_maps_survive_as_text() -> None:
    for value in ({}, {"é\x00": ["\u2028", 2**63 - 1]}, []):
        assert from_text(as_text(value)) == value


def test_a_transaction_that_fails_leaves_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path / "im.sqlite", SCHEMA)
    (first,) = numbers(store, 1)

    def fail() -> None:
        with store.transaction(write=True) as database:
            database.execute("UPDATE counter SET last = last + 1000")
            raise KeyError("midway")

    with pytest.raises(KeyError):
        fail()
    with store.transaction(write=False) as database:
        assert database.execute("SELECT last FROM counter").fetchone()[0] == first
    store.close()


def test_a_file_is_written_ahead(tmp_path: Path) -> None:
    store = Store(tmp_path / "im.sqlite", SCHEMA)
    with store.transaction(write=False) as database:
        assert database.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    store.close()
    assert [file.name for file in tmp_path.iterdir()] == ["im.sqlite"]


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "notes.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE note (text TEXT)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(StartError, match="another program"):
        Store(path, SCHEMA)
    assert path.read_bytes() == before


def test_another_versions_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "im.sqlite"
    Store(path, SCHEMA).close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(StartError, match="another version"):
        Store(path, SCHEMA)


def test_another_schema_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "im.sqlite"
    Store(path, SCHEMA).close()
    with pytest.raises(StartError, match="another version"):
        Store(path, SCHEMA + "CREATE TABLE more (id INTEGER);\n")
    Store(path, SCHEMA).close()


def test_files_that_are_no_database(tmp_path: Path) -> None:
    text = tmp_path / "text"
    text.write_text("no database at all\n" * 100)
    for path in (text, tmp_path, tmp_path / "missing" / "im.sqlite"):
        with pytest.raises(StartError, match="cannot be used"):
            Store(path, SCHEMA)
    assert text.read_text().startswith("no database")
