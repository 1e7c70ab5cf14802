"""Write results: format, JMESPath query, and escapes."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, TextIO

from .._core.util.typeguards import is_list
from .errors import CommandError, UsageError
from .exit_codes import CONFIGURATION
from .terminal_text import visible, visible_json


class Output:
    """Writes to one stream.

    Args:
        stream: Where results are written.
        format: One of OUTPUT_FORMATS; None chooses table on a terminal, and JSON lines in a pipe.
        query: JMESPath expression, which is applied to the whole value or listing.
        distribution: Name of the distribution, for messages about its extras.
    """

    def __init__(
        self, stream: TextIO, format: str | None, query: str | None, distribution: str
    ) -> None:
        self._stream = stream
        self._format = format or ("table" if stream.isatty() else "jsonl")
        self._distribution = distribution
        self._query = None if query is None else self._compiled(query)

    @property
    def is_streamed(self) -> bool:
        """Whether items of a listing are written one by one, as they arrive."""
        return self._format == "jsonl" and self._query is None

    def write(self, value: Any) -> None:
        """Write one value, such as the result of an action."""
        if self._query is not None:
            value = self._query.search(value)
        self._write(value)

    def items(self, items: Iterable[Any]) -> None:
        """Write a listing. Without a query, JSON lines are written while the items arrive."""
        if self.is_streamed:
            for item in items:
                self.item(item)
        else:
            self.write(list(items))

    def item(self, item: Any) -> None:
        """Write one item of a listing that is streamed."""
        self._line(_json(item))
        self._stream.flush()

    def text(self, text: str) -> None:
        """Write lines of text; control characters are escaped."""
        self._line(visible(text, keep_lines=True))

    def _write(self, value: Any) -> None:
        match self._format:
            case "json":
                self._line(_json(value, indent=2))
            case "jsonl":
                for item in value if is_list(value) else [value]:
                    self._line(_json(item))
            case "yaml":
                self._yaml(value)
            case _:
                from .table import table

                self._line(table(value, _columns() if self._stream.isatty() else None))

    def _line(self, text: str) -> None:
        self._stream.write(f"{text}\n")

    def _yaml(self, value: Any) -> None:
        try:
            from ruamel.yaml import YAML
        except ModuleNotFoundError:
            raise self._missing("--output yaml", "ruamel.yaml") from None
        writer: Any = YAML(typ="safe", pure=True)
        writer.default_flow_style = False
        text = json.dumps(value, ensure_ascii=False)
        # Escapes are for all characters or none: the library keeps bidirectional marks as they are.
        writer.allow_unicode = visible_json(text) == text
        writer.sort_base_mapping_type_on_output = False
        writer.dump(value, self._stream)

    def _compiled(self, query: str) -> Any:
        try:
            import jmespath
            from jmespath.exceptions import JMESPathError
        except ModuleNotFoundError:
            raise self._missing("--query", "jmespath") from None
        try:
            return jmespath.compile(query)
        except JMESPathError as error:
            words = " ".join(str(error).split())
            raise UsageError(f"--query: {query!r} is not a JMESPath expression: {words}") from None

    def _missing(self, what: str, module: str) -> CommandError:
        requirement = f'pip install "{self._distribution}[cli]"'
        return CommandError(f"{what} requires the package {module}: {requirement}", CONFIGURATION)


def _json(value: Any, indent: int | None = None) -> str:
    return visible_json(json.dumps(value, ensure_ascii=False, indent=indent))


def _columns() -> int:
    from shutil import get_terminal_size

    return get_terminal_size().columns
