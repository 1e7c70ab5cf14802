# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""The command line `volc-im`, also as `python -m volc_im`."""

from __future__ import annotations

from .cli.main import run
from .cli.program import PROGRAM


def main() -> None:
    """Run the command line of this process."""
    run(PROGRAM)


if __name__ == "__main__":
    main()
