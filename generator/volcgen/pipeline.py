"""The way through the house: spec → view → texts → formatted files, skipping what is proven."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from volcgen import tools
from volcgen.config import Config
from volcgen.digest import digest
from volcgen.formatting import format_python
from volcgen.ledger import LEDGER, Entry, Ledger, read_ledger
from volcgen.proof import neutral_spec, same_shape
from volcgen.render import Renderer, Text
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
    renderer = Renderer(config.templates)
    texts = {text.path: text for text in renderer.render(view)}
    found = read_tree(config.output)
    before = read_ledger(config.output)
    versions = tools.tool_versions()
    maker = _Maker(spec, renderer, progress)
    wanted: dict[str, bytes] = {}
    entries: dict[str, Entry] = {}
    for path, text in texts.items():
        source = digest(text.content)
        known = before.files.get(path)
        proven = (
            not full
            and before.tools == versions
            and known is not None
            and known.source == source
            and path in found
            and digest(found[path]) == known.output
        )
        wanted[path] = found[path] if proven else maker.make(text)
        entries[path] = Entry(source, digest(wanted[path]))
    ledger = Ledger(versions, _inputs(config, spec, renderer), entries)
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
        made=maker.made,
    )


def _inputs(config: Config, spec: Spec, renderer: Renderer) -> dict[str, str]:
    inputs = {file.path: digest(file.document.source.text) for file in spec.files}
    for template in renderer.files:
        path = config.templates / template
        inputs[config.shown(path)] = digest(path.read_bytes())
    return inputs


def _schema_changes(config: Config) -> list[Difference]:
    path = config.spec / "schema.json"
    found = {path.name: path.read_bytes()} if path.is_file() else {}
    return differences(found, {path.name: schema_json().encode()})


class _Maker:
    """Expands, proves and formats single texts; the neutral twin is rendered on first need."""

    def __init__(self, spec: Spec, renderer: Renderer, progress: Progress) -> None:
        self._spec = spec
        self._renderer = renderer
        self._progress = progress
        self.made = 0

    @cached_property
    def _neutral(self) -> dict[str, Text]:
        view = build_view(neutral_spec(self._spec))
        return {text.path: text for text in self._renderer.render(view)}

    def make(self, text: Text) -> bytes:
        self.made += 1
        self._progress(f"making {text.path}")
        content = text.expanded()
        if isinstance(content, bytes):
            return content
        if text.path.endswith((".py", ".toml")):
            neutral = self._neutral[text.path].expanded()
            assert isinstance(neutral, str)
            same_shape(text.path, content, neutral)
        if text.is_python:
            content = format_python(content)
        return content.encode("utf-8")
