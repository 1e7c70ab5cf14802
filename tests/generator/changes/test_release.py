"""`volcgen release`: the version, the files that it writes, all or none, and what it refuses."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from typing import Any, Final

import pytest
from support.failing_disk import Failing
from support.project import Project, tree

from volcgen.changes.release import release_date
from volcgen.errors import ReleaseError

SERVICE: Final = "spec/tiny/service.yaml"
STRUCTS: Final = "spec/tiny/structs.yaml"
MAKE: Final = "spec/tiny/talk/MakeTalk.yaml"
RELEASES: Final = "spec/tiny/releases.yaml"
RELEASED: Final = "spec/tiny/released.json"
ACCEPTED: Final = "spec/tiny/accepted.yaml"
WILD: Final = "      WILD: {value: wild, description: {en: Wild., zh: 热闹。}}\n"


@pytest.fixture(autouse=True)
def _day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1764201600")  # 2025-11-27


@pytest.fixture
def released(plain: Project) -> Project:
    """Return the plain project after its first release."""
    plain.good("release")
    return plain


def text_change(project: Project) -> None:
    project.edit(MAKE, "en: Make a talk.", "en: Make one talk.")
    project.good("generate")


def additive_change(project: Project) -> None:
    project.edit(STRUCTS, WILD, WILD + WILD.replace("wild", "shy").replace("WILD", "SHY"))
    project.good("generate")


def behaviour_change(project: Project) -> None:
    project.edit(MAKE, "qps: 50", "qps: 100")
    project.good("generate")


def breaking_change(project: Project) -> None:
    project.edit(STRUCTS, WILD, "")
    project.edit(MAKE, "Mood: wild", "Mood: calm")
    project.good("generate")


def drafted(project: Project, *options: str) -> dict[str, Any]:
    """Return the result of a dry run, which must write nothing."""
    before = project_files(project)
    result = json.loads(project.good("release", "--dry-run", "--format", "json", *options).out)
    assert project_files(project) == before
    return result


def project_files(project: Project) -> dict[str, bytes | None]:
    return {p: c for p, c in tree(project.root).items() if not p.startswith(".volcgen/cache")}


def refused(project: Project, *arguments: str) -> str:
    """Return the error of a release, which must write nothing."""
    before = project_files(project)
    outcome = project.run("release", *arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("error")
    assert project_files(project) == before
    return outcome.err


def test_the_first_release_is_the_present_version(plain: Project) -> None:
    assert drafted(plain) == {
        "from": None, "to": "0.1.0", "level": "none", "entries": [],
    }  # fmt: skip
    plain.good("release")
    assert 'version: "0.1.0"\n    date: "2025-11-27"\n' in plain.read(RELEASES)
    assert json.loads(plain.read(RELEASED))["actions"].keys() == {"MakeTalk", "ListTalks"}
    assert plain.run("check").code == 0
    assert plain.run("check", "--full").code == 0


@pytest.mark.parametrize(
    ("change", "level", "version"),
    [
        (text_change, "text", "0.1.1"),
        (additive_change, "additive", "0.1.1"),
        (behaviour_change, "behaviour", "0.1.1"),
        (breaking_change, "breaking", "0.2.0"),
    ],
)
def test_the_level_decides_on_the_version(
    released: Project, change: Callable[[Project], None], level: str, version: str
) -> None:
    change(released)
    draft = drafted(released)
    assert (draft["from"], draft["to"], draft["level"]) == ("0.1.0", version, level)
    released.good("release")
    assert f"version: {version}}}" in released.read(SERVICE)
    assert released.run("check").code == 0
    assert drafted(released) == {
        "from": version, "to": version, "level": "none", "entries": [],
    }  # fmt: skip


def test_releasing_twice_changes_nothing(released: Project) -> None:
    breaking_change(released)
    released.good("release")
    before = tree(released.root)
    outcome = released.good("release")
    assert outcome.out == "nothing to release: nothing has changed since 0.2.0\n"
    assert released.good("release", "--version", "0.2.0").out == outcome.out
    assert tree(released.root) == before


def test_entries_have_both_languages_and_breaking_changes_come_first(released: Project) -> None:
    for change in (text_change, additive_change, behaviour_change):
        change(released)
    released.edit(MAKE, "  OtherId: {type: Long,", "  OtherId: {type: Long, required: true,")
    released.good("generate")
    draft = drafted(released)
    assert list(draft) == ["from", "to", "level", "entries"]
    classes = [entry["class"] for entry in draft["entries"]]
    assert classes == sorted(classes, key=["breaking", "behaviour", "additive"].index)
    assert {*classes} == {"breaking", "behaviour", "additive"}
    for entry in draft["entries"]:
        assert entry["message"]["en"] != entry["message"]["zh"]
        if entry["class"] == "breaking":
            assert entry["migration"]["en"].endswith(".")
            assert entry["migration"]["zh"].endswith("。")


def test_only_the_version_changes_in_service_yaml(released: Project) -> None:
    text = f"# Head.\n{released.read(SERVICE)}# Tail.\n"
    released.write({SERVICE: text.replace("timeout_s: 10", "timeout_s:   10 # long")})
    before = released.read(SERVICE)
    breaking_change(released)
    released.good("release")
    assert released.read(SERVICE) == before.replace("version: 0.1.0", "version: 0.2.0")


def test_a_greater_version_can_be_given(released: Project) -> None:
    text_change(released)
    assert drafted(released, "--version", "1.0.0")["to"] == "1.0.0"
    released.good("release", "--version", "1.0.0")
    breaking_change(released)
    assert drafted(released)["to"] == "2.0.0"


def test_a_version_without_changes_of_the_api_can_be_given(released: Project) -> None:
    released.good("release", "--version", "0.1.1")
    assert "version: 0.1.1}" in released.read(SERVICE)
    assert '"0.1.1"' in released.read(RELEASES)


def test_a_greater_version_in_service_yaml_is_used(released: Project) -> None:
    released.edit(SERVICE, "version: 0.1.0", "version: 0.3.0")
    breaking_change(released)
    assert drafted(released)["to"] == "0.3.0"


@pytest.mark.parametrize("version", ["0.1.0", "0.1.1", "0.0.9"])
def test_a_version_that_is_too_small_is_refused(released: Project, version: str) -> None:
    breaking_change(released)
    assert refused(released, "--version", version) == (
        f"error: {version} is too small: the changes since 0.1.0 are breaking; "
        "expected 0.2.0 or greater\n"
    )


def test_an_older_version_is_refused_without_changes(released: Project) -> None:
    error = refused(released, "--version", "0.0.9")
    assert "0.0.9 is too small: it was released; expected 0.1.0 or greater" in error


def test_a_lowered_version_in_service_yaml_is_refused(released: Project) -> None:
    released.edit(SERVICE, "version: 0.1.0", "version: 0.0.9")
    error = refused(released)
    assert f"{SERVICE}: `package.version` is 0.0.9, but 0.1.0 was released; write 0.1.0" in error


@pytest.mark.parametrize("version", ["", "1", "1.0.0-rc1", "v1.0.0", "\x1b[31m"])
def test_other_texts_than_versions_are_refused(released: Project, version: str) -> None:
    error = refused(released, "--version", version)
    assert "expected a version of three numbers, such as 1.2.0, found" in error
    assert "\x1b" not in error


def test_a_lint_problem_stops_the_release(released: Project) -> None:
    released.edit(MAKE, "zh: 创建会话。", "zh: Make a talk.")
    assert refused(released).startswith("error[L230]")


def test_an_output_that_is_not_up_to_date_is_refused(released: Project) -> None:
    released.edit(MAKE, "qps: 50", "qps: 100")
    released.edit(MAKE, "en: Make a talk.", "en: Make one talk.")
    error = refused(released)
    assert "expected an output that is up to date, but out/" in error
    assert re.search(r" and \d+ more differ from the spec; ", error)
    assert "run `volcgen generate`, and review its changes before the release" in error


def test_a_file_of_the_output_that_was_edited_by_hand_is_refused(released: Project) -> None:
    text_change(released)
    released.write({"out/tiny_im/names.py": "# mine\n"})
    assert "but out/tiny_im/names.py differs from the spec" in refused(released)


DAMAGE: Final[dict[str, tuple[str, str | bytes]]] = {
    "empty": (RELEASED, ""),
    "not JSON": (RELEASED, "{"),
    "not UTF-8": (RELEASED, b"\xff\xfe"),
    "a list": (RELEASED, "[]"),
    "another format": (RELEASED, '{"format": "other"}'),
    "a part is missing": (RELEASED, '{"format": "volcgen release 1"}'),
    "history is not YAML": (RELEASES, "releases: ["),
    "history of another kind": (RELEASES, "releases: 1"),
    "history without versions": (RELEASES, "releases: []"),
    "history of other versions": (
        RELEASES, 'releases: [{version: "0.0.1", date: "2025-01-01"}]\n',
    ),
}  # fmt: skip


@pytest.mark.parametrize(("path", "content"), DAMAGE.values(), ids=DAMAGE)
def test_damaged_files_of_the_last_release_are_named(
    released: Project, path: str, content: str | bytes
) -> None:
    text_change(released)
    released.write({path: content})
    error = refused(released)
    assert path in error
    assert path != RELEASED or "git" in error


@pytest.mark.parametrize("path", [RELEASED, RELEASES])
def test_a_missing_file_of_the_last_release_is_named(released: Project, path: str) -> None:
    (released.root / path).unlink()
    released.good("generate")
    error = refused(released)
    assert "released.json" in error
    assert "from git" in error


@pytest.mark.parametrize("error", [OSError(28, "No space left", "x"), KeyboardInterrupt()])
def test_a_release_that_fails_or_is_interrupted_writes_nothing(
    released: Project, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    breaking_change(released)
    before = project_files(released)
    for at in range(1, 30):
        disk = Failing(at, error)
        with monkeypatch.context() as patch:
            patch.setattr(os, "replace", disk)
            outcome = released.run("release")
        if not disk.reached:
            break
        assert outcome.code in (2, 130)
        assert outcome.err.startswith("error: ")
        assert "Traceback" not in outcome.err
        assert project_files(released) == before
    assert at > 3
    assert outcome.code == 0
    assert "version: 0.2.0}" in released.read(SERVICE)


def test_a_folder_that_cannot_be_written_is_named(
    released: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    breaking_change(released)
    before = project_files(released)

    def deny(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("volcgen.writing._prepare", deny)
    outcome = released.run("release")
    assert outcome.code == 2
    assert outcome.err == "error: cannot write spec/: Permission denied; nothing was changed\n"
    assert project_files(released) == before


def test_a_release_clears_the_accepted_changes(released: Project) -> None:
    breaking_change(released)
    diff = json.loads(released.run("diff", RELEASED, "--format", "json").out)
    entries = "".join(
        f'  - {{change: "{change["fingerprint"]}", reason: It was announced., date: "2025-11-27"}}\n'
        for change in diff["changes"]
        if change["class"] == "breaking"
    )
    released.write({ACCEPTED: f"# Decisions.\naccepted:\n{entries}"})
    assert drafted(released)["to"] == "0.2.0"
    released.good("release")
    assert released.read(ACCEPTED) == "# Decisions.\naccepted: []\n"
    assert json.loads(released.good("diff", RELEASED, "--format", "json").out)["changes"] == []


def test_a_dry_run_shows_the_section_that_the_release_writes(tiny: Project) -> None:
    tiny.good("release")
    breaking_change(tiny)
    shown = tiny.good("release", "--dry-run").out
    assert shown.startswith("## 0.2.0 – 2025-11-27\n\n### Breaking changes\n\n- ")
    assert shown.endswith("\n0.2.0 would be released; nothing was written\n")
    assert "0.2.0" not in tiny.read("out/CHANGELOG.md")
    outcome = tiny.good("release")
    section = outcome.out.partition("\nchanged ")[0]
    assert shown.startswith(section)
    assert section in tiny.read("out/CHANGELOG.md")
    assert "\nchanged out/CHANGELOG.zh.md" in outcome.out
    assert 'version = "0.2.0"' in tiny.read("out/pyproject.toml")


@pytest.mark.parametrize("value", ["", "soon", "1e9", "9" * 30])
def test_a_wrong_source_date_is_refused(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", value)
    with pytest.raises(ReleaseError, match="SOURCE_DATE_EPOCH: expected seconds since"):
        release_date()


def test_the_date_is_that_of_the_source_or_today(monkeypatch: pytest.MonkeyPatch) -> None:
    assert release_date() == "2025-11-27"
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    assert release_date() > "2025-11-27"
