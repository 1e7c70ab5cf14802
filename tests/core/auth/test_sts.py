"""STS: requests, credentials from responses, and errors without secrets."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from support.credential_servers import EXPIRES_AT, Cloud, credential_server
from support.effects_driver import Drive, both, failure, run

from volc_sdk._core.errors import (
    AuthError,
    ClockSkewError,
    ConfigError,
    ConnectionLostError,
    ResponseDecodeError,
    ServerError,
    ThrottledError,
)
from volc_sdk.credentials import Credentials
from volc_sdk.providers import (
    AssumeRoleProvider,
    CredentialsResult,
    OIDCProvider,
    Provider,
    StaticProvider,
)
from volc_sdk.signing import sign


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("volc_sdk._core.auth.sts._PAUSES_S", (0.0, 0.0))


TRN = "trn:iam::2100000000:role/chat"
OWN = Credentials("AKOWN", "canary-own-secret", "canary-own-token")
ISSUED = Credentials("AKTP", "canary-temporary-secret", "canary-temporary-token")


@pytest.fixture
def cloud() -> Iterator[Cloud]:
    with credential_server() as cloud:
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
    cloud.returns_role("GET /")
    result = drive(role(cloud, session_name="s", policy='{"a": "b&c"}').fetch())
    assert result == CredentialsResult(ISSUED, EXPIRES_AT)
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
    cloud.returns_role("GET /")
    source: Provider = AssumeRoleProvider(StaticProvider(OWN), role_trn=TRN, endpoint=cloud.address)
    again = AssumeRoleProvider(source, role_trn=TRN + "2", endpoint=cloud.address, duration_s=900)
    assert run(again.fetch()).credentials == ISSUED
    assert "Credential=AKOWN/" in cloud.seen[0].headers["authorization"]
    assert "Credential=AKTP/" in cloud.seen[1].headers["authorization"]
    assert "DurationSeconds=900" in cloud.seen[1].target


@both
def test_oidc_is_a_form_without_a_signature(
    cloud: Cloud, token: Path, drive: Drive, monkeypatch: pytest.MonkeyPatch
) -> None:
    cloud.returns_role("POST /", expiry="Expiration")
    for name, value in {
        "ROLE_TRN": TRN,
        "TOKEN_FILE": str(token),
        "ROLE_SESSION_NAME": "pod",
        "ROLE_POLICY": "{}",
        "STS_ENDPOINT": cloud.address,
    }.items():
        monkeypatch.setenv(f"VOLCENGINE_OIDC_{name}", value)
    assert drive(OIDCProvider().fetch()) == CredentialsResult(ISSUED, EXPIRES_AT)
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


def test_oidc_arguments_come_before_variables_and_the_token_is_read_each_time(
    cloud: Cloud, token: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cloud.returns_role("POST /")
    monkeypatch.setenv("VOLCENGINE_OIDC_ROLE_TRN", "other")
    provider = OIDCProvider(role_trn=TRN, token_file=token, endpoint=cloud.address)
    run(provider.fetch())
    token.write_text("canary-second")
    run(provider.fetch())
    first, second = (parse_qs(seen.body.decode()) for seen in cloud.seen)
    assert first["RoleTrn"] == [TRN]
    assert (first["OIDCToken"], second["OIDCToken"]) == (["canary.oidc+token"], ["canary-second"])
    assert first["RoleSessionName"][0].startswith("volc-sdk-")


def test_oidc_errors_name_what_is_missing(token: Path, tmp_path: Path) -> None:
    names = "VOLCENGINE_OIDC_ROLE_TRN and VOLCENGINE_OIDC_TOKEN_FILE"
    assert f"{names} are not set" in failure(OIDCProvider().fetch(), kind=ConfigError)
    lacks_role = OIDCProvider(token_file=token).fetch()
    assert "VOLCENGINE_OIDC_ROLE_TRN is not set" in failure(lacks_role)
    lacks_file = OIDCProvider(role_trn=TRN).fetch()
    assert "VOLCENGINE_OIDC_TOKEN_FILE is not set" in failure(lacks_file)
    absent = OIDCProvider(role_trn=TRN, token_file=tmp_path / "absent").fetch()
    assert "absent does not exist" in failure(absent, kind=ConfigError)
    for text in (b"", b"canary\ncanary", "canary-é".encode(), b"canary\xff"):
        token.write_bytes(text)
        message = failure(OIDCProvider(role_trn=TRN, token_file=token).fetch(), kind=ConfigError)
        assert str(token) in message


@both
def test_an_error_has_code_and_request_id(cloud: Cloud, drive: Drive) -> None:
    cloud.on("GET /", refusal("AccessDenied", "token " + "canary" * 20), 403)
    message = failure(role(cloud).fetch(), drive=drive, kind=AuthError)
    assert message == "AssumeRole: AccessDenied token *** [HTTP 403, request id r-1]"
    assert len(cloud.seen) == 1, "a retry would change nothing"


def test_an_error_with_a_cut_text_keeps_its_code(cloud: Cloud) -> None:
    body = json.dumps(refusal("AccessDenied", "no \ud83d")).encode()
    cloud.on("GET /", b"\xef\xbb\xbf" + body, 403)
    message = failure(role(cloud).fetch(), kind=AuthError)
    assert message == "AssumeRole: AccessDenied no \ufffd [HTTP 403, request id r-1]"


def test_an_error_may_have_status_200(cloud: Cloud) -> None:
    cloud.on("GET /", refusal("InvalidParameter"))
    assert "InvalidParameter" in failure(role(cloud).fetch(), kind=AuthError)


@both
def test_temporary_failures_are_retried_with_a_new_signature(cloud: Cloud, drive: Drive) -> None:
    cloud.on("GET /", b"<html>canary</html>", 502)
    cloud.on("GET /", refusal("FlowLimitExceeded"), 429)
    cloud.returns_role("GET /")
    assert drive(role(cloud).fetch()).credentials == ISSUED
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
def test_temporary_errors_are_recognized_in_any_form(
    cloud: Cloud, reply: object, status: int, kind: type
) -> None:
    cloud.on("GET /", reply, status)
    failure(role(cloud).fetch(), kind=kind)
    assert len(cloud.seen) == 3


def test_an_error_has_the_code_of_its_number(cloud: Cloud) -> None:
    cloud.on("GET /", {"ResponseMetadata": {"Error": {"CodeN": 100018}}}, 400)
    with pytest.raises(ThrottledError) as caught:
        run(role(cloud).fetch())
    assert (caught.value.code, caught.value.code_n) == ("FlowLimitExceeded", 100018)


@pytest.mark.parametrize("name", ["role_trn", "session_name", "policy"])
@pytest.mark.parametrize(
    ("value", "problem"),
    [("a\ud800", "contains an unpaired surrogate"), (5, "must be text, not int")],
    ids=["surrogate", "number"],
)
def test_arguments_must_be_text(token: Path, name: str, value: Any, problem: str) -> None:
    arguments = {"role_trn": TRN, name: value}
    field = {"role_trn": "RoleTrn", "session_name": "RoleSessionName", "policy": "Policy"}[name]
    for provider in (
        AssumeRoleProvider(OWN, **arguments),
        OIDCProvider(token_file=token, **arguments),
    ):
        assert failure(provider.fetch(), kind=ConfigError) == f"{field} {problem}"


def test_a_variable_with_an_unpaired_surrogate_is_not_sent(
    token: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VOLCENGINE_OIDC_ROLE_TRN", "trn:\udcff")
    message = failure(OIDCProvider(token_file=token).fetch(), kind=ConfigError)
    assert message == "RoleTrn contains an unpaired surrogate"


def test_a_response_without_result_or_error_is_not_an_error_of_credentials(cloud: Cloud) -> None:
    cloud.on("GET /", b"canary")
    failure(role(cloud).fetch(), kind=ResponseDecodeError)


def test_there_are_three_attempts(cloud: Cloud) -> None:
    cloud.on("GET /", b"<html>canary</html>", 502)
    assert "HTTP 502" in failure(role(cloud).fetch(), kind=ServerError)
    assert len(cloud.seen) == 3
    with credential_server() as other:
        other.drops("GET /")
        failure(role(other).fetch(), kind=ConnectionLostError)
        assert len(other.seen) == 3


@both
@pytest.mark.parametrize("hours", [-3, 2])
def test_a_wrong_clock_is_corrected_once(cloud: Cloud, hours: int, drive: Drive) -> None:
    theirs = datetime.now(UTC) + timedelta(hours=hours)
    date = format_datetime(theirs, usegmt=True)
    cloud.on("GET /", refusal("InvalidTimestamp"), 400, Date=date)
    cloud.returns_role("GET /")
    result = drive(role(cloud).fetch())
    first, second = (datetime.strptime(s.headers["x-date"], "%Y%m%dT%H%M%SZ") for s in cloud.seen)
    assert (second - first).total_seconds() == pytest.approx(hours * 3600, abs=60)
    # The expiry is converted from the time of the server to that of this machine.
    assert result.expires_at == pytest.approx(EXPIRES_AT - hours * 3600, abs=60)


def test_a_clock_error_that_cannot_be_corrected_is_raised(cloud: Cloud) -> None:
    cloud.on("GET /", refusal("InvalidTimestamp"), 400)
    failure(role(cloud).fetch(), kind=ClockSkewError)
    assert len(cloud.seen) == 2, "the second one was signed with the time of the reply"
    with credential_server() as other:
        other.on("GET /", refusal("InvalidTimestamp"), 400, Date="Mon, 01 Apr 2024 06:00:00 GMT")
        failure(role(other).fetch(), kind=ClockSkewError)
        assert len(other.seen) == 1, "a difference of more than a day is not corrected"


@pytest.mark.parametrize(
    ("reply", "message"),
    [
        (b"canary", "the response has no Result"),
        (b'{"canary": ', "the response has no Result"),
        ({"Result": {}}, "the response has no Result"),
        ({"Result": ["canary"]}, "Result must be an object"),
        ({"Result": {"Credentials": {}}}, "AccessKeyId is missing"),
        ({"Result": {"Credentials": "canary"}}, "Credentials must be an object"),
        (
            {"Result": {"Credentials": {"AccessKeyId": "a", "SecretAccessKey": 7}}},
            "must be text, not int",
        ),
        ({"ResponseMetadata": "canary"}, "the response has no Result"),
        (
            {"ResponseMetadata": {"Error": "no"}, "Result": {"A": "canary"}},
            "AssumeRole: no [HTTP 200",
        ),
    ],
    ids=str,
)
def test_an_unusable_response(cloud: Cloud, reply: object, message: str) -> None:
    cloud.on("GET /", reply)
    assert message in failure(role(cloud).fetch())


@pytest.mark.parametrize("ends", ["canary", True, {"a": 1}])
def test_an_invalid_expiry(cloud: Cloud, ends: object) -> None:
    cloud.returns_role("GET /", ExpiredTime=ends)
    with pytest.raises(ConfigError, match="ExpiredTime must be an ISO 8601 time"):
        run(role(cloud).fetch())


@pytest.mark.parametrize("ends", ["2099-01-01T19:04:05Z", "2099-01-01T19:04:05", EXPIRES_AT * 1e3])
def test_other_formats_of_the_expiry(cloud: Cloud, ends: object) -> None:
    cloud.returns_role("GET /", ExpiredTime=ends)
    assert run(role(cloud).fetch()).expires_at == EXPIRES_AT


def test_a_missing_expiry_follows_from_the_duration(cloud: Cloud) -> None:
    cloud.returns_role("GET /", expiry="Other")
    result = run(role(cloud).fetch())
    assert abs(result.expires_at - datetime.now(UTC).timestamp() - 3600) < 60


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
def test_no_token_is_sent_to_an_invalid_endpoint(
    endpoint: str, token: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    provider = OIDCProvider(role_trn=TRN, token_file=token, endpoint=endpoint)
    assert f"the STS endpoint {endpoint!r} " in failure(provider.fetch(), kind=ConfigError)
    monkeypatch.setenv("VOLCENGINE_OIDC_STS_ENDPOINT", endpoint)
    provider = OIDCProvider(role_trn=TRN, token_file=token)
    message = failure(provider.fetch(), kind=ConfigError)
    assert f"VOLCENGINE_OIDC_STS_ENDPOINT {endpoint!r} " in message
