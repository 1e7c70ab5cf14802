"""The emulator of IM, with methods by which tests act for the users of an application."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any, TypeVar

from volc_im._core.util.env import parameter_variable
from volc_im.emulator.engine_interface import Backend
from volc_im.emulator.errors import ServiceError
from volc_im.emulator.server import BaseEmulator
from volc_im.emulator.store import MEMORY

from . import presence
from .handlers.broadcast import Broadcast
from .im_context import IMContext, User

T = TypeVar("T")


class IMEmulator(BaseEmulator):
    """The IM service on a loopback address, as a context manager; subclasses set `definition`."""

    def __init__(
        self,
        *,
        access_key: str,
        secret_key: str,
        session_token: str | None = None,
        app_ids: Collection[int] = (),
        db: str | Path = MEMORY,
        host: str = "127.0.0.1",
        port: int = 0,
        allow_remote: bool = False,
        strict_fields: bool = False,
        strict_signing: bool = False,
        quotas: bool = False,
        faults: Collection[str] = (),
        samples: bool = False,
    ) -> None:
        """Configure an emulator; entering the context starts it.

        Args:
            access_key: The only access key that is accepted.
            secret_key: Its secret key.
            session_token: Token that requests must have; None if requests must not have one.
            app_ids: The existing applications; by default every positive AppId exists.
            db: File of the database, created if it is missing; in memory by default.
            host: 127.0.0.1, ::1 or localhost; with `allow_remote` any address of this machine, or
                0.0.0.0 or :: for all of them.
            port: TCP port; 0 for any free port.
            allow_remote: Accept connections from other machines, also to the page and the control
                endpoint. Use it in containers and private networks only: there is no encryption.
            strict_fields: Refuse fields that an action does not have, and text messages whose content
                apps cannot parse. By default the response header `X-Emulator-Unknown-Fields` lists
                such fields, and `requests` the warnings about content.
            strict_signing: Refuse signatures that the platform accepts although they break a
                documented rule. By default `requests` lists the broken rules.
            quotas: Refuse calls that exceed the documented rates.
            faults: Faults to add, such as `drop:1:CreateConversation`; see `Faults`.
            samples: Start with the conversations, messages and users that the documents' examples
                name, for the application 661000.

        Raises:
            ValueError: A key is empty, or there is no such fault.
            StartError: Raised on start, if the emulator cannot listen on the host or port, or cannot
                use the database.
        """
        super().__init__(
            access_key=access_key,
            secret_key=secret_key,
            session_token=session_token,
            db=db,
            host=host,
            port=port,
            allow_remote=allow_remote,
            strict_fields=strict_fields,
            strict_signing=strict_signing,
            quotas=quotas,
            faults=faults,
            samples=samples,
        )
        self._app_ids = frozenset(app_ids)

    @property
    def env(self) -> dict[str, str]:
        """Environment variables with which a client uses this emulator without arguments.

        The AppId is the first of `app_ids`, or 1. Raises RuntimeError if the emulator is not running.
        """
        app_id = min(self._app_ids, default=1)
        return {**super().env, parameter_variable("app_id"): str(app_id)}

    def online(self, app_id: int, user: User, *platforms: str) -> None:
        """Put a user online with one device for each platform, such as "Web".

        These devices replace earlier ones; without a platform, the user is offline. Raises ValueError
        for an invalid user or application, and RuntimeError if the emulator is not running.
        """
        self._do(app_id, lambda context: presence.put_online(context, user, platforms))

    def join(self, app_id: int, conversation_short_id: int, *users: User) -> int:
        """Let users join a live group, as their devices would; return its number of members.

        If one of the users cannot join, no user joins, and ValueError is raised. Raises RuntimeError
        if the emulator is not running.
        """
        return self._do(
            app_id, lambda context: presence.join(context, conversation_short_id, users)
        )

    def leave(self, app_id: int, conversation_short_id: int, *users: User) -> int:
        """Let users leave a live group; return its number of members. Raises as `join` does."""
        return self._do(
            app_id, lambda context: presence.leave(context, conversation_short_id, users)
        )

    def broadcasts(self) -> list[Broadcast]:
        """Return the broadcasts that have not expired, oldest first, with their receivers.

        Raises RuntimeError if the emulator is not running.
        """
        return self._between_requests(presence.broadcasts)

    def _check_body(self, body: dict[str, Any]) -> None:
        app_id = body["AppId"]
        if app_id <= 0 or (self._app_ids and app_id not in self._app_ids):
            raise ServiceError("AppNotFound", f"there is no application {app_id}", path="AppId")

    def _do(self, app_id: int, work: Callable[[IMContext], T]) -> T:
        def use(backend: Backend) -> T:
            with presence.application(backend, app_id) as context:
                return work(context)

        return self._between_requests(use)
