# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""The command line of the emulator: `python -m volc_im.emulator --help`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .command import run
from .definition import DEFINITION

if TYPE_CHECKING:
    from .emulator import Emulator


def _load() -> type[Emulator]:
    from . import Emulator

    return Emulator


if __name__ == "__main__":
    run(DEFINITION, _load)
