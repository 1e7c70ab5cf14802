"""Help texts that list commands: of the whole command line, and of a group."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from .global_options import GLOBAL_OPTIONS
from .language import Language, Text
from .program_model import Group, Program
from .terminal_text import visible, width


def overview(program: Program, language: Language, words: Sequence[str]) -> str:
    """Return the help of the group that `words` names, or of the whole command line."""
    group = next((each for each in program.groups if [each.name] == list(words)), None)
    if group is not None:
        return _of_group(program, group, language)

    def say(en: str, zh: str) -> str:
        return Text(en, zh).of(language)

    rows = [(each.name, each.help.of(language)) for each in program.groups]
    commands = [(each.name, each.help.of(language)) for each in program.commands]
    options = [(each.option, each.help.of(language)) for each in program.parameters]
    options += [(each.name, each.help.of(language)) for each in GLOBAL_OPTIONS]
    options += [("--version", say("print the version", "打印版本"))]
    name = program.name
    return "\n".join(
        [
            say(f"usage: {name} GROUP ACTION [options]", f"用法：{name} 组 操作 [选项]"),
            say(f"       {name} COMMAND [options]", f"      {name} 命令 [选项]"),
            "",
            program.title.of(language),
            "",
            say("groups of actions:", "操作的分组："),
            *_rows(rows),
            "",
            say("other commands:", "其他命令："),
            *_rows(commands),
            "",
            say("options of all commands:", "所有命令的选项："),
            *_rows(options),
            "",
            say(
                f"{name} GROUP --help lists the actions of a group; "
                f"{name} GROUP ACTION --help describes one.",
                f"{name} 组 --help 列出该组的操作；{name} 组 操作 --help 说明一个操作。",
            ),
            "",
        ]
    )


def _of_group(program: Program, group: Group, language: Language) -> str:
    rows = [(each.name, each.help.of(language)) for each in program.actions(group)]
    usage = Text("usage: {} {} ACTION [options]", "用法：{} {} 操作 [选项]").of(language)
    heading = Text("actions:", "操作：").of(language)
    lines = [usage.format(program.name, group.name), "", visible(group.help.of(language)), ""]
    return "\n".join([*lines, heading, *_rows(rows), ""])


def _rows(rows: Iterable[tuple[str, str]]) -> list[str]:
    listed = list(rows)
    column = max((width(name) for name, _ in listed), default=0) + 4
    return [f"  {name}{' ' * (column - width(name))}{visible(text)}" for name, text in listed]
