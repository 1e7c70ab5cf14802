"""Builds the site of one service from its generated Markdown and its spec."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from volcgen.config import Config
from volcgen.export.output_file import write_file
from volcgen.site import texts
from volcgen.site.documents import Document, picture_files, read_documents
from volcgen.site.facts import Facts, read_facts
from volcgen.site.names_index import entries
from volcgen.site.navigation import INDEX, Section, in_order, sections_of
from volcgen.site.output import LATEST, VERSION_FILE, prepare, replaced_folder, write_versions
from volcgen.site.pages_html import OtherLanguage, SiteFacts, page_html, start_html
from volcgen.site.render import Rendered, render
from volcgen.site.search_texts import sections_for_search
from volcgen.site.split import Page, pages_of
from volcgen.site.words import WORDS

_ASSETS: Final = Path(__file__).with_name("assets")


@dataclass(frozen=True, slots=True)
class Report:
    """What a build wrote."""

    folder: Path
    title: str
    pages: int
    size: int
    """Bytes of the folder of the version."""


@dataclass(frozen=True)
class Site:
    """The pages of all languages, before they are written."""

    facts: Facts
    documents: tuple[Document, ...]
    pages: dict[str, Page]
    pictures: dict[str, Path]

    def of_language(self, language: str) -> list[Page]:
        return [page for page in self.pages.values() if page.language == language]

    def sections(self, language: str) -> tuple[Section, ...]:
        documents = [each for each in self.documents if each.language == language]
        return sections_of(documents, self.of_language(language), self.facts, WORDS[language])

    def languages_of(self, page: Page) -> list[OtherLanguage]:
        """Return the same page in each language that has it, its own included."""
        return [
            OtherLanguage(language, words.code, words.name, path)
            for language, words in WORDS.items()
            if (path := f"{language}/{page.name}") in self.pages
        ]


def read_site(config: Config) -> Site:
    """Return the pages of one service; raise SpecError or InputError."""
    facts = read_facts(config)
    shown = config.display_path(config.output)
    documents = read_documents(config.output, shown, facts.languages)
    pictures = picture_files(config.output, shown)
    pages = pages_of(documents, facts, pictures)
    return Site(facts, documents, {page.path: page for page in pages}, pictures)


def build(config: Config, output: Path, site_url: str = "", *, release: bool = False) -> Report:
    """Build the site of one service into a folder of `output`, and return what was written."""
    site = read_site(config)
    prepare(output)
    folder = output / (site.facts.version if release else LATEST)
    url = f"{site_url}{folder.name}/" if site_url else ""
    with replaced_folder(folder) as new:
        _write_pages(site, config, new, url)
        count = len(site.pages)
        size = sum(file.stat().st_size for file in new.rglob("*") if file.is_file())
    write_versions(output)
    first = site.facts.languages[0]
    if not release:
        _write_above(site, output, url)
    return Report(folder, site.facts.title[first], count, size)


def _write_pages(site: Site, config: Config, folder: Path, url: str) -> None:
    facts = site.facts
    shutil.copytree(_ASSETS, folder / "assets")
    for path, picture in site.pictures.items():
        _write(folder / path, picture.read_bytes())
    for language in facts.languages:
        words = WORDS[language]
        sections = site.sections(language)
        shared = SiteFacts(facts.title[language], facts.version, url, words, sections)
        rendered = {
            page.path: render(page, facts, words, site.pages, site.pictures)
            for page in site.of_language(language)
        }
        _write_language(site, config, folder, shared, rendered)
        names = entries((site.pages[path], each) for path, each in rendered.items())
        parts = [
            section
            for path, each in rendered.items()
            for section in sections_for_search(site.pages[path], each)
        ]
        # Scripts rather than JSON, so that the search works without a server as well.
        for file, name, data in (
            ("names.js", "siteNames", names),
            ("texts.js", "siteTexts", parts),
        ):
            text = f"window.{name} = {json.dumps(data, ensure_ascii=False)};\n"
            _write(folder / language / file, text.encode())
        folders = [language, ""] if language == facts.languages[0] else [language]
        for place in folders:
            base = url or ("../" if place else "")
            for file, content in _llms(site, language, sections, base).items():
                _write(folder / place / file, content.encode())
    links = [
        {
            "href": f"{language}/{INDEX}.html",
            "title": WORDS[language].name,
            "lang": WORDS[language].code,
        }
        for language in facts.languages
    ]
    first = facts.languages[0]
    start = start_html(
        WORDS[first].code, facts.title[first], facts.description[first], links, assets="assets/"
    )
    _write(folder / "index.html", start.encode())
    _write(folder / VERSION_FILE, f"{facts.version}\n".encode())


def _write_language(
    site: Site,
    config: Config,
    folder: Path,
    shared: SiteFacts,
    rendered: Mapping[str, Rendered],
) -> None:
    items = in_order(shared.sections)
    places = {item.path: at for at, item in enumerate(items)}
    groups = {
        child.path: item
        for section in shared.sections
        for item in section.items
        for child in item.children
    }
    for path, each in rendered.items():
        page, at = site.pages[path], places.get(path)
        before = items[at - 1] if at else None
        after = items[at + 1] if at is not None and at + 1 < len(items) else None
        languages = site.languages_of(page)
        edit = _edit_link(config, site.facts, page)
        html = page_html(shared, page, each, languages, edit, (before, after), groups)
        _write(folder / f"{path}.html", html.encode())
        _write(folder / f"{path}.md", page.text.encode())


def _edit_link(config: Config, facts: Facts, page: Page) -> str:
    """Return the address of the file that a page is made from; empty if the project lacks it."""
    if not facts.repository or not page.source or not (config.root / page.source).is_file():
        return ""
    return f"{facts.repository}/blob/HEAD/{page.source}"


def _llms(site: Site, language: str, sections: tuple[Section, ...], base: str) -> dict[str, str]:
    facts = site.facts
    title, description = facts.title[language], facts.description[language]
    return {
        "llms.txt": texts.llms(title, description, sections, site.pages, base),
        "llms-full.txt": texts.llms_full(sections, site.pages),
    }


def _write_above(site: Site, output: Path, url: str) -> None:
    """Write what is beside the folders of the versions: the way to the latest, and the sitemap."""
    facts = site.facts
    first = facts.languages[0]
    latest = f"{LATEST}/index.html"
    links = [{"href": latest, "title": LATEST}]
    start = start_html(
        WORDS[first].code, facts.title[first], facts.description[first], links, refresh=latest
    )
    _write(output / "index.html", start.encode())
    _write(output / ".nojekyll", b"")  # some hosts would leave files out
    if url:
        pages = [
            (page, [(each.code, each.path) for each in site.languages_of(page)])
            for page in site.pages.values()
        ]
        _write(output / "sitemap.xml", texts.sitemap(url, pages).encode())


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    write_file(file, content)
