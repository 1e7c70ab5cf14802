# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""Testing kit: a pytest plugin, stubs, factories, and recordings of real calls.

After `pip install "volc-im[testing]"`, tests can use fixtures without importing them:

    def test_it(im):
        im.create_conversation(...)

`im` and `async_im` are clients of the emulator `im_server`, which has no data at the start of
each test. `stub` answers calls without a server. `factories` makes valid data. `record` stores the
replies to real calls, and `replay` answers calls with them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._core.lazy_exports import lazy_exports

if TYPE_CHECKING:
    from . import factories
    from .errors import CassetteError, UnexpectedCallError, UnusedAnswersError
    from .expectations import Expectation
    from .matchers import ANY, matching
    from .recording import record
    from .replaying import replay
    from .stubs import Stubs, stub

__all__ = [
    "ANY",
    "CassetteError",
    "Expectation",
    "Stubs",
    "UnexpectedCallError",
    "UnusedAnswersError",
    "factories",
    "matching",
    "record",
    "replay",
    "stub",
]

# Imported on first use, because pytest imports this package in every run.
if not TYPE_CHECKING:  # mypy would accept any name
    __getattr__ = lazy_exports(
        __name__,
        {
            "ANY": ".matchers",
            "CassetteError": ".errors",
            "Expectation": ".expectations",
            "Stubs": ".stubs",
            "UnexpectedCallError": ".errors",
            "UnusedAnswersError": ".errors",
            "factories": ".factories",
            "matching": ".matchers",
            "record": ".recording",
            "replay": ".replaying",
            "stub": ".stubs",
        },
    )


def __dir__() -> list[str]:
    return list(__all__)
