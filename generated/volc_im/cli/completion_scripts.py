"""The completion scripts of shells, made from the description of a command line.

A script has all words, so a shell completes without Python. Most words are made from identifiers; all are quoted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from shlex import quote
from typing import Final, NamedTuple

from .action_command import add_shared_options
from .global_options import GLOBAL_OPTIONS, OUTPUT_FORMATS
from .language import LANGUAGES
from .parser import Parser
from .program_model import OptionHelp, Program

_BASH: Final = """\
# Completion for bash: source <({name} completion bash)

{function}() {
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]}
    local one=${COMP_WORDS[1]:-} two=${COMP_WORDS[2]:-} position=$COMP_CWORD found=
{cases}
    COMPREPLY=()
    local word
    for word in $found; do
        if [[ $word == "$current"* ]]; then COMPREPLY+=("$word"); fi
    done
}
complete -o default -F {function} {name}
"""
_ZSH: Final = """\
#compdef {name}
# Completion for zsh: source <({name} completion zsh)

{function}() {
    local one=${words[2]:-} two=${words[3]:-} previous=${words[CURRENT-1]}
    local position=$((CURRENT - 1)) found=
{cases}
    compadd -- ${=found}
}
compdef {function} {name}
"""
_FISH: Final = """\
# Completion for fish: {name} completion fish | source

function {function}
    set -l typed (commandline -opc)
    test "$typed[2..-1]" = "$argv"; or string match -q -- "$argv --*" "$typed[2..-1]"
end

"""


class _Command(NamedTuple):
    """A command with its own options."""

    path: str
    """Its words, such as `thing create-thing`."""
    fields: tuple[OptionHelp, ...]
    others: tuple[str, ...]


def bash(program: Program) -> str:
    """Return the script for bash."""
    return _function(_BASH, program)


def zsh(program: Program) -> str:
    """Return the script for zsh."""
    return _function(_ZSH, program)


def fish(program: Program) -> str:
    """Return the script for fish."""
    function = f"__{program.package}_words"
    head = _FISH.replace("{name}", program.name).replace("{function}", function)
    lines = _fish_lines(program, function)
    return head + "".join(f"complete -c {program.name} {each}\n" for each in lines)


SCRIPTS: Final[Mapping[str, Callable[[Program], str]]] = {"bash": bash, "zsh": zsh, "fish": fish}
"""By name of the shell."""


def _first_words(program: Program) -> list[str]:
    names = [each.name for each in program.groups]
    names += [each.name.split()[0] for each in program.commands]
    return [*dict.fromkeys(names), "--help", "--version"]


def _second_words(program: Program) -> dict[str, list[str]]:
    """Return the words that may follow some first words."""
    found = {
        group.name: [*(each.name for each in program.actions(group)), "--help"]
        for group in program.groups
    }
    found["completion"] = [*SCRIPTS, *_shared_options(program)]
    for command in program.commands:
        first, _, second = command.name.partition(" ")
        if second:
            found.setdefault(first, []).append(second)
    return found


def _commands(program: Program) -> list[_Command]:
    others = _action_options(is_listing=False), _action_options(is_listing=True)
    actions = [
        _Command(f"{group.name} {each.name}", each.options, others[bool(each.iterator)])
        for group in program.groups
        for each in program.actions(group)
    ]
    return actions + [_Command(each.name, (), each.options) for each in program.commands]


def _action_options(*, is_listing: bool) -> tuple[str, ...]:
    parser = Parser("", "en")
    add_shared_options(parser, is_listing=is_listing)
    return tuple(parser.option_names())


def _shared_options(program: Program) -> list[str]:
    """Return the options of all commands."""
    names = [each.name for each in GLOBAL_OPTIONS]
    return [*names, "--help", *(each.option for each in program.parameters)]


def _shared_values(program: Program) -> dict[str, tuple[str, ...]]:
    return {"--output": OUTPUT_FORMATS, "--lang": LANGUAGES, "--region": program.regions}


def _function(script: str, program: Program) -> str:
    """Return a script of bash or zsh, whose functions find the words in the same way."""
    filled = script.replace("{name}", program.name)
    filled = filled.replace("{function}", f"_{program.package}_complete")
    return filled.replace("{cases}", _cases(program))


def _cases(program: Program) -> str:
    commands = _commands(program)
    values = [
        (quote(f"{each.path} {field.option}"), field.values)
        for each in commands
        for field in each.fields
        if field.values
    ]
    values += [(f"*{quote(f' {name}')}", known) for name, known in _shared_values(program).items()]
    words = [("'1 '*", _first_words(program))]
    words += [(quote(f"2 {first}"), known) for first, known in _second_words(program).items()]
    options = [
        (f"{quote(f'{each.path} ')}*", [*(field.option for field in each.fields), *each.others])
        for each in commands
        if each.fields or each.others
    ]
    return f"""\
    case "$one $two $previous" in
{_arms(4, values)}
    esac
    if [[ -z $found ]]; then
        case "$position $one" in
{_arms(8, words)}
        *)
            case "$one $two " in
{_arms(12, options)}
            esac
            found+={quote(" ".join(["", *_shared_options(program)]))}
            ;;
        esac
    fi"""


def _arms(indent: int, arms: Iterable[tuple[str, Iterable[str]]]) -> str:
    """Return arms of a `case`, from patterns and the words that they offer."""
    lines = (f"{pattern}) found={quote(' '.join(words))} ;;" for pattern, words in arms)
    return "\n".join(" " * indent + line for line in lines)


def _fish_lines(program: Program, function: str) -> Iterator[str]:
    """Yield the arguments of `complete`."""
    yield f"-n 'test (count (commandline -opc)) = 1' {_fish_words(_first_words(program))}"
    for first, words in _second_words(program).items():
        names = [each for each in words if not each.startswith("--")]
        yield f"-n {_fish_quote(f'{function} {first}')} {_fish_words(names)}"
    for command in _commands(program):
        where = f"-n {_fish_quote(f'{function} {command.path}')}"
        for field in command.fields:
            values = f" {_fish_words(field.values)}" if field.values else ""
            yield f"{where} -l {field.option[2:]} -r{values}"
        for option in command.others:
            yield f"{where} -l {option[2:]}"
    shared = _shared_values(program)
    for option in _shared_options(program):
        values = f" -r {_fish_words(shared[option])}" if option in shared else ""
        yield f"-l {option[2:]}{values}"


def _fish_words(words: Iterable[str]) -> str:
    return f"-f -a {_fish_quote(' '.join(words))}"


def _fish_quote(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"
