"""Programs whose tests freeze time, with freezegun and time-machine."""

from __future__ import annotations

import subprocess
import sys

import pytest

FREEZE = {
    "freezegun": 'import freezegun\nfrozen = freezegun.freeze_time("2020-01-01")\n',
    "time-machine": 'import time_machine\nfrozen = time_machine.travel("2020-01-01", tick=False)\n',
}
CLOCK = """
frozen.start()
from volc_im._core.util.clocks import monotonic
started = monotonic()
while monotonic() < started + 0.01:
    pass
frozen.stop()
assert monotonic() - started < 600, "the clock has not changed"
print("done")
"""
LATER = """
from volc_im._core.util.clocks import monotonic
started = monotonic()
frozen.start()
while monotonic() < started + 0.01:
    pass
print("done")
"""
EMULATOR = """
frozen.start()
from volc_im import Client
from volc_im.emulator import Emulator
with Emulator(access_key="a", secret_key="b") as server:
    with Client(access_key="a", secret_key="b", app_id=1, endpoint=server.endpoint) as im:
        im.get_user_conversations(participant_user_id=1, cursor=0, limit=20)
        server.faults.add("503:2")
        im.get_user_conversations(participant_user_id=1, cursor=0, limit=20)
print("done")
"""
PACED = """
frozen.start()
from volc_im import Client
import volc_im._core.rate_limit.local
frozen.stop()
from volc_im._core.rate_limit.local import LocalRateLimiter
limiter = LocalRateLimiter()
assert limiter.reserve("A", 1000.0, 60, 1) < 1
assert limiter.reserve("A", 1000.0, 60, 1) < 1
print("done")
"""


@pytest.mark.parametrize("freeze", [*FREEZE.values()], ids=[*FREEZE])
@pytest.mark.parametrize("program", [CLOCK, LATER, EMULATOR, PACED])
def test_frozen_time(freeze: str, program: str) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", freeze + program],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.stdout, done.stderr) == ("done\n", "")
