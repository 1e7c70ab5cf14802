"""Build the view of one action: parameters, result and metadata."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from volcgen import names
from volcgen.spec.definitions import Action, FieldSpec
from volcgen.spec.files import Spec
from volcgen.spec.references import referenced_structs
from volcgen.spec.types import parse_type
from volcgen.spec.wire import Rate, rate_of, wire_of
from volcgen.view import examples
from volcgen.view.call_model import ConditionView, FailuresView, FieldView, RateLimitView
from volcgen.view.cases import python_path, when_view
from volcgen.view.deprecations import notice
from volcgen.view.fields import field_views
from volcgen.view.limits import cursor_sentence
from volcgen.view.method_docs import Documents
from volcgen.view.model import ActionView, ErrorView, StructView
from volcgen.view.paging import paging_view
from volcgen.view.text import Localized, Raw, localized


def plain_facts(spec: Spec, action: Action, page: str) -> dict[str, Any]:
    """Return the attributes of the view of an action that need neither fields nor documents."""
    wire, rate = wire_of(spec.service.node, action), rate_of(spec.service.node, action)
    absent = {
        "paging": action.paging,
        "idempotency": action.idempotency_field,
        "rate_limit": rate.rate_limit,
        "derived": action.idempotency_derived,
    }
    return {
        **{name: None for name, value in absent.items() if value is None},
        "failures": _failures(spec, action),
        "name": action.action,
        "method": names.snake(action.action),
        "constant": names.constant(action.action),
        "group": spec.group_of(action.action),
        "page": page,
        "doc": action.doc or "",
        "access": action.access,
        "http_method": wire.method,
        "encoding": wire.encoding,
        "version": wire.version,
        "is_dotted": wire.is_dotted,
        "qps": rate.qps,
        "shared_quota": action.shared_quota or "",
        "destructive": _is_destructive(action),
        "labels": dict(action.labels),
        "summary": localized(action.summary),
        "description": localized(action.description) if action.description else None,
        "request_json": action.examples.request,
        "result_json": action.examples.result,
        "deprecated": notice(action.deprecated),
    }


def action_view(
    spec: Spec,
    action: Action,
    errors: dict[str, ErrorView],
    types: examples.Types,
    python_names: Mapping[str, str],
    page: str,
) -> ActionView:
    own = spec.service.node.client_parameters
    variable = names.snake(spec.service.node.service)
    request = field_views(spec.request_fields(action), own, of_request=True)
    result = field_views(action.result)
    by_wire = {field.wire_name.value: field for field in request}
    parameters = tuple(
        sorted(
            (_with_start(field, action) for field in request),
            key=lambda f: (f.is_parameter, f.optional),
        )
    )
    rate = rate_of(spec.service.node, action)
    python = names.snake(action.action)
    result_class = names.result_class(action.action)
    data = action.examples.request or {}
    example = examples.call(f"{variable}.{python}", examples.arguments(data, parameters, types))
    raised = tuple(errors[code] for code in action.errors)
    documents = Documents(spec, action, raised, _limits(action, rate, by_wire), python_names)
    returns = _returns(action, result)
    whole: dict[str, Any] = {
        "rate_limit": _rate_limit(rate, by_wire),
        "idempotency": by_wire.get(action.idempotency_field or ""),
        "derived": when_view(spec, action, action.idempotency_derived),
        "request": StructView(
            names.request_class(action.action),
            _about("Body", action),
            request,
            "Struct",
            True,
            False,
        ),
        "result": StructView(
            result_class,
            _about("Result", action),
            result,
            "UntypedResult" if action.open_result else "Result",
            False,
            True,
        ),
        "parameters": parameters,
        "is_sensitive": _is_sensitive(spec, action),
        "conditions": tuple(
            ConditionView(
                by_wire[condition.require or condition.limit or ""],
                condition.max,
                when_view(spec, action, condition.when),
                condition.error or "",
            )
            for condition in action.conditions
        ),
        "errors": raised,
        "paging": paging_view(spec, action, parameters, result, documents, types),
        "docstring": documents.sync(example, returns, parameters),
        "async_docstring": documents.awaited(python, parameters),
        "example": example,
        "example_imports": tuple(sorted(examples.imports(data, parameters, types))),
        "warns": any(_is_deprecated(spec, field) for field in _sent_fields(spec, action)),
    }
    return ActionView(**whole | plain_facts(spec, action, page))


def _is_destructive(action: Action) -> bool:
    if action.destructive is not None:
        return action.destructive
    return action.access == "write" and names.is_destructive(action.action)


def _with_start(field: FieldView, action: Action) -> FieldView:
    """Return a field as a parameter; the cursor of a listing may be left out."""
    paging = action.paging
    if paging is None or field.wire_name.value != paging.cursor:
        return field
    backward = paging.backward
    case = names.snake(backward.when.field) if backward else ""
    limits = field.limits
    if paging.kind != "token" and field.default != paging.start:
        limits = (cursor_sentence(paging, case),)
    return replace(field, optional=True, need="no", limits=limits)


def _is_sensitive(spec: Spec, action: Action) -> bool:
    """Return whether the request has sensitive fields, at any depth."""
    return any(field.sensitive for field in _sent_fields(spec, action))


def _is_deprecated(spec: Spec, field: FieldSpec) -> bool:
    """Return whether a field is deprecated, or one of its values."""
    values = spec.structs.node.enums[field.enum].values.values() if field.enum else ()
    return field.deprecated is not None or any(value.deprecated for value in values)


def _sent_fields(spec: Spec, action: Action) -> Iterator[FieldSpec]:
    """Yield the fields of the request, at any depth."""
    fields = spec.request_fields(action)
    yield from fields.values()
    for name in referenced_structs(spec, [fields]):
        yield from spec.structs.node.structs[name].fields.values()


def _rate_limit(rate: Rate, by_wire: dict[str, FieldView]) -> RateLimitView | None:
    limit = rate.rate_limit
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
        _alternative(action.result, failures.field),
        _alternative(items, failures.id),
    )
    return FailuresView(*(names.snake(wire) if wire else "" for wire in given))


def _alternative(fields: dict[str, FieldSpec], name: str | None) -> str | None:
    """The field that holds the same ids as text."""
    return next(
        (w for w, field in fields.items() if name and field.string_alternative_of == name), None
    )


def _about(what: str, action: Action) -> Localized:
    words = {"Body": "请求体", "Result": "返回结果"}
    return Localized(Raw(f"{what} of {action.action}."), Raw(f"{action.action} 的{words[what]}。"))


def _limits(action: Action, rate: Rate, by_wire: dict[str, FieldView]) -> list[Raw]:
    notes: list[str] = []
    scope = "for the whole account"
    if action.shared_quota:
        scope = f"shared by all actions with the quota `{action.shared_quota}` of the account"
    if rate.qps is not None:
        notes.append(f"Limit: {rate.qps} calls per second, {scope}.")
    if (limit := rate.rate_limit) is not None:
        counted = f"items of `{by_wire[limit.counts].name}`" if limit.counts else "calls"
        notes.append(f"Limit: {limit.amount} {counted} per {limit.per}, {scope}.")
    for condition in action.conditions:
        python = names.snake(condition.require or condition.limit or "")
        what = "required" if condition.max is None else f"at most {condition.max}"
        path = python_path(condition.when.field)
        notes.append(f"`{python}` is {what} when `{path}` is {condition.when.equals!r}.")
    return [Raw(note) for note in notes]


def _returns(action: Action, result: tuple[FieldView, ...]) -> str:
    if action.open_result:
        return "The result, with `data`: the object that the server sent."
    if not result:
        return "A result with metadata only."
    listed = ", ".join(f"`{field.name}`" for field in result)
    return f"The result, with {listed}."
