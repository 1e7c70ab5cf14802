"""Describes callbacks as webhooks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from volcgen.export.openapi.schemas import Schema, reference, scalar_schema
from volcgen.export.openapi.texts import both
from volcgen.spec.callbacks import CallbackEvent, CallbackFacts, CallbackField
from volcgen.spec.nodes import Text
from volcgen.view.docstrings import DOCUMENTS

_JSON: Final = "application/json"


def webhooks(facts: CallbackFacts) -> dict[str, Any]:
    """Return the events as webhooks by name."""
    return {name: {"post": _operation(name, event, facts)} for name, event in facts.events.items()}


def webhook_schemas(facts: CallbackFacts) -> dict[str, Schema]:
    """Return the schema of the envelope and of the data of each event."""
    envelope = _object(facts.envelope) | {"required": list(facts.envelope)}
    data = {_data_name(name): _object(event.fields) for name, event in facts.events.items()}
    return {ENVELOPE: envelope | both("description", facts.signature), **data}


def _operation(name: str, event: CallbackEvent, facts: CallbackFacts) -> dict[str, Any]:
    own: dict[str, Schema] = {}
    for wire, field in facts.envelope.items():
        if field.holds == "event_type":
            own[wire] = {"const": name}
        elif field.holds == "event_data":
            own[wire] = {
                "contentMediaType": _JSON,
                "contentSchema": reference(_data_name(name)),
            }
    schema: Schema = {"allOf": [reference(ENVELOPE), {"properties": own}]}
    return {
        "operationId": f"on{name}",
        **both("summary", event.summary),
        **both("description", facts.signature),
        "externalDocs": {"url": f"{DOCUMENTS}{facts.doc}"},
        "security": [],  # the signature is in the body
        "requestBody": {"required": True, "content": {_JSON: {"schema": schema}}},
        "responses": {"200": both("description", facts.reply)},
    }


def _object(fields: Mapping[str, CallbackField]) -> Schema:
    return {"type": "object", "properties": {wire: _field(f) for wire, f in fields.items()}}


def _field(field: CallbackField) -> Schema:
    schema: Schema = {} if field.type is None else scalar_schema(field.type)
    described = schema | both("description", field.description, None if field.type else _UNKNOWN)
    return described | ({} if field.example is None else {"examples": [field.example]})


def _data_name(event: str) -> str:
    return f"Callback_{event}"


# No struct has these names, because they contain `_`.
ENVELOPE: Final = "Callback_Envelope"
_UNKNOWN: Final = Text(en="The type is not documented.", zh="文档没有说明类型。")
