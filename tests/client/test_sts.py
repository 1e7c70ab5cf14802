"""STS: what is asked, what the answers come to, and that no error shows a secret."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from credential_servers import ENDS_AT, Cloud, serving
from steps_driver import Drive, both, failure, run

from volc_im import (
    AuthError,
    ClockSkewError,
    ConfigError,
    ConnectionLostError,
    Credentials,
    ServerError,
    ThrottledError,
)
from volc_im.providers import AssumeRoleProvider, Lease, OIDCProvider, Provider, StaticProvider
from volc_im.signing import sign


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("volc_im._core.auth.sts._PAUSES_S", (0.0, 0.0))


TRN = "trn:iam::2100000000:role/chat"
OWN = Credentials("AKOWN", "canary-own-secret", "canary-own-token")
GIVEN = Credentials("AKTP", "canary-temporary-secret", "canary-temporary-token")


@pytest.fixture
def cloud() -> Iterator[Cloud]:
    with serving() as cloud:
        yield cloud


@pytest.fixture
def token(tmp_path: Path) -> Path:
    path = tmp_path / "token"
    path.write_text("canary.oidc+token\n")
    return path


def role(cloud: Cloud, **changes: str) -> AssumeRoleProvider:
    return AssumeRoleProvider(OWN, role_trn=TRN, endpoint=cloud.address, **changes)


def refusal(code: object, message: object = "no") -> dict[str, object]:
    error = {"Code": code, "Message": message}
    return {"ResponseMetadata": {"Action": "AssumeRole", "RequestId": "r-1", "Error": error}}


@both
def test_assume_role_is_a_signed_get(cloud: Cloud, drive: Drive) -> None:
    cloud.gives_role("GET /")
    lease = drive(role(cloud, session_name="s", policy='{"a": "b&c"}').lease())
    assert lease == Lease(GIVEN, ENDS_AT)
    (seen,) = cloud.seen
    assert {name: value[0] for name, value in parse_qs(urlsplit(seen.target).query).items()} == {
        "Action": "AssumeRole",
        "Version": "2018-01-01",
        "RoleTrn": TRN,
        "RoleSessionName": "s",
        "DurationSeconds": "3600",
        "Policy": '{"a": "b&c"}',
    }
    again = sign(
        method="GET",
        url=cloud.address + seen.target,
        headers={},
        body=b"",
        credentials=OWN,
        region="cn-beijing",
        service="sts",
        now=datetime.strptime(seen.headers["x-date"], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC),
    )
    assert {name: seen.headers[name.lower()] for name in again} == again
    assert "canary-own-token" in again["X-Security-Token"]


def test_a_source_may_be_a_provider(cloud: Cloud) -> None:
    cloud.gives_role("GET /")
    source: Provider = AssumeRoleProvider(StaticProvider(OWN), role_trn=TRN, endpoint=cloud.address)
    again = AssumeRoleProvider(source, role_trn=TRN + "2", endpoint=cloud.address, duration_s=900)
    assert run(again.lease()).credentials == GIVEN
    assert "Credential=AKOWN/" in cloud.seen[0].headers["authorization"]
    assert "Credential=AKTP/" in cloud.seen[1].headers["authorization"]
    assert "DurationSeconds=900" in cloud.seen[1].target


@both
def test_oidc_is_a_form_without_a_signature(
    cloud: Cloud, token: Path, drive: Drive, monkeypatch: pytest.MonkeyPatch
) -> None:
    cloud.gives_role("POST /", ends="Expiration")
    for name, value in {
        "ROLE_TRN": TRN,
        "TOKEN_FILE": str(token),
        "ROLE_SESSION_NAME": "pod",
        "ROLE_POLICY": "{}",
        "STS_ENDPOINT": cloud.address,
    }.items():
        monkeypatch.setenv(f"VOLCENGINE_OIDC_{name}", value)
    assert drive(OIDCProvider().lease()) == Lease(GIVEN, ENDS_AT)
    (seen,) = cloud.seen
    assert seen.target == "/?Action=AssumeRoleWithOIDC&Version=2018-01-01"
    assert "authorization" not in seen.headers
    assert seen.headers["content-type"] == "application/x-www-form-urlencoded"
    assert parse_qs(seen.body.decode()) == {
        "RoleTrn": [TRN],
        "RoleSessionName": ["pod"],
        "DurationSeconds": ["3600"],
        "Policy": ["{}"],
        "OIDCToken": ["canary.oidc+token"],
    }


def test_oidc_arguments_win_and_the_token_is_read_anew(
    cloud: Cloud, token: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cloud.gives_role("POST /")
    monkeypatch.setenv("VOLCENGINE_OIDC_ROLE_TRN", "other")
    provider = OIDCProvider(role_trn=TRN, token_file=token, endpoint=cloud.address)
    run(provider.lease())
    token.write_text("canary-second")
    run(provider.lease())
    first, second = (parse_qs(seen.body.decode()) for seen in cloud.seen)
    assert first["RoleTrn"] == [TRN]
    assert (first["OIDCToken"], second["OIDCToken"]) == (["canary.oidc+token"], ["canary-second"])
    assert first["RoleSessionName"][0].startswith("volc-im-")


def test_oidc_says_what_is_missing(token: Path, tmp_path: Path) -> None:
    names = "VOLCENGINE_OIDC_ROLE_TRN and VOLCENGINE_OIDC_TOKEN_FILE"
    assert f"{names} are not set" in failure(OIDCProvider().lease(), kind=ConfigError)
    lacks_role = OIDCProvider(token_file=token).lease()
    assert "VOLCENGINE_OIDC_ROLE_TRN is not set" in failure(lacks_role)
    lacks_file = OIDCProvider(role_trn=TRN).lease()
    assert "VOLCENGINE_OIDC_TOKEN_FILE is not set" in failure(lacks_file)
    absent = OIDCProvider(role_trn=TRN, token_file=tmp_path / "absent").lease()
    assert "absent is not there" in failure(absent, kind=ConfigError)
    for text in (b"", b"canary\ncanary", "canary-é".encode(), b"canary\xff"):
        token.write_bytes(text)
        words = failure(OIDCProvider(role_trn=TRN, token_file=token).lease(), kind=ConfigError)
        assert str(token) in words


@both
def test_a_refusal_has_code_and_request_id(cloud: Cloud, drive: Drive) -> None:
    cloud.on("GET /", refusal("AccessDenied", "token " + "canary" * 20), 403)
    words = failure(role(cloud).lease(), drive=drive, kind=AuthError)
    assert words == "AssumeRole: AccessDenied token *** [HTTP 403, request id r-1]"
    assert len(cloud.seen) == 1, "asking again would change nothing"


def test_a_refusal_may_come_with_status_200(cloud: Cloud) -> None:
    cloud.on("GET /", refusal("InvalidParameter"))
    assert "InvalidParameter" in failure(role(cloud).lease(), kind=AuthError)


@both
def test_what_fails_for_a_moment_is_asked_again_and_signed_anew(cloud: Cloud, drive: Drive) -> None:
    cloud.on("GET /", b"<html>canary</html>", 502)
    cloud.on("GET /", refusal("FlowLimitExceeded"), 429)
    cloud.gives_role("GET /")
    assert drive(role(cloud).lease()).credentials == GIVEN
    assert len(cloud.seen) == 3


@pytest.mark.parametrize(
    ("reply", "status", "kind"),
    [
        ({"ResponseMetadata": {"Error": "boom"}}, 500, ServerError),
        ({"ResponseMetadata": "canary"}, 503, ServerError),
        ([{"ResponseMetadata": {}}], 502, ServerError),
        (refusal("FlowLimitExceeded", message=["canary" * 20]), 429, ThrottledError),
        (refusal(7, message={"a": 2**70}), 429, ThrottledError),
        ({"ResponseMetadata": {"Error": {"CodeN": 100018}}}, 400, ThrottledError),
        (refusal("InternalError"), 200, ServerError),
    ],
    ids=str,
)
def test_what_is_wrong_for_a_moment_is_known_in_any_shape(
    cloud: Cloud, reply: object, status: int, kind: type
) -> None:
    cloud.on("GET /", reply, status)
    failure(role(cloud).lease(), kind=kind)
    assert len(cloud.seen) == 3


def test_an_error_has_the_code_of_its_number(cloud: Cloud) -> None:
    cloud.on("GET /", {"ResponseMetadata": {"Error": {"CodeN": 100018}}}, 400)
    with pytest.raises(ThrottledError) as caught:
        run(role(cloud).lease())
    assert (caught.value.code, caught.value.code_n) == ("FlowLimitExceeded", 100018)


@pytest.mark.parametrize("name", ["role_trn", "session_name", "policy"])
@pytest.mark.parametrize("value", ["a\ud800", 5], ids=["half a character", "a number"])
def test_what_is_no_text_is_not_sent(token: Path, name: str, value: Any) -> None:
    given = {"role_trn": TRN, name: value}
    for provider in (AssumeRoleProvider(OWN, **given), OIDCProvider(token_file=token, **given)):
        assert "is no text" in failure(provider.lease(), kind=ConfigError)


def test_a_variable_with_half_a_character_is_not_sent(
    token: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VOLCENGINE_OIDC_ROLE_TRN", "trn:\udcff")
    assert failure(OIDCProvider(token_file=token).lease(), kind=ConfigError) == "RoleTrn is no text"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ((None,), "a Lease is of Credentials, not of NoneType"),
        (("canary", 1.0), "a Lease is of Credentials, not of str"),
        (
            (GIVEN, datetime(2099, 1, 1, tzinfo=UTC)),
            "expires_at of a Lease is Unix time in seconds",
        ),
        ((GIVEN, "canary"), "expires_at of a Lease is Unix time in seconds, not str"),
        ((GIVEN, float("nan")), "expires_at of a Lease is Unix time in seconds"),
        ((GIVEN, True), "expires_at of a Lease is Unix time in seconds, not bool"),
        ((GIVEN, None, "canary"), "refresh_s of a Lease is a number of seconds"),
        ((GIVEN, None, None), "refresh_s of a Lease is a number of seconds"),
    ],
    ids=str,
)
def test_a_lease_is_of_credentials_and_ends_at_a_time(given: Any, words: str) -> None:
    with pytest.raises(ConfigError, match=words) as caught:
        Lease(*given)
    assert "canary" not in str(caught.value)
    assert Lease(GIVEN, 2**31, 0) == Lease(GIVEN, float(2**31), 0.0)


def test_after_three_attempts_it_is_over(cloud: Cloud) -> None:
    cloud.on("GET /", b"<html>canary</html>", 502)
    assert "HTTP 502" in failure(role(cloud).lease(), kind=ServerError)
    assert len(cloud.seen) == 3
    with serving() as other:
        other.drops("GET /")
        failure(role(other).lease(), kind=ConnectionLostError)
        assert len(other.seen) == 3


@both
@pytest.mark.parametrize("hours", [-3, 2])
def test_a_clock_that_is_off_is_corrected_once(cloud: Cloud, hours: int, drive: Drive) -> None:
    theirs = datetime.now(UTC) + timedelta(hours=hours)
    date = format_datetime(theirs, usegmt=True)
    cloud.on("GET /", refusal("InvalidTimestamp"), 400, Date=date)
    cloud.gives_role("GET /")
    lease = drive(role(cloud).lease())
    first, second = (datetime.strptime(s.headers["x-date"], "%Y%m%dT%H%M%SZ") for s in cloud.seen)
    assert (second - first).total_seconds() == pytest.approx(hours * 3600, abs=60)
    # The end is their time as well; who holds the lease goes by ours.
    assert lease.expires_at == pytest.approx(ENDS_AT - hours * 3600, abs=60)


def test_a_clock_that_cannot_be_corrected_is_the_end(cloud: Cloud) -> None:
    cloud.on("GET /", refusal("InvalidTimestamp"), 400)
    failure(role(cloud).lease(), kind=ClockSkewError)
    assert len(cloud.seen) == 2, "the second one was signed with the time of the reply"
    with serving() as other:
        other.on("GET /", refusal("InvalidTimestamp"), 400, Date="Mon, 01 Apr 2024 06:00:00 GMT")
        failure(role(other).lease(), kind=ClockSkewError)
        assert len(other.seen) == 1, "more than a day is no matter of a clock"


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (b"canary", "the reply has no Result"),
        (b'{"canary": ', "the reply has no Result"),
        ({"Result": {}}, "the reply has no Result"),
        ({"Result": ["canary"]}, "Result is no object"),
        ({"Result": {"Credentials": {}}}, "AccessKeyId is missing"),
        ({"Result": {"Credentials": "canary"}}, "Credentials is no object"),
        ({"Result": {"Credentials": {"AccessKeyId": "a", "SecretAccessKey": 7}}}, "is no text"),
        ({"ResponseMetadata": "canary"}, "the reply has no Result"),
        (
            {"ResponseMetadata": {"Error": "no"}, "Result": {"A": "canary"}},
            "AssumeRole: no [HTTP 200",
        ),
    ],
    ids=str,
)
def test_a_reply_beyond_reading(cloud: Cloud, reply: object, words: str) -> None:
    cloud.on("GET /", reply)
    assert words in failure(role(cloud).lease())


@pytest.mark.parametrize("ends", ["canary", True, {"a": 1}])
def test_an_end_that_is_no_time(cloud: Cloud, ends: object) -> None:
    cloud.gives_role("GET /", ExpiredTime=ends)
    with pytest.raises(ConfigError, match="ExpiredTime is no time"):
        run(role(cloud).lease())


@pytest.mark.parametrize("ends", ["2099-01-01T19:04:05Z", "2099-01-01T19:04:05", ENDS_AT * 1e3])
def test_ends_in_other_ways(cloud: Cloud, ends: object) -> None:
    cloud.gives_role("GET /", ExpiredTime=ends)
    assert run(role(cloud).lease()).expires_at == ENDS_AT


def test_an_end_that_is_not_named_follows_from_the_duration(cloud: Cloud) -> None:
    cloud.gives_role("GET /", ends="Other")
    lease = run(role(cloud).lease())
    assert abs(lease.expires_at - datetime.now(UTC).timestamp() - 3600) < 60


@pytest.mark.parametrize(
    "endpoint",
    [
        "http://example.com",
        "ftp://x",
        "https://",
        "https://x/path",
        "https://a@x",
        "http://[",
        "x?y",
        "https://exa mple.com",
    ],
)
def test_no_token_goes_to_an_odd_address(
    endpoint: str, token: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    provider = OIDCProvider(role_trn=TRN, token_file=token, endpoint=endpoint)
    assert f"the STS endpoint {endpoint!r} " in failure(provider.lease(), kind=ConfigError)
    monkeypatch.setenv("VOLCENGINE_OIDC_STS_ENDPOINT", endpoint)
    provider = OIDCProvider(role_trn=TRN, token_file=token)
    words = failure(provider.lease(), kind=ConfigError)
    assert f"VOLCENGINE_OIDC_STS_ENDPOINT {endpoint!r} " in words
