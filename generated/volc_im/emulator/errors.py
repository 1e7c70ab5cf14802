"""Errors: `ServiceError` answers one request, `StartError` ends the start of an emulator."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager

from .._core.errors import SDKError
from .._core.util.package import public_in

SERVICE_STATUS = 400
"""HTTP status of an error whose code has no documented one."""


class ServiceError(Exception):
    """An error response. Its number, and by default its HTTP status, follow from the code."""

    def __init__(
        self,
        code: str,
        problem: str,
        *,
        path: str = "",
        status: int | None = None,
        numbered: bool = True,
    ) -> None:
        super().__init__(problem)
        self.code = code
        self.problem = problem
        self.path = path
        """Path of the refused field by wire names, such as `Users[0].Ext[key]`; empty for none."""
        self.status = status
        """HTTP status; None for the documented one."""
        self.numbered = numbered
        """Whether the response has the code's number."""

    @property
    def message(self) -> str:
        """The text of the response."""
        return f"{self.path}: {self.problem}" if self.path else self.problem

    def __str__(self) -> str:
        return self.message

    def inside(self, path: str) -> ServiceError:
        """Return the same error for a field within the value at `path`."""
        inner = f"{path}.{self.path}" if self.path else path
        return ServiceError(
            self.code, self.problem, path=inner, status=self.status, numbered=self.numbered
        )


def invalid(problem: str, *, path: str = "") -> ServiceError:
    """Return the error for a refused value, of the field at `path`."""
    return ServiceError("InvalidParam", problem, path=path)


@contextmanager
def errors_inside(path: str) -> Generator[None]:
    """Complete the paths of errors that are raised while the value at `path` is handled."""
    try:
        yield
    except ServiceError as error:
        raise error.inside(path) from None


@public_in("emulator")
class StartError(SDKError):
    """The emulator cannot start, for example because of its port or its database file."""
