"""How documents say that the requests of an action are sent, and the keys of the spec for it."""

from __future__ import annotations

from volcgen.changes.facts import ActionFacts
from volcgen.changes.tables import own_parameters
from volcgen.spec.definitions import Service
from volcgen.spec.wire import DEFAULT_ENCODINGS


def stated_encoding(facts: ActionFacts, method: str) -> str | None:
    """Return where parameters are: by the content type, else by the table that lists them."""
    if method == "GET":
        return None  # a GET has a query only
    if facts.encoding is not None and facts.encoding.certain:
        return facts.encoding.value
    is_guess = any(doubt.what == "in" for doubt in facts.unknown)
    places = {row.location for row in own_parameters(facts)}
    return "query" if places == {"query"} and not is_guess else None


def wire_keys(service: Service, facts: ActionFacts) -> dict[str, str]:
    """Return `version`, `method` and `encoding` of a new action, if they are not those of the service."""
    method = facts.method.value if facts.method is not None else service.method
    own = {"method": method} if method != service.method else {}
    version = facts.version
    if version is not None and version.certain and version.value != service.version:
        own = {"version": version.value, **own}
    encoding = stated_encoding(facts, method)
    if encoding is None or encoding == _usual(service, method):
        return own
    return {**own, "encoding": encoding}


def new_encoding(service: Service, facts: ActionFacts, method: str) -> str:
    """Return the encoding that an action will have, which the spec does not have yet."""
    return stated_encoding(facts, method) or _usual(service, method)


def _usual(service: Service, method: str) -> str:
    if method == service.method and service.encoding is not None:
        return service.encoding
    return DEFAULT_ENCODINGS["GET" if method == "GET" else "POST"]
