"""Follows changed pages in one run: import, lint, generate, compare, and draft the changelog.

There is no state between runs. Each step leaves its result in the files, and a run does what is left.
"""

from __future__ import annotations

from dataclasses import dataclass

from volcgen.changes.changelog import newest_section
from volcgen.changes.facts import Reading
from volcgen.changes.release import Draft, draft_release
from volcgen.changes.write import Written, write
from volcgen.config import Config
from volcgen.generate import Report, generate
from volcgen.pipeline import Progress
from volcgen.problems import Problem, SpecError
from volcgen.spec.load import load


@dataclass(frozen=True)
class Update:
    """The results of the steps that were done. The step after them needs a person."""

    written: Written
    problems: tuple[Problem, ...] = ()
    """Problems of the spec, placeholders included."""
    report: Report | None = None
    draft: Draft | None = None
    section: str = ""
    """The section that the release would add to the changelog, as Markdown."""

    @property
    def is_complete(self) -> bool:
        """Whether all steps were done, so that the changes can be reviewed and released."""
        return self.draft is not None


def update(
    config: Config,
    reading: Reading,
    service: str | None = None,
    group: str | None = None,
    progress: Progress = lambda _: None,
) -> Update:
    """Do all steps until one needs a person; raise what they raise.

    A page that is refused, a problem of the spec, and something that the pages no longer have end the
    run early. What was written until then is kept, and the next run continues from it.
    """
    progress("importing")
    written = write(config, service, reading, group=group)
    if written.refused:
        return Update(written)
    progress("checking the spec")
    try:
        load(config.home, config.root)
    except SpecError as error:
        return Update(written, tuple(error.problems))
    if written.gone:
        return Update(written)
    progress("generating")
    report = generate(config)
    progress("comparing with the last release")
    draft = draft_release(config)
    section = newest_section(config, draft.edited) if draft.release else ""
    return Update(written, (), report, draft, section)
