"""The pipeline: spec → view → rendered files → built files → differences from the output."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from volcgen.cache.last_run import LastRun, read_last_run
from volcgen.cache.store import Cache
from volcgen.config import Config
from volcgen.digest import digest
from volcgen.file_builder import FileBuilder, build_key
from volcgen.formatting import formatter
from volcgen.render import RenderedFile, Renderer
from volcgen.sources import Sources
from volcgen.spec.files import Spec
from volcgen.spec.load import load
from volcgen.spec.schema import schema_json
from volcgen.tree import Difference, differences, read_tree
from volcgen.versions import VERSIONS_FILE, versions_text
from volcgen.view import View, build_view

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Plan:
    """The expected output, compared with the output on disk."""

    config: Config
    spec: Spec
    view: View
    rendered: dict[str, RenderedFile]
    """All files of the output by path, apart from the versions file."""
    last_run: LastRun
    this_run: LastRun
    """The record to save when the output is as expected."""
    changes: list[Difference]
    """Files of the output that differ."""
    schema_changes: list[Difference]
    """spec/schema.json, if it differs."""
    built: tuple[str, ...]
    """Files that were built, because the cache had no result."""

    @cached_property
    def foreign(self) -> set[str]:
        """Differing files whose content is not that of the last run; all if no run is known."""
        return {
            change.path
            for change in self.changes
            if change.actual is not None
            and change.path != VERSIONS_FILE
            and self.last_run.outputs.get(change.path) != digest(change.actual)
        }


def plan(config: Config, *, full: bool = False, progress: Progress = lambda _: None) -> Plan:
    """Return the expected output and how the output on disk differs.

    `full` runs every step and uses no result of the cache.
    """
    progress("reading the spec")
    spec = load(config.spec, config.root)
    view = build_view(spec)
    progress("rendering")
    cache = Cache.of(config.root)
    results = cache.unread() if full else cache
    sources = Sources(config, spec.service.node.service)
    renderer = Renderer(sources, results)
    rendered = {file.path: file for file in renderer.render(view)}
    expected: dict[str, bytes] = {}
    missing: list[RenderedFile] = []
    for path, file in rendered.items():
        content = file.final
        if content is None:
            content = results.get("outputs", path, build_key(file))
        if content is None:
            missing.append(file)
        else:
            expected[path] = content
    with formatter(sum(len(file.content) for file in missing if file.is_python)) as start:
        builder = FileBuilder(spec, renderer, results, start)
        pending: list[tuple[RenderedFile, Callable[[], bytes]]] = []
        for file in missing:
            progress(f"building {file.path}")
            pending.append((file, builder.build(file)))
        for file, finish in pending:
            progress(f"formatting {file.path}")
            expected[file.path] = finish()
            results.put("outputs", file.path, build_key(file), expected[file.path])
    outputs = {path: digest(content) for path, content in expected.items()}
    expected[VERSIONS_FILE] = versions_text().encode()
    return Plan(
        config=config,
        spec=spec,
        view=view,
        rendered=rendered,
        last_run=read_last_run(cache),
        this_run=LastRun(_inputs(config, spec, sources), outputs),
        changes=differences(read_tree(config.output), expected),
        schema_changes=_schema_changes(config),
        built=tuple(file.path for file in missing),
    )


def _inputs(config: Config, spec: Spec, sources: Sources) -> dict[str, str]:
    inputs = {file.path: digest(file.document.source.text) for file in spec.files}
    for source in sources.files:
        inputs[config.display_path(source.file)] = digest(source.file.read_bytes())
    return inputs


def _schema_changes(config: Config) -> list[Difference]:
    path = config.spec / "schema.json"
    actual = {path.name: path.read_bytes()} if path.is_file() else {}
    return differences(actual, {path.name: schema_json().encode()})
