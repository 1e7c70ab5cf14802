"""Modules that load with the first use, and are then as quick as any other."""

from __future__ import annotations

import subprocess
import sys

import pytest

from volc_im._core.util.lazy_module import LazyModule


def test_a_module_loads_when_it_is_used() -> None:
    code = """
import sys
from volc_im._core.util.lazy_module import LazyModule
lazy = LazyModule("colorsys", "")
assert "colorsys" not in sys.modules
function = lazy.rgb_to_hsv
assert function is sys.modules["colorsys"].rgb_to_hsv
assert vars(lazy)["hsv_to_rgb"] is sys.modules["colorsys"].hsv_to_rgb
"""
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def test_a_name_that_there_is_not() -> None:
    with pytest.raises(AttributeError, match="module 'json' has no attribute 'laods'"):
        _ = LazyModule("json", "").laods
