"""Files of a service that replace built-in ones, and whether the originals have changed since.

The record of the originals is in the versions file of the output, so that `volcgen check` can name each
replacement that an upgrade of volcgen may have made outdated. Originals in folders of the project are
under the eyes of its authors, and are not recorded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from volcgen.digest import digest
from volcgen.sources import Source, Sources
from volcgen.versions import Original

_PLACEHOLDER: Final = re.compile(r"\\{(?:lang|group|page)\\}")


def originals(sources: Sources) -> dict[str, Original]:
    """Return the built-in file behind each file of the service that replaces one, by its path."""
    config = sources.config
    generic = [s for s in sources.generic if not s.file.is_relative_to(config.root)]
    exact = {source.output: source for source in generic}
    patterns = [(_pattern(source), source) for source in generic if "{" in source.output]
    found: dict[str, Original] = {}
    for own in sources.own:
        loops = (source for pattern, source in patterns if pattern.fullmatch(own.output))
        original = exact.get(own.output) or next(loops, None)
        if original is not None:
            found[own.shown] = Original(original.shown, digest(original.read()))
    return found


def outdated(before: Mapping[str, Original], sources: Sources) -> Iterator[str]:
    """Yield a message for each file of the service whose recorded original has changed or is gone."""
    now = originals(sources)
    for own in sources.own:
        old, new = before.get(own.shown), now.get(own.shown)
        if old is None or old == new:
            continue
        if new is None:
            yield (
                f"{own.shown} replaced {old.path}, which volcgen no longer has; "
                "check whether the file is still needed"
            )
        else:
            yield (
                f"{own.shown} replaces {new.path}, which has changed in this volcgen; "
                "compare the two"
            )


def _pattern(source: Source) -> re.Pattern[str]:
    """Return a pattern of the outputs of a file with loops in its path."""
    escaped = _PLACEHOLDER.sub("[^/]+", re.escape(source.output))
    return re.compile(escaped.replace(r"\{\.lang\}", r"(?:\.[a-z]+)?"))
