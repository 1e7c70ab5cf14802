"""Tokens for RTC rooms: those of the official algorithm, and what cannot be part of one."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from volc_im import rtc_token
from volc_im.rtc_token import Privilege

APP_ID = "123456781234567812345678"
ISSUED = 1_700_000_000
# Made with an implementation of the vendor's algorithm.
PLAIN = (
    "001123456781234567812345678OQAHAAAAAPFTZRD/U2UEAHJvb20FADEwMDAxBQAAABD/U2UBABD/U2UCABD/U2UDABD"
    "/U2UEABD/U2UgACrJme971vOfQm87Qg42z4UalPSsfK1lcxL1cHKgv1EC"
)
CHINESE = (
    "001123456781234567812345678JgD/4PUFAPFTZQAAAAAIAOaIv+mXtC0xBgDnlKjmiLcBAAQAANJJayAAy1iyxddV2NT"
    "+CuKLk6N9EmJnccH+89SEtKhvYWmiIaI="
)


def test_a_token_is_that_of_the_official_algorithm() -> None:
    made = rtc_token.create(
        APP_ID, "key", room_id="room", user_id="10001", valid_s=3600, now=ISSUED, nonce=7
    )
    assert made == PLAIN


def test_text_beyond_ascii_and_a_token_without_end() -> None:
    made = rtc_token.create(
        APP_ID,
        "密钥",
        room_id="房间-1",
        user_id="用户",
        valid_s=0,
        privileges={Privilege.SUBSCRIBE_STREAM: 1_800_000_000},
        now=ISSUED,
        nonce=99_999_999,
    )
    assert made == CHINESE


def test_what_a_token_says() -> None:
    token = rtc_token.parse(PLAIN)
    assert (token.app_id, token.room_id, token.user_id) == (APP_ID, "room", "10001")
    assert (token.issued_at, token.expires_at, token.nonce) == (ISSUED, ISSUED + 3600, 7)
    assert token.privileges == dict.fromkeys(Privilege, ISSUED + 3600)
    assert token.is_valid("key", now=ISSUED + 3599)
    assert not token.is_valid("key", now=ISSUED + 3600)
    assert not token.is_valid("another", now=ISSUED)
    assert rtc_token.parse(CHINESE).is_valid("密钥")
    assert "signature" not in repr(token)


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
ends = st.dictionaries(st.sampled_from(list(Privilege)), st.integers(1, 2**32 - 1))


@settings(derandomize=True, deadline=None)
@given(room=texts, user=texts, privileges=ends, valid_s=st.integers(1, 10**6))
def test_a_token_can_be_read_again(
    room: str, user: str, privileges: dict[int, int], valid_s: int
) -> None:
    made = rtc_token.create(
        APP_ID,
        "key",
        room_id=room,
        user_id=user,
        valid_s=valid_s,
        privileges=privileges,
        now=ISSUED,
    )
    token = rtc_token.parse(made)
    assert (token.room_id, token.user_id) == (room, user)
    assert token.expires_at == ISSUED + valid_s
    assert privileges.items() <= token.privileges.items() or not privileges
    assert token.is_valid("key", now=ISSUED)


def test_two_tokens_differ() -> None:
    made = {rtc_token.create(APP_ID, "key", room_id="r", user_id="u", now=1) for _ in range(3)}
    assert len(made) == 3


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"app_id": "661000"}, "24 ASCII characters, not 6"),
        ({"app_id": "é" * 24}, "ASCII"),
        ({"app_key": ""}, "app_key is empty"),
        ({"valid_s": -1}, "valid_s is -1"),
        ({"valid_s": 2**32}, "times and the nonce"),
        ({"nonce": 2**32}, "times and the nonce"),
        ({"privileges": {0: -1}}, "times and the nonce"),
        ({"room_id": "r" * 65536}, "at most 65535 bytes"),
    ],
)
def test_arguments_that_cannot_be_part_of_a_token(changes: dict[str, Any], words: str) -> None:
    arguments: dict[str, Any] = {"room_id": "r", "user_id": "u", "now": ISSUED, **changes}
    app_id, app_key = arguments.pop("app_id", APP_ID), arguments.pop("app_key", "key")
    with pytest.raises(ValueError, match=words):
        rtc_token.create(app_id, app_key, **arguments)


@pytest.mark.parametrize(
    "text",
    ["", "001", f"001{APP_ID}", f"002{PLAIN[3:]}", PLAIN[:-8], PLAIN + "!", f"001{APP_ID}AAAA"],
)
def test_text_that_is_not_a_token(text: str) -> None:
    with pytest.raises(ValueError, match="token"):
        rtc_token.parse(text)


@pytest.mark.parametrize("place", range(27, len(PLAIN) - 1, 7))
def test_a_changed_token_is_not_valid(place: int) -> None:
    other = "B" if PLAIN[place] == "A" else "A"
    try:
        token = rtc_token.parse(PLAIN[:place] + other + PLAIN[place + 1 :])
    except ValueError:
        return
    assert not token.is_valid("key", now=ISSUED)
