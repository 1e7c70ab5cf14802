# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""The emulator of IM as a context manager."""

from __future__ import annotations

from .._core.util.package import public_in
from .definition import DEFINITION
from .im_emulator import IMEmulator


@public_in("emulator")
class Emulator(IMEmulator):
    """The IM service on a loopback address, as a context manager.

    Example:
        with Emulator(access_key="AK", secret_key="SK") as server:
            im = Client(endpoint=server.endpoint, access_key="AK", secret_key="SK", app_id=1)
    """

    definition = DEFINITION
