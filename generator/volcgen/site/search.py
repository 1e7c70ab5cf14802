"""Makes the index of words: Pagefind reads the finished pages and cuts Chinese text into words."""

from __future__ import annotations

import subprocess
from pathlib import Path

from volcgen.errors import VolcgenError


def index_words(folder: Path) -> None:
    """Write the index of a site into its folder `pagefind`; raise VolcgenError."""
    from pagefind_bin_extended import get_executable

    command = [str(get_executable()), "--site", str(folder), "--keep-index-url", "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise VolcgenError(f"cannot index the site: {(done.stderr or done.stdout).strip()[-500:]}")
    # Its own interfaces, which the pages do not use.
    for pattern in ("*-ui.*", "pagefind-highlight.js"):
        for file in (folder / "pagefind").glob(pattern):
            file.unlink()
