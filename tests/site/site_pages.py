"""What the tests read of a built site."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from volcgen.site.build import Report

ROOT = Path(__file__).parents[2]
URL = "https://docs.example.com/im/"
_VOID = {"meta", "link", "br", "hr", "img", "input", "wbr", "path", "circle", "rect"}


@dataclass
class Html(HTMLParser):
    """What the tests read of a page."""

    path: str
    lang: str = ""
    title: str = ""
    ids: list[str] = field(default_factory=list)
    links: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    metas: dict[str, str] = field(default_factory=dict)
    tags: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        self.tags.append(tag)
        if tag not in _VOID:
            self.open.append(tag)
        if "id" in found:
            self.ids.append(found["id"])
        if tag == "html":
            self.lang = found["lang"]
        if tag == "meta":
            self.metas[found.get("name") or found.get("property") or ""] = found.get("content", "")
        if "href" in found or "src" in found:
            self.links.append((tag, found))

    def handle_endtag(self, tag: str) -> None:
        if tag in _VOID:
            return
        assert self.open.pop() == tag, f"{self.path}: </{tag}> does not close the last element"

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "title":
            self.title += data


@dataclass(frozen=True)
class BuiltSite:
    output: Path
    report: Report
    pages: dict[str, Html]
    """The documents in HTML, by their path below the folder of the version."""

    @property
    def folder(self) -> Path:
        return self.report.folder

    def read(self, path: str) -> str:
        return (self.folder / path).read_text(encoding="utf-8")


def parsed(path: str, text: str) -> Html:
    page = Html(path)
    page.feed(text)
    page.close()
    assert not page.open, f"{path}: {page.open} not closed"
    return page
