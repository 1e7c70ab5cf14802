"""Loopback servers in place of STS, the SSO portal and the ECS metadata service."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from support.loopback import Answer, Seen

EXPIRY = "2099-01-02T03:04:05+08:00"
EXPIRES_AT = 4070977445.0
TEMPORARY = {
    "AccessKeyId": "AKTP",
    "SecretAccessKey": "canary-temporary-secret",
    "SessionToken": "canary-temporary-token",
}


class Cloud:
    """Responses by method and path, in the order in which a test adds them; the last one repeats."""

    def __init__(self) -> None:
        self.address = ""
        self.seen: list[Seen] = []
        self._answers: dict[str, list[Answer]] = {}

    def on(self, route: str, body: Any = b"", status: int = 200, **headers: str) -> None:
        """Add a response; `route` is method and path, such as `GET /`."""
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        self._answers.setdefault(route, []).append(Answer(data, status, headers))

    def drops(self, route: str) -> None:
        """Close the connection in place of a response."""
        self._answers.setdefault(route, []).append(Answer(drop=True))

    def returns_role(self, route: str, expiry: str = "ExpiredTime", **changes: Any) -> None:
        """Add a response of STS with credentials."""
        self.on(route, {"Result": {"Credentials": {**TEMPORARY, expiry: EXPIRY, **changes}}})

    def next(self, route: str) -> Answer:
        answers = self._answers.get(route)
        if answers is None:
            return Answer(b"not found", 404)
        return answers.pop(0) if len(answers) > 1 else answers[0]


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64


@contextmanager
def credential_server() -> Iterator[Cloud]:
    """A real HTTP server on loopback."""
    cloud = Cloud()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            headers = {name.lower(): value for name, value in self.headers.items()}
            cloud.seen.append(Seen(self.command, self.path, headers, body))
            answer = cloud.next(f"{self.command} {self.path.partition('?')[0]}")
            if answer.drop:
                self.close_connection = True
                self.connection.close()
                return
            self.send_response_only(answer.status)
            for name, value in {"Date": self.date_time_string(), **answer.headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            self.wfile.write(answer.body)

        do_GET = do_PUT = do_POST = do

        def log_message(self, format: str, *args: Any) -> None:
            pass

        def finish(self) -> None:
            with suppress(OSError, ValueError):  # the connection was closed
                super().finish()

    http = _Server(("127.0.0.1", 0), Handler)
    cloud.address = f"http://127.0.0.1:{http.server_address[1]}"
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield cloud
    finally:
        http.shutdown()
        thread.join()
        http.server_close()
