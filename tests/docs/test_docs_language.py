"""A reader of one language finds nothing in the other but names."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from docs_pages import PAGES, READMES, Page, of_language, prose

CHINESE = "\u3000-\u303f\u3400-\u9fff\uff00-\uffef"
MOST_WORDS = 3  # a name such as "Access Key", not a sentence
TYPE = re.compile(r"^(?:(?:JSON Map|Array|Object) of )+\w*$")  # the documents' names of types

english_page = pytest.mark.parametrize(
    "page",
    [page for page in (*PAGES.values(), *READMES) if of_language(page) == "en"],
    ids=lambda page: page.name,
)
chinese_page = pytest.mark.parametrize(
    "page",
    [page for page in (*PAGES.values(), *READMES) if of_language(page) == "zh"],
    ids=lambda page: page.name,
)


def texts(page: Page) -> list[str]:
    html = [token.content for token in page.tokens if token.type == "html_block"]
    comments = [text.strip().removeprefix("<!-- ").removesuffix(" -->") for text in html]
    return [*comments, *(part for token in page.inlines for part in prose(token).split("\n"))]


@english_page
def test_english_pages_hold_no_chinese(page: Page) -> None:
    # The language is called by its own name where a link leads to it.
    assert set(re.findall(f"[{CHINESE}]+", page.text)) <= {"中文"}


@chinese_page
def test_chinese_pages_hold_no_english_sentences(page: Page) -> None:
    for text in texts(page):
        for run in [] if TYPE.match(text) else re.findall(r"[A-Za-z][A-Za-z'’.,;: -]*", text):
            assert len(re.findall(r"[A-Za-z'’]+", run)) <= MOST_WORDS, text


@chinese_page
def test_chinese_is_set_as_chinese(page: Page) -> None:
    for text in texts(page):
        assert not re.search(f"[{CHINESE}][,;:!?()]", text), f"a narrow mark in {text!r}"
        assert not re.search(f"[{CHINESE}] +[{CHINESE}]", text), f"a space in {text!r}"
        assert not re.search(
            "[，。；：、！？（）] | [，。；：、！？（）]", text
        ), f"a space in {text!r}"
        assert not re.search(r"[\u4e00-\u9fff][A-Za-z0-9]|[A-Za-z0-9][\u4e00-\u9fff]", text), text


@chinese_page
def test_code_stands_apart_from_chinese_by_a_space(page: Page) -> None:
    for token in page.inlines:
        children = token.children or []
        for before, after in pairwise(children):
            if after.type == "code_inline" and before.type == "text":
                assert not re.search(r"[\u4e00-\u9fff]$", before.content), before.content
            if before.type == "code_inline" and after.type == "text":
                assert not re.search(r"^[\u4e00-\u9fff]", after.content), after.content
