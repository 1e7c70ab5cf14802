"""Tests of your own code: a pytest plugin, stubs, made data, and recordings of real calls.

With `pip install "<distribution>[testing]"` a test has fixtures, and needs no import:

    def test_chat(im):
        made = im.create_conversation(...)

`im` and `async_im` are clients of the emulator, `im_server`, whose state is new in each test.
`stub` answers without a server, `factories` makes valid data, `record` and `replay` keep real calls.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from . import factories
    from .expectations import Expectation
    from .errors import CassetteError, UnexpectedCallError, UnusedAnswersError
    from .matchers import ANY, matching
    from .recording import record
    from .replaying import replay
    from .stubbing import stub
    from .stubs import Stubs

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

_MODULES = {
    "ANY": "matchers",
    "CassetteError": "errors",
    "Expectation": "expectations",
    "Stubs": "stubs",
    "UnexpectedCallError": "errors",
    "UnusedAnswersError": "errors",
    "matching": "matchers",
    "record": "recording",
    "replay": "replaying",
    "stub": "stubbing",
}


# Lazy, so that pytest can load the plugin of this package in every run, also where no test uses it.
if not TYPE_CHECKING:  # mypy would take any name for one that is there

    def __getattr__(name: str) -> Any:
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from importlib import import_module

        module = import_module(f".{_MODULES.get(name, name)}", __name__)
        value = module if name not in _MODULES else getattr(module, name)
        globals()[name] = value
        return value


def __dir__() -> list[str]:
    return list(__all__)
