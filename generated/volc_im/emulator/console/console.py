"""Respond to the requests of the console that need no emulator: files, sending, signatures."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib.resources.abc import Traversable
from typing import Any, Final

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from ..._core.errors import ConfigError
from ..._core.schema.action_names import known_action
from ..._core.service import ServiceModel
from ..control_requests import ControlError
from ..loopback_only import json_response
from .explained import Signer
from .guard import read_action
from .page_files import page_file
from .sender import Sender

PREFIX: Final = "/_ui"
DOCUMENTS_VARIABLE: Final = "VOLC_CONSOLE_DOCUMENTS"
"""Variable with the address of an error in the documents: `{language}`, `{code}` and `{exception}` are
replaced."""


class _Send(msgspec.Struct, forbid_unknown_fields=True):
    action: str
    body: dict[str, Any]
    check: bool = True
    confirmed: bool = False


class _Sign(msgspec.Struct, forbid_unknown_fields=True):
    action: str
    body: str


class _Compare(msgspec.Struct, forbid_unknown_fields=True):
    action: str
    body: str
    headers: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Console:
    """The part of the console that the emulator and the real service share."""

    service: ServiceModel
    sender: Sender
    signer: Signer
    plugin: Traversable | None = None
    """Folder of the service's own views."""
    settings: Mapping[str, Any] = field(default_factory=dict[str, Any])
    """What the page needs to know about the server, such as its kind."""
    confirm_writes: bool = False
    """Whether the page must ask before it sends an action that writes."""
    read_only: bool = False
    """Whether actions that write are refused."""

    async def find(self, request: Request, path: str) -> Response:
        """Return the response to a request; raise ControlError."""
        if request.method == "POST":
            return json_response(200, await self._act(request, path))
        if request.method != "GET":
            raise ControlError(405, f"{request.method} is not accepted; use GET or POST")
        if path == "settings":
            return json_response(200, self._settings())
        response = page_file(path, self.service, self.plugin)
        if response is None:
            raise ControlError(404, f"there is nothing at this path; the page is {PREFIX}")
        return response

    async def _act(self, request: Request, path: str) -> dict[str, Any]:
        match path:
            case "send":
                body = await read_action(request, _Send)
                self._check_write(self._known(body.action), confirmed=body.confirmed)
                return await self.sender.send(body.action, body.body, check=body.check)
            case "sign":
                text = await read_action(request, _Sign)
                return self.signer.steps(self._known(text.action), text.body.encode())
            case "compare":
                pasted = await read_action(request, _Compare)
                action, now = self._known(pasted.action), datetime.now(UTC)
                return self.signer.compare(action, pasted.body.encode(), pasted.headers, now)
            case _:
                raise ControlError(405, "POST is accepted by send, sign and compare only")

    def _settings(self) -> dict[str, Any]:
        return {
            **self.settings,
            "endpoint": self.signer.endpoint,
            "region": self.signer.region,
            "plugin": self.plugin is not None,
            "confirm_writes": self.confirm_writes,
            "read_only": self.read_only,
            "documents": os.environ.get(DOCUMENTS_VARIABLE, ""),
        }

    def _known(self, action: str) -> str:
        try:
            return known_action(action, self.service.actions)
        except ConfigError as error:
            raise ControlError(400, str(error)) from None

    def _check_write(self, action: str, *, confirmed: bool) -> None:
        if self.service.action(action).access != "write":
            return
        if self.read_only:
            raise ControlError(
                403,
                f"{action} writes, and the console is read-only",
                f"{action} 是写操作，而调试台为只读模式",
            )
        if self.confirm_writes and not confirmed:
            raise ControlError(
                403,
                f"{action} writes, and the page has not asked for confirmation",
                f"{action} 是写操作，而页面尚未请求确认",
            )
