from __future__ import annotations

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from volc_sdk._core.errors import ConfigError
from volc_sdk._core.http.proxy_url import check_proxy, split_userinfo

INVALID = [
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
]


@pytest.mark.parametrize("value", INVALID)
def test_an_invalid_url_is_rejected_and_not_shown(value: str) -> None:
    with pytest.raises(ConfigError, match=r"^HTTPS_PROXY is not a valid proxy URL: ") as caught:
        check_proxy(value, "HTTPS_PROXY")
    error: BaseException | None = caught.value
    while error is not None:
        assert "can" not in str(error)
        error = error.__context__


@pytest.mark.parametrize("host", ["proxy", "a_b.test.", "10.0.0.1", "[fd00::1]", "\u4f8b.test"])
@pytest.mark.parametrize("scheme", ["http", "https", "socks5", "socks5h"])
def test_valid_urls(scheme: str, host: str) -> None:
    proxy = f"{scheme}://{host}:3128"
    assert check_proxy(proxy, "proxy=") == proxy


def test_whitespace_is_removed_and_the_scheme_added() -> None:
    assert check_proxy(" proxy.test:3128\n", "proxy=") == "http://proxy.test:3128"


@given(st.text(min_size=1), st.text())
def test_user_and_password_are_decoded(user: str, password: str) -> None:
    try:
        url = f"http://{quote(user, safe='')}:{quote(password, safe='')}@[::1]:8080"
    except UnicodeEncodeError:
        return
    assert split_userinfo(check_proxy(url, "proxy=")) == ("http://[::1]:8080", (user, password))


def test_a_user_without_a_password() -> None:
    assert split_userinfo("http://me@h") == ("http://h", ("me", ""))
    assert split_userinfo("http://h:1/") == ("http://h:1", None)
