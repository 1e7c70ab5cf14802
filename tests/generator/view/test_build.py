"""The view names the exceptions that the client raises, and knows which errors it retries."""

from __future__ import annotations

import pytest

from volc_sdk._core.call.retry import RetryDecision, retry_decision
from volc_sdk._core.schema.error_codes import ErrorCodes
from volc_sdk._core.serde.result_or_error import BY_CATEGORY
from volcgen.view.model import RETRIES
from volcgen.view.shared import EXCEPTIONS

NEVER = (RetryDecision.GIVE_UP, RetryDecision.GIVE_UP)
DECISIONS = {
    "always": (RetryDecision.RETRY, RetryDecision.RETRY),
    "if_safe": (RetryDecision.RETRY, RetryDecision.GIVE_UP),
    "with_new_keys": (RetryDecision.REFRESH, RetryDecision.REFRESH),
    "with_right_clock": (RetryDecision.CORRECT_CLOCK, RetryDecision.CORRECT_CLOCK),
}


def test_documents_name_the_exceptions_that_the_client_raises() -> None:
    assert {name: kind.__name__ for name, kind in BY_CATEGORY.items()} == EXCEPTIONS


@pytest.mark.parametrize("category", BY_CATEGORY)
def test_pictures_show_the_retries_of_the_client(category: str) -> None:
    codes = ErrorCodes(categories={"Code": category}, numbers={}, http_statuses={})
    error = BY_CATEGORY[category]("A", message="", http_status=200, code="Code")
    found = tuple(retry_decision(error, safe=safe, codes=codes) for safe in (True, False))
    assert found == DECISIONS.get(RETRIES.get(category, ""), NEVER)
