"""Sends signed requests to an emulator, whose answers must be its documented ones."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from http.client import HTTPConnection, HTTPException
from typing import Any, Final
from urllib.parse import quote, urlsplit

from .outcomes import DATA, REFUSED, expect
from .services import KEYS, Package

_TYPES: Final = {
    "json": "application/json",
    "form": "application/x-www-form-urlencoded",
    "query": "text/plain",
}


class Sender:
    """Sends requests to one emulator on one connection, which is opened again if it was closed."""

    def __init__(self, endpoint: str, package: Package) -> None:
        address = urlsplit(endpoint)
        assert address.hostname
        self._endpoint, self._package = endpoint, package
        self._connection = HTTPConnection(address.hostname, address.port, timeout=20)
        self._sign: Any = package.part("signing").sign
        self._keys = package.module.Credentials(*KEYS.values())

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def send(self, action: str, body: bytes = b"", *, query: Sequence[tuple[str, str]] = ()) -> str:
        """Send a signed request; raise Fault unless the answer is an envelope without a server error."""
        known = self._package.service.action(action)
        pairs = [("Action", action), ("Version", known.version), *query]
        path = "/?" + "&".join(f"{quote(name)}={quote(value)}" for name, value in pairs)
        headers = {"Content-Type": _TYPES[known.encoding]}
        headers |= self._sign(
            method=known.method, url=self._endpoint + path, headers=headers, body=body,
            credentials=self._keys, region=self._package.service.default_region,
            service=self._package.service.signing_name,
        )  # fmt: skip
        status, answer = self.exchange(known.method, path, body, headers)
        if status == 400 and answer == b"Invalid HTTP request received.":  # a line is too long
            return REFUSED
        metadata = _json(answer)["ResponseMetadata"]
        if status == 200 and "Error" not in metadata:
            return DATA
        expect(status < 500, f"{status}: {answer[:500]!r}")
        error = metadata["Error"]
        expect(error["Code"] != "InternalError", f"{answer[:500]!r}")
        expect(error["Code"] and error["Message"], f"an error without words: {answer[:500]!r}")
        return REFUSED

    def control(self, method: str, path: str, body: bytes) -> str:
        """Send a request to the control endpoint or the page of the console."""
        status, answer = self.exchange(method, path, body, {"Content-Type": "application/json"})
        expect(status < 500, f"{status}: {answer[:500]!r}")
        if status >= 400:
            _json(answer)
        return DATA if status < 400 else REFUSED

    def exchange(
        self, method: str, path: str, body: bytes, headers: Mapping[str, str]
    ) -> tuple[int, bytes]:
        """Return the status and the body of an answer; Fault if the emulator does not answer."""
        for attempt in (1, 2):
            try:
                self._connection.request(method, path, body, dict(headers))
                reply = self._connection.getresponse()
                return reply.status, reply.read()
            except (HTTPException, OSError) as error:
                self._connection.close()
                # The first may have been sent on a connection that the server has closed meanwhile.
                expect(attempt == 1, f"no answer: {error!r}")
        raise AssertionError


def _json(answer: bytes) -> Any:
    try:
        return json.loads(answer)
    except ValueError:
        expect(False, f"not JSON: {answer[:500]!r}")
