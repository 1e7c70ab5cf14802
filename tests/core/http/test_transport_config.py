from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from volc_sdk._core.errors import ConfigError
from volc_sdk._core.http.transport_config import TransportConfig


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("connect_timeout_s", 0),
        ("connect_timeout_s", True),
        ("connect_timeout_s", float("nan")),
        ("connect_timeout_s", float("inf")),
        ("pool_idle_timeout_s", "30"),
        ("max_connections", 0),
        ("max_connections", 1.5),
        ("max_response_bytes", -1),
        ("max_response_bytes", None),
        ("trust_env", "yes"),
        ("verify", None),
        ("verify", 1),
        ("proxy", ""),
        ("proxy", 3128),
        ("proxy", "ftp://canary@proxy.test"),
        ("proxy", "http://me:canary/1@proxy.test"),
    ],
)
def test_invalid_values_are_rejected(field: str, value: Any) -> None:
    with pytest.raises(ConfigError, match=f"^{field}") as caught:
        TransportConfig(**{field: value})
    assert "canary" not in str(caught.value)


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("connect_timeout_s", 0, "expected a number of seconds above 0, got 0"),
        ("max_connections", 1.5, "expected a whole number above 0, got 1.5"),
        ("trust_env", "yes", "expected True or False, got 'yes'"),
        ("verify", None, "expected True, False or a path, got None"),
        ("proxy", 3128, "expected a URL, got int"),
    ],
)
def test_messages_name_what_was_expected_and_found(field: str, value: Any, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        TransportConfig(**{field: value})
    assert str(caught.value) == f"{field}: {message}"


def test_valid_values_are_kept() -> None:
    config = TransportConfig(proxy="proxy.test:3128", verify=Path("roots.pem"), max_connections=1)
    assert config.proxy == "proxy.test:3128"
    assert config.verify == Path("roots.pem")
    assert config.max_connections == 1


def test_the_proxy_is_not_shown() -> None:
    assert "canary" not in repr(TransportConfig(proxy="http://me:canary@proxy.test:3128"))
