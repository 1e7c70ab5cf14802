"""`import users`: files, checkpoint, resume and the report of failures."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from volc_im.bulk import Ledger, SQLiteStore
from volc_im.cli.exit_codes import AUTH, CONFIGURATION, INTERRUPTED, OK, PARTIAL, USAGE
from volc_im.cli.import_users import LEASE_S
from volc_im.emulator import Emulator

from .conftest import Run

HEADER = "user_id,nick_name,tags,ext.city,is_robot\n"


def write_users(path: Path, count: int) -> Path:
    rows = "".join(f"{1000 + i},用户 {i},vip|new,杭州,false\n" for i in range(count))
    path.write_text(HEADER + rows, "utf-8")
    return path


def sent(emulator: Emulator) -> Counter[int]:
    """Return how often each user was sent."""
    return Counter(
        user["UserId"]
        for entry in emulator.requests
        if entry.outcome.action == "RegisterUsers"
        for user in json.loads(entry.body)["Users"]
    )


def profile(im: Run, user: int) -> dict[str, Any]:
    done = im("call", "BatchGetUser", "--body", json.dumps({"UserIds": [user]}), "--query", "Users")
    (found,) = map(json.loads, done.out.splitlines())
    return dict(found)


def test_users_of_csv_are_registered(im: Run, emulator: Emulator, tmp_path: Path) -> None:
    path = write_users(tmp_path / "users.csv", 45)
    done = im("import", "users", str(path))
    assert done.code == OK, done.err
    assert json.loads(done.out) == {"users": 45, "done": 45, "failed": 0, "unknown": 0}
    assert set(sent(emulator).values()) == {1}
    found = profile(im, 1044)
    assert (found["NickName"], found["Tags"], found["Ext"]) == (
        "用户 44",
        ["vip", "new"],
        {"city": "杭州"},
    )
    assert [each.name for each in tmp_path.iterdir()] == ["users.csv"]


def test_users_of_json_lines_are_registered(im: Run, tmp_path: Path) -> None:
    path = tmp_path / "users.jsonl"
    path.write_bytes(
        b'\xef\xbb\xbf{"user_id": 1, "ext": {"a": "b"}}\r\n\n{"UserId": 2, "NickName": null}'
    )
    assert im("import", "users", str(path)).code == OK
    assert profile(im, 1)["Ext"] == {"a": "b"}


def test_failures_are_reported_with_their_lines(im: Run, tmp_path: Path) -> None:
    path = tmp_path / "users.csv"
    path.write_text(f"user_id,nick_name,ext.s:x\n1,a,\n2,b,1\n3,{'x' * 101},\n4,d,\n")
    done = im("import", "users", str(path))
    assert done.code == PARTIAL
    assert json.loads(done.out)["failed"] == 2
    assert done.err.startswith("2 users were not registered; see ")
    report = [
        *map(json.loads, (tmp_path / "users.csv.failures.jsonl").read_text("utf-8").splitlines())
    ]
    assert [(each["line"], each["state"], each["user"]["user_id"]) for each in report] == [
        (3, "failed", 2),
        (4, "failed", 3),
    ]
    assert "101 characters" in report[1]["reason"]


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"", ":1:1: expected a line with the names of the columns, found nothing"),
        (b"nick_name\na\n", ":1:1: expected a column user_id, found 'nick_name'"),
        (b"user_id,nickname\n1,a\n", ":1:2: unknown column 'nickname'; did you mean 'nick_name'?"),
        (b"user_id;nick\n1;a\n", ":1:1: unknown column 'user_id;nick'; did you mean 'user_id'?"),
        (b"user_id,zzz\n1,a\n", ":1:2: unknown column 'zzz'; columns are separated by commas: "),
        (b"user_id,UserId\n1,1\n", ":1:2: the column 'UserId' is there twice"),
        (
            b"user_id\n1\nx\n",
            ":3:1: user_id: expected a whole number from 0 to 9223372036854775807, found 'x'",
        ),
        (b"user_id\n9223372036854775808\n", ":2:1: user_id: expected a whole number"),
        (b"user_id,is_robot\n1,maybe\n", ":2:2: is_robot: expected true or false, found 'maybe'"),
        (b'user_id,nick_name\n1,"a\nb"\n2,b,c\n', ":4:3: expected 2 columns, found 3"),
        (b"user_id\n7\n8\n7\n", ":4:1: the user_id 7 is also in line 2"),
        (b'user_id,nick_name\n1,"a"b\n', ":2:1: not CSV: "),
        (
            "user_id,nick_name\n1,用户\n".encode("gbk"),
            ":2:3: expected UTF-8, found the byte 0xd3; if it is GBK, convert it: iconv",
        ),
        ("user_id\n1\n".encode("utf-16"), ":1:1: expected UTF-8, found UTF-16; save it as UTF-8"),
        (b"user_id,nick_name\n1,\xff\n", ":2:3: expected UTF-8, found the byte 0xff\n"),
    ],
)
def test_errors_of_csv_have_their_place(
    im: Run, emulator: Emulator, tmp_path: Path, content: bytes, error: str
) -> None:
    path = tmp_path / "users.csv"
    path.write_bytes(content)
    done = im("import", "users", str(path))
    assert (done.code, done.out) == (USAGE, "")
    assert done.err.startswith(f"volc-im: {path}{error}")
    assert done.err.count("\n") == 1
    assert sent(emulator) == {}
    assert [each.name for each in tmp_path.iterdir()] == ["users.csv"]


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b'{"user_id": 1}\n{"user_id": }\n', ":2:13: expected JSON: "),
        (b"[1]\n", ":1:1: expected a JSON object, found [1]"),
        (b'{"user_id": NaN}\n', ":1:1: expected JSON: NaN is not a number of JSON"),
        (b'{"nick_name": "a"}\n', ":1:1: expected a field user_id"),
        (b'{"user_id": true}\n', ":1:1: user_id: expected a whole number"),
        (b'{"user_id": 1, "tags": "vip"}\n', ":1:1: tags: expected a list of texts, found 'vip'"),
        (b'{"user_id": 1, "ext": {"a": 1}}\n', ":1:1: ext: expected an object of texts"),
        (b'{"user_id": 1, "nick": "a"}\n', ":1:1: unknown field 'nick'; did you mean 'nick_name'?"),
        (b"[" * 100_000 + b"\n", ":1:1: expected JSON: "),
    ],
)
def test_errors_of_json_lines_have_their_place(
    run: Run, tmp_path: Path, content: bytes, error: str
) -> None:
    path = tmp_path / "users.jsonl"
    path.write_bytes(content)
    done = run("import", "users", str(path))
    assert done.code == USAGE
    assert done.err.startswith(f"volc-im: {path}{error}"), done.err
    assert done.err.count("\n") == 1


def test_a_missing_file_is_one_line(run: Run, tmp_path: Path) -> None:
    done = run("import", "users", str(tmp_path / "no\x1b[2Jthing.csv"))
    assert done.code == USAGE
    assert "cannot read the file: No such file or directory" in done.err
    assert "\x1b" not in done.err
    assert run("import", "users", "x", "--workers", "0").code == USAGE


def test_a_dry_run_checks_the_file_and_sends_nothing(
    im: Run, emulator: Emulator, tmp_path: Path
) -> None:
    path = write_users(tmp_path / "users.csv", 25)
    done = im("import", "users", str(path), "--dry-run")
    assert (done.code, done.err) == (OK, "25 users, no errors\n")
    assert "client.register_users(" in done.out
    assert emulator.requests == []
    assert [each.name for each in tmp_path.iterdir()] == ["users.csv"]


def test_an_error_of_the_caller_ends_the_import_and_it_can_be_resumed(
    im: Run, emulator: Emulator, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_users(tmp_path / "users.csv", 60)
    with monkeypatch.context() as patch:
        patch.setenv("VOLCENGINE_SECRET_KEY", "wrong")
        done = im("import", "users", str(path))
    assert done.code == AUTH
    before = set(sent(emulator))
    assert im("import", "users", str(path)).err == (
        f"volc-im: {path}.checkpoint: there is a checkpoint of an earlier run; pass --resume to"
        " continue it, or remove the file to start again\n"
    )
    done = im("import", "users", str(path), "--resume")
    assert (done.code, json.loads(done.out)["done"]) == (OK, 60)
    assert before <= set(sent(emulator))


def test_a_changed_file_is_not_resumed(im: Run, emulator: Emulator, tmp_path: Path) -> None:
    path = write_users(tmp_path / "users.csv", 40)
    emulator.faults.add("expired:*:RegisterUsers")
    assert im("import", "users", str(path)).code == AUTH
    emulator.faults.clear()
    path.write_text(path.read_text("utf-8").replace("用户 0", "other"), "utf-8")
    done = im("import", "users", str(path), "--resume")
    assert done.code == CONFIGURATION
    assert "chunk 0 has other items than before" in done.err


def test_a_file_that_is_no_checkpoint_is_kept(im: Run, tmp_path: Path) -> None:
    path = write_users(tmp_path / "users.csv", 1)
    other = tmp_path / "notes.txt"
    other.write_text("my notes\n" * 100)
    done = im("import", "users", str(path), "--checkpoint", str(other), "--resume")
    assert done.code == CONFIGURATION
    assert other.read_text() == "my notes\n" * 100


def test_a_terminal_shows_a_bar(im: Run, tmp_path: Path) -> None:
    done = im("import", "users", str(write_users(tmp_path / "users.csv", 30)), terminal=True)
    assert "[##############################] 100%, 30/30 users, " in done.err
    assert done.err.endswith("\n")


def test_ctrl_c_in_the_middle_loses_and_repeats_nothing(
    im: Run, emulator: Emulator, tmp_path: Path
) -> None:
    path = write_users(tmp_path / "users.csv", 200)
    command = [sys.executable, "-m", "volc_im", "import", "users", str(path), "--workers", "3"]
    emulator.faults.add("gzip:4:RegisterUsers")  # four calls succeed,
    emulator.faults.add("slow=2:3:RegisterUsers")  # three are on their way,
    later = "slow=4:3:RegisterUsers"  # and three are not sent, unless the signal is late
    emulator.faults.add(later)
    process = subprocess.Popen(
        command, env=os.environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    for _ in range(3000):
        assert process.poll() is None, process.communicate()
        if emulator.faults.waiting() == [later]:
            break
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    emulator.faults.clear()
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (INTERRUPTED, "")
    assert "waiting for the calls that are on their way\n" in err
    assert err.splitlines()[-1].startswith("volc-im: interrupted: ")
    assert "of 200 users are left; pass --resume to continue" in err
    with SQLiteStore(f"{path}.checkpoint") as store:
        summary = Ledger(store).summary()
    assert 140 <= summary.done < 200
    assert summary.done == sum(sent(emulator).values())
    done = im("import", "users", str(path), "--resume")
    assert (done.code, json.loads(done.out)["done"]) == (OK, 200)
    counts = sent(emulator)
    assert set(counts) == set(range(1000, 1200))
    assert set(counts.values()) == {1}
    assert [each.name for each in tmp_path.iterdir()] == ["users.csv"]


def test_kill_in_the_middle_is_resumed_without_a_repetition(
    im: Run, emulator: Emulator, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The killed process had calls on their way, which took effect."""
    path = write_users(tmp_path / "users.csv", 100)
    before = emulator.counts()["profile"]
    emulator.faults.add("slow=60:2:RegisterUsers")
    process = subprocess.Popen(
        [sys.executable, "-m", "volc_im", "import", "users", str(path), "--workers", "2"],
        env=os.environ,
    )
    for _ in range(3000):
        assert process.poll() is None
        if emulator.counts()["profile"] == before + 40:
            break
        time.sleep(0.01)
    process.kill()
    process.wait(60)
    # The leases of its claims end after some seconds.
    later = time.time() + LEASE_S
    monkeypatch.setattr("volc_im.bulk.sqlite_store.time.time", lambda: later)
    done = im("import", "users", str(path), "--resume")
    assert (done.code, json.loads(done.out)["done"]) == (OK, 100)
    assert emulator.counts()["profile"] == before + 100
    assert sum(sent(emulator).values()) == 60  # those of the killed process have no entry
