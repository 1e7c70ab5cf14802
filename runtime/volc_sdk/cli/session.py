"""What a running command works with: streams, options, the client and the output."""

from __future__ import annotations

from argparse import Namespace
from importlib import import_module
from typing import TYPE_CHECKING, Any, TextIO

from .errors import CommandError
from .exit_codes import REFUSED
from .language import Language, Text
from .output import Output
from .program_model import Program
from .terminal_text import visible

if TYPE_CHECKING:
    from .._core.client import BaseSyncClient
    from .._core.middleware import Middleware
    from .._core.service import ServiceModel


class Session:
    """One run of a command."""

    def __init__(
        self,
        program: Program,
        options: Namespace,
        language: Language,
        streams: tuple[TextIO, TextIO, TextIO],
    ) -> None:
        self.program = program
        self.options = options
        """The global options."""
        self.language: Language = language
        self.stdin, self.stdout, self.stderr = streams
        self.output = Output(self.stdout, options.output, options.query, program.name)
        self._client: Any = None

    @property
    def service(self) -> ServiceModel:
        """The service that the package calls."""
        model: ServiceModel = self.module("service").SERVICE
        return model

    @property
    def client(self) -> Any:
        """The client, made on first use from the global options; an instance of the package's Client.

        Raises:
            ConfigError: An option is not valid.
        """
        if self._client is None:
            self._client = self.make_client()
        return self._client

    def make_client(self, *middleware: Middleware, **arguments: Any) -> BaseSyncClient:
        """Return a new client; `arguments` replace those that the global options give."""
        if self.options.debug:
            from .debugging import ShowAttempts

            middleware = (*middleware, ShowAttempts(self.note))
        given = {
            **self.client_arguments(),
            "user_agent": f"{self.program.name}-cli",
            **arguments,
        }
        client: BaseSyncClient = self.module("client").Client(**given, middleware=middleware)
        return client

    def client_arguments(self) -> dict[str, Any]:
        """Return the arguments of a client that the global options give."""
        options = self.options
        given: dict[str, Any] = {
            "profile": options.profile,
            "region": options.region,
            "endpoint": options.endpoint,
            "allow_http": options.allow_http,
            "timeout": options.timeout,
            "max_retries": options.max_retries,
            **{each.name: getattr(options, each.name) for each in self.program.parameters},
        }
        return {name: value for name, value in given.items() if value is not None}

    def module(self, name: str) -> Any:
        """Return a module of the package, such as `actions.group`; import it on first use."""
        return import_module(f"{self.program.package}.{name}")

    def say(self, en: str, zh: str) -> str:
        """Return a text in the language of the user."""
        return Text(en, zh).of(self.language)

    def note(self, text: str) -> None:
        """Write a line for the user to the standard error; control characters are escaped."""
        print(visible(text), file=self.stderr, flush=True)

    def confirm(self, question: str) -> None:
        """Return if the user agrees, or gave `--yes`.

        Raises:
            CommandError: The user does not agree, or there is no terminal to ask on.
        """
        if self.options.yes:
            return
        if not (self.stdin.isatty() and self.stderr.isatty()):
            raise CommandError(
                self.say(
                    f"{question} Not confirmed: there is no terminal to ask on; pass --yes",
                    f"{question}未确认：没有可供询问的终端，请使用 --yes",
                ),
                REFUSED,
            )
        self.stderr.write(f"{visible(question)} [y/N] ")
        self.stderr.flush()
        if self.stdin.readline().strip().lower() not in ("y", "yes"):
            raise CommandError(self.say("not confirmed", "未确认"), REFUSED)

    def close(self) -> None:
        """Close the client if it was made."""
        if self._client is not None:
            self._client.close()
