"""What the two type checkers say of typical uses and of mistakes, and what signatures name."""

from __future__ import annotations

import inspect
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import volc_im
from volc_im import (
    batches,
    content,
    providers,
    rate_limits,
    signing,
    telemetry,
    testing,
    transports,
)

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


def mypy(name: str) -> set[int]:
    """Lines with errors."""
    command = [sys.executable, "-m", "mypy", "--strict", "--no-incremental", str(HERE / name)]
    run = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=240, check=False
    )
    assert run.returncode in (0, 1), run.stdout + run.stderr
    return {int(line) for line in re.findall(rf"{name}:(\d+): error", run.stdout)}


def pyright(name: str, tmp_path: Path) -> set[int]:
    """Lines with errors, in strict mode."""
    shutil.copy(HERE / name, tmp_path / name)
    config = {"include": [name], "typeCheckingMode": "strict", "pythonVersion": "3.11"}
    settings = tmp_path / "pyrightconfig.json"
    settings.write_text(json.dumps(config))
    command = [sys.executable, "-m", "pyright", "--outputjson", "--project", str(settings)]
    command += ["--pythonpath", sys.executable]
    run = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=240, check=False
    )
    report = json.loads(run.stdout)
    assert report["summary"]["filesAnalyzed"] == 1
    found = report["generalDiagnostics"]
    return {d["range"]["start"]["line"] + 1 for d in found if d["severity"] == "error"}


def marked(name: str) -> set[int]:
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return {number for number, line in enumerate(lines, 1) if line.endswith("# wrong")}


@pytest.mark.parametrize("name", ["good_uses.py", "wrong_uses.py"])
def test_both_checkers_agree_with_the_marks(name: str, tmp_path: Path) -> None:
    assert len(marked("wrong_uses.py")) >= 25
    assert mypy(name) == marked(name)
    assert pyright(name, tmp_path) == marked(name)


def public_callables() -> list[tuple[str, object]]:
    found: list[tuple[str, object]] = []
    modules = (batches, content, providers, rate_limits, signing, telemetry, testing, transports)
    owners = [(n, getattr(volc_im, n)) for n in volc_im.__all__]
    owners += [(n, getattr(module, n)) for module in modules for n in module.__all__]
    for name, value in owners:
        if inspect.isclass(value):
            members = [(f"{name}.{k}", v) for k, v in vars(value).items() if inspect.isfunction(v)]
            found += [
                m for m in members if not m[0].split(".")[1].startswith("_") or "__init__" in m[0]
            ]
        elif callable(value):
            found.append((name, value))
    return found


def test_no_third_party_type_in_public_signatures() -> None:
    foreign = re.compile(r"\b(msgspec|pyreqwest|httpx2?|redis|opentelemetry|starlette)\b")
    seen = 0
    for name, function in public_callables():
        annotations = getattr(function, "__annotations__", {})
        seen += len(annotations)
        for parameter, annotation in annotations.items():
            assert not foreign.search(str(annotation)), f"{name}({parameter}: {annotation})"
    assert seen > 100
