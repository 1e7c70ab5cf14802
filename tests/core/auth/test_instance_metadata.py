"""The role of an ECS instance: three requests, and an early failure without a metadata service."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator

import pytest
from support.credential_servers import EXPIRES_AT, EXPIRY, TEMPORARY, Cloud, credential_server
from support.effects_driver import Drive, both, failure, run

from volc_sdk._core.auth.config_values import NotConfiguredError
from volc_sdk._core.auth.instance_metadata import MetadataUnreachableError, ecs_role
from volc_sdk._core.errors import ConfigError, TransportError
from volc_sdk.credentials import Credentials
from volc_sdk.providers import CredentialsResult, ECSRoleProvider

ROLES = "/volcstack/latest/iam/security_credentials"
ISSUED = Credentials("AKTP", "canary-temporary-secret", "canary-temporary-token")


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("volc_sdk._core.auth.instance_metadata._PAUSE_S", 0.0)


@pytest.fixture
def cloud() -> Iterator[Cloud]:
    with credential_server() as cloud:
        cloud.on("PUT /latest/api/token", b"canary-metadata-token\n")
        yield cloud


def role(cloud: Cloud, name: str | None = None) -> ECSRoleProvider:
    return ECSRoleProvider(name, base_url=cloud.address)


@both
def test_the_three_requests(cloud: Cloud, drive: Drive) -> None:
    cloud.on(f"GET {ROLES}", ["chat", "other"])
    cloud.on(f"GET {ROLES}/chat", TEMPORARY | {"ExpiredTime": EXPIRY})
    assert drive(role(cloud).fetch()) == CredentialsResult(ISSUED, EXPIRES_AT, refresh_s=300)
    put, listed, got = cloud.seen
    assert put.headers["x-volc-ecs-metadata-token-ttl-seconds"] == "21600"
    assert listed.target == f"{ROLES}?type=user&format=json"
    for seen in (listed, got):
        assert seen.headers["x-volc-ecs-metadata-token"] == "canary-metadata-token"


def test_a_named_role_is_not_searched(cloud: Cloud, monkeypatch: pytest.MonkeyPatch) -> None:
    cloud.on(f"GET {ROLES}/by%2Fenv", TEMPORARY)
    cloud.on(f"GET {ROLES}/by-hand", TEMPORARY)
    monkeypatch.setenv("VOLCENGINE_ECS_METADATA", "by/env")
    assert run(role(cloud).fetch()).expires_at is None
    assert run(role(cloud, "by-hand").fetch()).credentials == ISSUED
    paths = [seen.target for seen in cloud.seen if seen.method == "GET"]
    assert paths == [f"{ROLES}/by%2Fenv", f"{ROLES}/by-hand"]


@pytest.mark.parametrize(
    "listed", [b"\nchat\nother\n", b"\xef\xbb\xbfchat", b'\xef\xbb\xbf["chat"]']
)
def test_roles_may_come_as_lines_and_with_a_byte_order_mark(cloud: Cloud, listed: bytes) -> None:
    cloud.on(f"GET {ROLES}", listed)
    cloud.on(f"GET {ROLES}/chat", TEMPORARY)
    assert run(role(cloud).fetch()).credentials == ISSUED


@pytest.mark.parametrize("listed", [[], {}, [1, None, ""], b"", b" \n"], ids=str)
def test_an_instance_without_a_role(cloud: Cloud, listed: object) -> None:
    cloud.on(f"GET {ROLES}", listed)
    assert "has no role" in failure(role(cloud).fetch(), kind=ConfigError)


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (b"canary", "AccessKeyId is missing"),
        ({"AccessKeyId": "AK"}, "SecretAccessKey is missing"),
        ({**TEMPORARY, "SessionToken": ["canary"]}, "SessionToken must be text, not list"),
        ({**TEMPORARY, "SecretAccessKey": "canary\n1"}, "SecretAccessKey must be printable ASCII"),
        ({**TEMPORARY, "ExpiredTime": "soon"}, "ExpiredTime must be an ISO 8601 time"),
    ],
    ids=str,
)
@both
def test_an_unusable_response(cloud: Cloud, answer: object, message: str, drive: Drive) -> None:
    cloud.on(f"GET {ROLES}/chat", answer)
    assert message in failure(role(cloud, "chat").fetch(), drive=drive, kind=ConfigError)


@pytest.mark.parametrize("token", [b"", b"<html>\ncanary", "canary-é".encode()], ids=str)
def test_an_invalid_token_is_not_sent(token: bytes) -> None:
    with credential_server() as cloud:
        cloud.on("PUT /latest/api/token", token)
        assert "returned an invalid token" in failure(role(cloud).fetch(), kind=ConfigError)
        assert len(cloud.seen) == 1


def test_temporary_failures_are_retried(cloud: Cloud) -> None:
    cloud.drops(f"GET {ROLES}/chat")
    cloud.on(f"GET {ROLES}/chat", b"", 503)
    cloud.on(f"GET {ROLES}/chat", TEMPORARY)
    assert run(role(cloud, "chat").fetch()).credentials == ISSUED
    assert "HTTP status 404" in failure(role(cloud, "absent").fetch(), kind=ConfigError)
    with credential_server() as down:
        down.on("PUT /latest/api/token", b"", 500)
        assert "HTTP status 500" in failure(role(down).fetch(), kind=ConfigError)
        assert len(down.seen) == 3


@both
def test_a_probe_sends_only_its_first_request_once(drive: Drive) -> None:
    with credential_server() as cloud:
        cloud.drops("PUT /latest/api/token")
        cloud.on("PUT /latest/api/token", b"canary-metadata-token")
        cloud.drops(f"GET {ROLES}/chat")
        cloud.on(f"GET {ROLES}/chat", TEMPORARY)
        failure(
            ecs_role("chat", base_url=cloud.address, probe=True),
            drive=drive,
            kind=MetadataUnreachableError,
        )
        assert len(cloud.seen) == 1
        result = drive(ecs_role("chat", base_url=cloud.address, probe=True))
        assert result.credentials == ISSUED
        assert [seen.method for seen in cloud.seen] == ["PUT", "PUT", "GET", "GET"]
    with credential_server() as down:
        down.drops("PUT /latest/api/token")
        failure(role(down).fetch(), drive=drive, kind=TransportError)
        assert len(down.seen) == 3


def test_only_a_missing_service_or_role_counts_as_not_configured(cloud: Cloud) -> None:
    def kind(name: str | None = None, address: str = cloud.address) -> type[Exception]:
        with pytest.raises(ConfigError) as caught:
            run(ecs_role(name, base_url=address, probe=True))
        return type(caught.value)

    assert kind() is NotConfiguredError, "there is no list"
    assert kind("absent") is ConfigError, "the role is named"
    with credential_server() as other:
        assert kind(address=other.address) is NotConfiguredError, "there is no such service"


def test_it_can_be_turned_off(cloud: Cloud, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VOLCENGINE_ECS_METADATA_DISABLED", "true")
    assert "VOLCENGINE_ECS_METADATA_DISABLED is set" in failure(role(cloud).fetch())
    assert cloud.seen == []


@both
def test_a_probe_fails_early(drive: Drive) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}"
        started = time.monotonic()
        message = failure(
            ecs_role(base_url=address, probe=True), drive=drive, kind=MetadataUnreachableError
        )
        assert time.monotonic() - started < 5
    assert "no reply within 1 s" in message
