"""The pipeline: spec → view → rendered files → built files → differences from the output."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Final

from volcgen.cache.last_run import LastRun, read_last_run
from volcgen.cache.output_units import OutputUnits
from volcgen.cache.spec_units import SpecUnits
from volcgen.cache.store import Cache
from volcgen.cache.up_to_date import SCHEMA
from volcgen.cache.view_units import ViewUnits
from volcgen.config import Config
from volcgen.digest import digest
from volcgen.file_builder import FileBuilder, build_key
from volcgen.formatting import formatter
from volcgen.render import RenderedFile, Renderer
from volcgen.replaced import originals, outdated
from volcgen.sources import Source, Sources
from volcgen.spec.files import Spec
from volcgen.spec.lint.added_methods import check_methods
from volcgen.spec.load import load
from volcgen.spec.schema import schema_json
from volcgen.tree import Comparison, Difference
from volcgen.versions import VERSIONS_FILE, read_replaced, versions_text
from volcgen.view import View, recorded_view
from volcgen.view.parts import Parts
from volcgen.view.reads import Reads

Progress = Callable[[str], None]

_MOST_PENDING: Final = 64
"""Files that are formatted at a time, so that few texts are in memory."""


@dataclass(frozen=True)
class Plan:
    """The expected output, compared with the output on disk."""

    config: Config
    spec: Spec
    view: View
    sources: dict[str, Source]
    """Source of each file of the output by path, apart from the versions file."""
    last_run: LastRun
    this_run: LastRun
    """The record to save when the output is as expected."""
    changes: list[Difference]
    """Files of the output that differ."""
    spec_changes: list[Difference]
    """Files of the spec that differ: spec/schema.json, and those that the run edits."""
    built: tuple[str, ...]
    """Files that were built, because the cache had no result."""
    outdated: tuple[str, ...]
    """Messages about files of the service that replace built-in files which have changed."""

    @property
    def file_count(self) -> int:
        """Number of files of the output, with the versions file."""
        return len(self.sources) + 1

    @property
    def digests(self) -> dict[str, str]:
        """Digest of each file of the output, and of the schema of the spec, when it is up to date."""
        return self.this_run.outputs | {SCHEMA: digest(schema_json())}

    @cached_property
    def foreign(self) -> set[str]:
        """Paths of differing files whose content the last run did not write; all if no run is known."""
        return {
            change.path
            for change in self.changes
            if change.actual is not None
            and change.path != VERSIONS_FILE
            and self.last_run.outputs.get(change.path) != digest(change.actual)
        }


def plan(
    config: Config,
    *,
    full: bool = False,
    progress: Progress = lambda _: None,
    edited: Mapping[str, bytes] = MappingProxyType({}),
) -> Plan:
    """Return the expected output and how the output on disk differs.

    `full` runs every step and uses no result of the cache. `edited` maps paths of spec files,
    relative to the project, to content that replaces them.
    """
    progress("reading the spec")
    cache = Cache.of(config.root, config.service)
    results = cache.unread() if full else cache
    spec = load(config.home, config.root, edited, SpecUnits(results))
    sources = Sources(config, spec.service.node.service)
    inputs = _inputs(spec, sources)
    renderer = Renderer(sources, results)
    check_methods(spec, renderer.added_methods)
    parts = Parts(spec, sources.pages, sources.folder, ViewUnits(results))
    view = recorded_view(parts, Reads())
    units = OutputUnits(results, _templates(sources, inputs), parts)
    progress("rendering")
    sources_by_path: dict[str, Source] = {}
    outputs: dict[str, str] = {}
    comparison = Comparison(config.output)
    built: list[str] = []
    pending: deque[tuple[RenderedFile, str, Callable[[], bytes]]] = deque()

    def compare(file: RenderedFile, content: bytes) -> None:
        outputs[file.path] = digest(content)
        comparison.add(file.path, content)
        if file.source.is_template:
            units.put(file.path, file.source.shown, file.reads, outputs[file.path])

    def finish_oldest() -> None:
        file, key, finish = pending.popleft()
        progress(f"formatting {file.path}")
        content = finish()
        results.put("outputs", file.path, key, content)
        compare(file, content)

    with formatter() as start:
        builder = FileBuilder(parts, renderer, results, start)
        before = ""
        for output in renderer.outputs(view).values():
            if before and output.group != before:
                parts.forget(before)
                builder.forget(before)
            before = output.group
            sources_by_path[output.path] = output.source
            unchanged = units.unchanged(output.path, output.source.shown)
            if unchanged is not None and comparison.add_same(output.path, unchanged):
                outputs[output.path] = unchanged
                continue
            file = renderer.render_recorded(output, parts)
            if (final := file.final) is not None:
                compare(file, final)
                continue
            key = build_key(file)
            if (known := results.get("outputs", file.path, key)) is not None:
                compare(file, known)
                continue
            progress(f"building {file.path}")
            built.append(file.path)
            pending.append((file, key, builder.build(file)))
            if len(pending) > _MOST_PENDING:
                finish_oldest()
        while pending:
            finish_oldest()
    units.save()
    versions = versions_text(originals(sources)).encode()
    outputs[VERSIONS_FILE] = digest(versions)
    comparison.add(VERSIONS_FILE, versions)
    return Plan(
        config=config,
        spec=spec,
        view=view,
        sources=sources_by_path,
        last_run=read_last_run(cache),
        this_run=LastRun(inputs, outputs),
        # The versions file last: its line explains nothing that the others do not.
        changes=sorted(comparison.differences(), key=lambda change: change.path == VERSIONS_FILE),
        spec_changes=_spec_changes(config, edited),
        built=tuple(built),
        outdated=tuple(outdated(read_replaced(config.output), sources)),
    )


def _inputs(spec: Spec, sources: Sources) -> dict[str, str]:
    files = [*spec.files, *([spec.releases] if spec.releases else [])]
    inputs = {file.path: digest(file.document.source.text) for file in files}
    for source in sources.files:
        inputs[source.shown] = digest(source.read())
    return inputs


def _templates(sources: Sources, inputs: Mapping[str, str]) -> str:
    """Return the digest of all templates and partials."""
    files = [source for source in sources.files if not source.is_code]
    return digest(" ".join(f"{source.path} {inputs[source.shown]}" for source in files))


def _spec_changes(config: Config, edited: Mapping[str, bytes]) -> list[Difference]:
    expected = {config.spec / "schema.json": schema_json().encode()}
    expected |= {config.root / path: content for path, content in edited.items()}
    actual = {file: file.read_bytes() if file.is_file() else None for file in expected}
    return [
        Difference(file.relative_to(config.spec).as_posix(), actual[file], content)
        for file, content in expected.items()
        if actual[file] != content
    ]
