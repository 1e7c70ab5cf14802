"""What the two type checkers say of typical uses and of mistakes, and what signatures name."""

from __future__ import annotations

import inspect
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

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


USES = ("good_uses.py", "wrong_uses.py")
Lines = set[tuple[str, int]]


def mypy() -> Lines:
    """Lines with errors."""
    files = [str(HERE / name) for name in USES]
    command = [sys.executable, "-m", "mypy", "--strict", "--no-incremental", *files]
    run = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=240, check=False
    )
    assert run.returncode in (0, 1), run.stdout + run.stderr
    found = re.findall(r"(\w+\.py):(\d+): error", run.stdout)
    return {(name, int(line)) for name, line in found}


def pyright(tmp_path: Path) -> Lines:
    """Lines with errors, in strict mode."""
    for name in USES:
        shutil.copy(HERE / name, tmp_path / name)
    config = {"include": USES, "typeCheckingMode": "strict", "pythonVersion": "3.11"}
    settings = tmp_path / "pyrightconfig.json"
    settings.write_text(json.dumps(config))
    command = [sys.executable, "-m", "pyright", "--outputjson", "--project", str(settings)]
    command += ["--pythonpath", sys.executable]
    run = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=240, check=False
    )
    report = json.loads(run.stdout)
    assert report["summary"]["filesAnalyzed"] == len(USES)
    found = [d for d in report["generalDiagnostics"] if d["severity"] == "error"]
    return {(Path(d["file"]).name, d["range"]["start"]["line"] + 1) for d in found}


def marked() -> Lines:
    return {
        (name, number)
        for name in USES
        for number, line in enumerate((HERE / name).read_text(encoding="utf-8").splitlines(), 1)
        if line.endswith("# wrong")
    }


def test_both_checkers_agree_with_the_marks(tmp_path: Path) -> None:
    wrong = marked()
    assert len(wrong) >= 25
    assert {name for name, _ in wrong} == {"wrong_uses.py"}
    assert mypy() == wrong
    assert pyright(tmp_path) == wrong


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
