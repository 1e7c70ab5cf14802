"""Derive idempotency keys from calls, so that the repetition of a call takes effect once.

A host repeats a call when it lost the reply, for example after a timeout: the same action with the
same fields. Both calls get the same key. A call that shall take effect again needs a key of its own.
"""

from __future__ import annotations

import hashlib
import os
from collections import OrderedDict
from typing import Any, Final

import msgspec

from .._core.schema.actions import Action

_KEPT: Final = 4_096
"""Keys that are remembered, to report repetitions."""


class Rounds:
    """The keys of one round: of a server, or of all servers with the same name of the round."""

    def __init__(self, name: str = "") -> None:
        self._name = name or os.urandom(16).hex()
        self._seen: OrderedDict[str, None] = OrderedDict()

    def add_key(self, action: Action[Any], body: dict[str, Any]) -> str | None:
        """Return the idempotency key of a call; add it to the body if the body has none.

        Return None if the action has no such field, or the server derives the key itself.
        """
        field = action.idempotency_field
        if not field:
            return None
        if body.get(field):
            return str(body[field])
        derived = action.idempotency_derived
        if derived is not None and derived.holds(body):
            return None
        words = [self._name, action.name, action.version, body]
        text = msgspec.json.encode(words, order="deterministic")
        key = body[field] = hashlib.sha256(text).hexdigest()[:32]
        return key

    def is_repeated(self, key: str | None) -> bool:
        """Return whether a call with this key has succeeded."""
        return key in self._seen

    def succeeded(self, key: str | None) -> None:
        """Remember the key of a call that succeeded."""
        if key is not None:
            self._seen[key] = None
            if len(self._seen) > _KEPT:
                self._seen.popitem(last=False)
