"""The view of one action: parameters, result and metadata."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any

from volcgen import names
from volcgen.spec.definitions import Action, FieldSpec
from volcgen.spec.files import Spec
from volcgen.spec.references import referenced_structs
from volcgen.spec.types import parse_type
from volcgen.spec.wire import Rate, Wire, rate_of, wire_of
from volcgen.view import examples
from volcgen.view.call_model import (
    ConditionView,
    FailuresView,
    FieldView,
    PagingView,
    RateLimitView,
    WhenView,
)
from volcgen.view.cases import python_path, when_view
from volcgen.view.deprecations import notice
from volcgen.view.fields import field_views
from volcgen.view.limits import cursor_sentence
from volcgen.view.method_docs import Documents
from volcgen.view.model import ErrorView, StructView
from volcgen.view.paging import ListingTexts, listing_texts, paging_view
from volcgen.view.text import Localized, Raw, localized


class ActionView:
    """An action: parameters, result and metadata. Each attribute is built when it is first read."""

    def __init__(
        self,
        spec: Spec,
        action: Action,
        page: str,
        errors: Mapping[str, ErrorView],
        types: examples.Types,
        python_names: Mapping[str, str],
    ) -> None:
        self._spec = spec
        self._action = action
        self._page = page
        self._errors = errors
        self._types = types
        self._python_names = python_names

    @cached_property
    def name(self) -> str:
        return self._action.action

    @cached_property
    def method(self) -> str:
        return names.snake(self.name)

    @cached_property
    def constant(self) -> str:
        return names.constant(self.name)

    @cached_property
    def group(self) -> str:
        return self._spec.group_of(self.name)

    @cached_property
    def page(self) -> str:
        """Page of the output's documents that describes it, without its ending."""
        return self._page

    @cached_property
    def doc(self) -> str:
        """Id of the documents' page; empty where there is none."""
        return self._action.doc or ""

    @cached_property
    def access(self) -> str:
        return self._action.access

    @cached_property
    def http_method(self) -> str:
        return self._wire.method

    @cached_property
    def encoding(self) -> str:
        return self._wire.encoding

    @cached_property
    def version(self) -> str:
        return self._wire.version

    @cached_property
    def is_dotted(self) -> bool:
        """Whether lists and structs are sent as dotted names."""
        return self._wire.is_dotted

    @cached_property
    def destructive(self) -> bool:
        """Whether it removes something for good."""
        if self._action.destructive is not None:
            return self._action.destructive
        return self.access == "write" and names.is_destructive(self.name)

    @cached_property
    def qps(self) -> int | None:
        return self._rate.qps

    @cached_property
    def rate_limit(self) -> RateLimitView | None:
        limit = self._rate.rate_limit
        if limit is None:
            return None
        return RateLimitView(limit.amount, limit.per, self._sent(limit.counts))

    @cached_property
    def shared_quota(self) -> str:
        """Quota that the action shares with others; empty if it has its own."""
        return self._action.shared_quota or ""

    @cached_property
    def labels(self) -> dict[str, tuple[str, ...]]:
        """Labels for templates of this service alone."""
        return dict(self._action.labels)

    @cached_property
    def summary(self) -> Localized:
        return localized(self._action.summary)

    @cached_property
    def description(self) -> Localized | None:
        return localized(self._action.description) if self._action.description else None

    @cached_property
    def idempotency(self) -> FieldView | None:
        return self._sent(self._action.idempotency_field)

    @cached_property
    def derived(self) -> WhenView | None:
        """The case in which the server derives the idempotency key."""
        return when_view(self._spec, self._action, self._action.idempotency_derived)

    @cached_property
    def failures(self) -> FailuresView | None:
        return _failures(self._spec, self._action)

    @cached_property
    def request(self) -> StructView:
        own = self._spec.service.node.client_parameters
        fields = field_views(self._spec.request_fields(self._action), own, of_request=True)
        about = _about("Body", self._action)
        return StructView(names.request_class(self.name), about, fields, "Struct", True, False)

    @cached_property
    def result(self) -> StructView:
        name, fields = names.result_class(self.name), field_views(self._action.result)
        base = "UntypedResult" if self._action.open_result else "Result"
        return StructView(name, _about("Result", self._action), fields, base, False, True)

    @cached_property
    def parameters(self) -> tuple[FieldView, ...]:
        """The request's fields as parameters: required first, the client's last."""
        fields = (_with_start(field, self._action) for field in self.request.fields)
        return tuple(sorted(fields, key=lambda field: (field.is_parameter, field.optional)))

    @cached_property
    def is_sensitive(self) -> bool:
        """Whether the request has sensitive fields, at any depth, which tracebacks must not show."""
        return any(field.sensitive for field in _sent_fields(self._spec, self._action))

    @cached_property
    def conditions(self) -> tuple[ConditionView, ...]:
        return tuple(
            ConditionView(
                self._fields[condition.require or condition.limit or ""],
                condition.max,
                when_view(self._spec, self._action, condition.when),
                condition.error or "",
            )
            for condition in self._action.conditions
        )

    @cached_property
    def errors(self) -> tuple[ErrorView, ...]:
        return tuple(self._errors[code] for code in self._action.errors)

    @cached_property
    def iterator(self) -> str:
        """Name of the method that iterates; empty where the action is not a listing."""
        return names.iterator(self.name) if self._action.paging else ""

    @cached_property
    def paging(self) -> PagingView | None:
        return paging_view(self._spec, self._action, self.parameters, self.result.fields)

    @cached_property
    def iterator_texts(self) -> ListingTexts | None:
        """Texts of the iterator; None where the action is not a listing."""
        paging, facts = self.paging, self._action.paging
        if paging is None or facts is None:
            return None
        arguments = examples.arguments(self._example_data, paging.parameters, self._types)
        return listing_texts(
            self.iterator, paging, facts, self._variable, arguments, self._documents
        )

    @cached_property
    def docstring(self) -> str:
        returns = _returns(self._action, self.result.fields)
        return self._documents.sync(self.example, returns, self.parameters)

    @cached_property
    def async_docstring(self) -> str:
        return self._documents.awaited(self.method, self.parameters)

    @cached_property
    def example(self) -> str:
        """A call as Python code."""
        arguments = examples.arguments(self._example_data, self.parameters, self._types)
        return examples.call(f"{self._variable}.{self.method}", arguments)

    @cached_property
    def example_imports(self) -> tuple[str, ...]:
        """Names that the example needs from the package, besides the client."""
        return tuple(sorted(examples.imports(self._example_data, self.parameters, self._types)))

    @cached_property
    def request_json(self) -> Any:
        return self._action.examples.request

    @cached_property
    def result_json(self) -> Any:
        return self._action.examples.result

    @cached_property
    def deprecated(self) -> Localized | None:
        return notice(self._action.deprecated)

    @cached_property
    def warns(self) -> bool:
        """Whether a request can have deprecated fields or values."""
        fields = _sent_fields(self._spec, self._action)
        return any(_is_deprecated(self._spec, field) for field in fields)

    @property
    def command(self) -> str:
        """Its name on the command line."""
        return names.command(self.name)

    def need(self, field: FieldView) -> str:
        """Whether the request must have a field; `sometimes` where a condition decides."""
        conditional = {c.field.name for c in self.conditions if c.max is None}
        if field.need == "no" and conditional & {field.name, field.alternative_of}:
            return "sometimes"
        return field.need

    @cached_property
    def _wire(self) -> Wire:
        return wire_of(self._spec.service.node, self._action)

    @cached_property
    def _rate(self) -> Rate:
        return rate_of(self._spec.service.node, self._action)

    @property
    def _variable(self) -> str:
        return names.snake(self._spec.service.node.service)

    @property
    def _example_data(self) -> dict[str, Any]:
        return self._action.examples.request or {}

    @property
    def _documents(self) -> Documents:
        notes = _limits(self._action, self._rate, self._fields)
        return Documents(self._spec, self._action, self.errors, notes, self._python_names)

    @property
    def _fields(self) -> dict[str, FieldView]:
        return {field.wire_name.value: field for field in self.request.fields}

    def _sent(self, wire_name: str | None) -> FieldView | None:
        return self._fields[wire_name] if wire_name else None


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
