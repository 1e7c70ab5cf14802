"""Names that the testing package exports, and the modules that it imports."""

from __future__ import annotations

import subprocess
import sys

import pytest

from volc_im import testing


def test_every_name_is_there() -> None:
    assert sorted(testing.__all__, key=str.lower) == sorted(dir(testing), key=str.lower)
    for name in testing.__all__:
        value = getattr(testing, name)
        assert getattr(value, "__name__", name).endswith(name)
        assert value.__doc__
    with pytest.raises(AttributeError, match="has no attribute 'stubs_'"):
        testing.stubs_  # type: ignore[attr-defined]  # noqa: B018


def test_stubs_and_recordings_need_neither_pytest_nor_a_server() -> None:
    code = (
        "import sys\n"
        "from volc_im.testing import *\n"
        "print([m for m in ('pytest', 'starlette', 'uvicorn', 'pyreqwest') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout == "[]\n"
