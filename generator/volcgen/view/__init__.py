"""The view: the spec in Python terms, which templates use. Builds a `View` from a `Spec`."""

from volcgen.view.build import build_view, recorded_view
from volcgen.view.view import View

__all__ = ["View", "build_view", "recorded_view"]
