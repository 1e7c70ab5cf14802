"""The commands on the page of the command line run as they stand, in both languages."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from volc_im.cli import exit_codes
from volc_im.emulator import Emulator

from .conftest import APP_ID

DOCS = Path(__file__).parents[2] / "generated" / "docs"


def page_of(language: str) -> str:
    return (DOCS / language / "cli.md").read_text()


def commands_of(language: str) -> list[str]:
    blocks = [part.partition("```")[0] for part in page_of(language).split("```sh\n")[1:]]
    return [line for block in blocks for line in block.splitlines() if line.startswith("volc-im ")]


def test_both_pages_have_the_same_commands() -> None:
    assert commands_of("en") == commands_of("zh")
    assert len(commands_of("en")) > 8


def test_the_commands_run(emulator: Emulator, tmp_path: Path, clean_environment: None) -> None:
    emulator.reset()
    folder = Path(sys.executable).parent
    environment = {
        **os.environ,
        **emulator.env,
        "PATH": f"{folder}:{os.environ['PATH']}",
        "LC_ALL": "C.UTF-8",
    }
    done = subprocess.run(
        ["/bin/sh", "-euc", "\n".join(commands_of("en"))],
        cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stderr.splitlines() == ["to resume: --starting-token 0:2"]
    assert (tmp_path / "volc-im.bash").read_text().count("complete") > 1
    assert str(APP_ID) in done.stdout


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_page_lists_every_exit_code(language: str) -> None:
    rows = [
        line.split("|")[1].strip()
        for line in page_of(language).splitlines()
        if line.startswith("| ")
    ]
    listed = [int(cell) for cell in rows if cell.isdigit()]
    assert listed == [value for name, value in vars(exit_codes).items() if name.isupper()]
