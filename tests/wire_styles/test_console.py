"""The console of a service with all wire styles, in a real Chromium: what it shows is accepted."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from emulator.browser import browser
from support.curl import path_with_curl

SCRIPTS = """async () => {
    const { parse } = await import("/_ui/json.js");
    const { curlOf, goOf } = await import("/_ui/code.js");
    const read = async (path) => parse(await (await fetch(`/_ui/${path}`)).text());
    const index = await read("forms/index.json");
    const settings = { endpoint: location.origin, region: "cn-beijing", kind: "emulator" };
    const found = {};
    for (const group of Object.keys(index.groups)) {
        const { actions } = await read(`forms/groups/${group}.json`);
        for (const [name, form] of Object.entries(actions)) {
            const body = { ...form.example };
            for (const one of index.service.parameters ?? []) body[one.wire] ??= one.example;
            const app = { index, settings };
            found[name] = [JSON.parse(JSON.stringify(body, (_, value) =>
                typeof value === "bigint" ? Number(value) : value)), curlOf(app, name, body), goOf(app, name, body)];
        }
    }
    return found;
}"""


def fields(request: Any) -> tuple[Any, ...]:
    """Return the method and the fields of a request, without the key that the client adds."""
    body: Any = request.body
    if body[:1] == b"{":
        body = json.loads(body)
    elif body:
        body = {name: value for name, value in parse_qsl(body.decode()) if name != "ClientToken"}
    return request.method, sorted(request.query), body


def test_each_style_is_shown_as_it_is_sent(
    server: Any, arguments: dict[str, Any], depot: Any, tmp_path: Path
) -> None:
    environment = {
        **os.environ,
        "PATH": path_with_curl(tmp_path),
        "VOLCENGINE_ACCESS_KEY": "AK",
        "VOLCENGINE_SECRET_KEY": "SK",
    }
    with browser() as running:
        page = running.new_page()
        page.goto(f"{server.endpoint}/_ui")
        for name, (body, script, program) in page.evaluate(SCRIPTS).items():
            done = subprocess.run(
                ["/bin/sh", "-e", "-c", script], env=environment, capture_output=True, text=True, check=False
            )  # fmt: skip
            assert done.returncode == 0, done.stderr
            entry = server.requests[-1]
            assert (entry.outcome.action, entry.outcome.status) == (name, 200), done.stdout
            with depot.Client(**arguments) as client:
                client.call(name, body)
            ours = server.requests[-1].request
            assert fields(entry.request) == fields(ours), name
            assert f"universal.{ours.method},\n" in program
        page.goto(f"{server.endpoint}/_ui#explorer/ListShelves")
        page.get_by_role("tab", name="Signature").click()
        steps = page.get_by_role("tabpanel").locator(".steps")
        steps.wait_for()
        assert "GET\n/\nAction=ListShelves&" in steps.inner_text()
        shown = json.dumps(steps.inner_text())
        assert "content-type" not in shown
