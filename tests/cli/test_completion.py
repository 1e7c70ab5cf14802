"""Completion scripts: real bash completes names, options and values, without Python."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from volc_im.cli.completion_scripts import SCRIPTS
from volc_im.cli.exit_codes import OK
from volc_im.cli.program import PROGRAM

from .conftest import Run

BASH = shutil.which("bash") or "/bin/bash"
TRY = """
source "$1"; shift
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); PATH=
_volc_im_complete
printf '%s\\n' "${COMPREPLY[@]}"
"""


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("completion") / "volc-im.bash"
    path.write_text(SCRIPTS["bash"](PROGRAM))
    return path


def completed(file: Path, *words: str) -> list[str]:
    """What bash offers for the last word, with an empty PATH: no program can be started."""
    done = subprocess.run(
        [BASH, "--norc", "-euc", TRY, "bash", str(file), "volc-im", *words],
        capture_output=True,
        text=True,
        timeout=30,
        check=True,
    )
    return done.stdout.split()


def test_first_words(file: Path) -> None:
    names = [group.name for group in PROGRAM.groups]
    names += dict.fromkeys(command.name.split()[0] for command in PROGRAM.commands)
    assert completed(file, "") == [*names, "--help", "--version"]
    assert completed(file, "mess") == ["message"]


def test_actions_options_and_values(file: Path) -> None:
    (message,) = (group for group in PROGRAM.groups if group.name == "message")
    assert completed(file, "message", "") == [
        *(each.name for each in PROGRAM.actions(message)),
        "--help",
    ]
    assert completed(file, "message", "send-message", "--msg") == ["--msg-type"]
    assert completed(file, "message", "send-message", "--msg-type", "T") == ["TEXT"]
    assert "--all" in completed(file, "message", "get-conversation-messages", "--")
    assert "--all" not in completed(file, "message", "send-message", "--")
    assert completed(file, "message", "send-message", "--sender", "1", "--out") == ["--output"]
    assert completed(file, "doctor", "--output", "j") == ["json", "jsonl"]
    assert completed(file, "call", "Any", "--b") == ["--body"]
    assert completed(file, "completion", "f") == ["fish"]


def test_every_option_of_a_parser_is_completed(run: Run, file: Path) -> None:
    samples = ["message send-message", "conversation get-user-conversations"]
    samples += [each.name for each in PROGRAM.commands if each.name != "emulator"]
    for path in samples:
        shown = run(*path.split(), "--help").out
        options = {*re.findall(r"^  (?:-h, )?(--[a-z0-9-]+)", shown, re.MULTILINE)}
        assert len(options) > 10
        assert options - {*completed(file, *path.split(), "--")} == set(), path


def test_words_are_quoted(tmp_path: Path) -> None:
    regions = ("$(exit)", "`exit`", "it's", '"')
    path = tmp_path / "volc-im.bash"
    path.write_text(SCRIPTS["bash"](PROGRAM._replace(regions=regions)))
    assert completed(path, "doctor", "--region", "") == [*regions]
    fish = SCRIPTS["fish"](PROGRAM._replace(regions=("it's", "\\")))
    assert "-l region -r -f -a 'it\\'s \\\\'\n" in fish


@pytest.mark.parametrize("shell", [*SCRIPTS])
def test_the_scripts_are_printed(run: Run, shell: str) -> None:
    done = run("completion", shell)
    assert done.code == OK
    for group in PROGRAM.groups:
        for action in PROGRAM.actions(group):
            assert action.name in done.out
