# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""The service that the MCP server serves, with the tools for tasks of IM."""

from __future__ import annotations

from typing import Final

from ..client import AsyncClient
from ..service import SERVICE
from .definitions import MCPDefinition
from .scopes import SCOPES
from .tasks import TASKS

DEFINITION: Final = MCPDefinition(service=SERVICE, client=AsyncClient, tasks=TASKS, scopes=SCOPES)
