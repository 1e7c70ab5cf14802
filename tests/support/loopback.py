"""A scripted HTTP server on loopback, and the keys that tests sign with."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

KEYS = {"access_key": "AKTEST", "secret_key": "canary-test-secret"}


@dataclass
class Seen:
    """One received request."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class Answer:
    """A reply: status, body and headers, or a closed connection."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    drop: bool = False


@dataclass
class ScriptedServer:
    """Sends the scripted replies in turn, and then repeats the last one."""

    endpoint: str
    seen: list[Seen] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)

    def answer(self, body: Any = b"", status: int = 200, **headers: str) -> None:
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.answers.append(Answer(data, status, named))

    def drop(self) -> None:
        self.answers.append(Answer(drop=True))

    def next(self) -> Answer:
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


def envelope(result: Any = None, error: dict[str, Any] | None = None) -> dict[str, Any]:
    """A reply's envelope."""
    metadata: dict[str, Any] = {"RequestId": "req-1", "Action": "A", "Version": "2020-12-01"}
    if error is not None:
        metadata["Error"] = error
    return {"ResponseMetadata": metadata, **({} if result is None else {"Result": result})}


@contextmanager
def scripted_server() -> Iterator[ScriptedServer]:
    """A real HTTP server on loopback."""
    scripted = ScriptedServer("")

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True  # a head and a body that come apart cost 40 ms

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            headers = {name.lower(): value for name, value in self.headers.items()}
            scripted.seen.append(Seen(self.command, self.path, headers, body))
            answer = scripted.next()
            if answer.drop:
                self.close_connection = True
                self.connection.close()
                return
            self.send_response_only(answer.status)
            usual = {"Content-Type": "application/json", "Date": self.date_time_string()}
            for name, value in {**usual, **answer.headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            self.wfile.write(answer.body)

        do_GET = do_POST

        def log_message(self, format: str, *args: Any) -> None:
            pass

        def finish(self) -> None:
            with suppress(OSError):  # the test closed its end first
                super().finish()

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    http.daemon_threads = True
    scripted.endpoint = f"http://127.0.0.1:{http.server_address[1]}"
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield scripted
    finally:
        http.shutdown()
        thread.join()
        http.server_close()
