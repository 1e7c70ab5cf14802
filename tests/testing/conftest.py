from __future__ import annotations

from collections.abc import Iterator

import pytest
from support.loopback import KEYS

from volc_im import Client


@pytest.fixture
def offline() -> Iterator[Client]:
    """A client that can reach no server: only a stub or a recording can answer its calls."""
    with Client(**KEYS, app_id=7, endpoint="http://127.0.0.1:1", max_retries=0) as client:
        yield client
