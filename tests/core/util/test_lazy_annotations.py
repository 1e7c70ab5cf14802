"""Annotations that import their names when they are read, whatever reads them."""

from __future__ import annotations

import pickle
import sys
from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest

from volc_sdk._core.util.lazy_annotations import LazyAnnotations, annotate_lazily

SOURCE = """
from __future__ import annotations
from functools import wraps
from volc_sdk._core.util.lazy_annotations import annotate_lazily

def decorated(function):
    @wraps(function)
    def wrapper(*args, **kwargs):
        return function(*args, **kwargs)
    return wrapper

class C:
    attribute = 1
    def method(self, value: Decimal | None) -> Fraction: ...
    @decorated
    def other(self) -> Fraction: ...

def function(value: Fraction) -> None: ...

annotate_lazily(__name__, ("decimal", "fractions"), C, function)
"""


@pytest.fixture
def module(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    made = ModuleType("lazily_annotated")
    monkeypatch.setitem(sys.modules, made.__name__, made)
    exec(SOURCE, vars(made))
    return made


@pytest.mark.parametrize(
    "read",
    [dict, list, lambda it: it["return"], lambda it: it.items(), lambda it: it.get("return"),
     lambda it: {**it}, lambda it: it.copy(), lambda it: it.values(), lambda it: it.keys()],
)  # fmt: skip
def test_each_way_of_reading_imports_all_names(
    module: ModuleType, read: Callable[[Any], object]
) -> None:
    annotations = module.C.method.__annotations__
    assert not hasattr(module, "Fraction")
    assert len(annotations) == 2
    read(annotations)
    assert module.Fraction.__name__ == "Fraction"
    assert module.Decimal.__name__ == "Decimal"
    assert dict(annotations) == {"value": "Decimal | None", "return": "Fraction"}


def test_decorated_methods_and_functions(module: ModuleType) -> None:
    for function in (module.C.other, module.C.other.__wrapped__, module.function):
        assert type(function.__annotations__) is LazyAnnotations


def test_a_pickle_is_a_plain_dict(module: ModuleType) -> None:
    again = pickle.loads(pickle.dumps(module.function.__annotations__))
    assert type(again) is dict
    assert again == {"value": "Fraction", "return": "None"}


def test_names_of_the_module_are_kept() -> None:
    def function(value: Any) -> None: ...

    before = dict(globals())
    annotate_lazily(__name__, ("typing",), function)
    assert dict(function.__annotations__) == {"value": "Any", "return": "None"}
    assert globals() == before
