"""The logger of the package. It writes nothing until the application configures logging."""

from __future__ import annotations

import logging
from typing import Final

from .package import PACKAGE

LOGGER: Final = logging.getLogger(PACKAGE)
LOGGER.addHandler(logging.NullHandler())  # without a handler, warnings would go to stderr
