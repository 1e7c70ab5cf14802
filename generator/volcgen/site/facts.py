"""What the spec adds to the Markdown: where a page comes from, since when, and which errors it has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from volcgen.config import Config
from volcgen.sources import Sources
from volcgen.spec.files import Spec
from volcgen.spec.load import load
from volcgen.view import View, build_view

_ADDED_ACTION: Final = "D103"


@dataclass(frozen=True, slots=True)
class ActionFacts:
    """One action."""

    name: str
    methods: tuple[str, ...]
    page: str
    """Page of its group."""
    source: str
    """Path of its spec file, relative to the project."""
    since: str
    """Version of the package that first had it; empty before the first release."""
    is_deprecated: bool
    errors: tuple[str, ...]


@dataclass(frozen=True)
class Facts:
    """One service."""

    title: dict[str, str]
    description: dict[str, str]
    languages: tuple[str, ...]
    package: str
    version: str
    repository: str
    actions: tuple[ActionFacts, ...]
    groups: dict[str, tuple[str, ...]]
    """Pages of groups, with the names of their actions."""
    codes: frozenset[str]
    methods: frozenset[str]
    """Methods of the client that a program of the async client awaits."""
    sources: dict[tuple[str, str], str]
    """File that a page is made from, by language and page."""


def read_facts(config: Config) -> Facts:
    """Return the facts of a service; raise SpecError."""
    from volcgen.cache.store import Cache
    from volcgen.render import Renderer

    spec = load(config.home, config.root)
    sources = Sources(config, spec.service.node.service)
    view = build_view(spec, sources.pages)
    added = Renderer(sources, Cache.of(config.root, config.service)).added_methods
    service = view.service
    actions = tuple(_actions(spec, view))
    return Facts(
        title={lang: service.title[lang].value for lang in service.languages},
        description={lang: service.description[lang].value for lang in service.languages},
        languages=service.languages,
        package=service.package,
        version=service.package_version,
        repository=(service.repository or "").rstrip("/"),
        actions=actions,
        groups={group.page: tuple(a.name for a in group.actions) for group in view.groups},
        codes=frozenset(error.code for error in view.errors),
        methods=frozenset({"call", *added, *(action.methods[0] for action in actions)}),
        sources=dict(_sources(spec, sources, view)),
    )


def _actions(spec: Spec, view: View) -> Iterator[ActionFacts]:
    paths = {file.node.action: file.path for file in spec.actions}
    since = _since(spec)
    first = view.releases[-1].version if view.releases else ""
    for group in view.groups:
        for action in group.actions:
            iterator = (action.iterator,) if action.iterator else ()
            yield ActionFacts(
                name=action.name,
                methods=(action.method, *iterator),
                page=group.page,
                source=paths[action.name],
                since=since.get(action.name, first),
                is_deprecated=action.deprecated is not None,
                errors=tuple(error.code for error in action.errors),
            )


def _since(spec: Spec) -> dict[str, str]:
    """Return the release that added each action that a release has added."""
    releases = spec.releases.node.releases if spec.releases else ()
    return {
        change.where.rpartition(".")[2]: release.version
        for release in reversed(releases)
        for change in release.changes
        if change.rule == _ADDED_ACTION
    }


def _sources(spec: Spec, sources: Sources, view: View) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield the file that each page is made from: its prose, else its template."""
    files = {source.output: source.shown for source in sources.files}
    groups = {group.page for group in view.groups}
    for language in view.service.languages:
        for page in sources.pages:
            candidates = (
                f"docs/{language}/{page}.md",
                f"_docs/{language}/{page}_page",
                f"_docs/{language}/{page}",
                f"docs/{{lang}}/{page}.md",
            )
            yield (language, page), next(files[name] for name in candidates if name in files)
        for page in groups:
            yield (language, page), spec.service.path
        readme = files.get(f"_docs/{language}/readme")
        if readme:
            yield (language, "readme"), readme
        if spec.releases:
            yield (language, "changelog"), spec.releases.path
