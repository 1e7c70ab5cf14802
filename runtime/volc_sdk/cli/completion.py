"""`completion`: print the completion script of a shell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .completion_scripts import SCRIPTS
from .exit_codes import OK
from .language import Text

if TYPE_CHECKING:
    from argparse import Namespace

    from .parser import Parser
    from .session import Session


def add_arguments(parser: Parser) -> None:
    """Add the arguments of the command."""
    parser.describe(
        Text(
            "Print the completion script of a shell. It has all words: pressing tab starts no Python.\n\n"
            "  bash: source <(volc completion bash)\n"
            "  zsh:  source <(volc completion zsh)\n"
            "  fish: volc completion fish | source",
            "打印某个 shell 的补全脚本。脚本已包含全部词语：按 Tab 键时不会启动 Python。\n\n"
            "  bash: source <(volc completion bash)\n"
            "  zsh:  source <(volc completion zsh)\n"
            "  fish: volc completion fish | source",
        )
        .of(parser.language)
        .replace("volc completion", parser.prog)
    )
    parser.argument(
        "shell", choices=[*SCRIPTS], metavar="SHELL", en="bash, zsh or fish", zh="bash、zsh 或 fish"
    )


def run(arguments: Namespace, session: Session) -> int:
    """Print the script."""
    session.stdout.write(SCRIPTS[arguments.shell](session.program))
    return OK
