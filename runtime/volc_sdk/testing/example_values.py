"""Documented example values of fields, read when a struct of a module is first used."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .._core.service import ServiceModel
from .._core.util.data_files import read_data


class ExampleValues:
    """The example values of one service. Its data files have the names of the modules of structs."""

    def __init__(self, service: ServiceModel) -> None:
        self._package = service.package
        groups = {place.partition(".")[0] for place in service.actions.values()}
        self._files = {
            f"{self._package}.{module}": f"testing/example_values/{module.replace('.', '/')}.json"
            for module in ("structs", *(f"actions.{group}" for group in groups))
        }

    def of(self, struct: type) -> Mapping[str, Any]:
        """Return the example values of a struct by wire name; none for a class of another module."""
        file = self._files.get(struct.__module__)
        if file is None:
            return {}
        found: Mapping[str, Any] = read_data(self._package, file).get(struct.__name__, {})
        return found
