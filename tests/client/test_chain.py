"""The default chain: its order, that no other identity steps in, and what it says in the end."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from credential_servers import TEMPORARY, Cloud, serving
from steps_driver import Drive, both, check_for_secrets, failure, run

from volc_im import (
    AuthError,
    Client,
    ConfigError,
    ConnectError,
    ConnectionLostError,
    HTTPRequest,
    HTTPResponse,
    ServerError,
    TimeoutError,
)
from volc_im._core.auth import chain as chain_module
from volc_im._core.auth import instance_metadata as ecs_module
from volc_im._core.auth import sts as sts_module
from volc_im.providers import DefaultChain

SECRET = "canary-secret"
TEMPORARY_OF_ROLE = {
    "AccessKeyId": "AK",
    "SecretAccessKey": SECRET,
    "SessionToken": "token",
    "ExpiredTime": "2099-01-01T00:00:00Z",
}
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


@pytest.fixture(autouse=True)
def no_pauses_of_sources(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sts_module, "_PAUSES_S", (0.0, 0.0))
    monkeypatch.setattr(ecs_module, "_PAUSE_S", 0.0)


class SlowInstance:
    """A metadata service that takes its time, and the API."""

    def __init__(self) -> None:
        self.takes_s = 0.2

    def send(self, request: HTTPRequest, /) -> HTTPResponse:
        if "100.96.0.96" not in request.url:
            return HTTPResponse(200, {}, b'{"ResponseMetadata":{},"Result":{}}')
        time.sleep(min(self.takes_s, request.timeout_s))
        if request.timeout_s < self.takes_s:
            raise TimeoutError(request.action, "no reply", request_sent=True)
        if request.method == "PUT":
            return HTTPResponse(200, {}, b"token")
        if "type=user" in request.url:
            return HTTPResponse(200, {}, b'["chat"]')
        return HTTPResponse(200, {}, json.dumps(TEMPORARY_OF_ROLE).encode())


def test_a_short_deadline_is_no_sign_that_this_is_no_instance() -> None:
    instance = SlowInstance()
    im = Client(app_id=1, transport=instance)
    listing: dict[str, Any] = {"participant_user_id": 1, "cursor": 0, "limit": 20}
    with pytest.raises(TimeoutError, match="credentials took too long") as caught:
        im.with_options(deadline=0.1).get_user_conversations(**listing)
    assert caught.value.request_sent is False
    instance.takes_s = 0.0
    assert im.get_user_conversations(**listing).has_more is False


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
    cloud.gives_role("POST /", AccessKeyId="AK4")
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
            assert drive(each.lease(), route).credentials.access_key == f"AK{number}"
        remove()


def test_what_was_good_is_asked_alone(
    home: Path,
    route: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    (home / ".volc").mkdir()
    (home / ".volc" / "config").write_text(json.dumps({"ak": "AK7", "sk": SECRET}))
    chain = DefaultChain()
    assert run(chain.lease(), route).credentials.access_key == "AK7"
    monkeypatch.setenv("VOLCENGINE_ACCESS_KEY", "AK1")
    monkeypatch.setenv("VOLCENGINE_SECRET_KEY", SECRET)
    assert run(chain.lease(), route).credentials.access_key == "AK7"
    (home / ".volc" / "config").write_text('{"ak": ')
    assert "~/.volc/config: " in failure(chain.lease(), route, kind=ConfigError)
    assert caplog.records == []
    (home / ".volc" / "config").unlink()
    assert run(chain.lease(), route).credentials.access_key == "AK1"
    (record,) = caplog.records
    assert (record.name, record.levelno) == ("volc_im", logging.WARNING)
    assert record.getMessage() == (
        "credentials: ~/.volc/config is not set up any more; environment is used from now on"
    )


def test_another_account_does_not_step_in_when_the_good_one_fails(
    home: Path, cloud: Cloud, route: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    everything(home, cloud, monkeypatch)
    for names in FAMILIES:
        for name in names:
            monkeypatch.delenv(name)
    chain = DefaultChain()
    cloud.on("POST /", {"ResponseMetadata": {"Error": {"Code": "AccessDenied"}}}, 403)
    assert run(chain.lease(), route).credentials.access_key == "AK4"
    assert "AccessDenied" in failure(chain.lease(), route, kind=AuthError)


def test_an_instance_that_does_not_answer_for_a_moment_is_still_one(
    home: Path, cloud: Cloud, route: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    cloud.on("PUT /latest/api/token", b"canary-metadata-token")
    cloud.drops("PUT /latest/api/token")
    cloud.on(f"GET {METADATA}", ["chat"])
    cloud.on(f"GET {METADATA}/chat", {**TEMPORARY, "AccessKeyId": "AK8"})
    chain = DefaultChain()
    assert run(chain.lease(), route).credentials.access_key == "AK8"
    (home / ".volc").mkdir()
    (home / ".volc" / "config").write_text(json.dumps({"ak": "AK7", "sk": SECRET}))
    failure(chain.lease(), route, kind=ConnectionLostError)
    assert [seen.method for seen in cloud.seen] == ["PUT", "GET", "GET", "PUT", "PUT", "PUT"]
    monkeypatch.setenv("VOLCENGINE_ECS_METADATA_DISABLED", "true")
    assert run(chain.lease(), route).credentials.access_key == "AK7"


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


class Setting:
    """Where a test sets something up."""

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
def setting(home: Path, cloud: Cloud, monkeypatch: pytest.MonkeyPatch) -> Setting:
    return Setting(home, cloud, monkeypatch)


Arrange = Callable[[Setting], object]
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
def test_what_nobody_has_set_up_lets_the_next_one_be_asked(
    setting: Setting,
    route: dict[str, str],
    arrange: Arrange,
    drive: Drive,
    caplog: pytest.LogCaptureFixture,
) -> None:
    arrange(setting)
    on_an_instance(setting.cloud)
    assert drive(DefaultChain().lease(), route).credentials.access_key == "AK8"
    assert caplog.records == []


def test_without_a_home_there_are_no_files(
    cloud: Cloud, route: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def nowhere() -> Path:
        raise RuntimeError("no home")

    monkeypatch.setattr(Path, "home", nowhere)
    on_an_instance(cloud)
    assert run(DefaultChain().lease(), route).credentials.access_key == "AK8"
    monkeypatch.setenv("VOLCENGINE_PROFILE", "x")
    words = failure(DefaultChain().lease(), route, kind=ConfigError)
    assert "profile: there is no home directory; set HOME; see VOLCENGINE_PROFILE; no" in words


@pytest.mark.parametrize(
    ("name", "arrange", "words"),
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
            "the environment: VOLC_SECRETKEY holds characters that do not belong there",
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
        ("OIDC", lambda it: it.oidc(token=False), "{home}/token is not there"),
        (
            "command line profile",
            lambda it: it.variables(VOLCENGINE_PROFILE="absent"),
            "{home}/.volcengine/config.json is not there; see VOLCENGINE_PROFILE",
        ),
        (
            "command line profile",
            lambda it: (it.variables(VOLCENGINE_PROFILE="absent"), it.profiles(default=KEYS)),
            "{home}/.volcengine/config.json has no profile 'absent'; see VOLCENGINE_PROFILE",
        ),
        (
            "command line profile",
            lambda it: it.variables(VOLCENGINE_CLI_CONFIG_FILE="~/absent.json"),
            "{home}/absent.json is not there; see VOLCENGINE_CLI_CONFIG_FILE",
        ),
        (
            "command line profile",
            lambda it: (
                it.variables(VOLCENGINE_CLI_CONFIG_FILE="~/mine", VOLCENGINE_PROFILE="absent"),
                it.file("mine", {"profiles": {"default": KEYS}}),
            ),
            "{home}/mine has no profile 'absent'; "
            "see VOLCENGINE_PROFILE and VOLCENGINE_CLI_CONFIG_FILE",
        ),
        (
            "command line profile",
            lambda it: it.profiles(current="absent", default=KEYS),
            "{home}/.volcengine/config.json has no profile 'absent'",
        ),
        (
            "command line profile",
            lambda it: it.file(".volcengine/config.json", '{"canary": "canary'),
            "{home}/.volcengine/config.json is no JSON: Unterminated string starting at, line 1, "
            "column 12",
        ),
        (
            "command line profile",
            lambda it: it.profiles(default={"region": "cn-beijing"}),
            "profile 'default' in {home}/.volcengine/config.json: access-key is missing",
        ),
        (
            "command line profile",
            lambda it: it.profiles(default={"mode": "OIDC", "role-trn": "trn:x"}),
            "profile 'default' in {home}/.volcengine/config.json: oidc-token-file is missing",
        ),
        (
            "~/.volc/credentials",
            lambda it: it.file(".volc/credentials", "canary"),
            "{home}/.volc/credentials is no INI file, see line 1",
        ),
        (
            "~/.volc/credentials",
            lambda it: it.file(".volc/credentials", "[default]\naccess_key_id=AK6"),
            "[default] in {home}/.volc/credentials: secret_access_key is missing",
        ),
        (
            "~/.volc/config",
            lambda it: it.file(".volc/config", '{"ak": "AK", "sk": ["canary"]}'),
            "{home}/.volc/config: sk is no text",
        ),
        (
            "~/.volc/config",
            lambda it: it.file(".volc/config/folder", ""),
            "{home}/.volc/config cannot be read: Is a directory",
        ),
    ],
)
@both
def test_what_is_set_up_but_fails_lets_nobody_else_step_in(
    setting: Setting,
    home: Path,
    route: dict[str, str],
    name: str,
    arrange: Arrange,
    words: str,
    drive: Drive,
) -> None:
    on_an_instance(setting.cloud)
    (home / ".volc").mkdir()
    arrange(setting)
    first, *said = failure(DefaultChain().lease(), route, drive, ConfigError).split("\n")
    assert first.startswith(f"credentials: {name}: {words.format(home=home)}; no other source is")
    assert "because another identity must not step in" in first
    before = [source for source, _ in chain_module.SOURCES]
    assert [line.strip().partition(":")[0] for line in said] == before[: before.index(name)]
    assert setting.cloud.seen == []


def test_a_login_that_has_ended_says_how_to_log_in_again(
    setting: Setting, route: dict[str, str]
) -> None:
    session = {"s": {"start-url": "https://x"}}
    setting.file(".volcengine/config.json", {"profiles": {"default": SSO}, "sso-session": session})
    on_an_instance(setting.cloud)
    words = failure(DefaultChain().lease(), route, kind=ConfigError)
    assert "log in again with `ve sso login`; no other source is asked" in words
    assert setting.cloud.seen == []


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
def test_an_error_of_a_service_stays_what_it_is(
    setting: Setting,
    route: dict[str, str],
    refuse: Callable[[Cloud], None],
    kind: type[Exception],
    drive: Drive,
) -> None:
    setting.oidc()
    refuse(setting.cloud)
    setting.file(".volc/config", {"ak": "AK7", "sk": SECRET})
    with pytest.raises(kind) as caught:
        drive(DefaultChain().lease(), route)
    check_for_secrets(caught.value)
    (note,) = caught.value.__notes__
    first, said = note.split("\n")
    assert first == (
        "credentials: OIDC failed; no other source is asked, because another identity must not "
        "step in; the sources before it said:"
    )
    assert said.startswith("  environment: none of VOLCENGINE_ACCESS_KEY, ")


@pytest.mark.parametrize(
    ("arrange", "words"),
    [
        (lambda it: it.cloud.on("PUT /latest/api/token", b"", 503), "answered HTTP 503"),
        (lambda it: it.cloud.on("PUT /latest/api/token", b"<p>\ncanary"), "gave no token"),
        (
            lambda it: (it.variables(VOLCENGINE_ECS_METADATA="absent"), on_an_instance(it.cloud)),
            "answered HTTP 404",
        ),
        (
            lambda it: it.profiles(default={"mode": "EcsRole"}),
            "profile 'default' in {home}/.volcengine/config.json: the ECS metadata service "
            "answered HTTP 404",
        ),
    ],
)
def test_an_instance_that_fails(
    setting: Setting, home: Path, route: dict[str, str], arrange: Arrange, words: str
) -> None:
    arrange(setting)
    said = failure(DefaultChain().lease(), route, kind=ConfigError)
    assert said.startswith("credentials: ")
    assert f"{words.format(home=home)}; no other source is asked" in said


@both
def test_in_the_end_each_source_has_said_why(
    setting: Setting, home: Path, route: dict[str, str], drive: Drive
) -> None:
    setting.profiles(other=KEYS)
    setting.file(".volc/credentials", "[other]\n")
    first, *said = failure(DefaultChain().lease(), route, drive, ConfigError).split("\n")
    assert first == (
        "no credentials: pass access_key= and secret_key=, or set VOLCENGINE_ACCESS_KEY and "
        "VOLCENGINE_SECRET_KEY. What each source said:"
    )
    assert said == [
        "  environment: none of VOLCENGINE_ACCESS_KEY, VOLC_ACCESSKEY, VOLCSTACK_ACCESS_KEY_ID "
        "is set",
        "  OIDC: VOLCENGINE_OIDC_ROLE_TRN and VOLCENGINE_OIDC_TOKEN_FILE are not set",
        f"  command line profile: {home}/.volcengine/config.json has no profile 'default'",
        f"  ~/.volc/credentials: {home}/.volc/credentials has no section [default]",
        f"  ~/.volc/config: {home}/.volc/config is not there",
        "  ECS role: the ECS metadata service answered HTTP 404",
    ]
    assert [seen.method for seen in setting.cloud.seen] == ["PUT"]


def test_an_instance_without_a_role(cloud: Cloud, route: dict[str, str]) -> None:
    cloud.on("PUT /latest/api/token", b"canary-metadata-token")
    cloud.on(f"GET {METADATA}", [])
    words = failure(DefaultChain().lease(), route, kind=ConfigError)
    assert words.endswith("\n  ECS role: the ECS instance has no role")


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
