"""Tests of the distribution: it builds, and it works in a new environment."""

from __future__ import annotations

import os
import pwd
import re
import subprocess
import tarfile
import zipfile
from email.message import Message
from email.parser import Parser
from pathlib import Path

from volc_im import __version__

ROOT = Path(__file__).parents[2]
NAME = f"volc_im-{__version__}"
PROGRAM = """
import sys, volc_im
from volc_im import Client, ConversationCoreInfo, ConversationType, HTTPResponse

class Canned:
    def send(self, request, /):
        return HTTPResponse(200, {}, b'{"ResponseMetadata": {}, "Result": {"Exist": true}}')

with Client(access_key="AK", secret_key="SK", app_id=1, transport=Canned()) as im:
    talk = ConversationCoreInfo(conversation_type=ConversationType.GROUP)
    print(im.create_conversation(conversation_core_info=talk, owner_user_id=1).exist)
from volc_im._core.http.pyreqwest import ReqwestTransport
print(ReqwestTransport.__name__, "volcgen" in sys.modules, volc_im.__version__)
"""


def run(*command: str, cwd: Path) -> str:
    home = pwd.getpwuid(os.getuid()).pw_dir  # it has the cache of the package index
    done = subprocess.run(
        command,
        cwd=cwd,
        env={**os.environ, "HOME": home},
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def metadata_of(wheel: Path) -> Message:
    """Return the metadata of a wheel; its payload is the description on a package index."""
    with zipfile.ZipFile(wheel) as archive:
        (name,) = (n for n in archive.namelist() if n.endswith(".dist-info/METADATA"))
        return Parser().parsestr(archive.read(name).decode())


def test_the_wheel_installs_and_works_alone(tmp_path: Path) -> None:
    run("uv", "build", "--quiet", "--out-dir", str(tmp_path), "generated", cwd=ROOT)
    (wheel,) = tmp_path.glob("*.whl")
    assert wheel.name == f"{NAME}-py3-none-any.whl"
    (sdist,) = tmp_path.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        assert f"{NAME}/LICENSE" in archive.getnames()
    names = zipfile.ZipFile(wheel).namelist()
    assert {"volc_im/py.typed", "volc_im/CHANGELOG.md", "volc_im/CHANGELOG.zh.md"} <= {*names}
    assert f"{NAME}.dist-info/licenses/LICENSE" in names
    metadata = metadata_of(wheel)
    assert metadata["License-Expression"] == "Apache-2.0"
    assert "Framework :: Pytest" in metadata.get_all("Classifier", [])
    links = re.findall(r"\]\(([^)]*)\)", metadata.get_payload())
    assert links
    assert all(link.startswith(("https://", "#")) for link in links)
    console = "volc_im/emulator/console"
    assert {f"{console}/page/index.html", f"{console}/forms/message.json"} <= {*names}
    assert "volc_im/emulator/page/plugin.js" in names
    assert all(name.startswith(("volc_im/", f"{NAME}.dist-info/")) for name in names)
    assert {"volc_im/docs/en/errors.md", "volc_im/docs/zh/mcp.md"} <= {*names}  # resources of MCP
    assert {f"volc_im/texts/{file}.json" for file in ("en", "zh/message")} <= {*names}
    assert "volc_im/testing/example_values/actions/message.json" in names
    assert "volc_im/emulator/example_results/message.json" in names
    assert wheel.stat().st_size < 1_200_000
    run("uv", "venv", "--quiet", "new", cwd=tmp_path)
    python = str(tmp_path / "new" / "bin" / "python")
    run("uv", "pip", "install", "--quiet", "--python", python, str(wheel), cwd=tmp_path)
    printed = run(python, "-I", "-c", PROGRAM, cwd=tmp_path).split("\n")
    assert printed == ["True", f"ReqwestTransport False {__version__}", ""]
    run("uv", "pip", "install", "--quiet", "--python", python, f"{wheel}[emulator]", cwd=tmp_path)
    assert (
        run(python, "-I", "-m", "volc_im", "--version", cwd=tmp_path) == f"volc-im {__version__}\n"
    )
    helped = run(python, "-I", "-m", "volc_im.emulator", "--help", cwd=tmp_path)
    assert "--access-key" in helped
