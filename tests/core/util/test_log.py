from __future__ import annotations

import subprocess
import sys

from volc_sdk._core.util.log import LOGGER


def test_the_logger_has_the_name_of_the_package() -> None:
    assert LOGGER.name == "volc_sdk"


def test_warnings_are_not_written_to_stderr_by_default() -> None:
    program = (
        "import logging\n"
        "from volc_sdk._core.util.log import LOGGER\n"
        "LOGGER.warning('silent')\n"
        "logging.getLogger('another').warning('shown')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], check=True, timeout=60, capture_output=True, text=True
    )
    assert done.stderr == "shown\n"
