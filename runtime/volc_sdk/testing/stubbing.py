"""Answer calls without a server: a stub takes the place of a client's transport."""

from __future__ import annotations

import difflib
import threading
from collections.abc import Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, TypeVar

from .._core.client import BaseAsyncClient, BaseSyncClient
from .._core.http.transport import HTTPRequest, HTTPResponse
from .._core.schema.models import UntypedResult
from .._core.util.typeguards import is_mapping, unchecked
from .client_hooks import AnyClient, intercept, is_call, state_of, transport_of
from .diff import shown
from .errors import UnexpectedCallError, UnusedAnswersError
from .expectations import Expectation, Expected, expected_action, expected_by_name
from .factory import Factory
from .sent_fields import sent_fields

S = TypeVar("S", bound="BaseStubs")

_open_stubs: Final[dict[Any, BaseStubs]] = {}
"""Stubs that are not closed, by the transport of their clients."""


def stub_of(client: AnyClient, class_: type[S], factory: Factory) -> S:
    """Return the stub of a client, made on first use; raise TypeError for another object."""
    if not isinstance(unchecked(client), BaseSyncClient | BaseAsyncClient):
        raise TypeError(f"expected a Client or an AsyncClient to stub, got {client!r}")
    found = _open_stubs.get(transport_of(client))
    return found if isinstance(found, class_) else class_(client, factory)


class BaseStubs:
    """The stub of a client without the typed methods, which the generated package adds."""

    def __init__(self, client: AnyClient, factory: Factory) -> None:
        self._client: Final = client
        self._factory: Final = factory
        self._entered = False
        self._lock = threading.Lock()
        self._expected: list[Expected] = []
        self._unexpected: UnexpectedCallError | None = None
        self._undo = intercept(client, self._respond)
        _open_stubs[transport_of(client)] = self

    def call(
        self, action: str, body: Mapping[str, Any] | None = None
    ) -> Expectation[UntypedResult]:
        """Expect `client.call` with these fields in the body; other fields may have any value.

        Example:
            stub(client).call("NewAction", {"Name": "x"}).returns({"Id": 7})
        """
        return self._add(expected_by_name(self._factory, action, body))

    if not TYPE_CHECKING:  # type checkers report a name that does not exist

        def __getattr__(self, name: str) -> object:
            known = [each for each in dir(type(self)) if not each.startswith("_")]
            near = difflib.get_close_matches(name, known, 1)
            hint = f"; did you mean `{near[0]}`?" if near else ""
            raise AttributeError(f"a stub has no method `{name}`{hint}", name=name, obj=self)

    def close(self) -> None:
        """Close the stub, so that the client sends again; may be called twice.

        Raises:
            UnexpectedCallError: A call was made that was not expected.
            UnusedAnswersError: An expected call was not made.
        """
        __tracebackhide__ = True
        unexpected = self._unexpected
        unused = [str(each) for each in self._expected if each.made < each.times]
        self._abandon()
        if unexpected is not None:
            raise unexpected
        if unused:
            raise UnusedAnswersError("\n  ".join(("expected calls that were not made:", *unused)))

    def _abandon(self) -> None:
        """Close the stub without checking the calls that were made."""
        self._unexpected = None
        self._expected.clear()
        if _open_stubs.pop(transport_of(self._client), None) is not None:
            self._undo()

    @staticmethod
    def _end_test(*, failed: bool) -> None:
        """Close the stubs that no `with` statement closes; raise no error if the test failed."""
        __tracebackhide__ = True
        for each in [each for each in _open_stubs.values() if not each._entered]:
            if failed:
                each._abandon()
            else:
                each.close()

    def __enter__(self: S) -> S:
        self._entered = True
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is None:
            self.close()
        else:
            self._abandon()

    def _expect(self, action: str, parameters: Mapping[str, object]) -> Expectation[Any]:
        known = self._factory.service.action(action)
        return self._add(expected_action(self._factory, known, parameters))

    def _add(self, expected: Expected) -> Expectation[Any]:
        self._expected.append(expected)
        return Expectation(expected, self._factory)

    def _respond(self, request: HTTPRequest) -> HTTPResponse:
        __tracebackhide__ = True
        with self._lock:
            expected = self._find(request)
        return expected.respond(request)

    def _find(self, request: HTTPRequest) -> Expected:
        __tracebackhide__ = True  # pytest shows the line of the call instead
        body = sent_fields(state_of(self._client).service, request)
        data: dict[str, object] = body if is_mapping(body) else {}
        same = [
            each
            for each in self._expected
            if each.action == request.action and is_call(self._client, request)
        ]
        for each in same:
            if each.made < each.times and not each.differences(data):
                each.made += 1
                each.last_body = request.body
                return each
        for each in reversed(same):
            if each.fails and each.last_body == request.body:
                return each  # a further attempt of the call that failed
        error = UnexpectedCallError(self._explanation(request, data))
        self._unexpected = self._unexpected or error
        raise error

    def _explanation(self, request: HTTPRequest, body: dict[str, object]) -> str:
        if not is_call(self._client, request):
            return (
                f"{request.action} requests credentials, which a stub does not answer; create the"
                " client with an access key and a secret key of any value"
            )
        lines = [f"unexpected call: {request.action} {shown(body)}"]
        lines += ["expected calls:"] if self._expected else []
        for each in self._expected:
            lines.append(f"  {each}")
            if each.action == request.action:
                lines += [f"    {line}" for line in each.differences(body)]
        return "\n".join(lines)
