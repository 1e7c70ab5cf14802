"""Warnings of Python and of the package's logger, as lines for the user."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

from .._core.util.log import LOGGER
from .session import Session


@contextmanager
def shown_warnings(session: Session) -> Generator[None, None, None]:
    """Write each warning as one line to the standard error while a command runs."""
    handler = _Notes(session)
    LOGGER.addHandler(handler)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            for category in (UserWarning, DeprecationWarning):
                warnings.filterwarnings("default", category=category)

            def show(message: Warning | str, *_: Any, **__: Any) -> None:
                _note(session, str(message))

            warnings.showwarning = show
            yield
    finally:
        LOGGER.removeHandler(handler)


class _Notes(logging.Handler):
    def __init__(self, session: Session) -> None:
        super().__init__(logging.WARNING)
        self._session = session

    def emit(self, record: logging.LogRecord) -> None:
        if record.name == LOGGER.name:  # an emulator in the same process has loggers below it
            _note(self._session, record.getMessage())


def _note(session: Session, text: str) -> None:
    words = " ".join(text.split())
    session.note(session.say(f"warning: {words}", f"警告：{words}"))
