"""Each action, called by both clients with little and with much, against the world of the samples.

The bodies come from the models and from the documents' examples, so an action that the
spec gains is called here too.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from typing import Any, Literal, get_args

import msgspec
import pytest

from volc_im import AsyncClient, Client
from volc_im._core.schema.fields import fields_of
from volc_im._core.schema.models import Result, UntypedResult
from volc_im._core.schema.types import Array, Object, Type, map_items, struct_of
from volc_im._core.serde import decode
from volc_im.emulator import Emulator
from volc_im.emulator.registry import ALL_HANDLERS
from volc_im.service import SERVICE
from volc_im.testing import factories
from volc_im.testing.example_values import ExampleValues

from .signed_requests import ACCESS_KEY, SECRET_KEY

Form = Literal["numbers", "texts"]
Caller = Callable[[str, dict[str, Any]], Result]

EXAMPLES = ExampleValues(SERVICE)
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
    return factories.make(SERVICE.action(name).request).to_dict()


def full(struct: type[msgspec.Struct], form: Form) -> dict[str, Any]:
    """A body with all that it may have; of an id and its string alternative, the one by `form`."""
    alternatives = {field.info.string_alternative for field in fields_of(struct)} - {""}
    examples = EXAMPLES.of(struct)
    body: dict[str, Any] = {}
    for field in fields_of(struct):
        if field.wire_name in alternatives:
            continue
        value = full_value(field.type, examples.get(field.wire_name), form)
        if field.info.string_alternative and form == "texts":
            body[field.info.string_alternative] = as_text(value)
        else:
            body[field.wire_name] = value
    return body


def full_value(type_: Type, example: Any, form: Form) -> Any:
    match type_:
        case Object(struct):
            return full(struct, form)
        case Array(item) if struct_of(item):
            return [full_value(item, None, form)]
        case _:
            assert example is not None, f"the spec has no example for {type_}"
            return example


def as_text(ids: Any) -> Any:
    """An id or several in their string form; the keys of a map are texts already."""
    if isinstance(ids, list):
        return [str(one) for one in ids]
    return ids if isinstance(ids, dict) else str(ids)


def bodies() -> Iterator[Any]:
    for name in SERVICE.actions:
        with_numbers, with_texts = (
            full(SERVICE.action(name).request, form) for form in get_args(Form)
        )
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
    request = msgspec.convert(body, SERVICE.action(name).request)
    values = {field: getattr(request, field) for field in request.__struct_fields__}
    return call(SERVICE.actions[name].partition(".")[2].lower(), values)


def wire_form(result: Result) -> dict[str, Any]:
    """What a reply was decoded to, in wire form."""
    if isinstance(result, UntypedResult):
        return result.data
    data: dict[str, Any] = without_zeros(result.to_dict(), Object(type(result)))
    return data


def without_zeros(value: Any, type_: Type) -> Any:
    """A value without integers that are 0 because their string alternative came."""
    if not isinstance(type_, Object):
        return map_items(value, type_, without_zeros)
    known = {field.wire_name: field for field in fields_of(type_.struct)}
    return {
        name: without_zeros(item, known[name].type)
        for name, item in value.items()
        if not (item == 0 and known[name].info.string_alternative in value)
    }


@pytest.fixture
def normalized(monkeypatch: pytest.MonkeyPatch) -> list[Type]:
    """The types that were decoded leniently, because a reply was not as documented."""
    seen: list[Type] = []
    original = decode._normalized

    def watched(value: Any, type_: Type) -> Any:
        seen.append(type_)
        return original(value, type_)

    monkeypatch.setattr(decode, "_normalized", watched)
    return seen


@pytest.mark.parametrize(("name", "body"), [*bodies()])
def test_it_is_accepted_and_its_reply_read(
    name: str, body: dict[str, Any], call: Caller, samples: Emulator, normalized: list[Type]
) -> None:
    samples.reset()
    if name in FIRST:
        send(call, FIRST[name], full(SERVICE.action(FIRST[name]).request, "numbers"))
    result = send(call, name, body)

    action = SERVICE.action(name)
    key = {action.idempotency_field: result.idempotency_key} if result.idempotency_key else {}
    assert msgspec.json.decode(samples.requests[-1].body) == body | key
    raw = result.raw_response
    answer = "handler" if name in ALL_HANDLERS else "example"
    assert (raw.status, raw.headers["x-emulator-answer"]) == (200, answer)
    assert "x-emulator-unknown-fields" not in raw.headers
    assert type(result) is action.result
    assert not normalized
    # All that came is in the types, at every depth, and all that they must have came.
    assert msgspec.json.decode(raw.body).get("Result", {}) == wire_form(result)
