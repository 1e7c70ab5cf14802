"""Measure everything side by side in one run, and write report.md with its plots."""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from . import calls, emulator
from .report import Table, write
from .server import pin_to, server
from .timing import FULL, QUICK, Effort

_FOLDER: Final = Path(__file__).parent
_TOOLS: Final = (
    "aiohttp", "boto3", "httpx2", "openai", "pyreqwest", "volcengine", "volcenginesdk-core",
)  # fmt: skip


def _tables(effort: Effort, plots: Path) -> Iterator[Table]:
    yield calls.starts(effort)
    with server() as endpoint:
        places = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else None
        pin_to(0)
        yield from calls.tables(endpoint, effort, plots)
        if places is not None:
            os.sched_setaffinity(0, places)
    yield from emulator.tables(effort)


def main() -> None:
    """Measure, print each table when it is ready, and write the report."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="only try that everything runs")
    quick = parser.parse_args().quick
    # Programs start from compiled modules, as they do where people work.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as trial:
        folder = Path(trial) if quick else _FOLDER
        found: list[Table] = []
        for table in _tables(QUICK if quick else FULL, folder / "plots"):
            print(table, end="\n\n", flush=True)
            found.append(table)
        write(folder / "report.md", found, _TOOLS)


if __name__ == "__main__":
    main()
