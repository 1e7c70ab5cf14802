"""Build the view of a linked spec."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final, overload

from volcgen import names
from volcgen.public import PUBLIC
from volcgen.spec.definitions import Action, EnumSpec, FieldSpec, When
from volcgen.spec.load import Spec
from volcgen.spec.types import parse_type
from volcgen.view import examples
from volcgen.view.docstrings import method_docstring
from volcgen.view.fields import field_views, localized
from volcgen.view.model import (
    ActionView,
    ConditionView,
    EnumValueView,
    EnumView,
    ErrorView,
    FailuresView,
    FieldView,
    GroupView,
    PagingView,
    RateLimitView,
    ServiceView,
    StructView,
    Symbol,
    View,
    WhenView,
)
from volcgen.view.programs import client_arguments, programs
from volcgen.view.related import related, uses
from volcgen.view.text import Localized, Raw

EXCEPTIONS: Final = {
    "auth": "AuthError",
    "clock_skew": "ClockSkewError",
    "permission": "PermissionDeniedError",
    "invalid_parameter": "InvalidParameterError",
    "unsupported_kind": "InvalidParameterError",
    "not_found": "NotFoundError",
    "throttled": "ThrottledError",
    "server": "ServerError",
    "limit": "APIError",
}


Document = Callable[[str, str, tuple[FieldView, ...], tuple[str, ...]], str]
"""From an example, what is returned, the parameters and further arguments to a docstring."""


def build_view(spec: Spec) -> View:
    """Everything that templates need, and nothing else."""
    node = spec.structs.node
    sent = _sent_structs(spec)
    enums = tuple(_enum(name, enum) for name, enum in node.enums.items())
    structs = tuple(
        StructView(
            name,
            localized(s.description),
            field_views(s.fields, at_least_one_of=s.at_least_one_of),
            "Struct",
            name in sent,
        )
        for name, s in node.structs.items()
    )
    types = examples.Types({s.name: s for s in structs}, {e.name: e for e in enums})
    service = _service(spec)
    errors = _errors(spec)
    wires = _wires(spec)
    actions = [_action(spec, file.node, errors, types, wires) for file in spec.actions]
    groups = tuple(
        _group(name, spec, tuple(a for a in actions if a.group == name), types)
        for name in spec.groups
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
        symbols=_symbols(enums, structs, actions),
        wires=wires,
        programs=programs(service, actions, {s.name: s.fields for s in structs}),
        uses=uses(actions, types.structs),
        related=related(actions, types.structs),
        origins=_origins(spec),
    )


def _service(spec: Spec) -> ServiceView:
    node = spec.service.node
    parameters = field_views(node.client_parameters, node.client_parameters)
    return ServiceView(
        name=node.service,
        title=localized(node.title),
        description=localized(node.description),
        client_summary=Localized(
            Raw(f"Client for {node.title.en}: typed, sync and async."),
            Raw(f"{node.title.zh}的 Python 客户端：带完整类型，支持同步与异步。"),
        ),
        version=node.version,
        signing_name=node.signing_name,
        doc=node.doc,
        distribution=node.package.distribution,
        package=node.package.import_,
        package_version=node.package.version,
        default_region=node.regions.default,
        hosts=tuple(node.regions.hosts.items()),
        timeout_s=node.timeout_s,
        quota=localized(node.quota.description),
        parameters=parameters,
        client_arguments=client_arguments(parameters),
    )


def _enum(name: str, enum: EnumSpec) -> EnumView:
    values = tuple(
        EnumValueView(
            python=names.constant(label),
            label=Raw(label),
            value=Raw(item.value) if isinstance(item.value, str) else item.value,
            description=localized(item.description),
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
            python=names.constant(code),
            number=error.number,
            http_status=error.http_status,
            category=error.category,
            exception=EXCEPTIONS[error.category],
            meaning=localized(error.meaning),
            remedy=localized(error.remedy),
        )
        for code, error in spec.errors.node.errors.items()
    }


def _wires(spec: Spec) -> dict[str, str]:
    """Every field's name on the wire, with its name in Python."""
    sides = [spec.service.node.client_parameters]
    sides += [struct.fields for struct in spec.structs.node.structs.values()]
    for file in spec.actions:
        sides += [file.node.request, file.node.result]
    return {wire: names.snake(wire) for fields in sides for wire in fields}


def _sent_structs(spec: Spec) -> set[str]:
    """Structs that a request leads to."""
    waiting: list[dict[str, FieldSpec]] = [file.node.request for file in spec.actions]
    found: set[str] = set()
    while waiting:
        for field in waiting.pop().values():
            struct = parse_type(field.type).struct_name
            if struct and struct not in found:
                found.add(struct)
                waiting.append(spec.structs.node.structs[struct].fields)
    return found


def _action(
    spec: Spec,
    action: Action,
    errors: dict[str, ErrorView],
    types: examples.Types,
    wires: dict[str, str],
) -> ActionView:
    own = spec.service.node.client_parameters
    request = field_views(spec.request_fields(action), own)
    result = field_views(action.result)
    by_wire = {field.wire.value: field for field in request}
    parameters = tuple(sorted(request, key=lambda f: (f.is_parameter, f.optional)))
    python = names.snake(action.action)
    result_class = names.result_class(action.action)
    data = action.examples.request or {}
    example = examples.call(f"im.{python}", examples.arguments(data, parameters, types))
    raised = tuple(errors[code] for code in action.errors)
    limits = _limits(action, by_wire)

    def document(
        call: str,
        returns: str,
        parameters: tuple[FieldView, ...],
        arguments: tuple[str, ...] = (),
    ) -> str:
        return method_docstring(
            summary=localized(action.summary),
            description=localized(action.description) if action.description else None,
            parameters=parameters,
            arguments=arguments,
            returns=returns,
            raises=raised,
            notes=limits,
            example=call,
            doc=action.doc or "",
            package=spec.service.node.package.import_,
            wires=wires,
        )

    returns = _returns(action, result)
    return ActionView(
        name=action.action,
        python=python,
        constant=names.constant(action.action),
        group=spec.group_of(action.action),
        doc=action.doc or "",
        access=action.access,
        qps=action.qps,
        rate_limit=_rate_limit(action, by_wire),
        kinds=tuple(action.conversation_kinds),
        summary=localized(action.summary),
        description=localized(action.description) if action.description else None,
        idempotency=by_wire.get(action.idempotency_field or ""),
        derived=_when(spec, action, action.idempotency_derived),
        failures=_failures(spec, action),
        request=StructView(
            names.request_class(action.action), _about("Body", action), request, "Struct", True
        ),
        result=StructView(
            result_class,
            _about("Result", action),
            result,
            "UntypedResult" if action.open_result else "Result",
            False,
        ),
        parameters=parameters,
        conditions=tuple(
            ConditionView(
                by_wire[condition.require or condition.limit or ""],
                condition.max,
                _when(spec, action, condition.when),
                condition.error or "",
            )
            for condition in action.conditions
        ),
        errors=raised,
        paging=_paging(spec, action, parameters, result, document, types),
        docstring=document(example, returns, parameters),
        async_docstring=document(f"await {example}", returns, parameters),
        example=example,
        example_imports=tuple(sorted(examples.imports(data, parameters, types))),
        request_json=action.examples.request,
        result_json=action.examples.result,
    )


@overload
def _when(spec: Spec, action: Action, when: When) -> WhenView: ...
@overload
def _when(spec: Spec, action: Action, when: When | None) -> WhenView | None: ...
def _when(spec: Spec, action: Action, when: When | None) -> WhenView | None:
    if when is None:
        return None
    path = when.field.split(".")
    return WhenView(
        tuple(Raw(step) for step in path),
        _python_path(when.field),
        when.equals,
        absent=_field_at(spec, action, path).default == when.equals,
    )


def _field_at(spec: Spec, action: Action, path: list[str]) -> FieldSpec:
    """The field of the request that a path leads to."""
    fields = spec.request_fields(action)
    for step in path[:-1]:
        fields = spec.structs.node.structs[parse_type(fields[step].type).struct].fields
    return fields[path[-1]]


def _rate_limit(action: Action, by_wire: dict[str, FieldView]) -> RateLimitView | None:
    limit = action.rate_limit
    if limit is None:
        return None
    return RateLimitView(limit.amount, limit.per, by_wire.get(limit.counts or ""))


def _failures(spec: Spec, action: Action) -> FailuresView | None:
    if action.failures is None:
        return None
    failures = action.failures
    struct = parse_type(action.result[failures.field].type).struct_name
    items = spec.structs.node.structs[struct].fields if struct else {}
    given = (
        failures.field,
        failures.id,
        failures.code,
        failures.message,
        _twin(action.result, failures.field),
        _twin(items, failures.id),
    )
    return FailuresView(*(names.snake(wire) if wire else "" for wire in given))


def _twin(fields: dict[str, FieldSpec], name: str | None) -> str | None:
    """The field that holds the same ids as text."""
    return next((w for w, field in fields.items() if name and field.twin_of == name), None)


def _paging(
    spec: Spec,
    action: Action,
    parameters: tuple[FieldView, ...],
    result: tuple[FieldView, ...],
    document: Document,
    types: examples.Types,
) -> PagingView | None:
    if action.paging is None:
        return None
    by_wire = {field.wire.value: field for field in parameters}
    results = {field.wire.value: field for field in result}
    cursor, limit = by_wire[action.paging.cursor], by_wire[action.paging.limit]
    items = results[action.paging.items]
    backward = action.paging.backward
    item = items.annotation.removeprefix("list[").removesuffix("]")
    kept = tuple(field for field in parameters if field not in (cursor, limit))
    name = names.iterator(action.action)
    data = dict(action.examples.request or {})
    call = examples.call(f"im.{name}", examples.arguments(data, kept, types))
    words = f"A listing that gives each {item}; its `pages()` gives the results page by page."
    loop = f"for item in {call}:\n    print(item)"
    after = names.snake(action.paging.next_cursor)
    start = f"start: Where to begin: the `{after}` of a page, or the `cursor` of an error."
    return PagingView(
        iterator=name,
        item=item,
        first=action.paging.first,
        backward=_when(spec, action, backward.when if backward else None),
        first_backward=backward.first if backward else 0,
        page_size=action.paging.size or limit.max or limit.example or 20,
        cursor=cursor,
        limit=limit,
        items=items,
        next_cursor=results[action.paging.next_cursor],
        has_more=results[action.paging.has_more],
        parameters=kept,
        docstring=document(loop, words, (*kept, limit), (start,)),
        async_docstring=document(f"async {loop}", words, (*kept, limit), (start,)),
        example=loop,
    )


def _about(what: str, action: Action) -> Localized:
    words = {"Body": "请求体", "Result": "返回结果"}
    return Localized(Raw(f"{what} of {action.action}."), Raw(f"{action.action} 的{words[what]}。"))


def _limits(action: Action, by_wire: dict[str, FieldView]) -> list[str]:
    notes: list[str] = []
    if action.qps is not None:
        notes.append(f"Limit: {action.qps} calls a second, for the whole account.")
    if (limit := action.rate_limit) is not None:
        counted = f"items of `{by_wire[limit.counts].python}`" if limit.counts else "calls"
        notes.append(f"Limit: {limit.amount} {counted} a {limit.per}, for the whole account.")
    for condition in action.conditions:
        python = names.snake(condition.require or condition.limit or "")
        what = "required" if condition.max is None else f"{condition.max} at the most"
        path = _python_path(condition.when.field)
        notes.append(f"`{python}` is {what} when `{path}` is {condition.when.equals!r}.")
    return notes


def _python_path(path: str) -> str:
    return ".".join(names.snake(step) for step in path.split("."))


def _returns(action: Action, result: tuple[FieldView, ...]) -> str:
    if action.open_result:
        return "The result, with `data`: the object as the server sends it."
    if not result:
        return "Nothing but its metadata."
    listed = ", ".join(f"`{field.python}`" for field in result)
    return f"The result, with {listed}."


def _group(
    name: str, spec: Spec, actions: tuple[ActionView, ...], types: examples.Types
) -> GroupView:
    group = spec.groups[name]
    fields = [f for a in actions for f in (*a.request.fields, *a.result.fields)]
    exports = [n for a in actions for n in (a.constant, a.request.name, a.result.name)]
    exports += [f"{a.constant}_LISTING" for a in actions if a.paging]
    return GroupView(
        name=name,
        title=localized(group.title),
        description=localized(group.description),
        actions=actions,
        imports=_imports(fields, actions, types),
        exports=tuple(sorted(exports, key=lambda name: (not name.isupper(), name))),
        results=tuple(sorted(action.result.name for action in actions)),
        mixin=names.mixin(name),
        has_listing=any(action.paging for action in actions),
        model_imports=tuple(sorted({s.base for a in actions for s in (a.request, a.result)})),
        facts_imports=tuple(
            name
            for name, used in (
                ("Action", True),
                ("Condition", any(a.conditions for a in actions)),
                ("Failures", any(a.failures for a in actions)),
                ("RateLimit", any(a.rate_limit for a in actions)),
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
    """The modules of enums and structs, each with the names that annotations use."""
    used = {name for f in fields for name in (f.struct, f.enum) if name}
    used |= {action.paging.item for action in actions if action.paging}
    found = [("enums", used & types.enums.keys()), ("structs", used & types.structs.keys())]
    return tuple((module, tuple(sorted(names))) for module, names in found if names)


def _symbols(
    enums: tuple[EnumView, ...], structs: tuple[StructView, ...], actions: list[ActionView]
) -> tuple[Symbol, ...]:
    symbols = [Symbol(name, module) for module, found in PUBLIC.items() for name in found]
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
    origins["ErrorCode"] = origins["CATEGORIES"] = spec.errors.path
    return origins
