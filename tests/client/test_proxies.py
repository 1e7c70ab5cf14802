"""Which proxy a URL goes through: a pure function of the URL, the configuration and the environment."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from volc_im import ConfigError
from volc_im._core.http.proxies import proxy_for, split_userinfo
from volc_im.transports import TransportConfig

URL = "https://rtc.volcengineapi.com/"
PROXY = "http://proxy.test:3128"


@pytest.mark.parametrize(
    ("url", "environ", "expected"),
    [
        (URL, {}, None),
        (URL, {"HTTPS_PROXY": PROXY}, PROXY),
        (URL, {"https_proxy": PROXY}, PROXY),
        (URL, {"https_proxy": PROXY, "HTTPS_PROXY": "http://upper.test"}, PROXY),
        (URL, {"https_proxy": "", "HTTPS_PROXY": PROXY}, PROXY),
        (URL, {"https_proxy": "  ", "HTTPS_PROXY": f" {PROXY}\n"}, PROXY),
        (URL, {"HTTPS_PROXY": "  "}, None),
        (URL, {"HTTPS_PROXY": PROXY, "no_proxy": " ", "NO_PROXY": "volcengineapi.com"}, None),
        (URL, {"ALL_PROXY": "socks5://proxy.test:1080"}, "socks5://proxy.test:1080"),
        (URL, {"ALL_PROXY": "http://all.test", "HTTPS_PROXY": PROXY}, PROXY),
        (URL, {"HTTP_PROXY": PROXY}, None),
        (URL, {"HTTPS_PROXY": "proxy.test:3128"}, PROXY),
        (URL, {"VOLC_HTTPS_PROXY": PROXY}, PROXY),
        (URL, {"VOLC_HTTPS_PROXY": "http://volc.test", "ALL_PROXY": PROXY}, PROXY),
        (URL, {"VOLC_HTTP_PROXY": PROXY}, None),
        (URL, {"VOLC_HTTPS_PROXY": PROXY, "VOLC_NO_PROXY": "volcengineapi.com"}, None),
        ("http://im.test/", {"HTTP_PROXY": PROXY}, PROXY),
        ("http://im.test/", {"HTTP_PROXY": PROXY, "REQUEST_METHOD": "GET"}, None),
        ("http://im.test/", {"http_proxy": PROXY, "REQUEST_METHOD": "GET"}, PROXY),
        ("http://im.test/", {"VOLC_HTTP_PROXY": PROXY}, PROXY),
        ("http://localhost:8080/", {"HTTP_PROXY": PROXY}, None),
        ("http://100.96.0.96/latest/", {"HTTP_PROXY": PROXY}, None),
        ("http://127.8.0.1:8080/", {"HTTP_PROXY": PROXY}, None),
        ("http://[::1]/", {"ALL_PROXY": PROXY}, None),
        ("http://192.168.0.1/", {"ALL_PROXY": PROXY}, PROXY),
    ],
)
def test_the_environment(url: str, environ: dict[str, str], expected: str | None) -> None:
    assert proxy_for(url, TransportConfig(), environ) == expected


@pytest.mark.parametrize(
    ("listed", "url", "direct"),
    [
        ("*", URL, True),
        ("rtc.volcengineapi.com", URL, True),
        ("volcengineapi.com", URL, True),
        (".volcengineapi.com", URL, True),
        ("*.volcengineapi.com", URL, True),
        ("VolcEngineAPI.com", URL, True),
        ("volcengineapi.com.", URL, True),
        ("a.test, volcengineapi.com", URL, True),
        ("a.test volcengineapi.com", URL, True),
        ("engineapi.com", URL, False),
        ("com.volcengineapi", URL, False),
        ("rtc.volcengineapi.com:443", URL, True),
        ("rtc.volcengineapi.com:8443", URL, False),
        ("a.test:8443", "https://a.test:8443/", True),
        (",, ,", URL, False),
        (".", URL, False),
        ("10.0.0.0/8", "https://10.1.2.3/", True),
        ("10.0.0.0/8", "https://11.1.2.3/", False),
        ("10.1.2.9/16", "https://10.1.2.3/", True),
        ("10.0.0.0/8", URL, False),
        ("10.0.0.0/99", "https://10.1.2.3/", False),
        ("10.1.2.3", "https://10.1.2.3/", True),
        ("2.3", "https://10.1.2.3/", False),
        ("fd00::/8", "https://[fd00::1]/", True),
        ("fd00::/8", "https://10.1.2.3/", False),
        ("fd00:0::1", "https://[fd00::1]/", True),
        ("[fd00::1]", "https://[fd00::1]/", True),
        ("[fd00::1]:443", "https://[fd00::1]/", True),
        ("[fd00::1]:80", "https://[fd00::1]/", False),
    ],
)
def test_hosts_without_a_proxy(listed: str, url: str, direct: bool) -> None:
    for name in ("NO_PROXY", "no_proxy"):
        found = proxy_for(url, TransportConfig(), {"HTTPS_PROXY": PROXY, name: listed})
        assert found == (None if direct else PROXY)


def test_a_proxy_that_is_passed_takes_everything() -> None:
    config = TransportConfig(proxy="proxy.test:1")
    environ = {"HTTPS_PROXY": "http://other.test", "NO_PROXY": "*"}
    for url in (URL, "http://localhost/"):
        assert proxy_for(url, config, environ) == "http://proxy.test:1"


def test_an_environment_that_is_not_trusted() -> None:
    assert proxy_for(URL, TransportConfig(trust_env=False), {"HTTPS_PROXY": PROXY}) is None


@pytest.mark.parametrize(
    "value",
    [
        "ftp://canary@h",
        "socks4://canary@h",
        "http://",
        "http://u:canary@h:port",
        "http://u:canary@h:99999",
        "http://u:can/ary@h",
        "http://u:can#ary@h",
        "http://u:can?ary@h",
        "http://[canary",
        "http://u:canary@h:0",
        "http://canary h:80",
        "http://canary|h:80",
        "http://canary.300.1:80",
    ],
)
def test_an_address_that_is_none_is_named_but_not_shown(value: str) -> None:
    with pytest.raises(ConfigError, match=r"^HTTPS_PROXY is no address") as caught:
        proxy_for(URL, TransportConfig(), {"HTTPS_PROXY": value})
    error: BaseException | None = caught.value
    while error is not None:
        assert "can" not in str(error)
        error = error.__context__


@given(st.text(min_size=1), st.text())
def test_user_and_password_come_back(user: str, password: str) -> None:
    try:
        written = f"http://{quote(user, safe='')}:{quote(password, safe='')}@[::1]:8080"
    except UnicodeEncodeError:
        return
    config = TransportConfig(proxy=written)
    proxy = proxy_for(URL, config, {})
    assert proxy is not None
    assert split_userinfo(proxy) == ("http://[::1]:8080", (user, password))


@pytest.mark.parametrize("host", ["proxy", "a_b.test.", "10.0.0.1", "[fd00::1]", "\u4f8b.test"])
def test_hosts_that_can_be(host: str) -> None:
    proxy = f"http://{host}:3128"
    assert proxy_for(URL, TransportConfig(proxy=proxy), {}) == proxy


def test_a_user_without_a_password() -> None:
    assert split_userinfo("http://me@h") == ("http://h", ("me", ""))
    assert split_userinfo("http://h:1/") == ("http://h:1", None)
