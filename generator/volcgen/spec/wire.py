"""How requests of an action are sent: method, encoding and version, from the action or its service."""

from __future__ import annotations

from typing import Final, NamedTuple

from volcgen.spec.call_facts import RateLimit
from volcgen.spec.definitions import Action, Service
from volcgen.spec.nodes import Encoding, Method

DEFAULT_ENCODINGS: Final[dict[Method, Encoding]] = {"GET": "query", "POST": "json"}


class Wire(NamedTuple):
    """How the requests of one action are sent."""

    method: Method
    encoding: Encoding
    version: str

    @property
    def is_dotted(self) -> bool:
        """Whether lists and structs are sent as dotted names, such as `Tags.1.Key`."""
        return self.encoding != "json"


def wire_of(service: Service, action: Action) -> Wire:
    """Return how requests of an action are sent.

    An action with a method of its own has the usual encoding of that method, not the service's.
    """
    method = action.method or service.method
    inherited = service.encoding if method == service.method else None
    encoding = action.encoding or inherited or DEFAULT_ENCODINGS[method]
    return Wire(method, encoding, action.version or service.version)


class Rate(NamedTuple):
    """The documented limit of an action; both are None if there is none."""

    qps: int | None
    rate_limit: RateLimit | None


def rate_of(service: Service, action: Action) -> Rate:
    """Return the limit of an action, its own or the one that it shares."""
    shared = service.shared_quotas.get(action.shared_quota or "")
    return Rate(shared.qps, shared.rate_limit) if shared else Rate(action.qps, action.rate_limit)
