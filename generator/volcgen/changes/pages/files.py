"""Opens the documents of a command line: files, folders and standard input."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, Final

from volcgen.errors import InputError

EXTENSIONS: Final = (".md", ".mdx", ".txt", ".html", ".htm", ".json")
MAX_BYTES: Final = 5_000_000
STDIN: Final = "-"


def open_documents(paths: Sequence[Path], stdin: BinaryIO | None) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of each document; raise InputError."""
    for path in paths:
        if str(path) == STDIN:
            yield STDIN, _text("standard input", stdin.read(MAX_BYTES + 1) if stdin else b"")
        elif path.is_dir():
            yield from _folder(path)
        else:
            yield str(path), _file(path)


def _folder(folder: Path) -> Iterator[tuple[str, str]]:
    files = sorted(
        path for path in folder.rglob("*") if path.suffix.lower() in EXTENSIONS and path.is_file()
    )
    if not files:
        kinds = ", ".join(EXTENSIONS)
        raise InputError(f"{folder}: the folder has no pages; expected files that end in {kinds}")
    for path in files:
        yield str(path), _file(path)


def _file(path: Path) -> str:
    try:
        if not path.is_file():
            reason = "is not a file" if path.exists() else "does not exist"
            raise InputError(f"{path}: the page {reason}")
        if path.stat().st_size > MAX_BYTES:
            raise InputError(f"{path}: {_too_large()}")
        with path.open("rb") as file:
            return _text(str(path), file.read(MAX_BYTES + 1))
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: the page cannot be opened: {error}") from None


def _text(name: str, content: bytes) -> str:
    if len(content) > MAX_BYTES:
        raise InputError(f"{name}: {_too_large()}")
    if b"\0" in content:
        raise InputError(
            f"{name}: expected a page in text, Markdown, HTML or JSON, found a binary file"
        )
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise InputError(f"{name}:{line}: expected text in UTF-8; convert the page first") from None
    if not text.strip():
        raise InputError(f"{name}: the page is empty")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _too_large() -> str:
    return f"the page has more than {MAX_BYTES // 1_000_000} MB; expected one page of documents"
