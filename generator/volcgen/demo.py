"""The demo: regenerate, check, and run the quickstart against the package's own server."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager

from volcgen.config import Config
from volcgen.generate import generate
from volcgen.pipeline import plan

_KEYS = {"VOLCENGINE_ACCESS_KEY": "AKDEMO", "VOLCENGINE_SECRET_KEY": "demo-secret"}


def demo(config: Config, say: Callable[[str], None]) -> bool:
    """Show the whole way from the spec to signed calls; False if a step failed."""
    say("1. Generate: spec/ and templates/ become generated/")
    report = generate(config)
    say(f"   {report.summary}")
    say("2. Check: what lies there is what the spec says")
    planned = plan(config)
    if planned.changes:
        say("   it differs; see `volcgen check`")
        return False
    actions = ", ".join(action.name for action in planned.view.actions)
    say(f"   {len(planned.texts)} files, same; actions: {actions}")
    say("3. Start the emulator: a local server that verifies every signature")
    with _emulator(planned.view.service.package) as endpoint:
        say(f"   {endpoint}")
        quickstart = config.root / "examples" / "quickstart.py"
        say(f"4. Run {config.shown(quickstart)}")
        environment = {**os.environ, **_KEYS, "VOLCENGINE_ENDPOINT": endpoint}
        environment.pop("VOLCENGINE_SESSION_TOKEN", None)
        run = subprocess.run(
            [sys.executable, str(quickstart)],
            env=environment,
            cwd=config.root,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    for line in (run.stdout + run.stderr).splitlines():
        say(f"   {line}")
    say("The demo went through." if run.returncode == 0 else "The quickstart failed.")
    return run.returncode == 0


@contextmanager
def _emulator(package: str) -> Generator[str, None, None]:
    """The emulator in a process of its own; gives its address, and stops it at the end."""
    command = [sys.executable, "-m", f"{package}.emulator", "--port", "0"]
    keys = [
        "--access-key",
        _KEYS["VOLCENGINE_ACCESS_KEY"],
        "--secret-key",
        _KEYS["VOLCENGINE_SECRET_KEY"],
    ]
    with subprocess.Popen([*command, *keys], stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            ready = process.stdout.readline().split()
            if not ready:
                raise RuntimeError("the emulator did not start")
            yield ready[-1]
        finally:
            process.terminate()
