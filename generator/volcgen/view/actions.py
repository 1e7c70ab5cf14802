"""The view of one action: its parameters, its result, and what is known about calling it."""

from __future__ import annotations

from collections.abc import Callable
from typing import overload

from volcgen import names
from volcgen.spec.definitions import Action, FieldSpec, When
from volcgen.spec.load import Spec
from volcgen.spec.types import parse_type
from volcgen.view import examples
from volcgen.view.docstrings import method_docstring
from volcgen.view.fields import field_views, localized
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
from volcgen.view.text import Localized, Raw

Document = Callable[[str, str, tuple[FieldView, ...], tuple[str, ...]], str]
"""From an example, what is returned, the parameters and further arguments to a docstring."""


def action_view(
    spec: Spec,
    action: Action,
    errors: dict[str, ErrorView],
    types: examples.Types,
    wires: dict[str, str],
) -> ActionView:
    own = spec.service.node.client_parameters
    request = field_views(spec.request_fields(action), own, of_request=True)
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
