"""Options are checked when a client is made, whoever reads them later, and say what would be right."""

from __future__ import annotations

from typing import Any

import pytest
from loopback import KEYS

from volc_im import AsyncClient, AsyncMiddleware, Client, ConfigError, HTTPRequest, HTTPResponse
from volc_im._core.call.options import Options
from volc_im.emulator import Emulator
from volc_im.transports import AsyncReqwestTransport, ReqwestTransport


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
        ({"max_retries": "3"}, "max_retries must be a whole number from 0, not '3'"),
        ({"max_retries": 1.5}, "max_retries must be"),
        ({"max_retries": -1}, "max_retries must be"),
        ({"max_retries": True}, "max_retries must be"),
        ({"validate": "no"}, "validate must be True or False, not 'no'"),
        ({"raise_on_partial": 1}, "raise_on_partial must be True or False, not 1"),
        ({"app_id": "1"}, "app_id must be an integer, no str"),
        ({"app_id": True}, "app_id must be an integer, no bool"),
        ({"region": 5}, "region must be a text, not 5"),
        ({"endpoint": 5}, "endpoint must be a text, not 5"),
        ({"profile": 5}, "profile must be a text, not 5"),
        ({"user_agent": None}, "user_agent must be a text, not None"),
        ({"transport": ReqwestTransport}, "an instance of ReqwestTransport, not the class"),
        ({"transport": object()}, "a method `send`, which object lacks"),
        (
            {"middleware": [object()]},
            "Client takes instances of (Async)?Middleware; object is none",
        ),
        ({"middleware": object()}, "object is none"),
        ({"middleware": [AsyncMiddleware]}, "AsyncMiddleware is none"),
    ],
    ids=lambda value: value if isinstance(value, str) else next(iter(value)),
)
@pytest.mark.parametrize("kind", [Client, AsyncClient])
def test_what_cannot_be_is_refused_at_once(kind: Any, option: dict[str, Any], words: str) -> None:
    with pytest.raises(ConfigError, match=words):
        kind(**KEYS, **option)


def test_a_transport_is_of_its_clients_kind() -> None:
    with pytest.raises(ConfigError, match="needs a plain method `send`; that of AsyncReqwest"):
        Client(**KEYS, transport=AsyncReqwestTransport())  # type: ignore[arg-type]
    with pytest.raises(ConfigError, match="needs an async method `send`; that of Reqwest"):
        AsyncClient(**KEYS, transport=ReqwestTransport())  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["", "bad name", "X:Y", "X\n", "é"])
def test_names_of_headers(name: str) -> None:
    with pytest.raises(ConfigError, match="is no name of a header"):
        Options(1.0, headers={name: "x"})


@pytest.mark.parametrize("value", ["canary\n", "canary\r\nX-A: 1", "canary\0", " canary", "canaré"])
def test_values_of_headers_are_plain_and_are_not_quoted(value: str) -> None:
    with pytest.raises(ConfigError, match="the header X-Pass must be printable ASCII") as caught:
        Options(1.0, headers={"X-Pass": value})
    assert "canar" not in str(caught.value)


@pytest.mark.parametrize(
    "name", ["Authorization", "content-length", "HOST", "X-Date", "x-security-token", "Connection"]
)
def test_headers_of_the_clients_own_are_not_to_be_set(name: str) -> None:
    with pytest.raises(ConfigError, match=f"the header {name} is the client's own to set"):
        Options(1.0, headers={"X-Ok": "a", name: "canary"})


@pytest.mark.parametrize(
    ("headers", "words"),
    [
        ([("X-A", "b")], "headers must be a mapping of names to texts, no list"),
        ("X-A: b", "no str"),
        ({"X-A": 5}, "the header X-A must be a text, no int"),
        ({"X-A": b"canary"}, "the header X-A must be a text, no bytes"),
        ({5: "canary"}, "5 is no name of a header"),
    ],
)
def test_headers_are_texts_by_name(headers: Any, words: str) -> None:
    im = Client(**KEYS)
    with pytest.raises(ConfigError, match=words) as caught:
        im.with_options(headers=headers)
    assert "canary" not in str(caught.value)


def test_headers_are_the_same_in_any_case() -> None:
    options = Options(1.0, headers={"X-A": "1", "x-b": "2", "X-B": "3"})
    assert dict(options.headers) == {"X-A": "1", "X-B": "3"}
    changed = options.changed({}, headers={"x-a": "4", "User-agent": "mine"})
    assert dict(changed.headers) == {"x-a": "4", "X-B": "3", "User-agent": "mine"}


def test_a_header_goes_out_once_whatever_its_case() -> None:
    """The emulator, as the gateway, refuses what is signed once and sent twice."""
    mine = {"content-type": "application/json; charset=utf-8", "user-agent": "mine/1", "x-a": "b"}
    with Emulator(**KEYS) as emulator:
        im = Client(**KEYS, endpoint=emulator.endpoint, app_id=1)
        for headers in (mine, {"X-A": "c"}):
            im = im.with_options(headers=headers)
            im.get_user_conversations(participant_user_id=1, cursor=0, limit=20)
        im.close()
    route = im._shared.route("Action=A", None, tuple(im._options.headers.items()))
    assert len({name.lower() for name in route.headers}) == len(route.headers)
    assert route.headers.items() >= {"user-agent": "mine/1", "X-A": "c"}.items()


def test_headers_show_their_names_alone() -> None:
    options = Options(1.0, headers={"X-Pass": "canary", "traceparent": "00-1"})
    assert repr(options.headers) == "<headers X-Pass, traceparent>"
    changed = options.changed({}, headers={"X-More": "canary"})
    assert repr(changed.headers) == "<headers X-Pass, traceparent, X-More>"
    assert changed.headers == {"X-Pass": "canary", "traceparent": "00-1", "X-More": "canary"}


class Loop:
    def send(self, request: HTTPRequest, /) -> HTTPResponse:
        raise AssertionError("nothing is to be sent")


@pytest.mark.parametrize("body", [[], "x", None, 3])
def test_a_body_by_name_is_a_mapping(body: Any) -> None:
    with (
        Client(**KEYS, app_id=1, transport=Loop()) as im,
        pytest.raises(ConfigError, match="a mapping of fields, not "),
    ):
        im.call("SomethingNew", body)
