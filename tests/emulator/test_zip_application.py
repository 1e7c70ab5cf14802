"""The emulator, its page and the examples work inside of a zip application, where files have no paths."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import zipapp
from pathlib import Path

import volc_im
from volc_im.emulator.definition import DEFINITION

PROGRAM = """
import json
from urllib.request import urlopen
import volc_im
from volc_im.emulator import Emulator
from volc_im.emulator.definition import DEFINITION
from volc_im.testing import factories

def get(path):
    with urlopen(server.endpoint + path) as reply:
        return reply.status, reply.headers["Content-Type"], len(reply.read()) > 100

with Emulator(access_key="AK", secret_key="SK") as server:
    with volc_im.Client(endpoint=server.endpoint, access_key="AK", secret_key="SK", app_id=1) as im:
        page = im.get_user_conversations(participant_user_id=1, cursor=0, limit=5)
    pages = [get(path) for path in ("/", "/_ui", "/_ui/app.js", "/_ui/plugin/im.css",
        "/_ui/forms/index.json", "/_ui/forms/groups/message.json", "/_ui/icon.svg")]
made = factories.make(volc_im.ConversationInfo).conversation_short_id
print(json.dumps([volc_im.__file__, page.has_more, pages, made, len(DEFINITION.example_results)]))
"""


def test_the_page_in_a_zip_application(tmp_path: Path) -> None:
    source = Path(volc_im.__file__).parent
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(source, tmp_path / "application" / "volc_im", ignore=ignored)
    (tmp_path / "application" / "__main__.py").write_text(PROGRAM, encoding="utf-8")
    application = tmp_path / "application.pyz"
    zipapp.create_archive(tmp_path / "application", application)
    done = subprocess.run(
        [sys.executable, application], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    file, has_more, pages, made, examples = json.loads(done.stdout)
    assert file == str(application / "volc_im" / "__init__.py")
    assert has_more is False
    assert (made, examples) == (7244530000000000001, len(DEFINITION.example_results))
    html, script = "text/html; charset=utf-8", "text/javascript; charset=utf-8"
    data = "application/json"
    types = [html, html, script, "text/css; charset=utf-8", data, data, "image/svg+xml"]
    assert pages == [[200, each, True] for each in types]
