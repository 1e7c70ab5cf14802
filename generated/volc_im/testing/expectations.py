"""Expected calls: their parameters, their answer, and how often each is made."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Generic, cast

from .._core.errors import ValidationError, Violation
from .._core.http.transport import HTTPRequest, HTTPResponse
from .._core.schema.actions import Action, R
from .._core.schema.builtins import not_json, to_builtins
from .._core.schema.dicts_for_structs import WireNames
from .._core.schema.fields import fields_of
from .._core.schema.models import Result, UntypedResult
from .._core.schema.types import Object
from .._core.serde.validation import struct_violations, violations
from .._core.util.typeguards import is_mapping
from .client_hooks import Responder
from .diff import differences_of_fields, shown
from .factory import Factory
from .matchers import UNCHECKED, matched_paths, to_wire, without_matchers
from .replies import error_responder, result_responder

_NAME_END: Final = re.compile(r"[.\[]")


@dataclass
class Expected:
    """State of an expectation."""

    action: str
    result: type[Result]
    body: dict[str, object]
    """Expected fields by wire name; None if a field must not be sent. Other fields are not checked."""
    respond: Responder
    fails: bool = False
    """Whether the answer is an error, which the client may retry."""
    times: int = 1
    made: int = 0
    """Number of calls that were made."""
    last_body: bytes = field(default=b"", repr=False)
    """Body of the last call."""

    def differences(self, body: dict[str, object]) -> list[str]:
        """Return how a body differs from the expected one."""
        return differences_of_fields(self.body, body)

    def __str__(self) -> str:
        body = f" {shown(self.body)}" if self.body else ""
        return f"{self.action}{body}: {self.made} of {self.times} calls made"


class Expectation(Generic[R]):
    """An expected call and its answer. By default, one call gets a generated result."""

    def __init__(self, expected: Expected, factory: Factory) -> None:
        self._expected = expected
        self._factory = factory

    def returns(
        self, result: R | Mapping[str, Any] | None = None, /, **fields: Any
    ) -> Expectation[R]:
        """Answer with a result.

        Args:
            result: The result; fields that are None are not sent. For `call`, the Result as JSON.
            fields: Fields of the result by their Python names; a factory makes the others.

        Raises:
            TypeError: The result has another type, or does not have such a field.
            ValidationError: A value breaks a documented rule.

        Example:
            stub(client).get_items().returns(has_more=True)
        """
        checked = self._checked(result, fields)
        self._expected.respond = result_responder(self._factory.service, checked)
        self._expected.fails = False
        return self

    def raises(
        self,
        error: str | Exception | type[Exception],
        *,
        message: str = "",
        http_status: int | None = None,
        retry_after_s: float | None = None,
    ) -> Expectation[R]:
        """Answer with an error; the client decodes it and retries as usual.

        If the client retries, the next attempt gets the next answer that is prepared for the call, or
        else the same error.

        Args:
            error: An error code, such as a member of `ErrorCode`; an APIError, which becomes a reply
                with its code, message and status; a TransportError or its class; or any other
                exception, which is raised unchanged.
            message: Message of the reply; only for an error code.
            http_status: HTTP status of the reply; only for an error code. Required if the code is not
                documented.
            retry_after_s: Retry-After of the reply in seconds; only for an error code.

        Raises:
            TypeError, ValueError: The service cannot reply with this error.

        Example:
            stub(client).get_items().raises("InvalidParam", message="limit is too large")
        """
        self._expected.respond = error_responder(
            self._factory.service, error, message, http_status, retry_after_s
        )
        self._expected.fails = True
        return self

    def times(self, count: int) -> Expectation[R]:
        """Expect a number of calls, each with the same answer; raise ValueError if below 1."""
        if isinstance(count, bool) or count < 1:
            raise ValueError(f"expected a number of calls of at least 1, got {count!r}")
        self._expected.times = count
        return self

    def __repr__(self) -> str:
        return f"Expectation({self._expected})"

    def _checked(self, result: object, fields: dict[str, Any]) -> Result:
        class_ = self._expected.result
        if result is None:
            return self._factory.make(class_, **fields)
        if fields:
            raise TypeError("pass either a result or fields of it, not both")
        if issubclass(class_, UntypedResult):
            if is_mapping(result):
                _refuse(self._action, not_json(to_builtins(result)))
                return class_(result)
            if isinstance(result, class_):
                return result
            raise TypeError(f"expected a mapping as the result of {self._action}, got {result!r}")
        if not isinstance(result, class_):
            expected = f"{class_.__name__} instance"
            raise TypeError(
                f"expected a {expected} as the result of {self._action}, got {result!r}"
            )
        data = result.to_dict()
        _refuse(class_.__name__, struct_violations(data, class_, python=True))
        _refuse(class_.__name__, not_json(data, Object(class_)))
        return result

    @property
    def _action(self) -> str:
        return self._expected.action


def expected_action(
    factory: Factory, action: Action[Any], parameters: Mapping[str, object]
) -> Expected:
    """Return the state of a new expectation of an action.

    Raises:
        ValidationError: No valid request has these parameters.
    """
    fields = fields_of(action.request)
    body = {
        field.wire_name: to_wire(parameters[field.name])
        for field in fields
        if parameters.get(field.name, UNCHECKED) is not UNCHECKED
    }
    names = WireNames(keep_unknown=False, keep_none=True)
    body = names.written(body, action.request)
    _refuse(action.name, names.violations)
    matched = {*matched_paths(body, Object(action.request))}
    required = {
        field.wire_name for field in fields if field.required and not field.info.string_alternative
    }

    def is_open(path: str) -> bool:
        """Return whether a call may still have a valid value at a path."""
        name = _NAME_END.split(path)[0]
        return path in matched or name not in body or (body[name] is None and name not in required)

    found = violations(without_matchers(body), action, python=True)
    _refuse(action.name, (violation for violation in found if not is_open(violation.path)))
    _refuse(action.name, not_json(without_matchers(body), Object(action.request)))
    return _expected(factory, action.name, action.result, body)


def expected_by_name(factory: Factory, action: str, body: Mapping[str, object] | None) -> Expected:
    """Return the state of a new expectation of a call by name."""
    wire_body = cast("dict[str, object]", to_wire(body or {}))
    _refuse(action, not_json(without_matchers(wire_body)))
    return _expected(factory, action, UntypedResult, wire_body)


def _refuse(name: str, violations: Iterable[Violation]) -> None:
    """Raise ValidationError if there are violations."""
    broken = tuple(violations)
    if broken:
        raise ValidationError(name, broken)


def _expected(
    factory: Factory, action: str, result: type[Result], body: dict[str, object]
) -> Expected:
    def respond(request: HTTPRequest) -> HTTPResponse:
        return result_responder(factory.service, factory.make(result))(request)

    return Expected(action, result, body, respond)
