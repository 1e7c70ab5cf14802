"""The parser of one command, with help texts in one language."""

from __future__ import annotations

import argparse
import os
from typing import Any, Final, NoReturn

from .errors import UsageError
from .language import Language, Text

_USAGE: Final = Text("usage:", "用法：")
_MORE: Final = Text("[options]", "[选项]")
_OPTIONS: Final = Text("options", "选项")
_ARGUMENTS: Final = Text("arguments", "参数")
_HELP: Final = Text("show this help and exit", "显示本帮助后退出")


class Formatter(argparse.RawDescriptionHelpFormatter):
    """Keeps line breaks of descriptions."""

    def __init__(self, prog: str) -> None:
        # argparse would import shutil, and with it the modules of all compressions, for the width.
        super().__init__(prog, max_help_position=32, width=_columns())


def _columns() -> int:
    columns = os.environ.get("COLUMNS", "")
    if columns.isdecimal() and int(columns) > 20:
        return int(columns) - 2
    try:
        return max(os.get_terminal_size().columns, 22) - 2
    except OSError:  # not a terminal
        return 78


class Parser(argparse.ArgumentParser):
    """Parses the options of one command; raises UsageError where argparse would exit.

    A command adds its options with `option` and `argument`, which take the help in both languages.
    """

    def __init__(self, prog: str, language: Language) -> None:
        super().__init__(
            prog=prog,
            formatter_class=Formatter,
            allow_abbrev=False,
            add_help=False,
        )
        self.language: Final = language
        self._positionals.title = _ARGUMENTS.of(language)
        self._optionals.title = _OPTIONS.of(language)
        self.add_argument("-h", "--help", action="help", help=_HELP.of(language))

    def describe(self, text: str) -> None:
        """Set the text above the options."""
        # argparse formats the text only if it contains "%(prog)".
        self.description = _escaped(text) if "%(prog)" in text else text

    def option(self, *names: str, en: str, zh: str, **settings: Any) -> None:
        """Add an option; `settings` are those of `add_argument`."""
        _add(self, names, Text(en, zh).of(self.language), settings)

    def argument(self, name: str, *, en: str, zh: str, **settings: Any) -> None:
        """Add a positional argument; `settings` are those of `add_argument`."""
        _add(self, (name,), Text(en, zh).of(self.language), settings)

    def section(self, title: Text) -> Section:
        """Return a titled section of the help, to which options can be added."""
        return Section(self.add_argument_group(title.of(self.language)), self.language)

    def option_names(self) -> list[str]:
        """Return the options that were added, in order, without that for the help."""
        return [name for name in self._option_string_actions if name not in ("-h", "--help")]

    def format_help(self) -> str:
        """Return the help in the language of the parser, with a usage line without the options."""
        words = [str(each.metavar or each.dest) for each in self._positionals._group_actions]
        usage = " ".join([_USAGE.of(self.language), self.prog, *words, _MORE.of(self.language)])
        formatter = self._get_formatter()
        formatter.add_text(self.description)
        for group in self._action_groups:
            formatter.start_section(group.title)
            formatter.add_arguments(group._group_actions)
            formatter.end_section()
        return f"{usage}\n\n{formatter.format_help()}"

    def error(self, message: str) -> NoReturn:
        """Raise UsageError."""
        raise UsageError(f"{message} (see --help)")

    def parse_command(self, arguments: list[str]) -> argparse.Namespace:
        """Return the parsed arguments; suggest the nearest option for an unknown one.

        Raises:
            UsageError: An argument is unknown, missing or not valid.
        """
        found, unknown = self.parse_known_args(arguments)
        if unknown:
            from difflib import get_close_matches

            name = unknown[0].partition("=")[0]
            near = get_close_matches(name, self._option_string_actions, n=1)
            advice = f"did you mean {near[0]}?" if near else "see --help"
            what = "option" if name.startswith("-") else "argument"
            raise UsageError(f"unknown {what} {name!r}; {advice}")
        return found


class Section:
    """A section of the help of a parser."""

    def __init__(self, group: Any, language: Language) -> None:
        self._group = group
        self._language: Final = language

    def option(self, *names: str, en: str, zh: str, **settings: Any) -> None:
        """Add an option, like `Parser.option`."""
        _add(self._group, names, Text(en, zh).of(self._language), settings)


def _add(container: Any, names: tuple[str, ...], help_: str, settings: dict[str, Any]) -> None:
    container.add_argument(*names, help=_escaped(help_), **settings)


def _escaped(text: str) -> str:
    return text.replace("%", "%%")  # argparse formats help texts
