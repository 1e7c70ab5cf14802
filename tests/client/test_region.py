"""Which region is called, and a clear word where a profile names one that IM lacks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from volc_im import ConfigError
from volc_im._core.regions import profile_region, resolve_region


@pytest.fixture(autouse=True)
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    path = tmp_path / ".volcengine" / "config.json"
    path.parent.mkdir()
    regions = {"default": "cn-beijing", "sg": "ap-southeast-1", "none": "", "odd": 7}
    profiles = {name: {"region": region} for name, region in regions.items()}
    path.write_text(json.dumps({"profiles": profiles}))
    return path


def test_the_argument_wins_over_the_environment_over_the_profile(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert resolve_region(None, "sg") == "ap-southeast-1"
    monkeypatch.setenv("VOLCENGINE_REGION", "cn-north-1")
    assert resolve_region(None, "sg") == "cn-north-1"
    assert resolve_region("ap-southeast-1", None) == "ap-southeast-1"


def test_the_selected_profile_counts(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VOLCENGINE_PROFILE", "sg")
    assert resolve_region(None, "") == "ap-southeast-1"
    assert profile_region("") == ("ap-southeast-1", "sg")
    assert profile_region("default") == ("cn-beijing", "default")


def test_a_region_of_the_profile_that_im_lacks_is_said_once(
    caplog: pytest.LogCaptureFixture,
) -> None:
    assert resolve_region(None, "") == "cn-north-1"
    (record,) = caplog.records
    assert (record.name, record.levelname) == ("volc_im", "WARNING")
    assert record.getMessage() == (
        "profile 'default' names the region 'cn-beijing', where IM is not; "
        "cn-north-1 is used (pass region= to choose)"
    )


@pytest.mark.parametrize("profile", ["none", "odd", "absent"])
def test_a_profile_without_a_region_says_nothing(
    profile: str, caplog: pytest.LogCaptureFixture
) -> None:
    assert profile_region(profile) is None
    assert resolve_region(None, profile) == "cn-north-1"
    assert caplog.records == []


@pytest.mark.parametrize("text", ["", "{", "[]", None])
def test_a_broken_file_is_not_the_regions_matter(config: Path, text: str | None) -> None:
    if text is None:
        config.unlink()
    else:
        config.write_text(text)
    assert resolve_region(None, "") == "cn-north-1"


def test_without_a_profile_no_file_is_read(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("VOLCENGINE_PROFILE", "sg")
    assert resolve_region(None, None) == "cn-north-1"
    assert caplog.records == []


def test_a_blank_variable_is_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VOLCENGINE_REGION", "  ")
    assert resolve_region(None, "sg") == "ap-southeast-1"
    monkeypatch.setenv("VOLCENGINE_REGION", " cn-north-1\n")
    assert resolve_region(None, "sg") == "cn-north-1"


@pytest.mark.parametrize("region", ["a b", "cn-north-1/x", "cn\n", "\u5317\u4eac"])
def test_a_region_is_a_part_of_a_header(region: str) -> None:
    with pytest.raises(ConfigError, match="letters, digits and -"):
        resolve_region(region, None, any_region=True)


def test_unknown_regions_are_refused_unless_there_is_an_endpoint(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with pytest.raises(ConfigError, match=r"'cn-beijing'; use cn-north-1, ap-southeast-1, or"):
        resolve_region("cn-beijing", None)
    monkeypatch.setenv("VOLCENGINE_REGION", "mars")
    words = "^VOLCENGINE_REGION names the region 'mars', where IM is not; use .* or pass endpoint="
    with pytest.raises(ConfigError, match=words):
        resolve_region(None, None)
    assert resolve_region(None, None, any_region=True) == "mars"
