"""What can go wrong: with one request (`Failure`), or before the first one (`StartError`)."""

from __future__ import annotations

from .._core.errors import SDKError
from ..error_codes import NUMBERS
from .statuses import STATUSES

SERVICE_STATUS = 400
"""Status of the service's own errors."""


class Failure(Exception):
    """A request is answered with an error; status and number follow from the code."""

    def __init__(self, code: str, message: str, *, status: int | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.number = NUMBERS.get(code)
        self.message = message
        self.status = STATUSES.get(code, SERVICE_STATUS) if status is None else status


def invalid(*problems: str) -> Failure:
    """A field's value is refused."""
    return Failure("InvalidParam", "; ".join(problems))


class StartError(SDKError):
    """The emulator cannot start: the port, the database file or an argument; one line says why."""
