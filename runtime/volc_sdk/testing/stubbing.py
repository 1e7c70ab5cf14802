"""Answers without a server: a stub stands in the place of a client's transport."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Any, Final, TypeVar

import msgspec

from .._core.http.transport import HTTPRequest, HTTPResponse
from .._core.schema.models import UntypedResult
from .._core.util.typeguards import is_mapping
from .client_hooks import divert, endpoint_of, pool_of
from .diff import shown
from .errors import UnexpectedCallError, UnusedAnswersError
from .expectations import Expectation, Expected, expect_known, expect_untyped
from .metadata import action_named

if TYPE_CHECKING:
    from ..client import AsyncClient, Client
    from .stubs import Stubs

S = TypeVar("S", bound="BaseStubs")

_open: Final[dict[Any, BaseStubs]] = {}
"""Stubs that answer now, by what sends for their clients."""


def stub(client: Client | AsyncClient) -> Stubs:
    """Answer a client's calls, and those of its copies, without a server.

    Say which call is expected, by the method's own name, and what it is answered:

        stub(im).create_conversation(owner_user_id=10001).returns(exist=True)

    A parameter that is not named may have any value. Names and values are checked at once, as the
    client checks them; so are results. Answers are used in their order, once each unless `times`
    says otherwise. A call that nothing expects raises UnexpectedCallError. The stub of a client is
    one, however often it is asked for.

    In pytest with this package's plugin a stub ends with the test, which fails if an answer was
    not used. Elsewhere, and for longer, use `with stub(im):` or `close()`.
    """
    from .stubs import Stubs

    known = _open.get(pool_of(client))
    return known if isinstance(known, Stubs) else Stubs(client)


class BaseStubs:
    """What stubs do, without the methods that they expect."""

    def __init__(self, client: Client | AsyncClient) -> None:
        self._client: Final = client
        self._entered = False
        self._lock = threading.Lock()
        self._expected: list[Expected] = []
        self._unexpected: UnexpectedCallError | None = None
        self._undo = divert(client, self._answer)
        _open[pool_of(client)] = self

    def call(
        self, action: str, body: Mapping[str, Any] | None = None
    ) -> Expectation[UntypedResult]:
        """Expect `client.call` of an action, with these fields of its body among others.

        Example:
            stub(im).call("NewAction", {"Name": "x"}).returns({"Id": 7})
        """
        return self._add(expect_untyped(action, body))

    def close(self) -> None:
        """End the stub, and let the client send again; may be called twice.

        Raises:
            UnexpectedCallError: A call came that nothing expected.
            UnusedAnswersError: A call that was expected did not come.
        """
        __tracebackhide__ = True
        unexpected = self._unexpected
        unused = [str(each) for each in self._expected if each.came < each.times]
        self._abandon()
        if unexpected is not None:
            raise unexpected
        if unused:
            raise UnusedAnswersError("\n  ".join(("expected, but did not come:", *unused)))

    def _abandon(self) -> None:
        """End the stub without asking what came of it."""
        self._unexpected = None
        self._expected.clear()
        if _open.pop(pool_of(self._client), None) is not None:
            self._undo()

    @staticmethod
    def _end_of_test(*, failed: bool) -> None:
        """End the stubs that no `with` will end; after a failure that says enough, silently."""
        __tracebackhide__ = True
        for each in [each for each in _open.values() if not each._entered]:
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

    def _expect(self, action: str, values: Mapping[str, object]) -> Expectation[Any]:
        known = action_named(action)
        assert known is not None
        return self._add(expect_known(known, values))

    def _add(self, expected: Expected) -> Expectation[Any]:
        self._expected.append(expected)
        return Expectation(expected)

    def _answer(self, request: HTTPRequest) -> HTTPResponse:
        __tracebackhide__ = True
        with self._lock:
            expected = self._found(request)
        return expected.answer(request)

    def _found(self, request: HTTPRequest) -> Expected:
        __tracebackhide__ = True  # pytest shows the call that came, not how it was looked up
        body: object = msgspec.json.decode(request.body) if request.body else {}
        data: dict[str, object] = body if is_mapping(body) else {}
        ours = request.url.startswith(f"{endpoint_of(self._client)}/")
        same = [each for each in self._expected if ours and each.action == request.action]
        for each in same:
            if each.came < each.times and not each.misfits(data):
                each.came += 1
                each.last = request.body
                return each
        for each in reversed(same):
            if each.fails and each.last == request.body:
                return each  # a further attempt of the call that failed
        error = UnexpectedCallError(self._explained(request, data, ours))
        self._unexpected = self._unexpected or error
        raise error

    def _explained(self, request: HTTPRequest, body: dict[str, object], ours: bool) -> str:
        if not ours:
            return f"{request.action} asks for credentials; give the client keys, made-up ones"
        lines = [f"{request.action} {shown(body)} was not expected"]
        lines += ["expected were:"] if self._expected else []
        for each in self._expected:
            lines.append(f"  {each}")
            if each.action == request.action:
                lines += [f"    {line}" for line in each.misfits(body)]
        return "\n".join(lines)
