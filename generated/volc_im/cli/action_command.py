"""The command of one action: its parser, its request from options, and its call."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from .errors import UsageError
from .exit_codes import OK, PARTIAL
from .language import Language, Text
from .parser import Parser
from .program_model import ActionCommand, OptionHelp

if TYPE_CHECKING:
    from .._core.schema.actions import Action
    from .session import Session

_REQUEST: Final = Text("fields of the request", "请求字段")
_INPUT: Final = Text("request from elsewhere", "其他请求来源")
_LISTING: Final = Text("listing", "列表")
_PREFIX: Final = "field "
"""Begins the names of parsed fields, which no option can have."""


class RunAction:
    """What a module of a command has, for one action."""

    def __init__(self, command: ActionCommand, language: Language) -> None:
        self._command = command
        self._language: Final = language

    def add_arguments(self, parser: Parser) -> None:
        """Add an option for each field of the request."""
        texts = (self._command.help, self._command.description)
        parser.describe("\n\n".join(filter(None, (text.of(self._language) for text in texts))))
        fields = parser.section(_REQUEST)
        for option in self._command.options:
            _add_option(fields, option)
        add_shared_options(parser, is_listing=bool(self._command.iterator))

    def run(self, arguments: Namespace, session: Session) -> int:
        """Call the action and write its result."""
        action: Action[Any] = session.service.action(self._command.action)
        if arguments.generate_skeleton:
            from .skeleton import skeleton

            session.output.write(skeleton(action, session))
            return OK
        body = self._body(arguments, action, session)
        keywords = _keywords(action, body)
        if self._command.iterator and _is_whole(arguments):
            from .listing import write_listing

            self._check_required(action, keywords, except_=self._command.page_size)
            return write_listing(session, self._command, action, keywords, arguments)
        self._check_required(action, keywords)
        if arguments.dry_run:
            from .dry_run import print_request

            print_request(session, self._command.method, keywords)
            return OK
        if action.destructive:
            session.confirm(self._question(action, session))
        result = getattr(session.client, self._command.method)(**keywords)
        session.output.write(result.data if hasattr(result, "data") else result.to_dict())
        return _report_failures(result, session)

    def _body(self, arguments: Namespace, action: Action[Any], session: Session) -> dict[str, Any]:
        """Return the fields of the request by wire names, from a file and from options."""
        from .._core.schema.types import Object
        from .values import (
            field_named,
            named_values,
            parse_object,
            parse_values,
            read_file,
            set_field,
        )

        body: dict[str, Any] = {}
        request, stdin = action.request, session.stdin
        if (name := arguments.cli_input_json) is not None:
            where = "--cli-input-json"
            document = parse_object(read_file(name, stdin, where), where)
            named = named_values(document, Object(request), where)
            body = {field_named(request, key, where).wire_name: v for key, v in named.items()}
        for option in self._command.options:
            given: str | list[str] | None = getattr(arguments, f"{_PREFIX}{option.wire_name}")
            if given is not None:
                type_ = field_named(request, option.wire_name, option.option).type
                texts = [given] if isinstance(given, str) else given
                body[option.wire_name] = parse_values(texts, type_, option.option, stdin)
        for assignment in arguments.field:
            set_field(body, assignment, request, stdin)
        return body

    def _check_required(
        self, action: Action[Any], keywords: Mapping[str, Any], except_: str = ""
    ) -> None:
        from msgspec.structs import fields

        required = {field.encode_name for field in fields(action.request) if field.required}
        given = {field.encode_name for field in fields(action.request) if field.name in keywords}
        missing = [
            option.option
            for option in self._command.options
            if option.wire_name in required - given - {self._command.cursor, except_}
        ]
        if missing:
            raise UsageError(f"required options are missing: {', '.join(missing)} (see --help)")

    def _question(self, action: Action[Any], session: Session) -> str:
        summary = self._command.help.of(session.language)
        return session.say(
            f"{action.name}: {summary} Continue?", f"{action.name}：{summary}是否继续？"
        )


def _add_option(section: Any, option: OptionHelp) -> None:
    settings: dict[str, Any] = {"metavar": option.kind.rstrip("+")}
    if option.kind.endswith("+"):
        settings["nargs"] = "+"
    elif option.kind == "BOOLEAN":
        settings |= {"nargs": "?", "const": "true"}
    en, zh = option.help
    if option.is_required:
        en, zh = f"(required) {en}", f"（必填）{zh}"
    if option.values:
        names = ", ".join(option.values)
        en, zh = f"{en} Values: {names}.", f"{zh}取值：{names}。"
    section.option(option.option, dest=f"{_PREFIX}{option.wire_name}", en=en, zh=zh, **settings)


def add_shared_options(parser: Parser, *, is_listing: bool) -> None:
    """Add the options that all actions have, and those that all listings have."""
    more = parser.section(_INPUT)
    more.option(
        "--field",
        action="append",
        default=[],
        metavar="PATH=VALUE",
        en="set one field, also inside of structs, such as Info.Name=x; can be repeated",
        zh="设置一个字段，可深入结构体，例如 Info.Name=x；可重复",
    )
    more.option(
        "--cli-input-json",
        metavar="FILE",
        en="read the request from a JSON file, - for the standard input; options replace its fields",
        zh="从 JSON 文件读取请求，- 表示标准输入；选项会覆盖其中的字段",
    )
    more.option(
        "--generate-skeleton",
        action="store_true",
        en="print a request with all fields for --cli-input-json, and send nothing",
        zh="打印包含全部字段的请求，供 --cli-input-json 使用；不发送",
    )
    if is_listing:
        _add_listing_options(parser)


def _add_listing_options(parser: Parser) -> None:
    section = parser.section(_LISTING)
    section.option(
        "--all",
        action="store_true",
        en="fetch all pages and write their items",
        zh="获取所有页并输出条目",
    )
    section.option(
        "--max-items",
        type=int,
        metavar="N",
        en="like --all, but stop after N items and print how to resume",
        zh="同 --all，但在 N 条之后停止，并打印继续的方法",
    )
    section.option(
        "--starting-token",
        metavar="TOKEN",
        en="resume a listing where an earlier one stopped",
        zh="从先前停止之处继续列表",
    )


def _is_whole(arguments: Namespace) -> bool:
    """Return whether the items of all pages are wanted, and not one page."""
    return bool(
        arguments.all or arguments.max_items is not None or arguments.starting_token is not None
    )


def _keywords(action: Action[Any], body: Mapping[str, Any]) -> dict[str, Any]:
    """Return a body by wire names as arguments of a method."""
    from .._core.schema.fields import fields_of

    names = {field.wire_name: field.name for field in fields_of(action.request)}
    return {names[wire_name]: value for wire_name, value in body.items()}


def _report_failures(result: Any, session: Session) -> int:
    """Return the exit code of a result; write a line for each item that failed."""
    for failure in result.failed:
        words = " ".join(str(each) for each in (failure.code, failure.message) if each)
        session.note(
            session.say(f"failed: {failure.id} {words}", f"失败：{failure.id} {words}").rstrip()
        )
    return PARTIAL if result.failed else OK
