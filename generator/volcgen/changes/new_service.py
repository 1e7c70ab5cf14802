"""The files of a service that an import starts: what its documents state, and placeholders."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from pydantic import TypeAdapter, ValidationError

from volcgen.changes.differences import bare_host
from volcgen.changes.facts import ActionFacts, Fact, Reading, Refusal
from volcgen.changes.pages.metadata import FILES
from volcgen.changes.stated_wire import stated_encoding
from volcgen.changes.yaml_text import Flow, rendered
from volcgen.config import Config
from volcgen.errors import ConfigError
from volcgen.init.project import NewProject, check_flag, new_project
from volcgen.problems import visible
from volcgen.spec.files import Spec
from volcgen.spec.load import read_service
from volcgen.spec.nodes import LANGUAGES, GroupName
from volcgen.spec.placeholders import TODO
from volcgen.spec.wire import DEFAULT_ENCODINGS

DEFAULT_GROUP: Final = "api"
_HOST: Final = "open.volcengineapi.com"
"""Host of the services that have none of their own."""
_REGION: Final = "cn-beijing"
_SCHEMA: Final = "# yaml-language-server: $schema=../schema.json\n"


@dataclass(frozen=True, slots=True)
class Given:
    """What the command line says about a new service. None is taken from the documents."""

    host: str | None = None
    region: str | None = None
    version: str | None = None
    signing_name: str | None = None
    languages: str | None = None


def conflicts(reading: Reading, actions: Sequence[ActionFacts]) -> Iterator[Refusal]:
    """Yield the documents of another service or version than those before them.

    `actions` are those of the reading, one each.
    """
    yield from _incomplete(reading)
    for key, words in (("service", "service"), ("version", "version"), ("host", "host")):
        first: tuple[str, str] | None = None
        for facts in actions:
            fact: Fact[str] | None = getattr(facts, key)
            if fact is None or not fact.certain:
                continue
            value = bare_host(fact.value) if key == "host" else fact.value
            if first is None:
                first = value, facts.path
            elif value != first[0]:
                reason = (
                    f"the {words} is {visible(value)}, but {visible(first[0])} in {visible(first[1])}; "
                    "import the documents of one service and version"
                )
                yield Refusal(facts.path, fact.line, reason)


def _incomplete(reading: Reading) -> Iterator[Refusal]:
    """Yield the actions of a file of metadata that its other files lack: they are of another service."""
    found: dict[str, dict[str, ActionFacts]] = {}
    for facts in reading.actions:
        if facts.form in FILES:
            found.setdefault(facts.action.value, {})[facts.form] = facts
    forms = {form for have in found.values() for form in have}
    for name, have in found.items():
        if missing := [f"{form}.json" for form in FILES if form in forms - have.keys()]:
            facts = next(iter(have.values()))
            reason = f"{visible(name)} is not in {missing[0]}; import the files of one service and version"
            yield Refusal(facts.path, facts.action.line, reason)


def start_service(
    config: Config, name: str, actions: Sequence[ActionFacts], given: Given, group: str | None
) -> Spec:
    """Return the spec of a new service without actions, which is not on the disk yet.

    Raise ConfigError for an argument that is wrong or missing.
    """
    group = group or DEFAULT_GROUP
    check_flag("--group", GroupName, "lower-case letters, digits and `_`", group)
    project, guessed = _project(name, actions, given)
    todo = Flow(dict.fromkeys(project.languages, TODO))
    encoding = _encoding(actions, project.http_method)
    service: dict[str, Any] = {
        "service": name,
        **({"languages": [*project.languages]} if project.languages != LANGUAGES else {}),
        "title": todo,
        "description": todo,
        "version": project.version,
        "method": project.http_method,
        **({"encoding": encoding} if encoding else {}),
        "signing_name": project.signing_name,
        "package": {
            "distribution": project.distribution,
            "import": project.package,
            "version": "0.1.0",
        },
        "regions": {"default": project.region, "host": project.host},
        "timeout_s": 10,
        "quota": {"scope": "account", "description": todo},
        "groups": {group: {"title": todo, "description": todo, "actions": []}},
        "evidence": [{"where": where, "reason": TODO} for where in guessed],
    }
    if not guessed:
        del service["evidence"]
    home = config.spec / name
    shown = config.display_path(home)
    nothing: dict[str, Any] = {}
    files: dict[str, dict[str, Any]] = {
        "service": service,
        "errors": {"errors": nothing},
        "structs": {"structs": nothing},
    }
    content = {
        f"{shown}/{file}.yaml": f"{_SCHEMA}{rendered(value)}".encode()
        for file, value in files.items()
    }
    return read_service(home, config.root, content)


def _project(
    name: str, actions: Sequence[ActionFacts], given: Given
) -> tuple[NewProject, list[str]]:
    """Return the values of the service, and the keys whose values nothing states."""
    guessed: list[str] = []

    def chosen(where: str, option: str | None, stated: str | None, default: str) -> str:
        if option is None and stated is None:
            guessed.append(where)
        return option or stated or default

    version = given.version or _first(actions, "version")
    if version is None:
        raise ConfigError("the documents state no version of the API; add --version DATE")
    host = _first(actions, "host")
    methods = Counter(facts.method.value for facts in actions if facts.method is not None)
    method = next((word for word, _ in methods.most_common() if word in DEFAULT_ENCODINGS), None)
    code = _first(actions, "service")
    project = new_project(
        name,
        host=chosen("regions.host", given.host, bare_host(host) if host else None, _HOST),
        region=chosen("regions.default", given.region, None, _REGION),
        version=version,
        method=chosen("method", None, method, "POST"),
        signing_name=chosen("signing_name", given.signing_name, _signing_name(code), name),
        languages=given.languages or ",".join(LANGUAGES),
        argument="--service",
    )
    return project, guessed


def _first(actions: Sequence[ActionFacts], key: str) -> str | None:
    facts: list[Fact[str] | None] = [getattr(each, key) for each in actions]
    return next((fact.value for fact in facts if fact is not None and fact.certain), None)


def _signing_name(code: str | None) -> str | None:
    """Return the code of a service if signatures can have it."""
    try:
        return TypeAdapter(GroupName).validate_python(code)
    except ValidationError:
        return None


def _encoding(actions: Sequence[ActionFacts], method: str) -> str | None:
    """Return the encoding that most actions of a method have, if it is not the usual one."""
    stated = Counter(
        encoding
        for facts in actions
        if facts.method is None or facts.method.value == method
        if (encoding := stated_encoding(facts, method)) is not None
    )
    most = next((word for word, _ in stated.most_common()), None)
    return most if most != DEFAULT_ENCODINGS["GET" if method == "GET" else "POST"] else None
