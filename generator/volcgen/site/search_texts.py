"""The texts that the search reads: each page cut at its headings, without its programs."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from volcgen.site.documents import PARSER, plain
from volcgen.site.render import Rendered
from volcgen.site.split import Page

Section = tuple[str, str, str, str, str]
"""Address below the site, title of the page, heading and summary (each may be empty), text."""
_REPEATING = ("readme", "api")
"""Pages that repeat the others, and would hide them in the results."""


def sections_for_search(page: Page, rendered: Rendered) -> Iterator[Section]:
    """Yield the sections of a page."""
    if page.name in _REPEATING:
        return
    address = f"{page.path}.html"
    heading, summary, texts = "", page.description, list(page.action.methods) if page.action else []
    headings = iter(rendered.headings)
    tokens = PARSER.parse(page.text)
    for before, token in pairwise(tokens):
        if token.type != "inline" or before.tag == "h1":
            continue
        if before.type == "heading_open":
            yield address, page.title, heading, summary, " ".join(texts)
            found = next(headings)
            address, heading = f"{page.path}.html#{found.anchor}", found.title
            summary, texts = "", []
        else:
            texts.append(plain(token))
    yield address, page.title, heading, summary, " ".join(texts)
