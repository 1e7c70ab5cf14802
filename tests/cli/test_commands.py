"""Commands that are not actions, and errors of calls with their exit codes."""

from __future__ import annotations

import ast
import json
import os
import subprocess
from pathlib import Path

import pytest
from support.curl import path_with_curl

from volc_im.cli.exit_codes import (
    AUTH,
    CONFIGURATION,
    CONNECTION,
    NOT_FOUND,
    OK,
    PARTIAL,
    QUOTA,
    REFUSED,
    SERVER,
    USAGE,
)
from volc_im.cli.program import PROGRAM
from volc_im.emulator import Emulator
from volc_im.error_codes import ErrorCode

from .conftest import APP_ID, Run

TOKEN = "STSsecret-token"
READ = ("user", "batch-get-user", "--user-ids", "10001")


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        ("429:1", QUOTA),
        ("500:1", SERVER),
        ("502:1", SERVER),
        ("drop:1", CONNECTION),
        ("expired:*", AUTH),
    ],
)
def test_an_error_of_a_call_has_the_code_of_its_kind(
    im: Run, emulator: Emulator, fault: str, code: int
) -> None:
    emulator.faults.add(fault)
    done = im(*READ, "--max-retries", "0")
    assert (done.code, done.out) == (code, "")
    (line,) = done.err.splitlines()
    assert line.startswith("volc-im: BatchGetUser: ")


def test_other_errors_have_their_codes(im: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    assert im("user", "un-register-users", "--user-ids", "10001", "9", "--yes").code == PARTIAL
    info = '{"ConversationShortId": 1, "Name": "x"}'
    missing = ("conversation", "modify-conversation", "--conversation-core-info", info)
    assert im(*missing).code == NOT_FOUND
    assert im(*READ, "--endpoint", "http://127.0.0.1:1", "--max-retries", "0").code == CONNECTION
    assert im(*READ, "--endpoint", "http://example.com").code == CONFIGURATION
    assert im(*READ, "--profile", "nope").code == CONFIGURATION
    monkeypatch.setenv("VOLCENGINE_SECRET_KEY", "wrong")
    assert im(*READ).code == AUTH


def test_an_api_error_names_the_command_that_explains_it(im: Run) -> None:
    done = im("call", "NoSuchAction", "--read")
    assert done.code == NOT_FOUND
    assert done.err.endswith("for advice: volc-im explain InvalidActionOrVersion\n")


def test_debug_shows_each_attempt(im: Run, emulator: Emulator) -> None:
    emulator.faults.add("500:1")
    lines = im(*READ, "--debug").err.splitlines()
    assert [line.partition(",")[0].partition(" after")[0] for line in lines] == [
        f"attempt 1: POST {emulator.endpoint}/?Action=BatchGetUser&Version=2020-12-01",
        "attempt 1: HTTP 500",
        f"attempt 2: POST {emulator.endpoint}/?Action=BatchGetUser&Version=2020-12-01",
        "attempt 2: HTTP 200",
    ]


def test_call_sends_any_action(im: Run) -> None:
    done = im(
        "call", "BatchGetUser", "--body", '{"UserIds": [10001]}', "--query", "Users[0].UserId"
    )
    assert (done.code, done.out) == (OK, "10001\n")


def test_an_unknown_action_may_be_destructive(im: Run) -> None:
    assert im("call", "FutureAction").code == REFUSED
    assert im("call", "FutureAction", "--yes").code == NOT_FOUND
    assert im("call", "not an action", "--yes").code == CONFIGURATION
    assert im("call", "X", "--body", "[]").code == USAGE


def test_a_signed_command_is_accepted_by_the_server(im: Run, tmp_path: Path) -> None:
    done = im("sign", "BatchGetUser", "--body", '{"UserIds": [10001]}')
    assert done.out.startswith("curl ")
    sent = subprocess.run(
        ["/bin/sh", "-e", "-c", f"{done.out.rstrip()} -s"],
        env={**os.environ, "PATH": path_with_curl(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
        timeout=30,
    )
    assert json.loads(sent.stdout)["Result"]["Users"][0]["UserId"] == 10001


def test_a_dry_run_has_no_secrets_and_sends_nothing(
    im: Run, emulator: Emulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VOLCENGINE_SESSION_TOKEN", TOKEN)
    before = len(emulator.requests)
    for command in (
        READ,
        ("call", "BatchGetUser", "--body", '{"UserIds": [1]}'),
        ("conversation", "get-user-conversations", "--participant-user-id", "1", "--all"),
        ("sign", "BatchGetUser", "--body", '{"UserIds": [1]}'),
    ):
        done = im(*command, "--dry-run", "--app-id", str(APP_ID))
        assert done.code == OK, done.err
        assert TOKEN not in done.out
        assert "Signature=***" in done.out
        program = done.out.partition("# Python\n")[2]
        ast.parse(program)
    assert len(emulator.requests) == before


@pytest.mark.parametrize("language", ["en", "zh"])
def test_explain_knows_every_documented_code(run: Run, language: str) -> None:
    listed = [json.loads(line) for line in run("explain", "--lang", language).out.splitlines()]
    assert {each["Code"] for each in listed} == {code.value for code in ErrorCode}
    for each in listed:
        assert json.loads(run("explain", each["Code"].lower(), "--lang", language).out) == each
        assert each["Meaning"]
        assert each["Remedy"]


def test_explain_takes_a_number_and_suggests(run: Run) -> None:
    assert json.loads(run("explain", "100006").out)["Code"] == "InvalidTimestamp"
    done = run("explain", "InvalidTimestmp")
    assert done.code == NOT_FOUND
    assert "did you mean 'InvalidTimestamp'?" in done.err


def checks(done_out: str) -> dict[str, dict[str, str]]:
    return {row["Check"]: row for row in map(json.loads, done_out.splitlines())}


def test_doctor_finds_nothing_wrong(im: Run) -> None:
    done = im("doctor")
    found = checks(done.out)
    assert done.code == OK, done.out
    assert {*found} == {"version", "region", "credentials", "DNS", "TCP", "clock", "call", "quota"}
    assert "from environment" in found["credentials"]["Detail"]
    assert {row["Status"] for row in found.values()} == {"ok"}


@pytest.mark.parametrize(
    ("fault", "check", "code"),
    [("skew=3600:*", "clock", AUTH), ("429:*", "quota", QUOTA), ("500:*", "call", SERVER)],
)
def test_doctor_finds_what_a_call_shows(
    im: Run, emulator: Emulator, fault: str, check: str, code: int
) -> None:
    emulator.faults.add(fault)
    done = im("doctor")
    found = checks(done.out)
    assert (done.code, found[check]["Status"]) == (code, "failed"), done.out
    assert found[check]["Advice"]


def test_doctor_finds_wrong_keys_network_and_options(
    im: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = im("doctor", "--endpoint", "http://127.0.0.1:1")
    assert (done.code, checks(done.out)["TCP"]["Status"]) == (CONNECTION, "failed")
    done = im("doctor", "--endpoint", "ftp://x")
    assert (done.code, checks(done.out)["configuration"]["Status"]) == (CONFIGURATION, "failed")
    done = im("doctor", "--profile", "nope")
    assert (done.code, checks(done.out)["credentials"]["Status"]) == (CONFIGURATION, "failed")
    monkeypatch.setenv("VOLCENGINE_SECRET_KEY", "wrong")
    done = im("doctor")
    assert (done.code, checks(done.out)["call"]["Status"]) == (AUTH, "failed")
    assert im("doctor", "--no-call").code == OK


def test_the_emulator_parses_its_own_options(run: Run, capfd: pytest.CaptureFixture[str]) -> None:
    done = run("emulator", "--help")
    assert done.code == OK
    assert done.out.startswith("usage: volc-im emulator ")
    assert "--callback-url" in done.out
    assert run("emulator").code == USAGE
    keys = ("emulator", "--access-key", "a", "--secret-key", "b", "--callback-url")
    assert "callbacks need both" in run(*keys, "http://127.0.0.1:1").err
    wrong = run(*keys, "http://example.com", "--callback-secret-key", "k")
    assert (wrong.code, "this machine only" in wrong.err) == (USAGE, True)


def test_commands_have_help_in_both_languages(run: Run) -> None:
    for command in PROGRAM.commands:
        if command.name != "emulator":
            texts = [
                run(*command.name.split(), "--help", "--lang", each).out for each in ("en", "zh")
            ]
            assert texts[0].startswith(f"usage: volc-im {command.name}")
            assert texts[1].startswith(f"用法： volc-im {command.name}")
