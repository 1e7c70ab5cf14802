"""The database: what survives, what is refused, and numbers that only rise."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
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


def seen_by_others(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return int(connection.execute("SELECT last FROM counter").fetchone()[0])


def test_requests_of_a_group_are_committed_together(tmp_path: Path) -> None:
    path = tmp_path / "im.sqlite"
    store = Store(path, SCHEMA)
    given: list[int] = []
    for _ in range(3):
        with store.request(write=True) as database:
            given.append(next_number(database, 10**18))
    with store.request(write=False) as database:
        assert database.execute("SELECT last FROM counter").fetchone()[0] == given[-1]
    assert seen_by_others(path) == 0
    group = store.open_group
    assert group is not None
    group.commit()
    assert seen_by_others(path) == given[-1]
    assert given == [10**18, 10**18 + 1, 10**18 + 2]
    group.commit()  # each of the requests does
    assert store.open_group is None
    store.close()


@pytest.mark.parametrize("failing", range(3))
def test_a_request_that_fails_leaves_the_others_of_its_group(tmp_path: Path, failing: int) -> None:
    path = tmp_path / "im.sqlite"
    store = Store(path, SCHEMA)
    for number in range(3):
        with suppress(KeyError), store.request(write=True) as database:
            database.execute("UPDATE counter SET last = last + ?", (10**number,))
            if number == failing:
                raise KeyError("midway")
    group = store.open_group
    assert group is not None
    group.commit()
    assert seen_by_others(path) == 111 - 10**failing
    store.close()


def test_another_transaction_commits_the_group_first(tmp_path: Path) -> None:
    path = tmp_path / "im.sqlite"
    store = Store(path, SCHEMA)
    with store.request(write=True) as database:
        database.execute("UPDATE counter SET last = 1")
    with store.transaction(write=False):
        assert seen_by_others(path) == 1
    store.close()


def test_all_requests_of_a_group_that_is_lost_know_it(tmp_path: Path) -> None:
    path = tmp_path / "im.sqlite"
    store = Store(path, SCHEMA)
    with store.request(write=True) as database:
        database.execute("UPDATE counter SET last = 1")
    group = store.open_group
    assert group is not None

    def fill_the_disk() -> None:
        with store.request(write=True) as database:
            database.execute("PRAGMA max_page_count = 1")
            database.execute("INSERT INTO counter VALUES (zeroblob(100000))")

    with pytest.raises(sqlite3.OperationalError, match="full"):  # then SQLite rolls back all
        fill_the_disk()
    for _ in range(2):
        with pytest.raises(sqlite3.OperationalError, match="rolled back"):
            group.commit()
    assert seen_by_others(path) == 0
    assert numbers(store, 1) == [10**18]
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
