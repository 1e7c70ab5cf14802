"""What can go wrong: with one request (`Failure`), or before the first one (`StartError`)."""

from __future__ import annotations

from ..errors import VolcIMError
from .gateway_errors import GATEWAY_ERRORS

_SERVICE_ERROR = (400, None)  # the service's own errors have no number, and this status


class Failure(Exception):
    """A request is answered with an error; status and number follow from the code."""

    def __init__(self, code: str, message: str, *, status: int | None = None) -> None:
        super().__init__(message)
        known_status, self.number = GATEWAY_ERRORS.get(code, _SERVICE_ERROR)
        self.code = code
        self.message = message
        self.status = known_status if status is None else status


def invalid(*problems: str) -> Failure:
    """A field's value is refused."""
    return Failure("InvalidParam", "; ".join(problems))


class StartError(VolcIMError):
    """The emulator cannot start: the port, the database file or an argument; one line says why."""
