"""Each action, called by both clients with little and with much, against the world of the samples.

The bodies come from the facts about fields and from the documents' examples, so an action that the
spec gains is called here too.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from typing import Any, Literal, get_args

import msgspec
import pytest

from volc_im import AsyncClient, Client
from volc_im._core.schema.actions import Field
from volc_im._core.schema.models import Result, UntypedResult
from volc_im._core.serde.decode import ReplyReader
from volc_im.emulator import Emulator
from volc_im.emulator.routes import route
from volc_im.fields import FIELDS
from volc_im.registry import ACTIONS
from volc_im.testing import factories
from volc_im.testing.examples import EXAMPLES

from .wire import ACCESS_KEY, SECRET_KEY, VERSION

Form = Literal["numbers", "texts"]
Caller = Callable[[str, dict[str, Any]], Result]

FIRST = {
    "BatchGetBlockParticipants": "BatchAddBlockParticipants",
    "BatchGetWhitelistParticipant": "BatchAddWhitelistParticipant",
    "GetConversationMarks": "MarkConversation",
    "GetConversationMessages": "SendMessage",
    "GetConversationSetting": "ModifyConversationSetting",
    "GetParticipantReadIndex": "ModifyParticipantReadIndex",
    "ListFriend": "AddFriend",
    "BatchGetUser": "BatchUpdateUser",
}
"""What is called first, with all it may have, so that there is more to read."""


def minimal(name: str) -> dict[str, Any]:
    """A body with what it must have, and no more."""
    factories.restart()
    return factories.make(route(name, VERSION).action.request).to_dict()


def full(struct: str, form: Form) -> dict[str, Any]:
    """A body with all that it may have; of an id and its string twin, the one by `form`."""
    twins = {field.twin for field in FIELDS[struct] if field.twin}
    body: dict[str, Any] = {}
    for field in FIELDS[struct]:
        if field.wire in twins:
            continue
        value = full_value(field, EXAMPLES[struct].get(field.wire), form)
        if field.twin and form == "texts":
            body[field.twin] = as_text(value)
        else:
            body[field.wire] = value
    return body


def full_value(field: Field, example: Any, form: Form) -> Any:
    if field.struct:
        inner = full(field.struct, form)
        return inner if field.kind == "object" else [inner]
    assert example is not None, f"the spec has no example for {field.wire}"
    return example


def as_text(ids: Any) -> Any:
    """An id or several in their string form; the keys of a map are texts already."""
    if isinstance(ids, list):
        return [str(one) for one in ids]
    return ids if isinstance(ids, dict) else str(ids)


def bodies() -> Iterator[Any]:
    for name in ACTIONS:
        with_numbers, with_texts = (full(f"{name}Request", form) for form in get_args(Form))
        yield pytest.param(name, minimal(name), id=f"{name}-minimal")
        yield pytest.param(name, with_numbers, id=f"{name}-full")
        if with_texts != with_numbers:
            yield pytest.param(name, with_texts, id=f"{name}-texts")


@pytest.fixture(scope="module")
def samples() -> Iterator[Emulator]:
    with Emulator(access_key=ACCESS_KEY, secret_key=SECRET_KEY, samples=True) as running:
        yield running


@pytest.fixture(scope="module", params=["sync", "async"])
def call(request: pytest.FixtureRequest, samples: Emulator) -> Iterator[Caller]:
    """Calls a method of one of the clients, which keeps the reply as it came."""
    how: dict[str, Any] = {"access_key": ACCESS_KEY, "secret_key": SECRET_KEY, "rate_limit": None}
    if request.param == "sync":
        with Client(endpoint=samples.endpoint, **how) as im:
            yield lambda method, values: getattr(im.with_raw_response, method)(**values)
    else:
        with asyncio.Runner() as runner:
            waiting = AsyncClient(endpoint=samples.endpoint, **how)
            yield lambda method, values: runner.run(
                getattr(waiting.with_raw_response, method)(**values)
            )
            runner.run(waiting.close())


def send(call: Caller, name: str, body: dict[str, Any]) -> Result:
    request = msgspec.convert(body, route(name, VERSION).action.request)
    values = {field: getattr(request, field) for field in request.__struct_fields__}
    return call(ACTIONS[name][1].lower(), values)


def fields_of(result: Result) -> dict[str, Any]:
    """What a reply was read into, in wire form."""
    if isinstance(result, UntypedResult):
        return result.data
    data: dict[str, Any] = without_zeros(result.to_dict(), type(result).__name__)
    return data


def without_zeros(value: Any, struct: str) -> Any:
    """The same without integers that are 0 because their string twin came."""
    if isinstance(value, list):
        return [without_zeros(item, struct) for item in value]
    known = {field.wire: field for field in FIELDS[struct]}
    return {
        wire: (
            without_zeros(item, known[wire].struct)
            if known[wire].kind in ("object", "array") and known[wire].struct
            else item
        )
        for wire, item in value.items()
        if not (item == 0 and known[wire].twin in value)
    }


@pytest.fixture
def patience(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The structs that were read patiently, because a reply was not as documented."""
    seen: list[str] = []
    mended = ReplyReader._mended

    def watched(reader: ReplyReader[Any], value: object, struct: str) -> object:
        seen.append(struct)
        return mended(reader, value, struct)

    monkeypatch.setattr(ReplyReader, "_mended", watched)
    return seen


@pytest.mark.parametrize(("name", "body"), [*bodies()])
def test_it_is_accepted_and_its_reply_read(
    name: str, body: dict[str, Any], call: Caller, samples: Emulator, patience: list[str]
) -> None:
    samples.reset()
    if name in FIRST:
        send(call, FIRST[name], full(f"{FIRST[name]}Request", "numbers"))
    result = send(call, name, body)

    action = route(name, VERSION).action
    key = {action.idempotency_field: result.idempotency_key} if result.idempotency_key else {}
    assert msgspec.json.decode(samples.requests[-1].body) == body | key
    raw = result.raw_response
    assert (raw.status, raw.headers["x-emulator-answer"]) == (200, "behaviour")
    assert "x-emulator-unknown-fields" not in raw.headers
    assert type(result) is action.result
    assert not patience
    # All that came is in the types, at every depth, and all that they must have came.
    assert msgspec.json.decode(raw.body).get("Result", {}) == fields_of(result)
