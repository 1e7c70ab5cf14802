"""The example spec of the manual, and a few small templates."""

from __future__ import annotations

from typing import Final

from volcgen.rule_manual.example import ERRORS, LIST_TALKS, MAKE_TALK, SERVICE, SPEC, STRUCTS

__all__ = [
    "ERRORS",
    "LIST_TALKS",
    "MAKE_TALK",
    "PLAIN_TEMPLATES",
    "PYPROJECT",
    "SERVICE",
    "SPEC",
    "STRUCTS",
]

PYPROJECT: Final = """\
[tool.volcgen]
spec = "spec"
templates = "templates"
output = "out"
"""

# Every kind of output, without work for slow libraries.
PLAIN_TEMPLATES: Final[dict[str, str]] = {
    "_head.jinja": "# Made from {{ view.service.name }}.\n",
    "{package}/names.py.jinja": """\
{% include "_head.jinja" %}
ACTIONS = (
{% for action in view.actions %}
    ({{ action.name | py }}, {{ action.summary.en | py }}),
{% endfor %}
)
""",
    "{package}/plain.py": "ANSWER = 42\n",
    "empty": "",
    "docs/{lang}/{group}.md.jinja": """\
# {{ group.title[lang] | md }}
{% for action in group.actions %}

## {{ action.name }}

{{ action.summary[lang] | md }}

| Field | Meaning |
| --- | --- |
{% for field in action.request.fields %}
| {{ field.wire_name | code }} | {{ field.description[lang] | cell }} |
{% endfor %}
{% endfor %}
""",
    "pyproject.toml.jinja": """\
{% include "_head.jinja" %}
[project]
name = {{ view.service.distribution | py }}
description = {{ view.service.title.en | toml }}
""",
}
