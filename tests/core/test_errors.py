"""Tests of the errors: messages, pickles and public modules."""

from __future__ import annotations

import builtins
import json
import pickle

import pytest

import volc_im
import volc_im._core.errors
import volc_im.errors
from volc_sdk._core import errors
from volc_sdk._core.errors import APIError, Failure, ValidationError, Violation


@pytest.mark.parametrize(
    ("violation", "text"),
    [
        (Violation("Info.Name", "is long", "info.name"), "info.name (Info.Name): is long"),
        (Violation("New[0]", "is long"), "New[0]: is long"),
        (Violation("", "the body must be an object"), "the body must be an object"),
    ],
)
def test_a_violation_names_both_paths(violation: Violation, text: str) -> None:
    assert str(violation) == text


def test_a_validation_error_shows_the_first_violations() -> None:
    violations = tuple(Violation(f"Ids[{index}]", "is bad") for index in range(13))
    error = ValidationError("A", violations)
    assert error.violations == violations
    assert str(error).startswith("A: Ids[0]: is bad; Ids[1]: is bad; ")
    assert str(error).endswith("Ids[9]: is bad; and 3 more, see `violations`")
    assert str(ValidationError("A", violations[:10])).endswith("Ids[9]: is bad")


@pytest.mark.parametrize(
    ("sent", "end"), [(True, "(the server may have acted)"), (False, "(nothing was sent)")]
)
def test_a_transport_error_tells_whether_the_request_was_sent(sent: bool, end: str) -> None:
    error = errors.ConnectionLostError("A", "reset", request_sent=sent)
    assert str(error) == f"A: reset {end}"
    assert (error.action, error.request_sent, error.permanent) == ("A", sent, False)


def test_texts_of_a_server_cannot_move_the_cursor_or_flood_a_log() -> None:
    error = APIError(
        "Act", code="C" * 9_000, message="\x1b[31mred\u202e\0\r\nx", request_id="r" * 9_000
    )
    assert (
        str(error)
        == f"Act: {'C' * 256} \\x1b[31mred\\u202e\\x00 x [HTTP 0, request id {'r' * 256}]"
    )
    assert error.message == "\x1b[31mred\u202e\0\r\nx"


def test_messages_are_bounded() -> None:
    with pytest.raises(volc_im.ConfigError) as caught:
        volc_im.Client(access_key="AK", secret_key="SK", endpoint="x" * 100_000)
    assert len(str(caught.value)) == 4096
    assert str(caught.value).endswith("…")


def test_an_api_error_is_one_line_with_its_parts() -> None:
    error = APIError(
        "A", message="two\nlines", http_status=400, code="Bad", code_n=7, request_id="r"
    )
    assert str(error) == "A: Bad (7) two lines [HTTP 400, request id r]"
    assert str(APIError("A", message="", http_status=500)) == "A: [HTTP 500]"


def test_long_messages_and_bodies_are_cut() -> None:
    error = APIError("A", message="m" * 5000, http_status=400, body=b"b" * 5000)
    assert (len(error.message), len(error.body)) == (2048, 2048)


def test_a_timeout_is_the_builtin_one_too() -> None:
    assert issubclass(errors.TimeoutError, builtins.TimeoutError)


@pytest.mark.parametrize(
    "error",
    [
        volc_im.ConfigError("no"),
        volc_im.ValidationError("A", (volc_im.Violation("P", "is bad", "p"),)),
        volc_im.ConnectError("A", "no", request_sent=False),
        volc_im.TimeoutError("A", "no", request_sent=True),
        volc_im.NotFoundError("A", message="no", http_status=404, code="C", body=b"x"),
        volc_im.PartialFailureError("A", message="no", http_status=200),
    ],
    ids=lambda error: type(error).__name__,
)
def test_errors_keep_their_attributes_in_pickles(error: volc_im.VolcIMError) -> None:
    error.attempts, error.cursor, error.idempotency_key = 3, 20, "k"
    if isinstance(error, volc_im.PartialFailureError):
        error.failures = (volc_im.Failure(1, "C", "gone"),)
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is type(error)
    assert (str(again), vars(again)) == (str(error), vars(error))


MADE = [
    volc_im.ConfigError("no"),
    volc_im.ValidationError("A", (volc_im.Violation("P", "is bad", "p"),)),
    volc_im.ConnectError("A", "no", request_sent=False),
    volc_im.TimeoutError("A", "no", request_sent=True),
    volc_im.NotFoundError("A", message="no", http_status=404, code="C", request_id="r"),
    volc_im.PartialFailureError("A", message="no", http_status=200),
    volc_im._core.errors.missing_extra("A", "b", "volc-im[c]"),
]


@pytest.mark.parametrize("error", MADE, ids=lambda error: type(error).__name__)
@pytest.mark.parametrize("as_json", [False, True])
def test_an_error_that_is_made_anew_from_its_args_is_the_same(
    error: volc_im.VolcIMError, as_json: bool
) -> None:
    error.attempts, error.cursor, error.idempotency_key = 3, 20, "k"
    if isinstance(error, volc_im.PartialFailureError):
        error.failures = (volc_im.Failure(1, "C", "gone"),)
    error.add_note("not part of the error")
    args = json.loads(json.dumps(error.args)) if as_json else error.args
    again = type(error)(*args)
    assert str(again) == str(error) == args[0]
    lost = {"body", "__notes__"}
    assert vars(again) == {name: each for name, each in vars(error).items() if name not in lost}
    assert type(error)(*again.args).args == again.args


def test_every_error_of_the_package_can_be_made_anew() -> None:
    made = {type(error) for error in MADE}
    for name in volc_im.errors.__all__:
        class_ = getattr(volc_im.errors, name)
        if not isinstance(class_, type) or not issubclass(class_, BaseException) or class_ in made:
            continue
        again = class_("A: no", {"action": "A", "attempts": 2})
        assert (str(again), again.action, again.attempts) == ("A: no", "A", 2)


def test_a_missing_extra_names_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    error = errors.missing_extra("a thing", "lib", "volc-im[extra]")
    assert str(error) == 'a thing requires the package lib: pip install "volc-im[extra]"'
    assert error.name == "lib"
    assert isinstance(error, ModuleNotFoundError)
    found = volc_im._core.errors.missing_extra("a thing", "lib", "extra")
    assert str(found) == str(error)


def test_the_public_module_is_named() -> None:
    for name in volc_im.errors.__all__:
        assert getattr(volc_im.errors, name).__module__ == "volc_im.errors"
    assert errors.SDKError.__module__ == Failure.__module__ == "volc_sdk.errors"
    assert volc_im.VolcIMError.__name__ == volc_im.VolcIMError.__qualname__ == "VolcIMError"
