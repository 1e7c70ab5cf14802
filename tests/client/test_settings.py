"""How a client is set up: arguments, environment, regions, and what is refused."""

from __future__ import annotations

import pytest
from conftest import KEYS

from volc_im import AsyncClient, Client, ConfigError

NAMES = {
    "VOLCENGINE_ACCESS_KEY": "AKENV",
    "VOLCENGINE_SECRET_KEY": "env-secret",
    "VOLCENGINE_SESSION_TOKEN": "env-token",
}


def test_regions_have_their_hosts() -> None:
    assert "https://rtc.volcengineapi.com" in repr(Client(**KEYS))
    singapore = Client(**KEYS, region="ap-southeast-1")
    assert "https://open-ap-singapore-1.volcengineapi.com" in repr(singapore)


def test_a_region_that_im_lacks_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ConfigError, match=r"'cn-beijing'; use cn-north-1, ap-southeast-1"):
        Client(**KEYS, region="cn-beijing")
    monkeypatch.setenv("VOLCENGINE_REGION", "mars")
    with pytest.raises(ConfigError, match="'mars'"):
        AsyncClient(**KEYS)
    assert "endpoint='https://example.com'" in repr(Client(**KEYS, endpoint="example.com"))


def test_credentials_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in NAMES.items():
        monkeypatch.setenv(name, value)
    found = Client()._settings.credentials
    assert (found.access_key, found.secret_key, found.session_token) == tuple(NAMES.values())
    explicit = Client(**KEYS)._settings.credentials
    assert explicit.access_key == KEYS["access_key"]
    assert explicit.session_token is None


@pytest.mark.parametrize(
    "keys",
    [{}, {"access_key": "AK"}, {"secret_key": "SK"}, {"access_key": "", "secret_key": ""}],
    ids=str,
)
def test_missing_credentials_say_where_to_put_them(keys: dict[str, str]) -> None:
    for kind in (Client, AsyncClient):
        with pytest.raises(ConfigError, match=r"access_key=.*VOLCENGINE_ACCESS_KEY"):
            kind(**keys)


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://127.0.0.1:8080",
        "http://127.1.2.3",
        "http://[::1]:80",
        "http://localhost:1",
        "https://example.com",
        "example.com:8443",
        "https://example.com/",
    ],
)
def test_good_endpoints(endpoint: str) -> None:
    assert Client(**KEYS, endpoint=endpoint)


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://example.com",
        "http://128.0.0.1",
        "http://localhost.example.com",
        "http://0.0.0.0:80",
        "ftp://127.0.0.1",
        "https://example.com/path",
        "https://example.com?x=1",
        "https://user@example.com",
        "https://",
        "https://example.com:port",
        "https://[::1",
    ],
)
def test_bad_endpoints_are_refused(endpoint: str) -> None:
    with pytest.raises(ConfigError, match="endpoint"):
        Client(**KEYS, endpoint=endpoint)


def test_plain_http_elsewhere_says_why() -> None:
    with pytest.raises(ConfigError, match=r"in the clear; use https://"):
        Client(**KEYS, endpoint="http://example.com")


@pytest.mark.parametrize("timeout", [0, -1, True, float("nan")])
def test_timeouts_are_seconds_above_zero(timeout: float) -> None:
    with pytest.raises(ConfigError, match="timeout"):
        Client(**KEYS, timeout=timeout)


def test_an_unknown_keyword_is_refused() -> None:
    with pytest.raises(TypeError, match="acces_key"):
        Client(acces_key="x")  # type: ignore[call-arg]


def test_a_client_shows_no_secret() -> None:
    im = Client(**KEYS, session_token="canary-token")
    shown = repr(im) + repr(vars(im)) + repr(im._settings)
    assert KEYS["secret_key"] not in shown
    assert "canary-token" not in shown
