"""A second service, of another shape than IM, is generated from the generic parts alone, and works."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any, Final

import pytest

from volcgen.cli import main

IM_WORDS: Final = re.compile(
    r"\bim\b|volc_?im|conversation|participant|friend|blacklist|inbox|app_?id|live group|661000"
    r"|RegisterUser|SendMessage",
    re.IGNORECASE,
)


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The generated tree of the service `kv`, from what volcgen carries alone."""
    root = tmp_path_factory.mktemp("kv")
    shutil.copytree(Path(__file__).parent / "spec", root / "spec")
    (root / "pyproject.toml").write_text("[tool.volcgen]\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(root)
        assert main(["generate"]) == 0
        assert main(["check", "--full"]) == 0
    return root / "generated"


def run(output: Path, program: str) -> Any:
    """What a program prints as JSON, with the generated package on its path."""
    start = f"import json, sys; sys.path.insert(0, {str(output)!r})\n"
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", start + program],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_no_word_of_another_service_is_in_it(output: Path) -> None:
    found = [
        f"{file.relative_to(output)}:{number}: {line.strip()}"
        for file in sorted(output.rglob("*"))
        if file.is_file()
        for number, line in enumerate((str(file), *file.read_text("utf-8").splitlines()))
        if IM_WORDS.search(line.replace(str(output), ""))
    ]
    assert found == []


IMPORTS = """
import importlib, pkgutil
import volc_kv
names = [module.name for module in pkgutil.walk_packages(volc_kv.__path__, "volc_kv.")]
for name in names:
    if not name.endswith("__main__"):
        importlib.import_module(name)
print(json.dumps(names))
"""


def test_links_on_a_package_index_lead_to_its_repository(output: Path) -> None:
    project = tomllib.loads((output / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["urls"]["Homepage"] == "https://git.example.com/kv"
    (link,) = project["tool"]["hatch"]["metadata"]["hooks"]["fancy-pypi-readme"]["substitutions"]
    readme = re.sub(link["pattern"], link["replacement"], (output / "README.md").read_text("utf-8"))
    assert "](https://git.example.com/kv/blob/HEAD/generated/docs/en/api.md)" in readme
    assert "](docs/" not in readme
    assert "\npip install volc-kv\n" in readme


def test_every_module_can_be_imported(output: Path) -> None:
    names = run(output, IMPORTS)
    assert {"volc_kv.client", "volc_kv.emulator.app", "volc_kv.testing.plugin"} <= {*names}


CALLS = """
import asyncio
import volc_kv
from volc_kv import AsyncClient, Client, Format
from volc_kv.emulator import Emulator

found = {}
with Emulator(access_key="AK", secret_key="SK") as server:
    keys = dict(access_key="AK", secret_key="SK", endpoint=server.endpoint)
    with Client(**keys) as kv:
        put = kv.put_value(key="color", value="blue", format=Format.BINARY, tags={"a": ["b"]})
        found["version"] = put.version
        found["key"] = bool(put.idempotency_key)
        entries = [*kv.iter_values()]
        found["entries"] = [(e.key, e.version, e.format, e.history) for e in entries]
        found["json"] = entries[0].to_json(ids_as_str=True)
        try:
            kv.put_value(key="x" * 65, value="secret")
        except volc_kv.ValidationError as error:
            found["refused"] = str(error)
        found["untyped"] = kv.call("ListValues", {"Cursor": 0, "Limit": 1}).data["NextCursor"]
        try:
            kv.call("NoSuchAction", {})
        except volc_kv.VolcKvError as error:
            found["unknown"] = type(error).__name__

    async def calls():
        async with AsyncClient(**keys) as kv:
            return [entry.key async for entry in kv.iter_values(prefix="col")]

    found["async"] = asyncio.run(calls())
print(json.dumps(found))
"""


def test_calls_reach_its_emulator(output: Path) -> None:
    assert run(output, CALLS) == {
        "version": 9007199254740993,
        "key": True,
        "entries": [["color", 9007199254740993, 1, [[1, 2], [3]]]],
        "json": '{"Key":"color","Version":"9007199254740993","Format":1,'
        '"History":[["1","2"],["3"]]}',
        "refused": "PutValue: key (Key): has 65 characters; at most 64 are allowed",
        "untyped": 1,
        "unknown": "InvalidParameterError",
        "async": ["color"],
    }


CONSOLE = """
import http.client
from urllib.parse import urlsplit
from volc_kv.emulator import Emulator

with Emulator(access_key="AK", secret_key="SK") as server:
    def fetch(path, body=None):
        connection = http.client.HTTPConnection(urlsplit(server.endpoint).netloc)
        sent = None if body is None else json.dumps(body)
        connection.request("GET" if body is None else "POST", path, sent, {"X-Console": "1"})
        reply = connection.getresponse()
        text = reply.read().decode()
        connection.close()
        return text if reply.getheader("content-type") != "application/json" else json.loads(text)

    index = fetch("/_ui/forms/index.json")
    form = fetch("/_ui/forms/groups/value.json")["actions"]["ListValues"]
    server.faults.add("502")
    sent = fetch("/_ui/send", {"action": "ListValues", "body": {"Cursor": 0, "Limit": 1}})
    print(json.dumps({
        "page": "/_ui/app.js" in fetch("/"),
        "plugin": fetch("/_ui/settings")["plugin"],
        "missing": fetch("/_ui/plugin/plugin.js"),
        "service": index["service"]["variable"],
        "fields": [field["wire"] for field in form["fields"]],
        "statuses": [each["status"] for each in sent["attempts"]],
        "refused": fetch("/_ui/send", {"action": "PutValue", "body": {}})["problem"]["violations"],
    }))
"""


def test_its_emulator_has_a_console_without_views_of_its_own(output: Path) -> None:
    found = run(output, CONSOLE)
    assert found["page"]
    assert not found["plugin"]
    assert "nothing at this path" in found["missing"]["error"]
    assert found["service"] == "kv"
    assert "Cursor" in found["fields"]
    assert found["statuses"] == [502, 200]
    assert {each["problem"] for each in found["refused"]} == {"is required"}


SUITE = """
def test_a_value(kv):
    assert kv.put_value(key="color", value="blue").version > 0


async def use(client):
    return [entry.key async for entry in client.iter_values()]


def test_the_same_async(async_kv):
    import asyncio
    assert asyncio.run(use(async_kv)) == ["color"]


def test_a_stub(kv):
    from volc_kv.testing import stub
    stub(kv).put_value(key="color").returns(version=5)
    assert kv.put_value(key="color", value="x").version == 5
"""


def test_its_pytest_plugin_has_fixtures_of_its_name(output: Path, tmp_path: Path) -> None:
    (tmp_path / "test_kv.py").write_text(SUITE)
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "volc_kv.testing.plugin", "-p", "no:cacheprovider", "test_kv.py"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(output), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip
    assert "3 passed" in done.stdout, done.stdout + done.stderr


PICKLES = """
import pickle
import volc_kv
error = volc_kv.APIError("PutValue", message="no", http_status=400)
found = [str(volc_kv.APIError), type(pickle.loads(pickle.dumps(error))).__module__]
found += [volc_kv.VolcKvError.__name__, volc_kv.Pager.__module__]
print(json.dumps(found))
"""


def test_classes_report_their_public_module(output: Path) -> None:
    assert run(output, PICKLES) == [
        "<class 'volc_kv.errors.APIError'>",
        "volc_kv.errors",
        "VolcKvError",
        "volc_kv",
    ]
