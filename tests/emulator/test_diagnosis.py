"""A wrong signature is answered with the part that differs."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from hmac import digest
from urllib.parse import quote_plus

import pytest

from volc_im import Credentials
from volc_im.emulator import Emulator
from volc_im.signing import canonical_query, canonical_request

from .signed_requests import ACCESS_KEY, SECRET_KEY, Answer, RawClient, Request

BODY = {"AppId": 1, "ParticipantUserId": 10001, "Cursor": 0, "Limit": 5}


def signed_as(
    raw_client: RawClient,
    change: Callable[[dict[str, object]], object],
    *,
    path: str | None = None,
    prefix: bytes = b"",
    end: str = "request",
) -> Request:
    """A request whose signature was made from parts of which some were changed first."""
    request = raw_client.signed(BODY, path=path)
    _, _, rest = request.headers["Authorization"].partition("Credential=")
    scope, names = rest.split(", ")[0].split("/")[1:4], rest.split("SignedHeaders=")[1]
    listed = names.split(",")[0].split(";")
    sent = {name.lower(): value for name, value in request.headers.items()}
    sent["host"] = raw_client.endpoint.removeprefix("http://")
    pairs = [tuple(pair.split("=")) for pair in request.path.partition("?")[2].split("&")]
    parts: dict[str, object] = {
        "method": "POST",
        "path": "/",
        "query": canonical_query([(n, v) for n, v in pairs]),
        "region": scope[1],
        "service": scope[2],
        "body_hash": sha256(request.body).hexdigest(),
        **{name: sent[name] for name in listed},
    }
    change(parts)
    canonical = canonical_request(
        str(parts["method"]),
        str(parts["path"]),
        str(parts["query"]),
        [(name, str(parts[name])) for name in listed if name in parts],
        str(parts["body_hash"]),
    )
    day = sent["x-date"][:8]
    key = prefix + SECRET_KEY.encode()
    for part in (day, str(parts["region"]), str(parts["service"]), end):
        key = digest(key, part.encode(), "sha256")
    hashed = sha256(canonical.encode()).hexdigest()
    to_sign = f"{day}/{parts['region']}/{parts['service']}/request"
    text = f"HMAC-SHA256\n{sent['x-date']}\n{to_sign}\n{hashed}"
    head = request.headers["Authorization"].rpartition("=")[0]
    request.headers["Authorization"] = f"{head}={digest(key, text.encode(), 'sha256').hex()}"
    return request


def refused(raw_client: RawClient, request: Request) -> Answer:
    answer = raw_client.send(request)
    assert answer.code == "SignatureDoesNotMatch"
    assert SECRET_KEY.encode() not in answer.raw
    return answer


def test_nothing_changed_is_accepted(raw_client: RawClient) -> None:
    assert raw_client.send(signed_as(raw_client, lambda parts: None)).status == 200


@pytest.mark.parametrize(
    ("part", "value", "words"),
    [
        ("method", "GET", "the method was signed as GET"),
        ("path", "", "the path was signed as ''"),
        ("query", "", "the query was not signed"),
        (
            "query",
            "Version=2020-12-01&Action=GetUserConversations",
            "the query was not sorted",
        ),
        ("content-type", "application/json; charset=utf-8", "the header content-type"),
        ("host", "rtc.volcengineapi.com", "the header host was signed as 'rtc."),
        ("x-date", "", "the header x-date was signed as ''"),
        ("body_hash", sha256(b"").hexdigest(), "the body was signed as empty"),
        ("region", "cn-beijing", "for region 'cn-beijing' and service 'rtc'"),
        ("service", "im", "for region 'cn-north-1' and service 'im'"),
    ],
)
def test_the_part_that_differs(raw_client: RawClient, part: str, value: str, words: str) -> None:
    # A query out of order has to be sent out of order to be told.
    path = "/?Version=2020-12-01&Action=GetUserConversations"
    request = signed_as(raw_client, lambda parts: parts.update({part: value}), path=path)
    assert words in refused(raw_client, request).error["Message"]


def test_a_header_that_was_listed_but_not_signed(raw_client: RawClient) -> None:
    request = signed_as(raw_client, lambda parts: parts.pop("content-type"))
    words = "the header content-type is in SignedHeaders but was not signed"
    assert words in refused(raw_client, request).error["Message"]


def test_a_parameter_that_was_not_signed(raw_client: RawClient) -> None:
    path = "/?Action=GetUserConversations&Version=2020-12-01&note=1"
    request = signed_as(
        raw_client,
        lambda parts: parts.update(query="Action=GetUserConversations&Version=2020-12-01"),
        path=path,
    )
    assert (
        "was signed with Action and Version only" in refused(raw_client, request).error["Message"]
    )


@pytest.mark.parametrize(
    ("sent", "signed", "words"),
    [
        ("b=2&b=1", "b=1&b=2", "the query was sorted by value too"),
        ("aB=2&a%5B0%5D=1&c=", "a%5B0%5D=1&aB=2&c=", "the query was sorted after it was encoded"),
    ],
)
def test_parameters_in_another_order(
    raw_client: RawClient, sent: str, signed: str, words: str
) -> None:
    known = "Action=GetUserConversations&Version=2020-12-01&"
    request = signed_as(
        raw_client, lambda parts: parts.update(query=known + signed), path=f"/?{known}{sent}"
    )
    assert words in refused(raw_client, request).error["Message"]


def test_a_space_as_plus(raw_client: RawClient) -> None:
    path = "/?Action=GetUserConversations&Version=2020-12-01&note=a%20b"
    query = f"Action=GetUserConversations&Version=2020-12-01&note={quote_plus('a b')}"
    request = signed_as(raw_client, lambda parts: parts.update(query=query), path=path)
    assert "with + for a space" in refused(raw_client, request).error["Message"]


def test_keys_of_other_makers(raw_client: RawClient) -> None:
    prefixed = signed_as(raw_client, lambda parts: None, prefix=b"AWS4")
    assert "prefix" in refused(raw_client, prefixed).error["Message"]
    ended = signed_as(raw_client, lambda parts: None, end="aws4_request")
    assert "aws4_request" in refused(raw_client, ended).error["Message"]


def test_a_wrong_secret_leaves_the_canonical_request(
    raw_client: RawClient, server: Emulator
) -> None:
    request = raw_client.signed(BODY, credentials=Credentials(ACCESS_KEY, "wrong"))
    message = refused(raw_client, request).error["Message"]
    assert "the secret key differs" in message
    canonical = message.split(" and is\n")[1]
    assert canonical == server.requests[-1].canonical_request
    assert canonical.startswith("POST\n/\nAction=GetUserConversations&Version=2020-12-01\n")
    assert sha256(canonical.encode()).hexdigest() in message
    right = raw_client.signed(BODY, credentials=Credentials(ACCESS_KEY, SECRET_KEY))
    assert right.headers["Authorization"].rpartition("=")[2] not in message


def test_a_token_is_masked() -> None:
    with Emulator(
        access_key=ACCESS_KEY, secret_key=SECRET_KEY, session_token="the-token"
    ) as server:
        raw_client = RawClient(server.endpoint)
        wrong = Credentials(ACCESS_KEY, "wrong", "the-token")
        answer = refused(raw_client, raw_client.signed(BODY, credentials=wrong))
        assert "x-security-token:***" in answer.error["Message"]
        assert b"the-token" not in answer.raw


def test_a_body_that_changed_on_the_way(raw_client: RawClient) -> None:
    request = raw_client.signed(BODY)
    request.body += b" "
    message = refused(raw_client, request).error["Message"]
    assert f"has {len(request.body)} bytes" in message
    assert sha256(request.body).hexdigest() in message
