"""Building files: a template without an escape, or with an invalid output, writes nothing."""

from __future__ import annotations

import json
import shutil

import pytest
from support.project import Outcome, Project, tree

from volcgen import file_builder

pytestmark = pytest.mark.usefixtures("loose")

NAMES = "templates/{package}/names.py.jinja"
PYPROJECT = "templates/pyproject.toml.jinja"
MAKE = "spec/tiny/talk/MakeTalk.yaml"
CODE = '"); import os; ("\'); import os; (\'""", os, """\''
"""A text that is code after any careless quotes."""
ADVICE = "print texts with an escape filter such as py, doc, md or toml"


def fails(project: Project) -> Outcome:
    """Run `check` and `generate`, which must fail in the same way and write nothing."""
    before = tree(project.root)
    outcomes = [project.run(command) for command in ("check", "generate")]
    assert outcomes[0] == outcomes[1]
    assert outcomes[0].out == ""
    assert "Traceback" not in outcomes[0].err
    after = tree(project.root)
    assert {p: c for p, c in after.items() if not p.startswith(".volcgen")} == {
        p: c for p, c in before.items() if not p.startswith(".volcgen")
    }
    return outcomes[0]


@pytest.mark.parametrize(
    ("careless", "reason"),
    [
        ('"{{ action.summary.en.value }}"', "makes"),
        ("'{{ action.summary.en.value }}'", "makes"),
        ('"""{{ action.summary.en.value }}"""', "changes the structure of"),
        ('"{{ action.summary.en | md }}"', "makes"),
        ('"{{ action.summary.en.value | replace("\\\\", "") }}"', "makes"),
    ],
)
def test_a_text_that_becomes_code_is_an_injection_error(
    plain: Project, careless: str, reason: str
) -> None:
    plain.edit(NAMES, "{{ action.summary.en | py }}", careless)
    plain.edit(MAKE, "en: Make a talk.", f"en: {json.dumps(CODE)}")
    outcome = fails(plain)
    assert outcome.code == 3
    start = "error: template {package}/names.py.jinja: a text of the spec "
    assert outcome.err.startswith(f"{start}{reason} tiny_im/names.py"), outcome.err
    assert outcome.err.endswith(f"; {ADVICE}\n")


def test_a_template_without_an_escape_is_accepted_while_texts_are_harmless(plain: Project) -> None:
    plain.edit(NAMES, "{{ action.summary.en | py }}", '"{{ action.summary.en.value }}"')
    plain.good("generate")


def test_a_text_that_becomes_a_toml_table_is_an_injection_error(plain: Project) -> None:
    plain.edit(PYPROJECT, "{{ view.service.title.en | toml }}", '"{{ view.service.title.en.value }}"')  # fmt: skip
    plain.edit("spec/tiny/service.yaml", "en: Tiny chat", 'en: "x\\"\\n[tool]\\na = \\"y"')
    outcome = fails(plain)
    assert outcome.code == 3
    assert outcome.err == (
        "error: template pyproject.toml.jinja: a text of the spec changes the structure of"
        f" pyproject.toml; {ADVICE}\n"
    )


def test_a_text_that_leaves_a_comment_is_an_injection_error(plain: Project) -> None:
    plain.edit("templates/_head.jinja", "{{ view.service.name }}", "{{ view.service.title.en.value }}")  # fmt: skip
    plain.edit("spec/tiny/service.yaml", "en: Tiny chat", 'en: "x\\nimport os"')
    outcome = fails(plain)
    assert outcome.code == 3
    assert "a text of the spec makes pyproject.toml invalid: line 2 of the output" in outcome.err


@pytest.mark.parametrize(
    ("path", "template", "message"),
    [
        ("bad.py.jinja", "x = 1\ny = = 2\n", "bad.py: line 2 of the output is not valid Python: invalid syntax: `y = = 2`"),
        ("bad.py.jinja", "x = {{ view.service.title.en.value }}\n", "bad.py: line 1 of the output is not valid Python: invalid syntax"),
        ("bad.py.jinja", "def f(a, a): ...\n", "bad.py: line 1 of the output is not valid Python: duplicate argument 'a'"),
        ("{package}/bad.py.jinja", "\n  x\n", "tiny_im/bad.py: line 2 of the output is not valid Python: unexpected indent: `x`"),
        ("bad.toml.jinja", "a = 1\na = 2\n", "bad.toml: line 2 of the output is not valid TOML: Cannot overwrite a value: `a = 2`"),
        ("bad.toml.jinja", "[", "bad.toml: line 1 of the output is not valid TOML: "),
    ],
)  # fmt: skip
def test_a_template_with_an_invalid_output_is_an_error_with_its_line(
    plain: Project, path: str, template: str, message: str
) -> None:
    plain.write({f"templates/{path}": template})
    outcome = fails(plain)
    assert outcome.code == 2
    assert outcome.err.startswith(f"error: template {path}: {message}"), outcome.err


def test_a_long_text_in_camel_case_can_be_sanitized(plain: Project) -> None:
    plain.edit(MAKE, "en: Make a talk.", f"en: '{'aB' * 1990}!'")
    plain.good("generate")


def test_only_a_new_structure_is_compared_with_the_sanitized_output(
    plain: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: list[str] = []
    same_structure = file_builder.same_structure

    def record(path: str, real: str, sanitized: str) -> bool:
        compared.append(path)
        return same_structure(path, real, sanitized)

    monkeypatch.setattr(file_builder, "same_structure", record)
    shutil.rmtree(plain.root / ".volcgen/cache/verified")
    plain.edit(MAKE, "Make a talk.", "Make one talk.")
    plain.good("generate")
    assert "tiny_im/names.py" in compared
    compared.clear()
    plain.edit(MAKE, "Make one talk.", "Make a new talk.")
    plain.good("generate")
    assert compared == []
    assert plain.run("check", "--full").code == 0
    assert "tiny_im/names.py" in compared
