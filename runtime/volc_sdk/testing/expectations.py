"""One expected call: what it must carry, what it is answered, how often it comes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Generic, cast

from .._core.errors import ValidationError
from .._core.schema.actions import Action, R
from .._core.schema.models import Result, UntypedResult
from .._core.util.typeguards import is_mapping
from ..fields import FIELDS
from . import factories
from .client_hooks import Answer
from .diff import named_differences, shown
from .matchers import UNCHECKED, on_the_wire, without_matchers
from .metadata import broken_rules
from .replies import error_answer, result_answer

_NAME_END: Final = re.compile(r"[.\[]")


@dataclass
class Expected:
    """The state of an expectation. Parameters that are not named are not looked at."""

    action: str
    result: type[Result]
    body: dict[str, object]
    """What must have come, by wire names; None where a name must not come."""
    answer: Answer
    fails: bool = False
    """Whether the answer is an error, after which a client may try again."""
    times: int = 1
    came: int = 0
    last: bytes = field(default=b"", repr=False)
    """Body of the call that came last."""

    def misfits(self, body: dict[str, object]) -> list[str]:
        """How a body differs from what is expected."""
        return named_differences(self.body, body)

    def __str__(self) -> str:
        wanted = f" {shown(self.body)}" if self.body else ""
        return f"{self.action}{wanted}: {self.came} of {self.times} came"


class Expectation(Generic[R]):
    """How a call is answered; with nothing said, once and with a made result."""

    def __init__(self, expected: Expected) -> None:
        self._expected = expected

    def returns(
        self, result: R | Mapping[str, Any] | None = None, /, **fields: Any
    ) -> Expectation[R]:
        """Answer with a result.

        Args:
            result: The result; a field that it lacks is not sent. For `call`, the Result as JSON.
            fields: Or some of its fields by their names in Python; a factory fills in the others.

        Raises:
            TypeError: A field's name, or the kind of result, is not the action's.
            ValidationError: A value is not what the documents promise.

        Example:
            stub(im).create_conversation().returns(conversation_short_id=7, exist=True)
        """
        self._expected.answer = result_answer(self._checked(result, fields))
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
        """Answer with an error, which the client reads, and tries again after, as ever.

        A further attempt of the same call gets the same error, unless another answer waits for it.

        Args:
            error: A code, such as `ErrorCode.USER_NOT_FOUND`; an APIError, which is sent as the
                reply that it describes; or what no reply is: a TransportError or its class, or any
                other exception, which is raised as it is.
            message: The server's words, with a code.
            http_status: Status of the reply; with a code that the documents do not know as well.
            retry_after_s: Seconds after which the server asks to try again.

        Raises:
            TypeError, ValueError: There can be no such error.

        Example:
            stub(im).create_conversation().raises(ErrorCode.INVALID_PARAM, message="too long")
        """
        self._expected.answer = error_answer(error, message, http_status, retry_after_s)
        self._expected.fails = True
        return self

    def times(self, count: int) -> Expectation[R]:
        """Expect so many calls, each with the same answer. Raises ValueError below 1."""
        if isinstance(count, bool) or count < 1:
            raise ValueError(f"a call is expected once or more, not {count!r} times")
        self._expected.times = count
        return self

    def __repr__(self) -> str:
        return f"Expectation({self._expected})"

    def _checked(self, result: object, fields: dict[str, Any]) -> Result:
        kind = self._expected.result
        if result is None:
            return factories.make(kind, **fields)
        if fields:
            raise TypeError("pass a result, or some of its fields, not both")
        if issubclass(kind, UntypedResult) and is_mapping(result):
            return kind(result)
        if not isinstance(result, kind):
            wanted = "the Result as a mapping" if kind is UntypedResult else f"a {kind.__name__}"
            raise TypeError(f"{self._expected.action} returns {wanted}, not {result!r}")
        broken = broken_rules(result.to_dict(), kind)
        if broken:
            raise ValidationError(kind.__name__, broken)
        return result


def expect_known(action: Action[Any], values: Mapping[str, object]) -> Expected:
    """What a test expects of an action, from the parameters that it names.

    Raises ValidationError when no call with these parameters could be sent.
    """
    names = zip(
        action.request.__struct_fields__, action.request.__struct_encode_fields__, strict=True
    )
    body = {
        wire: on_the_wire(values[name])
        for name, wire in names
        if values.get(name, UNCHECKED) is not UNCHECKED
    }
    plain, matched = without_matchers(body)
    needed = {
        fact.wire for fact in FIELDS[action.request.__name__] if fact.required and not fact.twin
    }

    def is_open(path: str) -> bool:
        """Whether the test leaves it open what stands there, or what stands in its place."""
        top = _NAME_END.split(path)[0]
        return path in matched or top not in body or (body[top] is None and top not in needed)

    rules = broken_rules(plain, action.request, action.conditions)
    broken = tuple(violation for violation in rules if not is_open(violation.path))
    if broken:
        raise ValidationError(action.name, broken)
    return _expected(action.name, action.result, body)


def expect_untyped(action: str, body: Mapping[str, object] | None) -> Expected:
    """What a test expects of a call by name."""
    return _expected(action, UntypedResult, cast("dict[str, object]", on_the_wire(body or {})))


def _expected(action: str, result: type[Result], body: dict[str, object]) -> Expected:
    return Expected(
        action, result, body, lambda request: result_answer(factories.make(result))(request)
    )
