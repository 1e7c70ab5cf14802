"""The plug-in that makes the engine an emulator of IM."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Mapping
from functools import partial
from importlib.resources import files
from typing import Final

from volc_sdk.emulator.engine_interface import EmulatorPlugin, WebPage

from .control_routes import CONTROL_ROUTES
from .im_context import IMContext
from .overview import overview
from .registry import ALL_HANDLERS, SCHEMA
from .samples import APP_ID, add_samples

# In the documents, an unknown role or direction of reading counts as the default, and examples send
# messages of types that no table lists.
_OPEN_ENUM_FIELDS: Final = frozenset({"Role", "Reverse", "MsgType"})


def im_plugin(conversation_kinds: Mapping[str, tuple[str, ...]]) -> EmulatorPlugin:
    """Return the plug-in.

    Args:
        conversation_kinds: Kinds of conversation that an action accepts, by action; an action that
            is missing accepts all.
    """
    return EmulatorPlugin(
        title="IM",
        handlers=ALL_HANDLERS,
        context=partial(IMContext, conversation_kinds=conversation_kinds),
        schema=SCHEMA,
        open_enum_fields=_OPEN_ENUM_FIELDS,
        control_routes=CONTROL_ROUTES,
        page=WebPage(folder=files(__name__.rpartition(".")[0]) / "page", overview=overview),
        add_samples=add_samples,
        samples_help=f"add the objects that the documents' examples name, for AppId {APP_ID}",
        add_arguments=_add_arguments,
    )


def _add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--app-id",
        type=_app_id,
        action="append",
        default=[],
        dest="app_ids",
        metavar="ID",
        help="an existing AppId; can be repeated (default: every positive one exists)",
    )
    parser.add_argument(
        "--callback-url",
        metavar="URL",
        help="send events about messages to this URL, http:// and a loopback address",
    )
    parser.add_argument(
        "--callback-secret-key",
        metavar="KEY",
        help="secret key that these events are signed with",
    )


def _app_id(text: str) -> int:
    value = int(text) if text.isascii() and text.isdigit() else 0
    if not 0 < value < 2**31:
        raise ArgumentTypeError(f"{text!r} is not an AppId; use 1 to {2**31 - 1}")
    return value
