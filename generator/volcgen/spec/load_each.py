"""Load the specs of several services, or raise all of their problems together."""

from __future__ import annotations

from collections.abc import Sequence

from volcgen.config import Config
from volcgen.problems import Problem, SpecError
from volcgen.spec.definitions import Service
from volcgen.spec.document import read
from volcgen.spec.lint.services import check_services
from volcgen.spec.load import load, validated


def check_each(configs: Sequence[Config]) -> None:
    """Lint the specs of several services, and compare the services; raise all problems together."""
    problems: list[Problem] = []
    for config in configs:
        try:
            load(config.home, config.root)
        except SpecError as error:
            problems += error.problems
    if not problems:
        files = [config.home / "service.yaml" for config in configs]
        root = configs[0].root
        shown = [file.relative_to(root).as_posix() for file in files]
        documents = [read(file, name) for file, name in zip(files, shown, strict=True)]
        problems += check_services([validated(document, Service) for document in documents])
    if problems:
        raise SpecError(problems)
