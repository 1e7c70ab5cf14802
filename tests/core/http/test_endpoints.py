from __future__ import annotations

import ipaddress

import pytest

from volc_sdk._core.errors import ConfigError
from volc_sdk._core.http.endpoints import check_endpoint, is_valid_host, parse_ip


@pytest.mark.parametrize(
    ("endpoint", "normalized"),
    [
        ("api.test", "https://api.test"),
        ("https://API.test/", "https://api.test"),
        ("https://api.test:8443", "https://api.test:8443"),
        ("http://localhost:8080", "http://localhost:8080"),
        ("http://127.8.0.1", "http://127.8.0.1"),
        ("http://[::1]:80/", "http://[::1]:80"),
        ("https://[FD00:0::1]", "https://[fd00::1]"),
    ],
)
def test_valid_endpoints_are_normalized(endpoint: str, normalized: str) -> None:
    assert check_endpoint(endpoint, "endpoint=") == normalized


@pytest.mark.parametrize(
    ("endpoint", "problem"),
    [
        ("https://a pi.test", "contains characters that a URL cannot contain"),
        ("https://api.test\n", "contains characters that a URL cannot contain"),
        ("https://\u4f8b.test", "contains characters that a URL cannot contain"),
        ("https://api.test:port", "is not a valid URL: "),
        ("https://[::1", "is not a valid URL: "),
        ("ftp://api.test", "is not an http or https URL"),
        ("https://", "is not an http or https URL"),
        ("", "is not an http or https URL"),
        ("https://api.test/path", "must consist of scheme, host and port only"),
        ("https://api.test?a=b", "must consist of scheme, host and port only"),
        ("https://api.test/#a", "must consist of scheme, host and port only"),
        ("https://user@api.test", "must consist of scheme, host and port only"),
        ("https://a..test", "is not a valid URL: 'a..test' is not a valid host"),
        ("https://10.0.0.300", "is not a valid URL: '10.0.0.300' is not a valid host"),
        ("localhost:8080", "has no scheme; write http://localhost:8080, or https://localhost:8080"),
        ("127.0.0.1:8080", "has no scheme; write http://127.0.0.1:8080, or https://127.0.0.1:8080"),
        ("[::1]", "has no scheme; write http://[::1], or https://[::1]"),
        ("http://api.test", "is not encrypted; use https://"),
        ("http://10.0.0.1", "is not encrypted; use https://"),
    ],
)
def test_invalid_endpoints_are_rejected(endpoint: str, problem: str) -> None:
    with pytest.raises(ConfigError) as caught:
        check_endpoint(endpoint, "endpoint=")
    assert str(caught.value).startswith(f"endpoint= {endpoint!r} {problem}")


@pytest.mark.parametrize(
    ("host", "valid"),
    [
        ("a", True),
        ("a_b-c.test.", True),
        ("\u4f8b.test", True),
        ("xn--fsqu00a.test", True),
        ("xn--abc-.test", False),  # decodes to ASCII
        ("xn--\u4f8b.test", False),
        ("a" * 63, True),
        ("a" * 64, False),
        (".".join(["a" * 50] * 5), False),  # 254 characters
        ("-a.test", False),
        ("a..test", False),
        ("", False),
        ("10.0.0.1", True),
        ("1.2.3", False),
        ("a.0x7f", False),
        ("fd00::1", True),
        ("fe80::1%eth0", False),
    ],
)
def test_hosts(host: str, valid: bool) -> None:
    assert is_valid_host(host) is valid


def test_ip_addresses_are_parsed() -> None:
    assert parse_ip("10.0.0.1") == ipaddress.IPv4Address("10.0.0.1")
    assert parse_ip("fd00:0::1") == ipaddress.IPv6Address("fd00::1")
    assert parse_ip("api.test") is None
