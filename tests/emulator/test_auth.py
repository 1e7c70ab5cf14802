"""Whatever a signature covers, and nothing else, must be as it was signed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from volc_im import AuthError, Client, Credentials
from volc_im.emulator import Emulator

from .signed_requests import ACCESS_KEY, CREDENTIALS, SECRET_KEY, VERSION, RawClient, Request

BODY = {"AppId": 1, "ParticipantUserId": 10001, "Cursor": 0, "Limit": 5}
NUMBERS = {
    "MissingAuthenticationToken": (401, 100003),
    "MissingSignature": (401, 100005),
    "InvalidTimestamp": (400, 100006),
    "InvalidAccessKey": (401, 100009),
    "SignatureDoesNotMatch": (401, 100010),
}


def refused(raw_client: RawClient, request: Request, code: str, *words: str) -> None:
    """The request fails with the code, its number and status, and a message with the words."""
    answer = raw_client.send(request)
    assert answer.code == code, answer.raw
    assert (answer.status, answer.error["CodeN"]) == NUMBERS[code]
    for word in words:
        assert word in answer.error["Message"]
    assert SECRET_KEY.encode() not in answer.raw
    assert "Result" not in answer.json


def edited(request: Request, **headers: str | None) -> Request:
    """Headers by their names with `_` for `-`; None takes one away."""
    for name, value in headers.items():
        wire_name = name.replace("_", "-")
        request.headers.pop(wire_name, None)
        if value is not None:
            request.headers[wire_name] = value
    return request


def test_a_signed_request_is_accepted(raw_client: RawClient) -> None:
    assert raw_client.send(raw_client.signed(BODY)).result["ConversationInfos"] == []


def test_every_region_of_the_service_is_accepted_and_echoed(raw_client: RawClient) -> None:
    for region in ("cn-north-1", "ap-southeast-1"):
        answer = raw_client.send(raw_client.signed(BODY, region=region))
        assert answer.status == 200
        assert answer.metadata["Region"] == region


def test_signed_headers_of_ones_own_are_accepted(raw_client: RawClient) -> None:
    request = raw_client.signed(BODY, headers={"X-Trace": " a b ", "Content-MD5": "abc"})
    assert "content-md5" in request.headers["Authorization"]
    assert raw_client.send(request).status == 200


def test_extra_query_parameters_are_signed_too(raw_client: RawClient) -> None:
    path = f"/?Version={VERSION}&note=a+b%2Fc&empty=&Action=GetUserConversations"
    assert raw_client.send(raw_client.signed(BODY, path=path)).status == 200
    request = raw_client.signed(BODY, path=path)
    request.path = path.replace("a+b", "a+c")
    refused(raw_client, request, "SignatureDoesNotMatch", "query")


@pytest.mark.parametrize("position", [0, 8, -1])
def test_one_changed_byte_of_the_body(raw_client: RawClient, position: int) -> None:
    request = raw_client.signed(BODY)
    changed = bytearray(request.body)
    changed[position] ^= 1
    request.body = bytes(changed)
    refused(raw_client, request, "SignatureDoesNotMatch", "body", "X-Content-Sha256")


def test_a_changed_body_with_a_new_hash_still_lacks_a_new_signature(raw_client: RawClient) -> None:
    request = raw_client.signed(BODY)
    other = raw_client.signed({**BODY, "ParticipantUserId": 10002})
    request.body = other.body
    edited(request, X_Content_Sha256=other.headers["X-Content-Sha256"])
    refused(raw_client, request, "SignatureDoesNotMatch", "signature differs")


def test_the_signature_that_would_be_right_never_shows(raw_client: RawClient) -> None:
    request = raw_client.signed(BODY)
    right = request.headers["Authorization"].rpartition("=")[2]
    edited(request, Authorization=request.headers["Authorization"].replace(right, "0" * 64))
    answer = raw_client.send(request)
    assert answer.code == "SignatureDoesNotMatch"
    assert right.encode() not in answer.raw


EDITS: list[tuple[str, Callable[[Request], object], str, str]] = [
    (
        "no authorization",
        lambda r: edited(r, Authorization=None),
        "MissingAuthenticationToken",
        "Authorization",
    ),
    (
        "another algorithm",
        lambda r: edited(r, Authorization=r.headers["Authorization"].replace("HMAC-", "AWS4-")),
        "SignatureDoesNotMatch",
        "HMAC-SHA256",
    ),
    (
        "no signature",
        lambda r: edited(r, Authorization=r.headers["Authorization"].partition(", Signature")[0]),
        "MissingSignature",
        "Signature",
    ),
    (
        "algorithm alone",
        lambda r: edited(r, Authorization="HMAC-SHA256"),
        "MissingSignature",
        "Credential",
    ),
    (
        "a part twice",
        lambda r: edited(r, Authorization=r.headers["Authorization"] + ", Signature=00"),
        "SignatureDoesNotMatch",
        "twice",
    ),
    (
        "a part too many",
        lambda r: edited(r, Authorization=r.headers["Authorization"] + ", Extra=1"),
        "SignatureDoesNotMatch",
        "SignedHeaders and Signature only",
    ),
    (
        "credential without a scope",
        lambda r: edited(
            r, Authorization=f"HMAC-SHA256 Credential={ACCESS_KEY}, SignedHeaders=a, Signature=b"
        ),
        "SignatureDoesNotMatch",
        "Credential",
    ),
    (
        "signature in capitals",
        lambda r: edited(
            r,
            Authorization=r.headers["Authorization"][:-64]
            + r.headers["Authorization"][-64:].upper(),
        ),
        "SignatureDoesNotMatch",
        "signature differs",
    ),
    (
        "signature beyond ASCII",
        lambda r: edited(r, Authorization=r.headers["Authorization"][:-1] + "é"),
        "SignatureDoesNotMatch",
        "signature differs",
    ),
    ("no date", lambda r: edited(r, X_Date=None), "InvalidTimestamp", "X-Date"),
    (
        "dashed date",
        lambda r: edited(r, X_Date="2024-04-01T00:00:00Z"),
        "InvalidTimestamp",
        "YYYYMMDDTHHMMSSZ",
    ),
    (
        "a day that is none",
        lambda r: edited(r, X_Date="20241301T000000Z"),
        "InvalidTimestamp",
        "YYYYMMDDTHHMMSSZ",
    ),
    (
        "another type",
        lambda r: edited(r, Content_Type="application/json; charset=utf-8"),
        "SignatureDoesNotMatch",
        "signature differs",
    ),
    ("another host", lambda r: edited(r, Host="example.com"), "SignatureDoesNotMatch", "differs"),
    (
        "no body hash",
        lambda r: edited(r, X_Content_Sha256=None),
        "SignatureDoesNotMatch",
        "x-content-sha256",
    ),
    (
        "an unsigned type",
        lambda r: edited(r, Authorization=r.headers["Authorization"].replace("content-type;", "")),
        "SignatureDoesNotMatch",
        "content-type",
    ),
    (
        "an unsigned host",
        lambda r: edited(r, Authorization=r.headers["Authorization"].replace("host;", "")),
        "SignatureDoesNotMatch",
        "host",
    ),
    (
        "a signed header that is gone",
        lambda r: edited(
            r, Authorization=r.headers["Authorization"].replace("x-date", "x-date;x-gone")
        ),
        "SignatureDoesNotMatch",
        "x-gone",
    ),
    (
        "signed headers out of order",
        lambda r: edited(
            r,
            Authorization=r.headers["Authorization"].replace(
                "content-type;host", "host;content-type"
            ),
        ),
        "SignatureDoesNotMatch",
        "sorted",
    ),
    (
        "signed headers in capitals",
        lambda r: edited(r, Authorization=r.headers["Authorization"].replace("host;", "Host;")),
        "SignatureDoesNotMatch",
        "lower-case",
    ),
    (
        "a token for a key that has none",
        lambda r: edited(r, X_Security_Token="token"),
        "InvalidAccessKey",
        "X-Security-Token",
    ),
]


@pytest.mark.parametrize(
    ("edit", "code", "word"), [e[1:] for e in EDITS], ids=[e[0].replace(" ", "-") for e in EDITS]
)
def test_edits_after_signing(
    raw_client: RawClient, edit: Callable[[Request], object], code: str, word: str
) -> None:
    request = raw_client.signed(BODY)
    edit(request)
    refused(raw_client, request, code, word)


def test_a_changed_date_of_the_same_day(raw_client: RawClient) -> None:
    now = datetime.now(UTC).replace(microsecond=0)
    request = raw_client.signed(BODY, now=now)
    # One second towards noon stays within the day that the credential names.
    other = now + timedelta(seconds=1 if now.hour < 12 else -1)
    edited(request, X_Date=other.strftime("%Y%m%dT%H%M%SZ"))
    refused(raw_client, request, "SignatureDoesNotMatch", "signature differs")


@pytest.mark.parametrize(("minutes", "word"), [(-16, "behind"), (16, "ahead of")])
def test_a_time_that_is_off_by_16_minutes(raw_client: RawClient, minutes: int, word: str) -> None:
    now = datetime.now(UTC) + timedelta(minutes=minutes)
    refused(raw_client, raw_client.signed(BODY, now=now), "InvalidTimestamp", word)


@pytest.mark.parametrize("minutes", [-14, 14])
def test_a_time_that_is_off_by_14_minutes(raw_client: RawClient, minutes: int) -> None:
    now = datetime.now(UTC) + timedelta(minutes=minutes)
    assert raw_client.send(raw_client.signed(BODY, now=now)).status == 200


def test_the_scope(raw_client: RawClient) -> None:
    for region in ("cn-beijing", "ap-singapore-1", ""):
        refused(
            raw_client, raw_client.signed(BODY, region=region), "SignatureDoesNotMatch", "region"
        )
    refused(
        raw_client, raw_client.signed(BODY, service="im"), "SignatureDoesNotMatch", "service", "rtc"
    )
    request = raw_client.signed(BODY)
    day = request.headers["X-Date"][:8]
    for old, new, word in ((day, "20200101", "day"), ("/request", "/requests", "/request")):
        changed = raw_client.signed(BODY)
        edited(changed, Authorization=changed.headers["Authorization"].replace(old, new))
        refused(raw_client, changed, "SignatureDoesNotMatch", word)


def test_keys(raw_client: RawClient) -> None:
    unknown = Credentials("AKLTother", SECRET_KEY)
    refused(raw_client, raw_client.signed(BODY, credentials=unknown), "InvalidAccessKey", "unknown")
    wrong = Credentials(ACCESS_KEY, SECRET_KEY + "x")
    refused(
        raw_client,
        raw_client.signed(BODY, credentials=wrong),
        "SignatureDoesNotMatch",
        "secret key",
    )


def test_a_signed_header_sent_twice(raw_client: RawClient) -> None:
    request = raw_client.signed(BODY, headers={"X-One": "1"})
    request.headers["x-one"] = "1"  # http.client sends both
    refused(raw_client, request, "SignatureDoesNotMatch", "x-one", "twice")


def test_session_tokens() -> None:
    with Emulator(
        access_key=ACCESS_KEY, secret_key=SECRET_KEY, session_token="the-token"
    ) as server:
        raw_client = RawClient(server.endpoint)
        good = Credentials(ACCESS_KEY, SECRET_KEY, "the-token")
        assert raw_client.send(raw_client.signed(BODY, credentials=good)).status == 200
        bad = Credentials(ACCESS_KEY, SECRET_KEY, "another")
        refused(
            raw_client,
            raw_client.signed(BODY, credentials=bad),
            "InvalidAccessKey",
            "X-Security-Token",
        )
        refused(
            raw_client,
            raw_client.signed(BODY, credentials=CREDENTIALS),
            "InvalidAccessKey",
            "temporary",
        )


def test_the_client_reads_a_refusal(server: Emulator) -> None:
    with (
        Client(
            endpoint=server.endpoint, access_key=ACCESS_KEY, secret_key="wrong", app_id=1
        ) as client,
        pytest.raises(AuthError) as refusal,
    ):
        client.get_user_conversations(participant_user_id=1, cursor=0, limit=1)
    assert (refusal.value.code, refusal.value.code_n) == ("SignatureDoesNotMatch", 100010)
    assert refusal.value.request_id
