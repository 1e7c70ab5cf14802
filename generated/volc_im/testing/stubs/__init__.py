# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""Typed stubs: one method per action, one module per group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..._core.util.lazy_annotations import annotate_lazily as _annotate_lazily
from ..factories import FACTORY
from ..stubbing import stub_of
from .blacklist import BlacklistMethods
from .conversation import ConversationMethods
from .friend import FriendMethods
from .live import LiveMethods
from .message import MessageMethods
from .participant import ParticipantMethods
from .token import TokenMethods
from .user import UserMethods

if TYPE_CHECKING:
    from ...client import AsyncClient, Client

__all__ = ["Stubs", "stub"]


class Stubs(
    ConversationMethods,
    ParticipantMethods,
    LiveMethods,
    MessageMethods,
    UserMethods,
    TokenMethods,
    FriendMethods,
    BlacklistMethods,
):
    """The stub of a client, returned by `stub(client)`. Each method expects a call of the client.

    The methods have the names of the client's methods. A parameter that is left out may have any value.
    """


def stub(client: Client | AsyncClient) -> Stubs:
    """Return the stub of a client. It answers the calls of the client and its copies without a server.

    Prepare each expected call and its answer:

        stub(im).create_conversation().times(2)

    A parameter that is left out may have any value. Names and values of parameters and results are
    checked when you prepare them. Answers are used in order, each once unless `times` sets another
    number. A call that is not expected raises UnexpectedCallError. A client has one stub: calling this
    function again returns it.

    With the pytest plugin, a stub ends with the test, which fails if an answer was not used.
    Without the plugin, or to keep a stub for longer, use `with stub(im):` or `close()`.
    """
    return stub_of(client, Stubs, FACTORY)


_annotate_lazily(__name__, ("...client",), stub)
