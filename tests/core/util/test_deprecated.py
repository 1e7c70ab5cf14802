"""Warnings point at the code that called the package."""

from __future__ import annotations

import asyncio
import inspect
import sys
import warnings
from types import ModuleType
from typing import Any

import pytest

from volc_sdk._core.util.deprecated import deprecated, warn_caller


@deprecated("old is deprecated")
def old(number: int) -> int:
    """Add one."""
    if number < 0:
        raise ValueError(number)
    return number + 1


@deprecated("waits is deprecated")
async def waits(number: int) -> int:
    return number


def line_of(function: Any, warning: warnings.WarningMessage) -> str:
    assert warning.filename == __file__
    lines, start = inspect.getsourcelines(function)
    return lines[warning.lineno - start].strip()


def test_a_call_warns_at_its_line() -> None:
    with pytest.warns(DeprecationWarning, match="^old is deprecated$") as caught:
        assert old(1) == 2
    assert line_of(test_a_call_warns_at_its_line, caught[0]) == "assert old(1) == 2"
    assert (old.__name__, old.__doc__) == ("old", "Add one.")


def test_an_async_function_warns_when_it_is_called() -> None:
    async def start() -> list[int]:
        return await asyncio.gather(waits(1))

    with pytest.warns(DeprecationWarning, match="^waits is deprecated$") as caught:
        assert asyncio.run(start()) == [1]
    assert line_of(start, caught[0]) == "return await asyncio.gather(waits(1))"
    assert inspect.iscoroutinefunction(waits) is (sys.version_info >= (3, 12))


def test_calls_of_the_package_itself_do_not_warn() -> None:
    module = ModuleType("volc_sdk.other")
    exec("def call(function): return function(3)", vars(module))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert module.call(old) == 4


def test_the_arguments_are_not_in_tracebacks() -> None:
    with pytest.warns(match="^old"), pytest.raises(ValueError, match="-7") as caught:
        old(-7)
    wrapper = caught.traceback[1].frame.f_locals
    assert not {"args", "kwargs"} & {*wrapper}


def test_the_package_warns_the_code_outside() -> None:
    module = ModuleType("volc_sdk.other")
    vars(module)["warn"] = warn_caller
    exec("def inner(): warn('x')\ndef outer(): inner()", vars(module))
    with pytest.warns(DeprecationWarning, match="^x$") as caught:
        module.outer()
    assert line_of(test_the_package_warns_the_code_outside, caught[0]) == "module.outer()"


def test_a_package_of_a_similar_name_is_outside() -> None:
    module = ModuleType("volc_sdk_tools")
    exec("def call(function): return function(3)", vars(module))
    with pytest.warns(DeprecationWarning, match="^old"):
        module.call(old)
