"""Configuration of a client: arguments, environment variables, regions, invalid values."""

from __future__ import annotations

import json
import math
import traceback
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from support.loopback import KEYS, ScriptedServer, envelope

from volc_im import AsyncClient, Client, ConfigError, Credentials
from volc_im._core.effects.effects import Effects
from volc_im.providers import CredentialsResult, DefaultChain, EnvironmentProvider
from volc_im.signing import sign

NAMES = {
    "VOLCENGINE_ACCESS_KEY": "AKENV",
    "VOLCENGINE_SECRET_KEY": "env-secret",
    "VOLCENGINE_SESSION_TOKEN": "env-token",
}


def test_regions_have_their_hosts() -> None:
    assert "https://rtc.volcengineapi.com" in repr(Client(**KEYS))
    singapore = Client(**KEYS, region="ap-southeast-1")
    assert "https://open-ap-singapore-1.volcengineapi.com" in repr(singapore)


def test_a_region_without_a_host_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(
        ConfigError, match=r"'cn-beijing', where .* has no host; use cn-north-1, ap-"
    ):
        Client(**KEYS, region="cn-beijing")
    monkeypatch.setenv("VOLCENGINE_REGION", "mars")
    with pytest.raises(ConfigError, match=r"^VOLCENGINE_REGION is 'mars', where"):
        AsyncClient(**KEYS)
    assert "endpoint='https://example.com'" in repr(Client(**KEYS, endpoint="example.com"))


def test_blank_variables_are_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VOLCENGINE_ENDPOINT", "  ")
    monkeypatch.setenv("VOLCENGINE_REGION", " \t")
    assert repr(Client(**KEYS)) == (
        "Client(endpoint='https://rtc.volcengineapi.com', region='cn-north-1')"
    )
    monkeypatch.setenv("VOLCENGINE_ENDPOINT", " https://example.com\n")
    assert "'https://example.com'" in repr(Client(**KEYS))


@pytest.fixture
def profiles(empty_home: Path) -> None:
    """The command line's configuration. The default profile has a region without a host."""
    path = empty_home / ".volcengine" / "config.json"
    path.parent.mkdir()
    named = {"default": "cn-beijing", "sg": "ap-southeast-1"}
    path.write_text(json.dumps({"profiles": {key: {"region": named[key]} for key in named}}))


@pytest.mark.usefixtures("profiles")
@pytest.mark.parametrize(
    ("arguments", "region", "warns"),
    [
        (KEYS, "cn-north-1", False),
        ({"credentials": Credentials("AK", "SK")}, "cn-north-1", False),
        ({"credentials": EnvironmentProvider()}, "cn-north-1", False),
        ({}, "cn-north-1", True),
        ({"credentials": DefaultChain()}, "cn-north-1", True),
        ({"region": "cn-north-1"}, "cn-north-1", False),
        ({"profile": "sg"}, "ap-southeast-1", False),
        ({"credentials": DefaultChain("sg")}, "ap-southeast-1", False),
        ({**KEYS, "profile": "sg"}, "ap-southeast-1", False),
    ],
)
def test_the_profile_is_read_only_if_keys_may_come_from_it(
    arguments: dict[str, Any], region: str, warns: bool, caplog: pytest.LogCaptureFixture
) -> None:
    assert f"region='{region}'" in repr(Client(**arguments))
    messages = [record.getMessage() for record in caplog.records]
    assert [text.partition(" has ")[2][:58] for text in messages] == (
        ["no host in 'cn-beijing', the region of the profile 'default'"[:58]] if warns else []
    )


def test_keys_are_explicit_or_found(
    server: ScriptedServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.answer(envelope(result={"HasMore": False}))
    for name, value in NAMES.items():
        monkeypatch.setenv(name, value)
    for keys in ({}, KEYS, {"credentials": Credentials("AKOBJ", "s")}):
        with Client(**keys, endpoint=server.endpoint, app_id=1) as im:
            im.get_user_conversations(participant_user_id=1, cursor=0, limit=1)
    found = [seen.headers for seen in server.seen]
    keys_used = [headers["authorization"].split("=")[1].split("/")[0] for headers in found]
    assert keys_used == ["AKENV", KEYS["access_key"], "AKOBJ"]
    assert [headers.get("x-security-token") for headers in found] == ["env-token", None, None]


@pytest.mark.parametrize(
    "keys",
    [
        {"access_key": "AK"},
        {"secret_key": "SK"},
        {"access_key": "", "secret_key": ""},
        {"session_token": "T"},
        {**KEYS, "credentials": Credentials("a", "b")},
    ],
    ids=str,
)
def test_half_a_pair_of_keys_is_refused(keys: dict[str, str]) -> None:
    for kind in (Client, AsyncClient):
        with pytest.raises(ConfigError, match="key"):
            kind(**keys)


@pytest.mark.parametrize(
    ("name", "value"),
    [("access_key", "AK\n"), ("secret_key", "canary "), ("session_token", "canary\r\nX-A: b")],
)
def test_keys_that_cannot_be_sent_are_refused(name: str, value: str) -> None:
    with pytest.raises(ConfigError, match=f"^{name} must be printable") as caught:
        Client(**{**KEYS, name: value})
    assert "canary" not in str(caught.value)


@pytest.mark.parametrize(
    ("credentials", "kind"),
    [
        (("AK", "canary-test-secret"), "tuple"),
        ("canary-test-secret", "str"),
        (lambda: Credentials("AK", "SK"), "function"),
        (EnvironmentProvider, "the class EnvironmentProvider"),
    ],
    ids=["pair", "text", "function", "class"],
)
def test_other_values_than_providers_are_refused(credentials: Any, kind: str) -> None:
    for client in (Client, AsyncClient):
        with pytest.raises(ConfigError) as caught:
            client(credentials=credentials)
        assert str(caught.value) == (
            "credentials= must be Credentials or a provider, such as "
            f"CallableProvider(function), not {kind}"
        )
        report = traceback.TracebackException.from_exception(caught.value, capture_locals=True)
        frames = [frame for frame in report.stack if "_core" in frame.filename]
        assert frames
        assert "canary" not in repr([frame.locals for frame in frames])


def test_a_provider_of_the_user() -> None:
    class Vault:
        def fetch(self) -> Effects[CredentialsResult]:
            yield from ()
            return CredentialsResult(Credentials("AK", "SK"))

    assert Client(credentials=Vault())


def test_without_credentials_the_error_names_the_sources(
    server: ScriptedServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("VOLCENGINE_ECS_METADATA_DISABLED", "true")
    with (
        Client(endpoint=server.endpoint, app_id=1) as im,
        pytest.raises(ConfigError, match="VOLCENGINE_ACCESS_KEY"),
    ):
        im.get_user_conversations(participant_user_id=1, cursor=0, limit=1)
    assert server.seen == []


@pytest.mark.parametrize(
    ("endpoint", "sent"),
    [
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
        ("http://127.1.2.3", "http://127.1.2.3"),
        ("http://[::1]:80", "http://[::1]:80"),
        ("http://[0:0::1]", "http://[::1]"),
        ("http://localhost:1", "http://localhost:1"),
        ("http://LocalHost:1", "http://localhost:1"),
        ("https://example.com", "https://example.com"),
        ("example.com:8443", "https://example.com:8443"),
        ("https://example.com/", "https://example.com"),
        ("https://example.com:", "https://example.com"),
        ("https://Im_1.Example.com.", "https://im_1.example.com."),
        ("https://xn--fsqu00a.test", "https://xn--fsqu00a.test"),
        ("https://xn--strae-oqa.test", "https://xn--strae-oqa.test"),
        (f"https://{'a' * 63}.test", f"https://{'a' * 63}.test"),
        (f"https://{'a.' * 126}a.", f"https://{'a.' * 126}a."),
        ("https://10.0.0.1", "https://10.0.0.1"),
    ],
)
def test_good_endpoints(endpoint: str, sent: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert f"endpoint='{sent}'" in repr(Client(**KEYS, endpoint=endpoint))
    monkeypatch.setenv("VOLCENGINE_ENDPOINT", endpoint)
    assert f"endpoint='{sent}'" in repr(AsyncClient(**KEYS))


def test_the_host_is_signed_as_it_is_sent(server: ScriptedServer) -> None:
    server.answer(envelope(result={"HasMore": False}))
    endpoint = server.endpoint.replace("127.0.0.1", "LOCALHOST")
    with Client(**KEYS, endpoint=endpoint, app_id=1) as im:
        im.get_user_conversations(participant_user_id=1, cursor=0, limit=1)
    (seen,) = server.seen
    plain = ("host", "content-type", "x-date", "x-content-sha256")
    again = sign(
        method="POST",
        url=f"http://{seen.headers['host']}{seen.target}",
        headers={name: seen.headers[name] for name in plain},
        body=seen.body,
        credentials=Credentials(**KEYS),
        region="cn-north-1",
        service="rtc",
        now=datetime.strptime(seen.headers["x-date"], "%Y%m%dT%H%M%SZ"),
    )
    assert seen.headers["authorization"] == again["Authorization"]


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
        "https://exa mple.com",
        "https://exa\tmple.com",
        "https://example.com\n",
        " https://example.com",
        "https://exa%20mple.com",
        "https://exa|mple.com",
        "https://exa*mple.com",
        "https://a..b",
        "https://.",
        "https://-a",
        "https://999.1.1.1",
        f"https://{'a' * 64}.test",
        f"https://{'a.' * 127}a",
        "https://xn--zzzzzz.test",
        "https://XN--ZZZZZZ.test",
        "https://xn--.test",
        "https://xn--abc-.test",
        "https://127.1",
        "https://[fe80::1%25eth0]",
        "https://\u4f8b\u5b50.test",
        "  ",
    ],
)
def test_bad_endpoints_are_refused(endpoint: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ConfigError) as caught:
        Client(**KEYS, endpoint=endpoint)
    assert str(caught.value).startswith(f"endpoint {endpoint!r} ")
    if endpoint == endpoint.strip():
        monkeypatch.setenv("VOLCENGINE_ENDPOINT", endpoint)
        with pytest.raises(ConfigError, match=r"^VOLCENGINE_ENDPOINT "):
            AsyncClient(**KEYS)


def test_plain_http_to_another_host_is_explained() -> None:
    with pytest.raises(ConfigError, match=r"is not encrypted; use https://"):
        Client(**KEYS, endpoint="http://example.com")


@pytest.mark.parametrize("timeout", [0, -1, True, float("nan")])
def test_timeouts_are_seconds_above_zero(timeout: float) -> None:
    with pytest.raises(ConfigError, match="timeout"):
        Client(**KEYS, timeout=timeout)


def test_an_unknown_keyword_is_refused() -> None:
    with pytest.raises(TypeError, match="acces_key"):
        Client(acces_key="x")  # type: ignore[call-arg]


@pytest.mark.parametrize(
    "wrong", [{"access_key": " "}, {"region": "mars"}, {"rate_limit": 7}], ids=str
)
def test_an_error_of_the_configuration_shows_no_secret(wrong: dict[str, Any]) -> None:
    arguments = {**KEYS, "session_token": "canary-token", "user_agent": "\n", **wrong}
    with pytest.raises(ConfigError) as caught:
        Client(**arguments)
    error: BaseException | None = caught.value
    while error is not None:
        report = traceback.TracebackException.from_exception(error, capture_locals=True)
        frames = [frame for frame in report.stack if "volc_im" in frame.filename]
        shown = str(error) + repr([frame.locals for frame in frames])
        assert KEYS["secret_key"] not in shown
        assert "canary-token" not in shown
        error = error.__context__


def test_a_client_shows_no_secret() -> None:
    im = Client(**KEYS, session_token="canary-token")
    state = {name: vars(value) for name, value in vars(im).items() if hasattr(value, "__dict__")}
    shown = repr(im) + repr(vars(im)) + repr(state)
    assert KEYS["secret_key"] not in shown
    assert "canary-token" not in shown


def test_options_are_copied_and_the_rest_is_shared(server: ScriptedServer) -> None:
    server.answer(envelope(result={"HasMore": False}))
    with Client(**KEYS, endpoint=server.endpoint, app_id=1, user_agent="shop/2") as im:
        other = im.with_options(app_id=2, headers={"X-Trace": "t", "Y": "u"}, timeout=3)
        for each in (other, im):
            each.get_user_conversations(participant_user_id=1, cursor=0, limit=1)
    assert [seen.json["AppId"] for seen in server.seen] == [2, 1]
    assert server.seen[0].headers["x-trace"] == "t"
    assert "x-trace" in server.seen[0].headers["authorization"]
    assert "x-trace" not in server.seen[1].headers
    assert server.seen[0].headers["user-agent"].endswith(" shop/2")
    with pytest.raises(ConfigError, match="closed"):
        other.get_user_conversations(participant_user_id=1, cursor=0, limit=1)


@pytest.mark.parametrize(
    "changes",
    [{"timeout": 0}, {"deadline": -1}, {"max_retries": -1}, {"headers": {"X-A": "b\r\nX-C: d"}}],
    ids=str,
)
def test_invalid_options_are_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(ConfigError):
        Client(**KEYS).with_options(**changes)


@pytest.mark.parametrize("timeout", [float("inf"), float("nan"), 1e300, True])
def test_a_timeout_must_be_finite(timeout: float) -> None:
    with pytest.raises(ConfigError, match="timeout must be"):
        Client(**KEYS, timeout=timeout)


def test_a_deadline_can_be_removed() -> None:
    im = Client(**KEYS, deadline=5)
    assert im.with_options(timeout=1)._options.deadline_s == 5
    assert im.with_options(deadline=None)._options.deadline_s == 5
    assert im.with_options(deadline=math.inf)._options.deadline_s is None
    assert Client(**KEYS, deadline=math.inf)._options == Client(**KEYS)._options


def test_a_call_without_a_deadline_waits_for_the_rate_limit(server: ScriptedServer) -> None:
    server.answer(envelope(result={"HasMore": False}))
    arguments: dict[str, Any] = {"participant_user_id": 1, "cursor": 0, "limit": 1}
    rates = {"GetUserConversations": 4.0}
    with Client(**KEYS, endpoint=server.endpoint, app_id=1, rate_limit=rates, deadline=0.01) as im:
        patient = im.with_options(deadline=math.inf)
        for _ in range(4):
            patient.get_user_conversations(**arguments)
        with pytest.raises(TimeoutError, match="the rate limit requires a wait"):
            im.get_user_conversations(**arguments)
        patient.get_user_conversations(**arguments)
    assert len(server.seen) == 5


def test_user_agents_must_be_printable_ascii() -> None:
    with pytest.raises(ConfigError, match="user_agent"):
        Client(**KEYS, user_agent="a\r\nX-B: c")
