"""The default chain: its order, no other identity after a failure, and its errors."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from support.credential_servers import TEMPORARY, Cloud, credential_server
from support.effects_driver import Drive, both, check_for_secrets, failure, run

from volc_sdk._core.auth import chain as chain_module
from volc_sdk._core.auth import instance_metadata, sts
from volc_sdk._core.errors import (
    AuthError,
    ConfigError,
    ConnectError,
    ConnectionLostError,
    ServerError,
)
from volc_sdk._core.http.transport import HTTPRequest
from volc_sdk.providers import DefaultChain

SECRET = "canary-secret"
METADATA = "/volcstack/latest/iam/security_credentials"

ADD_PROFILE = "add it with the platform's CLI, or pass access_key= and secret_key="


@pytest.fixture
def cloud() -> Iterator[Cloud]:
    with credential_server() as cloud:
        yield cloud


@pytest.fixture
def route(cloud: Cloud) -> dict[str, str]:
    services = ("http://100.96.0.96", "https://sts.volcengineapi.com")
    return dict.fromkeys(services, cloud.address)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("HOME", str(tmp_path))
    return tmp_path


@pytest.fixture(autouse=True)
def no_pauses_of_sources(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sts, "_PAUSES_S", (0.0, 0.0))
    monkeypatch.setattr(instance_metadata, "_PAUSE_S", 0.0)


FAMILIES = (
    ("VOLCENGINE_ACCESS_KEY", "VOLCENGINE_SECRET_KEY"),
    ("VOLC_ACCESSKEY", "VOLC_SECRETKEY"),
    ("VOLCSTACK_ACCESS_KEY_ID", "VOLCSTACK_SECRET_ACCESS_KEY"),
)


def everything(home: Path, cloud: Cloud, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sets up all sources."""
    for number, (access, secret) in enumerate(FAMILIES, start=1):
        monkeypatch.setenv(access, f"AK{number}")
        monkeypatch.setenv(secret, SECRET)
    (home / "token").write_text("canary-oidc-token")
    monkeypatch.setenv("VOLCENGINE_OIDC_ROLE_TRN", "trn:x")
    monkeypatch.setenv("VOLCENGINE_OIDC_TOKEN_FILE", str(home / "token"))
    cloud.returns_role("POST /", AccessKeyId="AK4")
    (home / ".volcengine").mkdir()
    profile = {"access-key": "AK5", "secret-key": SECRET}
    config = {"profiles": {"default": profile, "other": {**profile, "access-key": "AKOTHER"}}}
    (home / ".volcengine" / "config.json").write_text(json.dumps(config))
    (home / ".volc").mkdir()
    text = f"[default]\naccess_key_id=AK6\nsecret_access_key={SECRET}\n"
    (home / ".volc" / "credentials").write_text(text)
    (home / ".volc" / "config").write_text(json.dumps({"ak": "AK7", "sk": SECRET}))
    on_an_instance(cloud)


def on_an_instance(cloud: Cloud) -> None:
    """Sets up the last source."""
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

    def unset(*names: str) -> Callable[[], object]:
        return lambda: [monkeypatch.delenv(name) for name in names]

    removals: list[Callable[[], object]] = [
        *(unset(*names) for names in FAMILIES),
        unset("VOLCENGINE_OIDC_ROLE_TRN", "VOLCENGINE_OIDC_TOKEN_FILE"),
        (home / ".volcengine" / "config.json").unlink,
        (home / ".volc" / "credentials").unlink,
        (home / ".volc" / "config").unlink,
        lambda: None,
    ]
    chain = DefaultChain()
    for number, remove in enumerate(removals, start=1):
        for each in (DefaultChain(), chain):
            assert drive(each.fetch(), route).credentials.access_key == f"AK{number}"
        remove()


def test_the_selected_source_is_the_only_one(
    home: Path,
    route: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    (home / ".volc").mkdir()
    (home / ".volc" / "config").write_text(json.dumps({"ak": "AK7", "sk": SECRET}))
    chain = DefaultChain()
    assert run(chain.fetch(), route).credentials.access_key == "AK7"
    monkeypatch.setenv("VOLCENGINE_ACCESS_KEY", "AK1")
    monkeypatch.setenv("VOLCENGINE_SECRET_KEY", SECRET)
    assert run(chain.fetch(), route).credentials.access_key == "AK7"
    (home / ".volc" / "config").write_text('{"ak": ')
    assert "~/.volc/config: " in failure(chain.fetch(), route, kind=ConfigError)
    assert caplog.records == []
    (home / ".volc" / "config").unlink()
    assert run(chain.fetch(), route).credentials.access_key == "AK1"
    (record,) = caplog.records
    assert (record.name, record.levelno) == ("volc_sdk", logging.WARNING)
    assert record.getMessage() == (
        "credentials: ~/.volc/config is no longer configured; using environment"
    )


def test_no_other_account_is_used_when_the_selected_one_fails(
    home: Path, cloud: Cloud, route: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    everything(home, cloud, monkeypatch)
    for names in FAMILIES:
        for name in names:
            monkeypatch.delenv(name)
    chain = DefaultChain()
    cloud.on("POST /", {"ResponseMetadata": {"Error": {"Code": "AccessDenied"}}}, 403)
    assert run(chain.fetch(), route).credentials.access_key == "AK4"
    assert "AccessDenied" in failure(chain.fetch(), route, kind=AuthError)


def test_a_temporary_failure_of_the_instance_changes_no_source(
    home: Path, cloud: Cloud, route: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    cloud.on("PUT /latest/api/token", b"canary-metadata-token")
    cloud.drops("PUT /latest/api/token")
    cloud.on(f"GET {METADATA}", ["chat"])
    cloud.on(f"GET {METADATA}/chat", {**TEMPORARY, "AccessKeyId": "AK8"})
    chain = DefaultChain()
    assert run(chain.fetch(), route).credentials.access_key == "AK8"
    (home / ".volc").mkdir()
    (home / ".volc" / "config").write_text(json.dumps({"ak": "AK7", "sk": SECRET}))
    failure(chain.fetch(), route, kind=ConnectionLostError)
    assert [seen.method for seen in cloud.seen] == ["PUT", "GET", "GET", "PUT", "PUT", "PUT"]
    monkeypatch.setenv("VOLCENGINE_ECS_METADATA_DISABLED", "true")
    assert run(chain.fetch(), route).credentials.access_key == "AK7"


def test_a_missing_metadata_service_is_not_tried_again_for_a_minute(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = 1000.0
    monkeypatch.setattr(chain_module, "monotonic", lambda: now)

    def fail_requests(effects: Any) -> tuple[int, str]:
        """Fail all requests; return their number and the final error."""
        count, effect = 0, next(effects)
        while True:
            count += isinstance(effect, HTTPRequest)
            try:
                effect = effects.throw(ConnectError("ECS metadata", "no", request_sent=False))
            except ConfigError as error:
                return count, str(error)

    def fail_at_once(effects: Any) -> str:
        """Return the error of effects without I/O."""
        with pytest.raises(ConfigError) as caught:
            next(effects)
        return str(caught.value)

    chain = DefaultChain()
    count, message = fail_requests(chain.fetch())
    assert count == 1
    assert "ECS role: ECS metadata: no (nothing was sent)" in message
    skipped = "ECS role: no metadata service responded within the last 60 s"
    assert skipped in fail_at_once(chain.fetch())
    now += 59
    fail_at_once(chain.fetch())
    now += 2
    assert fail_requests(chain.fetch())[0] == 1


class Sources:
    """Configures sources of the chain."""

    def __init__(self, home: Path, cloud: Cloud, monkeypatch: pytest.MonkeyPatch) -> None:
        self.home = home
        self.cloud = cloud
        self._monkeypatch = monkeypatch

    def variables(self, **values: str) -> None:
        for name, value in values.items():
            self._monkeypatch.setenv(name, value)

    def file(self, name: str, content: Any) -> None:
        path = self.home / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(content if isinstance(content, str) else json.dumps(content))

    def profiles(self, current: str = "", **profiles: Any) -> None:
        self.file(".volcengine/config.json", {"current": current, "profiles": profiles})

    def oidc(self, *, token: bool = True) -> None:
        path = self.home / "token"
        self.variables(VOLCENGINE_OIDC_ROLE_TRN="trn:x", VOLCENGINE_OIDC_TOKEN_FILE=str(path))
        if token:
            path.write_text("canary-oidc-token")


@pytest.fixture
def sources(home: Path, cloud: Cloud, monkeypatch: pytest.MonkeyPatch) -> Sources:
    return Sources(home, cloud, monkeypatch)


Arrange = Callable[[Sources], object]
KEYS = {"access-key": "AK5", "secret-key": SECRET}
SSO = {
    "mode": "sso",
    "sso-session-name": "s",
    "account-id": "21",
    "role-name": "r",
}


@pytest.mark.parametrize(
    "arrange",
    [
        lambda it: None,
        lambda it: it.variables(VOLCENGINE_ACCESS_KEY=" ", VOLC_SECRETKEY=""),
        lambda it: it.variables(VOLCENGINE_OIDC_ROLE_TRN=" ", VOLCENGINE_PROFILE=" "),
        lambda it: it.variables(VOLCENGINE_CLI_CONFIG_FILE=" "),
        lambda it: it.file(".volcengine/config.json", {}),
        lambda it: it.profiles(other=KEYS),
        lambda it: it.file(".volc/credentials", ""),
        lambda it: it.file(".volc/credentials", "[other]\naccess_key_id=AK\n"),
        lambda it: it.file(".volc", "no folder"),
    ],
)
@both
def test_after_a_source_that_is_not_configured_the_next_is_tried(
    sources: Sources,
    route: dict[str, str],
    arrange: Arrange,
    drive: Drive,
    caplog: pytest.LogCaptureFixture,
) -> None:
    arrange(sources)
    on_an_instance(sources.cloud)
    assert drive(DefaultChain().fetch(), route).credentials.access_key == "AK8"
    assert caplog.records == []


def test_without_a_home_directory_no_file_is_read(
    cloud: Cloud, route: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def nowhere() -> Path:
        raise RuntimeError("no home")

    monkeypatch.setattr(Path, "home", nowhere)
    on_an_instance(cloud)
    assert run(DefaultChain().fetch(), route).credentials.access_key == "AK8"
    monkeypatch.setenv("VOLCENGINE_PROFILE", "x")
    message = failure(DefaultChain().fetch(), route, kind=ConfigError)
    assert (
        "cannot be used: the home directory is unknown; set HOME; see VOLCENGINE_PROFILE;"
        in message
    )


@pytest.mark.parametrize(
    ("name", "arrange", "message"),
    [
        (
            "environment",
            lambda it: it.variables(VOLCENGINE_ACCESS_KEY="AK1"),
            "VOLCENGINE_ACCESS_KEY is set, but VOLCENGINE_SECRET_KEY is not",
        ),
        (
            "environment",
            lambda it: it.variables(VOLCSTACK_SECRET_KEY=SECRET),
            "VOLCSTACK_SECRET_KEY is set, but VOLCSTACK_ACCESS_KEY_ID is not",
        ),
        (
            "environment",
            lambda it: it.variables(VOLCENGINE_SESSION_TOKEN="canary-token"),
            "VOLCENGINE_SESSION_TOKEN is set, but VOLCENGINE_ACCESS_KEY is not",
        ),
        (
            "environment",
            lambda it: it.variables(VOLC_ACCESSKEY="AK2", VOLC_SECRETKEY="canary\u200b"),
            "the environment: VOLC_SECRETKEY must be printable ASCII",
        ),
        (
            "OIDC",
            lambda it: it.variables(VOLCENGINE_OIDC_ROLE_TRN="trn:x"),
            "VOLCENGINE_OIDC_TOKEN_FILE is not set",
        ),
        (
            "OIDC",
            lambda it: it.variables(VOLCENGINE_OIDC_TOKEN_FILE="x"),
            "VOLCENGINE_OIDC_ROLE_TRN is not set",
        ),
        ("OIDC", lambda it: it.oidc(token=False), "{home}/token does not exist"),
        (
            "CLI profile",
            lambda it: it.variables(VOLCENGINE_PROFILE="absent"),
            f"profile 'absent' cannot be used: {{home}}/.volcengine/config.json does not exist; "
            f"see VOLCENGINE_PROFILE; {ADD_PROFILE}",
        ),
        (
            "CLI profile",
            lambda it: (it.variables(VOLCENGINE_PROFILE="absent"), it.profiles(default=KEYS)),
            f"profile 'absent' cannot be used: {{home}}/.volcengine/config.json has no profile 'absent', only "
            f"'default'; see VOLCENGINE_PROFILE; {ADD_PROFILE}",
        ),
        (
            "CLI profile",
            lambda it: it.variables(VOLCENGINE_CLI_CONFIG_FILE="~/absent.json"),
            f"{{home}}/absent.json does not exist; see VOLCENGINE_CLI_CONFIG_FILE; {ADD_PROFILE}",
        ),
        (
            "CLI profile",
            lambda it: (
                it.variables(VOLCENGINE_CLI_CONFIG_FILE="~/mine", VOLCENGINE_PROFILE="absent"),
                it.file("mine", {"profiles": {"default": KEYS}}),
            ),
            "profile 'absent' cannot be used: {home}/mine has no profile 'absent', only 'default'; "
            f"see VOLCENGINE_PROFILE and VOLCENGINE_CLI_CONFIG_FILE; {ADD_PROFILE}",
        ),
        (
            "CLI profile",
            lambda it: it.profiles(current="absent", default=KEYS),
            "{home}/.volcengine/config.json has no profile 'absent', only 'default'",
        ),
        (
            "CLI profile",
            lambda it: it.file(".volcengine/config.json", '{"canary": "canary'),
            "{home}/.volcengine/config.json is not valid JSON: Unterminated string starting at, line 1, "
            "column 12",
        ),
        (
            "CLI profile",
            lambda it: it.profiles(default={"region": "cn-beijing"}),
            "profile 'default' in {home}/.volcengine/config.json: access-key is missing",
        ),
        (
            "CLI profile",
            lambda it: it.profiles(default={"mode": "OIDC", "role-trn": "trn:x"}),
            "profile 'default' in {home}/.volcengine/config.json: oidc-token-file is missing",
        ),
        (
            "~/.volc/credentials",
            lambda it: it.file(".volc/credentials", "canary"),
            "{home}/.volc/credentials is not a valid INI file, see line 1",
        ),
        (
            "~/.volc/credentials",
            lambda it: it.file(".volc/credentials", "[default]\naccess_key_id=AK6"),
            "[default] in {home}/.volc/credentials: secret_access_key is missing",
        ),
        (
            "~/.volc/config",
            lambda it: it.file(".volc/config", '{"ak": "AK", "sk": ["canary"]}'),
            "{home}/.volc/config: sk must be text, not list",
        ),
        (
            "~/.volc/config",
            lambda it: it.file(".volc/config/folder", ""),
            "{home}/.volc/config cannot be read: Is a directory",
        ),
    ],
)
@both
def test_after_a_configured_source_failed_no_other_is_tried(
    sources: Sources,
    home: Path,
    route: dict[str, str],
    name: str,
    arrange: Arrange,
    message: str,
    drive: Drive,
) -> None:
    on_an_instance(sources.cloud)
    (home / ".volc").mkdir()
    arrange(sources)
    first, *earlier = failure(DefaultChain().fetch(), route, drive, ConfigError).split("\n")
    problem = message.format(home=home)
    assert first.startswith(f"credentials: {name}: {problem}; no other source is tried, because ")
    assert "because it could have another identity" in first
    names = [source for source, _ in chain_module.SOURCES]
    assert [line.strip().partition(":")[0] for line in earlier] == names[: names.index(name)]
    assert sources.cloud.seen == []


def test_the_error_of_an_expired_login_names_the_command(
    sources: Sources, route: dict[str, str]
) -> None:
    session = {"s": {"start-url": "https://x"}}
    sources.file(".volcengine/config.json", {"profiles": {"default": SSO}, "sso-session": session})
    on_an_instance(sources.cloud)
    message = failure(DefaultChain().fetch(), route, kind=ConfigError)
    assert "log in again with `ve sso login`; no other source is tried" in message
    assert sources.cloud.seen == []


@pytest.mark.parametrize(
    ("refuse", "kind"),
    [
        (lambda cloud: cloud.on("POST /", b"<html>canary</html>", 500), ServerError),
        (lambda cloud: cloud.drops("POST /"), ConnectionLostError),
        (
            lambda cloud: cloud.on(
                "POST /", {"ResponseMetadata": {"Error": {"Code": "AccessDenied"}}}, 403
            ),
            AuthError,
        ),
    ],
)
@both
def test_the_error_of_a_service_is_kept(
    sources: Sources,
    route: dict[str, str],
    refuse: Callable[[Cloud], None],
    kind: type[Exception],
    drive: Drive,
) -> None:
    sources.oidc()
    refuse(sources.cloud)
    sources.file(".volc/config", {"ak": "AK7", "sk": SECRET})
    with pytest.raises(kind) as caught:
        drive(DefaultChain().fetch(), route)
    check_for_secrets(caught.value)
    (note,) = caught.value.__notes__
    first, earlier = note.split("\n")
    assert first == (
        "credentials: OIDC failed; no other source is tried, because it could have another "
        "identity; earlier sources:"
    )
    assert earlier.startswith("  environment: none of VOLCENGINE_ACCESS_KEY, ")


@pytest.mark.parametrize(
    ("arrange", "message"),
    [
        (lambda it: it.cloud.on("PUT /latest/api/token", b"", 503), "returned HTTP status 503"),
        (
            lambda it: it.cloud.on("PUT /latest/api/token", b"<p>\ncanary"),
            "returned an invalid token",
        ),
        (
            lambda it: (it.variables(VOLCENGINE_ECS_METADATA="absent"), on_an_instance(it.cloud)),
            "returned HTTP status 404",
        ),
        (
            lambda it: it.profiles(default={"mode": "EcsRole"}),
            "profile 'default' in {home}/.volcengine/config.json: the ECS metadata service "
            "returned HTTP status 404",
        ),
    ],
)
def test_an_instance_that_fails(
    sources: Sources, home: Path, route: dict[str, str], arrange: Arrange, message: str
) -> None:
    arrange(sources)
    error = failure(DefaultChain().fetch(), route, kind=ConfigError)
    assert error.startswith("credentials: ")
    assert f"{message.format(home=home)}; no other source is tried" in error


@both
def test_the_error_lists_the_reason_of_each_source(
    sources: Sources, home: Path, route: dict[str, str], drive: Drive
) -> None:
    sources.profiles(other=KEYS)
    sources.file(".volc/credentials", "[other]\n")
    first, *reasons = failure(DefaultChain().fetch(), route, drive, ConfigError).split("\n")
    assert first == (
        "no credentials: pass access_key= and secret_key=, or set VOLCENGINE_ACCESS_KEY and "
        "VOLCENGINE_SECRET_KEY. Sources that were tried:"
    )
    assert reasons == [
        "  environment: none of VOLCENGINE_ACCESS_KEY, VOLC_ACCESSKEY, VOLCSTACK_ACCESS_KEY_ID "
        "is set",
        "  OIDC: VOLCENGINE_OIDC_ROLE_TRN and VOLCENGINE_OIDC_TOKEN_FILE are not set",
        "  function role: /var/run/secrets/iam/credential does not exist",
        f"  CLI profile: {home}/.volcengine/config.json has no profile 'default', only 'other'",
        f"  ~/.volc/credentials: {home}/.volc/credentials has no section [default]",
        f"  ~/.volc/config: {home}/.volc/config does not exist",
        "  ECS role: the ECS metadata service returned HTTP status 404",
    ]
    assert [seen.method for seen in sources.cloud.seen] == ["PUT"]


def test_an_instance_without_a_role(cloud: Cloud, route: dict[str, str]) -> None:
    cloud.on("PUT /latest/api/token", b"canary-metadata-token")
    cloud.on(f"GET {METADATA}", [])
    message = failure(DefaultChain().fetch(), route, kind=ConfigError)
    assert message.endswith("\n  ECS role: the ECS instance has no role")


def test_a_named_profile_is_the_only_source(
    home: Path, cloud: Cloud, monkeypatch: pytest.MonkeyPatch
) -> None:
    everything(home, cloud, monkeypatch)
    monkeypatch.setenv("VOLCENGINE_DISABLE_DEFAULT_CREDENTIALS", "true")
    assert run(DefaultChain("other").fetch()).credentials.access_key == "AKOTHER"
    assert "has no profile 'absent'" in failure(DefaultChain(profile="absent").fetch())


def test_it_can_be_turned_off(
    home: Path, cloud: Cloud, route: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    everything(home, cloud, monkeypatch)
    monkeypatch.setenv("VOLCENGINE_DISABLE_DEFAULT_CREDENTIALS", "True")
    with pytest.raises(
        ConfigError, match="VOLCENGINE_DISABLE_DEFAULT_CREDENTIALS is set"
    ) as caught:
        run(DefaultChain().fetch(), route)
    check_for_secrets(caught.value)
    assert cloud.seen == []
