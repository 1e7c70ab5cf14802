"""Build the view of one action: parameters, result and metadata."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import overload

from volcgen import names
from volcgen.spec.definitions import Action, FieldSpec, When
from volcgen.spec.files import Spec
from volcgen.spec.references import referenced_structs
from volcgen.spec.types import parse_type
from volcgen.view import examples
from volcgen.view.deprecations import notice
from volcgen.view.docstrings import async_docstring, method_docstring
from volcgen.view.fields import field_views, root_error
from volcgen.view.limits import cursor_sentence
from volcgen.view.model import (
    ActionView,
    ConditionView,
    ErrorView,
    FailuresView,
    FieldView,
    PagingView,
    RateLimitView,
    StructView,
    WhenView,
)
from volcgen.view.text import Localized, Raw, localized


@dataclass(frozen=True)
class _Documents:
    """Makes the docstrings of an action's methods."""

    spec: Spec
    action: Action
    raised: tuple[ErrorView, ...]
    notes: list[Raw]
    python_names: dict[str, str]

    def sync(
        self,
        example: str,
        returns: str,
        parameters: tuple[FieldView, ...],
        arguments: tuple[str, ...] = (),
    ) -> str:
        action, package = self.action, self.spec.service.node.package
        return method_docstring(
            summary=localized(action.summary),
            deprecated=notice(action.deprecated),
            description=localized(action.description) if action.description else None,
            parameters=parameters,
            arguments=arguments,
            returns=returns,
            raises=self.raised,
            root_error=root_error(package),
            notes=self.notes,
            example=example,
            doc=action.doc or "",
            package=package.import_,
            python_names=self.python_names,
        )

    def awaited(
        self, method: str, parameters: tuple[FieldView, ...], arguments: tuple[str, ...] = ()
    ) -> str:
        return async_docstring(
            summary=localized(self.action.summary),
            deprecated=notice(self.action.deprecated),
            parameters=parameters,
            arguments=arguments,
            method=method,
            python_names=self.python_names,
        )


def action_view(
    spec: Spec,
    action: Action,
    errors: dict[str, ErrorView],
    types: examples.Types,
    python_names: dict[str, str],
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
    python = names.snake(action.action)
    result_class = names.result_class(action.action)
    data = action.examples.request or {}
    example = examples.call(f"{variable}.{python}", examples.arguments(data, parameters, types))
    raised = tuple(errors[code] for code in action.errors)
    documents = _Documents(spec, action, raised, _limits(action, by_wire), python_names)
    returns = _returns(action, result)
    return ActionView(
        name=action.action,
        method=python,
        constant=names.constant(action.action),
        group=spec.group_of(action.action),
        doc=action.doc or "",
        access=action.access,
        destructive=_is_destructive(action),
        qps=action.qps,
        rate_limit=_rate_limit(action, by_wire),
        labels=dict(action.labels),
        summary=localized(action.summary),
        description=localized(action.description) if action.description else None,
        idempotency=by_wire.get(action.idempotency_field or ""),
        derived=_when(spec, action, action.idempotency_derived),
        failures=_failures(spec, action),
        request=StructView(
            names.request_class(action.action),
            _about("Body", action),
            request,
            "Struct",
            True,
            False,
        ),
        result=StructView(
            result_class,
            _about("Result", action),
            result,
            "UntypedResult" if action.open_result else "Result",
            False,
            True,
        ),
        parameters=parameters,
        is_sensitive=_is_sensitive(spec, action),
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
        paging=_paging(spec, action, parameters, result, documents, types),
        docstring=documents.sync(example, returns, parameters),
        async_docstring=documents.awaited(python, parameters),
        example=example,
        example_imports=tuple(sorted(examples.imports(data, parameters, types))),
        request_json=action.examples.request,
        result_json=action.examples.result,
        deprecated=notice(action.deprecated),
        warns=any(_is_deprecated(spec, field) for field in _sent_fields(spec, action)),
    )


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
    limits = field.limits if field.default == paging.first else (cursor_sentence(paging, case),)
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
        _alternative(action.result, failures.field),
        _alternative(items, failures.id),
    )
    return FailuresView(*(names.snake(wire) if wire else "" for wire in given))


def _alternative(fields: dict[str, FieldSpec], name: str | None) -> str | None:
    """The field that holds the same ids as text."""
    return next(
        (w for w, field in fields.items() if name and field.string_alternative_of == name), None
    )


def _paging(
    spec: Spec,
    action: Action,
    parameters: tuple[FieldView, ...],
    result: tuple[FieldView, ...],
    documents: _Documents,
    types: examples.Types,
) -> PagingView | None:
    if action.paging is None:
        return None
    by_wire = {field.wire_name.value: field for field in parameters}
    results = {field.wire_name.value: field for field in result}
    cursor, limit = by_wire[action.paging.cursor], by_wire[action.paging.limit]
    items = results[action.paging.items]
    backward = action.paging.backward
    item = items.annotation.removeprefix("list[").removesuffix("]")
    kept = tuple(field for field in parameters if field not in (cursor, limit))
    name = names.iterator(action.action)
    data = dict(action.examples.request or {})
    variable = names.snake(spec.service.node.service)
    call = examples.call(f"{variable}.{name}", examples.arguments(data, kept, types))
    returns = f"An iterable of {item}; its `pages()` iterates over the results, page by page."
    loop = f"for item in {call}:\n    print(item)"
    after = names.snake(action.paging.next_cursor)
    start = f"start: Cursor to begin at: the `{after}` of a page, or the `cursor` of an error."
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
        docstring=documents.sync(loop, returns, (*kept, limit), (start,)),
        async_docstring=documents.awaited(name, (*kept, limit), (start,)),
        example=loop,
    )


def _about(what: str, action: Action) -> Localized:
    words = {"Body": "请求体", "Result": "返回结果"}
    return Localized(Raw(f"{what} of {action.action}."), Raw(f"{action.action} 的{words[what]}。"))


def _limits(action: Action, by_wire: dict[str, FieldView]) -> list[Raw]:
    notes: list[str] = []
    if action.qps is not None:
        notes.append(f"Limit: {action.qps} calls per second, for the whole account.")
    if (limit := action.rate_limit) is not None:
        counted = f"items of `{by_wire[limit.counts].name}`" if limit.counts else "calls"
        notes.append(f"Limit: {limit.amount} {counted} per {limit.per}, for the whole account.")
    for condition in action.conditions:
        python = names.snake(condition.require or condition.limit or "")
        what = "required" if condition.max is None else f"at most {condition.max}"
        path = _python_path(condition.when.field)
        notes.append(f"`{python}` is {what} when `{path}` is {condition.when.equals!r}.")
    return [Raw(note) for note in notes]


def _python_path(path: str) -> str:
    return ".".join(names.snake(step) for step in path.split("."))


def _returns(action: Action, result: tuple[FieldView, ...]) -> str:
    if action.open_result:
        return "The result, with `data`: the object that the server sent."
    if not result:
        return "A result with metadata only."
    listed = ", ".join(f"`{field.name}`" for field in result)
    return f"The result, with {listed}."
