"""The view: the spec turned into what templates see. One way, from `Spec` to `View`."""

from volcgen.view.build import build_view
from volcgen.view.model import View

__all__ = ["View", "build_view"]
