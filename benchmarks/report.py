"""Tables and the report as Markdown."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Table:
    """Figures under a title. The first column is text."""

    title: str
    note: str
    header: tuple[str, ...]
    rows: tuple[tuple[str | float, ...], ...]
    plot: str = ""
    """File name of a picture that shows the figures."""

    def __str__(self) -> str:
        lines = [f"## {self.title}", "", self.note, "", f"| {' | '.join(self.header)} |"]
        lines.append("| --- |" + " ---: |" * (len(self.header) - 1))
        lines += [f"| {' | '.join(map(_cell, row))} |" for row in self.rows]
        if self.plot:
            lines += ["", f"![{self.title}](plots/{self.plot})"]
        return "\n".join(lines)


def _cell(value: str | float) -> str:
    if isinstance(value, str):
        return value
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.2f}"


def write(path: Path, tables: Sequence[Table], tools: Sequence[str]) -> None:
    """Write the report."""
    versions = ", ".join(f"{name} {version(name)}" for name in tools)
    head = [
        "# Benchmarks",
        "Written by `uv run --group benchmarks python -m benchmarks`; do not edit. All figures are from one run.",
        f"{machine()}; {versions}.",
    ]
    path.write_text("\n\n".join([*head, *map(str, tables)]) + "\n", encoding="utf-8")


def machine() -> str:
    """Return what the machine is, without names."""
    model = platform.processor() or platform.machine()
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.is_file():
        lines = cpuinfo.read_text(encoding="utf-8").splitlines()
        names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
        model = names[0] if names else model
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{os.cpu_count()} cores of {model}, {platform.system()}, {python}"
