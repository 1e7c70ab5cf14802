# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""The service that the emulator emulates, with the plug-in of IM."""

from __future__ import annotations

from typing import Final

from ..service import SERVICE
from .conversation_kinds import CONVERSATION_KINDS
from .engine_interface import EmulatorDefinition
from .im_plugin import im_plugin
from .spec_data import EXAMPLE_RESULTS

DEFINITION: Final = EmulatorDefinition(
    service=SERVICE, example_results=EXAMPLE_RESULTS, plugin=im_plugin(CONVERSATION_KINDS)
)
