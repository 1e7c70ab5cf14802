"""Clients that the platform accepts are accepted, and strict signing names the rules they break.

The clients for Node run if npm can install them, as in `.ci/run`; otherwise requests that are signed
like theirs take their place.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from volc_im.emulator import Emulator

from .foreign_signers import HOST, SIGNERS, TYPE, ForeignSigner
from .node_clients import call, installed
from .signed_requests import ACCESS_KEY, SECRET_KEY, RawClient

BODY = {"ConversationCoreInfo": {"ConversationType": 2, "Name": "你好"}, "OwnerUserId": 1}
NODE = {
    "@volcengine/openapi": (SIGNERS[0], (HOST, TYPE)),
    "@volcengine/sdk-core": (SIGNERS[1], (TYPE,)),
}

all_signers = pytest.mark.parametrize("signer", SIGNERS, ids=lambda signer: signer.name)


@pytest.fixture(scope="module")
def strict() -> Iterator[Emulator]:
    with Emulator(access_key=ACCESS_KEY, secret_key=SECRET_KEY, strict_signing=True) as running:
        yield running


@all_signers
def test_a_signer_is_accepted(server: Emulator, app_id: int, signer: ForeignSigner) -> None:
    request = signer.request(server.endpoint, "CreateConversation", {"AppId": app_id, **BODY})
    answer = RawClient(server.endpoint).send(request)
    assert answer.result["ConversationInfo"]["Name"] == "你好"
    broken = server.requests[-1].outcome.broken_signing_rules
    assert len(broken) == len(signer.broken_rules)
    assert all(any(words in rule for rule in broken) for words in signer.broken_rules)


@all_signers
def test_a_changed_body_is_refused(server: Emulator, app_id: int, signer: ForeignSigner) -> None:
    request = signer.request(server.endpoint, "CreateConversation", {"AppId": app_id, **BODY})
    request.body = request.body.replace(b"1", b"2")
    answer = RawClient(server.endpoint).send(request)
    assert answer.code == "SignatureDoesNotMatch"
    assert server.requests[-1].outcome.broken_signing_rules == ()


@all_signers
def test_strict_signing_names_the_broken_rules(strict: Emulator, signer: ForeignSigner) -> None:
    request = signer.request(strict.endpoint, "CreateConversation", {"AppId": 1, **BODY})
    answer = RawClient(strict.endpoint).send(request)
    assert answer.code == "SignatureDoesNotMatch"
    message = answer.error["Message"]
    # How a header value was signed shows in the signature only, which is compared last.
    assert all(words in message for words in signer.broken_rules if "blank" not in words)
    assert "Strict signing is on" in message


def test_strict_signing_names_a_value_with_fewer_blanks(strict: Emulator) -> None:
    names = ("content-type", "host", "x-content-sha256", "x-date", "x-trace")
    signer = ForeignSigner("all", names, ("one blank for several",), single_blanks=True)
    request = signer.request(strict.endpoint, "CreateConversation", {"AppId": 1, **BODY})
    assert "one blank for several" in RawClient(strict.endpoint).send(request).error["Message"]
    exact = ForeignSigner("all", names, ())
    request = exact.request(strict.endpoint, "CreateConversation", {"AppId": 1, **BODY})
    assert RawClient(strict.endpoint).send(request).status == 200


def reply_to(package: str, server: Emulator, app_id: int) -> dict[str, Any]:
    body = {"AppId": app_id, **BODY}
    if folder := installed():
        return call(folder, package, server.endpoint, "CreateConversation", body)
    request = NODE[package][0].request(server.endpoint, "CreateConversation", body)
    return RawClient(server.endpoint).send(request).json


@pytest.mark.parametrize("package", NODE)
def test_a_client_for_node(server: Emulator, strict: Emulator, app_id: int, package: str) -> None:
    reply = reply_to(package, server, app_id)
    assert reply["Result"]["ConversationInfo"]["Name"] == "你好"
    refused = reply_to(package, strict, app_id)["ResponseMetadata"]["Error"]
    assert refused["Code"] == "SignatureDoesNotMatch"
    assert all(words in refused["Message"] for words in NODE[package][1])
