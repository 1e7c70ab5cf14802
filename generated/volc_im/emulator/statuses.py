# Made by volcgen from the spec of im 2020-12-01. Do not edit: change spec/ or templates/.
"""HTTP status of each of the gateway's errors; the service's own have none of theirs."""

from __future__ import annotations

from typing import Final

STATUSES: Final[dict[str, int]] = {
    "UndefinedError": 500,
    "MissingParameter": 400,
    "MissingAuthenticationToken": 401,
    "MissingRequestInfo": 400,
    "MissingSignature": 401,
    "InvalidTimestamp": 400,
    "ServiceNotFound": 404,
    "InvalidActionOrVersion": 404,
    "InvalidAccessKey": 401,
    "InvalidClientTokenId": 401,
    "ExpiredToken": 401,
    "ExpiredTokenException": 401,
    "RequestExpired": 401,
    "SignatureDoesNotMatch": 401,
    "LackPolicy": 403,
    "AccessDenied": 403,
    "InternalError": 500,
    "InternalServiceError": 502,
    "FailToConnect": 502,
    "InternalServiceTimeout": 504,
    "FlowLimitExceeded": 429,
    "AccountFlowLimitExceeded": 429,
    "ServiceUnavailableTemp": 503,
    "MethodNotAllowed": 405,
    "LackProjectPolicy": 401,
}
