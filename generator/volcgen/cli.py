"""The command line: parses arguments, prints, and chooses exit codes."""

from __future__ import annotations

import argparse
import gc
import io
import json
import os
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from volcgen import __version__, problems
from volcgen.cache.store import Cache
from volcgen.cache.up_to_date import digests_of_inputs, files_if_up_to_date, mark_up_to_date
from volcgen.changes.commands import COMMANDS, import_pages
from volcgen.config import Config, find_config
from volcgen.errors import ConfigError, InjectionError, VolcgenError, system_reason
from volcgen.export.command import EXPORT
from volcgen.init import command as init
from volcgen.problems import Problem, SpecError
from volcgen.rules import RULES
from volcgen.services import each_service, one_service
from volcgen.site.command import DOCS
from volcgen.terminal import DIFF, MESSAGES, colored
from volcgen.writing import is_unfinished, recover

UP_TO_DATE: Final = 0
DIFFERS: Final = 1
BAD_INPUT: Final = 2
FAILED: Final = 3

_EPILOG: Final = """\
exit codes:
  0  the output is up to date, or was brought up to date
  1  the output differs (check), the pages differ (drift), the API changed more
     than --fail-on allows (diff), a person has to continue (update), or the demo
     failed
  2  the spec, a template, an argument or the configuration is invalid, or a file
     cannot be read or written; nothing was written
  3  a text of the spec would become code, or an internal error of volcgen occurred

Folders are set in [tool.volcgen] of pyproject.toml. Terminals get colors, unless NO_COLOR is set.
"""


def run() -> None:
    """Run the command of this process. Characters that a terminal cannot show are escaped."""
    gc.set_threshold(50_000)  # by default, collections take a tenth of a short run
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    sys.exit(main(sys.argv[1:]))


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    options = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        return command(options)
    except SpecError as error:
        _print_problems(error.problems, options.format)
        return BAD_INPUT
    except VolcgenError as error:
        return _fail(str(error), FAILED if isinstance(error, InjectionError) else BAD_INPUT)
    except KeyboardInterrupt:
        return _fail("interrupted", 130)
    except BrokenPipeError:  # the reader of the output, such as `head`, has closed it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except OSError as error:  # a full disk, missing rights, a file that vanished
        return _fail(system_reason(error), BAD_INPUT)
    except Exception as error:  # noqa: BLE001 - anything else is a bug, and is reported in full
        report = "".join(traceback.format_exception(error))
        return _fail(f"internal error of volcgen; please report this:\n{report}", FAILED)


@cache
def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="volcgen",
        description="Generate the Python client of an API from its spec.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"volcgen {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    def add(
        name: str,
        command: Callable[[Config, argparse.Namespace], int],
        help_: str,
        formats: Sequence[str] = ("text", "json", "github"),
    ) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=help_, description=f"{help_[0].upper()}{help_[1:]}.")

        def in_project(options: argparse.Namespace) -> int:
            config = find_config(Path.cwd())
            if command is not _check and is_unfinished(config.root) and recover(config.root):
                _print_error("warning: undid the changes of a run that was interrupted")
            if command not in (_generate, _check, _lint, _watch, _demo, import_pages.run, DOCS.run):
                config = one_service(config, options.service)
            return command(config, options)

        sub.set_defaults(command=in_project)
        if name not in ("import", "update"):  # these have their own
            help_ = "work on one service of a project that has several"
            sub.add_argument("--service", metavar="NAME", help=help_)
        sub.add_argument(
            "--format",
            choices=formats,
            default=formats[0],
            help=f"how to show the result and problems of the spec (default: {formats[0]})",
        )
        return sub

    full = "run every step for every file; use no cached result"
    sub = add("generate", _generate, "write the output folder from spec and templates")
    sub.add_argument("--full", action="store_true", help=full)
    sub = add("check", _check, "compare the output with spec and templates; write nothing")
    sub.add_argument("--full", action="store_true", help=full)
    sub = add("lint", _lint, "check the spec alone, and show all its problems")
    sub.add_argument("--fix", action="store_true", help="apply unambiguous fixes")
    help_ = "explain rules with examples; all of them if none is given"
    sub = commands.add_parser("rule", help=help_, description=f"{help_[0].upper()}{help_[1:]}.")
    sub.add_argument("id", nargs="*", type=str.upper, help="id of a rule, such as L230")
    sub.set_defaults(command=_rule)
    sub = commands.add_parser("init", help=init.HELP, description=init.DESCRIPTION)
    init.add_arguments(sub)
    sub.set_defaults(command=init.run)
    for command in (*COMMANDS, EXPORT, DOCS):
        command.add_arguments(add(command.name, command.run, command.help, command.formats))
    add("dump", _dump, "print the linked spec as JSON")
    add("watch", _watch, "regenerate on every change of the spec or a template, until Ctrl-C")
    add("demo", _demo, "generate, check, and run the quickstart against the emulator")
    return parser


def _generate(config: Config, options: argparse.Namespace) -> int:
    configs = each_service(config, options.service)
    started = time.monotonic()
    stale: list[tuple[Config, Cache, dict[str, str]]] = []
    for each in configs:
        cache, inputs = Cache.of(each.root, each.service), digests_of_inputs(each)
        count = None if options.full else files_if_up_to_date(cache, each, inputs)
        if count is None:
            stale.append((each, cache, inputs))
        else:
            print(f"{_named(each)}nothing to do: {count} files are up to date")
    if not stale:
        return UP_TO_DATE
    from volcgen.generate import write_plan
    from volcgen.pipeline import plan

    _check_several(config)
    with _Progress() as progress:
        # All services are planned before the first is written, so that an error changes nothing.
        plans = [plan(each, full=options.full, progress=progress) for each, _, _ in stale]
        reports = [write_plan(planned, progress) for planned in plans]
    for (each, cache, inputs), planned, report in zip(stale, plans, reports, strict=True):
        for warning in report.warnings:
            _print_error(f"warning: {warning}")
        for line in report.lines:
            print(line)
        print(f"{_named(each)}{report.summary} ({time.monotonic() - started:.1f} s)")
        mark_up_to_date(cache, inputs, planned.this_run.inputs, planned.digests)
    return UP_TO_DATE


def _check(config: Config, options: argparse.Namespace) -> int:
    if is_unfinished(config.root):
        _print_error("a run was interrupted while it wrote files; run `volcgen generate`")
        return DIFFERS
    configs = each_service(config, options.service)
    return max([_check_one(each, config, options) for each in configs])


def _check_one(config: Config, project: Config, options: argparse.Namespace) -> int:
    cache, inputs = Cache.of(config.root, config.service), digests_of_inputs(config)
    count = None if options.full else files_if_up_to_date(cache, config, inputs)
    if count is not None:
        print(f"{config.display_path(config.output)}/ is up to date: {count} files")
        return UP_TO_DATE
    from volcgen.explain import explain
    from volcgen.generate import accept
    from volcgen.pipeline import plan

    _check_several(project)
    with _Progress() as progress:
        planned = plan(config, full=options.full, progress=progress)
    lines = list(explain(planned))
    if not lines:
        accept(planned)
        mark_up_to_date(cache, inputs, planned.this_run.inputs, planned.digests)
        shown = config.display_path(config.output)
        print(f"{shown}/ is up to date: {planned.file_count} files")
        return UP_TO_DATE
    print(colored("\n".join(lines), DIFF, sys.stdout))
    for warning in planned.outdated:
        _print_error(f"warning: {warning}")
    count = len(planned.changes) + len(planned.spec_changes)
    files = "file differs" if count == 1 else "files differ"
    _print_error(f"{count} {files}; run `volcgen generate`")
    return DIFFERS


def _lint(config: Config, options: argparse.Namespace) -> int:
    from volcgen.autofix import fix
    from volcgen.render import Renderer
    from volcgen.sources import Sources
    from volcgen.spec.lint.added_methods import check_methods
    from volcgen.spec.load import load

    configs = each_service(config, options.service)
    if options.fix:
        results = [fix(each) for each in configs]
        for problem in [problem for result in results for problem in result.fixed]:
            print(f"fixed {problems.as_line(problem)}")
        if remaining := [problem for result in results for problem in result.remaining]:
            _print_problems(remaining, options.format, "not fixed")
            return BAD_INPUT
    _check_several(config)
    for each in configs:
        spec = load(each.home, each.root)
        sources = Sources(each, spec.service.node.service)
        check_methods(spec, Renderer(sources, Cache.of(each.root, each.service)).added_methods)
        print(f"{each.display_path(each.home)}/ has no problems: {len(spec.actions)} actions")
    return UP_TO_DATE


def _check_several(config: Config) -> None:
    """Lint all services of a project that has several; raise SpecError."""
    configs = each_service(config)
    if len(configs) > 1:
        from volcgen.spec.load_each import check_each

        check_each(configs)


def _named(config: Config) -> str:
    """Return the beginning of a line about one of several services."""
    return f"{config.service}: " if config.service else ""


def _rule(options: argparse.Namespace) -> int:
    from volcgen import rule_manual
    from volcgen.changes.diff import manual
    from volcgen.changes.diff.catalogue import CHANGE_RULES

    for id_ in options.id:
        if id_ not in RULES and id_ not in CHANGE_RULES:
            known = [*RULES, *CHANGE_RULES]
            help_ = problems.did_you_mean(id_, known) or "`volcgen rule` lists all"
            return _fail(f"unknown rule {problems.visible(id_)}; {help_.strip()}", BAD_INPUT)
    parts = [
        manual.section(id_) if id_ in CHANGE_RULES else rule_manual.section(id_)
        for id_ in options.id
    ]
    print("\n".join(parts or [rule_manual.page(), manual.page()]), end="")
    return UP_TO_DATE


def _dump(config: Config, _options: argparse.Namespace) -> int:
    from volcgen.spec.dump import dump
    from volcgen.spec.load import load

    print(json.dumps(dump(load(config.home, config.root)), ensure_ascii=False, indent=2))
    return UP_TO_DATE


def _watch(config: Config, options: argparse.Namespace) -> int:
    from volcgen.watch import watch

    for result in watch(config):
        if isinstance(result, SpecError):
            _print_problems(result.problems, options.format)
        elif isinstance(result, VolcgenError):
            _fail(str(result), BAD_INPUT)
        else:
            print(colored(result, DIFF, sys.stdout), flush=True)
    return UP_TO_DATE


def _demo(config: Config, _options: argparse.Namespace) -> int:
    import subprocess

    script = config.root / "examples" / "demo.py"
    if not script.is_file():
        raise ConfigError(f"the project has no {config.display_path(script)} to run")
    done = subprocess.run([sys.executable, str(script)], cwd=config.root, check=False)
    return UP_TO_DATE if done.returncode == 0 else DIFFERS


class _Progress:
    """Shows the current step on one line of a terminal, and nothing elsewhere."""

    def __enter__(self) -> Callable[[str], None]:
        self._is_terminal = sys.stderr.isatty()
        return self._show

    def _show(self, step: str) -> None:
        if self._is_terminal:
            print(f"\r\x1b[K{step[:100]}", end="", file=sys.stderr, flush=True)

    def __exit__(self, *_: object) -> None:
        if self._is_terminal:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def _print_problems(
    found: Sequence[Problem], style: str, ending: str = "nothing was written"
) -> None:
    show = {"json": problems.as_json, "github": problems.as_github}.get(style)
    text = show(found) if show else colored(problems.as_text(found, ending), MESSAGES, sys.stderr)
    print(text, end="", file=sys.stderr)


def _fail(message: str, code: int) -> int:
    _print_error(f"error: {message}")
    return code


def _print_error(text: str) -> None:
    print(colored(text, MESSAGES, sys.stderr), file=sys.stderr)
