"""Puts the document together: information, servers, tags, security, paths and components."""

from __future__ import annotations

from typing import Any, Final

from volcgen.export.openapi.operations import operation, path_of
from volcgen.export.openapi.replies import Replies, result_schema
from volcgen.export.openapi.rules import rules_of_fields, rules_of_request
from volcgen.export.openapi.schemas import Schema, Use, enum_schema, object_schema, struct_schema
from volcgen.export.openapi.texts import both, of_one_language
from volcgen.export.openapi.webhooks import webhook_schemas, webhooks
from volcgen.names import request_class, result_class
from volcgen.spec.definitions import Service
from volcgen.spec.files import Spec
from volcgen.spec.nodes import Text
from volcgen.spec.references import referenced_structs
from volcgen.spec.wire import wire_of
from volcgen.view.docstrings import DOCUMENTS

OPENAPI_VERSION: Final = "3.1.0"
_SIGNATURE: Final = "Signature"


def openapi(spec: Spec) -> dict[str, Any]:
    """Return a spec as an OpenAPI document; its keys are in a fixed order."""
    service, replies = spec.service.node, Replies(spec)
    callbacks = None if spec.callbacks is None else spec.callbacks.node.callbacks
    document: dict[str, Any] = {
        "openapi": OPENAPI_VERSION,
        "info": {
            **both("title", service.title),
            **both("description", service.description, service.quota.description, _INTEGERS),
            "version": service.version,
        },
        **({"externalDocs": {"url": f"{DOCUMENTS}{service.doc}"}} if service.doc else {}),
        "servers": _servers(service),
        "tags": [
            {
                "name": name,
                **both("x-displayName", group.title),
                **both("description", group.description),
            }
            for name, group in spec.groups.items()
        ],
        "security": [{_SIGNATURE: []}],
        "paths": {
            path_of(spec, file.node): {
                wire_of(service, file.node).method.lower(): operation(spec, file.node, replies)
            }
            for file in spec.actions
        },
        **({} if callbacks is None else {"webhooks": webhooks(callbacks)}),
        "components": {
            "schemas": {
                **_schemas(spec),
                **replies.schemas(),
                **({} if callbacks is None else webhook_schemas(callbacks)),
            },
            **replies.components(),
            "securitySchemes": {_SIGNATURE: _signature(service)},
        },
    }
    languages = set(service.languages)
    return document if len(languages) > 1 else of_one_language(document, languages.pop())


def _servers(service: Service) -> list[dict[str, Any]]:
    regions = sorted(service.regions.all_hosts, key=lambda name: name != service.regions.default)
    return [
        {"url": f"https://{service.regions.all_hosts[name]}", "description": name, "x-region": name}
        for name in regions
    ]


def _signature(service: Service) -> dict[str, Any]:
    return {
        "type": "apiKey",
        "in": "header",
        "name": "Authorization",
        **both("description", _SIGNING),
        "x-signature": {
            "algorithm": "HMAC-SHA256",
            "service": service.signing_name,
            "regions": list(service.regions.all_hosts),
            "headers": ["X-Date", "X-Content-Sha256", "X-Security-Token"],
        },
    }


def _schemas(spec: Spec) -> dict[str, Schema]:
    sent = referenced_structs(spec, [spec.request_fields(file.node) for file in spec.actions])
    received = referenced_structs(spec, [file.node.result for file in spec.actions])
    found: dict[str, Schema] = {}
    for file in spec.actions:
        action = file.node
        use = Use(sent=True, received=False)
        rules = rules_of_request(spec, action)
        body = object_schema(spec.request_fields(action), use)
        found[request_class(action.action)] = body | ({"allOf": rules} if rules else {})
        found[result_class(action.action)] = result_schema(action)
    for name, struct in spec.structs.node.structs.items():
        use = Use(name in sent, name in received)
        # Replies may break the rules of requests: they may have an id and its string form.
        is_free = use.received or not use.sent
        rules = [] if is_free else rules_of_fields(struct.fields, struct.at_least_one_of)
        found[name] = struct_schema(struct, use, rules)
    return found | {name: enum_schema(enum) for name, enum in spec.structs.node.enums.items()}


_INTEGERS: Final = Text(
    en="Values with the format `int64`, such as ids, can be greater than 2^53. Parse them without "
    "loss: JSON.parse of JavaScript rounds them.",
    zh="格式为 `int64` 的值（例如 ID）可能大于 2^53，解析时不能丢失精度：JavaScript 的 JSON.parse 会将其舍入。",
)
_SIGNING: Final = Text(
    en="Volcengine's HMAC-SHA256 signature, version 4, which OpenAPI has no type for. Sign each request "
    "with the access key and the secret key. The header is `HMAC-SHA256 Credential=<access key>/"
    "<day>/<region>/<service>/request, SignedHeaders=<names>, Signature=<hex>`. Also send `X-Date` "
    "(UTC, such as 20261127T120000Z), `X-Content-Sha256` (hash of the body, in hex), and, with temporary "
    "credentials, `X-Security-Token`. `x-signature` has the service and the regions of the credential scope.",
    zh="火山引擎 HMAC-SHA256 签名（V4），OpenAPI 没有对应的类型。每次请求都须用访问密钥签名。请求头的格式为 "
    "`HMAC-SHA256 Credential=<Access Key>/<日期>/<地域>/<服务>/request, SignedHeaders=<名称>, "
    "Signature=<十六进制>`。同时携带 `X-Date`（UTC 时间，例如 20261127T120000Z）和 `X-Content-Sha256`"
    "（请求体的哈希，十六进制），使用临时凭证时还须携带 `X-Security-Token`。凭证范围中的服务与地域见 `x-signature`。",
)
