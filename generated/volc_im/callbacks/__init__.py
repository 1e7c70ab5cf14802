"""Server callbacks: events that the service sends to your server.

    event = callbacks.verify(body, secret_key, max_age_s=300)

    match callbacks.read(event):
        case callbacks.BeforeSendMessage(client_message_id=message_id):
            ...
        case callbacks.AfterSendMessage(header=header):
            ...

`ASGIHandler` and `WSGIHandler` do this for a web server, with a deduplicator and the right statuses.
`sign_event` makes signed events for tests.
"""

from __future__ import annotations

from volc_im.callbacks.asgi import ASGIHandler
from volc_im.callbacks.deduplication import (
    AsyncDeduplicator,
    Claim,
    Deduplicator,
    LocalDeduplicator,
    once,
    once_async,
)
from volc_im.callbacks.errors import CallbackError, Reason
from volc_im.callbacks.event import Event
from volc_im.callbacks.messages import (
    AfterSendMessage,
    BeforeSendMessage,
    EventData,
    OtherEvent,
    read,
)
from volc_im.callbacks.receiver import AsyncReceiver, Receiver
from volc_im.callbacks.redis import AsyncRedisDeduplicator, RedisDeduplicator
from volc_im.callbacks.reply import Answer, Reply
from volc_im.callbacks.signature import SecretKeys, sign_event, signature, verify
from volc_im.callbacks.wsgi import WSGIHandler

__all__ = [
    "ASGIHandler",
    "AfterSendMessage",
    "Answer",
    "AsyncDeduplicator",
    "AsyncReceiver",
    "AsyncRedisDeduplicator",
    "BeforeSendMessage",
    "CallbackError",
    "Claim",
    "Deduplicator",
    "Event",
    "EventData",
    "LocalDeduplicator",
    "OtherEvent",
    "Reason",
    "Receiver",
    "RedisDeduplicator",
    "Reply",
    "SecretKeys",
    "WSGIHandler",
    "once",
    "once_async",
    "read",
    "sign_event",
    "signature",
    "verify",
]
