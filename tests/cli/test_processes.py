"""Real processes: the entry points, a reader that stops, Ctrl-C, and what a start imports."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from volc_im.cli.exit_codes import BROKEN_PIPE, CONFIGURATION, INTERRUPTED, OK
from volc_im.cli.program import PROGRAM
from volc_im.emulator import Emulator

LISTING = (
    "conversation", "get-user-conversations", "--participant-user-id", "10001", "--all", "--output", "jsonl",
)  # fmt: skip
COMMAND = (sys.executable, "-W", "error", "-m", "volc_im")


@pytest.fixture
def environment(emulator: Emulator, clean_environment: None) -> dict[str, str]:
    emulator.reset()
    return {**os.environ, **emulator.env, "LC_ALL": "C.UTF-8"}


def test_both_entry_points_are_the_same_command() -> None:
    script = str(Path(sys.executable).with_name("volc-im"))
    for command in (COMMAND, (script,)):
        done = subprocess.run(
            [*command, "--version"], capture_output=True, text=True, check=True, timeout=60
        )
        assert done.stdout == f"volc-im {PROGRAM.version}\n"


def test_a_closed_reader_ends_a_listing_quietly(environment: dict[str, str]) -> None:
    process = subprocess.Popen(
        [*COMMAND, *LISTING, "--limit", "1"],
        env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    with process.stderr:
        assert process.stderr.read() == b""
    assert process.wait(30) == BROKEN_PIPE


def lines_of(environment: dict[str, str], *options: str) -> list[str]:
    done = subprocess.run(
        [*COMMAND, *LISTING, *options], env=environment, capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    return done.stdout.splitlines()


def interrupted(environment: dict[str, str], stream: str, *options: str) -> tuple[list[str], str]:
    """Send SIGINT after the first line on a stream; return the items, and the token if it ended early."""
    process = subprocess.Popen(
        [*COMMAND, *LISTING, *options, "--debug"],
        env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout
    assert process.stderr
    with process.stdout, process.stderr:
        first = (process.stdout if stream == "out" else process.stderr).readline()
        process.send_signal(signal.SIGINT)
        out, err = process.stdout.read(), process.stderr.read()
    out = first + out if stream == "out" else out
    code = process.wait(30)
    assert code in (OK, INTERRUPTED)
    if code == OK:
        return out.splitlines(), ""
    assert err.splitlines()[-1].startswith("volc-im: interrupted")
    token = err.partition("to resume: --starting-token ")[2].split()  # none after the last item
    return out.splitlines(), token[0] if token else ""


def test_ctrl_c_while_waiting_says_how_to_resume(
    environment: dict[str, str], emulator: Emulator
) -> None:
    whole = lines_of(environment)
    emulator.faults.add("slow=2:1:GetUserConversations")
    read, token = interrupted(environment, "err", "--starting-token", "0:2", "--limit", "4")
    assert (read, token) == ([], "0:2")
    assert lines_of(environment, "--starting-token", token) == whole[2:]


def test_ctrl_c_between_items_loses_and_repeats_none(environment: dict[str, str]) -> None:
    whole = lines_of(environment)
    for size in ("1", "2", "3"):
        read, token = interrupted(environment, "out", "--limit", size)
        rest = lines_of(environment, "--starting-token", token) if token else []
        assert [*read, *rest] == whole


def imported(*arguments: str) -> set[str]:
    """The modules that a command imports."""
    code = "import sys; from volc_im.cli.main import main; from volc_im.cli.program import PROGRAM;"
    code += " main(PROGRAM, sys.argv[1:]); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return set(done.stderr.split())


def test_a_help_text_imports_neither_models_nor_libraries() -> None:
    heavy = {
        "msgspec",
        "jmespath",
        "ruamel.yaml",
        "volc_im.client",
        "volc_im.service",
        "logging",
        "json",
    }
    assert not heavy & imported("message", "send-message", "--help")
    assert not (heavy | {"argparse"}) & imported("--help")
    modules = imported("message", "send-message", "--help")
    assert {each for each in modules if each.startswith("volc_im.cli.groups.")} == {
        "volc_im.cli.groups.message"
    }
    assert "volc_im.cli.groups" not in imported("--help")


@pytest.mark.parametrize(
    ("options", "module"), [(["--query", "Code"], "jmespath"), (["--output", "yaml"], "ruamel")]
)
def test_a_missing_library_names_the_extra(options: list[str], module: str) -> None:
    code = f"import sys; sys.modules[{module!r}] = None; from volc_im.__main__ import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", code, "explain", "InvalidParam", *options],
        capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == CONFIGURATION
    assert done.stderr.endswith('pip install "volc-im[cli]"\n')
