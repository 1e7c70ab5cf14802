"""Regenerate on every change of the spec or the templates, and show what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from watchfiles import watch as changes

from volcgen.config import Config
from volcgen.explain import explain
from volcgen.generate import generate
from volcgen.pipeline import plan
from volcgen.problems import SpecError
from volcgen.render import TemplateProblem


def watch(config: Config) -> Iterator[str | SpecError]:
    """A report at once, and one after each change; ends with Ctrl-C."""
    yield _turn(config)
    for _ in changes(*_watched(config), raise_interrupt=False, debounce=100):
        yield _turn(config)


def _turn(config: Config) -> str | SpecError:
    try:
        diff = "\n".join(explain(plan(config)))
        report = generate(config)
    except SpecError as error:
        return error
    except TemplateProblem as error:
        return f"error: template {error}"
    return f"{diff}\n{report.summary}" if diff else report.summary


def _watched(config: Config) -> list[Path]:
    folders = (config.spec, config.templates, config.runtime, config.services)
    return [folder for folder in folders if folder.is_dir()]
