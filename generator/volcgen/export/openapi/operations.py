"""Describes actions as operations."""

from __future__ import annotations

from typing import Any, Final

from volcgen.export.openapi.replies import Replies
from volcgen.export.openapi.schemas import query_parameters, reference
from volcgen.export.openapi.texts import both, notice_of
from volcgen.names import request_class
from volcgen.spec.definitions import Action
from volcgen.spec.files import Spec
from volcgen.spec.wire import rate_of, wire_of
from volcgen.view.docstrings import DOCUMENTS

_TYPES: Final = {"json": "application/json", "form": "application/x-www-form-urlencoded"}


def path_of(spec: Spec, action: Action) -> str:
    """Return the path of an action: each needs one of its own, so that it contains the query."""
    return f"/?Action={action.action}&Version={wire_of(spec.service.node, action).version}"


def operation(spec: Spec, action: Action, replies: Replies) -> dict[str, Any]:
    """Return the operation of an action."""
    found: dict[str, Any] = {
        "operationId": action.action,
        "tags": [spec.group_of(action.action)],
        **both("summary", action.summary),
    }
    if action.description or action.deprecated:
        found |= both("description", action.description, notice_of(action.deprecated))
    if action.deprecated:
        found["deprecated"] = True
    if action.doc:
        found["externalDocs"] = {"url": f"{DOCUMENTS}{action.doc}"}
    found |= _request(spec, action)
    return found | {"responses": replies.of(action)} | _facts(spec, action)


def _request(spec: Spec, action: Action) -> dict[str, Any]:
    """Return the fields of the request as parameters of the query, or as a body."""
    encoding = wire_of(spec.service.node, action).encoding
    if encoding == "query":
        return {"parameters": query_parameters(spec, action)}
    content: dict[str, Any] = {"schema": reference(request_class(action.action))}
    if action.examples.request is not None:
        content["example"] = {**_parameter_examples(spec), **action.examples.request}
    if encoding == "form":
        content["x-encoding"] = "dotted"
    return {"requestBody": {"required": True, "content": {_TYPES[encoding]: content}}}


def _parameter_examples(spec: Spec) -> dict[str, Any]:
    parameters = spec.service.node.client_parameters
    return {wire: field.example for wire, field in parameters.items() if field.example is not None}


def _facts(spec: Spec, action: Action) -> dict[str, Any]:
    """Return the facts that OpenAPI has no key for."""
    rate = rate_of(spec.service.node, action)
    facts: dict[str, Any] = {
        "x-access": action.access,
        "x-calls-per-second": rate.qps,
        "x-rate-limit": rate.rate_limit and rate.rate_limit.model_dump(exclude_none=True),
        "x-shared-quota": action.shared_quota,
        "x-idempotency-field": action.idempotency_field,
        "x-paging": action.paging
        and {**action.paging.model_dump(exclude_none=True), "first": action.paging.start},
        "x-partial-failures": action.failures and action.failures.model_dump(exclude_none=True),
        "x-error-codes": list(action.errors) or None,
    }
    return {key: value for key, value in facts.items() if value is not None}
