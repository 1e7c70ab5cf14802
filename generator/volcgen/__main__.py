"""`python -m volcgen` is `volcgen`."""

from volcgen.cli import run

if __name__ == "__main__":  # and not in the processes that format
    run()
