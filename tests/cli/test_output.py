"""Formats, queries over a whole listing, resuming, and texts of a server that are hostile."""

from __future__ import annotations

import json

import pytest
from ruamel.yaml import YAML

from volc_im import Client
from volc_im.cli.exit_codes import CONNECTION, OK, SERVER, USAGE
from volc_im.cli.table import table
from volc_im.cli.terminal_text import cut, visible, visible_json, width
from volc_im.emulator import Emulator

from .conftest import ACCESS_KEY, APP_ID, SECRET_KEY, Run

LISTING = ("conversation", "get-user-conversations", "--participant-user-id", "10001")
USERS = ("user", "batch-get-user", "--user-ids", "10001", "10002")


def names_of(im: Run, *options: str) -> list[str]:
    done = im(*LISTING, *options, "--output", "jsonl")
    assert done.code == OK, done.err
    return [json.loads(line)["Name"] for line in done.out.splitlines()]


def test_a_pipe_gets_json_lines_and_a_terminal_a_table(im: Run) -> None:
    lines = im(*LISTING, "--all").out.splitlines()
    assert len({json.loads(line)["ConversationShortId"] for line in lines}) == len(lines) > 2
    head, *rows = im(*LISTING, "--all", terminal=True).out.splitlines()
    assert head.startswith("AppId")
    assert len(rows) == len(lines)


def test_formats_hold_the_same_data(im: Run) -> None:
    as_json = json.loads(im(*USERS, "--output", "json").out)
    assert [user["UserId"] for user in as_json["Users"]] == [10001, 10002]
    assert YAML(typ="safe").load(im(*USERS, "--output", "yaml").out) == as_json
    assert json.loads(im(*USERS, "--output", "jsonl").out) == as_json


@pytest.mark.parametrize("output", ["json", "jsonl", "yaml", "table"])
def test_a_query_sees_the_whole_listing_in_every_format(im: Run, output: str) -> None:
    """Pages have one item, so a query of each page would count to one again and again."""
    count = len(names_of(im, "--all"))
    done = im(*LISTING, "--all", "--limit", "1", "--query", "length(@)", "--output", output)
    assert done.out.split() == [str(count), *(["..."] if output == "yaml" else [])]


def test_a_cut_listing_resumes_with_its_token(im: Run) -> None:
    whole = names_of(im, "--all")
    for size in ("1", "2"):
        read: list[str] = []
        token: list[str] = []
        while len(read) < len(whole):
            page = im(*LISTING, "--limit", size, "--max-items", "3", *token, "--output", "jsonl")
            read += [json.loads(line)["Name"] for line in page.out.splitlines()]
            token = page.err.partition("to resume: ")[2].split()
        assert (read, token) == (whole, [])


def test_a_failed_listing_says_where_to_resume(im: Run, emulator: Emulator) -> None:
    whole = names_of(im, "--all")
    emulator.faults.add("stuck-cursor:1")
    done = im(*LISTING, "--limit", "2", "--all", "--output", "jsonl")
    assert done.code == SERVER
    advice, error = done.err.splitlines()
    assert error.startswith("volc-im: GetUserConversations: ")
    token = advice.removeprefix("to resume: ").split()
    rest = names_of(im, *token)
    assert rest == whole[len(whole) - len(rest) :]


def test_a_table_that_failed_says_that_nothing_was_written(im: Run, emulator: Emulator) -> None:
    emulator.faults.add("drop:*:GetUserConversations")
    done = im(*LISTING, "--all", "--output", "json", "--max-retries", "0")
    assert (done.code, done.out) == (CONNECTION, "")
    assert "nothing was written" in done.err


@pytest.mark.parametrize("token", ["x", "1:x", "", "9" * 99])
def test_a_wrong_token_is_refused(im: Run, token: str) -> None:
    done = im(*LISTING, "--starting-token", token)
    assert done.code == USAGE
    assert done.err.startswith("volc-im: --starting-token: expected the token")


def test_texts_of_a_server_cannot_control_the_terminal(im: Run, emulator: Emulator) -> None:
    hostile = "\x1b]0;owned\x07\x1b[2J\u202egnp.exe\r\n\x9b31m"
    with Client(
        endpoint=emulator.endpoint, access_key=ACCESS_KEY, secret_key=SECRET_KEY, app_id=APP_ID
    ) as client:
        user = {"user_id": 10001, "nick_name": hostile, "portrait": "", "ext": {}, "tags": []}
        client.batch_update_user(users=[user])
    for output in ("table", "json", "jsonl", "yaml"):
        done = im(*USERS, "--output", output, terminal=True)
        assert done.code == OK
        assert done.out.replace("\n", "").isprintable(), output
    found = json.loads(im(*USERS, "--output", "json").out)["Users"][0]["NickName"]
    assert found == hostile


def test_text_for_terminals() -> None:
    assert visible("a\x1b[1m\n") == "a\\x1b[1m\\n"
    assert (
        json.loads(visible_json(json.dumps("\x7f\U000e0001", ensure_ascii=False)))
        == "\x7f\U000e0001"
    )
    assert (width("中文a"), cut("中文字", 4), cut("abc", 3)) == (5, "中…", "abc")


def test_tables_of_any_value() -> None:
    assert table({}, 80) == table([], 80) == ""
    assert table([1, "a\tb"], 80) == "1\na\\tb"
    assert table([{"A": 1}, {"B": [2]}], 80).splitlines() == ["A  B", "1", "   [2]"]
    assert table({"N": 1, "Items": [{"A": "x" * 99}]}, 20).splitlines()[-1] == "x" * 19 + "…"
