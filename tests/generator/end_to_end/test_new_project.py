"""The wheel of volcgen in a new environment: a new project generates, checks and passes its tests."""

from __future__ import annotations

import os
import pwd
import re
import subprocess
import tomllib
import zipfile
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[3]
OF_IM = re.compile(
    r"\bim\b|volc_?im|conversation|participant|friend|blacklist|inbox|app_?id|live group|661000"
    r"|RegisterUser|SendMessage|会话|直播|好友|黑名单|单聊|群聊",
    re.IGNORECASE,
)
METHOD = """\
{% set checks = {} %}
{% set added_methods = ["weather_of_two"] %}
{% macro method_collections(group) %}{% endmacro %}
{% macro method_types(group) %}{% endmacro %}
{% macro method_modules(group) %}{% endmacro %}
{% macro methods(action, async, await) %}
{% if action.name == "GetWeather" %}

    {{ async }}def weather_of_two(self, one: str, other: str) -> list[GetWeatherResult]:
        \"\"\"Return two entries by their names.\"\"\"
        return [{{ await }}self.get_weather(name=one), {{ await }}self.get_weather(name=other)]
{% endif %}
{% endmacro %}
"""
TEST = """\
def test_the_added_method(client):
    assert [entry.name for entry in client.weather_of_two("first", "second")]
"""


def run(*command: str, cwd: Path, path: str = "") -> str:
    home = pwd.getpwuid(os.getuid()).pw_dir  # it has the cache of the package index
    done = subprocess.run(
        command,
        cwd=cwd,
        env={**os.environ, "HOME": home, "PATH": f"{path}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the source distribution."""
    folder = tmp_path_factory.mktemp("dist")
    run("uv", "build", "--quiet", "--out-dir", str(folder), ".", cwd=ROOT)
    (found,) = folder.glob("*.whl")
    return found


def test_the_wheel_carries_templates_and_runtime_and_nothing_of_im(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder, kept in (("templates", "templates"), ("runtime/volc_sdk", "runtime/volc_sdk")):
        expected = {
            f"volcgen/carried/{kept}/{path.relative_to(ROOT / folder).as_posix()}"
            for path in (ROOT / folder).rglob("*")
            if path.is_file() and "__pycache__" not in path.parts
        }
        assert expected <= names
    assert "volcgen/init/project/service.yaml.jinja" in names
    assert not [name for name in names if "/services/" in name or "/spec/im" in name]


def test_a_new_project_works_in_a_new_environment(wheel: Path, tmp_path: Path) -> None:
    run("uv", "venv", "--quiet", "new", cwd=tmp_path)
    programs = tmp_path / "new/bin"
    python = str(programs / "python")
    run("uv", "pip", "install", "--quiet", "--python", python, str(wheel), cwd=tmp_path)

    def shell(command: str, folder: str) -> str:
        return run("bash", "-ec", command, cwd=tmp_path / folder, path=str(programs))

    assert shell("volcgen --version", ".").startswith("volcgen ")
    (tmp_path / "empty").mkdir()
    out = shell(
        "volcgen init weather --method GET && cd weather && volcgen generate && volcgen check && pytest",
        "empty",
    )
    assert "made weather/ with 9 files" in out
    assert "generated/ is up to date" in out
    assert "2 passed" in out
    project = tmp_path / "empty/weather"
    found = [
        f"{file.relative_to(project)}: {line}"
        for file in project.rglob("*")
        if file.is_file() and not {".volcgen", "__pycache__"} & {*file.parts}
        for line in (file.name, *file.read_text("utf-8").splitlines())
        if OF_IM.search(line)
    ]
    assert found == []

    own = project / "services/weather/templates"
    (own / "docs/en").mkdir(parents=True)
    (own / "_extras.jinja").write_text(METHOD)
    (own / "docs/en/index.md").write_text("# Our page\n")
    test = project / "tests/test_weather.py"
    test.write_text(f"{test.read_text()}\n\n{TEST}")
    out = shell("volcgen generate && volcgen check --full && pytest", "empty/weather")
    assert "3 passed" in out
    assert (project / "generated/docs/en/index.md").read_text() == "# Our page\n"
    assert "All actions" in (project / "generated/docs/en/api.md").read_text()


def test_the_generator_installs_what_a_generated_package_needs() -> None:
    def project(file: Path) -> Any:
        return tomllib.loads(file.read_text(encoding="utf-8"))["project"]

    package = project(ROOT / "generated/pyproject.toml")
    needed = {*package["dependencies"], *package["optional-dependencies"]["emulator"]}
    assert needed <= {*project(ROOT / "pyproject.toml")["dependencies"]}
