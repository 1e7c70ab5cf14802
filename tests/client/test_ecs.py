"""The role of an ECS instance: three requests, and a short end where nobody answers."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator

import pytest
from credential_servers import ENDS, ENDS_AT, TEMPORARY, Cloud, serving
from steps_driver import Drive, both, failure, run

from volc_im import ConfigError, Credentials, TransportError
from volc_im._core.auth.instance_metadata import NobodyAnswersError, ecs_role
from volc_im._core.auth.config_values import NotSetUpError
from volc_im.providers import ECSRoleProvider, Lease

ROLES = "/volcstack/latest/iam/security_credentials"
GIVEN = Credentials("AKTP", "canary-temporary-secret", "canary-temporary-token")


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("volc_im._core.auth.instance_metadata._PAUSE_S", 0.0)


@pytest.fixture
def cloud() -> Iterator[Cloud]:
    with serving() as cloud:
        cloud.on("PUT /latest/api/token", b"canary-metadata-token\n")
        yield cloud


def role(cloud: Cloud, name: str | None = None) -> ECSRoleProvider:
    return ECSRoleProvider(name, base_url=cloud.address)


@both
def test_the_three_requests(cloud: Cloud, drive: Drive) -> None:
    cloud.on(f"GET {ROLES}", ["chat", "other"])
    cloud.on(f"GET {ROLES}/chat", TEMPORARY | {"ExpiredTime": ENDS})
    assert drive(role(cloud).lease()) == Lease(GIVEN, ENDS_AT, refresh_s=300)
    put, listed, got = cloud.seen
    assert put.headers["x-volc-ecs-metadata-token-ttl-seconds"] == "21600"
    assert listed.target == f"{ROLES}?type=user&format=json"
    for seen in (listed, got):
        assert seen.headers["x-volc-ecs-metadata-token"] == "canary-metadata-token"


def test_a_named_role_is_not_looked_for(cloud: Cloud, monkeypatch: pytest.MonkeyPatch) -> None:
    cloud.on(f"GET {ROLES}/by%2Fenv", TEMPORARY)
    cloud.on(f"GET {ROLES}/by-hand", TEMPORARY)
    monkeypatch.setenv("VOLCENGINE_ECS_METADATA", "by/env")
    assert run(role(cloud).lease()).expires_at is None
    assert run(role(cloud, "by-hand").lease()).credentials == GIVEN
    paths = [seen.target for seen in cloud.seen if seen.method == "GET"]
    assert paths == [f"{ROLES}/by%2Fenv", f"{ROLES}/by-hand"]


def test_roles_may_come_as_lines(cloud: Cloud) -> None:
    cloud.on(f"GET {ROLES}", b"\nchat\nother\n")
    cloud.on(f"GET {ROLES}/chat", TEMPORARY)
    assert run(role(cloud).lease()).credentials == GIVEN


@pytest.mark.parametrize("listed", [[], {}, [1, None, ""], b"", b" \n"], ids=str)
def test_no_role(cloud: Cloud, listed: object) -> None:
    cloud.on(f"GET {ROLES}", listed)
    assert "has no role" in failure(role(cloud).lease(), kind=ConfigError)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (b"canary", "AccessKeyId is missing"),
        ({"AccessKeyId": "AK"}, "SecretAccessKey is missing"),
        ({**TEMPORARY, "SessionToken": ["canary"]}, "SessionToken is no text"),
        ({**TEMPORARY, "SecretAccessKey": "canary\n1"}, "characters that do not belong"),
        ({**TEMPORARY, "ExpiredTime": "soon"}, "ExpiredTime is no time"),
    ],
    ids=str,
)
@both
def test_an_answer_beyond_use(cloud: Cloud, answer: object, words: str, drive: Drive) -> None:
    cloud.on(f"GET {ROLES}/chat", answer)
    assert words in failure(role(cloud, "chat").lease(), drive=drive, kind=ConfigError)


@pytest.mark.parametrize("token", [b"", b"<html>\ncanary", "canary-é".encode()], ids=str)
def test_a_page_is_no_token(token: bytes) -> None:
    with serving() as cloud:
        cloud.on("PUT /latest/api/token", token)
        assert "gave no token" in failure(role(cloud).lease(), kind=ConfigError)
        assert len(cloud.seen) == 1


def test_what_fails_for_a_moment_is_asked_again(cloud: Cloud) -> None:
    cloud.drops(f"GET {ROLES}/chat")
    cloud.on(f"GET {ROLES}/chat", b"", 503)
    cloud.on(f"GET {ROLES}/chat", TEMPORARY)
    assert run(role(cloud, "chat").lease()).credentials == GIVEN
    assert "HTTP 404" in failure(role(cloud, "absent").lease(), kind=ConfigError)
    with serving() as down:
        down.on("PUT /latest/api/token", b"", 500)
        assert "HTTP 500" in failure(role(down).lease(), kind=ConfigError)
        assert len(down.seen) == 3


@both
def test_a_probe_asks_once_whether_anybody_is_there_and_then_patiently(drive: Drive) -> None:
    with serving() as cloud:
        cloud.drops("PUT /latest/api/token")
        cloud.on("PUT /latest/api/token", b"canary-metadata-token")
        cloud.drops(f"GET {ROLES}/chat")
        cloud.on(f"GET {ROLES}/chat", TEMPORARY)
        failure(
            ecs_role("chat", base_url=cloud.address, probe=True),
            drive=drive,
            kind=NobodyAnswersError,
        )
        assert len(cloud.seen) == 1
        lease = drive(ecs_role("chat", base_url=cloud.address, probe=True))
        assert lease.credentials == GIVEN
        assert [seen.method for seen in cloud.seen] == ["PUT", "PUT", "GET", "GET"]
    with serving() as down:
        down.drops("PUT /latest/api/token")
        failure(role(down).lease(), drive=drive, kind=TransportError)
        assert len(down.seen) == 3


def test_what_is_no_instance_with_a_role_is_told_from_one_that_fails(cloud: Cloud) -> None:
    def kind(name: str | None = None, address: str = cloud.address) -> type[Exception]:
        with pytest.raises(ConfigError) as caught:
            run(ecs_role(name, base_url=address, probe=True))
        return type(caught.value)

    assert kind() is NotSetUpError, "there is no list"
    assert kind("absent") is ConfigError, "the role is named"
    with serving() as other:
        assert kind(address=other.address) is NotSetUpError, "there is no such service"


def test_it_can_be_turned_off(cloud: Cloud, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VOLCENGINE_ECS_METADATA_DISABLED", "true")
    assert "VOLCENGINE_ECS_METADATA_DISABLED is set" in failure(role(cloud).lease())
    assert cloud.seen == []


@both
def test_the_probe_of_the_chain_is_one_and_short(drive: Drive) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}"
        started = time.monotonic()
        words = failure(
            ecs_role(base_url=address, probe=True), drive=drive, kind=NobodyAnswersError
        )
        assert time.monotonic() - started < 5
    assert "no reply within 1 s" in words
