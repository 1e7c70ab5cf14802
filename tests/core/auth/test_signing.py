"""Signatures equal those of two official signers, and depend only on what is signed."""

from __future__ import annotations

import base64
import json
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from volc_sdk.credentials import Credentials
from volc_sdk.signing import canonical_query, canonical_request, sign

VECTORS: list[dict[str, Any]] = json.loads(
    (Path(__file__).parents[2] / "data" / "signing_vectors.json").read_text(encoding="utf-8")
)


def signed(vector: dict[str, Any], **changes: Any) -> dict[str, str]:
    query = urlencode([(name, value) for name, value in vector["query"]])
    arguments: dict[str, Any] = {
        "method": vector["method"],
        "url": f"{vector['scheme']}://{vector['host']}{vector['path']}?{query}",
        "headers": vector["headers"],
        "body": base64.b64decode(vector["body"]),
        "credentials": Credentials(
            vector["access_key"], vector["secret_key"], vector["session_token"] or None
        ),
        "region": vector["region"],
        "service": vector["service"],
        "now": datetime.strptime(vector["timestamp"], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC),
    }
    return sign(**{**arguments, **changes})


def test_all_vectors_are_there() -> None:
    assert len(VECTORS) == 51


@pytest.mark.parametrize("vector", VECTORS, ids=lambda v: str(v["name"]))
def test_vector(vector: dict[str, Any]) -> None:
    expected = vector["expected"]
    made = signed(vector)
    assert made["Authorization"] == expected["authorization"]
    assert made["X-Content-Sha256"] == expected["x_content_sha256"]
    assert made["X-Date"] == vector["timestamp"]
    assert made.get("X-Security-Token", "") == vector["session_token"]
    assert f"SignedHeaders={expected['signed_headers']}, " in made["Authorization"]


@pytest.mark.parametrize("vector", VECTORS, ids=lambda v: str(v["name"]))
def test_canonical_request(vector: dict[str, Any]) -> None:
    expected = vector["expected"]["canonical_request"]
    lines = expected.split("\n")
    end = lines.index("", 3)
    headers = [tuple(line.split(":", 1)) for line in lines[3:end]]
    query = canonical_query([(name, value) for name, value in vector["query"]])
    assert query == lines[2]
    assert canonical_request(vector["method"], "/", query, headers, lines[-1]) == expected


def test_parameters_with_the_same_name_keep_the_order_of_the_url() -> None:
    url = "https://rtc.volcengineapi.com/?Id=2&Action=A+b&Id=1"
    first = signed(VECTORS[0], url=url)
    moved = signed(VECTORS[0], url=url.replace("Id=2&Action=A+b", "Action=A%20b&Id=2"))
    swapped = signed(VECTORS[0], url="https://rtc.volcengineapi.com/?Id=1&Action=A+b&Id=2")
    assert first == moved != swapped


def test_only_the_headers_to_add_are_returned() -> None:
    made = signed(VECTORS[0])
    assert sorted(made) == ["Authorization", "X-Content-Sha256", "X-Date"]


def test_a_signature_is_not_signed_again() -> None:
    vector = VECTORS[0]
    again = signed(vector, headers={**vector["headers"], **signed(vector)})
    assert again == signed(vector)


@pytest.mark.parametrize("zone", [UTC, timezone(timedelta(hours=8)), None])
def test_the_time_zone_does_not_matter(zone: timezone | None) -> None:
    moment = datetime(2024, 4, 1, 6, 10, 2, tzinfo=UTC)
    now = moment.astimezone(zone) if zone else moment.replace(tzinfo=None)
    assert signed(VECTORS[0], now=now) == signed(VECTORS[0], now=moment)


def test_the_current_time_is_the_default() -> None:
    made = signed(VECTORS[0], now=None)
    written = datetime.strptime(made["X-Date"], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    assert abs(datetime.now(UTC) - written) < timedelta(minutes=1)


@settings(max_examples=60, derandomize=True, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(["X-Aa", "x-bb", "X-CC", "Content-Type", "User-Agent", "Accept"]),
        st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=8),
    ),
    st.randoms(use_true_random=False),
)
def test_order_and_case_of_headers_do_not_matter(headers: dict[str, str], random: Any) -> None:
    shuffled = list(headers.items())
    random.shuffle(shuffled)
    swapped = {name.swapcase(): value for name, value in shuffled}
    assert signed(VECTORS[0], headers=headers) == signed(VECTORS[0], headers=swapped)


@pytest.mark.parametrize("name", ["X-Custom", "x-custom", "Content-Md5", "content-type"])
def test_a_signed_header_changes_the_signature(name: str) -> None:
    headers = {"Content-Type": "application/json"}
    assert signed(VECTORS[0], headers=headers) != signed(
        VECTORS[0], headers={**headers, name: "other"}
    )


@pytest.mark.parametrize("name", ["User-Agent", "Accept", "Authorization", "Cookie"])
def test_other_headers_do_not_change_it(name: str) -> None:
    headers = VECTORS[0]["headers"]
    assert signed(VECTORS[0]) == signed(VECTORS[0], headers={**headers, name: "other"})
