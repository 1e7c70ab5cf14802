# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""Make valid data for tests: requests, results and structs of this package.

The first object that is made has the documented example values; later ones have ids of their own.
Data is the same in every run. The pytest plugin restarts the count before each test.
"""

from __future__ import annotations

from typing import Any, Final, TypeVar

from .._core.schema.models import Struct
from ..service import SERVICE
from .example_values import ExampleValues
from .factory import Factory

__all__ = ["make", "make_batch", "restart"]

T = TypeVar("T", bound=Struct)

FACTORY: Final = Factory(SERVICE, ExampleValues(SERVICE).of)


def make(kind: type[T], /, **values: Any) -> T:
    """Return a valid struct of a class of this package.

    A request has its required fields; a result also has the fields that have examples. Lists in
    results are empty and flags are False: nothing failed, and there is no next page.

    Args:
        kind: The class.
        values: Values of fields, by Python name, in place of generated ones.

    Raises:
        TypeError: The class does not have such a field.
        ValidationError: A given value breaks a documented rule.

    Example:
        factories.make(CreateConversationResult)
    """
    return FACTORY.make(kind, **values)


def make_batch(kind: type[T], size: int, /, **values: Any) -> list[T]:
    """Return several structs that differ in their ids only.

    Args:
        kind: The class.
        size: Number of structs.
        values: Fields that all of them have, by their Python names.

    Example:
        factories.make_batch(CreateConversationResult, 3)
    """
    return [FACTORY.make(kind, **values) for _ in range(size)]


def restart() -> None:
    """Restart the count of ids."""
    FACTORY.restart()
