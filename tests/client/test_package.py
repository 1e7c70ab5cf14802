"""The package as it is imported: light, complete, and typed."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from importlib.resources import files

import pytest

import volc_im


def python(code: str) -> str:
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    return run.stdout.strip()


def test_every_name_of_the_root_is_there() -> None:
    for name in volc_im.__all__:
        value = getattr(volc_im, name)
        assert getattr(value, "__name__", name) == name
    assert {*volc_im.__all__} <= {*dir(volc_im)}
    assert sorted(volc_im.__all__) == volc_im.__all__


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="'volc_im' has no attribute 'Clinet'"):
        volc_im.Clinet  # type: ignore[attr-defined]  # noqa: B018


def test_importing_loads_neither_models_nor_http() -> None:
    code = "import sys, volc_im; print([m for m in ('asyncio', 'msgspec', 'pyreqwest', 'httpx2', 'ssl', 'socket') if m in sys.modules])"
    assert python(code) == "[]"


def test_a_client_loads_neither_actions_nor_http() -> None:
    code = (
        "import sys; from volc_im import Client; Client(access_key='a', secret_key='b'); "
        "print([m for m in ('asyncio', 'pyreqwest', 'volc_im.structs', 'volc_im.fields', "
        "'volc_im.actions.conversation') if m in sys.modules])"
    )
    assert python(code) == "[]"


def test_there_are_types() -> None:
    assert files("volc_im").joinpath("py.typed").is_file()


def test_every_public_class_and_method_is_documented() -> None:
    for name in volc_im.__all__:
        value = getattr(volc_im, name)
        assert value.__doc__, name
        for attribute, member in vars(value).items():
            if callable(member) and not attribute.startswith("_"):
                assert member.__doc__, f"{name}.{attribute}"


def test_all_modules_say_what_they_are() -> None:
    for module in {*volc_im._MODULES.values()}:
        assert import_module(f"volc_im.{module}").__doc__
