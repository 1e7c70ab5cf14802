"""The command line: one ready line, one line for each mistake, and data that outlive a kill."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

import pytest

from volc_im import Client, ConversationCoreInfo, ConversationType
from volc_im.emulator.faults.faults import KINDS

from .signed_requests import ACCESS_KEY, SECRET_KEY, ask

COMMAND = (sys.executable, "-W", "error", "-m", "volc_im.emulator")
KEYS = ("--access-key", ACCESS_KEY, "--secret-key", SECRET_KEY)
GROUP = ConversationCoreInfo(conversation_type=ConversationType.GROUP)


@contextmanager
def running(*arguments: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A process and its endpoint, from the ready line; killed at the end if it still runs."""
    process = subprocess.Popen(
        [*COMMAND, *KEYS, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    assert process.stderr
    with process.stdout, process.stderr:
        try:
            line = process.stdout.readline()
            match = re.fullmatch(r"IM emulator on (http://127\.0\.0\.1:[0-9]+)\n", line)
            assert match, line or process.stderr.read()
            yield process, match[1]
        finally:
            process.kill()
            process.wait()


def client(endpoint: str) -> Client:
    return Client(endpoint=endpoint, access_key=ACCESS_KEY, secret_key=SECRET_KEY, app_id=661000)


def refused(*arguments: str) -> str:
    """The one line on stderr of a start that fails."""
    done = subprocess.run(
        [*COMMAND, *arguments], capture_output=True, text=True, timeout=30, check=False
    )
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert line.startswith("emulator: ")
    return line


def test_data_outlive_a_kill(tmp_path: Path) -> None:
    db = str(tmp_path / "im.sqlite")
    with running("--port", "0", "--db", db) as (process, endpoint), client(endpoint) as im:
        made = im.create_conversation(
            owner_user_id=1, conversation_core_info=GROUP, idempotent_id="k"
        )
        process.kill()
        process.wait()
    with running("--port", "0", "--db", db) as (_, endpoint), client(endpoint) as im:
        (found,) = im.iter_user_conversations(participant_user_id=1)
        assert found == made.conversation_info
        again = im.create_conversation(
            owner_user_id=1, conversation_core_info=GROUP, idempotent_id="k"
        )
        assert (again.exist, again.conversation_short_id) == (True, made.conversation_short_id)
        new = im.create_conversation(owner_user_id=1, conversation_core_info=GROUP)
        assert new.conversation_short_id > made.conversation_short_id


def test_two_processes_on_one_file(tmp_path: Path) -> None:
    arguments = ("--port", "0", "--db", str(tmp_path / "im.sqlite"))
    with (
        running(*arguments) as (_, first),
        running(*arguments) as (_, second),
        client(first) as one,
        client(second) as two,
        ThreadPoolExecutor(16) as threads,
    ):

        def create(number: int) -> tuple[str, int, bool]:
            im = (one, two)[number % 2]
            key = f"key {number % 40 // 2}"  # each key four times by either process
            made = im.create_conversation(
                owner_user_id=1, conversation_core_info=GROUP, idempotent_id=key
            )
            return key, made.conversation_short_id, made.exist

        made = list(threads.map(create, range(160)))
        assert len({key for key, _, _ in made}) == 20
        assert len({(key, number) for key, number, _ in made}) == 20
        assert len({number for _, number, _ in made}) == 20
        assert sum(not exist for _, _, exist in made) == 20
        for im in (one, two):
            assert len(list(im.iter_user_conversations(participant_user_id=1))) == 20


def test_starts_at_the_same_time_on_a_new_file(tmp_path: Path) -> None:
    processes = [
        subprocess.Popen(
            [*COMMAND, *KEYS, "--port", "0", "--db", str(tmp_path / "im.sqlite")],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        for _ in range(4)
    ]
    try:
        for process in processes:
            assert process.stdout
            assert process.stdout.readline().startswith("IM emulator on http://")
    finally:
        for process in processes:
            process.kill()
            process.communicate()


@pytest.mark.skipif(sys.platform == "win32", reason="signals end a process at once there")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_signals_end_it_cleanly(tmp_path: Path, number: signal.Signals) -> None:
    db = tmp_path / "im.sqlite"
    with running("--port", "0", "--db", str(db)) as (process, endpoint), client(endpoint) as im:
        im.create_conversation(owner_user_id=1, conversation_core_info=GROUP)
        process.send_signal(number)
        out, err = process.communicate(timeout=30)
        assert (process.returncode, out, err) == (0, "", "")
    assert [file.name for file in tmp_path.iterdir()] == [db.name]  # the log was taken in


def test_the_applications_that_exist() -> None:
    arguments = ("--port", "0", "--app-id", "5", "--app-id", "661000", "--session-token", "token")
    with (
        running(*arguments) as (_, endpoint),
        Client(
            endpoint=endpoint, access_key=ACCESS_KEY, secret_key=SECRET_KEY, session_token="token"
        ) as im,
    ):
        for app_id in (5, 661000):
            assert list(im.iter_user_conversations(participant_user_id=1, app_id=app_id)) == []
        with pytest.raises(Exception, match="AppNotFound"):
            im.get_user_conversations(participant_user_id=1, cursor=0, limit=1, app_id=6)


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        ((), "--access-key"),
        (("--access-key", "AK"), "--secret-key"),
        (("--access-key", "AK", "--secret-key", ""), "secret_key"),
        ((*KEYS, "--port", "none"), "'none'"),
        ((*KEYS, "--port", "65536"), "65536"),
        ((*KEYS, "--port", "-1"), "-1"),
        ((*KEYS, "--host", "192.168.0.1"), "127.0.0.1"),
        ((*KEYS, "--app-id", "0"), "--app-id"),
        ((*KEYS, "--app-id", "one"), "'one'"),
        ((*KEYS, "--db", ""), "--db"),
        ((*KEYS, "--unheard-of"), "--unheard-of"),
        ((*KEYS, "--fault", "nothing:1"), "nothing"),
        ((*KEYS, "--fault", "drop:0"), "drop"),
    ],
    ids=lambda value: " ".join(value[4:] or value) if isinstance(value, tuple) else None,
)
def test_bad_arguments(arguments: tuple[str, ...], word: str) -> None:
    assert word in refused(*arguments)


def test_a_port_in_use() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        assert port in refused(*KEYS, "--port", port)


def test_files_that_cannot_be_used(tmp_path: Path) -> None:
    text = tmp_path / "text"
    text.write_text("no database at all\n" * 100)
    for path in (text, tmp_path, tmp_path / "missing" / "im.sqlite"):
        assert str(path) in refused(*KEYS, "--port", "0", "--db", str(path))


@pytest.mark.parametrize("missing", ["starlette", "uvicorn"])
def test_a_missing_extra_is_named(missing: str) -> None:
    code = (
        f"import sys, runpy; sys.modules[{missing!r}] = None; sys.argv[1:] = {list(KEYS)!r};"
        "runpy.run_module('volc_im.emulator', run_name='__main__', alter_sys=True)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=30, check=False
    )
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert 'pip install "volc-im[emulator]"' in line


def test_help() -> None:
    done = subprocess.run(
        [*COMMAND, "--help"], capture_output=True, text=True, timeout=30, check=True
    )
    for word in (
        "--access-key",
        "--db",
        "--port",
        "Ctrl-C",
        "IM emulator on http://127.0.0.1:",
        "/_ui",
    ):
        assert word in done.stdout
    assert "slow=1          the response is sent VALUE seconds" in done.stdout
    for name in KINDS:
        assert f"\n  {name}" in done.stdout


def test_the_readme_explains_every_fault() -> None:
    readme = (files("volc_im.emulator") / "README.md").read_text("utf-8")
    for name in KINDS:
        assert f"\n| `{name}` | " in readme


def test_faults_and_quotas() -> None:
    arguments = ("--quotas", "--fault", "503:1:CreateConversation", "--fault", "skew=60:*")
    with running("--port", "0", *arguments) as (_, endpoint):
        for path, content in (
            ("faults", {"faults": ["503:1:CreateConversation", "skew=60:*"]}),
            ("quotas", {"on": True}),
        ):
            assert ask(endpoint, "GET", f"/_control/{path}") == (200, content)
