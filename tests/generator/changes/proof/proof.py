"""What proves a rule: a program for the old package, and what is different with the new one."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

DROP: Final = "drop"
"""A reply that never comes: the server reads the request and closes the connection."""

_PROGRAM: Final = """\
import {package} as tiny_im
from {package} import Client
from doubles import Rates, Refusing

ENDPOINT = {endpoint!r}
SITE = {site!r}


def run(im: Client) -> object:
{body}
    return None
"""


@dataclass(frozen=True)
class ErrorReply:
    """An error of the server."""

    code: str = ""
    number: int | None = None
    status: int = 400


Reply = dict[str, Any] | ErrorReply | str
"""The Result of a reply, an error, or DROP."""

PAGE: Final[dict[str, Any]] = {
    "Talks": [{"Kind": 2, "Name": "Tea", "Mood": "calm"}], "Next": 50, "More": False,
}  # fmt: skip
MADE: Final[dict[str, Any]] = {"TalkId": 12, "Made": 1700000000, "Misses": []}


@dataclass(frozen=True)
class Proof:
    """A program for the old package, and what is different with the new one."""

    body: str
    """The body of `run(im)`; its result is the observed value."""
    differs: frozenset[str]
    """`types`: type checkers reject the program. `value`: the program returns another value.
    `requests`: the server receives other requests. `warnings`: it causes more warnings. Another
    word: the exception that it raises."""
    replies: tuple[Reply, ...]
    """Replies in turn; the last one repeats."""
    replies_after: tuple[Reply, ...]
    """Replies of a server that follows the new spec."""
    unsafe: bool = False
    """Whether the other requests make it unsafe to repeat the call, which is breaking."""
    at_server: str = ""
    """Why the effect is at the server alone, so that the client makes no difference."""

    def program(self, site: Path, endpoint: str) -> str:
        """Return the program for the package `tiny_im` in a folder."""
        package = f"{site.name}.tiny_im"
        body = textwrap.indent(textwrap.dedent(self.body).strip("\n"), "    ")
        body = body.replace("from tiny_im", f"from {package}")
        return _PROGRAM.format(package=package, endpoint=endpoint, site=str(site), body=body)


def proof(
    body: str,
    *differs: str,
    replies: Sequence[Reply] = (MADE,),
    after: Sequence[Reply] | None = None,
    unsafe: bool = False,
    at_server: str = "",
) -> Proof:
    """Return a proof; the server of the new version replies like the old one unless `after` is given."""
    later = replies if after is None else after
    return Proof(body, frozenset(differs), (*replies,), (*later,), unsafe, at_server)
