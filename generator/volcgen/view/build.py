"""Build the view of a linked spec."""

from __future__ import annotations

from collections.abc import Collection

from volcgen.spec.files import Spec
from volcgen.view.parts import Parts
from volcgen.view.reads import Reads
from volcgen.view.recorder import Recorder
from volcgen.view.view import View


def build_view(spec: Spec, pages: Collection[str] = (), folder: str = "generated") -> View:
    """Return everything that templates need.

    `pages` are names of documents besides those of groups, and `folder` is that of the output.
    """
    return recorded_view(Parts(spec, pages, folder), Reads())


def recorded_view(parts: Parts, reads: Reads) -> View:
    """Return the view of these parts; what is read of it is added to `reads`."""
    return Recorder(parts, reads).view
