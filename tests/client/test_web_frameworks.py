"""Structs in FastAPI, pydantic and Django, and as JSON of any program."""

from __future__ import annotations

import inspect
import json
from operator import methodcaller
from typing import Annotated, Any

import django
import pydantic
import pytest
from django.conf import settings
from django.http import HttpRequest, JsonResponse
from django.test import RequestFactory
from fastapi import Body, FastAPI
from fastapi.testclient import TestClient

from volc_im import ConversationCoreInfo, ConversationInfo, IdsAsStr, ValidationError, structs
from volc_im.testing import factories

ID = 2**62 + 1
TALK = factories.make(ConversationInfo, conversation_short_id=ID, name="Team")

app = FastAPI()


@app.get("/plain")
def plain():  # type: ignore[no-untyped-def]
    return TALK


@app.get("/typed")
def typed() -> ConversationInfo:
    return TALK


@app.get("/text")
def text() -> Annotated[ConversationInfo, IdsAsStr]:
    return TALK


@app.get("/many")
def many() -> list[ConversationInfo]:
    return [TALK, TALK]


@app.post("/make")
def make(info: Annotated[ConversationCoreInfo, Body()]) -> ConversationCoreInfo:
    assert isinstance(info, ConversationCoreInfo)
    return info


# Annotations of this module are text, which FastAPI resolves.
web = TestClient(app)


@pytest.mark.parametrize("path", ["/plain", "/typed"])
def test_fastapi_returns_a_struct(path: str) -> None:
    assert web.get(path).json() == json.loads(TALK.to_json())


def test_fastapi_returns_lists_and_ids_as_text() -> None:
    assert web.get("/many").json() == [json.loads(TALK.to_json())] * 2
    assert web.get("/text").json() == json.loads(TALK.to_json(ids_as_str=True))


@pytest.mark.parametrize(
    "body", [{"conversation_type": 2, "name": "x"}, {"ConversationType": 2, "Name": "x"}]
)
def test_fastapi_takes_a_struct(body: dict[str, Any]) -> None:
    assert web.post("/make", json=body).json() == {"ConversationType": 2, "Name": "x"}


def test_fastapi_refuses_what_is_not_the_struct() -> None:
    reply = web.post("/make", json={"conversation_type": 2, "nmae": "x"})
    assert reply.status_code == 422
    assert "did you mean 'name'" in reply.text
    assert web.post("/make", json=[1]).status_code == 422


def test_fastapi_documents_a_struct() -> None:
    paths = web.get("/openapi.json").json()["paths"]

    def of(path: str) -> Any:
        reply = paths[path]["get"]["responses"]["200"]
        return reply["content"]["application/json"]["schema"]["properties"]["ConversationShortId"]

    assert of("/typed") == {"type": "integer", "format": "int64"}
    assert of("/text") == {"type": "string"}


def test_pydantic_models_have_fields_that_are_structs() -> None:
    class Model(pydantic.BaseModel):
        talk: ConversationInfo

    model = Model.model_validate({"talk": {"conversation_short_id": str(ID)}})
    assert model.talk.conversation_short_id == ID
    assert Model(talk=TALK).model_dump() == {"talk": TALK.to_dict()}
    assert json.loads(Model(talk=TALK).model_dump_json()) == {"talk": json.loads(TALK.to_json())}


def test_django_returns_a_struct() -> None:
    if not settings.configured:
        settings.configure(DEBUG=True, ALLOWED_HOSTS=["testserver"])
        django.setup()

    def view(request: HttpRequest) -> JsonResponse:
        return JsonResponse(TALK.to_dict())

    reply = view(RequestFactory().get("/"))
    assert json.loads(reply.content) == json.loads(TALK.to_json())


def test_json_dumps_with_a_default() -> None:
    data = json.dumps({"talks": [TALK]}, default=methodcaller("to_dict"))
    assert json.loads(data) == {"talks": [json.loads(TALK.to_json())]}


def test_from_dict_is_the_reverse_of_to_dict() -> None:
    assert ConversationInfo.from_dict(TALK.to_dict()) == TALK
    assert ConversationInfo.from_dict(json.loads(TALK.to_json(ids_as_str=True))) == TALK
    assert dict(TALK) == TALK.to_dict()
    with pytest.raises(ValidationError, match="nmae: is not a field; did you mean 'name'"):
        ConversationInfo.from_dict({"nmae": "x"})
    with pytest.raises(ValidationError, match="ConversationInfo"):
        ConversationInfo.from_dict({"name": [1]})
    with pytest.raises(ValidationError, match="must be a mapping of fields, not int"):
        ConversationInfo.from_dict(5)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", structs.__all__)
def test_signatures_of_structs_resolve(name: str) -> None:
    assert inspect.signature(getattr(structs, name), eval_str=True).parameters
    pydantic.TypeAdapter(getattr(structs, name)).json_schema()
