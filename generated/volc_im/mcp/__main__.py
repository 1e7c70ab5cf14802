# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""The MCP server: `python -m volc_im.mcp --help`."""

from __future__ import annotations

from .command import main
from .definition import DEFINITION

if __name__ == "__main__":
    main(DEFINITION)
