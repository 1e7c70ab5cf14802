"""Tests of the checks of a client's arguments when it is made."""

from __future__ import annotations

from typing import Any

import pytest
from support.loopback import KEYS

from volc_im import AsyncClient, AsyncMiddleware, Client, ConfigError
from volc_im.emulator import Emulator
from volc_im.service import SERVICE
from volc_im.transports import AsyncioTransport, ReqwestTransport


@pytest.mark.parametrize(
    ("option", "words"),
    [
        ({"timeout": "5"}, "timeout must be a number of seconds above 0, not '5'"),
        ({"timeout": None}, "timeout must be a number of seconds above 0, not None"),
        ({"timeout": True}, "timeout must be"),
        ({"timeout": float("nan")}, "timeout must be"),
        ({"timeout": 1e9}, "timeout must be below"),
        ({"deadline": "soon"}, "deadline must be a number of seconds above 0, not 'soon'"),
        ({"deadline": 0}, "deadline must be"),
        ({"max_retries": "3"}, "max_retries must be a whole number of at least 0, not '3'"),
        ({"max_retries": 1.5}, "max_retries must be"),
        ({"max_retries": -1}, "max_retries must be"),
        ({"max_retries": True}, "max_retries must be"),
        ({"validate": "no"}, "validate must be True or False, not 'no'"),
        ({"raise_on_partial": 1}, "raise_on_partial must be True or False, not 1"),
        ({"app_id": "1"}, "app_id must be an integer, not str"),
        ({"app_id": True}, "app_id must be an integer, not bool"),
        ({"region": 5}, "region must be text, not 5"),
        ({"endpoint": 5}, "endpoint must be text, not 5"),
        ({"profile": 5}, "profile must be text, not 5"),
        ({"user_agent": None}, "user_agent must be text, not None"),
        (
            {"transport": ReqwestTransport},
            "expected an instance of ReqwestTransport, got the class",
        ),
        ({"transport": object()}, "expected an object with a `send` method, got object"),
        (
            {"middleware": [object()]},
            "Client: expected an? (Async)?Middleware instance, got object",
        ),
        ({"middleware": object()}, "Middleware instance, got object"),
        ({"middleware": [AsyncMiddleware]}, "Middleware instance, got AsyncMiddleware"),
    ],
    ids=lambda value: value if isinstance(value, str) else next(iter(value)),
)
@pytest.mark.parametrize("kind", [Client, AsyncClient])
def test_what_cannot_be_is_refused_at_once(kind: Any, option: dict[str, Any], words: str) -> None:
    with pytest.raises(ConfigError, match=words):
        kind(**KEYS, **option)


def test_a_transport_is_of_its_clients_kind() -> None:
    with pytest.raises(ConfigError, match="needs a sync `send` method, but Asyncio"):
        Client(**KEYS, transport=AsyncioTransport())  # type: ignore[arg-type]
    with pytest.raises(
        ConfigError,
        match=r"this client needs an async `send` method, but ReqwestTransport\.send is sync",
    ):
        AsyncClient(**KEYS, transport=ReqwestTransport())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("headers", "words"),
    [
        ([("X-A", "b")], "headers must be a mapping of names to values, not list"),
        ("X-A: b", "not str"),
        ({"X-A": 5}, "the header X-A must be text, not int"),
        ({"X-A": b"canary"}, "the header X-A must be text, not bytes"),
        ({5: "canary"}, "5 is not a valid header name"),
    ],
)
def test_headers_are_texts_by_name(headers: Any, words: str) -> None:
    im = Client(**KEYS)
    with pytest.raises(ConfigError, match=words) as caught:
        im.with_options(headers=headers)
    assert "canary" not in str(caught.value)


def test_a_header_goes_out_once_whatever_its_case() -> None:
    """The emulator, like the gateway, rejects a header that is signed once and sent twice."""
    mine = {"content-type": "application/json; charset=utf-8", "user-agent": "mine/1", "x-a": "b"}
    with Emulator(**KEYS) as emulator:
        im = Client(**KEYS, endpoint=emulator.endpoint, app_id=1)
        for headers in (mine, {"X-A": "c"}):
            im = im.with_options(headers=headers)
            im.get_user_conversations(participant_user_id=1, cursor=0, limit=20)
        im.close()
    route = im._state.route(SERVICE.action("SendMessage"), None, tuple(im._options.headers.items()))
    assert len({name.lower() for name in route.headers}) == len(route.headers)
    assert route.headers.items() >= {"user-agent": "mine/1", "X-A": "c"}.items()
