"""The command `mcp`: its options, its errors, and what it does not import."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from volc_im.cli.main import main
from volc_im.cli.program import PROGRAM


def failing(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """The line that the command writes when it fails."""
    assert main(PROGRAM, ["mcp", *arguments]) != 0
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    return printed.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--allow-ids", "color=red"], "KIND is app-id, conversation, user"),
        (["--allow-ids", "user="], "expected KIND=PATTERN"),
        (["--allow", "Get*", "--allow-writes"], "--allow and --allow-writes exclude each other"),
        (["--confirm-writes", "--yes"], "exclude each other"),
        (["--max-tokens", "5"], "at least 100"),
        (["--http", "99999"], "use 0 to 65535"),
        (["--allow-origin", "*"], "is not an origin"),
        (["--tools", "some"], "curated"),
        (["--audit", "/nowhere/audit.jsonl"], "/nowhere/audit.jsonl: No such file"),
        (["--region", "moon"], "moon"),
    ],
)
def test_a_wrong_option_is_one_line(
    capsys: pytest.CaptureFixture[str], arguments: list[str], words: str
) -> None:
    assert words in failing(capsys, *arguments)


def test_the_port_in_use_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = str(listener.getsockname()[1])
        keys = pytest.MonkeyPatch()
        with keys.context() as patch:
            patch.setenv("VOLCENGINE_ACCESS_KEY", "AK")
            patch.setenv("VOLCENGINE_SECRET_KEY", "SK")
            assert port in failing(capsys, "--http", port)


def test_without_the_extra_the_command_names_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name.startswith("volc_im.mcp.serv")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.delattr("volc_im.mcp.serving", raising=False)
    for name in ("mcp", "mcp.server", "mcp.server.stdio"):
        monkeypatch.setitem(sys.modules, name, None)
    assert 'pip install "volc-im[mcp]"' in failing(capsys)


def test_the_package_and_the_help_import_no_sdk(tmp_path: Path) -> None:
    program = (
        "import sys, volc_im\nfrom volc_im.cli.main import main\n"
        "from volc_im.cli.program import PROGRAM\nmain(PROGRAM, ['mcp', '--help'])\n"
        "assert not {'mcp', 'starlette', 'pydantic', 'asyncio'} & {*sys.modules}, sys.modules"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert done.returncode == 0, done.stderr
    assert "--allow-writes" in done.stdout
