"""The way through the house: spec → view → texts → formatted files, skipping what is proven."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from volcgen import tools
from volcgen.classes import ClassMaker
from volcgen.config import Config
from volcgen.digest import digest
from volcgen.formatting import Formatter, formatter
from volcgen.ledger import LEDGER, Entry, Ledger, read_ledger
from volcgen.notes import notes_folder
from volcgen.proof import neutral_spec, same_shape, shape_of
from volcgen.render import Output, Renderer, Text
from volcgen.shapes import ProvenShapes
from volcgen.sources import Sources
from volcgen.spec.load import Spec, load
from volcgen.spec.schema import schema_json
from volcgen.tree import Difference, differences, read_tree
from volcgen.view import View, build_view

Progress = Callable[[str], None]


@dataclass(frozen=True)
class Plan:
    """What the tree should be, beside what it is."""

    config: Config
    spec: Spec
    view: View
    before: Ledger
    ledger: Ledger
    texts: dict[str, Text]
    changes: list[Difference]
    """Files of the output, the ledger among them."""
    schema_changes: list[Difference]
    """The same for spec/schema.json, which lies beside the spec."""
    made: int
    """Files that were made anew, not skipped."""

    @cached_property
    def edited(self) -> set[str]:
        """Files that somebody else wrote: changed, or added, since they were generated. Without a
        ledger nothing is known to be ours."""
        return {
            change.path
            for change in self.changes
            if change.found is not None
            and change.path != LEDGER
            and (
                change.path not in self.before.files
                or digest(change.found) != self.before.files[change.path].output
            )
        }


def plan(config: Config, *, full: bool = False, progress: Progress = lambda _: None) -> Plan:
    """Work out the tree. `full` trusts no ledger: every step runs for every file."""
    progress("reading the spec")
    spec = load(config.spec, config.root)
    view = build_view(spec)
    progress("rendering")
    templates, classes, shapes = (
        None if full else notes_folder(config.root, name)
        for name in ("templates", "classes", "shapes")
    )
    sources = Sources(config, spec.service.node.service)
    renderer = Renderer(sources, templates)
    texts = {text.path: text for text in renderer.render(view)}
    found = read_tree(config.output)
    before = read_ledger(config.output)
    versions = tools.tool_versions()
    digests = {path: digest(text.content) for path, text in texts.items()}
    missing: list[Text] = []
    for path, text in texts.items():
        known = before.files.get(path)
        proven = (
            not full
            and before.tools == versions
            and known is not None
            and known.source == digests[path]
            and path in found
            and digest(found[path]) == known.output
        )
        if not proven:
            missing.append(text)
    wanted = {path: found[path] for path in texts if path in found}
    with formatter(sum(len(text.content) for text in missing if text.is_python)) as in_style:
        maker = _Maker(
            spec, renderer, renderer.class_maker(classes), ProvenShapes(shapes), in_style, progress
        )
        for path, made in [(text.path, maker.make(text)) for text in missing]:
            progress(f"formatting {path}")
            wanted[path] = made()
    entries = {path: Entry(digests[path], digest(wanted[path])) for path in texts}
    ledger = Ledger(versions, _inputs(config, spec, sources), entries)
    wanted[LEDGER] = ledger.to_text().encode()
    return Plan(
        config=config,
        spec=spec,
        view=view,
        before=before,
        ledger=ledger,
        texts=texts,
        changes=differences(found, wanted),
        schema_changes=_schema_changes(config),
        made=len(missing),
    )


def _inputs(config: Config, spec: Spec, sources: Sources) -> dict[str, str]:
    inputs = {file.path: digest(file.document.source.text) for file in spec.files}
    for source in sources.files:
        inputs[config.shown(source.file)] = digest(source.file.read_bytes())
    return inputs


def _schema_changes(config: Config) -> list[Difference]:
    path = config.spec / "schema.json"
    found = {path.name: path.read_bytes()} if path.is_file() else {}
    return differences(found, {path.name: schema_json().encode()})


class _Maker:
    """Expands, proves and formats single texts; the neutral twin is rendered on first need."""

    def __init__(
        self,
        spec: Spec,
        renderer: Renderer,
        classes: ClassMaker,
        shapes: ProvenShapes,
        in_style: Formatter,
        progress: Progress,
    ) -> None:
        self._spec = spec
        self._renderer = renderer
        self._classes = classes
        self._shapes = shapes
        self._in_style = in_style
        self._progress = progress

    @cached_property
    def _neutral(self) -> View:
        return build_view(neutral_spec(self._spec))

    @cached_property
    def _neutral_outputs(self) -> dict[str, Output]:
        return self._renderer.outputs(self._neutral)

    def make(self, text: Text) -> Callable[[], bytes]:
        """What gives the file; other processes may be busy formatting it until then."""
        self._progress(f"making {text.path}")
        content = text.expanded(self._classes)
        if isinstance(content, bytes):
            return lambda: content
        if text.path.endswith((".py", ".toml")):
            self._prove(text.path, content)
        formatted = self._in_style(content) if text.is_python else lambda: content
        return lambda: formatted().encode("utf-8")

    def _prove(self, path: str, content: str) -> None:
        """Raises ShapeError where a text of the spec became code."""
        shape = shape_of(path, content)
        if self._shapes.known(path, shape):
            return
        twin = self._renderer.text(self._neutral_outputs[path], self._neutral)
        neutral = twin.expanded(self._classes)
        assert isinstance(neutral, str)
        same_shape(path, content, neutral)
        self._shapes.add(path, shape)
