"""Colors are for terminals, and NO_COLOR is respected."""

from __future__ import annotations

import contextlib
import io
import re

import pytest
from support.project import Project
from support.tiny_pages import CHANGED_PAGE, MAKE_PAGE

from volcgen.cli import main
from volcgen.terminal import DIFF, MESSAGES, colored

MAKE = "spec/tiny/talk/MakeTalk.yaml"
WILD = "      WILD: {value: wild, description: {en: Wild., zh: 热闹。}}\n"
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


def test_the_colors_of_commands_that_follow_an_api(
    plain: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain.write({"page.md": CHANGED_PAGE, "same.md": MAKE_PAGE, "wrong.md": "# 公共错误码\n"})
    plain.good("update", "same.md")
    plain.good("release")
    plain.edit("spec/tiny/structs.yaml", WILD, "")
    plain.edit(MAKE, "Mood: wild", "Mood: calm")
    plain.edit(MAKE, "qps: 50", "qps: 70")
    plain.good("generate")
    commands = {
        ("diff", "spec/tiny/released.json"): (
            r"^\x1b\[1;31mbreaking\[\w+\]\x1b\[0m ",
            r"^\x1b\[1;33mbehaviour\[\w+\]\x1b\[0m ",
            r"^\x1b\[2m  --> .*\x1b\[0m$",
        ),
        ("drift", "page.md"): (
            r"^\x1b\[36mspec/tiny/talk/MakeTalk.yaml:\d+:\d+:\x1b\[0m `qps` is 70",
            r"^\x1b\[1mdecided:\x1b\[0m$",
            r"^\x1b\[1;31m\d+ differences \x1b\[0min 1 action",
        ),
        ("drift", "wrong.md"): (
            r"^\x1b\[32mno difference in 0 actions\x1b\[0m$",
            r"^\x1b\[1;31merror:\x1b\[0m wrong.md:",
        ),
        ("import", "wrong.md"): (r"^\x1b\[1;31merror:\x1b\[0m wrong.md:",),
        ("update", "wrong.md"): (r"^\x1b\[1;31merror:\x1b\[0m wrong.md:",),
    }
    for command, colors in commands.items():
        expected = plain.run(*command)
        out, err = run_on_terminal(plain, *command)
        assert (COLOR.sub("", out), COLOR.sub("", err)) == (expected.out, expected.err)
        assert COLOR.search(expected.out + expected.err) is None
        for color in colors:
            assert re.search(color, out + err, re.MULTILINE), (command, out + err)
        with monkeypatch.context() as patch:
            patch.setenv("NO_COLOR", "1")
            assert run_on_terminal(plain, *command) == (expected.out, expected.err)
    for format_ in ("json", "markdown", "github"):
        out, _ = run_on_terminal(plain, "diff", "spec/tiny/released.json", "--format", format_)
        assert out
        assert COLOR.search(out) is None
    for command, format_ in (
        (("drift", "page.md"), "json"),
        (("drift", "page.md"), "github"),
        (("release", "--dry-run"), "json"),
        (("update", "same.md"), "markdown"),
    ):
        out, _ = run_on_terminal(plain, *command, "--format", format_)
        assert out
        assert COLOR.search(out) is None
    assert "\x1b[1m## Update of the API" in run_on_terminal(plain, "update", "same.md")[0]
    assert "\x1b[32mnothing to change\x1b[0m\n" in run_on_terminal(plain, "import", "same.md")[0]


def test_the_colors_of_a_release(tiny: Project) -> None:
    expected = tiny.good("release", "--dry-run").out
    assert COLOR.search(expected) is None
    out, _ = run_on_terminal(tiny, "release", "--dry-run")
    assert COLOR.sub("", out) == expected
    assert re.search(r"^\x1b\[1m## .*\x1b\[0m$", out, re.MULTILINE), out
