"""Entry of the command line: finds the named command, builds its parser, runs it, reports errors."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

from .errors import CommandError, UsageError
from .exit_codes import BROKEN_PIPE, INTERRUPTED, OK
from .global_options import add_global_options, split_leading_options
from .language import Language, choose_language
from .program_model import Program
from .terminal_text import visible

if TYPE_CHECKING:
    from argparse import Namespace
    from typing import TextIO

    from .parser import Parser

_HELP: Final = ("-h", "--help", "help")


def run(program: Program) -> None:
    """Run the command line of this process, and exit with its code."""
    sys.exit(main(program, sys.argv[1:]))


def main(program: Program, arguments: Sequence[str]) -> int:
    """Run a command; return its exit code. Errors are written as one line to the standard error."""
    language = choose_language(arguments, os.environ)
    streams = (sys.stdin, sys.stdout, sys.stderr)
    try:
        code = _run(program, arguments, language, streams)
        streams[1].flush()
    except BrokenPipeError:
        _discard_output()
        return BROKEN_PIPE
    except KeyboardInterrupt as error:
        _report(program, _interruption(error, language), streams[2])
        return INTERRUPTED
    except CommandError as error:
        _report(program, str(error), streams[2])
        return error.code
    except Exception as error:  # noqa: BLE001  # each error is one line
        from .reports import report

        message, code = report(error, program, language)
        _report(program, message, streams[2])
    return code


def _run(
    program: Program,
    arguments: Sequence[str],
    language: Language,
    streams: tuple[TextIO, TextIO, TextIO],
) -> int:
    leading, words = split_leading_options(arguments, program.parameters)
    if "--version" in leading:
        streams[1].write(f"{program.name} {program.version}\n")
        return OK
    if not words or words[0] == "help" or any(each in _HELP for each in leading):
        from .overview import overview

        streams[1].write(overview(program, language, words[1:2] if words[:1] == ["help"] else []))
        return OK
    name, module, rest = _find(program, words, language)
    if module is None:
        from .overview import overview

        streams[1].write(overview(program, language, [name]))
        return OK
    if hasattr(module, "main"):
        code: int = module.main(program, rest)
        return code
    from .parser import Parser  # argparse takes a third of the time of an overview

    parser = Parser(f"{program.name} {name}", language)
    module.add_arguments(parser)
    add_global_options(parser, program.parameters)
    options = _parse(parser, [*leading, *rest])
    if options is None:
        return OK
    from .session import Session
    from .shown_warnings import shown_warnings

    session = Session(program, options, language, streams)
    try:
        with shown_warnings(session):
            code = module.run(options, session)
    finally:
        session.close()
    return code


def _parse(parser: Parser, arguments: list[str]) -> Namespace | None:
    """Return the parsed arguments; None if the help was asked for, which argparse has written."""
    try:
        return parser.parse_command(arguments)
    except SystemExit:
        return None


def _find(program: Program, words: list[str], language: Language) -> tuple[str, Any, list[str]]:
    """Return the name of a command, its module and its arguments; the module is None for a group."""
    two = " ".join(words[:2])
    for command in program.commands:
        if command.name in (words[0], two):
            used = len(command.name.split())
            module = import_module(f"{program.package}.cli.{command.module}")
            return command.name, module, words[used:]
    group = next((each for each in program.groups if each.name == words[0]), None)
    if group is None:
        first = {command.name.split()[0] for command in program.commands}
        known = [*(each.name for each in program.groups), *sorted(first)]
        raise _unknown(program.name, words[0], known)
    if len(words) == 1 or words[1] in _HELP:
        return group.name, None, []
    actions = program.actions(group)
    action = next((each for each in actions if each.name == words[1]), None)
    if action is None:
        known = [each.name for each in actions]
        raise _unknown(f"{program.name} {group.name}", words[1], known)
    from .action_command import RunAction

    return two, RunAction(action, language), words[2:]


def _unknown(before: str, word: str, known: Sequence[str]) -> UsageError:
    from difflib import get_close_matches

    near = [each for each in known if each.startswith(word)] or get_close_matches(word, known, n=1)
    advice = f"did you mean {near[0]}?" if near else f"see {before} --help"
    return UsageError(f"unknown command {word!r}; {advice}")


def _interruption(error: BaseException, language: Language) -> str:
    notes = " ".join(getattr(error, "__notes__", ()))
    words = "已中断" if language == "zh" else "interrupted"
    return f"{words}: {notes}" if notes else words


def _report(program: Program, message: str, stderr: TextIO) -> None:
    line = " ".join(visible(message, keep_lines=True).split("\n"))
    with suppress(BrokenPipeError, ValueError):  # the reader of the messages is gone
        print(f"{program.name}: {line}", file=stderr, flush=True)


def _discard_output() -> None:
    """Redirect the standard output, so that Python does not fail again when it flushes it at exit."""
    try:
        number = sys.stdout.fileno()
    except (OSError, ValueError):
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, number)
    os.close(nowhere)
