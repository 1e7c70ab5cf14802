"""Errors as a model reads them: a code, and what to do, also when the reply was lost."""

from __future__ import annotations

import pytest

from volc_im.errors import ConfigError, ConnectError, ConnectionLostError
from volc_im.mcp.failures import describe
from volc_im.mcp.texts import read_texts

TEXTS = read_texts("volc_im", "en")


def test_a_lost_reply_is_repeated_only_with_a_key() -> None:
    error = ConnectionLostError("SendMessage", "the connection ended", request_sent=True)
    assert "Read the current state" in describe(error, TEXTS)["advice"]
    error.idempotency_key = "k"
    assert "takes effect at most once" in describe(error, TEXTS)["advice"]


def test_what_was_not_sent_can_be_tried_later() -> None:
    found = describe(ConnectError("SendMessage", "no route"), TEXTS)
    assert found["code"] == "no_reply"
    assert found["advice"].startswith("Nothing was sent.")


def test_a_wrong_configuration_is_for_the_operator() -> None:
    assert "operator" in describe(ConfigError("no keys"), TEXTS)["advice"]


def test_an_error_of_the_program_is_not_hidden() -> None:
    with pytest.raises(ZeroDivisionError):
        describe(ZeroDivisionError(), TEXTS)
