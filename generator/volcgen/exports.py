"""Names that the root of the generated package exports, and names reserved there."""

from __future__ import annotations

from typing import Final

EXPORTS: Final = {
    "client": ("AsyncClient", "Client"),
    "_core.auth.credentials": ("Credentials",),
    "error_codes": ("ErrorCode",),
    "errors": (
        "APIError", "AuthError", "ClockSkewError", "ConfigError", "ConnectError",
        "ConnectionLostError", "Failure", "InvalidParameterError", "MissingExtraError",
        "NotFoundError", "PartialFailureError", "PermissionDeniedError", "ResponseDecodeError", "ServerError",
        "ThrottledError", "TimeoutError", "TransportError", "ValidationError", "Violation",
    ),
    "batches": ("chunked", "max_items"),
    "_core.middleware": ("AsyncMiddleware", "Call", "Middleware"),
    "_core.schema.models": ("RawResponse", "UntypedResult"),
    "_core.schema.pydantic_support": ("IdsAsStr",),
    "_core.pagination": ("AsyncPager", "Pager"),
    "_core.http.transport": ("AsyncTransport", "HTTPRequest", "HTTPResponse", "Transport"),
    "_core.http.transport_config": ("TransportConfig",),
}  # fmt: skip

# Classes of the spec must not hide these: the exports, and what generated modules import.
RESERVED_CLASSES: Final = frozenset(
    name for names in EXPORTS.values() for name in names
) | frozenset(
    (
        "Action",
        "Annotated",
        "Any",
        "BaseAsyncClient",
        "BaseStubs",
        "BaseSyncClient",
        "CaselessStrEnum",
        "Condition",
        "ErrorCodes",
        "Expectation",
        "FieldInfo",
        "Final",
        "Int64",
        "LazyModule",
        "Listing",
        "Meta",
        "OpenInt",
        "OpenIntEnum",
        "OpenStr",
        "OpenStrEnum",
        "PartialFailures",
        "Quota",
        "Result",
        "SERVICE",
        "SentFloat",
        "SentInt32",
        "SentInt64",
        "Sequence",
        "Struct",
        "UNCHECKED",
        "UntypedResult",
        "VolcgenRoot",  # the name of the whole schema in datamodel-code-generator
        "When",
    )
)

# The name of a service is a fixture and a variable: it must not hide a fixture of pytest, nor what the
# module of the fixtures and the programs of the documents import.
RESERVED_SERVICES: Final = frozenset(
    (
        "asyncio", "cache", "capfd", "capfdbinary", "caplog", "capsys", "capsysbinary", "capteesys",
        "monkeypatch", "pytest", "pytest_support", "pytestconfig", "recwarn", "request",
        "subtests", "tmpdir", "tmp_path", "tmp_path_factory", "tmpdir_factory",
    )
)  # fmt: skip

# The package must not be one of the modules that it imports itself, nor a folder of the output or one
# that the comparison of the output ignores. Modules of Python are refused as well.
RESERVED_PACKAGES: Final = frozenset(
    (
        "build", "dist", "docs", "httpcore2", "httptools", "httpx2", "jmespath", "mcp", "mcp_types", "msgspec", "opentelemetry", "pydantic",
        "pydantic_core", "pyreqwest", "pytest", "redis", "ruamel", "socksio", "starlette", "truststore", "typing_extensions", "uvicorn",
        "volc_sdk",
    )
)  # fmt: skip
