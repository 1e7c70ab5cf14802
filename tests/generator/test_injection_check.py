"""The comparison of outputs with those of the sanitized spec."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from support.hostile_spec import as_it_is, hostile_spec
from support.project import Project, bounded
from support.texts import TEXTS

from volcgen.injection_check import (
    InvalidOutputError,
    same_structure,
    sanitized_spec,
    structure_digest,
)
from volcgen.spec.load import load
from volcgen.view import build_view
from volcgen.view.text import Raw, python_literal, toml_literal

pytestmark = pytest.mark.usefixtures("loose")


@pytest.mark.parametrize(
    ("real", "sanitized"),
    [
        ('x = "a"', 'x = "b"'),
        ("x = ('a',)", "x = ('b',)"),
        ('"""a\nb"""\n', '"""c"""\n'),
        ('x = "a"  # b', 'x = "c"  # d'),
        ('x = {"a": 1}', 'x = {"b": 1}'),
    ],
)
def test_the_content_of_strings_may_differ(real: str, sanitized: str) -> None:
    assert same_structure("a.py", real, sanitized)


@pytest.mark.parametrize(
    ("real", "sanitized"),
    [
        ('x = "a"; y', 'x = "a"'),
        ('x = f"a{b}"', 'x = "ab"'),
        ('x = b"a"', 'x = "a"'),
        ('x = "a" + ""', 'x = "a"'),
        ("x = 1", "x = 2"),
        ("x = y", "x = z"),
        ("x = ('a')", "x = ('a',)"),
        ("def f(a, b): ...", "def f(a): ..."),
    ],
)
def test_any_other_difference_is_refused(real: str, sanitized: str) -> None:
    assert not same_structure("a.py", real, sanitized)


@pytest.mark.parametrize(
    ("path", "text", "message"),
    [
        ("a.py", 'x = 1\ny = "a', "line 2 of the output is not valid Python: unterminated string"),
        ("a.py", "x = 1\n\nx = = 2\n", "line 3 of the output is not valid Python: invalid syntax: `x = = 2`"),
        ("a.py", "def f(a, a): ...", "line 1 of the output is not valid Python: duplicate argument"),
        ("a.py", 'x = 1\ny = "\0"', "line 2 of the output is not valid Python: null characters are not allowed"),
        ("a.py", "x = = " + "1" * 200, f"invalid syntax: `x = = {'1' * 74}…`"),
        ("a.toml", 'a = 1\nb = "x', "line 2 of the output is not valid TOML: Unterminated string: `b = \"x`"),
        ("a.toml", "a = 1\nb = \n", "line 2 of the output is not valid TOML: Invalid value: `b =`"),
    ],
)  # fmt: skip
def test_an_invalid_output_is_reported_with_its_line(path: str, text: str, message: str) -> None:
    with pytest.raises(InvalidOutputError, match=re.escape(message)):
        structure_digest(path, text)
    with pytest.raises(InvalidOutputError, match=re.escape(message)):
        same_structure(path, text, "")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ('x = "a"', "x = 'b; c'", True),
        ('"""Doc."""\nx = 1', '"""Other\nlines."""\nx = 1', True),
        ('x = "a"', 'x = "a" + y', False),
        ("x = 0.0", "x = -0.0", False),
        ('x = "a"', 'x = b"a"', False),
        ("x = 1", "x = True", False),
    ],
)
def test_a_structure_is_everything_but_the_content_of_strings(
    one: str, other: str, same: bool
) -> None:
    assert (structure_digest("a.py", one) == structure_digest("a.py", other)) is same


def test_the_structure_of_toml() -> None:
    assert structure_digest("a.toml", 'a = "x"') == structure_digest("a.toml", 'a = "y"')
    assert structure_digest("a.toml", 'a = "x"') != structure_digest("a.toml", "a = 1")


def test_toml_and_other_files() -> None:
    assert same_structure("a.toml", 'a = "x"\n[b]\nc = ["y"]', 'a = "z"\n[b]\nc = [""]')
    assert not same_structure("a.toml", 'a = "x"\n[b]', 'a = "x"')
    assert same_structure("a.md", "# a", "text")


@bounded(200)
@given(TEXTS)
def test_an_escaped_text_never_changes_the_structure(text: str) -> None:
    assert same_structure("a.py", f"x = {python_literal(Raw(text))}", 'x = ""')
    assert same_structure("a.toml", f"x = {toml_literal(Raw(text))}", 'x = ""')


def test_the_sanitized_spec_keeps_every_python_name(plain: Project) -> None:
    plain.write(hostile_spec(as_it_is, as_it_is))
    spec = load(plain.root / "spec", plain.root)
    real, sanitized = build_view(spec), build_view(sanitized_spec(spec))
    assert [e.name for e in sanitized.enums] == [e.name for e in real.enums]
    for one, other in zip(real.enums, sanitized.enums, strict=True):
        assert [v.name for v in one.values] == [v.name for v in other.values]
    for one, other in zip(real.structs, sanitized.structs, strict=True):
        assert [f.name for f in one.fields] == [f.name for f in other.fields]
    for one, other in zip(real.actions, sanitized.actions, strict=True):
        assert [p.parameter for p in one.parameters] == [p.parameter for p in other.parameters]
        assert [c.field.name for c in one.conditions] == [c.field.name for c in other.conditions]


def test_the_sanitized_spec_holds_harmless_texts_only(plain: Project) -> None:
    plain.write(hostile_spec(as_it_is, as_it_is))
    sanitized = sanitized_spec(load(plain.root / "spec", plain.root))
    seen = {text for file in sanitized.files for text in texts_of(file.node.model_dump())}
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
