"""Texts of a spec stay data in the output, whatever they contain.

One spec has every hostile text in every place for texts. It is generated with the
templates of the repository, imported, encoded and read back, and its output is compared with that of
the same spec with harmless texts.
"""

from __future__ import annotations

import ast
import json
import tomllib
from functools import cache
from typing import Any, Final

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token
from support.hostile_spec import Harmless, as_it_is, harmless_name, hostile_spec, quoted
from support.pictures import keys, parsed, tags
from support.project import Project, make_project, run_in
from support.tiny_spec import SPEC

from volcgen.spec.document import parse
from volcgen.spec.source import SpecText

pytestmark = pytest.mark.usefixtures("loose")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Project:
    root = tmp_path_factory.mktemp("hostile")
    project = make_project(root, spec=hostile_spec(as_it_is, as_it_is))
    project.good("generate")
    return project


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> Project:
    root = tmp_path_factory.mktemp("harmless")
    project = make_project(root, spec=hostile_spec(Harmless(), harmless_name))
    project.good("generate")
    return project


def spec_of(project: Project) -> dict[str, Any]:
    return {path: parse(SpecText(path, project.read(path))).data for path in SPEC}


def test_the_full_check_agrees(hostile: Project) -> None:
    hostile.good("check", "--full")


def test_every_module_imports_and_every_text_is_exact(hostile: Project) -> None:
    found = run_in(
        hostile.output,
        """
import importlib, json, pkgutil
import tiny_im
for module in pkgutil.walk_packages(tiny_im.__path__, "tiny_im."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
from tiny_im.enums import Nasty
from tiny_im.error_codes import ErrorCode
from tiny_im import structs
from tiny_im._core.schema.fields import fields_of
from tiny_im.actions import talk
from tiny_im.actions.talk import MAKE_TALK
CLASSES = [getattr(structs, name) for name in structs.__all__]
CLASSES += [talk.MakeTalkRequest, talk.MakeTalkResult, talk.ListTalksRequest, talk.ListTalksResult]
FIELDS = {kind.__name__: fields_of(kind) for kind in CLASSES}
print(json.dumps({
    "nasty": [member.value for member in Nasty],
    "codes": [code.value for code in ErrorCode],
    "wires": {name: [field.wire_name for field in fields] for name, fields in FIELDS.items()},
    "aliases": [list(field.info.aliases) for field in FIELDS["Tricky"]],
    "key": MAKE_TALK.idempotency_field,
    "conditions": [[c.field, list(c.when.path), c.when.equals] for c in MAKE_TALK.conditions],
}))
""",
    )
    spec = spec_of(hostile)
    service, errors, structs, make, talks = (spec[path] for path in SPEC)
    enums, fields = structs["enums"], {n: s["fields"] for n, s in structs["structs"].items()}
    assert found["nasty"] == [item["value"] for item in enums["Nasty"]["values"].values()]
    assert found["codes"] == [*errors["errors"]]
    wires = {name: [*known] for name, known in fields.items()}
    for action in (make, talks):
        name = action["action"]
        wires[f"{name}Request"] = [*service["client_parameters"], *action["request"]]
        wires[f"{name}Result"] = [*action["result"]]
    assert found["wires"] == wires
    assert found["aliases"] == [field["aliases"] for field in fields["Tricky"].values()]
    assert found["key"] == make["idempotency_field"]
    assert found["conditions"] == [
        [c["require"], c["when"]["field"].split("."), c["when"]["equals"]]
        for c in make["conditions"]
    ]


def test_requests_and_results_keep_their_wire_names(hostile: Project) -> None:
    spec = spec_of(hostile)
    make = spec["spec/tiny/talk/MakeTalk.yaml"]
    request, result = make["examples"]["request"], make["examples"]["result"]
    found = run_in(
        hostile.output,
        f"""
import json, msgspec
from tiny_im.actions import talk
request = msgspec.json.decode({json.dumps({"AppId": 7, **request})!r}, type=talk.MakeTalkRequest)
result = msgspec.json.decode({json.dumps(result)!r}, type=talk.MakeTalkResult)
print(json.dumps([
    json.loads(msgspec.json.encode(request)),
    json.loads(msgspec.json.encode(result)),
    [getattr(request.tricky, name) for name in request.tricky.__struct_fields__],
]))
""",
    )
    assert found[0] == {"AppId": 7, **request}
    assert found[1]["Tricky"] == result["Tricky"]
    assert found[2] == [*request["Tricky"].values()]


def test_examples_in_docstrings_are_python_that_makes_the_example(hostile: Project) -> None:
    spec = spec_of(hostile)
    wanted = spec["spec/tiny/talk/MakeTalk.yaml"]["examples"]["request"]
    found = run_in(
        hostile.output,
        """
import inspect, json, re, textwrap
import tiny_im
from tiny_im import Client
from tiny_im.actions import talk
import msgspec
made = []
class Recorder:
    def make_talk(self, **arguments):
        made.append(json.loads(msgspec.json.encode(talk.MakeTalkRequest(app_id=7, **arguments))))
names = {name: getattr(tiny_im, name) for name in tiny_im.__all__}
text = inspect.cleandoc(Client.make_talk.__doc__)
example = re.search(r"\\nExample:\\n((?:    .*\\n)+)", text).group(1)
exec(textwrap.dedent(example), {**names, "tiny": Recorder()})
print(json.dumps(made))
""",
    )
    assert found == [{"AppId": 7, **wanted}]


def test_python_has_the_shape_of_the_harmless_spec(hostile: Project, harmless: Project) -> None:
    real, plain = hostile.files(), harmless.files()
    assert real.keys() == plain.keys()
    for path, content in real.items():
        if path.endswith(".py"):
            assert shape(content) == shape(plain[path]), path


def shape(source: bytes) -> str:
    module = ast.parse(source)
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            node.value = ""
    return ast.dump(module)


def test_no_file_holds_what_cannot_be_seen(hostile: Project) -> None:
    for path, content in hostile.files().items():
        if path.endswith((".py", ".md", ".svg")):
            text = content.decode("utf-8")
            hidden = {char for char in text if not char.isprintable()} - {"\n"}
            assert not hidden, path


def test_the_project_file_holds_the_same_data(hostile: Project, harmless: Project) -> None:
    real, plain = (
        tomllib.loads(project.read("out/pyproject.toml")) for project in (hostile, harmless)
    )
    title = spec_of(hostile)["spec/tiny/service.yaml"]["title"]["en"]
    assert title in real["project"].pop("description")
    plain["project"].pop("description")
    assert real == plain


PAGES: Final = MarkdownIt("commonmark").enable(["table", "strikethrough"])


@cache
def pages(project: Project) -> dict[str, list[Token]]:
    """Return every page of the output as Markdown tokens."""
    return {
        path: PAGES.parse(content.decode("utf-8"))
        for path, content in project.files().items()
        if path.endswith(".md")
    }


def skeleton(tokens: list[Token]) -> list[tuple[str, str]]:
    """Return the structure of a page, without its texts."""
    return [(token.type, token.tag) for token in tokens]


def inner(tokens: list[Token]) -> list[Token]:
    return [child for token in tokens for child in token.children or ()]


def test_pages_have_the_shape_of_the_harmless_spec(hostile: Project, harmless: Project) -> None:
    real, plain = pages(hostile), pages(harmless)
    assert real
    for path, tokens in real.items():
        assert skeleton(tokens) == skeleton(plain[path]), path


def test_pages_hold_no_markup_of_the_spec(hostile: Project, harmless: Project) -> None:
    real, plain = pages(hostile), pages(harmless)
    for path, tokens in real.items():
        for kind in ("html_block", "fence", "code_block"):
            found = [token.content for token in tokens if token.type == kind and kind != "fence"]
            wanted = [t.content for t in plain[path] if t.type == kind and kind != "fence"]
            assert found == wanted, path
        for kind in ("html_inline", "image", "em_open", "strong_open", "s_open", "link_open"):
            count = sum(token.type == kind for token in inner(tokens))
            assert count == sum(token.type == kind for token in inner(plain[path])), (path, kind)
        links = [str(t.attrGet("href")) for t in inner(tokens) if t.type == "link_open"]
        assert not [link for link in links if "javascript" in link or "evil" in link], path


def test_pictures_have_the_elements_of_the_harmless_spec(
    hostile: Project, harmless: Project
) -> None:
    real, plain = (
        {
            path: (tags(parsed(content)), keys(parsed(content)))
            for path, content in project.files().items()
            if path.startswith("docs/") and path.endswith(".svg")
        }
        for project in (hostile, harmless)
    )
    assert real
    assert real == plain


def test_code_of_pages_can_be_read(hostile: Project) -> None:
    make = spec_of(hostile)["spec/tiny/talk/MakeTalk.yaml"]["examples"]
    bodies: list[Any] = []
    for tokens in pages(hostile).values():
        for token in tokens:
            if token.type == "fence" and token.info == "json":
                bodies.append(json.loads(token.content))
            if token.type == "fence" and token.info == "python":
                ast.parse(token.content)
    results = [body["Result"] for body in bodies if "Result" in body]
    for found, example in ((bodies, make["request"]), (results, make["result"])):
        wanted = plane(example["Tricky"])
        assert any(wanted.items() <= body.get("Tricky", {}).items() for body in found)


def plane(texts: dict[str, str]) -> dict[str, str]:
    """Return the texts of Unicode's basic multilingual plane."""
    return {key: text for key, text in texts.items() if max(key + text) <= "\uffff"}


@pytest.mark.parametrize("text", ["\n", "\0", '"""', "\\", "{{ 7*7 }}", "#}", "'", "\u2028"])
def test_a_title_of_any_text_is_generated(plain: Project, text: str) -> None:
    spec = parse(SpecText("a", SPEC["spec/tiny/service.yaml"])).data
    spec["title"] = {"en": text, "zh": text}
    plain.write({"spec/tiny/service.yaml": quoted(spec)})
    plain.good("generate")
    plain.good("check", "--full")
    assert tomllib.loads(plain.read("out/pyproject.toml"))["project"]["description"] == text
