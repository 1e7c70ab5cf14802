"""`python -m volcgen` is `volcgen`."""

from volcgen.cli import run

run()
