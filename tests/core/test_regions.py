"""Choice of the region: argument, variable, profile, default; and a warning without a host."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from volc_sdk._core import regions
from volc_sdk._core.errors import ConfigError
from volc_sdk._core.regions import profile_region
from volc_sdk._core.service import ServiceModel

SERVICE = ServiceModel(
    name="tiny",
    title="Tiny service",
    package="tiny",
    distribution="tiny",
    version="1.0",
    api_version="2020-01-01",
    signing_name="tiny",
    default_region="cn-north-1",
    hosts={"cn-north-1": "north.test", "ap-southeast-1": "southeast.test"},
    timeout_s=5.0,
    parameters={},
    actions={},
)


def choose_region(argument: str | None, profile: str | None, *, any_region: bool = False) -> str:
    return regions.choose_region(SERVICE, argument, profile, any_region=any_region)


@pytest.fixture(autouse=True)
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    path = tmp_path / ".volcengine" / "config.json"
    path.parent.mkdir()
    values = {"default": "cn-beijing", "sg": "ap-southeast-1", "none": "", "odd": 7}
    profiles = {name: {"region": region} for name, region in values.items()}
    path.write_text(json.dumps({"profiles": profiles}))
    return path


def test_argument_before_variable_before_profile(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert choose_region(None, "sg") == "ap-southeast-1"
    monkeypatch.setenv("VOLCENGINE_REGION", "cn-north-1")
    assert choose_region(None, "sg") == "cn-north-1"
    assert choose_region("ap-southeast-1", None) == "ap-southeast-1"


def test_the_selected_profile_is_used(config: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VOLCENGINE_PROFILE", "sg")
    assert choose_region(None, "") == "ap-southeast-1"
    assert profile_region("") == ("ap-southeast-1", "sg")
    assert profile_region("default") == ("cn-beijing", "default")


def test_a_region_of_the_profile_without_a_host_is_logged_once(
    caplog: pytest.LogCaptureFixture,
) -> None:
    assert choose_region(None, "") == "cn-north-1"
    (record,) = caplog.records
    assert (record.name, record.levelname) == ("volc_sdk", "WARNING")
    assert record.getMessage() == (
        "Tiny service has no host in 'cn-beijing', the region of the profile 'default'; "
        "using cn-north-1 (pass region= to choose)"
    )


@pytest.mark.parametrize("profile", ["none", "odd", "absent"])
def test_a_profile_without_a_region_logs_nothing(
    profile: str, caplog: pytest.LogCaptureFixture
) -> None:
    assert profile_region(profile) is None
    assert choose_region(None, profile) == "cn-north-1"
    assert caplog.records == []


@pytest.mark.parametrize("text", ["", "{", "[]", None])
def test_an_invalid_file_is_ignored(config: Path, text: str | None) -> None:
    if text is None:
        config.unlink()
    else:
        config.write_text(text)
    assert choose_region(None, "") == "cn-north-1"


def test_without_a_profile_no_file_is_read(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("VOLCENGINE_PROFILE", "sg")
    assert choose_region(None, None) == "cn-north-1"
    assert caplog.records == []


def test_a_blank_variable_is_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VOLCENGINE_REGION", "  ")
    assert choose_region(None, "sg") == "ap-southeast-1"
    monkeypatch.setenv("VOLCENGINE_REGION", " cn-north-1\n")
    assert choose_region(None, "sg") == "cn-north-1"


@pytest.mark.parametrize("region", ["a b", "cn-north-1/x", "cn\n", "\u5317\u4eac"])
def test_any_region_must_be_valid_in_a_header(region: str) -> None:
    with pytest.raises(ConfigError, match=r"^region must be letters, digits, - and _, not "):
        choose_region(region, None, any_region=True)


def test_unknown_regions_are_refused_unless_there_is_an_endpoint(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with pytest.raises(
        ConfigError,
        match=r"^region is 'cn-beijing', where Tiny service has no host; use cn-north-1, ap-southeast-1, or pass endpoint=$",
    ):
        choose_region("cn-beijing", None)
    monkeypatch.setenv("VOLCENGINE_REGION", "mars")
    message = (
        "^VOLCENGINE_REGION is 'mars', where Tiny service has no host; use .* or pass endpoint="
    )
    with pytest.raises(ConfigError, match=message):
        choose_region(None, None)
    assert choose_region(None, None, any_region=True) == "mars"
