"""The pages of the built site: links, anchors, metadata, and the texts for programs."""

from __future__ import annotations

import json
import posixpath
import re
import xml.etree.ElementTree as ET
from urllib.parse import unquote

from site_pages import ROOT, URL, BuiltSite

LANGUAGES = {"en": "en", "zh": "zh-CN"}


def articles(site: BuiltSite) -> list[str]:
    return [path for path in site.pages if "/" in path]


def test_every_link_and_anchor_exists(site: BuiltSite) -> None:
    for path, page in site.pages.items():
        for tag, found in page.links:
            link = found.get("href") or found["src"]
            if link.startswith("https://"):
                is_own = found.get("rel") in ("canonical", "alternate")
                assert tag in ("a", "link"), link
                assert tag == "a" or is_own, link
                assert link.startswith(URL) == is_own
                continue
            target, _, anchor = unquote(link).partition("#")
            full = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
            full = path if not target else full
            if full.startswith("../"):
                assert (site.output / full.removeprefix("../")).is_file(), f"{path}: {link}"
                continue
            assert (site.folder / full).is_file(), f"{path}: {link}"
            if anchor:
                assert anchor in site.pages[full].ids, f"{path}: {link}"


def test_ids_are_unique(site: BuiltSite) -> None:
    for path, page in site.pages.items():
        assert len(page.ids) == len(set(page.ids)), path


def test_every_page_has_its_metadata(site: BuiltSite) -> None:
    titles: set[tuple[str, str]] = set()
    for path in articles(site):
        page = site.pages[path]
        assert page.lang == LANGUAGES[path.partition("/")[0]]
        assert page.title
        assert page.metas["description"] == page.metas["og:description"] != ""
        assert page.metas["og:url"] == URL + f"latest/{path}"
        titles.add((page.lang, page.title))
        relations = {
            (found.get("rel"), found.get("hreflang")): found["href"]
            for tag, found in page.links
            if tag == "link"
        }
        assert relations["canonical", None] == URL + f"latest/{path}"
        rest = path.partition("/")[2]
        for folder, code in LANGUAGES.items():
            assert relations["alternate", code] == URL + f"latest/{folder}/{rest}"
    assert len(titles) == len(articles(site))


def test_every_action_has_a_page_two_clicks_from_the_start(site: BuiltSite) -> None:
    def targets(path: str) -> set[str]:
        links = [found["href"] for tag, found in site.pages[path].links if tag == "a"]
        folder = posixpath.dirname(path)
        return {
            posixpath.normpath(posixpath.join(folder, link.partition("#")[0])) for link in links
        }

    actions = [path for path in articles(site) if path.count("/") == 2]
    assert len(actions) == 2 * 57
    for language in LANGUAGES:
        near = targets(f"{language}/index.html")
        for path in actions:
            if path.startswith(language):
                assert path in near


def test_fields_and_codes_have_anchors_and_lead_to_each_other(site: BuiltSite) -> None:
    page = site.pages["en/live/batchaddmanager.html"]
    assert {"request-conversation_short_id", "result-failed_manager_user_ids"} <= set(page.ids)
    links = {found["href"] for tag, found in page.links if tag == "a"}
    assert "../errors.html#code-ManagerMoreThanLimit" in links
    errors = site.pages["en/errors.html"]
    assert "code-ManagerMoreThanLimit" in errors.ids
    assert "live/batchaddmanager.html" in {
        found["href"] for _, found in errors.links if "href" in found
    }


def test_the_markdown_of_each_page_is_beside_it(site: BuiltSite) -> None:
    for path in articles(site):
        text = site.read(path.replace(".html", ".md"))
        assert text.startswith("# ")
        assert "<!--" not in text.split("\n")[0]


def test_no_text_of_the_documents_is_lost(site: BuiltSite) -> None:
    shown = {
        line.lstrip("#").strip()
        for path in articles(site)
        for line in site.read(path.replace(".html", ".md")).split("\n")
    }
    for name in ("docs/en/live.md", "docs/zh/live.md", "docs/en/errors.md"):
        text = (ROOT / "generated" / name).read_text(encoding="utf-8")
        for line in text.split("\n")[1:]:
            if "](" not in line and not line.startswith("· **"):
                assert line.lstrip("#").strip() in shown, line


def test_texts_for_programs(site: BuiltSite) -> None:
    listing = site.read("en/llms.txt")
    links = re.findall(r"\]\((.*?)\)", listing)
    for link in links:
        assert (site.folder / link.removeprefix(f"{URL}latest/")).is_file()
    # Every page but those outside of the menu, of which there are none.
    assert len(links) == len([path for path in articles(site) if path.startswith("en/")])
    whole = site.read("zh/llms-full.txt")
    assert whole.count("\n# ") >= len(links) - 1
    assert site.read("llms.txt") == listing
    tree = ET.fromstring((site.output / "sitemap.xml").read_text(encoding="utf-8"))  # noqa: S314
    places = [element.text for element in tree.iter() if element.tag.endswith("loc")]
    assert sorted(places) == sorted(f"{URL}latest/{path}" for path in articles(site))


def test_the_versions_are_listed(site: BuiltSite) -> None:
    text = (site.output / "versions.js").read_text(encoding="utf-8")
    listed = json.loads(text.removeprefix("window.siteVersions = ").rstrip(";\n"))
    assert [item["folder"] for item in listed] == ["latest"]
    page = site.read("en/index.html")
    assert f'data-version="{listed[0]["version"]}"' in page


def test_every_page_names_the_file_that_it_is_made_from(site: BuiltSite) -> None:
    for path in articles(site):
        footer = site.read(path).partition("<footer>")[2]
        source = re.search(r"<code>(.*?)</code>", footer)
        assert source, path
        assert (ROOT / source[1]).is_file(), source[1]
    assert "spec/im/live/BatchAddManager.yaml" in site.read("en/live/batchaddmanager.html")


def test_examples_have_both_clients(site: BuiltSite) -> None:
    for path in articles(site):
        if path.count("/") == 2:
            text = site.read(path)
            assert 'data-panel="async"' in text, path
            assert "AsyncClient" in text
