"""Serves the site on loopback, and builds it again after each change of its sources."""

from __future__ import annotations

import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Final

from volcgen import problems
from volcgen.config import Config
from volcgen.errors import InputError, VolcgenError
from volcgen.problems import SpecError
from volcgen.site.services import build_each
from volcgen.watch import watch

HOST: Final = "127.0.0.1"


def serve(config: Config, only: str | None, output: Path, port: int) -> int:
    """Generate, build and serve until Ctrl-C; return 0."""
    server = start_server(output, port)
    print(f"http://{HOST}:{server.server_port}/ (Ctrl-C ends)", flush=True)
    try:
        for result in watch(config):
            if isinstance(result, SpecError):
                print(problems.as_text(result.problems, "nothing was written"), file=sys.stderr)
            elif isinstance(result, VolcgenError):
                print(f"error: {result}", file=sys.stderr)
            else:
                rebuild(config, only, output)
    finally:
        server.shutdown()
        server.server_close()
    return 0


def rebuild(config: Config, only: str | None, output: Path) -> None:
    """Build the site and print what was written, or why it was not."""
    try:
        for report in build_each(config, only, output, ""):
            print(f"wrote {config.display_path(report.folder)}/: {report.pages} pages", flush=True)
    except (SpecError, VolcgenError) as error:
        print(f"error: {error}", file=sys.stderr)


def start_server(folder: Path, port: int) -> ThreadingHTTPServer:
    """Serve a folder on loopback, in a thread; raise InputError if the port cannot be used."""
    handler = partial(_Quiet, directory=str(folder))
    try:
        server = ThreadingHTTPServer((HOST, port), handler)
    except (OSError, OverflowError) as error:
        raise InputError(f"cannot serve on {HOST}:{port}: {error}; choose another --port") from None
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


class _Quiet(SimpleHTTPRequestHandler):
    """Serves files without a line for each request, and never from a cache."""

    def log_message(self, format: str, *args: object) -> None:
        pass

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()
