"""Exceptions of the testing kit."""

from __future__ import annotations

from .._core.errors import SDKError
from .._core.util.package import public_in


@public_in("testing")
class UnexpectedCallError(AssertionError):
    """The code under test made a call that was not expected; the message lists the expected calls.

    Not an SDKError, so code that handles errors of calls does not catch it. If the code catches it
    anyway, it is raised again when the stub ends.
    """


@public_in("testing")
class UnusedAnswersError(AssertionError):
    """Some prepared answers were not used by any call."""


@public_in("testing")
class CassetteError(SDKError):
    """A recording cannot be read or written; the message says where and what to do."""
