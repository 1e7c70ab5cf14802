"""Rules for method and encoding: GET has no body, and dotted names can express what is sent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from volcgen.problems import Problem
from volcgen.spec.definitions import Action, FieldSpec
from volcgen.spec.document import KeyPath
from volcgen.spec.files import Spec, SpecFile
from volcgen.spec.references import referenced_structs
from volcgen.spec.types import parse_type
from volcgen.spec.wire import wire_of

_OF_QUERIES: Final = {"Action", "Version"}


def check(spec: Spec, file: SpecFile[Action]) -> Iterator[Problem]:
    """Yield the problems of how requests of an action are sent."""
    service = spec.service.node
    wire = wire_of(service, file.node)
    if wire.method == "GET" and wire.encoding != "query":
        own: SpecFile[Any] = file if file.node.encoding is not None else spec.service
        at = own.document.at(("encoding",))
        message = f"{file.node.action} is sent with GET, which has no body"
        help_ = "write `encoding: query`, or `method: POST`"
        yield Problem("L247", message, at, help_)
    if wire.is_dotted:
        yield from _dotted(file, ("request",), file.node.request)
        if wire.encoding == "query":
            for name in _OF_QUERIES & file.node.request.keys():
                at = file.document.at(("request", name), key=True)
                message = f"`{name}` is the name of a parameter that each query has"
                yield Problem("L248", message, at, "correct the name, or use another encoding")


def check_shared(spec: Spec) -> Iterator[Problem]:
    """Yield the problems of client parameters and structs that are sent with dotted names."""
    service = spec.service.node
    dotted = [file.node for file in spec.actions if wire_of(service, file.node).is_dotted]
    if not dotted:
        return
    parameters = service.client_parameters
    yield from _dotted(spec.service, ("client_parameters",), parameters)
    for name in sorted(referenced_structs(spec, [action.request for action in dotted])):
        struct = spec.structs.node.structs[name]
        yield from _dotted(spec.structs, ("structs", name, "fields"), struct.fields)


def _dotted(
    file: SpecFile[Any], where: KeyPath, fields: Mapping[str, FieldSpec]
) -> Iterator[Problem]:
    """Check that names and types of fields are not ambiguous in dotted names."""
    for name, field in fields.items():
        if "." in name:
            at = file.document.at((*where, name), key=True)
            message = f"`{name}` contains a dot, which separates names in a query or a form"
            yield Problem("L248", message, at, "correct the name, or use `encoding: json`")
        try:
            type_ = parse_type(field.type)
        except ValueError:
            continue  # reported as L201
        while type_.item is not None:
            if type_.kind == "map" and type_.item.kind in ("map", "array", "object"):
                at = file.document.at((*where, name, "type"))
                message = f"`{name}` is {type_}, whose names are ambiguous in a query or a form"
                help_ = "use a JSON Map of scalars, or `encoding: json`"
                yield Problem("L248", message, at, help_)
            type_ = type_.item
