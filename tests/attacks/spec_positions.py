"""Places of a spec that take text from outside: of one in JSON, and of one with forms and queries."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from support.tiny_spec import SPEC

PLAIN: Final = "Plain words"
PLAIN_HOST: Final = "plain.example.com"
Data = dict[str, Any]

SERVICE, ERRORS, STRUCTS, MAKE, LIST = SPEC
DEPOT: Final = "spec/depot"
"""The invented service with every wire style."""


@dataclass(frozen=True, slots=True)
class Place:
    """A value of a spec, which is changed as data and written as YAML."""

    put: Callable[[dict[str, Data], str], None]
    renames: bool = False
    """Whether the text changes names; otherwise the syntax trees of the output stay the same."""
    is_host: bool = False


def _renamed(node: Data, old: str, new: str) -> None:
    items = [(new if key == old else key, value) for key, value in node.items()]
    node.clear()
    node.update(items)


def _both(text: str) -> dict[str, str]:
    return {"en": text, "zh": text}


def _summary(spec: dict[str, Data], text: str) -> None:
    spec[MAKE]["summary"] = _both(text)


def _description(spec: dict[str, Data], text: str) -> None:
    spec[MAKE]["request"]["OwnerId"]["description"] = _both(text)


def _title(spec: dict[str, Data], text: str) -> None:
    spec[SERVICE]["title"] = _both(text)


def _group_title(spec: dict[str, Data], text: str) -> None:
    spec[SERVICE]["groups"]["talk"]["title"] = _both(text)


def _enum_value(spec: dict[str, Data], text: str) -> None:
    spec[STRUCTS]["enums"]["Mood"]["values"]["WILD"]["value"] = text
    spec[MAKE]["examples"]["request"]["Info"]["Mood"] = "calm"


def _enum_label(spec: dict[str, Data], text: str) -> None:
    _renamed(spec[STRUCTS]["enums"]["Mood"]["values"], "WILD", text)


def _default(spec: dict[str, Data], text: str) -> None:
    spec[MAKE]["request"]["Key"]["default"] = text


def _example(spec: dict[str, Data], text: str) -> None:
    spec[MAKE]["request"]["Key"]["example"] = text


def _condition(spec: dict[str, Data], text: str) -> None:
    spec[MAKE]["conditions"] = [{"require": "OtherId", "when": {"field": "Key", "equals": text}}]


def _field_name(spec: dict[str, Data], text: str) -> None:
    _renamed(spec[MAKE]["request"], "Silent", text)


def _error_code(spec: dict[str, Data], text: str) -> None:
    _renamed(spec[ERRORS]["errors"], "TooFast", text)
    spec[MAKE]["errors"] = ["NoTalk", text]


def _action_name(spec: dict[str, Data], text: str) -> None:
    spec[MAKE]["action"] = text


def _distribution(spec: dict[str, Data], text: str) -> None:
    spec[SERVICE]["package"]["distribution"] = text


def _package(spec: dict[str, Data], text: str) -> None:
    spec[SERVICE]["package"]["import"] = text


def _host(spec: dict[str, Data], text: str) -> None:
    spec[SERVICE]["regions"]["hosts"]["cn-north-1"] = text


PLACES: Final[dict[str, Place]] = {
    "spec: summary": Place(_summary),
    "spec: description of a field": Place(_description),
    "spec: title of the service": Place(_title),
    "spec: title of a group": Place(_group_title),
    "spec: value of an enum": Place(_enum_value),
    "spec: label of an enum": Place(_enum_label, renames=True),
    "spec: default": Place(_default),
    "spec: example": Place(_example),
    "spec: condition": Place(_condition),
    "spec: name of a field": Place(_field_name, renames=True),
    "spec: error code": Place(_error_code, renames=True),
    "spec: name of an action": Place(_action_name, renames=True),
    "spec: name of the distribution": Place(_distribution, renames=True),
    "spec: name of the package": Place(_package, renames=True),
    "spec: host": Place(_host, is_host=True),
}


def _form_field(spec: dict[str, Data], text: str) -> None:
    _renamed(spec[f"{DEPOT}/api/PutTags.yaml"]["request"], "Labels", text)


def _form_default(spec: dict[str, Data], text: str) -> None:
    spec[f"{DEPOT}/api/PutTags.yaml"]["request"]["ClientToken"]["default"] = text


def _struct_field(spec: dict[str, Data], text: str) -> None:
    _renamed(spec[f"{DEPOT}/structs.yaml"]["structs"]["Filter"]["fields"], "Name", text)
    _renamed(
        spec[f"{DEPOT}/recipes/ListShelves.yaml"]["examples"]["request"]["Filters"][0], "Name", text
    )


def _query_field(spec: dict[str, Data], text: str) -> None:
    action = spec[f"{DEPOT}/recipes/ListShelves.yaml"]
    _renamed(action["request"], "Filters", text)
    _renamed(action["examples"]["request"], "Filters", text)


def _query_description(spec: dict[str, Data], text: str) -> None:
    spec[f"{DEPOT}/recipes/ListShelves.yaml"]["request"]["Filters"]["description"] = _both(text)


def _client_parameter(spec: dict[str, Data], text: str) -> None:
    _renamed(spec[f"{DEPOT}/service.yaml"]["client_parameters"], "ProjectName", text)


def _client_parameter_example(spec: dict[str, Data], text: str) -> None:
    spec[f"{DEPOT}/service.yaml"]["client_parameters"]["ProjectName"]["example"] = text


def _paging(spec: dict[str, Data], text: str) -> None:
    action = spec[f"{DEPOT}/testing/ListTags.yaml"]
    for node in (action["request"], action["result"], action["examples"]["result"]):
        _renamed(node, "NextToken", text)
    action["paging"] |= {"cursor": text, "next_cursor": text}


def _signing_name(spec: dict[str, Data], text: str) -> None:
    spec[f"{DEPOT}/service.yaml"]["signing_name"] = text


def _version(spec: dict[str, Data], text: str) -> None:
    spec[f"{DEPOT}/errors/ListJobs.yaml"]["version"] = text


def _shared_quota(spec: dict[str, Data], text: str) -> None:
    _renamed(spec[f"{DEPOT}/service.yaml"]["shared_quotas"], "listings", text)
    for action in ("recipes/ListShelves.yaml", "testing/ListTags.yaml"):
        spec[f"{DEPOT}/{action}"]["shared_quota"] = text


WIRE_PLACES: Final[dict[str, Place]] = {
    "form: name of a field": Place(_form_field, renames=True),
    "form: default": Place(_form_default, renames=True),
    "form and query: name of a member": Place(_struct_field, renames=True),
    "query: name of a field": Place(_query_field, renames=True),
    "query: description of a field": Place(_query_description),
    "form and query: client parameter": Place(_client_parameter, renames=True),
    "form and query: example of a client parameter": Place(_client_parameter_example),
    "form and query: name in paging": Place(_paging, renames=True),
    "form and query: name in signatures": Place(_signing_name),
    "form and query: version of an action": Place(_version),
    "form and query: shared quota": Place(_shared_quota, renames=True),
}
