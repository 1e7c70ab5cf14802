"""`tail`: show the messages of a conversation as they arrive."""

from __future__ import annotations

import argparse
import math
import time
from argparse import Namespace
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from volc_im._core.errors import ResponseDecodeError, ServerError, ThrottledError, TransportError
from volc_im.bulk.messages import BACKWARD
from volc_im.cli.exit_codes import OK
from volc_im.cli.parser import Parser
from volc_im.cli.session import Session
from volc_im.content.reading import read
from volc_im.content.values import TextContent


def add_arguments(parser: Parser) -> None:
    """Add the arguments of the command."""
    parser.argument(
        "conversation", type=int, metavar="CONVERSATION", en="ID of the conversation", zh="会话 ID"
    )
    parser.option(
        "--from",
        dest="start",
        type=int,
        metavar="INDEX",
        en="begin with the message of this IndexInConversation, 0 for all; default: new messages only",
        zh="从该 IndexInConversation 的消息开始，0 表示全部；默认只显示新消息",
    )
    parser.option(
        "--interval",
        type=_seconds,
        default=2.0,
        metavar="SECONDS",
        en="pause between requests; default: 2",
        zh="两次请求之间的间隔秒数；默认为 2",
    )
    parser.option(
        "--max-items",
        type=_count,
        metavar="N",
        en="end after so many messages",
        zh="显示这么多条消息后结束",
    )


def run(arguments: Namespace, session: Session) -> int:
    """Show messages until Ctrl-C, or until there were enough."""
    if arguments.dry_run:
        from volc_im.cli.dry_run import print_listing

        keywords = {"conversation_short_id": arguments.conversation, "reverse": BACKWARD}
        print_listing(session, "iter_conversation_messages", keywords)
        return OK
    for shown, message in enumerate(_messages(session, arguments), 1):
        if session.stdout.isatty() and session.options.output is None:
            session.output.text(_line(message))
        else:
            session.output.write(message.to_dict())
        session.stdout.flush()
        if shown == arguments.max_items:
            break
    return OK


def _messages(session: Session, arguments: Namespace) -> Iterator[Any]:
    """Yield messages as they arrive. Temporary failures are noted, and the next request follows."""
    last: int | None = None if arguments.start is None else arguments.start - 1
    while True:
        try:
            if last is None:
                newest = _backward(session, arguments.conversation, limit=1).first()
                last = _index(newest) if newest is not None else 0
            found = _newer(session, arguments.conversation, last)
        except (TransportError, ServerError, ThrottledError, ResponseDecodeError) as error:
            session.note(str(error))
            found = []
        for message in found:
            last = max(last or 0, _index(message))
            yield message
        time.sleep(arguments.interval)


def _newer(session: Session, conversation: int, last: int) -> list[Any]:
    """Return the messages after an index, oldest first.

    They are read backward, because live groups cannot be read forward.
    """
    found: list[Any] = []
    for message in _backward(session, conversation):
        if _index(message) <= last:
            break
        found.append(message)
    return found[::-1]


def _backward(session: Session, conversation: int, **options: int) -> Any:
    return session.client.iter_conversation_messages(
        conversation_short_id=conversation, reverse=BACKWARD, **options
    )


def _index(message: Any) -> int:
    index: int = message.index_in_conversation or 0
    return index


def _line(message: Any) -> str:
    """Return a message as a line of text. `Output.text` escapes what a terminal would interpret."""
    content = read(message)
    if isinstance(content, TextContent):
        words = content.text
    else:
        words = f"{type(content).__name__.removesuffix('Content').lower()} {message.content}"
    created = datetime.fromtimestamp((message.create_time or 0) / 1000).astimezone()
    one_line = words.replace("\n", " ⏎ ")
    return f"{created:%Y-%m-%d %H:%M:%S}  {message.sender}  {one_line}"


def _seconds(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if 0 < number <= 86_400:
        return number
    raise argparse.ArgumentTypeError(f"expected seconds above 0, found {text[:80]!r}")


def _count(text: str) -> int:
    if text.isascii() and text.isdigit() and int(text) > 0:
        return int(text)
    raise argparse.ArgumentTypeError(f"expected a number above 0, found {text[:80]!r}")
