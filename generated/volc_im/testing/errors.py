"""What makes a test fail, and what a recording can have wrong."""

from __future__ import annotations

from .._core.errors import SDKError


class UnexpectedCallError(AssertionError):
    """The code under test made a call that nothing expects; says what was expected instead.

    It is no SDKError, so code that handles errors of calls does not swallow it. Where code
    swallows every exception, the end of the stub raises it again.
    """


class UnusedAnswersError(AssertionError):
    """Answers that were prepared, and no call came for them."""


class CassetteError(SDKError):
    """A recording cannot be read or written: where, and what to do."""
