"""Hostile texts in what the generated client reads: replies, callbacks, files and settings."""

from __future__ import annotations

import contextlib
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest

from volc_im import Client, HTTPRequest, HTTPResponse, callbacks
from volc_im.callbacks.event import FIELDS
from volc_im.cli.main import main
from volc_im.cli.program import PROGRAM
from volc_im.errors import VolcIMError
from volc_im.providers import ProfileProvider
from volc_im.testing import CassetteError, replay
from volc_im.testing.errors import UnexpectedCallError

from .outcomes import DATA, REFUSED, expect

_SECRET: Final = "canary-secret-key"
_OK: Final = {"RequestId": "r", "Action": "BatchGetUser", "Version": "2020-12-01", "Service": "rtc"}


class _Answers:
    """A transport that answers with one reply, or raises nothing else."""

    def __init__(
        self, body: bytes, headers: dict[str, str] | None = None, status: int = 200
    ) -> None:
        self._reply = HTTPResponse(status, headers or {}, body)

    def send(self, request: HTTPRequest, /) -> HTTPResponse:
        """Return the reply."""
        return self._reply


def _call(answers: _Answers) -> Any:
    with Client(
        access_key="AK",
        secret_key=_SECRET,
        app_id=1,
        transport=answers,
        max_retries=0,
        rate_limit=None,
    ) as im:
        return im.batch_get_user(user_ids=[1])


def _refused(run: Callable[[], object], *kinds: type[BaseException]) -> str:
    """Return REFUSED if one of the documented exceptions is raised; it must not show the secret."""
    try:
        run()
    except kinds as error:
        shown = f"{error}{error!r}{getattr(error, '__notes__', '')}"
        expect(_SECRET not in shown, "the error shows the secret key")
        expect(len(str(error)) < 5_000, f"an error of {len(str(error))} characters")
        expect(
            "\n" not in str(error).rstrip("\n") and "\x1b" not in str(error),
            f"control characters: {error!r}",
        )
        return REFUSED
    return DATA


def reply_text(text: str) -> str:
    """Read a reply with the text in a field."""
    body = json.dumps(
        {"ResponseMetadata": _OK, "Result": {"Users": [{"UserId": 1, "NickName": text}]}}
    )
    users = _call(_Answers(body.encode())).users
    wanted = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    expect(users[0].nick_name == wanted, "the text of a reply changed")
    return DATA


def error_text(text: str) -> str:
    """Read an error with the text as code and message."""
    metadata = {**_OK, "Error": {"Code": text, "CodeN": 1, "Message": text}}
    answers = _Answers(json.dumps({"ResponseMetadata": metadata}).encode(), status=400)
    return _refused(lambda: _call(answers), VolcIMError)


def header_text(text: str) -> str:
    """Read a reply with the text in its headers."""
    headers = {"Retry-After": text, "Date": text, "X-Tt-Logid": text, "Content-Type": text}
    answers = _Answers(json.dumps({"ResponseMetadata": {**_OK, "Error": {
        "Code": "InternalServiceError", "CodeN": 100023, "Message": "m"}}}).encode(), headers, 503)  # fmt: skip
    return _refused(lambda: _call(answers), VolcIMError)


def reply_bytes(content: bytes) -> str:
    """Read a reply of these bytes."""
    return _refused(lambda: _call(_Answers(content)), VolcIMError)


def error_bytes(content: bytes) -> str:
    """Read an error reply of these bytes."""
    return _refused(lambda: _call(_Answers(content, status=500)), VolcIMError)


def callback_text(text: str) -> str:
    """Verify an event with the text as its data, then with another secret key."""
    event = dict.fromkeys(FIELDS.values(), text)
    outcome = callback_bytes(json.dumps(event).encode())
    expect(outcome == REFUSED, "an event with a wrong signature was accepted")
    return outcome


def callback_bytes(content: bytes) -> str:
    """Verify an event of these bytes; nobody signed it."""
    outcome = _refused(lambda: callbacks.verify(content, _SECRET), callbacks.CallbackError)
    expect(outcome == REFUSED, "an event without a signature was accepted")
    return outcome


def _credentials(path: Path) -> object:
    reply = json.dumps({"ResponseMetadata": _OK, "Result": {}}).encode()
    provider = ProfileProvider("default", path=path)
    with Client(credentials=provider, app_id=1, transport=_Answers(reply), max_retries=0) as im:
        return im.batch_get_user(user_ids=[1])


class Files:
    """Positions that are files on the disk."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def _written(self, name: str, content: bytes) -> Path:
        path = self._folder / name
        path.write_bytes(content)
        return path

    def recording(self, content: bytes) -> str:
        """Answer a call from a recording of these bytes."""
        path = self._written("recording.jsonl", content)
        with Client(access_key="AK", secret_key=_SECRET, app_id=1) as im:

            def run() -> None:
                with replay(im, path):
                    im.batch_get_user(user_ids=[1])

            outcome = _refused(run, CassetteError, UnexpectedCallError, VolcIMError)
        expect(outcome == REFUSED, "a call was answered from nothing")
        return outcome

    def profile(self, content: bytes) -> str:
        """Read keys from a configuration file of these bytes."""
        path = self._written("config.json", content)
        return _refused(lambda: _credentials(path), VolcIMError)

    def profile_text(self, text: str) -> str:
        """Read a profile whose values are the text."""
        keys = {"mode": text, "access-key": text, "secret-key": _SECRET, "region": text}
        return self.profile(json.dumps({"profiles": {"default": keys}}).encode())

    def users(self, content: bytes) -> str:
        """Import users from a file of these bytes, without sending them."""
        path = self._written("users.csv", content)
        return _command("import", "users", str(path), "--dry-run")


def endpoint(text: str) -> str:
    """Make a client of an endpoint with the text."""
    return _refused(
        lambda: Client(access_key="AK", secret_key=_SECRET, endpoint=text, app_id=1).close(),
        VolcIMError,
    )


def argument(text: str) -> str:
    """Give the command line the text as a value and as JSON, without sending it."""
    outcome = _command("user", "batch-get-user", "--cli-input-json", text, "--dry-run")
    _command("call", text, "--body", text, "--dry-run")
    _command("explain", text)
    return outcome


def _command(*arguments: str) -> str:
    out, err = io.StringIO(), io.StringIO()
    with (
        pytest.MonkeyPatch.context() as patch,
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        patch.setenv("VOLCENGINE_ACCESS_KEY", "AK")
        patch.setenv("VOLCENGINE_SECRET_KEY", _SECRET)
        patch.setenv("VOLC_IM_APP_ID", "1")
        try:
            code = main(PROGRAM, [*arguments])
        except SystemExit as end:
            code = int(end.code or 0)
    shown = out.getvalue() + err.getvalue()
    expect("Traceback" not in shown, f"traceback: {shown[-500:]}")
    expect(_SECRET not in shown, "the command shows the secret key")
    if code == 0:
        return DATA
    expect(0 < code < 100, f"ended with {code}")
    expect(err.getvalue().strip(), "refused without a message")
    return REFUSED
