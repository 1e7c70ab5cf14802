"""A small service model for tests of the core in place, without a generated package."""

from __future__ import annotations

from typing import Any, Final

from volc_sdk._core.schema.error_codes import ErrorCodes
from volc_sdk._core.service import ServiceModel

ERROR_CODES: Final = ErrorCodes(
    categories={"KeyNotFound": "not_found", "ExpiredToken": "expired", "TooFast": "throttled"},
    numbers={"TooFast": 7, "Slow": 7},
    http_statuses={},
)


def kv_service(**changes: Any) -> ServiceModel:
    """Return a service model; its actions and error codes are in modules of this package."""
    arguments: dict[str, Any] = {
        "name": "kv", "title": "Key value store", "package": "volc_kv", "distribution": "volc-kv",
        "version": "1.2.3", "api_version": "2024-01-01", "signing_name": "kv",
        "default_region": "north", "hosts": {"north": "kv.example.com"}, "timeout_s": 5.0,
        "parameters": {"store": "Store"}, "actions": {"PutValue": "value.PUT_VALUE"},
    }  # fmt: skip
    return ServiceModel(**{**arguments, **changes})
