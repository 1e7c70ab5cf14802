"""The tiny spec with every hostile text in every place for texts."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any, Final

from support.tiny_spec import SPEC
from volcgen.spec.document import parse
from volcgen.spec.source import SpecText

BASE: Final = [
    " ", "\n", "\r", "\r\n", "\t", "\x85", "\u2028", "\u2029", "\v", "\f", "\0", "\x1b[31m", "\x7f", "\x1c",
    '"', "'", '""', '"""', "'''", '""""', 'a"', 'a" ', 'a"\n', '"a', "\\", "a\\", '\\"', '\\\\"', '\\\\', "\\\n",
    "\\N{DASH}", "\\u0041", "\\x", "{{ 7*7 }}", "{% raw %}", "{% endraw %}", "{# x #}", "#}", "}}", "{x}", "{{x}}",
    "%s", "%(x)s", "${x}", "[x](javascript:alert(1))", "![x](y)", "[x]: y", "<script>alert(1)</script>",
    "</script>", "<!-- x", "-->", "]]>", "<details>", "|", "a | b", "\\|", "`", "``", "`a`", "```", "`a|b`",
    "`\\`", "*a*", "_a_", "~~a~~", "# a", "- a", "1. a", "> a", "=====", "-----", "&lt;", "&#60;",
    "https://example.com/?a=b&c=d", "<https://example.com>", "$x$", "~~~", "    code", "\n\n# a\n\n| a |\n",
    "```\n# a", "中文，标点。", "😀", "e\u0301", "\u200b", "\u202e", "\ufeff", "\U000e0041", "\ue000",
    "x" * 3900, "words " * 600, '"\n[project]\nname = "evil', "'''\n\"\"\"\n\\", '"""\nimport os\n"""',
    '"); import os; ("', "# models 0123456789abcdef", "None", "True", "import", "__class__",
]  # fmt: skip
NASTY: Final = [*BASE, "".join(text for text in BASE if len(text) < 30)]

Say = Callable[[str], str]


def quoted(value: Any) -> str:
    """Return a value as YAML: JSON with the escapes of YAML."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{quoted(str(k))}: {quoted(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(quoted, value)) + "]"
    if not isinstance(value, str):
        return json.dumps(value)
    shown = "".join(
        char if char.isprintable() and char not in '"\\' else f"\\U{ord(char):08x}"
        for char in value
    )
    return f'"{shown}"'


def hostile_spec(say: Say, name: Say) -> dict[str, str]:
    """Return the tiny spec with every hostile text; `say` and `name` may make texts harmless."""
    spec = {path: parse(SpecText(path, text)).data for path, text in SPEC.items()}
    service, errors, structs, make, talks = (spec[path] for path in SPEC)
    everything = "".join(NASTY)[:3900]

    def both(text: str) -> dict[str, str]:
        return {"en": say(text), "zh": say(text)}

    def field(text: str, **facts: Any) -> dict[str, Any]:
        return {"type": "String", "description": both(text), **facts}

    for node in (service, service["quota"], service["groups"]["talk"], make, talks):
        for key in ("title", "description", "summary"):
            if key in node:
                node[key] = both(everything)

    def deprecated(text: str) -> dict[str, Any]:
        return {"since": "2026-11-27", "text": both(text)}

    values: dict[str, Any] = {}
    tricky: dict[str, Any] = {}
    for number, text in enumerate(NASTY):
        wire = name(f"F{number}{wireable(text)}")
        label = name(f"V{number}{wireable(text)}")
        values[label] = {"value": say(f"{text}#{number}"), "description": both(text)}
        if number % 2:
            values[label]["deprecated"] = deprecated(text)
        tricky[wire] = field(
            text, example=say(text), default=say(text), aliases=[name(f"A{number}{wireable(text)}")]
        )
        errors["errors"][f"Nasty{number}Code"] = {
            "category": "limit", "meaning": both(text), "remedy": both(text),
        }  # fmt: skip
    errors["errors"]["NoTalk"]["meaning"] = both(everything)
    odd = name("Odd'|`{{ 7*7 }}\x85<b>")
    structs["enums"]["Nasty"] = {
        "type": "String",
        "description": both(everything),
        "values": values,
    }
    structs["structs"]["Tricky"] = {"description": both(everything), "fields": tricky}
    structs["structs"]["Info"]["fields"][odd] = field(everything, enum="Nasty")
    structs["structs"]["Info"]["fields"]["Name"] |= {"max_length": 4000}
    examples = make["examples"]["request"]
    request, result = make["request"], make["result"]
    request["Tricky"] = {"type": "Object of Tricky", "description": both(everything)}
    request["Old"] = field(everything, example="x", deprecated=deprecated(everything))
    result["Old"] = field(everything, deprecated=deprecated(everything) | {"use": "Tricky"})
    talks["deprecated"] = deprecated(everything) | {"use": "MakeTalk"}
    request["Map"] = {"type": "JSON Map", "description": both(everything)}
    request["Nasty"] = field(everything, enum="Nasty", default=say(f"{NASTY[16]}#16"))
    result["Tricky"] = {
        "type": "Object of Tricky",
        "required": True,
        "description": both(everything),
    }
    key = name("Key`|'{% raw %}\u2028[x](y)")
    request[key] = request.pop("Key") | {"example": say(everything)}
    make["idempotency_field"] = key
    make["conditions"].append(
        {"require": "OtherId", "when": {"field": f"Info.{odd}", "equals": say(f"{NASTY[16]}#16")}}
    )
    make["conditions"] += [
        {"require": "OtherId", "when": {"field": key, "equals": say(text)}} for text in NASTY
    ]
    make["errors"] = [*errors["errors"]]
    examples["Tricky"] = {wire: say(text) for wire, text in zip(tricky, NASTY, strict=True)}
    examples["Map"] = {
        say(f"{text[:100]}#{number}"): say(text) for number, text in enumerate(NASTY)
    }
    examples["Nasty"] = say(f"{NASTY[17]}#17")
    examples["Info"]["Name"] = say(everything)
    make["examples"]["result"]["Tricky"] = examples["Tricky"]
    for side, old in (("request", "Cursor"), ("result", "Talks"), ("result", "Next")):
        new = name(f"{old}'|`\x7f{{{{ 7 }}}}")
        talks[side] = {new if wire == old else wire: f for wire, f in talks[side].items()}
        talks["paging"] = {k: new if wire == old else wire for k, wire in talks["paging"].items()}
        example = talks["examples"][side]
        talks["examples"][side] = {new if wire == old else wire: v for wire, v in example.items()}
    return {path: quoted(data) for path, data in spec.items()}


def wireable(text: str) -> str:
    """Return the part of a text that a wire name may contain."""
    return re.sub(r'["\\\x00-\x1f]', "", text)[:100]


def as_it_is(text: str) -> str:
    return text


def harmless_name(text: str) -> str:
    return re.sub("[^A-Za-z0-9]+", "_", text)


class Harmless:
    """Replaces each text with plain words, and different texts with different words."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def __call__(self, text: str) -> str:
        return self._known.setdefault(text, f"Plain words {len(self._known)}.")
