"""Writing one file: the whole content, or nothing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from volcgen.errors import InputError
from volcgen.export.output_file import write_file


def test_a_file_is_created_and_replaced(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    for content in (b"one", b"two, longer"):
        write_file(file, content)
        assert file.read_bytes() == content
        assert [path.name for path in tmp_path.iterdir()] == ["a.json"]


def test_a_failure_keeps_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.json"
    file.write_bytes(b"old")

    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(InputError, match=r"cannot write .*a\.json: No space left on device"):
        write_file(file, b"new")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.json", b"old")]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "target").write_bytes(b"old")
    link = tmp_path / "link"
    link.symlink_to("target")
    write_file(link, b"new")
    assert link.is_symlink()
    assert (tmp_path / "target").read_bytes() == b"new"


def test_a_pipe_gets_the_content(tmp_path: Path) -> None:
    reader, writer = os.pipe()
    write_file(Path(f"/dev/fd/{writer}"), b"content")
    os.close(writer)
    with open(reader, "rb") as opened:
        assert opened.read() == b"content"
