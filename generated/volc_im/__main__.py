# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""The command `python -m volc_im`: prints the version."""

from __future__ import annotations

import argparse

from . import __version__


def main() -> None:
    """Parse the arguments and print what they ask for."""
    parser = argparse.ArgumentParser(
        prog="python -m volc_im",
        description="Client for Volcengine RTC instant messaging: typed, sync and async.",
        epilog="The emulator: python -m volc_im.emulator --help",
    )
    parser.add_argument("--version", action="version", version=f"volc-im {__version__}")
    parser.parse_args()
    parser.print_help()


if __name__ == "__main__":
    main()
