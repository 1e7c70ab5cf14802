"""The logger of the package: silent until the application asks for it."""

from __future__ import annotations

import logging
from typing import Final

LOGGER: Final = logging.getLogger("volc_im")
LOGGER.addHandler(logging.NullHandler())  # or warnings would go to stderr unasked
