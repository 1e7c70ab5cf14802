"""Hostile input in every position that takes text from outside.

Run all of it with `uv run python -m tests.attacks`, which takes a few minutes and prints a table.
`test_attacks.py` runs a part of it.
"""

from __future__ import annotations

import sys
from pathlib import Path

# `python -m tests.attacks` has the repository on its path, and pytest this folder.
if (folder := str(Path(__file__).parents[1])) not in sys.path:
    sys.path.insert(0, folder)
