"""A whole change of an API: a page changes, and a release follows that users can act on."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any, Final

import pytest
from support.project import REPOSITORY, Project, make_project, run_in

PUT: Final = "spec/kv/value/PutValue.yaml"
STRUCTS: Final = "spec/kv/structs.yaml"
PAGE: Final = "pages/PutValue.md"
BINARY: Final = "      BINARY: {value: 2, description: {en: Base64., zh: Base64 编码。}}\n"
GZIP: Final = "      GZIP: {value: 3, description: {en: Gzip., zh: Gzip 压缩。}}\n"
PAGE_TEXT: Final = """\
---
status: 1
keywords: 键值存储
---

你可以调用该接口写入一个值。
## 注意事项
QPS 不得超过 {qps}。
## 请求说明
- 请求方式：**POST**
- 请求地址：**https://kv.volcengineapi.com?Action=PutValue&Version=2024-05-01**
## 请求参数
### Query
| 参数 | 类型 | 是否必选 | 示例值 | 描述 |
| ---- | ---- | ---- | ---- | ---- |
| Action | String | 是 | `PutValue` | 接口名称。当前 API 的名称为 `PutValue`。 |
| Version | String | 是 | `2024-05-01` | 接口版本。当前 API 的版本为 `2024-05-01`。 |
### Body
| 参数 | 类型 | 是否必选 | 示例值 | 描述 |
| ---- | ---- | ---- | ---- | ---- |
| Key | String | 是 | `color` | 键。长度不超过 `64` 个字符。 |
| Value | String | 是 | `blue` | 要写入的值。 |
{owner}| Format | Integer | 否 | `1` | 值的格式。 |\\
|  |  |  |  | - `1`：纯文本。 |\\
{binary}|  |  |  |  | - `3`：Gzip 压缩。 |\\
|  |  |  |  | 默认值为 `1`。 |
| Tags | JSON Map of Array of String | 否 | `-` | 按类别分组的标签。 |
| RequestKey | String | 否 | `key-1` | 用于幂等的键。 |
## 返回参数
| 参数 | 类型 | 示例值 | 描述 |
| ---- | ---- | ---- | ---- |
| Version | Long | `9007199254740993` | 值的版本。 |
"""
OLD_PAGE: Final = PAGE_TEXT.format(
    qps=20, owner="", binary="|  |  |  |  | - `2`：Base64 编码。 |\\\n"
)
NEW_PAGE: Final = PAGE_TEXT.format(
    qps=40, owner="| Owner | String | 是 | `billing` | 拥有该键的团队。 |\n", binary=""
)
PROGRAM: Final = """
import json
import volc_kv
from volc_kv import Client, Format
from volc_kv.emulator import Emulator

try:
    with Emulator(access_key="AK", secret_key="SK") as server:
        with Client(access_key="AK", secret_key="SK", endpoint=server.endpoint) as kv:
            found = kv.put_value(key="color", value="blue", format=Format.BINARY).version
except (AttributeError, TypeError) as error:
    found = f"{type(error).__name__}: {error}"
print(json.dumps(found))
"""
VERSION: Final = 9007199254740993


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    """Return a git repository with a released service and the page that it was made from."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1764201600")  # 2025-11-27
    project = make_project(tmp_path / "project", spec={PAGE: OLD_PAGE})
    shutil.copytree(REPOSITORY / "tests/second_service/spec", project.root / "spec")
    project.edit("spec/kv/service.yaml", "kv.example.com", "kv.volcengineapi.com")
    project.edit(STRUCTS, BINARY, BINARY + GZIP)
    project.write({".gitignore": ".volcgen/\n__pycache__/\n"})
    project.good("generate")
    project.good("release")
    git(project, "init", "--quiet")
    commit(project, "Release 1.2.0")
    return project


def git(project: Project, *arguments: str) -> str:
    names = ("-c", "user.name=A Maintainer", "-c", "user.email=maintainer@example.com")
    program = shutil.which("git")
    assert program is not None
    done = subprocess.run(
        [program, *names, *arguments], cwd=project.root, capture_output=True, text=True, check=True
    )
    return done.stdout


def commit(project: Project, message: str) -> None:
    git(project, "add", "--all")
    git(project, "commit", "--quiet", "--message", message)


def changes(project: Project, *versions: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(
        project.good("diff", *versions, "--format", "json").out
    )["changes"]
    return found


def test_from_a_changed_page_to_a_release_that_users_can_follow(repository: Project) -> None:
    assert run_in(repository.output, PROGRAM) == VERSION
    assert repository.good("update", PAGE).out.startswith(
        "## Update of the API: no change since 1.2.0\n"
    )
    assert git(repository, "status", "--porcelain") == ""

    # The page changes. The first run stops at what only a person can decide or write.
    repository.write({PAGE: NEW_PAGE})
    outcome = repository.run("update", PAGE)
    assert outcome.code == 1, outcome
    assert "- [x] Import: " in outcome.out
    assert "- [ ] Check the spec: " in outcome.out
    assert "the English text is a placeholder" in outcome.out
    assert "qps: 40" in repository.read(PUT)

    repository.write({PUT: written(repository.read(PUT), "Owner of the key.", "键的所有者。")})
    outcome = repository.run("update", PAGE)
    assert outcome.code == 1
    assert "the page does not have the value `2` of `request.Format`" in outcome.out
    repository.edit(STRUCTS, BINARY, "")

    # The second run goes on from there and ends with a draft to review.
    outcome = repository.good("update", PAGE)
    assert outcome.out.startswith("## Update of the API: 1.2.0 → 2.0.0 (breaking)\n")
    assert "- [ ] Import" not in outcome.out
    assert "#### 2.0.0 – 2025-11-27" in outcome.out
    assert "##### Breaking changes" in outcome.out
    again = repository.good("update", PAGE)
    assert "0 facts taken from the pages" in again.out
    assert "#### 2.0.0 – 2025-11-27" in again.out

    # The diff is reviewed against the last commit, which has the last release.
    reviewed = changes(repository, "HEAD")
    assert changes(repository, "spec/kv/released.json") == reviewed
    assert {change["class"] for change in reviewed} == {"breaking", "behaviour"}
    wheres = " ".join(change["where"] for change in reviewed if change["class"] == "breaking")
    assert "Owner" in wheres
    assert "Format" in wheres
    (rate,) = [change for change in reviewed if change["class"] == "behaviour"]
    assert (rate["before"], rate["after"]) == (20, 40)
    commit(repository, "Follow the new page of PutValue")

    repository.good("release")
    assert "  version: 2.0.0\n" in repository.read("spec/kv/service.yaml")
    assert changes(repository, "spec/kv/released.json") == []
    commit(repository, "Release 2.0.0")
    changelog = repository.read("out/CHANGELOG.md")
    breaking = changelog.split("### Breaking changes\n")[1].split("\n###")[0]
    assert "Pass `owner` to `put_value`" in breaking
    assert "Do not use `Format.BINARY`" in breaking
    assert breaking.count("**Migration**: ") == breaking.count("\n- ")

    # An old program fails where the changelog says, and runs after both migrations.
    assert "BINARY" in run_in(repository.output, PROGRAM)
    first = PROGRAM.replace("Format.BINARY", "Format.PLAIN")
    assert "missing 1 required keyword-only argument: 'owner'" in run_in(repository.output, first)
    second = first.replace('value="blue"', 'value="blue", owner="billing"')
    assert run_in(repository.output, second) == VERSION

    # Nothing is left to do.
    assert "no change since 2.0.0" in repository.good("update", PAGE).out
    assert repository.good("release").out.startswith("nothing to release")
    assert git(repository, "status", "--porcelain") == ""


def written(text: str, english: str, chinese: str) -> str:
    """Return a spec file with texts in place of the placeholders."""
    return text.replace("en: TODO", f"en: {english}").replace("zh: TODO", f"zh: {chinese}")
