"""Exit codes of the command line, one for each kind of error that a script may handle."""

from __future__ import annotations

from typing import Final

OK: Final = 0
OTHER: Final = 1
"""An error of no kind below."""
USAGE: Final = 2
"""The command line or the request is not valid; nothing was sent, or the server rejected a value."""
CONFIGURATION: Final = 3
"""Keys, profile, region or a package are missing or not valid."""
NOT_FOUND: Final = 4
"""An object that the request names does not exist."""
AUTH: Final = 5
"""The keys, the signature or the clock were rejected, or the keys lack a permission."""
QUOTA: Final = 6
"""Too many calls, or another quota is used up."""
SERVER: Final = 7
"""The server failed, or its reply cannot be decoded."""
CONNECTION: Final = 8
"""No connection, no reply in time, or a connection that broke."""
PARTIAL: Final = 9
"""The call succeeded, but failed for some items."""
REFUSED: Final = 10
"""A destructive action was not confirmed."""
INTERRUPTED: Final = 130
"""Ctrl-C."""
BROKEN_PIPE: Final = 141
"""The reader of the output closed it, as `head` does."""
