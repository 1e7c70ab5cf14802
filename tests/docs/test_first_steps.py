"""The lines that lead from a checkout to a first answered call run as the READMEs show them.

They need no account. Only pip is replaced, by the faster `uv pip`, and the port by a free one.
"""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from docs_pages import PAGES, READMES, ROOT, Page

UV = shutil.which("uv") or "uv"
SHELL = "/bin/sh"
PORT = "8080"
EXAMPLE = "python examples/quickstart.py"


def shell_lines(page: Page, heading: str) -> list[str]:
    """Return the lines of the shell under a heading."""
    section = Page(page.name, page.section(heading))
    shells = [block.content for block in section.blocks if block.language == "sh"]
    return [line for shell in shells for line in shell.splitlines()]


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The variables of a shell in a new environment, whose pip is `uv pip`."""
    folder = tmp_path_factory.mktemp("new") / "venv"
    home = pwd.getpwuid(os.getuid()).pw_dir  # it has the cache of the package index
    inherited = {name: value for name, value in os.environ.items() if "VOLC" not in name}
    variables = {**inherited, "HOME": home, "VIRTUAL_ENV": str(folder)}
    subprocess.run([UV, "venv", "--quiet", str(folder)], env=variables, check=True, timeout=60)
    pip = folder / "bin" / "pip"
    pip.write_text(f'#!/bin/sh\nexec "{UV}" pip "$@"\n')
    pip.chmod(0o755)
    return {**variables, "PATH": f"{folder / 'bin'}:{variables['PATH']}"}


def run(line: str, variables: dict[str, str]) -> str:
    done = subprocess.run(
        [SHELL, "-c", line],
        cwd=ROOT,
        env=variables,
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@contextmanager
def in_background(line: str, variables: dict[str, str]) -> Iterator[None]:
    """Run the line that starts the emulator, until it is ready."""
    command = [SHELL, "-c", f"exec {line.removesuffix(' &')}"]
    with subprocess.Popen(command, cwd=ROOT, env=variables, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert b"http://127.0.0.1:" in process.stdout.readline()
        try:
            yield
        finally:
            process.terminate()


@pytest.fixture
def port() -> str:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return str(free.getsockname()[1])


def test_three_lines_of_the_repository(environment: dict[str, str], port: str) -> None:
    lines, chinese = (
        shell_lines(page, heading)
        for page, heading in zip(READMES, ("Use the client", "使用客户端"), strict=True)
    )
    assert lines == chinese
    install, start, call = (line.replace(PORT, port) for line in lines)
    assert start.endswith(" &")
    assert call.endswith(EXAMPLE)
    run(install, environment)
    with in_background(start, environment):
        assert "user 10001 has 45 conversations" in run(call, environment)


@pytest.mark.parametrize(
    ("readme", "heading"),
    [("README.md", "Test without an account"), ("README.zh.md", "没有账号时试用")],
)
def test_lines_of_the_package(
    environment: dict[str, str], port: str, readme: str, heading: str
) -> None:
    install, start, *exports = (
        line.replace(PORT, port) for line in shell_lines(PAGES[readme], heading)
    )
    assert all(line.startswith("export ") for line in exports)
    first = next(b.content for b in PAGES[readme].blocks if b.language == "python")
    program = Path(environment["VIRTUAL_ENV"]) / "first.py"
    program.write_text(first, encoding="utf-8")
    run(install, environment)
    with in_background(start, environment):
        printed = run("; ".join([*exports, f"python {program}"]), environment)
    assert printed.endswith(" False\n")
