# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""The console for the real service: `python -m volc_im.emulator.console --help`."""

from __future__ import annotations

from ...service import SERVICE
from .command import run

if __name__ == "__main__":
    run(SERVICE)
