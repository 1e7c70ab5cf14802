"""Three generated packages work in one process, each with names of its own."""

from __future__ import annotations

import importlib
import logging
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import pytest
from support.project import Project

from wire_styles.conftest import KEYS, PACKAGES

ROOTS: Final = {
    "volc_depot": "VolcDepotError",
    "volc_kv": "VolcKvError",
    "tiny_im": "TinyImError",
}
PARAMETERS: Final[dict[str, dict[str, Any]]] = {
    "volc_depot": {"project_name": "p"},
    "volc_kv": {},
    "tiny_im": {"app_id": 7},
}


def client(package: ModuleType, **options: Any) -> Any:
    return package.Client(**KEYS, **PARAMETERS[package.__name__], **options)


def test_each_calls_its_own_service(packages: dict[str, ModuleType]) -> None:
    calls = {
        "volc_depot": lambda it: it.get_status().is_up,
        "volc_kv": lambda it: [entry.key for entry in it.iter_values()],
        "tiny_im": lambda it: [talk.name for talk in it.iter_talks()],
    }
    found: dict[str, Any] = {}
    for name, package in packages.items():
        emulator = importlib.import_module(f"{name}.emulator")
        with (
            emulator.Emulator(**KEYS) as server,
            client(package, endpoint=server.endpoint) as called,
        ):
            found[name] = calls[name](called)
    assert found == {"volc_depot": True, "volc_kv": ["color"], "tiny_im": ["Tea"]}


@pytest.mark.parametrize("name", PACKAGES)
def test_errors_are_caught_by_the_root_of_their_package_alone(
    packages: dict[str, ModuleType], name: str
) -> None:
    roots = {other: getattr(packages[other], root) for other, root in ROOTS.items()}
    assert roots[name].__name__ == ROOTS[name]
    with pytest.raises(roots[name]) as caught:
        packages[name].Client(**KEYS, region="a b")
    others = tuple(root for other, root in roots.items() if other != name)
    assert not isinstance(caught.value, others)
    assert type(caught.value).__module__ == f"{name}.errors"


def test_names_in_logs_redis_and_the_environment_differ(packages: dict[str, ModuleType]) -> None:
    for name in PACKAGES:
        log = importlib.import_module(f"{name}._core.util.log")
        assert log.LOGGER is logging.getLogger(name)
        redis = importlib.import_module(f"{name}._core.rate_limit.redis")
        assert name == redis.PACKAGE
        env = importlib.import_module(f"{name}._core.util.env")
        assert env.parameter_variable("a") == f"{name.upper()}_A"
    agents = {client(package)._state.user_agent.split("/")[0] for package in packages.values()}
    assert agents == {"volc-depot", "volc-kv", "tiny-im"}


SUITE = """
import asyncio


def test_all(depot, kv, tiny, depot_server, kv_server, tiny_server):
    assert len({depot_server.endpoint, kv_server.endpoint, tiny_server.endpoint}) == 3
    assert depot.get_status().is_up
    assert kv.put_value(key="color", value="blue").version > 0
    assert tiny.list_talks(limit=5).talks[0].name == "Tea"


def test_stubs(depot, kv):
    from volc_depot.testing import stub as stub_depot
    from volc_kv.testing import stub as stub_kv
    stub_depot(depot).get_status().returns(is_up=False)
    stub_kv(kv).put_value(key="color").returns(version=5)
    assert depot.get_status().is_up is False
    assert kv.put_value(key="color", value="x").version == 5


def test_settings(depot, depot_project_name, depot_dry_run, async_depot):
    assert (depot_project_name, depot_dry_run) == ("night", True)
    assert asyncio.run(async_depot.get_status()).is_up
"""


def test_fixtures_of_all_plugins_work_together(project: Project, tmp_path: Path) -> None:
    (tmp_path / "test_all.py").write_text(SUITE)
    (tmp_path / "pytest.ini").write_text(
        "[pytest]\ndepot_project_name = night\ndepot_dry_run = true\n"
    )
    plugins = [word for name in PACKAGES for word in ("-p", f"{name}.testing.plugin")]
    folders = [str(project.root / "generated" / name) for name in ("depot", "kv", "tiny")]
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", *plugins, "-p", "no:cacheprovider", "test_all.py"],
        cwd=tmp_path,
        env={"PYTHONPATH": ":".join(folders), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "3 passed" in done.stdout, done.stdout + done.stderr


def test_groups_may_have_the_names_of_pages(project: Project) -> None:
    folder = project.root / "generated/depot/docs/en"
    pages = {path.stem for path in folder.glob("*.md")}
    groups = {"api_actions", "testing_actions", "client_actions", "errors_actions", "index_actions"}
    assert pages >= groups | {"api", "testing", "client", "errors", "index", "recipes"}
    assert "[PutTags](api_actions.md#puttags)" in (folder / "api.md").read_text("utf-8")
    links = [
        link.split("#")[0]
        for page in folder.glob("*.md")
        for link in _links(page.read_text("utf-8"))
        if "://" not in link and link.split("#")[0]
    ]
    assert links
    assert [link for link in links if not (folder / link).exists()] == []


def _links(text: str) -> list[str]:
    return [part.partition(")")[0] for part in text.split("](")[1:]]
