"""Annotations whose names are imported when they are read.

Methods are annotated with classes whose import is slow, so modules import them for type checkers only.
Frameworks read annotations at run time, with `typing.get_type_hints` or `inspect`: the first reading
imports the names into the module of the method.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from importlib import import_module
from types import FunctionType
from typing import Any

from .import_lock import IMPORT_LOCK


class LazyAnnotations(dict[str, Any]):
    """The annotations of a function, as text. Each way of reading them imports their names first."""

    __slots__ = ("_load",)

    def __init__(self, annotations: dict[str, Any], load: Callable[[], None]) -> None:
        super().__init__(annotations)
        self._load = load

    def as_text(self) -> str:
        """Return all annotations as one text, without importing their names."""
        return " ".join(super().values())

    def __reduce__(self) -> tuple[Any, ...]:
        return dict, (dict(self),)


def _loading(name: str) -> Any:
    read = getattr(dict, name)

    def method(self: LazyAnnotations, *args: Any) -> Any:
        self._load()  # pyright: ignore[reportPrivateUsage]
        return read(self, *args)

    return method


# `dict(annotations)` copies a subclass without calling its methods, unless it has an `__iter__`.
for _name in ("__iter__", "__getitem__", "keys", "values", "items", "get", "copy"):
    setattr(LazyAnnotations, _name, _loading(_name))


def annotate_lazily(
    module: str, sources: tuple[str, ...], *objects: type | Callable[..., Any]
) -> None:
    """Let functions, and the methods of classes, resolve their annotations.

    Args:
        module: Name of the module that defines the objects (`__name__`).
        sources: Modules that have the names in the annotations, relative to `module`.
        objects: Functions and classes.
    """
    found: list[LazyAnnotations] = []

    def load() -> None:
        if not found:
            return
        this = sys.modules[module]
        namespace = vars(this)
        with IMPORT_LOCK:
            names = {
                *re.findall(r"[A-Za-z]\w*", " ".join(each.as_text() for each in found))
            } - namespace.keys()
            for source in sources:
                known = vars(import_module(source, this.__package__))
                namespace.update({name: known[name] for name in names & known.keys()})
            found.clear()

    for each in objects:
        for function in vars(each).values() if isinstance(each, type) else (each,):
            if isinstance(function, FunctionType):
                lazy = LazyAnnotations(function.__annotations__, load)
                found.append(lazy)
                function.__annotations__ = lazy
                decorated = getattr(function, "__wrapped__", None)
                if decorated is not None:
                    decorated.__annotations__ = lazy
