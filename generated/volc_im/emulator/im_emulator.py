"""The emulator of IM, with methods by which tests act for the users of an application."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path
from threading import Event
from typing import Any, TypeVar
from uuid import uuid4

from volc_im._core.util.env import parameter_variable
from volc_im.emulator.engine_interface import Backend
from volc_im.emulator.errors import ServiceError
from volc_im.emulator.server import BaseEmulator
from volc_im.emulator.store import MEMORY

from ..callbacks.reply import Reply
from . import callback_store, presence
from .callback_sender import CallbackOptions, CallbackSender
from .callback_store import AFTER, BEFORE, EVENTS, SentCallback, message_data
from .handlers.broadcast import Broadcast
from .handlers.message_sending import send_message
from .im_context import IMContext, User, user_field

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
        callback_url: str | None = None,
        callback_secret_key: str | None = None,
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
            callback_url: Send events there from the start; see `send_callbacks`.
            callback_secret_key: Secret key that these events are signed with.

        Raises:
            ValueError: A key is empty, there is no such fault, or only one of `callback_url` and
                `callback_secret_key` is given.
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
        self._sender: CallbackSender | None = None
        self._callbacks: CallbackOptions | None = None
        if (callback_url is None) != (callback_secret_key is None):
            raise ValueError("callbacks need both a URL and a secret key")
        if callback_url is not None and callback_secret_key is not None:
            self._callbacks = CallbackOptions(url=callback_url, secret_key=callback_secret_key)

    def start(self) -> None:
        """Serve on a new thread; return when the server is ready for requests."""
        super().start()
        if self._callbacks is not None:
            self._sender = CallbackSender(self._callbacks, self._between_requests)

    def run(self, ready: Callable[[str], None]) -> None:
        """Serve until SIGINT or SIGTERM. When ready, call `ready` with the endpoint."""
        if self._callbacks is None:
            super().run(ready)
            return
        with self:  # sending needs the server on a thread of its own
            ready(self.endpoint)
            Event().wait()

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

    def send_callbacks(
        self,
        url: str,
        secret_key: str,
        *,
        events: Collection[str] = EVENTS,
        data: Callable[[dict[str, Any]], dict[str, Any]] | None = None,
        refuses: Callable[[Reply], bool] | None = None,
        send_if_failed: bool = True,
        attempts: int = 3,
        timeout_s: float = 5.0,
        retry_delay_s: float = 0.1,
    ) -> None:
        """Send events to a server on this machine, until the emulator stops or is reset.

        `send_from_device` causes both events, BatchSendGroupMessage the one after; other actions cause
        none, as documented. A status other than 200 is a failure, after which the event is sent again.

        Args:
            url: URL of the server: http:// and a loopback address.
            secret_key: Secret key that the events are signed with.
            events: Some of BeforeSendMessage and AfterSendMessage.
            data: Returns the data to send, from the data that the emulator made. Most fields of the
                data are not documented; by default they have the names of MessageBody.
            refuses: Whether a reply to an event before a message refuses it. The form of such a reply is
                not documented; by default none refuses.
            send_if_failed: Whether a message is sent although all attempts of the event before it
                failed, which is not documented either.
            attempts: Number of attempts in all.
            timeout_s: Timeout of an attempt, in seconds.
            retry_delay_s: Delay before the next attempt, in seconds.

        Raises:
            ValueError: The URL is not on this machine, or there is no such event.
            RuntimeError: The emulator is not running.
        """
        options = CallbackOptions(
            url=url,
            secret_key=secret_key,
            events=events,
            data=data,
            refuses=refuses,
            send_if_failed=send_if_failed,
            attempts=attempts,
            timeout_s=timeout_s,
            retry_delay_s=retry_delay_s,
        )
        self._stop_callbacks()
        self._sender = CallbackSender(options, self._between_requests)

    @property
    def callbacks(self) -> list[SentCallback]:
        """The events that were sent or wait, oldest first. Raises RuntimeError if not running."""

        def find(backend: Backend) -> list[SentCallback]:
            with backend.store.transaction(write=False) as database:
                return callback_store.all_callbacks(database)

        return self._between_requests(find)

    def wait_for_callbacks(self, timeout_s: float = 30.0) -> None:
        """Return when all events were sent; raise TimeoutError."""
        if self._sender is not None:
            self._sender.wait(timeout_s)

    def send_from_device(
        self,
        app_id: int,
        conversation_short_id: int,
        sender: User,
        *,
        msg_type: int,
        content: str,
        client_msg_id: str = "",
    ) -> int | None:
        """Send a message as a device of a user does; return its id, or None if a callback refused it.

        Pass type and content with a builder: `**content.text("hi")`. Mutes and blacklists are not
        checked. Raises ValueError if the message cannot be sent, and RuntimeError if the emulator is not
        running.
        """
        body: dict[str, Any] = {
            "AppId": app_id,
            "ConversationShortId": conversation_short_id,
            **user_field("Sender", sender),
            "MsgType": int(msg_type),
            "Content": content,
            "ClientMsgId": client_msg_id or str(uuid4()),
        }
        about = message_data({**body, "Sender": sender})

        def announce(context: IMContext) -> SentCallback | None:
            number = callback_store.add(context, BEFORE, about)
            return None if number is None else callback_store.one_callback(context.database, number)

        def send(context: IMContext) -> int:
            message_id: int = send_message(context)["MessageId"]
            callback_store.add(context, AFTER, about | {"MessageId": message_id})
            return message_id

        before = self._do(app_id, announce, body)
        if before is not None and self._sender is not None:
            outcome = self._sender.deliver(before)
            failed = outcome.state not in ("accepted", "refused")
            if outcome.state == "refused" or (failed and not self._sender.options.send_if_failed):
                return None
        return self._do(app_id, send, body)

    def stop(self) -> None:
        """Finish running requests, then close everything. Stopping twice has no effect."""
        self._stop_callbacks()
        super().stop()

    def reset(self) -> None:
        """Forget all data, faults, clock moves, counted calls and requests; send no more callbacks.

        Quotas stay on or off, and sample data are added again. Raises RuntimeError if the emulator
        is not running.
        """
        self._stop_callbacks()
        super().reset()

    def _stop_callbacks(self) -> None:
        sender, self._sender = self._sender, None
        if sender is not None:
            sender.stop()

    def _check_body(self, body: dict[str, Any]) -> None:
        app_id = body["AppId"]
        if app_id <= 0 or (self._app_ids and app_id not in self._app_ids):
            raise ServiceError("AppNotFound", f"there is no application {app_id}", path="AppId")

    def _do(
        self, app_id: int, work: Callable[[IMContext], T], body: dict[str, Any] | None = None
    ) -> T:
        def use(backend: Backend) -> T:
            with presence.application(backend, app_id, body) as context:
                return work(context)

        return self._between_requests(use)
