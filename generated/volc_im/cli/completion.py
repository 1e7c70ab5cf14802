"""`completion`: print a completion file, which was made together with the package."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .exit_codes import OK
from .language import Text

if TYPE_CHECKING:
    from argparse import Namespace

    from .parser import Parser
    from .session import Session

SHELLS: Final = ("bash", "zsh", "fish")


def add_arguments(parser: Parser) -> None:
    """Add the arguments of the command."""
    parser.describe(
        Text(
            "Print the completion file of a shell. It is a text of its own: pressing tab starts no Python.\n\n"
            "  bash: source <(volc completion bash)\n"
            "  zsh:  source <(volc completion zsh)\n"
            "  fish: volc completion fish | source",
            "打印某个 shell 的补全文件。该文件独立可用：按 Tab 键时不会启动 Python。\n\n"
            "  bash: source <(volc completion bash)\n"
            "  zsh:  source <(volc completion zsh)\n"
            "  fish: volc completion fish | source",
        )
        .of(parser.language)
        .replace("volc completion", parser.prog)
    )
    parser.argument(
        "shell", choices=SHELLS, metavar="SHELL", en="bash, zsh or fish", zh="bash、zsh 或 fish"
    )


def run(arguments: Namespace, session: Session) -> int:
    """Print the file."""
    from importlib.resources import files

    package = f"{session.program.package}.cli.completions"
    file = files(package) / f"completion.{arguments.shell}"
    session.stdout.write(file.read_text(encoding="utf-8"))
    return OK
