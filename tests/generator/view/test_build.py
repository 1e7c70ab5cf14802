"""The view names the exceptions that the client raises."""

from __future__ import annotations

from volc_sdk._core.serde.result_or_error import BY_CATEGORY
from volcgen.view.shared import EXCEPTIONS


def test_documents_name_the_exceptions_that_the_client_raises() -> None:
    assert {name: kind.__name__ for name, kind in BY_CATEGORY.items()} == EXCEPTIONS
