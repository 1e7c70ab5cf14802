"""What servers, networks, processes and callers do to the client: whole replies, errors, and nothing lost.

Run all of it with `uv run python -m tests.robustness`, which takes two to five minutes and prints a table.
`test_robustness.py` runs a part of it.
"""

from __future__ import annotations

import sys
from pathlib import Path

# `python -m tests.robustness` has the repository on its path, and pytest this folder.
if (folder := str(Path(__file__).parents[1])) not in sys.path:
    sys.path.insert(0, folder)
