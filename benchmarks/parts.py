"""Where the processor time of a synchronous call goes."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from contextlib import ExitStack, closing
from typing import Any, Final

from volc_im import Client
from volc_im._core.call.attempts import Attempts
from volc_im._core.http.pyreqwest import ReqwestTransport
from volc_im._core.http.transport import HTTPResponse
from volc_im._core.schema.builtins import to_builtins
from volc_im._core.serde.encode import encode
from volc_im._core.serde.fast_validation import fast_validator
from volc_im._core.serde.result_or_error import result_or_error

from .api import ACTION, ARGUMENTS, KEYS, REPLY
from .report import Table
from .rivals import BARE, OURS, Recorder, signed_request, sync_calls
from .timing import Effort, cpu_us

SIGNATURE_BAR_US: Final = 8
_LOOPS: Final = 10
"""How many more calls of a function are measured than calls through a network."""


class _RequestOnly(Client):
    """Makes the request of a call, and does nothing with it."""

    def _call(self, action: Any, request: Any) -> Any:
        return action, request


def _functions(endpoint: str) -> dict[str, Callable[[], object]]:
    """Return the steps of a call without a network, as functions that do one of them."""
    request_only = _RequestOnly(**KEYS, endpoint=endpoint)
    im = Client(**KEYS, endpoint=endpoint, transport=Recorder())
    limited = Client(
        **{**KEYS, "rate_limit": {ACTION: 1e6}}, endpoint=endpoint, transport=Recorder()
    )
    result = im.create_conversation(**ARGUMENTS)
    called: Any = request_only.create_conversation(**ARGUMENTS)
    action, request = called
    state, options = im._state, im._options
    encoded, data = encode(action, request, validate=True), to_builtins(request)
    validator, response = fast_validator(action), HTTPResponse(200, {}, REPLY)
    credentials = state.credentials.current()
    assert validator is not None
    assert credentials is not None

    def signature() -> object:
        route = state.route(action, credentials.session_token, ())
        now, name = state.clock.now(), state.service.signing_name
        return route.signature.sign(encoded.body, credentials, state.region, name, now)

    def attempts() -> object:
        made = Attempts(action, encoded, options.headers, options, state)
        made.try_start()
        return made.finish(result)

    return {
        "arguments": lambda: request_only.create_conversation(**ARGUMENTS),
        "check": lambda: validator.is_valid(data),
        "encode": lambda: encode(action, request, validate=True),
        "signature": signature,
        "attempts": attempts,
        "decode": lambda: result_or_error(action, response, state.service, state.endpoint),
        "local": lambda: im.create_conversation(**ARGUMENTS),
        "limited": lambda: limited.create_conversation(**ARGUMENTS),
    }


def parts(endpoint: str, effort: Effort) -> Table:
    """Return where the processor time of one of our calls goes; the rows add up to the whole call."""
    request = signed_request(endpoint)
    with ExitStack() as stack:
        sent = sync_calls(endpoint, stack)
        transport = stack.enter_context(closing(ReqwestTransport()))
        calls = {
            BARE: sent[BARE], "transport": lambda: transport.send(request), OURS: sent[OURS]
        }  # fmt: skip
        for call in calls.values():  # connections are made
            call()
        us = cpu_us(calls, effort)
    functions = _functions(endpoint)
    us |= cpu_us(functions, dataclasses.replace(effort, calls=effort.calls * _LOOPS))
    steps = {
        "arguments to a request": us["arguments"],
        "check of the parameters": us["check"],
        "encoding": us["encode"] - us["check"],
        "signature": us["signature"],
        "retries, deadline and headers": us["attempts"] - us["signature"],
        "decoding": us["decode"],
    }
    steps["from one step to the next"] = us["local"] - sum(steps.values())
    steps["pyreqwest and the kernel"] = us[BARE]
    steps["our use of pyreqwest"] = us["transport"] - us[BARE]
    steps["the steps above, after the wait for a reply"] = us[OURS] - us["local"] - us["transport"]
    steps["whole call"] = us[OURS]
    steps["the local rate limiter, where it is on"] = us["limited"] - us["local"]
    rows = tuple((name, taken, taken / us[OURS]) for name, taken in steps.items())
    note = (
        "The steps without a network are measured one by one, in a loop, where the caches of the processor have"
        " everything. A call also waits for its reply, after which they do not; the last row before the sum has"
        f" the difference. Bar for the signature: {SIGNATURE_BAR_US} µs."
    )
    return Table("Where a synchronous call goes", note, ("part", "µs CPU", "of the call"), rows)
