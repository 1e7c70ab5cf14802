"""Colors are for terminals, and NO_COLOR is respected."""

from __future__ import annotations

import contextlib
import io
import re

import pytest
from support.project import Project

from volcgen.cli import main
from volcgen.terminal import DIFF, MESSAGES, colored

MAKE = "spec/tiny/talk/MakeTalk.yaml"
COLOR = re.compile(r"\x1b\[[0-9;]*m")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def color_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)


def run_on_terminal(project: Project, *arguments: str) -> tuple[str, str]:
    """Run a command on a terminal; return its output and its errors, without the progress."""
    out, err = Terminal(), Terminal()
    with (
        contextlib.chdir(project.root),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        main(arguments)
    return out.getvalue(), err.getvalue().rpartition("\r\x1b[K")[2]


def break_spec(project: Project) -> None:
    project.write({MAKE: project.read(MAKE).replace("description:", "descriptoin:", 1)})


def test_the_colors_of_a_diff(plain: Project) -> None:
    plain.write({"out/tiny_im/plain.py": "# mine\n"})
    expected = plain.run("check")
    out, err = run_on_terminal(plain, "check")
    assert COLOR.sub("", out) == expected.out
    assert err == expected.err
    assert "\x1b[31m-# mine\x1b[0m\n" in out
    assert "\x1b[1m--- out/tiny_im/plain.py\x1b[0m\n" in out
    assert "\x1b[32m+" in out
    assert COLOR.search(expected.out) is None


def test_the_colors_of_problems_and_errors(plain: Project) -> None:
    break_spec(plain)
    expected = plain.run("lint").err
    _, err = run_on_terminal(plain, "lint")
    assert COLOR.sub("", err) == expected
    assert COLOR.search(expected) is None
    assert re.search(r"^\x1b\[1;31merror\[[A-Z]\d+\]\x1b\[0m ", err, re.MULTILINE)
    assert re.search(r"^\x1b\[31m +\| +\^+\x1b\[0m$", err, re.MULTILINE)
    assert run_on_terminal(plain, "rule", "L999")[1].startswith("\x1b[1;31merror:\x1b[0m ")


@pytest.mark.parametrize("format_", ["json", "github"])
def test_formats_for_programs_have_no_color(plain: Project, format_: str) -> None:
    break_spec(plain)
    assert COLOR.search(run_on_terminal(plain, "lint", "--format", format_)[1]) is None


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_colors_can_be_switched_off(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    assert colored("error: x", MESSAGES, Terminal()) == "\x1b[1;31merror:\x1b[0m x"
    monkeypatch.setenv(name, value)
    assert colored("error: x\n+y", MESSAGES, Terminal()) == "error: x\n+y"
    assert colored("+y", DIFF, Terminal()) == "+y"


def test_an_empty_no_color_is_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "")
    assert colored("+y", DIFF, Terminal()) == "\x1b[32m+y\x1b[0m"
