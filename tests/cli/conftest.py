"""A command line in this process, against one emulator per module."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator
from typing import NamedTuple

import pytest

from volc_im.cli.main import main
from volc_im.cli.program import PROGRAM
from volc_im.emulator import Emulator

ACCESS_KEY = "AKLTexampleexample"
SECRET_KEY = "c2VjcmV0LWtleS1vZi10ZXN0cw"
APP_ID = 661000


class Done(NamedTuple):
    """A command that has ended."""

    code: int
    out: str
    err: str


class Terminal(io.StringIO):
    """A stream that claims to be a terminal."""

    def isatty(self) -> bool:
        return True


Run = Callable[..., Done]


@pytest.fixture(scope="module")
def emulator() -> Iterator[Emulator]:
    with Emulator(
        access_key=ACCESS_KEY, secret_key=SECRET_KEY, app_ids=[APP_ID], samples=True
    ) as server:
        yield server


@pytest.fixture
def run(clean_environment: None, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command without a service."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)

    def start(*arguments: str, stdin: str = "", terminal: bool = False) -> Done:
        kind = Terminal if terminal else io.StringIO
        streams = kind(stdin), kind(), kind()
        with pytest.MonkeyPatch.context() as patch:
            for name, stream in zip(("stdin", "stdout", "stderr"), streams, strict=True):
                patch.setattr(sys, name, stream)
            code = main(PROGRAM, arguments)
        return Done(code, streams[1].getvalue(), streams[2].getvalue())

    return start


@pytest.fixture
def im(run: Run, emulator: Emulator, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command against the emulator, which has the sample data."""
    emulator.reset()
    for name, value in emulator.env.items():
        monkeypatch.setenv(name, value)
    return run
