"""Options of every command: which service is called and how, and how results are written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from .language import LANGUAGES, Text
from .program_model import ClientParameter

if TYPE_CHECKING:
    from .parser import Parser

OUTPUT_FORMATS: Final = ("table", "json", "jsonl", "yaml")

_TITLE: Final = Text("options of all commands", "所有命令的选项")


class GlobalOption(NamedTuple):
    """One option, with the settings of `add_argument`."""

    name: str
    settings: dict[str, Any]
    help: Text

    @property
    def is_flag(self) -> bool:
        """Whether it has no value."""
        return "action" in self.settings


GLOBAL_OPTIONS: Final = (
    GlobalOption(
        "--profile",
        {"metavar": "NAME"},
        Text(
            "profile of the platform's CLI with keys and region",
            "平台 CLI 的配置名，提供密钥与地域",
        ),
    ),
    GlobalOption("--region", {"metavar": "NAME"}, Text("region to call", "调用的地域")),
    GlobalOption(
        "--endpoint",
        {"metavar": "URL"},
        Text("URL in place of the region's host", "代替地域域名的服务地址"),
    ),
    GlobalOption(
        "--allow-http",
        {"action": "store_true"},
        Text("allow an http:// endpoint in a private network", "允许私有网络中的 http:// 地址"),
    ),
    GlobalOption(
        "--timeout",
        {"type": float, "metavar": "SECONDS"},
        Text("timeout of one attempt", "单次尝试的超时秒数"),
    ),
    GlobalOption(
        "--max-retries",
        {"type": int, "metavar": "N"},
        Text("attempts after the first, at most", "首次尝试之后最多重试的次数"),
    ),
    GlobalOption(
        "--output",
        {"choices": OUTPUT_FORMATS, "metavar": "FORMAT"},
        Text(
            "table, json, jsonl or yaml; default: table on a terminal, jsonl in a pipe",
            "table、json、jsonl 或 yaml；默认：终端为 table，管道为 jsonl",
        ),
    ),
    GlobalOption(
        "--query",
        {"metavar": "JMESPATH"},
        Text(
            "JMESPath expression that selects from the result, of a listing from all of its items",
            "从结果中选取内容的 JMESPath 表达式；对列表则作用于全部条目",
        ),
    ),
    GlobalOption(
        "--dry-run",
        {"action": "store_true"},
        Text(
            "print the request as curl and as Python, without secrets, and send nothing",
            "打印不含密钥的请求（curl 与 Python），不发送",
        ),
    ),
    GlobalOption(
        "--debug",
        {"action": "store_true"},
        Text("show each attempt on the standard error", "在标准错误输出中显示每次尝试"),
    ),
    GlobalOption(
        "--yes",
        {"action": "store_true"},
        Text("do not ask before a destructive action", "执行破坏性操作前不询问"),
    ),
    GlobalOption(
        "--lang",
        {"choices": LANGUAGES, "metavar": "LANGUAGE"},
        Text(
            "language of this help: en or zh; default: the locale's",
            "帮助的语言：en 或 zh；默认取自区域设置",
        ),
    ),
)


def add_global_options(parser: Parser, parameters: Sequence[ClientParameter]) -> None:
    """Add the options to the parser of a command."""
    section = parser.section(_TITLE)
    for parameter in parameters:
        en, zh = parameter.help
        section.option(parameter.option, type=int, metavar="ID", en=en, zh=zh)
    for option in GLOBAL_OPTIONS:
        section.option(option.name, en=option.help.en, zh=option.help.zh, **option.settings)


def split_leading_options(
    arguments: Sequence[str], parameters: Sequence[ClientParameter]
) -> tuple[list[str], list[str]]:
    """Return the global options before the command, and the rest from the command on."""
    with_value = {option.name for option in GLOBAL_OPTIONS if not option.is_flag}
    with_value |= {parameter.option for parameter in parameters}
    index = 0
    while index < len(arguments) and arguments[index].startswith("-"):
        index += 2 if arguments[index] in with_value else 1
    return list(arguments[:index]), list(arguments[index:])
