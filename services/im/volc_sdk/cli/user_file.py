"""Read files of users: CSV, or JSON lines. Errors name file, line and column."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final, NamedTuple

from volc_sdk._core.util.typeguards import is_list, is_mapping
from volc_sdk.cli.errors import UsageError

MAX_ID: Final = 2**63 - 1
_WIRE_NAMES: Final = {
    "UserId": "user_id", "NickName": "nick_name", "Portrait": "portrait", "Tags": "tags",
    "Ext": "ext", "IsRobot": "is_robot",
}  # fmt: skip
_EXT: Final = "ext."
_CSV_COLUMNS: Final = ("user_id", "nick_name", "portrait", "tags", "is_robot")
_BOOLEANS: Final = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}


class Row(NamedTuple):
    """A user of a file."""

    line: int
    user: dict[str, Any]
    """Fields of `RegisterUserInfo` by Python name."""


class _Wrong(Exception):
    """A wrong value; the caller knows where it is."""


def read_users(path: Path) -> Iterator[Row]:
    """Yield the users of a file: JSON lines if its name ends in .jsonl or .ndjson, else CSV.

    Raises:
        UsageError: The file cannot be read, or has an error.
    """
    is_json = path.suffix.lower() in (".jsonl", ".ndjson")
    seen: dict[int, int] = {}
    for line, column, user in (_json_rows if is_json else _csv_rows)(path):
        first = seen.setdefault(user["user_id"], line)
        if first != line:
            words = f"the user_id {user['user_id']} is also in line {first}"
            raise _error(path, line, column, words)
        yield Row(line, user)


def _lines(path: Path) -> Iterator[str]:
    """Yield the lines of a file as text."""
    try:
        with path.open("rb") as file:
            for number, data in enumerate(file, 1):
                if number == 1:
                    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
                        raise _error(path, 1, 1, "expected UTF-8, found UTF-16; save it as UTF-8")
                    data = data.removeprefix(b"\xef\xbb\xbf")
                try:
                    yield data.decode()
                except UnicodeDecodeError as error:
                    column = len(data[: error.start].decode("utf-8", "replace")) + 1
                    words = f"expected UTF-8, found the byte 0x{data[error.start]:02x}"
                    if _is_gbk(data):
                        words += "; if it is GBK, convert it: iconv -f GB18030 -t UTF-8"
                    raise _error(path, number, column, words) from None
    except OSError as error:
        raise UsageError(f"{path}: cannot read the file: {error.strerror or error}") from None


def _is_gbk(data: bytes) -> bool:
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return False
    return True


def _csv_rows(path: Path) -> Iterator[tuple[int, int, dict[str, Any]]]:
    reader = csv.reader(_lines(path), strict=True)
    try:
        header = next(reader, None)
        if header is None:
            raise _error(path, 1, 1, "expected a line with the names of the columns, found nothing")
        names = [_column(path, header, index) for index in range(len(header))]
        if "user_id" not in names:
            raise _error(path, 1, 1, f"expected a column user_id, found {', '.join(header)!r}")
        place = names.index("user_id") + 1
        before = reader.line_num
        for cells in reader:
            line, before = before + 1, reader.line_num
            if not cells:
                continue
            if len(cells) != len(names):
                words = f"expected {len(names)} columns, found {len(cells)}"
                raise _error(path, line, min(len(cells), len(names)) + 1, words)
            yield line, place, _csv_user(path, line, names, cells)
    except csv.Error as error:
        raise _error(path, reader.line_num, 1, f"not CSV: {error}") from None


def _column(path: Path, header: list[str], index: int) -> str:
    """Return the name of a column by Python name."""
    name = header[index].strip()
    known = _WIRE_NAMES.get(name, name)
    if known not in _CSV_COLUMNS and not (known.startswith(_EXT) and known != _EXT):
        near = get_close_matches(known, [*_CSV_COLUMNS, *_WIRE_NAMES, _EXT], n=1)
        advice = f"did you mean {near[0]!r}?" if near else "columns are separated by commas: "
        if not near:
            advice += f"{', '.join(_CSV_COLUMNS)}, {_EXT}NAME"
        raise _error(path, 1, index + 1, f"unknown column {name!r}; {advice}")
    if known in [_WIRE_NAMES.get(each.strip(), each.strip()) for each in header[:index]]:
        raise _error(path, 1, index + 1, f"the column {name!r} is there twice")
    return known


def _csv_user(path: Path, line: int, names: list[str], cells: list[str]) -> dict[str, Any]:
    user: dict[str, Any] = {}
    for index, (name, cell) in enumerate(zip(names, cells, strict=True)):
        try:
            if name.startswith(_EXT):
                if cell:
                    user.setdefault("ext", {})[name.removeprefix(_EXT)] = cell
            elif cell or name == "user_id":
                user[name] = _CELLS[name](cell)
        except _Wrong as error:
            raise _error(path, line, index + 1, f"{name}: {error}") from None
    return user


def _json_rows(path: Path) -> Iterator[tuple[int, int, dict[str, Any]]]:
    for line, text in enumerate(_lines(path), 1):
        if not text.strip():
            continue
        try:
            data: Any = json.loads(text, parse_constant=_no_constant)
        except json.JSONDecodeError as error:
            raise _error(path, line, error.colno, f"expected JSON: {error.msg}") from None
        except (_Wrong, RecursionError) as error:
            raise _error(path, line, 1, f"expected JSON: {error}") from None
        try:
            yield line, 1, _json_user(data)
        except _Wrong as error:
            raise _error(path, line, 1, str(error)) from None


def _json_user(data: Any) -> dict[str, Any]:
    if not is_mapping(data):
        raise _Wrong(f"expected a JSON object, found {_shown(data)}")
    user: dict[str, Any] = {}
    for key, value in data.items():
        name = _WIRE_NAMES.get(key, key)
        if name not in _JSON_VALUES:
            near = get_close_matches(key, [*_JSON_VALUES, *_WIRE_NAMES], n=1)
            advice = f"did you mean {near[0]!r}?" if near else f"fields: {', '.join(_JSON_VALUES)}"
            raise _Wrong(f"unknown field {key!r}; {advice}")
        expected, is_valid = _JSON_VALUES[name]
        if value is not None and not is_valid(value):
            raise _Wrong(f"{name}: expected {expected}, found {_shown(value)}")
        if value is not None:
            user[name] = value
    if "user_id" not in user:
        raise _Wrong("expected a field user_id")
    return user


def _user_id(text: str) -> int:
    digits = text.strip()
    if digits.isascii() and digits.isdigit() and len(digits) <= 19 and int(digits) <= MAX_ID:
        return int(digits)
    raise _Wrong(f"expected a whole number from 0 to {MAX_ID}, found {_shown(text)}")


def _boolean(text: str) -> bool:
    found = _BOOLEANS.get(text.strip().lower())
    if found is None:
        raise _Wrong(f"expected true or false, found {_shown(text)}")
    return found


def _tags(text: str) -> list[str]:
    return [tag.strip() for tag in text.split("|") if tag.strip()]


_CELLS: Final[Mapping[str, Callable[[str], Any]]] = {
    "user_id": _user_id, "nick_name": str, "portrait": str, "tags": _tags, "is_robot": _boolean,
}  # fmt: skip


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


_JSON_VALUES: Final[Mapping[str, tuple[str, Callable[[Any], bool]]]] = {
    "user_id": (
        f"a whole number from 0 to {MAX_ID}",
        lambda value: type(value) is int and 0 <= value <= MAX_ID,
    ),
    "nick_name": ("text", _is_text),
    "portrait": ("text", _is_text),
    "tags": (
        "a list of texts",
        lambda value: is_list(value) and all(map(_is_text, value)),
    ),
    "ext": (
        "an object of texts",
        lambda value: is_mapping(value) and all(map(_is_text, value.values())),
    ),
    "is_robot": ("true or false", lambda value: isinstance(value, bool)),
}


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 80 else f"{text[:80]}…"


def _no_constant(name: str) -> Any:
    raise _Wrong(f"{name} is not a number of JSON")


def _error(path: Path, line: int, column: int, words: str) -> UsageError:
    return UsageError(f"{path}:{line}:{column}: {words}")
