"""Build the view of a linked spec."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from itertools import count
from typing import Final

from volcgen import names
from volcgen.exports import EXPORTS
from volcgen.spec.definitions import EnumSpec, Service
from volcgen.spec.files import Spec
from volcgen.spec.nodes import LANGUAGES
from volcgen.spec.references import referenced_structs
from volcgen.spec.wire import DEFAULT_ENCODINGS
from volcgen.view import examples
from volcgen.view.actions import action_view
from volcgen.view.api_texts import api_texts
from volcgen.view.call_model import FieldView
from volcgen.view.deprecations import deprecated_names, notice
from volcgen.view.events import event_views
from volcgen.view.fields import field_views, root_error
from volcgen.view.model import (
    ActionView,
    EnumValueView,
    EnumView,
    ErrorView,
    GroupView,
    ServiceView,
    StructView,
    Symbol,
    View,
)
from volcgen.view.programs import client_arguments, programs
from volcgen.view.related import related, uses
from volcgen.view.releases import release_views
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


def build_view(spec: Spec, pages: Collection[str] = (), folder: str = "generated") -> View:
    """Return everything that templates need.

    `pages` are names of documents besides those of groups, and `folder` is that of the output.
    """
    node = spec.structs.node
    sent = referenced_structs(spec, [file.node.request for file in spec.actions])
    received = referenced_structs(spec, [file.node.result for file in spec.actions])
    enums = tuple(_enum(name, enum) for name, enum in node.enums.items())
    structs = tuple(
        StructView(
            name,
            localized(s.description),
            field_views(s.fields, at_least_one_of=s.at_least_one_of),
            "Struct",
            name in sent,
            name in received,
        )
        for name, s in node.structs.items()
    )
    types = examples.Types({s.name: s for s in structs}, {e.name: e for e in enums})
    service = _service(spec, folder)
    errors = _errors(spec)
    python_names = _python_names(spec)
    group_pages = _group_pages(spec.groups, pages)
    actions = [
        action_view(
            spec,
            file.node,
            errors,
            types,
            python_names,
            group_pages[spec.group_of(file.node.action)],
        )
        for file in spec.actions
    ]
    groups = tuple(
        _group(name, page, spec, tuple(a for a in actions if a.group == name), types)
        for name, page in group_pages.items()
    )
    return View(
        service=service,
        enums=enums,
        structs=structs,
        groups=groups,
        errors=tuple(errors.values()),
        errors_doc=spec.errors.node.doc,
        enum_bases=tuple(sorted({enum.base for enum in enums})),
        struct_imports=_imports(
            [f for s in structs for f in s.fields], [], examples.Types({}, types.enums)
        ),
        symbols=_symbols(service, enums, structs, actions),
        python_names=python_names,
        programs=programs(service, actions, {s.name: s.fields for s in structs}),
        uses=uses(actions, types.structs),
        related=related(actions, types.structs),
        releases=release_views(spec),
        deprecated=deprecated_names(service, groups, structs, enums),
        events=event_views(spec),
        texts={language: api_texts(spec, language) for language in ("en", "zh")},
        origins=_origins(spec),
    )


def _service(spec: Spec, folder: str) -> ServiceView:
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


def _enum(name: str, enum: EnumSpec) -> EnumView:
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


def _errors(spec: Spec) -> dict[str, ErrorView]:
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


def _python_names(spec: Spec) -> dict[str, str]:
    """Return the Python name of each field by its wire name."""
    sides = [spec.service.node.client_parameters]
    sides += [struct.fields for struct in spec.structs.node.structs.values()]
    for file in spec.actions:
        sides += [file.node.request, file.node.result]
    return {wire: names.snake(wire) for fields in sides for wire in fields}


def _group_pages(groups: Iterable[str], pages: Collection[str]) -> dict[str, str]:
    """Return the page of each group: its name, with a suffix if another page has that name."""
    taken = {*pages, *groups}
    found: dict[str, str] = {}
    for name in groups:
        page = name
        if name in pages:
            page = next(p for n in count(1) if (p := f"{name}_{'actions' * n}") not in taken)
            taken.add(page)
        found[name] = page
    return found


def _group(
    name: str, page: str, spec: Spec, actions: tuple[ActionView, ...], types: examples.Types
) -> GroupView:
    group = spec.groups[name]
    fields = [f for a in actions for f in (*a.request.fields, *a.result.fields)]
    exports = [n for a in actions for n in (a.constant, a.request.name, a.result.name)]
    exports += [f"{a.constant}_LISTING" for a in actions if a.paging]
    # An action with a version of its own does not need that of the service.
    is_needed = any(action.version == spec.service.node.version for action in actions)
    service = [("service", ("SERVICE",))] if is_needed else []
    return GroupView(
        name=name,
        page=page,
        title=localized(group.title),
        description=localized(group.description),
        actions=actions,
        imports=tuple(sorted((*_imports(fields, actions, types), *service))),
        exports=tuple(sorted(exports, key=lambda name: (not name.isupper(), name))),
        results=tuple(sorted(action.result.name for action in actions)),
        mixin=names.mixin(name),
        listings=tuple(sorted({action.paging.listing for action in actions if action.paging})),
        has_sequence=any(f.is_sequence for a in actions for f in a.parameters),
        is_sensitive=any(action.is_sensitive for action in actions),
        has_deprecated=any(action.deprecated for action in actions),
        model_imports=tuple(sorted({s.base for a in actions for s in (a.request, a.result)})),
        action_imports=tuple(
            name
            for name, used in (
                ("Action", True),
                ("Condition", any(a.conditions for a in actions)),
                ("PartialFailures", any(a.failures for a in actions)),
                ("Quota", any(a.rate_limit for a in actions)),
                ("When", any(a.conditions or a.derived for a in actions)),
            )
            if used
        ),
        signature_imports=_imports([f for a in actions for f in a.parameters], actions, types),
        parameter_imports=_imports([f for a in actions for f in a.parameters], [], types),
    )


def _imports(
    fields: Iterable[FieldView], actions: Iterable[ActionView], types: examples.Types
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the modules of enums and structs with the names that annotations use."""
    used = {name for f in fields for name in (f.struct, f.enum) if name}
    used |= {action.paging.item for action in actions if action.paging}
    found = [("enums", used & types.enums.keys()), ("structs", used & types.structs.keys())]
    return tuple((module, tuple(sorted(names))) for module, names in found if names)


def _symbols(
    service: ServiceView,
    enums: tuple[EnumView, ...],
    structs: tuple[StructView, ...],
    actions: list[ActionView],
) -> tuple[Symbol, ...]:
    symbols = [Symbol(name, module) for module, found in EXPORTS.items() for name in found]
    symbols.append(Symbol(service.root_error, "errors"))
    symbols += [Symbol(enum.name, "enums") for enum in enums]
    symbols += [Symbol(struct.name, "structs") for struct in structs]
    symbols += [Symbol(a.result.name, f"actions.{a.group}") for a in actions]
    return tuple(sorted(symbols, key=lambda symbol: symbol.name))


def _origins(spec: Spec) -> dict[str, str]:
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
