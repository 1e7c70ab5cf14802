# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""The service that the emulator emulates, with the plug-in of IM."""

from __future__ import annotations

from typing import Final

from ..service import SERVICE
from .conversation_kinds import CONVERSATION_KINDS
from .engine_interface import EmulatorDefinition
from .example_responses import example_results
from .im_plugin import im_plugin

DEFINITION: Final = EmulatorDefinition(
    service=SERVICE, example_results=example_results(SERVICE), plugin=im_plugin(CONVERSATION_KINDS)
)
