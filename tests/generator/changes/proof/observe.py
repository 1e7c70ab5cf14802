"""Run the programs against a real server, and check their types."""

from __future__ import annotations

import importlib
import os
import re
import subprocess
import sys
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from support.loopback import KEYS, ScriptedServer, Seen, envelope

from generator.changes.proof.proof import DROP, ErrorReply, Reply

_RANDOM_KEY: Final = re.compile(r'"[0-9a-f]{32}"')


@dataclass(frozen=True)
class Observed:
    """What a run of a program did."""

    raised: str
    """Name of the exception; empty if there was none."""
    value: str
    """`repr` of the result of the program."""
    requests: tuple[str, ...]
    """What the server received, without what is random."""
    warnings: int = 0
    """Number of warnings."""

    def differences(self, new: Observed) -> set[str]:
        """Return what is different in a run with another package."""
        if new.raised:
            return {new.raised}
        pairs = {
            "value": self.value != new.value,
            "requests": self.requests != new.requests,
            "warnings": self.warnings < new.warnings,
        }
        return {name for name, differs in pairs.items() if differs}


def observe(
    module: str, package: str, replies: Sequence[Reply], server: ScriptedServer
) -> Observed:
    """Import and run a program with a client of a package."""
    server.seen.clear()
    server.answers.clear()
    for reply in replies:
        _script(server, reply)
    try:
        program = importlib.import_module(module)
        client = importlib.import_module(package).Client(
            **KEYS, app_id=7, endpoint=server.endpoint, rate_limit=None
        )
        with client, warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            value = repr(program.run(client))
    except Exception as error:  # noqa: BLE001  (a program may raise anything)
        return Observed(type(error).__name__, "", _requests(server.seen))
    return Observed("", value, _requests(server.seen), len(caught))


def _script(server: ScriptedServer, reply: Reply) -> None:
    match reply:
        case ErrorReply(code, number, status):
            error: dict[str, Any] = {"Message": "no", **({"Code": code} if code else {})}
            server.answer(
                envelope(error=error if number is None else {**error, "CodeN": number}), status
            )
        case str():
            assert reply == DROP
            server.drop()
        case result:
            server.answer(envelope(result))


def _requests(seen: Sequence[Seen]) -> tuple[str, ...]:
    return tuple(
        f"{each.method} {each.target} {_scope(each)} {_RANDOM_KEY.sub('random', each.body.decode())}"
        for each in seen
    )


def _scope(seen: Seen) -> str:
    """Return the credential scope of a request without its date."""
    return "/".join(seen.headers["authorization"].split(",")[0].split("/")[2:])


def type_errors(programs: Path, stubs: Path) -> dict[str, list[str]]:
    """Return the errors of mypy by the name of a module; an empty name is for other files."""
    command = [sys.executable, "-m", "mypy", "--strict", "--no-incremental", "--hide-error-context"]
    command += [
        "--explicit-package-bases",
        "--python-version",
        "3.11",
        "--no-color-output",
        "--disable-error-code",
        "empty-body",
        ".",
    ]
    done = subprocess.run(
        command,
        cwd=programs,
        env={**os.environ, "MYPYPATH": f"{stubs}:{programs}"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode in (0, 1), done.stdout + done.stderr
    found: dict[str, list[str]] = {}
    for line in done.stdout.splitlines():
        if error := re.match(r"(?:(\w+)\.py|.*):\d+: error: ", line):
            found.setdefault(error[1] or "", []).append(line)
    return found
