# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""HTTP status and number of each of the gateway's errors; the service's own have neither."""

from __future__ import annotations

from typing import Final

GATEWAY_ERRORS: Final[dict[str, tuple[int, int | None]]] = {
    "UndefinedError": (500, 100001),
    "MissingParameter": (400, 100002),
    "MissingAuthenticationToken": (401, 100003),
    "MissingRequestInfo": (400, 100004),
    "MissingSignature": (401, 100005),
    "InvalidTimestamp": (400, 100006),
    "ServiceNotFound": (404, 100007),
    "InvalidActionOrVersion": (404, 100008),
    "InvalidAccessKey": (401, 100009),
    "SignatureDoesNotMatch": (401, 100010),
    "LackPolicy": (403, 100012),
    "AccessDenied": (403, 100013),
    "InternalError": (500, 100014),
    "InternalServiceError": (502, 100014),
    "FailToConnect": (502, None),
    "InternalServiceTimeout": (504, 100016),
    "FlowLimitExceeded": (429, 100018),
    "AccountFlowLimitExceeded": (429, 100027),
    "ServiceUnavailableTemp": (503, None),
    "MethodNotAllowed": (405, None),
    "LackProjectPolicy": (401, None),
}
