"""From the spec to signed calls: generate, check, start the emulator, run the quickstart.

`uv run volcgen demo` runs this program. It needs no account and no network.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]
KEYS = {"VOLCENGINE_ACCESS_KEY": "AKDEMO", "VOLCENGINE_SECRET_KEY": "demo-secret"}


def main() -> int:
    steps = [
        ("1. Generate: write generated/ from spec, templates and runtime", ["generate"]),
        ("2. Check: compare generated/ with its sources", ["check"]),
    ]
    for title, command in steps:
        print(title, flush=True)
        if run("-m", "volcgen", *command) != 0:
            return 1
    print("3. Start the emulator: a local server that verifies every signature", flush=True)
    with emulator() as endpoint:
        print(f"   {endpoint}")
        print("4. Run examples/quickstart.py", flush=True)
        environment = {**os.environ, **KEYS, "VOLCENGINE_ENDPOINT": endpoint}
        environment.pop("VOLCENGINE_SESSION_TOKEN", None)
        code = run(str(ROOT / "examples" / "quickstart.py"), environment=environment)
    print("The demo succeeded." if code == 0 else "The quickstart failed.")
    return code


def run(*arguments: str, environment: dict[str, str] | None = None) -> int:
    """Run a Python program, print its output indented, and return its exit code."""
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    for line in done.stdout.splitlines():
        print(f"   {line}", flush=True)
    return done.returncode


@contextmanager
def emulator() -> Generator[str]:
    """Run the emulator in another process and provide its URL."""
    keys = ["--access-key", KEYS["VOLCENGINE_ACCESS_KEY"]]
    keys += ["--secret-key", KEYS["VOLCENGINE_SECRET_KEY"]]
    command = [sys.executable, "-m", "volc_im.emulator", "--port", "0", *keys]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            first_line = process.stdout.readline().split()
            if not first_line:
                raise RuntimeError("the emulator did not start")
            yield first_line[-1]
        finally:
            process.terminate()


if __name__ == "__main__":
    sys.exit(main())
