from __future__ import annotations

import subprocess
import sys
from types import ModuleType

import pytest

from volc_sdk._core.util.lazy_module import LazyModule


def test_a_module_is_imported_on_first_use() -> None:
    code = """
import sys
from volc_sdk._core.util.lazy_module import LazyModule
lazy = LazyModule("colorsys", "")
assert "colorsys" not in sys.modules
function = lazy.rgb_to_hsv
assert function is sys.modules["colorsys"].rgb_to_hsv
assert vars(lazy)["hsv_to_rgb"] is sys.modules["colorsys"].hsv_to_rgb
"""
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def test_after_the_first_use_it_is_an_ordinary_module() -> None:
    lazy = LazyModule(".decoder", "json")
    assert type(lazy) is LazyModule
    assert lazy.JSONDecoder.__module__ == "json.decoder"
    assert type(lazy) is ModuleType


def test_an_unknown_name_raises_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module 'json' has no attribute 'laods'"):
        _ = LazyModule("json", "").laods
