"""What generation costs, beside other generators that read the same API as OpenAPI."""

from __future__ import annotations

import json
import math
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from .larger_api import write_project
from .plots import lines
from .report import Table
from .timing import Effort

_REPOSITORY: Final = Path(__file__).parents[1]
_LIMIT_S: Final = 240
"""Maximum time of a run, after which it counts as unfinished."""
_EDITED: Final = Path("spec/im/conversation/CreateConversation.yaml")
_FIELD: Final = "  Extra: {type: String, example: x, description: {en: More., zh: 更多。}}\n"
_FULL: Final = "check --full"
_NOTE: Final = """\
Seconds of the wall clock, and of the processor for the process with its children, with starts and imports;
memory is that of the largest process. The smallest size is the best of several runs. A larger API repeats
the real actions under other names; the structs are shared.

- *generate from nothing*: no output and an empty cache; *check --full*: every step for every file.
- *inf*: more than 240 s.
- *a text edited*: the summary of one action; *a field added*: to one request. Bars: 0.5 s and 0.9 s at 57
  actions, 1.0 s and 1.5 s at 2,000.

The outputs differ. volcgen makes sync and async clients, models with limits, an emulator, a command line
and two languages of documents. openapi-python-client makes a client with its models and runs ruff;
datamodel-code-generator makes models, and with *client* also its experimental client; openapi-generator
makes a sync client with models, tests and documents. None of them is incremental: an edit costs the full run."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What a process and its children took."""

    wall_s: float
    cpu_s: float
    peak_mb: float


def tables(effort: Effort, plots: Path) -> Iterator[Table]:
    """Yield a table for each size, and one of the growth."""
    growth: dict[str, dict[int, float]] = {}
    with tempfile.TemporaryDirectory() as place:
        tools = _install(Path(place) / "tools")
        for size in effort.sizes:
            project = Path(place) / str(size)
            project.mkdir()
            write_project(_REPOSITORY, project, size)
            times = 3 if size < 200 and effort.rounds > 1 else 1
            found = {**_ours(project, times), **_others(project, tools, times)}
            base = found[_FULL].cpu_s
            rows = tuple(
                (
                    name,
                    cost.wall_s,
                    cost.cpu_s,
                    cost.cpu_s / base,
                    cost.cpu_s / size * 1e3,
                    cost.peak_mb,
                )
                for name, cost in found.items()
            )
            header = ("what", "s", "CPU s", f"× `{_FULL}`", "CPU ms per action", "peak MB")
            note = _NOTE if size == effort.sizes[0] else f"The same for {size:,} actions."
            for name, cost in found.items():
                growth.setdefault(name, {})[size] = cost.wall_s
            plot = "generation.svg" if size == effort.sizes[-1] else ""
            if plot:
                lines(plots / plot, "Generation over size", "actions", "seconds", growth)
            yield Table(f"Generation, {size:,} actions", note, header, rows, plot)
            shutil.rmtree(project)


def _cost_of(command: Sequence[str | Path], folder: Path) -> Cost:
    """Run a command, which must succeed; return infinite costs if it takes longer than the limit."""
    measured = [sys.executable, "-I", "-S", Path(__file__).parent / "measured.py", *command]
    with subprocess.Popen(
        measured, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True
    ) as process:
        try:
            output, errors = process.communicate(timeout=_LIMIT_S)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            return Cost(math.inf, math.inf, math.inf)
    printed = errors.decode("utf-8", "replace").splitlines()
    status, wall_s, cpu_s, peak_mb = json.loads(printed[-1])
    if status:
        last = output.decode("utf-8", "replace").splitlines()[-10:]
        raise SystemExit(
            "\n".join([f"{' '.join(map(str, command))}: {status}", *last, *printed[-10:]])
        )
    return Cost(wall_s, cpu_s, peak_mb)


def _least(times: int, measure: Callable[[], Cost]) -> Cost:
    """Return the quickest of several runs: what is above it is other work on the machine."""
    return min((measure() for _ in range(times)), key=lambda cost: cost.cpu_s)


def _ours(project: Path, times: int) -> dict[str, Cost]:
    page = project / _EDITED
    edits = iter(range(1, 1_000))

    def run(*arguments: str) -> Cost:
        return _cost_of([sys.executable, "-m", "volcgen", *arguments], project)

    def edit(old: str, new: str) -> Cost:
        text = page.read_text(encoding="utf-8")
        assert old in text
        page.write_text(text.replace(old, new, 1), encoding="utf-8")
        return run("generate")

    def reword() -> Cost:
        return edit("  en: ", f"  en: Reworded {next(edits)}. ")

    def add_field() -> Cost:
        return edit("\nrequest:\n", f"\nrequest:\n{_FIELD.replace('Extra', f'Extra{next(edits)}')}")

    return {
        "generate from nothing": run("generate"),
        "check, nothing changed": _least(times, lambda: run("check")),
        "generate, a text edited": _least(times, reword),
        "generate, a field added": _least(times, add_field),
        _FULL: _least(times, lambda: run("check", "--full")),
    }


def _others(project: Path, tools: Path, times: int) -> dict[str, Cost]:
    document = project / "openapi.json"
    export: list[str | Path] = [
        sys.executable,
        "-m",
        "volcgen",
        "export",
        "openapi",
        "--output",
        document,
    ]
    subprocess.run(export, cwd=project, check=True, capture_output=True)
    models: list[str | Path] = [
        tools / "datamodel-codegen",
        "--input",
        document,
        "--input-file-type",
        "openapi",
    ]
    commands: dict[str, list[str | Path]] = {
        "openapi-python-client + ruff": [
            tools / "openapi-python-client", "generate", "--overwrite", "--path", document,
            "--output-path", project / "client", "--meta", "none",
        ],
        "datamodel-code-generator, models": [
            *models, "--output", project / "models.py", "--output-model-type", "msgspec.Struct",
            "--formatters", "black",
        ],
        "datamodel-code-generator, client": [
            *models, "--output", project / "made/models", "--output-model-type", "pydantic_v2.BaseModel",
            "--target-pydantic-version", "2.14", "--generate-client", "httpx2", "--client-output",
            project / "made/client", "--client-package", "client", "--client-model-package", "models",
        ],
    }  # fmt: skip
    if shutil.which("java"):
        commands["openapi-generator (Java)"] = [
            tools / "openapi-generator-cli", "generate", "-g", "python", "-i", document,
            "-o", project / "java",
        ]  # fmt: skip
    path = os.environ["PATH"]
    os.environ["PATH"] = f"{tools}{os.pathsep}{path}"  # the client's hooks look for ruff
    try:
        return {
            name: _least(times, lambda command=command: _cost_of(command, project))  # type: ignore[misc]
            for name, command in commands.items()
        }
    finally:
        os.environ["PATH"] = path


def _install(folder: Path) -> Path:
    """Install the other generators in an environment of their own; return its folder of programs."""
    environment = {**os.environ, "UV_PROJECT_ENVIRONMENT": str(folder)}
    environment.pop("VIRTUAL_ENV", None)
    command = ["uv", "sync", "--quiet", "--only-group", "benchmarks-generators"]
    subprocess.run(
        [*command, "--python", sys.executable], cwd=_REPOSITORY, env=environment, check=True
    )
    return folder / ("Scripts" if os.name == "nt" else "bin")
