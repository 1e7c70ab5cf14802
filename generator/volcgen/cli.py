"""The command line. The only place that prints, and that knows exit codes."""

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
from pathlib import Path
from typing import Final

from volcgen import __version__, problems
from volcgen.config import Config, ConfigError, find_config
from volcgen.memo import fingerprint_of_inputs, known_same, remember_same
from volcgen.problems import Problem, SpecError
from volcgen.rules import RULES

SAME: Final = 0
DIFFERS: Final = 1
BAD_SPEC: Final = 2
INTERNAL: Final = 3

_EPILOG: Final = """\
exit codes:
  0  the output is as the spec says, or was made so
  1  the output differs (check), or the demo failed
  2  the spec, a template or the configuration is wrong; nothing was written
  3  a fault of volcgen itself

Folders are set in [tool.volcgen] of pyproject.toml.
"""


def run() -> None:
    """Entry point of the command. What a terminal cannot show is spelt out."""
    gc.set_threshold(50_000)  # a short run that keeps what it makes: collecting it is a tenth of it
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    sys.exit(main(sys.argv[1:]))


def main(arguments: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    options = _parser().parse_args(arguments)
    run_it: Callable[[argparse.Namespace], int] = options.run_it
    try:
        return run_it(options)
    except SpecError as error:
        _print_problems(error.problems, options.format)
        return BAD_SPEC
    except ConfigError as error:
        return _fail(f"configuration: {error}", BAD_SPEC)
    except KeyboardInterrupt:
        return _fail("stopped", 130)
    except BrokenPipeError:  # the reader, `head` say, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141
    except Exception as error:  # noqa: BLE001 - the last resort, with a report
        return _other(error)


def _other(error: Exception) -> int:
    from volcgen.proof import ShapeError
    from volcgen.render import TemplateProblem
    from volcgen.tree import TreeError

    if isinstance(error, TemplateProblem):
        return _fail(f"template {error}", BAD_SPEC)
    if isinstance(error, ShapeError):
        return _fail(f"{error}; nothing was written", INTERNAL)
    if isinstance(error, TreeError):
        return _fail(f"output: {error}", INTERNAL)
    report = "".join(traceback.format_exception(error))
    return _fail(f"this is a fault of volcgen; nothing was written\n{report}", INTERNAL)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="volcgen",
        description="Make the Python client of the IM OpenAPI from its spec.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"volcgen {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    def add(
        name: str, command: Callable[[Config, argparse.Namespace], int], words: str
    ) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=words, description=f"{words[0].upper()}{words[1:]}.")

        def in_project(options: argparse.Namespace) -> int:
            return command(find_config(Path.cwd()), options)

        sub.set_defaults(run_it=in_project)
        sub.add_argument(
            "--format",
            choices=("text", "json", "github"),
            default="text",
            help="how problems of the spec are shown (default: text)",
        )
        return sub

    full = "trust nothing that is there: run every step for every file"
    sub = add("generate", _generate, "write the output folder from spec and templates")
    sub.add_argument("--full", action="store_true", help=full)
    sub = add("check", _check, "compare the output with spec and templates; write nothing")
    sub.add_argument("--full", action="store_true", help=full)
    sub = add("lint", _lint, "check the spec alone, and show all its problems")
    sub.add_argument("--fix", action="store_true", help="mend what has exactly one right answer")
    words = "say why a rule holds, with examples; all rules when none is named"
    sub = commands.add_parser("rule", help=words, description=f"{words[0].upper()}{words[1:]}.")
    sub.add_argument("id", nargs="*", type=str.upper, help="id of a rule, such as L230")
    sub.set_defaults(run_it=_rule)
    add("dump", _dump, "print the linked spec as JSON")
    add("watch", _watch, "regenerate whenever the spec or a template changes; stop with Ctrl-C")
    add("demo", _demo, "regenerate, check, and run the quickstart against a local server")
    return parser


def _generate(config: Config, options: argparse.Namespace) -> int:
    started = time.monotonic()
    inputs = fingerprint_of_inputs(config)
    count = None if options.full else known_same(config, inputs)
    if count is not None:
        print(f"nothing to do: {count} files are as the spec says")
        return SAME
    from volcgen.generate import generate

    with _Progress() as progress:
        report = generate(config, full=options.full, progress=progress)
    for path, rescued in report.rescued:
        _say(f"warning: {path} was not written by volcgen; it now lies in {rescued}")
    for line in report.lines:
        print(line)
    print(f"{report.summary} ({time.monotonic() - started:.1f} s)")
    remember_same(config, inputs)
    return SAME


def _check(config: Config, options: argparse.Namespace) -> int:
    inputs = fingerprint_of_inputs(config)
    count = None if options.full else known_same(config, inputs)
    if count is not None:
        print(f"{config.shown(config.output)}/ is as the spec says: {count} files")
        return SAME
    from volcgen.explain import explain
    from volcgen.pipeline import plan

    with _Progress() as progress:
        planned = plan(config, full=options.full, progress=progress)
    lines = list(explain(planned))
    if not lines:
        count = len(planned.ledger.files) + 1
        print(f"{config.shown(config.output)}/ is as the spec says: {count} files")
        remember_same(config, inputs)
        return SAME
    print("\n".join(lines))
    count = len(planned.changes) + len(planned.schema_changes)
    words = "file differs" if count == 1 else "files differ"
    _say(f"{count} {words}; `volcgen generate` puts it right")
    return DIFFERS


def _lint(config: Config, options: argparse.Namespace) -> int:
    from volcgen.mend import mend
    from volcgen.spec.load import load

    if options.fix:
        mended = mend(config)
        for problem in mended.done:
            print(f"mended {problems.as_line(problem)}")
        if mended.left:
            _print_problems(mended.left, options.format, "not mended")
            return BAD_SPEC
    spec = load(config.spec, config.root)
    print(f"{config.shown(config.spec)}/ is good: {len(spec.actions)} actions")
    return SAME


def _rule(options: argparse.Namespace) -> int:
    from volcgen.manual import page, section

    for id_ in options.id:
        if id_ not in RULES:
            help_ = problems.nearest(id_, RULES) or "`volcgen rule` shows all"
            return _fail(f"there is no rule {problems.visible(id_)}; {help_.strip()}", BAD_SPEC)
    print("\n".join(map(section, options.id)) if options.id else page(), end="")
    return SAME


def _dump(config: Config, _options: argparse.Namespace) -> int:
    from volcgen.spec.dump import dump
    from volcgen.spec.load import load

    print(json.dumps(dump(load(config.spec, config.root)), ensure_ascii=False, indent=2))
    return SAME


def _watch(config: Config, options: argparse.Namespace) -> int:
    from volcgen.watch import watch

    for turn in watch(config):
        if isinstance(turn, SpecError):
            _print_problems(turn.problems, options.format)
        else:
            print(turn, flush=True)
    return SAME


def _demo(config: Config, _options: argparse.Namespace) -> int:
    from volcgen.demo import demo

    good = demo(config, lambda line: print(line, flush=True))
    return SAME if good else DIFFERS


class _Progress:
    """One line on a terminal that tells what is being done; silent elsewhere."""

    def __enter__(self) -> Callable[[str], None]:
        self._shows = sys.stderr.isatty()
        return self._step

    def _step(self, words: str) -> None:
        if self._shows:
            print(f"\r\x1b[K{words[:100]}", end="", file=sys.stderr, flush=True)

    def __exit__(self, *_: object) -> None:
        if self._shows:
            print("\r\x1b[K", end="", file=sys.stderr, flush=True)


def _print_problems(
    found: Sequence[Problem], style: str, ending: str = "nothing was written"
) -> None:
    show = {"json": problems.as_json, "github": problems.as_github}.get(style)
    print(show(found) if show else problems.as_text(found, ending), end="", file=sys.stderr)


def _fail(words: str, code: int) -> int:
    _say(f"error: {words}")
    return code


def _say(words: str) -> None:
    print(words, file=sys.stderr)
