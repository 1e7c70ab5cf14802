"""A spec while an import edits it: the text of each file and its checked node, nothing on disk."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, Final

from volcgen import tree
from volcgen.changes.yaml_text import YamlText
from volcgen.config import Config
from volcgen.spec.definitions import Action
from volcgen.spec.document import KeyPath, parse
from volcgen.spec.files import Spec, SpecFile
from volcgen.spec.load import validated
from volcgen.spec.nodes import Node
from volcgen.spec.source import SpecText

_BOM: Final = b"\xef\xbb\xbf"

FIELD_KEYS: Final = (
    "type", "enum", "required", "default", "min", "max", "max_length", "pattern", "max_items", "unit",
    "duration", "string_alternative_of", "aliases", "also_types", "sensitive", "example",
    "description",
)  # fmt: skip
"""The usual order of the keys of a field."""
ACTION_KEYS: Final = (
    "action", "doc", "access", "method", "encoding", "version", "qps", "rate_limit", "shared_quota", "summary", "description", "labels",
    "idempotency_field", "idempotency_derived", "failures", "paging", "conditions", "errors",
    "request", "result", "open_result", "examples", "evidence",
)  # fmt: skip
"""The usual order of the keys of an action."""


class Draft:
    """The files of a spec with edits. After each edit the file is checked; raises SpecError."""

    def __init__(self, spec: Spec, *, is_new: bool = False) -> None:
        self.spec = spec
        self._edited: dict[str, SpecFile[Any]] = (
            {file.path: file for file in spec.files} if is_new else {}
        )

    @property
    def structs_path(self) -> str:
        return self.spec.structs.path

    @property
    def service_path(self) -> str:
        return self.spec.service.path

    def set(self, path: str, where: KeyPath, value: Any) -> None:
        """Replace the value of a key."""
        self._edit(path, lambda text: text.set(where, value))

    def put(self, path: str, where: KeyPath, value: Any, order: Sequence[str]) -> None:
        """Set a key, or add it behind the keys that precede it in `order`.

        A new collection at the top of a file is separated by an empty line.
        """
        mapping = self.value(path, where[:-1])
        key = str(where[-1])
        if key in mapping:
            self.set(path, where, value)
            return
        before = order[: order.index(key)]
        after = next((name for name in reversed(list(mapping)) if name in before), None)
        blank = len(where) == 1 and isinstance(value, dict | list)
        self._edit(path, lambda text: text.insert(where[:-1], key, value, after, blank=blank))

    def add(self, path: str, where: KeyPath, value: Any, after: str | None = None) -> None:
        """Add a key to a mapping after another one, by default after the last."""
        last = next(reversed(list(self.value(path, where[:-1]) or ())), None)
        key, behind = str(where[-1]), last if after is None else after
        self._edit(path, lambda text: text.insert(where[:-1], key, value, behind))

    def add_first(self, path: str, where: KeyPath, value: Any) -> None:
        """Add a key to a mapping before all others."""
        self._edit(path, lambda text: text.insert(where[:-1], str(where[-1]), value, None))

    def append(self, path: str, where: KeyPath, value: Any) -> None:
        """Add an item to a list."""
        self._edit(path, lambda text: text.append(where, value))

    def add_action(self, path: str, text: str) -> None:
        """Add the file of a new action."""
        file = validated(parse(SpecText(path, text)), Action)
        self._edited[path] = file
        self.spec = dataclasses.replace(self.spec, actions=(*self.spec.actions, file))

    def value(self, path: str, where: KeyPath) -> Any:
        """Return a value as it is written in a file."""
        found: Any = self._file(path).document.data
        for step in where:
            found = found[step]
        return found

    def changes(self, config: Config) -> list[tree.Difference]:
        """Return the files whose content differs from the disk, with paths in the folder of specs."""
        return list(self._changes(config))

    def _changes(self, config: Config) -> Iterable[tree.Difference]:
        for path, file in sorted(self._edited.items()):
            place = Path(config.root, path)
            actual = place.read_bytes() if place.is_file() else None
            mark = _BOM if actual is not None and actual.startswith(_BOM) else b""
            expected = mark + file.document.source.text.encode("utf-8")
            if actual != expected:
                yield tree.Difference(place.relative_to(config.spec).as_posix(), actual, expected)

    def _file(self, path: str) -> SpecFile[Any]:
        return next(file for file in self.spec.files if file.path == path)

    def _edit(self, path: str, change: Callable[[YamlText], YamlText]) -> None:
        old = self._file(path)
        text = change(YamlText(old.document.source.text)).text
        node: Node = old.node
        new: SpecFile[Any] = validated(parse(SpecText(path, text)), type(node))
        self._edited[path] = new

        def replaced(file: SpecFile[Any]) -> SpecFile[Any]:
            return new if file.path == path else file

        spec = self.spec
        self.spec = Spec(
            replaced(spec.service),
            replaced(spec.errors),
            replaced(spec.structs),
            tuple(map(replaced, spec.actions)),
        )
