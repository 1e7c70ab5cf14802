"""Credentials show no secret in any output, and refuse invalid values."""

from __future__ import annotations

import copy
import pickle
import traceback

import pytest

from volc_sdk.credentials import Credentials

SECRET = "canary-secret-0123456789"
TOKEN = "canary-token-0123456789"


@pytest.fixture
def credentials() -> Credentials:
    return Credentials("AKLT0001", SECRET, TOKEN)


def test_no_secret_in_representations(credentials: Credentials) -> None:
    shown = [repr(credentials), str(credentials), f"{credentials}", repr([credentials])]
    assert all(SECRET not in text and TOKEN not in text for text in shown)
    assert all("AKLT0001" in text for text in shown)


def test_no_secret_in_a_traceback_with_locals(credentials: Credentials) -> None:
    try:
        raise RuntimeError(credentials)
    except RuntimeError as error:
        report = traceback.TracebackException.from_exception(error, capture_locals=True)
        text = "".join(report.format())
    assert "Credentials(" in text
    assert SECRET not in text
    assert TOKEN not in text


def test_frozen(credentials: Credentials) -> None:
    with pytest.raises(AttributeError, match="frozen"):
        credentials.secret_key = "other"  # type: ignore[misc]
    with pytest.raises(AttributeError, match="frozen"):
        del credentials.secret_key
    assert credentials.secret_key == SECRET


def test_not_pickled(credentials: Credentials) -> None:
    with pytest.raises(TypeError, match="pickled"):
        pickle.dumps(credentials)
    with pytest.raises(TypeError, match="pickled"):
        copy.copy(credentials)


def test_equal_by_value() -> None:
    assert Credentials("a", "b") == Credentials("a", "b", None) == Credentials("a", "b", "")
    assert hash(Credentials("a", "b")) == hash(Credentials("a", "b"))
    assert Credentials("a", "b") != Credentials("a", "c")
    assert Credentials("a", "b") != ("a", "b", None)


@pytest.mark.parametrize(("ak", "sk"), [("", "x"), ("x", ""), (" ", "x"), ("x", None), (1, "x")])
def test_empty_keys_are_refused(ak: object, sk: object) -> None:
    with pytest.raises(ValueError, match="must be text"):
        Credentials(ak, sk)  # type: ignore[arg-type]


@pytest.mark.parametrize("place", range(3), ids=["access_key", "secret_key", "session_token"])
@pytest.mark.parametrize(
    "value",
    ["canary\n", " canary", "canary\t", "can\0ary", "can\r\nary", "canary\u200b", "\ufeffcanary"],
)
def test_values_that_cannot_be_sent_are_refused_without_quoting_them(
    place: int, value: str
) -> None:
    values = ["AK", "SK", "token"]
    values[place] = value
    name = ("access_key", "secret_key", "session_token")[place]
    with pytest.raises(ValueError, match=rf"^{name} must be printable") as caught:
        Credentials(*values)
    report = traceback.TracebackException.from_exception(caught.value, capture_locals=True)
    frames = [frame for frame in report.stack if "volc_sdk" in frame.filename]
    assert frames
    shown = str(caught.value) + repr([frame.locals for frame in frames])
    assert "can" not in shown


@pytest.mark.parametrize("values", [("\u5bc6", "SK"), ("AK", "SK", "\u5bc6")])
def test_values_of_headers_must_be_ascii(values: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="must be printable ASCII"):
        Credentials(*values)
    assert Credentials("AK", "\u5bc6").secret_key == "\u5bc6"


@pytest.mark.parametrize("token", [7, b"token", " "])
def test_a_token_must_be_text(token: object) -> None:
    with pytest.raises(ValueError, match="session_token must be text"):
        Credentials("AK", "SK", token)  # type: ignore[arg-type]
