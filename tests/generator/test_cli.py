"""The command line: exit codes, output streams, and the command in its own process."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys

import pytest
from support.project import Project, tree

from volcgen import __version__, cli, pipeline

MAKE = "spec/tiny/talk/MakeTalk.yaml"

COMMANDS = (
    "generate", "check", "lint", "rule", "import", "drift", "update", "diff", "release", "dump", "watch", "demo",
    "init",
)  # fmt: skip


def test_help_names_every_command_and_exit_code(plain: Project) -> None:
    outcome = plain.run("--help")
    assert outcome.code == 0
    assert outcome.err == ""
    for word in (*COMMANDS, "exit codes:", "[tool.volcgen]", "  0  ", "  1  ", "  2  ", "  3  "):
        assert word in outcome.out


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(plain: Project, command: str) -> None:
    outcome = plain.run(command, "--help")
    assert outcome.code == 0
    assert f"volcgen {command}" in outcome.out
    assert ("--format" in outcome.out) == (command not in ("rule", "init"))


def test_the_version_is_shown(plain: Project) -> None:
    assert plain.run("--version").out == f"volcgen {__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [(), ("nothing",), ("check", "--nothing"), ("check", "extra"), ("lint", "--format", "xml"), ("lint", "--full")],
)  # fmt: skip
def test_a_wrong_call_is_refused(plain: Project, arguments: tuple[str, ...]) -> None:
    before = tree(plain.root)
    outcome = plain.run(*arguments)
    assert outcome.code == 2
    assert "usage: volcgen" in outcome.err
    assert outcome.out == ""
    assert tree(plain.root) == before


def test_lint_reports_no_problems(plain: Project) -> None:
    outcome = plain.run("lint")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == "spec/ has no problems: 2 actions\n"


def test_lint_needs_no_template(plain: Project) -> None:
    plain.write({"templates/a.md.jinja": "{{ nothing }}"})
    assert plain.run("lint").code == 0
    assert plain.run("dump").code == 0


def test_an_internal_error_is_reported_and_writes_nothing(
    plain: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("ours")

    monkeypatch.setattr(pipeline, "load", fail)
    plain.write({"out/stray.txt": "x"})
    before = tree(plain.root)
    outcome = plain.run("generate")
    assert outcome.code == 3
    assert outcome.err.startswith("error: internal error of volcgen; please report this:\n")
    assert "ZeroDivisionError: ours" in outcome.err
    assert tree(plain.root) == before


def test_a_run_can_be_stopped(plain: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "find_config", stop)
    outcome = plain.run("check")
    assert (outcome.code, outcome.err) == (130, "error: interrupted\n")


def test_the_real_command(plain: Project) -> None:
    outcome = plain.spawn("check")
    assert (outcome.code, outcome.err) == (0, "")
    plain.edit("spec/tiny/talk/MakeTalk.yaml", "qps: 50", "qps: fifty")
    outcome = plain.spawn("check", "--format", "json")
    assert outcome.code == 2
    assert json.loads(outcome.err)[0]["rule"] == "S103"
    done = subprocess.run(
        [os.path.join(os.path.dirname(sys.executable), "volcgen"), "lint"],
        cwd=plain.root,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.startswith(b"error[S103]")


def test_a_reader_that_has_closed_the_output_is_no_error(plain: Project) -> None:
    text = "".join(f"line {number}\n" for number in range(50_000))
    plain.write({"out/stray.txt": text})
    process = plain.start("-m", "volcgen", "check")
    assert process.stdout is not None
    assert process.stderr is not None
    assert process.stdout.readline()
    process.stdout.close()
    error = process.stderr.read()
    process.stderr.close()
    assert process.wait(timeout=60) == 141
    assert error == ""


def test_progress_is_shown_on_a_terminal_only(plain: Project) -> None:
    ours, theirs = pty.openpty()
    try:
        process = subprocess.Popen(
            [sys.executable, "-m", "volcgen", "check", "--full"],
            cwd=plain.root,
            stdout=subprocess.PIPE,
            stderr=theirs,
        )
        out, _ = process.communicate(timeout=60)
        os.close(theirs)
        shown = b""
        while chunk := read_from(ours):
            shown += chunk
    finally:
        os.close(ours)
    assert process.returncode == 0
    assert b"building tiny_im/names.py" in shown
    assert shown.endswith(b"\r\x1b[K")
    assert b"\x1b" not in out
    assert plain.run("check", "--full").err == ""


def read_from(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # the other side is closed
        return b""


def test_the_demo_is_a_program_of_the_project(plain: Project) -> None:
    outcome = plain.run("demo")
    assert outcome.code == 2
    assert outcome.err == "error: the project has no examples/demo.py to run\n"
    for code, expected in ((0, 0), (5, 1)):
        plain.write({"examples/demo.py": f"raise SystemExit({code})"})
        assert plain.run("demo").code == expected


@pytest.mark.parametrize("command", ["check", "dump"])
def test_a_terminal_without_chinese_is_no_error(plain: Project, command: str) -> None:
    plain.edit(MAKE, "zh: 创建会话。", "zh: 新建会话。")
    outcome = plain.spawn(command, PYTHONIOENCODING="ascii")
    assert outcome.code in (0, 1)
    assert "Traceback" not in outcome.err


@pytest.mark.parametrize(
    "error", [OSError(28, "No space left on device"), OSError(13, "Denied", "x")]
)
def test_a_fault_of_the_system_is_no_fault_of_volcgen(
    plain: Project, monkeypatch: pytest.MonkeyPatch, error: OSError
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    plain.edit("out/tiny_im/names.py", "ACTIONS", "MINE")
    before = plain.files()
    monkeypatch.setattr("volcgen.generate._rescue", fail)
    outcome = plain.run("generate")
    reason = "x: Denied" if error.filename else "No space left on device"
    assert (outcome.code, outcome.err) == (2, f"error: {reason}\n")
    assert plain.files() == before
