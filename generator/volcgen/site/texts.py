"""Texts for programs: llms.txt, llms-full.txt and the sitemap."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from xml.sax.saxutils import quoteattr

from markupsafe import escape

from volcgen.site.navigation import Section, in_order
from volcgen.site.split import Page


def llms(
    title: str, description: str, sections: Iterable[Section], pages: Mapping[str, Page], base: str
) -> str:
    """Return llms.txt: the pages as Markdown, with one line about each."""
    parts = [f"# {title}\n\n> {description}\n"]
    for section in sections:
        lines = [
            f"- [{_label(item.title)}]({base}{item.path}.md): {pages[item.path].description}"
            for item in in_order([section])
        ]
        parts.append(f"## {section.title}\n\n" + "\n".join(lines) + "\n")
    return "\n".join(parts)


def llms_full(sections: Iterable[Section], pages: Mapping[str, Page]) -> str:
    """Return llms-full.txt: the Markdown of all pages, one after the other."""
    return "\n".join(pages[item.path].text for item in in_order(sections))


def sitemap(url: str, pages: Iterable[tuple[Page, Iterable[tuple[str, str]]]]) -> str:
    """Return the sitemap. Each page has the language tags and paths of all its languages."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        ' xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ]
    for page, languages in pages:
        lines.append(f"<url><loc>{escape(url)}{escape(page.path)}.html</loc>")
        lines += [
            f'<xhtml:link rel="alternate" hreflang="{code}" href={quoteattr(f"{url}{path}.html")}/>'
            for code, path in languages
        ]
        lines.append("</url>")
    return "\n".join([*lines, "</urlset>\n"])


def _label(title: str) -> str:
    return title.replace("[", "\\[").replace("]", "\\]")
