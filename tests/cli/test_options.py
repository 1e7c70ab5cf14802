"""Options: values of each type, files, fields inside of structs, mistakes, and destructive actions."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from volc_im.cli import exit_codes
from volc_im.cli.exit_codes import OK, REFUSED, USAGE
from volc_im.cli.global_options import GLOBAL_OPTIONS
from volc_im.cli.language import choose_language
from volc_im.cli.program import PROGRAM
from volc_im.emulator import Emulator
from volc_im.service import SERVICE
from volcgen import names

from .conftest import SECRET_KEY, Run

SEND = (
    "message",
    "send-message",
    "--conversation-short-id",
    "7244530000000000001",
    "--sender",
    "10001",
)
CREATE = ("conversation", "create-conversation", "--owner-user-id", "10001")
DESTROY = (
    "conversation", "destroy-conversation", "--conversation-short-id", "7244530000000000002",
    "--owner-user-id", "10001",
)  # fmt: skip


@pytest.mark.parametrize("value", ["TEXT", "text", "10001", "@TYPE"])
def test_an_enum_is_named_or_numbered(im: Run, tmp_path: Path, value: str) -> None:
    (tmp_path / "type").write_text("text\n")
    value = value.replace("@TYPE", f"@{tmp_path / 'type'}")
    done = im(*SEND, "--msg-type", value, "--content", '{"text":"hi"}', "--dry-run")
    assert done.code == OK, done.err
    assert "msg_type=10001," in done.out


def test_values_come_from_options_files_and_fields(im: Run, tmp_path: Path) -> None:
    (tmp_path / "ids").write_text("10002\n10003\n")
    (tmp_path / "request.json").write_text(
        '{"Content": "old", "MsgType": "IMAGE", "priority": "HIGH"}'
    )
    done = im(
        *SEND, "--cli-input-json", str(tmp_path / "request.json"), "--msg-type", "custom",
        "--content", "@@plain", "--mentioned-users", f"@{tmp_path / 'ids'}",
        "--visible-users", "10002", "10003", "--invisible-users", "[10004]",
        "--field", "Ext.order=7788", "--field", "RefMsgInfo.ReferencedMessageId=7",
        "--field", "ref_msg_info.hint=@-", "--dry-run", stdin="from stdin",
    )  # fmt: skip
    assert done.code == OK, done.err
    assert "        content='@plain',\n" in done.out
    assert "        priority=2,\n" in done.out
    assert "        mentioned_users=[10002, 10003],\n" in done.out
    assert "        visible_users=[10002, 10003],\n" in done.out
    assert "        invisible_users=[10004],\n" in done.out
    assert "ref_msg_info={'ReferencedMessageId': 7, 'Hint': 'from stdin'}" in done.out
    assert "ext={'order': '7788'}" in done.out


def test_names_of_enums_are_known_inside_of_structs(im: Run) -> None:
    done = im(*CREATE, "--conversation-core-info", '{"ConversationType": "group", "Name": "x"}')
    assert json.loads(done.out)["ConversationInfo"]["ConversationType"] == 2


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--contnt", "x"], "unknown option '--contnt'; did you mean --content?"),
        (["--sender"], "argument --sender: expected one argument (see --help)"),
        (["--sender", "ten"], "--sender: expected an integer, found 'ten'"),
        (["--sender", "9" * 5000], "--sender: expected an integer, found '" + "9" * 80 + "'"),
        (["--msg-type", "txt"], "--msg-type: expected TEXT, IMAGE, VIDEO, FILE, AUDIO, CUSTOM, or a number, found 'txt'"),
        (["--ext", "{"], "--ext: expected JSON: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"),
        (["--ext", "@/missing"], "--ext: cannot read the file '/missing': No such file or directory"),
        (["--cli-input-json", "/missing"], "--cli-input-json: cannot read the file '/missing': No such file or directory"),
        (["--field", "Nope=1"], "--field Nope: unknown field 'Nope'"),
        (["--field", "Ext.a.b=1"], "--field Ext.a.b: 'b' is inside of a value that has no fields"),
        (["--field", "MentionedUsers.x=1"], "--field MentionedUsers.x: expected a position in the list, found 'x'"),
        (["--field", "MentionedUsers.1=1"], "--field MentionedUsers.1: position 1 is beyond the end of the list"),
        (["--field", "Nope"], "--field: expected PATH=VALUE, found 'Nope'"),
        (["--output", "xml"], "argument --output: invalid choice: 'xml'"),
        (["--timeout", "soon"], "argument --timeout: invalid float value: 'soon'"),
        (["--query", "x["], "--query: 'x[' is not a JMESPath expression"),
        ([], "required options are missing: --content, --msg-type (see --help)"),
        (["--content", "x", "--msg-type", "1", "--sender", "-1"], "SendMessage: sender (Sender): "),
        (["zzz"], "unknown argument 'zzz'; see --help"),
    ],
)  # fmt: skip
def test_a_mistake_is_one_line_that_names_it(im: Run, options: list[str], message: str) -> None:
    done = im(*SEND, *options)
    assert (done.code, done.out) == (USAGE, "")
    (line,) = done.err.splitlines()
    assert line.startswith(f"volc-im: {message}")


@pytest.mark.parametrize("name", ["[]", "null", "3", '"x"', "NaN", "[" * 100_000, "{", ""])
def test_a_request_must_be_a_json_object(im: Run, name: str) -> None:
    done = im(*SEND, "--cli-input-json", "-", stdin=name)
    assert done.code == USAGE
    assert done.err.startswith("volc-im: --cli-input-json: expected ")
    assert done.err.count("\n") == 1


@pytest.mark.parametrize(
    ("words", "near"),
    [(["mesage"], "message"), (["message", "send"], "send-message"), (["docter"], "doctor")],
)
def test_an_unknown_command_has_a_suggestion(run: Run, words: list[str], near: str) -> None:
    done = run(*words)
    assert done.code == USAGE
    assert f"did you mean {near}?" in done.err


def test_a_destructive_action_is_refused_without_a_terminal(im: Run, emulator: Emulator) -> None:
    before = len(emulator.requests)
    done = im(*DESTROY)
    assert done.code == REFUSED
    assert "pass --yes" in done.err
    assert len(emulator.requests) == before


@pytest.mark.parametrize(("answer", "code"), [("y\n", OK), ("\n", REFUSED), ("", REFUSED)])
def test_a_destructive_action_asks_on_a_terminal(im: Run, answer: str, code: int) -> None:
    done = im(*DESTROY, stdin=answer, terminal=True)
    assert done.code == code
    assert "Continue? [y/N]" in done.err


def test_yes_and_dry_run_do_not_ask(im: Run) -> None:
    assert im(*DESTROY, "--dry-run").code == OK
    assert im(*DESTROY, "--yes").code == OK


def test_verbs_decide_what_is_destructive() -> None:
    found = {name for name in SERVICE.actions if SERVICE.action(name).destructive}
    assert {"DeleteMessage", "RecallMessage", "UnRegisterUsers", "BatchRemoveManager"} <= found
    assert all(SERVICE.action(name).access == "write" for name in found)
    assert "SendMessage" not in found


def test_reserved_options_are_those_of_the_command_line() -> None:
    listing = {"all", "max-items", "starting-token"}
    own = {"help", "version", "field", "cli-input-json", "generate-skeleton", *listing}
    assert {option.name[2:] for option in GLOBAL_OPTIONS} | own == names.RESERVED_OPTIONS


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        ([], {}, "en"),
        ([], {"LANG": "zh_CN.UTF-8"}, "zh"),
        ([], {"LC_ALL": "C", "LANG": "zh_CN.UTF-8"}, "en"),
        ([], {"LC_ALL": "", "LC_MESSAGES": "zh_TW"}, "zh"),
        (["--lang", "zh"], {"LANG": "en_US"}, "zh"),
        (["message", "--lang=en"], {"LANG": "zh_CN"}, "en"),
    ],
)
def test_the_language_is_that_of_the_locale(
    arguments: list[str], environment: dict[str, str], language: str
) -> None:
    assert choose_language(arguments, environment) == language


def test_the_overview_lists_every_group_and_command(run: Run) -> None:
    for arguments in ([], ["--help"], ["help"], ["--lang", "zh", "--help"]):
        done = run(*arguments)
        assert done.code == OK
        for name in (*PROGRAM.groups, *PROGRAM.commands):
            assert f"\n  {name.name} " in done.out
    assert "send-message" in run("message").out
    assert run("help", "message").out == run("message", "--help").out
    assert run("--version").out == f"volc-im {PROGRAM.version}\n"


def test_leading_options_count_for_the_command(im: Run) -> None:
    assert im("--output", "json", "--yes", "explain", "InvalidParam").out.startswith("{\n")


def test_exit_codes_are_distinct() -> None:
    codes = [value for name, value in vars(exit_codes).items() if name.isupper()]
    assert len({*codes}) == len(codes) > 10


def test_warnings_are_lines_for_users(im: Run) -> None:
    done = im(*SEND, "--msg-type", "text", "--content", "not JSON")
    assert done.code == OK
    (line,) = done.err.splitlines()
    assert line.startswith(
        "warning: SendMessage: the content of a message of type 10001 must be JSON"
    )


def test_no_output_has_a_secret(im: Run) -> None:
    for options in (["--dry-run"], ["--debug"]):
        done = im(*SEND, "--msg-type", "text", "--content", "x", *options)
        assert SECRET_KEY not in done.out + done.err
