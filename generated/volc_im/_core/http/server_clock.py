"""The server's time as far as we know it: corrected once a reply shows that ours is off."""

from __future__ import annotations

import time
from collections.abc import Mapping
from datetime import UTC
from typing import Final

from ..util.import_lock import LOADING
from ..util.log import LOGGER

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
        moment = moment_of(headers.get("date") or "")
        if moment is None:
            return False
        offset_s = moment - time.time()
        if abs(offset_s) > MAX_OFFSET_S:
            LOGGER.warning("the server's clock differs by %.0f s; too much to go by", offset_s)
            return False
        self.offset_s = offset_s
        LOGGER.warning(
            "this machine's clock is off by %.0f s; requests are signed with the server's time",
            -offset_s,
        )
        return True


def moment_of(text: str) -> float | None:
    """The date of a header, in seconds since 1970; None for what is none."""
    with LOADING:
        from email.utils import parsedate_to_datetime

    try:
        date = parsedate_to_datetime(text)
        return (date if date.tzinfo is not None else date.replace(tzinfo=UTC)).timestamp()
    except (ValueError, OverflowError):
        return None
