"""Errors: `ServiceError` answers one request, `StartError` ends the start of an emulator."""

from __future__ import annotations

from .._core.errors import SDKError
from .._core.util.package import public_in

SERVICE_STATUS = 400
"""HTTP status of an error whose code has no documented one."""


class ServiceError(Exception):
    """An error response. Its number, and by default its HTTP status, follow from the code."""

    def __init__(
        self, code: str, message: str, *, status: int | None = None, numbered: bool = True
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.status = status
        """HTTP status; None for the documented one."""
        self.numbered = numbered
        """Whether the response has the code's number."""


def invalid(*problems: str) -> ServiceError:
    """Return the error for refused values of fields."""
    return ServiceError("InvalidParam", "; ".join(problems))


@public_in("emulator")
class StartError(SDKError):
    """The emulator cannot start, for example because of its port or its database file."""
