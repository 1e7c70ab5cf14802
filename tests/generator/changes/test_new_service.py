"""A service that starts from its definitions: the same facts, and a client that calls its emulator."""

from __future__ import annotations

import importlib
import json
import re
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import pytest
from support.definitions import CommandLine, Explorer, request_of
from support.project import REPOSITORY, Project, tree

from volcgen.spec.definitions import Action, FieldSpec
from volcgen.spec.files import Spec
from volcgen.spec.load import load, read_spec
from volcgen.spec.types import parse_type
from volcgen.spec.wire import wire_of

DEPOT: Final = REPOSITORY / "tests/wire_styles/spec/depot"
CONFIG: Final = '[tool.volcgen]\noutput = "generated/{service}"\n'
KEYS: Final = {"access_key": "AK", "secret_key": "SK"}
TEXTS: Final = {
    "title: {en: TODO, zh: TODO}": "title: {en: Title, zh: 标题}",
    "en: TODO": "en: A text.",
    "zh: TODO": "zh: 文本。",
    "reason: TODO": "reason: A person decided it.",
}
FORMS: Final[dict[str, Callable[[Spec], dict[str, str]]]] = {
    "explorer": lambda spec: Explorer(spec).files(),
    "command line": lambda spec: CommandLine(spec).files(),
}


@pytest.fixture(scope="module")
def depot(tmp_path_factory: pytest.TempPathFactory) -> Spec:
    """A service whose actions have all wire styles, and one version."""
    folder = tmp_path_factory.mktemp("depot") / "depot"
    shutil.copytree(DEPOT, folder)
    listing = folder / "errors/ListJobs.yaml"
    text = listing.read_text(encoding="utf-8")
    listing.write_text(text.replace('version: "2025-01-31"\n', ""), encoding="utf-8")
    return load(folder, folder.parent)


@pytest.fixture(scope="module")
def projects(depot: Spec, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Project]:
    """A project for each form of definitions, with the service that was imported from them."""
    return {
        form: started(tmp_path_factory.mktemp("started"), files(depot))
        for form, files in FORMS.items()
    }


def empty(root: Path) -> Project:
    """Return a project whose spec has no service."""
    project = Project(root)
    (root / "spec").mkdir(parents=True)
    project.write({"pyproject.toml": CONFIG})
    return project


def started(root: Path, files: Mapping[str, str], *arguments: str) -> Project:
    project = empty(root)
    project.write({f"pages/{name}": text for name, text in files.items()})
    project.good("import", "--service", "depot", "pages", *arguments)
    return project


def flat(
    spec: Spec, fields: Mapping[str, FieldSpec], *, known: tuple[str, ...]
) -> dict[str, tuple[Any, ...]]:
    """Return the facts of fields by their paths; names of structs and enums are not facts."""
    found: dict[str, tuple[Any, ...]] = {}
    for name, field in fields.items():
        type_ = parse_type(field.type)
        struct = spec.structs.node.structs.get(type_.struct_name)
        enum = spec.structs.node.enums.get(field.enum or "")
        values = tuple(item.value for item in enum.values.values()) if enum else ()
        word = field.type.replace(type_.struct_name, "…") if struct else field.type
        facts = {
            "type": re.sub("Integer|Long", "Long", word) if "width" not in known else word,
            "enum": values,
            **{key: getattr(field, key) for key in ("required", "min", "max", "max_length")},
        }
        found[name] = tuple(facts[key] for key in facts if key == "type" or key in known)
        if struct is not None:
            inner = flat(spec, struct.fields, known=known)
            found |= {f"{name}.{path}": below for path, below in inner.items()}
    return found


ALL: Final = ("width", "enum", "required", "min", "max", "max_length")
STATED: Final[dict[str, tuple[tuple[str, ...], tuple[str, ...]]]] = {
    "explorer": (ALL, ALL),
    "command line": (("width", "required"), ()),
}
"""What the definitions state about requests, and about results."""


def is_certain(action: Action) -> bool:
    """Return whether the names of fields show a listing, and only one of them can be its items."""
    arrays = [field for field in action.result.values() if field.type.startswith("Array of ")]
    return action.paging is not None and action.paging.kind != "cursor" and len(arrays) == 1


@pytest.mark.parametrize("form", FORMS)
def test_an_import_reads_back_what_definitions_were_made_from(
    depot: Spec, projects: dict[str, Project], form: str
) -> None:
    root = projects[form].root
    spec = read_spec(root / "spec", root)
    sent, read = STATED[form]
    found = {file.node.action: file.node for file in spec.actions}
    assert found.keys() == {file.node.action for file in depot.actions}
    for action in (file.node for file in depot.actions):
        new = found[action.action]
        assert wire_of(spec.service.node, new) == wire_of(depot.service.node, action)
        expected = flat(depot, request_of(depot, action), known=sent)
        assert flat(spec, new.request, known=sent) == expected, action.action
        assert flat(spec, new.result, known=read) == flat(depot, action.result, known=read)
        assert new.paging == (action.paging if is_certain(action) else None)


@pytest.mark.parametrize("form", FORMS)
def test_a_second_import_changes_nothing(projects: dict[str, Project], form: str) -> None:
    project = projects[form]
    before = tree(project.root / "spec")
    outcome = project.good("import", "--service", "depot", "pages")
    assert outcome.out.endswith("nothing to change\n")
    assert tree(project.root / "spec") == before


@pytest.mark.parametrize("form", FORMS)
def test_texts_are_placeholders(projects: dict[str, Project], form: str) -> None:
    outcome = projects[form].run("lint")
    assert outcome.code == 2
    assert "L242" in outcome.err
    texts = [
        path.read_text(encoding="utf-8") for path in projects[form].root.rglob("spec/**/*.yaml")
    ]
    found = {value for text in texts for value in re.findall(r"\b(?:en|zh): ([^,}\n]*)", text)}
    assert found == {"TODO"}


def test_what_definitions_state_is_in_service_yaml(projects: dict[str, Project]) -> None:
    explorer, metadata = (
        projects[form].read("spec/depot/service.yaml") for form in ("explorer", "command line")
    )
    for text in (explorer, metadata):
        assert 'version: "2024-05-01"' in text
        assert "import: volc_depot" in text
    assert "host: depot.example.com" in explorer
    assert "where: regions.host" not in explorer
    assert "host: open.volcengineapi.com" in metadata
    assert "where: regions.host" in metadata  # a guess that a person decides on
    assert "where: signing_name" in explorer
    assert "where: signing_name" not in metadata
    assert "InvalidParam:" in projects["explorer"].read("spec/depot/errors.yaml")
    assert "errors: [InvalidParam]" in projects["explorer"].read("spec/depot/api/ListTags.yaml")


@pytest.fixture(scope="module")
def package(
    projects: dict[str, Project], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Any]:
    """The package of the imported service, after a person wrote its texts."""
    root = tmp_path_factory.mktemp("generated")
    project = empty(root)
    source = projects["explorer"].root / "spec"
    for path in source.rglob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        for old, new in TEXTS.items():
            text = text.replace(old, new)
        project.write({f"spec/{path.relative_to(source).as_posix()}": text})
    project.good("generate")
    folder = str(root / "generated/depot")
    sys.path.insert(0, folder)
    try:
        yield importlib.import_module("volc_depot")
    finally:
        sys.path.remove(folder)
        for name in [name for name in sys.modules if name.partition(".")[0] == "volc_depot"]:
            del sys.modules[name]


def test_the_client_of_an_imported_service_calls_its_emulator(package: Any) -> None:
    emulator = importlib.import_module("volc_depot.emulator")
    with (
        emulator.Emulator(**KEYS) as server,
        package.Client(**KEYS, endpoint=server.endpoint) as client,
    ):
        tags = [package.Tag(key="team", value="红 & blue")]
        result = client.put_tags(project_name="p", resource_ids=["a", "b"], tags=tags)
        assert result.count == 2
        page = client.list_shelves(project_name="p")
        assert page.shelf_names == ["north"]
        jobs = client.list_jobs(project_name="p", cursor=0, limit=100)
        assert jobs.job_ids == [1]
        first, second, third = server.requests
    assert b"Tags.1.Key=team&Tags.1.Value=" in first.request.body
    assert second.request.method == "GET"
    assert json.loads(third.request.body) == {"ProjectName": "p", "Cursor": 0, "Limit": 100}


PAGE: Final = """\
# ReadThings
Request method: {method}
Request URL: https://{host}/?Action=ReadThings&Version={version}
## Request parameters
| Parameter | Type | Required | Description |
| --- | --- | --- | --- |
{rows}
## Response
| Field | Type | Description |
| --- | --- | --- |
| Things | Array of Thing | See Thing |
| NextToken | String | Of the next page |
### Thing
| Field | Type | Description |
| --- | --- | --- |
| Id | Long | Its id |
"""
ROWS: Final = """\
| NextToken | String | No | Of the page |
| MaxResults | Integer | No | Up to 100 |
| Filters.N.Name | String | Yes | Copied words |
| Filters.N.Values.M | String | No | Copied words |
| Range.Start | Long | No | Copied words |"""


def page(**values: str) -> str:
    defaults = {"method": "GET", "host": "things.volcengineapi.com", "version": "2024-05-01"}
    return PAGE.format(**{**defaults, "rows": ROWS, **values})


@pytest.mark.parametrize(
    ("text", "method", "encoding"),
    [
        (page(), "GET", "query"),
        (page(method="POST"), "POST", "form"),
        (
            page(method="POST") + "\n`Content-Type: application/x-www-form-urlencoded`\n",
            "POST",
            "form",
        ),
        (page(method="POST", rows="| Id | Long | No | Words |"), "POST", "json"),
    ],
    ids=["query", "dotted names", "content type", "json"],
)
def test_a_page_starts_a_service(tmp_path: Path, text: str, method: str, encoding: str) -> None:
    project = empty(tmp_path)
    project.write({"page.md": text})
    project.good(
        "import", "--service", "things", "--group", "read", "--signing-name", "th", "page.md"
    )
    spec = read_spec(tmp_path / "spec", tmp_path)
    (action,) = (file.node for file in spec.actions)
    service = spec.service.node
    assert wire_of(service, action)[:2] == (method, encoding)
    assert (service.signing_name, service.version) == ("th", "2024-05-01")
    assert service.regions.host == "things.volcengineapi.com"
    assert list(service.groups) == ["read"]
    assert "words" not in project.read("spec/things/read/ReadThings.yaml").casefold()
    if "Filters" in text:
        assert action.paging is not None
        assert (action.paging.kind, action.paging.items) == ("token", "Things")
        types = {name: field.type for name, field in action.request.items()}
        assert types["Filters"] == "Array of Filters"
        assert types["Range"] == "Object of Range"
        filters = spec.structs.node.structs["Filters"].fields
        assert {name: field.type for name, field in filters.items()} == {
            "Name": "String",
            "Values": "Array of String",
        }


def test_texts_have_the_chosen_languages(tmp_path: Path, depot: Spec) -> None:
    project = started(tmp_path, Explorer(depot).files(), "--languages", "zh")
    service = project.read("spec/depot/service.yaml")
    assert "languages:" in service
    assert "zh: TODO" in service
    for path in (project.root / "spec").rglob("*.yaml"):
        assert "en: TODO" not in path.read_text(encoding="utf-8")
    other = empty(tmp_path / "other")
    other.write({"pages/a.json": next(iter(Explorer(depot).files().values()))})
    done = other.run("import", "--service", "depot", "pages", "--languages", "fr")
    assert done.code == 2
    assert "--languages" in done.err
    assert [*(other.root / "spec").iterdir()] == []


def test_an_existing_service_is_extended(tmp_path: Path) -> None:
    project = empty(tmp_path)
    project.write({"one.md": page(), "two.md": page().replace("ReadThings", "FindThings")})
    project.good("import", "--service", "things", "one.md")
    project.edit(
        "spec/things/service.yaml",
        "\ntitle: {en: TODO, zh: TODO}",
        "\ntitle: {en: T, zh: 物}",
    )
    before = project.read("spec/things/api/ReadThings.yaml")
    project.good("import", "--service", "things", "--group", "api", "two.md")
    assert project.read("spec/things/api/ReadThings.yaml") == before
    service = project.read("spec/things/service.yaml")
    assert "title: {en: T, zh: 物}" in service
    assert "actions: [ReadThings, FindThings]" in service


def metadata(depot: Spec, **changes: str) -> dict[str, str]:
    return {**CommandLine(depot).files(), **changes}


def without_an_action(text: str) -> str:
    data = json.loads(text)
    del data["ListTags"]
    return json.dumps(data)


BAD: Final[dict[str, tuple[Callable[[Spec], dict[str, str]], tuple[str, ...], str]]] = {
    "not JSON": (lambda _: {"a.json": "{"}, (), "a.json:1: the document is not valid JSON"),
    "another shape": (lambda _: {"a.json": '{"a": 1}'}, (), "is not a definition of an action"),
    "huge": (lambda _: {"a.json": "[" + " " * 5_000_000}, (), "more than 5 MB"),
    "no pages": (lambda _: {"a.css": ""}, (), "the folder has no pages"),
    "no version": (lambda depot: {"metadata.json": CommandLine(depot).files()["metadata.json"]}, (), "state no version of the API; add --version DATE"),
    "a version that is no date": (lambda _: {"a.md": page()}, ("--version", "v1"), "--version: expected a date such as 2024-01-01, got `v1`"),
    "another host": (lambda _: {"a.md": page(), "b.md": page(host="b.volcengineapi.com").replace("ReadThings", "FindThings")}, (), "b.md:3: the host is b.volcengineapi.com, but things.volcengineapi.com in"),
    "another version": (lambda _: {"a.md": page(), "b.md": page(version="2020-01-01").replace("ReadThings", "FindThings")}, (), "import the documents of one service and version"),
    "a given host": (lambda _: {"a.md": page()}, ("--host", "c.example.com"), "c.example.com"),
    "files of two services": (lambda depot: metadata(depot, **{"meta_type.json": without_an_action(CommandLine(depot).files()["meta_type.json"])}), (), "ListTags is not in meta_type.json"),
    "two of a form": (lambda depot: {f"{n}/{k}": v for n in "ab" for k, v in Explorer(depot).files().items()}, (), "also describes"),
    "a bad group": (lambda _: {"a.md": page()}, ("--group", "A b"), "--group: expected lower-case letters"),
    "a bad method": (lambda _: {"a.md": page(method="PUT")}, (), "the method is PUT; the spec language describes GET and POST"),
    "an array and a struct": (lambda _: {"a.md": page(rows="| A.N | Long | No | |\n| A.B | Long | No | |")}, (), "disagree on whether `A` is an array"),
}  # fmt: skip


@pytest.mark.parametrize("case", BAD)
def test_bad_input_writes_nothing(tmp_path: Path, depot: Spec, case: str) -> None:
    files, arguments, reason = BAD[case]
    project = empty(tmp_path)
    project.write({f"pages/{name}": text for name, text in files(depot).items()})
    outcome = project.run("import", "--service", "things", "pages", *arguments)
    assert outcome.code == 2
    assert reason in outcome.err
    assert all(line.startswith(("error: ", "nothing was")) for line in outcome.err.splitlines())
    assert tree(tmp_path / "spec") == {}


def test_names_of_services_are_checked(tmp_path: Path) -> None:
    project = empty(tmp_path)
    project.write({"page.md": page()})
    for name in ("../x", "Things", "class", "a__b"):
        outcome = project.run("import", "--service", name, "page.md")
        assert outcome.code == 2
        assert outcome.err.startswith("error: --service: expected")
        assert outcome.err.count("\n") == 1
    assert tree(tmp_path / "spec") == {}


def test_flags_of_a_new_service_are_refused_for_one_that_exists(tmp_path: Path) -> None:
    project = empty(tmp_path)
    project.write({"page.md": page()})
    project.good("import", "--service", "things", "page.md")
    outcome = project.run("import", "--service", "things", "--host", "a.example.com", "page.md")
    assert outcome.code == 2
    assert "are for a new service" in outcome.err
