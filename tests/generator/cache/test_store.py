"""The store of the cache: results by unit and key; damaged entries are harmless."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.project import bounded

from volcgen.cache.store import Cache


@bounded(50)
@given(name=st.text(), key=st.text(), result=st.binary())
def test_a_result_is_read_as_it_was_stored(
    tmp_path_factory: pytest.TempPathFactory, name: str, key: str, result: bytes
) -> None:
    cache = Cache(tmp_path_factory.mktemp("cache"))
    cache.put("kind", name, key, result)
    assert cache.get("kind", name, key) == result
    assert Cache(cache.root).get("kind", name, key) == result


def test_another_key_kind_or_name_is_not_known(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("kind", "name", "key", b"result")
    assert cache.get("kind", "name", "other") is None
    assert cache.get("kind", "other", "key") is None
    assert cache.get("other", "name", "key") is None


def test_a_unit_keeps_its_last_result_only(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("kind", "name", "one", b"1")
    cache.put("kind", "name", "two", b"2")
    assert cache.get("kind", "name", "one") is None
    assert cache.get("kind", "name", "two") == b"2"
    assert len(list((tmp_path / "kind").iterdir())) == 1


@pytest.mark.parametrize("damage", ["cut", "emptied", "overwritten", "deleted", "a folder"])
def test_a_damaged_result_is_not_known_and_can_be_stored_again(tmp_path: Path, damage: str) -> None:
    cache = Cache(tmp_path)
    cache.put("kind", "name", "key", b"result\nof two lines")
    (file,) = (tmp_path / "kind").iterdir()
    content = file.read_bytes()
    if damage in ("deleted", "a folder"):
        file.unlink()
        if damage == "a folder":
            file.mkdir()
    else:
        file.write_bytes({"cut": content[:-3], "emptied": b"", "overwritten": b"\xff" * 80}[damage])
    assert cache.get("kind", "name", "key") is None
    cache.put("kind", "name", "key", b"again")
    assert cache.get("kind", "name", "key") == (None if damage == "a folder" else b"again")


def test_an_unread_store_stores_and_returns_nothing(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    cache.put("kind", "name", "key", b"old")
    cache.unread().put("kind", "name", "key", b"new")
    assert cache.unread().get("kind", "name", "key") is None
    assert cache.unread().folder("templates") is None
    assert cache.get("kind", "name", "key") == b"new"
    assert cache.folder("templates") == tmp_path / "templates"


def test_a_store_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    cache = Cache(tmp_path / "file")
    cache.put("kind", "name", "key", b"result")
    assert cache.get("kind", "name", "key") is None
    assert cache.folder("templates") is None
