"""Ask the person at the client, in both eras of the protocol.

Since 2026-07-28, the question is the result of the call, and the client calls again with the answer.
Before, the server sends a request while the call waits. The resolvers of the SDK do either.
"""

from __future__ import annotations

from typing import Any, Final

from mcp.server.context import ServerRequestContext
from mcp.server.mcpserver.context import Context
from mcp.server.mcpserver.exceptions import ToolError
from mcp.server.mcpserver.resolve import (
    Elicit,
    Resolve,
    build_resolver_plans,
    resolve_arguments,
)
from mcp_types import CallToolRequestParams, InputRequiredResult
from pydantic import BaseModel, Field

from .refusals import Refused


class AnswerNeeded(Exception):
    """The call cannot go on before the client has called again with an answer."""

    def __init__(self, result: InputRequiredResult) -> None:
        super().__init__("an answer is needed")
        self.result = result


class Confirmation(BaseModel):
    """The form that the person fills in."""

    confirm: bool = Field(description="Whether to do it.")


async def _question(question: str) -> Elicit[Confirmation]:
    return Elicit(question, Confirmation)


_PARAMETERS: Final = {"confirmation": (Resolve(_question), True)}
_PLANS: Final = build_resolver_plans(_PARAMETERS, {"question"})


class Asker:
    """Asks questions for one call of a tool."""

    def __init__(self, ctx: ServerRequestContext[Any, Any], params: CallToolRequestParams) -> None:
        self._context: Context[Any, Any] = Context(request_context=ctx, input_params=params)

    async def __call__(self, question: str) -> bool:
        """Return whether the person agreed.

        Raises:
            AnswerNeeded: The client must call again with the answer.
            Refused: The client cannot ask a person.
        """
        capabilities = self._context.client_capabilities
        if capabilities is None or capabilities.elicitation is None:
            raise Refused(
                "confirmation_needed",
                "a person must confirm this call, and the client cannot ask one (it lacks elicitation)",
                "Use a client with elicitation. Or the operator can start the server with --yes.",
            )
        try:
            found = await resolve_arguments(
                _PARAMETERS, _PLANS, {"question": question}, self._context
            )
        except ToolError as error:  # an answer that is not valid counts as no agreement
            advice = "The client must answer with the fields that the question asks for."
            raise Refused("confirmation_invalid", str(error), advice) from None
        if isinstance(found, InputRequiredResult):
            raise AnswerNeeded(found)
        data: object = getattr(found["confirmation"], "data", None)  # only of accepted questions
        return isinstance(data, Confirmation) and data.confirm
