"""The rule for several services of one project: their packages can be used in one process."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from volcgen import names
from volcgen.problems import Location, Problem
from volcgen.spec.definitions import Service
from volcgen.spec.document import KeyPath
from volcgen.spec.files import SpecFile


def check_services(files: Sequence[SpecFile[Service]]) -> Iterator[Problem]:
    """Yield the names that two services have in common."""
    seen: dict[tuple[str, str], Location] = {}
    for file in files:
        package = file.node.package
        given: list[tuple[KeyPath, str, str]] = [
            (("service",), names.snake(file.node.service), "the fixtures and variables"),
            (("package", "import"), package.import_, "the package to import"),
            (("package", "distribution"), package.distribution, "the distribution"),
        ]
        for where, name, what in given:
            at = file.document.at(where)
            first = seen.setdefault((str(where[-1]), name), at)
            if first is not at:
                message = f"`{name}` is the name of {what} of two services"
                yield Problem("L250", message, at, "choose another name", also=first)
