"""Rendering: paths of templates are paths of outputs, and errors name the template."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from support.project import Project, make_project, tree
from support.tiny_spec import PLAIN_TEMPLATES

from volcgen.cache.store import Cache
from volcgen.config import find_config
from volcgen.render import Renderer, RenderError
from volcgen.sources import Sources
from volcgen.spec.load import load
from volcgen.view import View, build_view


@pytest.fixture
def view(plain: Project) -> View:
    return build_view(load(plain.root / "spec", plain.root))


def sources(project: Project) -> Sources:
    return Sources(find_config(project.root), "tiny")


def rendered(root: Path, view: View, templates: dict[str, str]) -> dict[str, str | bytes]:
    project = make_project(root, templates=templates)
    return {
        text.path: text.content for text in Renderer(sources(project), Cache.of(root)).render(view)
    }


def test_paths_are_loops(tmp_path: Path, view: View) -> None:
    found = rendered(
        tmp_path / "t",
        view,
        {
            "{package}/a.py.jinja": "x",
            "{package}/{group}.py.jinja": "{{ group.name }}",
            "docs/{lang}/{group}.md.jinja": "{{ lang }} {{ group.title[lang] | md }}",
            "docs/{lang}.txt.jinja": "{{ lang }}",
            "copied/{package}.txt": "{{ not rendered }}",
        },
    )
    assert found == {
        "tiny_im/a.py": "x",
        "tiny_im/talk.py": "talk",
        "docs/en/talk.md": "en Talks",
        "docs/zh/talk.md": "zh 会话",
        "docs/en.txt": "en",
        "docs/zh.txt": "zh",
        "copied/tiny_im.txt": b"{{ not rendered }}",
    }


def test_files_about_a_feature_that_the_service_lacks_are_no_outputs(
    tmp_path: Path, plain: Project
) -> None:
    spec = load(plain.root / "spec", plain.root)
    templates = {
        "docs/{lang}/{paging}.svg.jinja": "{{ lang }} {{ paging }}",
        "{quota}.md.jinja": "{{ quota }}",
    }
    assert rendered(tmp_path / "t", build_view(spec), templates) == {
        "docs/en/paging.svg": "en paging",
        "docs/zh/paging.svg": "zh paging",
        "quota.md": "quota",
    }
    without = replace(spec, actions=())
    assert rendered(tmp_path / "u", build_view(without), templates) == {}


def test_templates_know_the_folders_of_the_package(tmp_path: Path, view: View) -> None:
    project = make_project(
        tmp_path / "t",
        templates={
            "a.jinja": "{{ folders | sort | join(' ') }}",
            "{package}/methods/{group}.py.jinja": "",
            "{package}/plain.py": "",
        },
    )
    code = project.root / "runtime/volc_sdk/_core/auth/keys.py"
    code.parent.mkdir(parents=True, exist_ok=True)
    code.write_text("")
    found = {
        file.path: file.content
        for file in Renderer(sources(project), Cache.of(tmp_path)).render(view)
    }
    assert found["a"] == "_core/auth methods"


def test_templates_draw_pictures(tmp_path: Path, view: View) -> None:
    picture = "{{ draw.flow(lang, 'Title', 'Text', columns=[90], parts=[draw.Box('a', (0, 0), 'a < b')]) }}"
    found = rendered(tmp_path / "t", view, {"docs/{lang}/a.svg.jinja": picture})
    for language in ("en", "zh"):
        svg = str(found[f"docs/{language}/a.svg"])
        assert f'lang="{language}"' in svg
        assert "a &lt; b" in svg


def test_a_picture_with_a_mistake_names_its_template(tmp_path: Path, view: View) -> None:
    picture = """\
{{ draw.flow("en", "Title", "Text", columns=[90], parts=[
    draw.Box("a", (0, 0)), draw.Arrow("a", "b"),
]) }}"""
    with pytest.raises(RenderError, match=r"template a\.svg\.jinja:1: no box or group is named b"):
        rendered(tmp_path / "t", view, {"a.svg.jinja": picture})


def test_partials_and_caches_are_no_outputs(tmp_path: Path, view: View) -> None:
    found = rendered(
        tmp_path / "t",
        view,
        {
            "_macro.jinja": "x",
            "deep/_macro.jinja": "x",
            "_folder/a.py": "x",
            "_folder/deep/b.md.jinja": "x",
            "a/__pycache__/b.py": "x",
            "b.pyc": "x",
            "a/__init__.py.jinja": "made",
            "a/_private.py": "copied",
            "a/_inner/c.py": "copied",
        },
    )
    assert found == {
        "a/__init__.py": "made",
        "a/_private.py": b"copied",
        "a/_inner/c.py": b"copied",
    }


def test_a_copied_file_is_copied_to_the_byte(plain: Project) -> None:
    content = b"\r\n\xff\x00{{ x }}"
    (plain.root / "templates/raw.bin").write_bytes(content)
    plain.good("generate")
    assert (plain.output / "raw.bin").read_bytes() == content
    plain.good("check", "--full")


# Each is in the second line of a template, which the error must name.
WRONG_TEMPLATES = {
    "undefined name": ("{{ nothing }}", "'nothing' is undefined"),
    "undefined attribute": ("{{ view.nothing }}", "nothing"),
    "undefined in a loop": ("{% for x in view.nothing %}{% endfor %}", "nothing"),
    "undefined in a condition": ("{% if nothing %}{% endif %}", "'nothing' is undefined"),
    "unknown filter": ("{{ 'a' | nothing }}", "nothing"),
    "None": ("{{ none }}", "prints None"),
    "None of an action": ("{{ view.actions[1].qps }}", "prints None"),
    "raw text": ("{{ view.service.title.en }}", "needs an escape"),
    "raw text in a filter": ("{{ view.service.title.en | upper }}", "needs an escape"),
    "raw text joined": ("{{ [view.service.title.en] | join('-') }}", "needs an escape"),
    "raw text put together": ("{{ 'a' ~ view.service.title.en }}", "needs an escape"),
    "wrong syntax": ("{{ view.", "expected name"),
    "open block": ("{% if view %}", "endif"),
    "unknown block": ("{% nothing %}", "unknown tag 'nothing'"),
    "wrong call": ("{{ view.service(1) }}", "not callable"),
    "text and number": ("{{ 'a' + 1 }}", "str"),
}


@pytest.mark.parametrize(("template", "words"), WRONG_TEMPLATES.values(), ids=WRONG_TEMPLATES)
def test_a_wrong_template_is_named_with_its_line(plain: Project, template: str, words: str) -> None:
    path = "{package}/names.py.jinja"
    plain.write({f"templates/{path}": f"# first line\n{template}\n"})
    before = tree(plain.root)
    for command in ("check", "generate"):
        outcome = plain.run(command)
        assert outcome.code == 2
        line = 3 if template == "{% if view %}" else 2
        places = {f"template {path}:{at}: " for at in (line, 2)}
        assert any(place in outcome.err for place in places), outcome.err
        assert words in outcome.err
        assert outcome.out == ""
        assert "Traceback" not in outcome.err
        assert tree(plain.root) == before


@pytest.mark.parametrize("template", ["{{ nothing }}", "{{ none }}", "{{ view.service.title.en }}", "{% if %}"])  # fmt: skip
def test_a_wrong_partial_is_named_with_its_line(plain: Project, template: str) -> None:
    plain.write({"templates/_head.jinja": f"# first line\n\n{template}\n"})
    before = tree(plain.root)
    outcome = plain.run("generate")
    assert outcome.code == 2
    assert "_head.jinja:3: " in outcome.err
    assert "Traceback" not in outcome.err
    assert tree(plain.root) == before


def test_an_error_in_a_macro_names_the_macro(plain: Project) -> None:
    plain.write(
        {
            "templates/_macros.jinja": "{% macro m(x) %}\n\n{{ x.nothing }}\n{% endmacro %}\n",
            "templates/a.md.jinja": '{% from "_macros.jinja" import m %}\n{{ m(view) }}\n',
        }
    )
    outcome = plain.run("generate")
    assert outcome.code == 2
    assert "_macros.jinja:3: " in outcome.err
    assert "a.md.jinja" in outcome.err


def test_an_unknown_placeholder_is_named(plain: Project) -> None:
    plain.write({"templates/{grup}/a.md.jinja": "x"})
    outcome = plain.run("generate")
    assert outcome.code == 2
    assert "{grup}/a.md.jinja: unknown placeholder {grup} in the path" in outcome.err


def test_two_templates_for_one_output_are_named(plain: Project) -> None:
    plain.write({"templates/a.md.jinja": "x", "templates/a.md": "y"})
    outcome = plain.run("generate")
    assert outcome.code == 2
    assert "a.md.jinja: writes a.md" in outcome.err


@pytest.mark.usefixtures("loose")
def test_spec_text_is_no_template(plain: Project) -> None:
    text = "{{ 7*7 }}{% include '_head.jinja' %}{# x #}"
    plain.edit("spec/tiny/talk/MakeTalk.yaml", "en: Make a talk.", f'en: "{text}"')
    plain.good("generate")
    assert text in plain.read("out/tiny_im/names.py")
    assert "49" not in plain.read("out/docs/en/talk.md")


def test_texts_know_their_templates(plain: Project, view: View) -> None:
    texts = list(Renderer(sources(plain), Cache.of(plain.root)).render(view))
    assert {text.path: text.source.path for text in texts}["docs/zh/talk.md"] == (
        "docs/{lang}/{group}.md.jinja"
    )
    assert [text.path for text in texts if text.is_python] == ["tiny_im/names.py"]


def test_a_renderer_names_errors_of_paths(tmp_path: Path, view: View) -> None:
    with pytest.raises(RenderError, match="unknown placeholder"):
        rendered(tmp_path / "t", view, {"{nothing}.txt": "x"})


def test_every_template_of_ours_is_read(tmp_path: Path) -> None:
    project = make_project(tmp_path, templates=PLAIN_TEMPLATES)
    assert [source.path for source in sources(project).files] == sorted(PLAIN_TEMPLATES)


@pytest.mark.parametrize(
    ("template", "words"),
    [("{{ 1 // 0 }}", "zero"), ('{% include "_nothing.jinja" %}', "_nothing.jinja")],
)
def test_more_wrong_templates(plain: Project, template: str, words: str) -> None:
    plain.write({"templates/{package}/names.py.jinja": f"# first line\n{template}\n"})
    outcome = plain.run("generate")
    assert outcome.code == 2
    assert "template {package}/names.py.jinja:2: " in outcome.err
    assert words in outcome.err


def test_a_template_that_is_not_utf_8_is_named(plain: Project) -> None:
    plain.write({"templates/{package}/names.py.jinja": b"\xff"})
    outcome = plain.run("generate")
    assert outcome.code == 2
    assert "template {package}/names.py.jinja:1: " in outcome.err


def test_a_wrong_class_template_is_named(tmp_path: Path) -> None:
    project = make_project(tmp_path)
    project.edit("templates/_models.jinja", "{{ enum.doc }}", "{{ enum.doc")
    outcome = project.run("generate")
    assert outcome.code == 2
    assert "_models.jinja:" in outcome.err
    assert "Traceback" not in outcome.err


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("{package}/names.py", "{package}/Names.py"),
        ("docs/en/a.md", "DOCS/en/a.md"),
        ("\u00c5.txt", "A\u030a.txt"),
        ("stra\u00dfe.txt", "STRASSE.txt"),
    ],
)
def test_two_outputs_that_are_one_file_on_some_systems_are_refused(
    tmp_path: Path, view: View, one: str, other: str
) -> None:
    with pytest.raises(RenderError, match=r"which some systems take for .*; rename one of them"):
        rendered(tmp_path / "t", view, {one: "x", other: "y"})
