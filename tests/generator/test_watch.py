"""Watching: a report at the start and after each change, errors included."""

from __future__ import annotations

import select
import signal
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from support.project import Project

from volcgen import watch as watching
from volcgen.config import find_config
from volcgen.errors import InjectionError, RenderError, VolcgenError
from volcgen.problems import SpecError

MAKE = "spec/tiny/talk/MakeTalk.yaml"


def turns(
    project: Project, monkeypatch: pytest.MonkeyPatch, *edits: Callable[[], None]
) -> list[str | SpecError | VolcgenError]:
    """Return the reports of `watch` while these edits are made."""

    def changes(*folders: Any, **_: Any) -> Iterator[set[object]]:
        assert [folder.name for folder in folders] == ["spec", "templates"]
        for edit in edits:
            edit()
            yield set()

    monkeypatch.setattr(watching, "changes", changes)
    return list(watching.watch(find_config(project.root)))


def test_each_change_is_generated_and_shown(
    plain: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, third = turns(
        plain,
        monkeypatch,
        lambda: plain.edit(MAKE, "en: Make a talk.", "en: Make one talk."),
        lambda: None,
    )
    assert isinstance(second, str)
    assert str(first).startswith("nothing to do")
    assert "+Make one talk." in second
    assert f"# from {MAKE}" in second
    assert second.splitlines()[-1].endswith("files written")
    assert str(third).startswith("nothing to do")
    assert "Make one talk." in plain.read("out/docs/en/talk.md")


def test_a_mistake_is_shown_and_the_watch_goes_on(
    plain: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = plain.files()
    found = turns(
        plain,
        monkeypatch,
        lambda: plain.edit(MAKE, "qps: 50", "qps: fifty"),
        lambda: plain.edit(MAKE, "qps: fifty", "qps: 50"),
        lambda: plain.write({"templates/bad.md.jinja": "{{ nothing }}"}),
        lambda: (plain.root / "templates/bad.md.jinja").unlink(),
        lambda: plain.write({"templates/bad.py.jinja": "x = = 1\n"}),
        lambda: plain.write(
            {"templates/bad.py.jinja": "x = '{{ view.service.title.en.value }}'\n"}
        ),
        lambda: plain.edit("spec/tiny/service.yaml", "en: Tiny chat", "en: \"'; import os; '\""),
        lambda: plain.edit("spec/tiny/service.yaml", "en: \"'; import os; '\"", "en: Tiny chat"),
        lambda: (plain.root / "templates/bad.py.jinja").unlink(),
    )
    assert isinstance(found[1], SpecError)
    assert found[1].problems[0].rule == "S103"
    assert str(found[2]).startswith("nothing to do")
    assert isinstance(found[3], RenderError)
    assert str(found[3]).startswith("template bad.md.jinja:1: ")
    assert str(found[4]).startswith("nothing to do")
    assert isinstance(found[5], RenderError)
    assert str(found[5]).startswith("template bad.py.jinja: bad.py: line 1 of the output")
    assert "1 of " in str(found[6])
    assert isinstance(found[7], InjectionError)
    assert isinstance(found[8], str)
    assert "deleted" not in found[8]
    assert "1 of " in str(found[9])
    assert plain.files() == good


def test_the_real_watch_sees_an_edit_and_stops_when_told(plain: Project) -> None:
    good = plain.read(MAKE)
    process = plain.start("-u", "-m", "volcgen", "watch")
    assert process.stdout is not None
    assert process.stderr is not None
    try:
        assert process.stdout.readline().startswith("nothing to do")
        seen: list[str] = []
        for number in range(50):
            plain.write({MAKE: good.replace("en: Make a talk.", f"en: Make {number} talks.")})
            if not wait_for(process.stdout, 0.4):
                continue
            seen.append(process.stdout.readline())
            break
        assert seen
        assert seen[0].startswith("out/docs/en/talk.md: out of date")
        process.send_signal(signal.SIGINT)
        _, error = process.communicate(timeout=20)
    finally:
        process.kill()
        process.wait()
    assert process.returncode in (0, 130)
    assert "Traceback" not in error


def wait_for(stream: Any, seconds: float) -> bool:
    """Return whether the stream can be read within this time."""
    ready, _, _ = select.select([stream], [], [], seconds)
    return bool(ready)
