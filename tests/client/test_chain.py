"""The default chain: its order, that it stays with what was good, and what it says in the end."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from credential_servers import TEMPORARY, Cloud, serving
from steps_driver import Drive, both, check_for_secrets, failure, run

from volc_im import AuthError, ConfigError, ConnectError, HTTPRequest
from volc_im._runtime import chain as chain_module
from volc_im.providers import DefaultChain

SECRET = "canary-secret"
METADATA = "/volcstack/latest/iam/security_credentials"


@pytest.fixture
def cloud() -> Iterator[Cloud]:
    with serving() as cloud:
        yield cloud


@pytest.fixture
def route(cloud: Cloud) -> dict[str, str]:
    services = ("http://100.96.0.96", "https://sts.volcengineapi.com")
    return dict.fromkeys(services, cloud.address)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


def everything(home: Path, cloud: Cloud, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sets up all sources."""
    for number, (access, secret) in enumerate(
        (
            ("VOLCENGINE_ACCESS_KEY", "VOLCENGINE_SECRET_KEY"),
            ("VOLC_ACCESSKEY", "VOLC_SECRETKEY"),
            ("VOLCSTACK_ACCESS_KEY_ID", "VOLCSTACK_SECRET_ACCESS_KEY"),
        ),
        start=1,
    ):
        monkeypatch.setenv(access, f"AK{number}")
        monkeypatch.setenv(secret, SECRET)
    (home / "token").write_text("canary-oidc-token")
    monkeypatch.setenv("VOLCENGINE_OIDC_ROLE_TRN", "trn:x")
    monkeypatch.setenv("VOLCENGINE_OIDC_TOKEN_FILE", str(home / "token"))
    cloud.gives_role("POST /", AccessKeyId="AK4")
    (home / ".volcengine").mkdir()
    profile = {"access-key": "AK5", "secret-key": SECRET}
    config = {"profiles": {"default": profile, "other": {**profile, "access-key": "AKOTHER"}}}
    (home / ".volcengine" / "config.json").write_text(json.dumps(config))
    (home / ".volc").mkdir()
    text = f"[default]\naccess_key_id=AK6\nsecret_access_key={SECRET}\n"
    (home / ".volc" / "credentials").write_text(text)
    (home / ".volc" / "config").write_text(json.dumps({"ak": "AK7", "sk": SECRET}))
    cloud.on("PUT /latest/api/token", b"canary-metadata-token")
    cloud.on(f"GET {METADATA}", ["chat"])
    cloud.on(f"GET {METADATA}/chat", {**TEMPORARY, "AccessKeyId": "AK8"})


@both
def test_the_order(
    home: Path,
    cloud: Cloud,
    route: dict[str, str],
    drive: Drive,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    everything(home, cloud, monkeypatch)
    removals: list[Any] = [
        lambda: monkeypatch.delenv("VOLCENGINE_ACCESS_KEY"),
        lambda: monkeypatch.delenv("VOLC_ACCESSKEY"),
        lambda: monkeypatch.delenv("VOLCSTACK_ACCESS_KEY_ID"),
        lambda: monkeypatch.delenv("VOLCENGINE_OIDC_ROLE_TRN"),
        (home / ".volcengine" / "config.json").unlink,
        (home / ".volc" / "credentials").unlink,
        (home / ".volc" / "config").unlink,
        lambda: None,
    ]
    chain = DefaultChain()
    for number, remove in enumerate(removals, start=1):
        for each in (DefaultChain(), chain):
            assert drive(each.lease(), route).credentials.access_key == f"AK{number}"
        remove()


def test_what_was_good_is_asked_alone(
    home: Path, cloud: Cloud, route: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / ".volc").mkdir()
    (home / ".volc" / "config").write_text(json.dumps({"ak": "AK7", "sk": SECRET}))
    chain = DefaultChain()
    assert run(chain.lease(), route).credentials.access_key == "AK7"
    monkeypatch.setenv("VOLCENGINE_ACCESS_KEY", "AK1")
    monkeypatch.setenv("VOLCENGINE_SECRET_KEY", SECRET)
    assert run(chain.lease(), route).credentials.access_key == "AK7"
    (home / ".volc" / "config").unlink()
    assert run(chain.lease(), route).credentials.access_key == "AK1"


def test_another_account_does_not_step_in_when_the_good_one_fails(
    home: Path, cloud: Cloud, route: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    everything(home, cloud, monkeypatch)
    for name in ("VOLCENGINE_ACCESS_KEY", "VOLC_ACCESSKEY", "VOLCSTACK_ACCESS_KEY_ID"):
        monkeypatch.delenv(name)
    chain = DefaultChain()
    cloud.on("POST /", {"ResponseMetadata": {"Error": {"Code": "AccessDenied"}}}, 403)
    assert run(chain.lease(), route).credentials.access_key == "AK4"
    assert "AccessDenied" in failure(chain.lease(), route, kind=AuthError)


def test_where_no_metadata_service_answers_the_first_call_alone_pays(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = 1000.0
    monkeypatch.setattr(chain_module, "monotonic", lambda: now)

    def probes(steps: Any) -> tuple[int, str]:
        """How often the metadata service is asked, and the error in the end. Nobody answers."""
        asked, step = 0, next(steps)
        while True:
            asked += isinstance(step, HTTPRequest)
            try:
                step = steps.throw(ConnectError("ECS metadata", "no", request_sent=False))
            except ConfigError as error:
                return asked, str(error)

    def quick(steps: Any) -> str:
        with pytest.raises(ConfigError) as caught:
            next(steps)
        return str(caught.value)

    chain = DefaultChain()
    asked, words = probes(chain.lease())
    assert asked == 1
    assert "ECS role: ECS metadata: no (nothing was sent)" in words
    assert "ECS role: nobody answered within the last 60 s" in quick(chain.lease())
    now += 59
    quick(chain.lease())
    now += 2
    assert probes(chain.lease())[0] == 1


def test_passing_a_source_that_fails_is_said(
    home: Path,
    cloud: Cloud,
    route: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    (home / "token").write_text("canary-oidc-token")
    monkeypatch.setenv("VOLCENGINE_OIDC_ROLE_TRN", "trn:x")
    monkeypatch.setenv("VOLCENGINE_OIDC_TOKEN_FILE", str(home / "token"))
    cloud.on("POST /", {"ResponseMetadata": {"Error": {"Code": "AccessDenied"}}}, 403)
    (home / ".volc").mkdir()
    (home / ".volc" / "config").write_text(json.dumps({"ak": "AK7", "sk": SECRET}))
    assert run(DefaultChain().lease(), route).credentials.access_key == "AK7"
    (record,) = [each for each in caplog.records if each.levelno >= logging.WARNING]
    assert record.name == "volc_im"
    assert "~/.volc/config is used; environment: none of" in record.getMessage()
    assert "OIDC: STS: AccessDenied" in record.getMessage()
    assert "canary" not in caplog.text


@both
def test_in_the_end_each_source_has_said_why(
    home: Path,
    cloud: Cloud,
    route: dict[str, str],
    drive: Drive,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("VOLCENGINE_SECRET_KEY", SECRET)
    (home / "token").write_text("canary-oidc-token")
    monkeypatch.setenv("VOLCENGINE_OIDC_ROLE_TRN", "trn:x")
    monkeypatch.setenv("VOLCENGINE_OIDC_TOKEN_FILE", str(home / "token"))
    cloud.on("POST /", b"canary", 403)
    (home / ".volcengine").mkdir()
    (home / ".volcengine" / "config.json").write_text('{"canary": "canary')
    (home / ".volc").mkdir()
    (home / ".volc" / "credentials").write_text("canary")
    (home / ".volc" / "config").write_text('{"ak": "AK", "sk": ["canary"]}')
    first, *said = failure(DefaultChain().lease(), route, drive, ConfigError).split("\n")
    assert first == (
        "no credentials: pass access_key= and secret_key=, or set VOLCENGINE_ACCESS_KEY and "
        "VOLCENGINE_SECRET_KEY. What each source said:"
    )
    assert said == [
        "  environment: VOLCENGINE_SECRET_KEY is set, but VOLCENGINE_ACCESS_KEY is not",
        "  OIDC: STS: no error was named [HTTP 403]",
        f"  command line profile: {home}/.volcengine/config.json is no JSON: "
        "Unterminated string starting at, line 1, column 12",
        f"  ~/.volc/credentials: {home}/.volc/credentials is no INI file, see line 1",
        f"  ~/.volc/config: {home}/.volc/config: sk is no text",
        "  ECS role: the ECS metadata service answered HTTP 404",
    ]
    assert [seen.method for seen in cloud.seen] == ["POST", "PUT"]


def test_a_named_profile_is_the_only_source(
    home: Path, cloud: Cloud, monkeypatch: pytest.MonkeyPatch
) -> None:
    everything(home, cloud, monkeypatch)
    monkeypatch.setenv("VOLCENGINE_DISABLE_DEFAULT_CREDENTIALS", "true")
    assert run(DefaultChain("other").lease()).credentials.access_key == "AKOTHER"
    assert "has no profile 'absent'" in failure(DefaultChain(profile="absent").lease())


def test_it_can_be_turned_off(
    home: Path, cloud: Cloud, route: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    everything(home, cloud, monkeypatch)
    monkeypatch.setenv("VOLCENGINE_DISABLE_DEFAULT_CREDENTIALS", "True")
    with pytest.raises(
        ConfigError, match="VOLCENGINE_DISABLE_DEFAULT_CREDENTIALS is set"
    ) as caught:
        run(DefaultChain().lease(), route)
    check_for_secrets(caught.value)
    assert cloud.seen == []
