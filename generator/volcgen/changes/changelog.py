"""Converts changes to the entries of a release, and renders their section of the changelog."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from volcgen.cache.store import Cache
from volcgen.changes.change import Change
from volcgen.changes.diff.sentences import message_of, migration_of
from volcgen.config import Config
from volcgen.problems import visible
from volcgen.render import Renderer
from volcgen.sources import Sources
from volcgen.spec.load import load
from volcgen.spec.nodes import Text
from volcgen.spec.releases import Release, ReleasedChange
from volcgen.view import build_view

_LONGEST: Final = 1_000
"""Characters of a sentence; a message may quote a value of any length."""


def release_of(version: str, date: str, changes: Sequence[Change]) -> Release:
    """Return the record of a release: changes in their order, changed texts as a count."""
    return Release(
        version=version,
        date=date,
        changes=tuple(_entry(change) for change in changes if change.class_ != "text"),
        texts=sum(change.class_ == "text" for change in changes),
    )


def _entry(change: Change) -> ReleasedChange:
    return ReleasedChange.model_validate(
        {
            "rule": change.rule,
            "class": change.class_,
            "where": _shortened(change.where),
            "message": Text(
                en=f"{_shortened(message_of(change, 'en'))}.",
                zh=f"{_shortened(message_of(change, 'zh'))}。",
            ),
            "migration": (
                Text(
                    en=_shortened(migration_of(change, "en")),
                    zh=_shortened(migration_of(change, "zh")),
                )
                if change.migration
                else None
            ),
        }
    )


def _shortened(text: str) -> str:
    shown = visible(text)
    return shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"


def newest_section(config: Config, edited: Mapping[str, bytes], language: str = "en") -> str:
    """Return the section of the newest version, as `generate` would write it to the changelog."""
    spec = load(config.home, config.root, edited)
    sources = Sources(config, spec.service.node.service)
    view = build_view(spec, sources.pages, sources.folder)
    renderer = Renderer(sources, Cache.of(config.root, config.service))
    is_main = language == view.service.languages[0] or language not in view.service.languages
    page_path = "CHANGELOG.md" if is_main else f"CHANGELOG.{language}.md"
    output = renderer.outputs(view).get(page_path)
    if output is None:  # a project with other templates
        return ""
    page = renderer.render_output(output, view).content
    assert isinstance(page, str)
    return "## " + page.split("\n## ")[1].strip() + "\n"
