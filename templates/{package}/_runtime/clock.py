"""The server's time as far as we know it: corrected once a reply shows that ours is off."""

from __future__ import annotations

import logging
import time
from collections.abc import Mapping
from datetime import UTC
from typing import Final

_LOGGER: Final = logging.getLogger("volc_im")
MAX_OFFSET_S: Final = 24 * 3600.0
"""Beyond a day something else is wrong, and signing into the future would be a risk."""


class Clock:
    """An offset to this machine's time, shared by the copies of a client."""

    def __init__(self) -> None:
        self.offset_s = 0.0

    def now(self) -> float:
        """Time to sign with, in seconds since 1970."""
        return time.time() + self.offset_s

    def correct(self, headers: Mapping[str, str]) -> bool:
        """Take the time of a reply's Date header; False if there is none to go by."""
        from email.utils import parsedate_to_datetime

        try:
            date = parsedate_to_datetime(headers.get("date") or "")
        except ValueError:
            return False
        moment = date if date.tzinfo is not None else date.replace(tzinfo=UTC)
        offset_s = moment.timestamp() - time.time()
        if abs(offset_s) > MAX_OFFSET_S:
            _LOGGER.warning("the server's clock differs by %.0f s; too much to go by", offset_s)
            return False
        self.offset_s = offset_s
        _LOGGER.warning(
            "this machine's clock is off by %.0f s; requests are signed with the server's time",
            -offset_s,
        )
        return True
