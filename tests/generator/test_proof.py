"""The proof that spec text stayed data: a broken escape is caught before anything is written."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from hypothesis import given

from volcgen.proof import ShapeError, neutral_spec, same_shape
from volcgen.spec.load import load
from volcgen.view import build_view
from volcgen.view.text import Raw, python_literal, toml_literal

from .hostile_spec import as_it_is, hostile_spec
from .support import Project, bounded, tree
from .test_text import TEXTS

pytestmark = pytest.mark.usefixtures("loose")

NAMES = "templates/{package}/names.py.jinja"
TEXT = "spec/im/talk/MakeTalk.yaml"
EVIL = '"); import os; ("\'); import os; (\'""", os, """'


@pytest.mark.parametrize(
    "careless",
    [
        '"{{ action.summary.en.value }}"',
        "'{{ action.summary.en.value }}'",
        '"""{{ action.summary.en.value }}"""',
        "{{ action.summary.en.value }}",
        '"{{ action.summary.en | md }}"',
        '"{{ action.summary.en.value | replace("\\\\", "") }}"',
    ],
)
def test_a_template_with_a_wrong_escape_writes_nothing(plain: Project, careless: str) -> None:
    plain.edit(NAMES, "{{ action.summary.en | py }}", careless)
    plain.edit(TEXT, "en: Make a talk.", f"en: {json.dumps(EVIL)}")
    before = tree(plain.root)
    outcome = plain.run("generate")
    assert outcome.code != 0
    assert "tiny_im/names.py" in outcome.err
    assert outcome.out == ""
    assert tree(plain.root) == before
    assert plain.run("check").code not in (0, 1)
    assert tree(plain.root) == before


def test_the_same_template_passes_while_the_text_is_harmless(plain: Project) -> None:
    plain.edit(NAMES, "{{ action.summary.en | py }}", '"{{ action.summary.en.value }}"')
    plain.good("generate")


def test_a_text_that_opens_a_toml_table_is_caught(plain: Project) -> None:
    plain.edit("templates/pyproject.toml.jinja", "{{ view.service.title.en | toml }}", '"{{ view.service.title.en.value }}"')  # fmt: skip
    plain.edit("spec/im/service.yaml", "en: Tiny chat", 'en: "x\\"\\n[tool]\\na = \\"y"')
    before = tree(plain.root)
    outcome = plain.run("generate")
    assert outcome.code != 0
    assert "pyproject.toml" in outcome.err
    assert tree(plain.root) == before


def test_a_comment_is_no_place_for_text(plain: Project) -> None:
    plain.edit("templates/_head.jinja", "{{ view.service.name }}", "{{ view.service.title.en.value }}")  # fmt: skip
    plain.edit("spec/im/service.yaml", "en: Tiny chat", 'en: "x\\nimport os"')
    before = tree(plain.root)
    assert plain.run("generate").code != 0
    assert tree(plain.root) == before


@pytest.mark.parametrize(
    ("real", "neutral"),
    [
        ('x = "a"', 'x = "b"'),
        ("x = ('a',)", "x = ('b',)"),
        ('"""a\nb"""\n', '"""c"""\n'),
        ('x = "a"  # b', 'x = "c"  # d'),
        ('x = {"a": 1}', 'x = {"b": 1}'),
    ],
)
def test_the_insides_of_strings_may_differ(real: str, neutral: str) -> None:
    same_shape("a.py", real, neutral)


@pytest.mark.parametrize(
    ("real", "neutral"),
    [
        ('x = "a"; y', 'x = "a"'),
        ('x = f"a{b}"', 'x = "ab"'),
        ('x = b"a"', 'x = "a"'),
        ('x = "a" + ""', 'x = "a"'),
        ("x = 1", "x = 2"),
        ("x = y", "x = z"),
        ("x = ('a')", "x = ('a',)"),
        ('x = "a', 'x = "a"'),
        ('x = "a\0"', 'x = "a"'),
        ("def f(a, b): ...", "def f(a): ..."),
    ],
)
def test_any_other_difference_is_refused(real: str, neutral: str) -> None:
    with pytest.raises(ShapeError, match=r"^a\.py"):
        same_shape("a.py", real, neutral)


def test_toml_and_other_files() -> None:
    same_shape("a.toml", 'a = "x"\n[b]\nc = ["y"]', 'a = "z"\n[b]\nc = [""]')
    with pytest.raises(ShapeError):
        same_shape("a.toml", 'a = "x"\n[b]', 'a = "x"')
    with pytest.raises(ShapeError, match="no TOML"):
        same_shape("a.toml", 'a = "x', 'a = "x"')
    same_shape("a.md", "# a", "text")


@bounded(200)
@given(TEXTS)
def test_an_escaped_text_never_changes_the_shape(text: str) -> None:
    same_shape("a.py", f"x = {python_literal(Raw(text))}", 'x = ""')
    same_shape("a.toml", f"x = {toml_literal(Raw(text))}", 'x = ""')


def test_the_neutral_spec_keeps_every_python_name(plain: Project) -> None:
    plain.write(hostile_spec(as_it_is, as_it_is))
    spec = load(plain.root / "spec", plain.root)
    real, neutral = build_view(spec), build_view(neutral_spec(spec))
    assert [e.name for e in neutral.enums] == [e.name for e in real.enums]
    for one, other in zip(real.enums, neutral.enums, strict=True):
        assert [v.python for v in one.values] == [v.python for v in other.values]
    for one, other in zip(real.structs, neutral.structs, strict=True):
        assert [f.python for f in one.fields] == [f.python for f in other.fields]
    for one, other in zip(real.actions, neutral.actions, strict=True):
        assert [p.parameter for p in one.parameters] == [p.parameter for p in other.parameters]
        assert [c.field.python for c in one.conditions] == [
            c.field.python for c in other.conditions
        ]


def test_the_neutral_spec_holds_harmless_texts_only(plain: Project) -> None:
    plain.write(hostile_spec(as_it_is, as_it_is))
    neutral = neutral_spec(load(plain.root / "spec", plain.root))
    seen = {text for file in neutral.files for text in texts_of(file.node.model_dump())}
    assert len(seen) > 100
    for text in seen:
        assert not set(text) & set("\"'\\\n\r{}%#"), text


def texts_of(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from (*texts_of(key), *texts_of(item))
    elif isinstance(value, tuple | list):
        for item in value:
            yield from texts_of(item)
