"""Rules for Python names: every name can be converted, and no two names collide."""

from __future__ import annotations

import builtins
import keyword
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from volcgen import names
from volcgen.exports import RESERVED_CLASSES, RESERVED_PACKAGES, RESERVED_SERVICES
from volcgen.problems import Location, Problem
from volcgen.spec.definitions import FieldSpec
from volcgen.spec.document import Document, KeyPath
from volcgen.spec.files import Spec, SpecFile

# Parameters of every client and every iterator; a field must not hide one.
CLIENT_PARAMETERS: dict[str, str] = dict.fromkeys(
    (
        "access_key",
        "allow_http",
        "credentials",
        "deadline",
        "endpoint",
        "env",  # the end of a fixture's name
        "headers",
        "max_retries",
        "middleware",
        "profile",
        "raise_on_partial",
        "rate_limit",
        "region",
        "secret_key",
        "server",  # the end of a fixture's name
        "session_token",
        "timeout",
        "transport",
        "user_agent",
        "validate",
    ),
    "a parameter or a fixture of the client",
)
RESULT_ATTRIBUTES = dict.fromkeys(names.RESULT_ATTRIBUTES, "an attribute of every result")
ITERATOR_PARAMETERS = {"start": "a parameter of the iterator"}


@dataclass(frozen=True, slots=True)
class _Place:
    """A key or value of a file; its location is found only for a problem."""

    file: SpecFile[Any]
    where: KeyPath
    key: bool = False

    @property
    def location(self) -> Location:
        return self.file.document.at(self.where, key=self.key)


def check(spec: Spec) -> Iterator[Problem]:
    structs = spec.structs
    for name, struct in structs.node.structs.items():
        yield from _fields(structs.document, ("structs", name, "fields"), struct.fields)
    for name, enum in structs.node.enums.items():
        yield from _unique(
            "L205", structs.document, ("enums", name, "values"), enum.values, names.constant
        )
    errors = spec.errors
    yield from _unique("L205", errors.document, ("errors",), errors.node.errors, names.constant)
    parameters = spec.service.node.client_parameters
    yield from _fields(spec.service.document, ("client_parameters",), parameters, CLIENT_PARAMETERS)
    taken = dict.fromkeys(_python_names(parameters), "a parameter of the client")
    for file in spec.actions:
        # Fields that repeat a client parameter are reported elsewhere.
        own = {wire: f for wire, f in file.node.request.items() if wire not in parameters}
        listing = ITERATOR_PARAMETERS if file.node.paging is not None else {}
        yield from _fields(file.document, ("request",), own, {**taken, **listing})
        yield from _fields(file.document, ("result",), file.node.result, RESULT_ATTRIBUTES)
    yield from _service(spec)
    yield from _modules(spec)
    yield from _classes(spec)
    yield from _methods(spec)


def _python_names(fields: Iterable[str]) -> Iterator[str]:
    for wire in fields:
        try:
            yield names.snake(wire)
        except ValueError:
            continue


def _fields(
    document: Document,
    where: KeyPath,
    fields: dict[str, FieldSpec],
    taken: Mapping[str, str] | None = None,
) -> Iterator[Problem]:
    yield from _unique("L205", document, where, fields, names.snake, taken or {})


def _unique(
    rule: str,
    document: Document,
    where: KeyPath,
    wires: Iterable[str],
    python_of: Callable[[str], str],
    taken: Mapping[str, str] | None = None,
) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for wire in wires:
        here = (*where, wire)
        try:
            python = python_of(wire)
        except ValueError as error:
            yield Problem("L206", str(error), document.at(here, key=True))
            continue
        if python in seen:
            at = document.at(here, key=True)
            first = document.at((*where, seen[python]), key=True)
            message = f"`{wire}` and `{seen[python]}` both become `{python}` in Python"
            yield Problem(rule, message, at, also=first)
        elif taken and python in taken:
            at = document.at(here, key=True)
            message = f"`{wire}` becomes `{python}` in Python, the name of {taken[python]}"
            yield Problem(rule, message, at)
        seen.setdefault(python, wire)


def _service(spec: Spec) -> Iterator[Problem]:
    """Check the names of the class of all errors, and of the variable in programs and fixtures."""
    document, package = spec.service.document, spec.service.node.package
    error = package.root_error
    if error is not None and (error in RESERVED_CLASSES or not error.endswith("Error")):
        at = document.at(("package", "root_error"))
        message = f"`{error}` cannot be the class of all errors"
        yield Problem("L217", message, at, "choose a name of its own that ends with Error")
    service = spec.service.node.service
    if service in RESERVED_SERVICES:
        at = document.at(("service",))
        message = f"`{service}` is a fixture of pytest, or a module that programs import"
        yield Problem("L217", message, at, "choose another name for the service")


def _modules(spec: Spec) -> Iterator[Problem]:
    """Check the names of groups and of the package, which become modules."""
    document = spec.service.document
    for group in spec.groups:
        if keyword.iskeyword(group):
            at = document.at(("groups", group), key=True)
            yield Problem(
                "L206", f"`{group}` is a keyword of Python", at, "choose another name for the group"
            )
    package = spec.service.node.package.import_
    if keyword.iskeyword(package):
        at = document.at(("package", "import"))
        yield Problem(
            "L206", f"`{package}` is a keyword of Python", at, "choose another name for the package"
        )
    elif package in RESERVED_PACKAGES or package in sys.stdlib_module_names:
        at = document.at(("package", "import"))
        message = f"`{package}` is a module that the package imports, or a folder of tools"
        yield Problem("L217", message, at, "choose another name for the package")


def _classes(spec: Spec) -> Iterator[Problem]:
    """Check the names of everything that the package exports."""
    groups = spec.service.document
    seen: dict[str, Location] = {}
    for group in spec.groups:
        at, name = groups.at(("groups", group), key=True), names.mixin(group)
        if name in seen:
            message = f"two groups become `{name}`"
            yield Problem("L217", message, at, "rename one of the groups", also=seen[name])
        seen |= {name: at, f"Async{name}": at}
    entries: list[tuple[str, _Place]] = []
    for section in ("enums", "structs"):
        for name in getattr(spec.structs.node, section):
            entries.append((name, _Place(spec.structs, (section, name), key=True)))
    for file in spec.actions:
        place = _Place(file, ("action",))
        entries.append((names.request_class(file.node.action), place))
        entries.append((names.result_class(file.node.action), place))
        entries.append((names.constant(file.node.action), place))
        if file.node.paging is not None:
            entries.append((f"{names.constant(file.node.action)}_LISTING", place))
    first: dict[str, _Place] = {}
    for name, place in entries:
        if name in RESERVED_CLASSES or name.endswith("Error"):
            yield Problem("L217", f"`{name}` is a class of the package itself", place.location)
        elif hasattr(builtins, name):
            yield Problem("L217", f"`{name}` is a name of Python itself", place.location)
        elif keyword.iskeyword(name):
            yield Problem("L217", f"`{name}` is a keyword of Python", place.location)
        elif also := seen.get(name) or (first[name].location if name in first else None):
            message = f"two definitions become `{name}`"
            yield Problem("L217", message, place.location, also=also)
        first.setdefault(name, place)


def _methods(spec: Spec) -> Iterator[Problem]:
    seen: dict[str, _Place] = {}
    for file in spec.actions:
        place = _Place(file, ("action",))
        methods = [names.snake(file.node.action)]
        if file.node.paging is not None:
            methods.append(names.iterator(file.node.action))
        for method in methods:
            if method in names.CLIENT_ATTRIBUTES:
                message = f"`{method}` is an attribute of the client itself"
                yield Problem("L217", message, place.location)
            elif method in seen and seen[method].file is not file:
                also = seen[method].location
                yield Problem("L217", f"two actions become `{method}`", place.location, also=also)
            seen.setdefault(method, place)
