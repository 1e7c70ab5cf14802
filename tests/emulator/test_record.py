"""The record: what was sent, how the server sees it, and no credentials."""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from hmac import digest

import pytest

from volc_im import Credentials
from volc_im.emulator import Emulator
from volc_im.emulator.record import KEPT

from .signed_requests import ACCESS_KEY, SECRET_KEY, RawClient

LIST = {"AppId": 1, "ParticipantUserId": 1, "Cursor": 0, "Limit": 5}
TOKEN = "the-session-token"
CREDENTIALS = Credentials(ACCESS_KEY, SECRET_KEY, TOKEN)


@pytest.fixture(scope="module")
def server() -> Iterator[Emulator]:
    with Emulator(access_key=ACCESS_KEY, secret_key=SECRET_KEY, session_token=TOKEN) as running:
        yield running


def test_the_string_to_sign_is_the_one_that_is_signed(server: Emulator) -> None:
    raw_client = RawClient(server.endpoint)
    request = raw_client.signed(LIST, credentials=CREDENTIALS)
    raw_client.send(request)
    entry = server.requests[-1]
    key = SECRET_KEY.encode()
    for part in entry.string_to_sign.split("\n")[2].split("/"):
        key = digest(key, part.encode(), "sha256")
    made = digest(key, entry.string_to_sign.encode(), "sha256").hex()
    assert request.headers["Authorization"].endswith(f"Signature={made}")
    whole = entry.canonical_request.replace("***", TOKEN)
    assert entry.string_to_sign.endswith(sha256(whole.encode()).hexdigest())


def test_no_credentials(server: Emulator) -> None:
    raw_client = RawClient(server.endpoint)
    request = raw_client.signed(LIST, credentials=CREDENTIALS)
    raw_client.send(request)
    wrong = raw_client.signed(LIST, credentials=Credentials(ACCESS_KEY, "another-secret", TOKEN))
    answer = raw_client.send(wrong)
    assert answer.code == "SignatureDoesNotMatch"
    shown = json.dumps([entry.as_json() for entry in server.requests]) + answer.raw.decode()
    for sent in (request, wrong):
        assert sent.headers["Authorization"].rpartition("=")[2] not in shown
    for secret in (TOKEN, SECRET_KEY, "another-secret"):
        assert secret not in shown
    assert f"Credential={ACCESS_KEY}/" in server.requests[-1].headers["authorization"]


def test_requests_that_are_not_signed(server: Emulator) -> None:
    raw_client = RawClient(server.endpoint)
    request = raw_client.signed(b"\xff{", "NoSuchAction")
    del request.headers["Authorization"]
    raw_client.send(request)
    entry = server.requests[-1]
    assert (entry.outcome.action, entry.outcome.status) == ("NoSuchAction", 404)
    assert entry.body == "\\xff{"
    assert entry.canonical_request.startswith("POST\n/\nAction=NoSuchAction&Version=")


def test_it_keeps_the_last_ones(server: Emulator) -> None:
    raw_client = RawClient(server.endpoint)
    for number in range(KEPT + 3):
        raw_client.call(f"Nothing{number}", b"")
    entries = server.requests
    assert len(entries) == KEPT
    assert entries[-1].outcome.action == f"Nothing{KEPT + 2}"
    assert entries[0].outcome.action == "Nothing3"
