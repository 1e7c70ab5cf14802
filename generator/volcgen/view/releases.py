"""The views of the released versions, for the changelog."""

from __future__ import annotations

from dataclasses import dataclass

from volcgen.spec.files import Spec
from volcgen.view.text import Localized, localized


@dataclass(frozen=True, slots=True)
class ReleasedChangeView:
    class_: str
    message: Localized
    migration: Localized | None


@dataclass(frozen=True, slots=True)
class ReleaseView:
    version: str
    date: str
    changes: tuple[ReleasedChangeView, ...]
    texts: int
    """Number of changed texts."""


def release_views(spec: Spec) -> tuple[ReleaseView, ...]:
    """Return the released versions, newest first."""
    return tuple(
        ReleaseView(
            version=release.version,
            date=release.date,
            changes=tuple(
                ReleasedChangeView(
                    class_=change.class_,
                    message=localized(change.message),
                    migration=localized(change.migration) if change.migration else None,
                )
                for change in release.changes
            ),
            texts=release.texts,
        )
        for release in (spec.releases.node.releases if spec.releases else ())
    )
