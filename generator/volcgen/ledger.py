"""The ledger beside the output: what went in, what came out, with which tools. No time, no path
of a machine, so that equal trees have equal ledgers."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

LEDGER: Final = ".volcgen.json"
NOTE: Final = "Written by `volcgen generate`. Lets it skip what is unchanged; do not edit."


@dataclass(frozen=True, slots=True)
class Entry:
    """One output: digests of the text before formatting, and of the file."""

    source: str
    output: str


@dataclass(frozen=True)
class Ledger:
    """All of it; an empty one knows nothing, so everything is made anew."""

    tools: dict[str, str] = field(default_factory=dict[str, str])
    inputs: dict[str, str] = field(default_factory=dict[str, str])
    """Spec files and templates, by path from the project's root."""
    files: dict[str, Entry] = field(default_factory=dict[str, Entry])

    def to_text(self) -> str:
        return (
            json.dumps(
                {
                    "note": NOTE,
                    "tools": self.tools,
                    "inputs": self.inputs,
                    "files": {
                        p: {"source": e.source, "output": e.output} for p, e in self.files.items()
                    },
                },
                indent=1,
                sort_keys=True,
            )
            + "\n"
        )


def read_ledger(output: Path) -> Ledger:
    """The ledger of a tree; an empty one where there is none that can be read."""
    try:
        data: Any = json.loads((output / LEDGER).read_text(encoding="utf-8"))
        files = {
            str(p): Entry(str(e["source"]), str(e["output"])) for p, e in data["files"].items()
        }
        return Ledger(_texts(data["tools"]), _texts(data["inputs"]), files)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Ledger()


def _texts(data: dict[Any, Any]) -> dict[str, str]:
    return {str(key): str(value) for key, value in data.items()}
