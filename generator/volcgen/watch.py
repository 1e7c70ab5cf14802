"""Regenerate on every change of the spec, the templates or the hand-written sources."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from watchfiles import watch as changes

from volcgen.config import Config
from volcgen.errors import VolcgenError
from volcgen.explain import explain
from volcgen.generate import write_plan
from volcgen.pipeline import plan
from volcgen.problems import SpecError
from volcgen.services import each_service
from volcgen.spec.load_each import check_each


def watch(config: Config) -> Iterator[str | SpecError | VolcgenError]:
    """Yield a report now and after each change, until Ctrl-C.

    An error is yielded as well, and watching goes on.
    """
    yield from _regenerate_each(config)
    for _ in changes(*_folders(config), raise_interrupt=False, debounce=100):
        yield from _regenerate_each(config)


def _regenerate_each(config: Config) -> Iterator[str | SpecError | VolcgenError]:
    try:
        configs = each_service(config)
        if len(configs) > 1:
            check_each(configs)
    except (SpecError, VolcgenError) as error:
        yield error
    else:
        for each in configs:
            yield _regenerate(each)


def _regenerate(config: Config) -> str | SpecError | VolcgenError:
    try:
        planned = plan(config)
        diff = "\n".join(explain(planned))
        report = write_plan(planned)
    except (SpecError, VolcgenError) as error:
        return error
    return f"{diff}\n{report.summary}" if diff else report.summary


def _folders(config: Config) -> list[Path]:
    return [folder for folder in config.inputs if folder.is_dir()]
