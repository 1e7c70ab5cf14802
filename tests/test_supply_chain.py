"""What `.ci/supply_chain.py` refuses to release."""

from __future__ import annotations

import runpy
import zipfile
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
SCRIPT = runpy.run_path(str(ROOT / ".ci" / "supply_chain.py"))
Fault: type[Exception] = SCRIPT["Fault"]


@pytest.mark.parametrize(
    ("expression", "is_allowed"),
    [
        ("MIT", True),
        ("Apache-2.0 OR BSD-3-Clause", True),
        ("GPL-3.0-only OR MIT", True),
        ("(MIT AND PSF-2.0)", True),
        ("MIT AND GPL-3.0-only", False),
        ("GPL-3.0-only", False),
        ("", False),
    ],
)
def test_one_alternative_has_to_be_allowed(expression: str, is_allowed: bool) -> None:
    assert SCRIPT["is_allowed"](expression) is is_allowed


def component(**licence: Any) -> dict[str, Any]:
    return {"components": [{"name": "p", "version": "1", "licenses": [licence]}]}


def test_licences_are_read_from_the_bill_of_materials() -> None:
    stated = component(license={"id": "MIT", "acknowledgement": "declared"})
    assert list(SCRIPT["licences"](stated)) == [("p", "1", "MIT")]
    assert list(SCRIPT["licences"](component(expression="MIT OR X"))) == [("p", "1", "MIT OR X")]
    with pytest.raises(
        Fault, match=r"p 1: the licence 'AGPL-3\.0-only' is not in the allowed list"
    ):
        list(SCRIPT["licences"](component(license={"id": "AGPL-3.0-only"})))
    with pytest.raises(Fault, match="p 1: the licence 'none'"):
        list(SCRIPT["licences"]({"components": [{"name": "p", "version": "1"}]}))


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("tests/a.py", b"", "tests/a.py is outside of the package p"),
        ("p/../a.py", b"", "is outside of the package p"),
        ("p/a.so", b"\x7fELF\xff", "p/a.so is not text"),
        ("p/a.py", str(ROOT).encode(), "p/a.py contains the path of the machine"),
    ],
)
def test_a_wheel_has_text_files_of_its_package_alone(
    tmp_path: Path, name: str, content: bytes, message: str
) -> None:
    wheel = tmp_path / "p.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("p/__init__.py", "")
        archive.writestr("p-1.dist-info/METADATA", "Name: p")
    assert SCRIPT["check_contents"](wheel, "p") == 2
    with zipfile.ZipFile(wheel, "a") as archive:
        archive.writestr(name, content)
    with pytest.raises(Fault, match=message):
        SCRIPT["check_contents"](wheel, "p")


def test_builds_that_differ_are_refused(tmp_path: Path) -> None:
    first, second = tmp_path / "1" / "p.whl", tmp_path / "2" / "p.whl"
    for path in (first, second):
        path.parent.mkdir()
        path.write_bytes(b"a")
    SCRIPT["check_equal"]([first], [second])
    second.write_bytes(b"b")
    with pytest.raises(Fault, match=r"p\.whl: two builds of the same tree differ"):
        SCRIPT["check_equal"]([first], [second])
    with pytest.raises(Fault, match="two builds made different files"):
        SCRIPT["check_equal"]([first], [])
