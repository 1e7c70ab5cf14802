"""The official clients for Node, where npm can install them."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from .signed_requests import ACCESS_KEY, SECRET_KEY, VERSION

_PROGRAM = Path(__file__).parent / "node"
_INSTALLED = Path(__file__).parents[2] / ".volcgen" / "node"
_INSTALL_S = 120


@cache
def installed() -> Path | None:
    """Return the folder with the clients; None without npm, or if npm cannot reach its registry."""
    npm, wanted = shutil.which("npm"), (_PROGRAM / "package.json").read_text()
    if npm is None or shutil.which("node") is None:
        return None
    done = _INSTALLED / "package.json"
    if done.exists() and done.read_text() == wanted:
        return _INSTALLED
    _INSTALLED.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=_INSTALLED.parent) as made:
        shutil.copy(_PROGRAM / "package.json", made)
        command = [
            npm,
            "install",
            "--no-audit",
            "--no-fund",
            "--ignore-scripts",
            "--no-package-lock",
        ]
        try:
            subprocess.run(command, cwd=made, check=True, capture_output=True, timeout=_INSTALL_S)
        except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
            return None
        shutil.rmtree(_INSTALLED, ignore_errors=True)
        shutil.copytree(made, _INSTALLED, symlinks=True)
    return _INSTALLED


def call(folder: Path, client: str, endpoint: str, action: str, body: object) -> dict[str, Any]:
    """Return the reply that a client for Node gets for a call."""
    asked = {
        "client": client,
        "endpoint": endpoint,
        "accessKey": ACCESS_KEY,
        "secretKey": SECRET_KEY,
        "action": action,
        "version": VERSION,
        "headers": {"X-Trace": "a   b"},
        "body": body,
    }
    shutil.copy(_PROGRAM / "call.js", folder)
    done = subprocess.run(
        ["node", "call.js"],  # noqa: S607
        cwd=folder,
        input=json.dumps(asked).encode(),
        capture_output=True,
        check=True,
        timeout=60,
    )
    reply: dict[str, Any] = json.loads(done.stdout)
    return reply
