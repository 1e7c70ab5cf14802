"""The menu of each language: guides, groups with their actions, and the texts about the package."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from volcgen.site.documents import Document
from volcgen.site.facts import Facts
from volcgen.site.slugs import slug
from volcgen.site.split import Page
from volcgen.site.words import Words

INDEX = "index"
_PACKAGE = ("readme", "changelog")


@dataclass(frozen=True, slots=True)
class Item:
    title: str
    path: str
    is_deprecated: bool = False
    children: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    title: str
    items: tuple[Item, ...]


def sections_of(
    documents: Iterable[Document], pages: Iterable[Page], facts: Facts, words: Words
) -> tuple[Section, ...]:
    """Return the menu of the language of these documents and pages.

    The order of the guides, and their labels, are those of the lists on the start page.
    """
    documents = tuple(documents)
    listed = next((d.listed for d in documents if d.name == INDEX), ())
    labels = dict(listed)
    by_name = {page.name: page for page in pages}
    titles = {document.name: labels.get(document.name, document.title) for document in documents}
    order = [name for name, _ in listed] + sorted(titles)

    def item(name: str) -> Item:
        page = by_name[name]
        return Item(titles.get(name, page.title), page.path)

    names = list(dict.fromkeys(name for name in order if name in by_name))
    guides = tuple(
        item(name) for name in names if name not in facts.groups and name not in _PACKAGE
    )
    old = {action.name for action in facts.actions if action.is_deprecated}
    groups = tuple(
        replace(
            item(name),
            children=tuple(
                Item(action, by_name[f"{name}/{slug(action)}"].path, action in old)
                for action in actions
                if f"{name}/{slug(action)}" in by_name
            ),
        )
        for name, actions in facts.groups.items()
        if name in by_name
    )
    labels_of_package = {"readme": words.readme, "changelog": words.changelog}
    package = tuple(
        Item(labels_of_package[name], by_name[name].path) for name in _PACKAGE if name in by_name
    )
    found = (
        Section(words.pages, guides),
        Section(words.groups, groups),
        Section(words.project, package),
    )
    return tuple(section for section in found if section.items)


def in_order(sections: Iterable[Section]) -> list[Item]:
    """Return all items one after the other, as a reader turns the pages."""
    return [
        each for section in sections for item in section.items for each in (item, *item.children)
    ]
