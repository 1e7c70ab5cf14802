from __future__ import annotations

import io
from pathlib import Path

import pytest

from volcgen.changes.pages import read_paths
from volcgen.changes.pages.files import MAX_BYTES
from volcgen.errors import InputError

PAGE = (
    "POST https://rtc.volcengineapi.com?Action=SetThing&Version=2020-12-01\n"
    "## 请求参数\n| 参数 | 类型 | 描述 |\n|---|---|---|\n| A | String | y |\n"
)


def test_pages_of_a_folder_are_read_in_the_order_of_their_names(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "b.md").write_text(PAGE.replace("SetThing", "DropThing"))
    (tmp_path / "deep" / "c.txt").write_text(PAGE)
    (tmp_path / "a.png").write_bytes(b"\x89PNG\0")
    reading = read_paths([tmp_path], None)
    assert [action.action.value for action in reading.actions] == ["DropThing", "SetThing"]
    assert reading.actions[1].path == str(tmp_path / "deep" / "c.txt")


def test_standard_input_is_a_page() -> None:
    reading = read_paths([Path("-")], io.BytesIO(PAGE.encode()))
    assert [action.path for action in reading.actions] == ["-"]


def test_byte_order_mark_and_line_ends_of_windows_are_read(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_bytes(b"\xef\xbb\xbf" + PAGE.replace("\n", "\r\n").encode())
    (action,) = read_paths([page], None).actions
    assert [field.line for field in action.request] == [5]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "the page is empty"),
        (b" \n\n", "the page is empty"),
        (b"%PDF-1.7\n\0\1", "found a binary file"),
        ("一\n参数".encode("gbk"), "page.md:2: expected text in UTF-8"),
        (b"x" * (MAX_BYTES + 1), "more than 5 MB"),
    ],
)
def test_file_that_is_not_a_page_has_a_clear_error(
    tmp_path: Path, content: bytes, message: str
) -> None:
    page = tmp_path / "page.md"
    page.write_bytes(content)
    with pytest.raises(InputError, match=message) as raised:
        read_paths([page], None)
    assert str(raised.value).startswith(str(page))
    with pytest.raises(InputError, match=message.removeprefix("page.md")) as raised:
        read_paths([Path("-")], io.BytesIO(content))
    assert str(raised.value).startswith("standard input")


def test_fifty_megabytes_are_refused_without_reading_them(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    with page.open("wb") as file:
        file.truncate(50_000_000)
    with pytest.raises(InputError, match="more than 5 MB"):
        read_paths([page], None)


def test_missing_page_and_empty_folder_have_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="does not exist"):
        read_paths([tmp_path / "gone.md"], None)
    with pytest.raises(InputError, match="the folder has no pages"):
        read_paths([tmp_path], None)
    with pytest.raises(InputError, match=r"cannot be opened|does not exist"):
        read_paths([Path("a\0b")], None)
