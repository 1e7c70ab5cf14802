"""Broken pages never raise, never take long, and never yield a field that is not on the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from hypothesis import example, given
from hypothesis import strategies as st
from support.project import bounded

from volcgen.changes.facts import FieldFacts, Reading
from volcgen.changes.pages import read_text

DOCUMENTS = Path(__file__).parent / "documents"
PAGES = [path for path in sorted(DOCUMENTS.iterdir()) if path.suffix != ".facts"]
LINES = [line for page in PAGES for line in page.read_text("utf-8").split("\n")]
MARKS = "|`<>[]{}()*#-:：，。\\\n\t \"'&%~!0123456789aAbB参数类型是否取值最多"

lines = st.lists(st.sampled_from(LINES), max_size=60)
noise = st.text(alphabet=MARKS, max_size=40)


def fields(reading: Reading) -> Iterator[FieldFacts]:
    for action in reading.actions:
        yield from action.request
        yield from action.result
        for struct in action.structs:
            yield from struct.fields


def check(text: str, path: str) -> None:
    reading = read_text(text, path)
    on_page = re.sub(r"[\\`*]|<[^<>]*>", "", text)
    for field in fields(reading):
        assert field.name in on_page or field.name in text
        assert 1 <= field.line <= text.count("\n") + 1
    for refused in reading.refused:
        assert refused.reason
        assert refused.line >= 1


@bounded(150)
@given(lines, st.sampled_from(["page.md", "page.html"]))
def test_lines_of_pages_in_any_order(picked: list[str], path: str) -> None:
    check("\n".join(picked), path)


@bounded(150)
@given(st.sampled_from(PAGES), st.data())
def test_pages_that_are_cut_and_spliced(page: Path, data: st.DataObject) -> None:
    text = page.read_text("utf-8")
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(text)))
        length = data.draw(st.integers(0, 80))
        text = text[:at] + data.draw(noise | st.sampled_from(LINES)) + text[at + length :]
    check(text, page.name)


@bounded(150)
@given(st.sampled_from(PAGES), st.randoms(use_true_random=False), st.integers(0, 12))
def test_pages_with_indented_and_repeated_lines(page: Path, random: object, width: int) -> None:
    picked = page.read_text("utf-8").split("\n")
    at = hash(str(random)) % len(picked)
    moved = [" " * width + line for line in picked[at : at + 20]]
    check("\n".join([*picked[:at], *moved, *picked[at:]]), page.name)


@bounded(150)
@given(st.text(alphabet=MARKS, max_size=300))
@example("<table>" * 40)
@example("> " * 200 + "| 参数 | 类型 | 描述 |")
@example("[" * 300)
def test_noise(text: str) -> None:
    check(text, "page.md")
    check(text, "page.html")


HEAD = (
    "POST https://rtc.volcengineapi.com?Action=SetThing&Version=2020-12-01\n## 请求参数\n"
    "| 参数 | 类型 | 是否必选 | 示例值 | 描述 |\n|---|---|---|---|---|\n| A | Integer | 是 | 1 | "
)
PIECES = (
    "<li>",
    "| ",
    "`",
    "`1`：",
    "取值",
    "<a ",
    "[x](",
    "最多 ",
    "1~",
    "0：a，",
    "(",
    "{",
    "\\|",
    "A\nString\n",
)


def test_long_runs_of_marks_are_read() -> None:
    """A pattern that takes quadratic time would exceed the limit of time of the whole suite."""
    for piece in PIECES:
        check(HEAD + piece * 20_000 + " |\n", "page.md")


def test_many_pasted_headers_are_read() -> None:
    """A table that read the rest of the page would take quadratic time."""
    check(HEAD.split("\n")[0] + "\n请求参数\n" + "参数\n类型\n描述\n" * 3000, "page.txt")


def test_long_runs_of_digits_are_read() -> None:
    """A pattern that read the rest of the digits at each of them would take quadratic time."""
    for piece in ("9", "9.", "1,000"):
        check(HEAD + piece * 20_000 + " |\n", "page.md")
        check(f"QPS {piece * 20_000}\n{HEAD}", "page.md")
