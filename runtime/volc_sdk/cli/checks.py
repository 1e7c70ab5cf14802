"""The checks of `doctor`: keys, network, clock, and one signed call."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from .._core import errors
from .._core.auth.chain import DefaultChain
from .exit_codes import AUTH, CONFIGURATION, CONNECTION, OK, QUOTA, SERVER
from .language import Text
from .session import Session

if TYPE_CHECKING:
    from .._core.auth.credentials import Credentials
    from .._core.schema.actions import Action

_MAX_SKEW_S: Final = 60.0
"""A larger difference of the clocks is reported. The platform refuses a much larger one."""


class Finding(NamedTuple):
    """The outcome of one check."""

    check: str
    detail: str
    advice: str = ""
    code: int = OK
    """Exit code if the check failed."""


class Checks:
    """The checks of one session, which are run in order."""

    def __init__(self, session: Session, *, makes_call: bool) -> None:
        self._session = session
        self._say = session.say
        self._makes_call = makes_call

    def findings(self) -> list[Finding]:
        """Run the checks in order; skip those that need one that failed."""
        from platform import python_version

        program = self._session.program
        found = [Finding("version", f"{program.name} {program.version}, Python {python_version()}")]
        chain = DefaultChain(self._session.options.profile)
        try:
            client: Any = self._session.make_client(credentials=chain, profile=None, max_retries=0)
        except errors.SDKError as error:
            advice = self._say("correct this option or variable", "请修正该选项或环境变量")
            return [*found, Finding("configuration", str(error), advice, CONFIGURATION)]
        with client:
            state = client._state
            found.append(Finding("region", f"{state.region}, {state.endpoint}"))
            keys = self._credentials(client, chain)
            found.append(keys)
            network = self._network(state.endpoint)
            found += network
            if self._makes_call and all(each.code == OK for each in (keys, *network)):
                found += self._call(client)
        return found

    def _credentials(self, client: Any, chain: DefaultChain) -> Finding:
        try:
            keys: Credentials = client._run(chain.fetch()).credentials
        except errors.SDKError as error:
            reason = " ".join(str(error).split())
            advice = self._say(
                "set VOLCENGINE_ACCESS_KEY and VOLCENGINE_SECRET_KEY, or name a --profile",
                "请设置 VOLCENGINE_ACCESS_KEY 与 VOLCENGINE_SECRET_KEY，或用 --profile 指定配置",
            )
            return Finding("credentials", reason, advice, CONFIGURATION)
        kind = self._say(", temporary", "，临时密钥") if keys.session_token else ""
        shown = f"…{keys.access_key[-4:]}" if len(keys.access_key) > 8 else "…"
        source = self._say(
            f"access key {shown} from {chain.source}", f"访问密钥 {shown}，来源 {chain.source}"
        )
        return Finding("credentials", f"{source}{kind}")

    def _network(self, endpoint: str) -> list[Finding]:
        """Check DNS, TCP and TLS; stop at the first that fails."""
        import socket
        import ssl
        from contextlib import closing
        from urllib.parse import urlsplit

        parts = urlsplit(endpoint)
        host, is_tls = parts.hostname or "", parts.scheme == "https"
        port = parts.port or (443 if is_tls else 80)
        timeout_s = min(self._session.options.timeout or 5.0, 5.0)
        found: list[Finding] = []

        def check(name: str, work: Callable[[], str], advice: Text) -> bool:
            try:
                found.append(Finding(name, work()))
            except (OSError, UnicodeError) as error:
                words = self._say(*advice)
                found.append(Finding(name, str(error) or type(error).__name__, words, CONNECTION))
                return False
            return True

        def resolve() -> str:
            addresses = {each[4][0] for each in socket.getaddrinfo(host, port)}
            return f"{host}: {', '.join(map(str, sorted(addresses, key=str)))}"

        def connect() -> str:
            with closing(socket.create_connection((host, port), timeout_s)):
                return f"{host}:{port}"

        def handshake() -> str:
            context = ssl.create_default_context()
            with (
                closing(socket.create_connection((host, port), timeout_s)) as plain,
                context.wrap_socket(plain, server_hostname=host) as secured,
            ):
                expires = (secured.getpeercert() or {}).get("notAfter", "?")
                return f"{secured.version()}, certificate until {expires}"

        proxy = Text(
            "check the firewall; behind a proxy, set HTTPS_PROXY, and ignore this check",
            "请检查防火墙；若使用代理，请设置 HTTPS_PROXY，并忽略本项",
        )
        steps = [
            (
                "DNS",
                resolve,
                Text("check the endpoint and the DNS server", "请检查服务地址与 DNS 服务器"),
            ),
            ("TCP", connect, proxy),
        ]
        if is_tls:
            trust = Text(
                "check the certificates of this machine, and proxies that decrypt",
                "请检查本机证书，以及会解密流量的代理",
            )
            steps.append(("TLS", handshake, trust))
        for name, work, advice in steps:
            if not check(name, work, advice):
                break
        return found

    def _call(self, client: Any) -> list[Finding]:
        """Make one signed read call; an error reply about the request still proves the keys."""
        import time

        from .._core.http.server_clock import parse_http_date
        from .._core.schema.types import Object
        from .skeleton import skeleton
        from .values import named_values

        action = self._probe()
        if action is None:
            return []
        options, program = self._session.options, self._session.program
        missing = [p.option for p in program.parameters if not _has_parameter(client, p.name)]
        if missing:
            advice = self._say(f"pass {missing[0]}", f"请指定 {missing[0]}")
            return [Finding("call", self._say("not tried", "未尝试"), advice)]
        started = time.time()
        error: errors.SDKError | None = None
        date = ""

        body = named_values(skeleton(action, self._session), Object(action.request), "")
        try:
            result = client.with_raw_response.call(action.name, body, read=True)
            date = result.raw_response.headers.get("date", "")
        except errors.SDKError as raised:
            error = raised
        found: list[Finding] = []
        skew = client._state.clock.offset_s
        server = parse_http_date(date)
        if not skew and server is not None:
            skew = server - (started + time.time()) / 2
        found.append(self._clock(skew, error, options))
        found.append(self._outcome(action, error))
        if not isinstance(error, errors.ThrottledError):
            rate = f"{action.qps}/s" if action.qps else "?"
            found.append(
                Finding(
                    "quota",
                    self._say(f"not exhausted; documented {rate}", f"未用尽；文档限额 {rate}"),
                )
            )
        return found

    def _clock(self, skew: float, error: errors.SDKError | None, options: Namespace) -> Finding:
        detail = self._say(f"off by {-skew:.0f} s", f"偏差 {-skew:.0f} 秒")
        if isinstance(error, errors.ClockSkewError) or abs(skew) > _MAX_SKEW_S:
            advice = self._say(
                "set the clock of this machine, such as by NTP", "请校准本机时钟，例如使用 NTP"
            )
            return Finding("clock", detail, advice, AUTH)
        return Finding("clock", detail)

    def _outcome(self, action: Action[Any], error: errors.SDKError | None) -> Finding:
        name = action.name
        explain = f"{self._session.program.name} explain {getattr(error, 'code', '')}"
        match error:
            case None:
                return Finding("call", self._say(f"{name} succeeded", f"{name} 成功"))
            case errors.ThrottledError():
                advice = self._say("wait, or lower the rate of calls", "请稍候，或降低调用频率")
                return Finding("quota", str(error), advice, QUOTA)
            case errors.AuthError() | errors.ClockSkewError() | errors.PermissionDeniedError():
                return Finding("call", str(error), explain, AUTH)
            case errors.ServerError() | errors.ResponseDecodeError():
                advice = self._say("try again later", "请稍后重试")
                return Finding("call", str(error), advice, SERVER)
            case errors.APIError():
                detail = self._say("the keys are accepted; ", "密钥有效；")
                return Finding("call", f"{detail}{error}")
            case errors.TransportError():
                advice = self._say("check the network and proxies", "请检查网络与代理")
                return Finding("call", str(error), advice, CONNECTION)
            case _:
                return Finding("call", str(error), "", CONFIGURATION)

    def _probe(self) -> Action[Any] | None:
        """Return the first action that only reads, and is cheap because it is not a listing."""
        service, program = self._session.service, self._session.program
        for group in program.groups:
            for command in program.actions(group):
                action = service.action(command.action)
                if action.access == "read" and not command.iterator:
                    return action
        return None


def _has_parameter(client: Any, name: str) -> bool:
    return client._options.parameters.get(name) is not None
