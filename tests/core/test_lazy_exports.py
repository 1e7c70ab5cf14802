from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

import volc_im.transports

PACKAGE = """
from volc_sdk._core.lazy_exports import lazy_exports

__getattr__ = lazy_exports(
    __name__,
    {
        "Thing": ".things",
        "helpers": ".helpers",
        "Optional": ".optional",
        "Broken": ".broken",
        "Absent": ".things",
    },
    extras={"no_such_package": "example[optional]"},
)
"""


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """A package with lazy exports, not yet imported by another test."""
    folder = tmp_path / "lazy_example"
    folder.mkdir()
    (folder / "__init__.py").write_text(PACKAGE)
    (folder / "things.py").write_text("class Thing: ...\n")
    (folder / "helpers.py").write_text("")
    (folder / "optional.py").write_text("import no_such_package.submodule\n")
    (folder / "broken.py").write_text("import no_such_dependency\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield import_module("lazy_example")
    for name in [name for name in sys.modules if name.partition(".")[0] == "lazy_example"]:
        del sys.modules[name]


def test_a_name_is_imported_on_first_use(package: ModuleType) -> None:
    assert "lazy_example.things" not in sys.modules
    thing = package.Thing
    assert thing is sys.modules["lazy_example.things"].Thing
    assert vars(package)["Thing"] is thing


def test_a_module_is_exported_under_its_own_name(package: ModuleType) -> None:
    assert "lazy_example.helpers" not in sys.modules
    assert package.helpers is sys.modules["lazy_example.helpers"]


def test_an_unknown_name_raises_attribute_error(package: ModuleType) -> None:
    with pytest.raises(AttributeError, match=r"^module 'lazy_example' has no attribute 'Nothing'$"):
        _ = package.Nothing
    assert not hasattr(package, "Absent")  # declared, but not in its module


def test_a_missing_optional_dependency_is_reported_with_its_extra(package: ModuleType) -> None:
    with pytest.raises(ModuleNotFoundError) as caught:
        _ = package.Optional
    assert str(caught.value) == (
        'Optional requires the package no_such_package: pip install "example[optional]"'
    )
    assert caught.value.name == "no_such_package"
    assert caught.value.__suppress_context__


def test_other_import_errors_are_not_changed(package: ModuleType) -> None:
    with pytest.raises(ModuleNotFoundError, match=r"^No module named 'no_such_dependency'$"):
        _ = package.Broken


# The generated module of transports


@pytest.mark.parametrize("name", ["Httpx2Transport", "AsyncHttpx2Transport"])
def test_without_the_extra_a_transport_reports_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.delitem(vars(volc_im.transports), name, raising=False)
    monkeypatch.delitem(sys.modules, "volc_im._core.http.httpx2", raising=False)
    monkeypatch.setitem(sys.modules, "httpx2", None)
    with pytest.raises(ModuleNotFoundError) as caught:
        getattr(volc_im.transports, name)
    assert str(caught.value) == (
        f'{name} requires the package httpx2: pip install "volc-im[httpx2]"'
    )
    assert caught.value.name == "httpx2"


def test_the_module_of_transports_imports_no_http_library() -> None:
    program = (
        "import sys, volc_im.transports as t\n"
        "t.TransportConfig(proxy='http://proxy.test'), dir(t)\n"
        "assert not {'pyreqwest', 'httpx2'} & sys.modules.keys()\n"
        "from volc_im.transports import *\n"
        "assert {'pyreqwest', 'httpx2'} <= sys.modules.keys()\n"
        "assert ReqwestTransport and AsyncHttpx2Transport\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)
    with pytest.raises(AttributeError, match="Nothing"):
        _ = volc_im.transports.Nothing  # type: ignore[attr-defined]
