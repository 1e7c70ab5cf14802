"""The pictures of the documents: safe, readable, in words too, and true."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest
from docs_pages import GENERATED, LANGUAGES, ROOT, Page, load_pages, shown
from emulator.browser import browser
from lxml import etree
from support.pictures import SVG, keys, parsed, tags, texts

from volc_im._core.call.options import Options
from volc_im._core.call.retry import BASE_S, CAP_S, MAX_RETRY_AFTER_S, RetryDecision, retry_decision
from volc_im._core.serde.result_or_error import BY_CATEGORY
from volc_im.emulator.message_store import HISTORY_MS
from volc_im.service import SERVICE

ELEMENTS: Final = {"svg", "title", "desc", "style", "rect", "path", "text", "tspan"}
DAY_MS: Final = 24 * 60 * 60 * 1000
FILES: Final = [
    *sorted(GENERATED.glob("docs/*/pictures/*.svg")),
    *sorted((ROOT / "docs/pictures").glob("*.svg")),
]
NAMES: Final = sorted(file.stem for file in FILES if file.parent.parent.name == "en")


def picture(name: str, language: str) -> etree._Element:
    """Return the root element of a picture of the client."""
    return parsed((GENERATED / "docs" / language / "pictures" / f"{name}.svg").read_bytes())


def words(root: etree._Element) -> str:
    """Return the texts of a picture without line breaks."""
    return " ".join(texts(root))


@pytest.fixture(scope="module")
def pages() -> dict[str, Page]:
    return load_pages()


def shown_pictures(page: Page) -> Iterator[tuple[str, str, str]]:
    """Yield path, alternative text and following paragraph of each picture of a page."""
    inlines = list(page.inlines)
    for place, token in enumerate(inlines):
        for child in token.children or ():
            if child.type == "image":
                yield str(child.attrGet("src")), child.content, shown(inlines[place + 1])


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.parent.name}-{file.stem}")
def test_a_picture_is_only_shapes_and_texts(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    root = parsed(text)
    assert tags(root) <= ELEMENTS
    assert not [key for key in keys(root) if key.startswith("on") or "href" in key]
    assert re.findall(r"https?://[^\"]*", text) == ["http://www.w3.org/2000/svg"]
    assert not re.search(r"url\(|@import|@font-face", text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_both_languages_have_the_same_pictures(language: str) -> None:
    found = {file.stem for file in (GENERATED / "docs" / language / "pictures").iterdir()}
    assert found == {"call", "live", "message", "package", "paging", "quota", "retries"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_a_picture_has_a_title_and_says_the_same_in_words(name: str, language: str) -> None:
    root = picture(name, language)
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "title text"
    assert root.get("lang") == language
    for tag in ("title", "desc"):
        alternative = root.findtext(f"{SVG}{tag}") or ""
        assert bool(re.search(r"[\u4e00-\u9fff]", alternative)) == (language == "zh")
    assert bool(re.search(r"[\u4e00-\u9fff]", words(root))) == (language == "zh")


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_picture_is_on_a_page_with_its_words(pages: dict[str, Page], language: str) -> None:
    found = [
        each
        for name, page in pages.items()
        if name.startswith(f"docs/{language}/")
        for each in shown_pictures(page)
    ]
    assert sorted(path for path, _, _ in found) == [f"pictures/{name}.svg" for name in NAMES]
    for path, alternative, paragraph in found:
        root = picture(Path(path).stem, language)
        assert alternative == root.findtext(f"{SVG}title")
        assert paragraph == root.findtext(f"{SVG}desc")


SHOW: Final = """
(pictures) => pictures.forEach((picture) => {
  const host = document.body.appendChild(document.createElement("div"));
  host.attachShadow({mode: "open"}).innerHTML = picture;
})
"""
MEASURE: Final = """
() => [...document.body.children].map(({shadowRoot}) => {
  const svg = shadowRoot.querySelector("svg");
  const edges = (element) => {
    const {left, top, right, bottom} = element.getBoundingClientRect();
    return {left, top, right, bottom};
  };
  const rgb = (text) => text.match(/[\\d.]+/g).slice(0, 3).map(Number);
  const under = (element) => [...svg.querySelectorAll(".page,.plain,.accent,.good,.bad")]
    .filter((box) => {
      const a = edges(box), b = edges(element);
      return a.left <= b.left && a.right >= b.right && a.top <= b.top && a.bottom >= b.bottom;
    }).at(-1);
  return {
    page: edges(svg),
    boxes: [...svg.querySelectorAll(".plain,.accent,.good,.bad")].map(edges),
    texts: [...svg.querySelectorAll("text")].map((text) => ({
      ...edges(text),
      words: text.textContent,
      color: rgb(getComputedStyle(text).fill),
      background: rgb(getComputedStyle(under(text) ?? svg.querySelector(".page")).fill),
    })),
  };
})
"""

Edges = dict[str, Any]


@pytest.fixture(scope="module")
def measured() -> dict[str, list[tuple[str, dict[str, Any]]]]:
    """The pictures as Chromium draws them, in light and dark, each with its name."""
    names = [f"{file.parent.parent.name}/{file.stem}" for file in FILES]
    found: dict[str, list[tuple[str, dict[str, Any]]]] = {}
    with browser() as running:
        page = running.new_page()
        page.evaluate(SHOW, [file.read_text(encoding="utf-8") for file in FILES])
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            found[scheme] = list(zip(names, page.evaluate(MEASURE), strict=True))
    return found


def inside(inner: Edges, outer: Edges) -> bool:
    return bool(
        outer["left"] <= inner["left"]
        and inner["right"] <= outer["right"]
        and outer["top"] <= inner["top"]
        and inner["bottom"] <= outer["bottom"]
    )


def overlap(one: Edges, other: Edges) -> bool:
    return bool(
        one["left"] < other["right"]
        and other["left"] < one["right"]
        and one["top"] < other["bottom"]
        and other["top"] < one["bottom"]
    )


def test_texts_fit(measured: dict[str, list[tuple[str, dict[str, Any]]]]) -> None:
    for name, drawn in measured["light"]:
        assert drawn["texts"]
        for text in drawn["texts"]:
            assert inside(text, drawn["page"]), (name, text["words"])
            for box in drawn["boxes"]:
                assert inside(text, box) or not overlap(text, box), (name, text["words"])


def test_texts_do_not_overlap(measured: dict[str, list[tuple[str, dict[str, Any]]]]) -> None:
    for name, drawn in measured["light"]:
        for place, text in enumerate(drawn["texts"]):
            hit = [each["words"] for each in drawn["texts"][:place] if overlap(text, each)]
            assert hit == [], (name, text["words"])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_texts_have_contrast(
    measured: dict[str, list[tuple[str, dict[str, Any]]]], scheme: str
) -> None:
    for name, drawn in measured[scheme]:
        for text in drawn["texts"]:
            ratio = contrast(text["color"], text["background"])
            assert ratio >= 4.5, (name, text["words"], ratio)


def contrast(one: list[float], other: list[float]) -> float:
    """Return the contrast ratio of two colours, as WCAG defines it."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def luminance(color: list[float]) -> float:
    parts = [value / 255 for value in color]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def retried(code: str) -> bool:
    """Return whether the client makes another attempt after an error code, at least if that is safe."""
    codes = SERVICE.error_codes
    kind = BY_CATEGORY[codes.categories[code]]
    error = kind("A", message="", http_status=500, code=code)
    return retry_decision(error, safe=True, codes=codes) is not RetryDecision.GIVE_UP


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_retried_codes_are_those_of_the_runtime(language: str) -> None:
    known = SERVICE.error_codes.categories
    found = [text for text in texts(picture("retries", language)) if text in known]
    assert sorted(found) == sorted(code for code in known if retried(code))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_figures_of_retries_are_those_of_the_runtime(language: str) -> None:
    wanted = [Options(timeout_s=1).max_retries, BASE_S, CAP_S, MAX_RETRY_AFTER_S, 429, 500]
    found = re.findall(r"[\d.]*\d", words(picture("retries", language)))
    assert [*map(float, found)] == wanted
    heading = next(text for text in texts(picture("call", language)) if re.search(r"\d", text))
    assert re.findall(r"\d+", heading) == [str(wanted[0])]


@pytest.mark.parametrize("language", LANGUAGES)
def test_messages_expire_as_in_the_emulator(language: str) -> None:
    days = re.findall(r"\d+", words(picture("message", language)))
    assert {int(day) * DAY_MS for day in days} == set(HISTORY_MS.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_parts_of_the_package_are_all_shown(language: str) -> None:
    package = GENERATED / "volc_im"
    folders = [
        file.parent.name
        for file in (*package.glob("*/__init__.py"), *package.glob("_core/*/__init__.py"))
        if file.parent.name not in ("_core", "actions", "methods", "texts")
    ]
    assert len(folders) > 10
    assert [name for name in folders if name not in texts(picture("package", language))] == []
