"""Build the parts of the view that come from service.yaml, structs.yaml and errors.yaml."""

from __future__ import annotations

from typing import Final

from volcgen import names
from volcgen.spec.definitions import EnumSpec, Service
from volcgen.spec.files import Spec
from volcgen.spec.nodes import LANGUAGES
from volcgen.spec.wire import DEFAULT_ENCODINGS
from volcgen.view.deprecations import notice
from volcgen.view.fields import field_views, root_error
from volcgen.view.model import EnumValueView, EnumView, ErrorView, ServiceView
from volcgen.view.programs import client_arguments
from volcgen.view.text import Localized, Raw, localized

EXCEPTIONS: Final = {
    "auth": "AuthError",
    "expired": "AuthError",
    "clock_skew": "ClockSkewError",
    "permission": "PermissionDeniedError",
    "invalid_parameter": "InvalidParameterError",
    "unsupported_kind": "InvalidParameterError",
    "not_found": "NotFoundError",
    "throttled": "ThrottledError",
    "server": "ServerError",
    "limit": "APIError",
}


def service_view(spec: Spec, folder: str) -> ServiceView:
    node = spec.service.node
    parameters = field_views(node.client_parameters, node.client_parameters)
    return ServiceView(
        name=node.service,
        title=localized(node.title),
        description=localized(node.description),
        client_summary=_client_summary(node),
        version=node.version,
        http_method=node.method,
        encoding=node.encoding or DEFAULT_ENCODINGS[node.method],
        signing_name=node.signing_name,
        doc=node.doc,
        languages=tuple(language for language in LANGUAGES if language in node.languages),
        distribution=node.package.distribution,
        package=node.package.import_,
        package_version=node.package.version,
        repository=node.package.repository,
        published=node.package.published,
        folder=folder,
        root_error=root_error(node.package),
        variable=names.snake(node.service),
        default_region=node.regions.default,
        hosts=tuple(node.regions.all_hosts.items()),
        host=node.regions.host or "",
        timeout_s=node.timeout_s,
        quota=localized(node.quota.description),
        parameters=parameters,
        client_arguments=client_arguments(parameters),
    )


def _client_summary(node: Service) -> Localized:
    """Return one sentence about the package; it is Chinese also where English is expected if need be."""
    english = Raw(f"Client for {node.title.en}: typed, sync and async.")
    chinese = Raw(f"{node.title.zh}的 Python 客户端：带完整类型，支持同步与异步。")
    return Localized(english if "en" in node.languages else chinese, chinese)


def enum_view(name: str, enum: EnumSpec) -> EnumView:
    values = tuple(
        EnumValueView(
            name=names.constant(label),
            label=Raw(label),
            value=Raw(item.value) if isinstance(item.value, str) else item.value,
            description=localized(item.description),
            deprecated=notice(item.deprecated, names.constant),
        )
        for label, item in enum.values.items()
    )
    base = "OpenStrEnum" if enum.type == "String" else "OpenIntEnum"
    if enum.ignore_case and enum.type == "String":
        base = "CaselessStrEnum"
    return EnumView(name, base, enum.type, localized(enum.description), values)


def error_views(spec: Spec) -> dict[str, ErrorView]:
    return {
        code: ErrorView(
            code=code,
            name=names.constant(code),
            number=error.number,
            http_status=error.http_status,
            category=error.category,
            exception=EXCEPTIONS[error.category],
            meaning=localized(error.meaning),
            remedy=localized(error.remedy),
        )
        for code, error in spec.errors.node.errors.items()
    }


def origins(spec: Spec) -> dict[str, str]:
    origins = dict.fromkeys(
        [*spec.structs.node.structs, *spec.structs.node.enums], spec.structs.path
    )
    for file in spec.actions:
        name = file.node.action
        method = names.snake(name)
        words = [name, method, names.constant(name), names.iterator(name)]
        words += [names.request_class(name), names.result_class(name)]
        origins |= dict.fromkeys(words, file.path)
    origins |= dict.fromkeys(("ErrorCode", "ERROR_CODES"), spec.errors.path)
    return origins
