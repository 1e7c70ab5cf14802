"""Describes replies: the envelope, results, and errors by HTTP status."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from volcgen.export.openapi.schemas import Schema, Use, object_schema, reference
from volcgen.export.openapi.texts import both, lists
from volcgen.names import result_class
from volcgen.spec.definitions import Action, ErrorSpec
from volcgen.spec.files import Spec
from volcgen.spec.nodes import Text
from volcgen.spec.wire import wire_of

# No struct has these names: classes of the generated package have them, or could have them.
ERROR_CODE: Final = "ErrorCode"
ERROR: Final = "ResponseMetadataError"
ERROR_REPLY: Final = "ReplyError"
_DEFAULT: Final = "default"
_REQUEST_ID: Final = "20261127120000A1B2C3D4E5F60718293A"
_JSON: Final = "application/json"
_TEXT: Final[Schema] = {"type": "string"}


@dataclass(frozen=True)
class Replies:
    """The replies of all actions of a spec."""

    spec: Spec

    @cached_property
    def _errors(self) -> dict[str, ErrorSpec]:
        return self.spec.errors.node.errors

    @cached_property
    def _common(self) -> dict[str, list[str]]:
        """Codes that any action may return, by response: those of the gateway, or that none lists."""
        listed = {code for file in self.spec.actions for code in file.node.errors}
        return self._by_response(
            code
            for code, error in self._errors.items()
            if error.number is not None or code not in listed
        )

    def of(self, action: Action) -> dict[str, Any]:
        """Return the responses of an action."""
        own = self._by_response(action.errors)
        found: dict[str, Any] = {"200": self._success(action)}
        for key in sorted({*own, *self._common, _DEFAULT}):
            common = self._common.get(key, [])
            codes = list(dict.fromkeys([*own.get(key, []), *common]))
            found[key] = self._response(key, codes) if codes != common else _shared(key)
        return found

    def components(self) -> dict[str, Any]:
        """Return the parts of the document that responses refer to, except for the schemas."""
        replies = [reply for file in self.spec.actions for reply in self.of(file.node).values()]
        used = {reply["$ref"] for reply in replies if "$ref" in reply}
        return {
            "responses": {
                _shared_name(key): self._response(key, self._common.get(key, []))
                for key in sorted({*self._common, _DEFAULT})
                if _shared(key)["$ref"] in used
            },
            "examples": {code: self._example(code) for code in self._errors},
        }

    def schemas(self) -> dict[str, Schema]:
        """Return the schemas of the envelope."""
        codes = self._errors
        code: Schema = {"anyOf": [reference(ERROR_CODE), _TEXT]} if codes else _TEXT
        error: Schema = {
            "type": "object",
            "required": ["Code", "Message"],
            "properties": {
                "Code": code,
                "CodeN": {"type": "integer", **both("description", _NUMBER)},
                "Message": _TEXT,
            },
        }
        metadata: Schema = {
            "type": "object",
            "required": ["RequestId"],
            "properties": {
                **dict.fromkeys(("RequestId", "Action", "Version", "Service", "Region"), _TEXT),
                "Error": reference(ERROR),
            },
        }
        reply: Schema = {
            "type": "object",
            "required": ["ResponseMetadata"],
            "properties": {"ResponseMetadata": reference(self._metadata_name)},
            **both("description", _REPLY),
        }
        known: Schema = {
            "type": "string",
            **both("description", _CODES),
            "enum": list(codes),
            **lists("x-enum-descriptions", [error.meaning for error in codes.values()]),
        }
        found = {self._metadata_name: metadata, ERROR_REPLY: reply, ERROR: error}
        return found | ({ERROR_CODE: known} if codes else {})

    @cached_property
    def _metadata_name(self) -> str:
        """Name of the schema of the metadata; a struct or an enum may have the first choice."""
        node, name = self.spec.structs.node, "ResponseMetadata"
        while name in node.structs or name in node.enums:
            name += "_"
        return name

    def _by_response(self, codes: Iterable[str]) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for code in codes:
            status = self._errors[code].http_status
            key = _DEFAULT if status is None or status < 300 else str(status)
            found.setdefault(key, []).append(code)
        return found

    def _success(self, action: Action) -> dict[str, Any]:
        result = result_class(action.action)
        is_needed = any(field.required for field in action.result.values())
        schema: Schema = {
            "type": "object",
            "required": ["ResponseMetadata", *(["Result"] if is_needed else [])],
            "properties": {
                "ResponseMetadata": reference(self._metadata_name),
                "Result": reference(result),
            },
        }
        content: dict[str, Any] = {"schema": schema}
        if action.examples.result is not None:
            metadata = self._metadata(action)
            content["example"] = {
                "ResponseMetadata": metadata,
                "Result": action.examples.result,
            }
        return {**both("description", _SUCCESS), "content": {_JSON: content}}

    def _response(self, key: str, codes: Iterable[str]) -> dict[str, Any]:
        content: dict[str, Any] = {"schema": reference(ERROR_REPLY)}
        examples = {code: {"$ref": f"#/components/examples/{code}"} for code in codes}
        if examples:
            content["examples"] = examples
        text = _OTHER if key == _DEFAULT else _STATUS
        return {**both("description", text), "content": {_JSON: content}}

    def _example(self, code: str) -> dict[str, Any]:
        error = self._errors[code]
        number = {} if error.number is None else {"CodeN": error.number}
        content = {**number, "Code": code, "Message": error.meaning.en}
        return {
            **both("summary", error.meaning),
            **both("description", error.remedy),
            "x-category": error.category,
            "value": {"ResponseMetadata": {**self._metadata(None), "Error": content}},
        }

    def _metadata(self, action: Action | None) -> dict[str, str]:
        service = self.spec.service.node
        return {
            "RequestId": _REQUEST_ID,
            **({"Action": action.action} if action else {}),
            "Version": wire_of(service, action).version if action else service.version,
            "Service": service.signing_name,
            "Region": service.regions.default,
        }


def result_schema(action: Action) -> Schema:
    """Return the schema of the Result of an action."""
    if action.open_result:
        return both("description", _UNKNOWN_RESULT)
    return object_schema(action.result, Use(sent=False, received=True))


def _shared(key: str) -> dict[str, str]:
    return {"$ref": f"#/components/responses/{_shared_name(key)}"}


def _shared_name(key: str) -> str:
    return "OtherError" if key == _DEFAULT else f"Error{key}"


_SUCCESS: Final = Text(en="The result.", zh="调用成功的结果。")
_STATUS: Final = Text(
    en="An error. The code determines what it is; its status may differ.",
    zh="错误响应。错误类型以错误码为准，HTTP 状态码可能不同。",
)
_OTHER: Final = Text(
    en="Any other error, with a status that is not documented.",
    zh="其他错误，其 HTTP 状态码没有文档说明。",
)
_REPLY: Final = Text(en="A reply with an error.", zh="包含错误的响应。")
_CODES: Final = Text(
    en="The documented codes; the server may send others.",
    zh="文档列出的错误码，服务端可能返回其他错误码。",
)
_NUMBER: Final = Text(
    en="Number of the code; only errors of the gateway have it.",
    zh="错误码的编号，仅网关错误返回。",
)
_UNKNOWN_RESULT: Final = Text(en="The fields are not documented.", zh="文档没有说明返回的字段。")
