"""The server's time: this machine's time, corrected if a reply shows that it is wrong."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from ..util.import_lock import IMPORT_LOCK
from ..util.lazy_module import LazyModule

if TYPE_CHECKING:
    from ..util import log as _log
else:
    _log = LazyModule("..util.log", __package__)

MAX_OFFSET_S: Final = 24 * 3600.0
"""Larger offsets are ignored: they have another cause, and a signature for a distant future time
would be a security risk."""


class ServerClock:
    """The offset of the server's clock, shared by the copies of a client."""

    def __init__(self) -> None:
        self.offset_s = 0.0

    def now(self) -> float:
        """Return the time to sign with, in seconds since the epoch."""
        return time.time() + self.offset_s

    def correct(self, headers: Mapping[str, str]) -> bool:
        """Adopt the time in the Date header of a reply.

        Return False if the header is missing or invalid, or the offset is larger than a day.
        """
        server_time = parse_http_date(headers.get("date") or "")
        if server_time is None:
            return False
        offset_s = server_time - time.time()
        if abs(offset_s) > MAX_OFFSET_S:
            _log.LOGGER.warning(
                "the server's clock differs by %.0f s, which is too much to correct", offset_s
            )
            return False
        self.offset_s = offset_s
        _log.LOGGER.warning(
            "this machine's clock is off by %.0f s; requests are signed with the server's time",
            -offset_s,
        )
        return True


def parse_http_date(text: str) -> float | None:
    """Return an HTTP date in seconds since the epoch; None if it is not a valid date."""
    with IMPORT_LOCK:
        from datetime import UTC
        from email.utils import parsedate_to_datetime

    try:
        date = parsedate_to_datetime(text)
        return (date if date.tzinfo is not None else date.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError):
        return None
