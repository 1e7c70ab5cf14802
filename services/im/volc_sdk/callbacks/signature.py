"""The signature of events: verifying it, and making events for tests.

Document 6348/293101 describes it: the values of seven fields and the secret key are sorted by their
bytes and joined without a separator; the signature is the SHA-256 of that, in lower-case hex. It
covers no header and has no time limit, and it does not bind a value to its field: an event whose values
are exchanged between fields has the same signature.
"""

from __future__ import annotations

import json
import secrets
import time
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from hmac import compare_digest
from typing import Any, Final, TypeAlias

from volc_sdk._core.errors import ConfigError
from volc_sdk._core.util.typeguards import unchecked
from volc_sdk.callbacks.errors import CallbackError
from volc_sdk.callbacks.event import FIELDS, Event, read_event

VERSION: Final = "2020-12-01"

SecretKeys: TypeAlias = str | Sequence[str]
"""The secret key of callbacks from the console, or several keys while it is replaced."""


def check_keys(secret_key: SecretKeys) -> tuple[str, ...]:
    """Return the secret keys; raise ConfigError if one is missing. The message contains no key."""
    given: list[Any] = (
        [secret_key] if isinstance(secret_key, str) else [*(unchecked(secret_key) or ())]
    )
    if not given or not all(isinstance(key, str) and key for key in given):
        raise ConfigError(
            "secret_key: expected the secret key of callbacks from the console, or a list of "
            "keys; a key is empty or not a str"
        )
    return tuple(given)


def signature(event: Event, secret_key: str) -> str:
    """Return the signature of an event; its own `signature` is not used."""
    values = [getattr(event, name) for name in FIELDS if name != "signature"]
    return sha256(b"".join(sorted(each.encode() for each in (*values, secret_key)))).hexdigest()


def verify(
    body: bytes | str,
    secret_key: SecretKeys,
    *,
    app_id: int | str | None = None,
    max_age_s: float | None = None,
    now: float | None = None,
) -> Event:
    """Return the event of a request body after a check of its signature in constant time.

    The signature has no time limit, so a recorded request stays valid. Refuse repeated events with a
    deduplicator, and old ones with `max_age_s`.

    Args:
        body: Body of the request, as received.
        secret_key: Secret key of callbacks from the console. Several keys are all accepted, so that
            a key can be replaced without a gap.
        app_id: AppId that the event must have; None for any.
        max_age_s: Largest difference in seconds between the time of the event and now, in both
            directions. None for no limit: the documents state neither how long the service sends an
            event again nor whether its time then changes.
        now: Current time in Unix seconds, by default that of this machine.

    Raises:
        CallbackError: The event is refused; see its `reason`.
        ConfigError: A secret key is empty.

    Example:
        event = callbacks.verify(request_body, os.environ["CALLBACK_SECRET_KEY"], max_age_s=300)
    """
    keys = check_keys(secret_key)
    event = read_event(body)
    received = event.signature.encode()
    is_signed = False
    for key in keys:  # all of them, whichever is the right one
        is_signed |= compare_digest(received, signature(event, key).encode())
    if not is_signed:
        raise CallbackError(
            "the signature is not of this secret key: compare the key with that in the console, "
            "and pass the body as received",
            reason="signature",
        )
    if app_id is not None and event.app_id != str(app_id):
        raise CallbackError(f"AppId: expected {app_id}, got another one", reason="app_id")
    if max_age_s is not None:
        age_s = (time.time() if now is None else now) - event.time.timestamp()
        if abs(age_s) > max_age_s:
            side = "old" if age_s > 0 else "in the future"
            raise CallbackError(
                f"EventTime: the event is {abs(age_s):.0f} s {side}, allowed are {max_age_s:g} s",
                reason="time",
            )
    return event


def sign_event(
    secret_key: str,
    event_type: str,
    event_data: str | Mapping[str, object],
    *,
    event_time: str | None = None,
    event_id: str | None = None,
    app_id: int | str = "1",
    version: str = VERSION,
    nonce: str | None = None,
) -> bytes:
    """Return the body of a signed event, as the service sends it, for tests of your handler.

    Args:
        secret_key: Secret key that your handler verifies with.
        event_type: Kind of the event, such as `BeforeSendMessage`.
        event_data: Details of the event: an object, or JSON text that is sent unchanged.
        event_time: By default the current time, with nine digits after the second.
        event_id: By default a new one.
        app_id: AppId of the application.
        version: Version of the callbacks.
        nonce: By default four random digits.

    Example:
        body = callbacks.sign_event("secret", "BeforeSendMessage", {"ClientMessageId": "m-1"})
        assert client.post("/callbacks", content=body).status_code == 200
    """
    (key,) = check_keys(secret_key)
    if not isinstance(event_data, str):
        event_data = json.dumps(event_data, ensure_ascii=False, separators=(",", ":"))
    event = Event(
        event_type=event_type,
        event_data=event_data,
        event_time=event_time or f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%S.%f}000Z",
        event_id=event_id or uuid.uuid4().hex,
        app_id=str(app_id),
        version=version,
        nonce=nonce or f"{secrets.randbelow(10_000):04}",
        signature="",
    )
    signed = replace(event, signature=signature(event, key))
    members = {wire_name: getattr(signed, name) for name, wire_name in FIELDS.items()}
    return json.dumps(members, ensure_ascii=False).encode()
