"""The names that the search finds by themselves: actions, methods, fields, codes and types."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from volcgen.site.render import ERRORS_PAGE, Rendered
from volcgen.site.split import Page

Entry = tuple[str, str, str, str]
"""Name, kind, where it is, and its address below the site."""
_IDENTIFIER: Final = re.compile(r"[A-Za-z_]\w*")


def entries(pages: Iterable[tuple[Page, Rendered]]) -> list[Entry]:
    """Return the names on these pages, those of actions first."""
    return sorted(
        dict.fromkeys(entry for page, rendered in pages for entry in _entries(page, rendered)),
        key=lambda entry: ("action", "code", "type", "field").index(entry[1]),
    )


def _entries(page: Page, rendered: Rendered) -> Iterator[Entry]:
    address = f"{page.path}.html"
    if page.action is not None:
        for name in (page.action.name, *page.action.methods):
            yield name, "action", page.description, address
    else:
        for heading in rendered.headings:
            if _IDENTIFIER.fullmatch(heading.title) and heading.level == 3:
                yield heading.title, "type", page.title, f"{address}#{heading.anchor}"
    for row in rendered.rows:
        kind = "code" if page.name == ERRORS_PAGE and row.anchor.startswith("code-") else "field"
        where = f"{page.title} · {row.heading}" if page.action or not row.heading else row.heading
        for name in row.names:
            if _IDENTIFIER.fullmatch(name):
                yield name, kind, where, f"{address}#{row.anchor}"
