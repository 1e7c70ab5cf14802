# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""The calls that a stub can expect, typed: one method an action, one module a group."""

from __future__ import annotations

from .conversation import ConversationMethods

__all__ = ["Stubs"]


class Stubs(
    ConversationMethods,
):
    """The stub of a client: its methods are the client's, and say which call is expected.

    Made by `stub(client)`. A parameter that is not named may have any value.
    """
