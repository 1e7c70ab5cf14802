"""Tests of the imported package: what imports load, exported names, docstrings and types."""

from __future__ import annotations

import ast
import builtins
import re
import subprocess
import sys
from importlib import import_module
from importlib.resources import files

import pytest
from msgspec import to_builtins
from support.loopback import KEYS, ScriptedServer, envelope

import volc_im
from volc_im._core.schema.fields import fields_of
from volc_im._core.schema.types import struct_of
from volc_im.service import SERVICE
from volc_im.testing import factories


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


def test_a_star_import_hides_no_builtin() -> None:
    names = [name.partition(".")[2] for name in sys.modules if name.startswith("volc_im.")]
    public = [name for name in names if "_core" not in name] + [*SUBMODULES]
    for module in ("volc_im", *(f"volc_im.{name}" for name in public)):
        exported = getattr(import_module(module), "__all__", ())
        assert [name for name in exported if hasattr(builtins, name)] == [], module
    assert volc_im.TimeoutError is volc_im.errors.TimeoutError


SUBMODULES = [name for name, module in volc_im._MODULES.items() if module == f".{name}"]


def test_submodules_are_there_without_an_import_of_their_own() -> None:
    for name in SUBMODULES:
        assert name in dir(volc_im)
        assert python(f"import volc_im; print(volc_im.{name}.__name__)") == f"volc_im.{name}"
    assert {"errors", "providers", "testing", "transports"} <= {*SUBMODULES}


def test_submodules_need_no_extra() -> None:
    extras = ("httpx2", "opentelemetry", "pytest", "redis", "starlette", "uvicorn")
    code = f"import sys; sys.modules.update(dict.fromkeys({extras}))\nimport volc_im\n"
    python(code + f"for name in {SUBMODULES}: getattr(volc_im, name)")


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="'volc_im' has no attribute 'Clinet'"):
        volc_im.Clinet  # type: ignore[attr-defined]  # noqa: B018


def loaded(code: str) -> set[str]:
    """Return the loaded modules of the package, and loaded modules that are slow to load."""
    heavy = "('asyncio', 'httpx2', 'msgspec', 'pyreqwest', 'ssl', 'socket')"
    listing = f"[m for m in sys.modules if m.startswith('volc_im') or m in {heavy}]"
    return {*ast.literal_eval(python(f"import sys, volc_im\n{code}\nprint({listing})"))}


def test_importing_loads_the_package_alone() -> None:
    lazy_exports = {"volc_im._core", "volc_im._core.lazy_exports"}
    assert loaded("") == {"volc_im", *lazy_exports}


def test_a_client_loads_neither_models_nor_http() -> None:
    modules = loaded("volc_im.Client(access_key='a', secret_key='b')")
    assert "volc_im.client" in modules
    assert not modules & {"asyncio", "httpx2", "msgspec", "pyreqwest", "ssl", "socket"}
    assert not modules & {f"volc_im.{name}" for name in ("structs", "enums", "error_codes")}
    assert not [m for m in modules if re.match(r"volc_im\.(actions|content|testing|emulator)\b", m)]


def plain_call(group: str) -> str:
    """Return the code of a call of the group that needs no structs."""
    for name, place in SERVICE.actions.items():
        module, _, constant = place.partition(".")
        if module == group:
            request = SERVICE.action(name).request
            if not any(f.required and struct_of(f.type) for f in fields_of(request)):
                made = factories.make(request)
                given = ((f, to_builtins(getattr(made, f))) for f in made.__struct_fields__)
                values = ", ".join(f"{f}={v!r}" for f, v in given if v is not None)
                return f"im.{constant.lower()}({values})"
    raise AssertionError(f"every action of {group} takes structs")


@pytest.mark.parametrize(
    "group", sorted({place.partition(".")[0] for place in SERVICE.actions.values()})
)
def test_a_call_loads_the_actions_of_its_group_alone(group: str, server: ScriptedServer) -> None:
    server.answer(envelope(result={}))
    client = f"volc_im.Client(**{KEYS}, endpoint={server.endpoint!r})"
    modules = loaded(f"with {client} as im: {plain_call(group)}")
    assert len(server.seen) == 1
    assert {m for m in modules if m.startswith("volc_im.actions.")} == {f"volc_im.actions.{group}"}
    assert not modules & {"asyncio", "httpx2"}
    assert not [m for m in modules if re.match(r"volc_im\.(content|testing|emulator)\b", m)]


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
        assert import_module(module, "volc_im").__doc__
