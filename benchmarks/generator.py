"""What the generator costs, beside others on the same API, in one run; writes report.md anew.

Run it with `uv run python benchmarks/generator.py`; `--sizes 57,550` leaves the longest part out,
`--without-peers` measures volcgen alone. The peers come from the dependency group `benchmarks`,
in an environment of their own that is thrown away.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Final

from larger_api import openapi, write_project

from volcgen.spec.load import load

REPOSITORY: Final = Path(__file__).parents[1]
REPORT: Final = Path(__file__).parent / "report.md"
LIMIT_S: Final = 900
EDITED: Final = Path("spec/im/conversation/CreateConversation.yaml")
FIELD: Final = "  Extra: {type: String, example: x, description: {en: More., zh: 更多。}}\n"


@dataclass(frozen=True)
class Cost:
    """What a process and its children took. Processor time is least disturbed by other work."""

    wall_s: float
    cpu_s: float
    peak_mb: float


def cost_of(command: Sequence[str | Path], folder: Path) -> Cost:
    """Run a command, which must succeed."""
    measured = [sys.executable, "-I", "-S", Path(__file__).parent / "measured.py", *command]
    done = subprocess.run(measured, cwd=folder, capture_output=True, check=True, timeout=LIMIT_S)
    lines = done.stderr.decode("utf-8", "replace").splitlines()
    status, wall_s, cpu_s, peak_mb = json.loads(lines[-1])
    if status:
        raise SystemExit("\n".join([f"{' '.join(map(str, command))}: {status}", *lines[-20:]]))
    return Cost(wall_s, cpu_s, peak_mb)


def least(times: int, measure: Callable[[], Cost]) -> Cost:
    """The quickest of several runs: what is above it is other work on the machine."""
    return min((measure() for _ in range(times)), key=lambda cost: cost.cpu_s)


def volcgen(project: Path, times: int) -> dict[str, Cost]:
    """The costs of each thing that one does with a spec."""

    def run(*arguments: str) -> Cost:
        return cost_of([sys.executable, "-m", "volcgen", *arguments], project)

    page = project / EDITED
    count = 0

    def edit(old: str, new: str) -> Cost:
        text = page.read_text(encoding="utf-8")
        assert old in text
        page.write_text(text.replace(old, new, 1), encoding="utf-8")
        return run("generate")

    def reword() -> Cost:
        nonlocal count
        count += 1
        return edit("  en: ", f"  en: Reworded {count}. ")

    def add_field() -> Cost:
        nonlocal count
        count += 1
        return edit("\nrequest:\n", f"\nrequest:\n{FIELD.replace('Extra', f'Extra{count}')}")

    found = {"generate from nothing": run("generate")}
    found["check, nothing changed"] = least(times, lambda: run("check"))
    found["generate, a text edited"] = least(times, reword)
    found["generate, a field added"] = least(times, add_field)
    found["check --full"] = least(times, lambda: run("check", "--full"))
    return found


def peers(project: Path, tools: Path, times: int) -> dict[str, Cost]:
    """The same API through others; each writes all of it in every run."""
    spec = load(project / "spec", project)
    document = project / "openapi.json"
    document.write_text(json.dumps(openapi(spec)), encoding="utf-8")
    client: list[str | Path] = [tools / "openapi-python-client", "generate", "--overwrite"]
    client += ["--path", document, "--output-path", project / "client", "--meta", "none"]
    models: list[str | Path] = [tools / "datamodel-codegen", "--input", document]
    models += ["--input-file-type", "openapi", "--output", project / "models.py"]
    models += ["--output-model-type", "msgspec.Struct", "--formatters", "black"]
    path = os.environ["PATH"]
    os.environ["PATH"] = f"{tools}{os.pathsep}{path}"  # the client's hooks look for ruff
    try:
        return {
            "openapi-python-client + ruff": least(times, lambda: cost_of(client, project)),
            "datamodel-code-generator + black (models only)": least(
                times, lambda: cost_of(models, project)
            ),
        }
    finally:
        os.environ["PATH"] = path


def install_peers(folder: Path) -> Path:
    """An environment with the peers alone; returns its folder of programs."""
    environment = {**os.environ, "UV_PROJECT_ENVIRONMENT": str(folder)}
    environment.pop("VIRTUAL_ENV", None)
    command = ["uv", "sync", "--quiet", "--only-group", "benchmarks", "--python", sys.executable]
    subprocess.run(command, cwd=REPOSITORY, env=environment, check=True)
    return folder / ("Scripts" if os.name == "nt" else "bin")


def machine() -> str:
    """The machine in words, without names."""
    model = platform.processor() or platform.machine()
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.is_file():
        lines = cpuinfo.read_text(encoding="utf-8").splitlines()
        names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
        model = names[0] if names else model
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{os.cpu_count()} cores of {model}, {platform.system()}, {python}"


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure the generator, and write report.md.")
    parser.add_argument("--sizes", default="57,550,2000", help="numbers of actions")
    parser.add_argument("--without-peers", action="store_true", help="measure volcgen alone")
    options = parser.parse_args()
    sizes = [int(size) for size in options.sizes.split(",")]
    # All programs start from compiled modules, as they do where people work.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    ours: dict[int, dict[str, Cost]] = {}
    others: dict[int, dict[str, Cost]] = {}
    with tempfile.TemporaryDirectory() as place:
        tools = None if options.without_peers else install_peers(Path(place) / "tools")
        for size in sizes:
            project = Path(place) / str(size)
            project.mkdir()
            write_project(REPOSITORY, project, size)
            times = 3 if size < 200 else 1
            ours[size] = volcgen(project, times)
            if tools:
                others[size] = peers(project, tools, times)
            print(*_lines(size, ours[size], others.get(size, {})), sep="\n", flush=True)
    REPORT.write_text(_report(ours, others), encoding="utf-8")


def _lines(size: int, ours: dict[str, Cost], others: dict[str, Cost]) -> list[str]:
    base = ours["check --full"].cpu_s
    rows = [f"| {size} actions | s | CPU s | peak MB | CPU, × `check --full` |"]
    rows.append("| --- | ---: | ---: | ---: | ---: |")
    for name, cost in {**{f"`{name}`": c for name, c in ours.items()}, **others}.items():
        ratio = cost.cpu_s / base
        rows.append(
            f"| {name} | {cost.wall_s:.2f} | {cost.cpu_s:.2f} | {cost.peak_mb:.0f} | {ratio:.2f} |"
        )
    return rows


def _report(ours: dict[int, dict[str, Cost]], others: dict[int, dict[str, Cost]]) -> str:
    tools = ("black", "datamodel-code-generator", "jinja2", "pydantic", "ruamel.yaml")
    parts = [
        "# What the generator costs",
        "Written by `uv run python benchmarks/generator.py`; do not edit.",
        f"{machine()}; {', '.join(f'{name} {version(name)}' for name in tools)}.",
        _NOTES,
    ]
    parts += ["\n".join(_lines(size, ours[size], others.get(size, {}))) for size in ours]
    if len(ours) > 1:
        parts.append(_growth(ours))
    return "\n\n".join(parts) + "\n"


def _growth(ours: dict[int, dict[str, Cost]]) -> str:
    rows = ["| CPU ms per action | " + " | ".join(f"{size}" for size in ours) + " |"]
    rows.append("| --- |" + " ---: |" * len(ours))
    for name in next(iter(ours.values())):
        each = (f"{costs[name].cpu_s / size * 1000:.1f}" for size, costs in ours.items())
        rows.append(f"| `{name}` | {' | '.join(each)} |")
    return "\n".join(rows)


_NOTES: Final = """\
Seconds of the wall clock, and of the processor for the process with its children: where other work
ran on the machine, the latter is the one to compare. Start of the process and imports are
included; the memory is that of the largest process. The smallest size is the best of three runs, the
others are single runs. A larger API repeats the real actions under other names; the structs
are shared.

- *generate from nothing*: no output and an empty cache.
- *a text edited*: the summary of one action, which its method and two pages show.
- *a field added*: to one request, so that the classes of its group change.
- *check --full*: every step for every file, nothing trusted.

The outputs differ. volcgen makes sync and async clients, models with limits, an
emulator and two languages of documents; openapi-python-client makes a client with its models and
runs ruff; datamodel-code-generator makes msgspec models alone. Neither peer is incremental, so
every edit costs them the full run."""


if __name__ == "__main__":
    main()
