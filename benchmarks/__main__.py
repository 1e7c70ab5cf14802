"""Measure everything side by side in one run, and write report.md with its plots."""

from __future__ import annotations

import argparse
import gc
import os
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from . import calls, emulator, generation
from .report import Table, write
from .server import pin_to, server
from .timing import FULL, QUICK, Effort

_FOLDER: Final = Path(__file__).parent
_TOOLS: Final = (
    "aiohttp", "black", "boto3", "datamodel-code-generator", "httpx2", "jinja2", "openai", "pyreqwest",
    "volcengine", "volcenginesdk-core",
)  # fmt: skip


def _calls(effort: Effort, plots: Path) -> Iterator[Table]:
    yield calls.starts(effort)
    with server() as endpoint:
        places = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else None
        pin_to(0)
        # A full collection of the objects of all these libraries would take 100 ms from one of them.
        gc.collect()
        gc.freeze()
        yield from calls.tables(endpoint, effort, plots)
        gc.unfreeze()
        if places is not None:
            os.sched_setaffinity(0, places)


_PARTS: Final[dict[str, Callable[[Effort, Path], Iterator[Table]]]] = {
    "calls": _calls,
    "emulator": lambda effort, plots: emulator.tables(effort),
    "generation": generation.tables,
}


def _sizes(text: str) -> tuple[int, ...]:
    return tuple(int(size) for size in text.split(","))


def main() -> None:
    """Measure, print each table when it is ready, and write the report."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="only try that everything runs")
    parser.add_argument("--only", choices=[*_PARTS], help="measure one part, and write no report")
    parser.add_argument("--sizes", type=_sizes, help="numbers of actions for generation")
    options = parser.parse_args()
    effort = QUICK if options.quick else FULL
    if options.sizes:
        effort = replace(effort, sizes=options.sizes)
    # Programs start from compiled modules, as they do where people work.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    parts = [options.only] if options.only else [*_PARTS]
    with tempfile.TemporaryDirectory() as trial:
        folder = Path(trial) if options.quick or options.only else _FOLDER
        found: list[Table] = []
        for part in parts:
            for table in _PARTS[part](effort, folder / "plots"):
                print(table, end="\n\n", flush=True)
                found.append(table)
        write(folder / "report.md", found, _TOOLS)


if __name__ == "__main__":
    main()
