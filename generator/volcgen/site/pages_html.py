"""Puts an article into its page: head, menu, search dialog, links to the other languages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from volcgen.site.breakable import breakable
from volcgen.site.navigation import Item, Section
from volcgen.site.render import Rendered
from volcgen.site.split import Page
from volcgen.site.words import Words

_FOLDER: Final = Path(__file__).with_name("pages")


@dataclass(frozen=True, slots=True)
class SiteFacts:
    """What all pages of a language share."""

    title: str
    version: str
    url: str
    """Address of the folder of the version, with a slash; empty if it is not known."""
    words: Words
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class OtherLanguage:
    """The page in one of the languages."""

    language: str
    code: str
    name: str
    path: str


def page_html(
    site: SiteFacts,
    page: Page,
    rendered: Rendered,
    languages: Sequence[OtherLanguage],
    edit: str,
    turn: tuple[Item | None, Item | None],
    groups: Mapping[str, Item],
) -> str:
    """Return the page as an HTML document."""
    return _template("page.html.jinja").render(
        site=site,
        page=page,
        rendered=rendered,
        words=site.words,
        sections=site.sections,
        languages=languages,
        root="../" * page.depth,
        edit=edit,
        previous=turn[0],
        next=turn[1],
        group=groups.get(page.path) if page.action else None,
    )


def start_html(
    lang: str,
    title: str,
    description: str,
    links: Sequence[Mapping[str, str]],
    refresh: str = "",
    assets: str = "",
) -> str:
    """Return a page that leads to other pages."""
    return _template("start.html.jinja").render(
        lang=lang, title=title, description=description, links=links, refresh=refresh, assets=assets
    )


@cache
def _template(name: str) -> Template:
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["breakable"] = breakable
    return environment.get_template(name)
