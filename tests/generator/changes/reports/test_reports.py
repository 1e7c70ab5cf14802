"""The reports: complete, in order, and safe with any text."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from support.project import bounded

from volcgen.changes.change import Change, Class
from volcgen.changes.diff.catalogue import CHANGE_RULES
from volcgen.changes.reports import REPORTS
from volcgen.changes.reports.markdown import code, escaped, sentence

HOSTILE = (
    "a|b", "`x`", "<script>alert(1)</script>", "<!--", "@octocat", "#1", "[a](http://x)", "**b**", "a\\|b",
    "::error::x", "line\nfeed", "\r", "\u202eevil", "100%0A", "~~s~~", "&lt;", "\\", "``` ```", "_x_", "$a$",
)  # fmt: skip
PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def change(class_: Class = "breaking", text: str = "plain") -> Change:
    rule = next(rule for rule in CHANGE_RULES.values() if rule.class_ == class_)
    return Change(
        rule=rule.id,
        class_=class_,
        where=f"actions.A.request.{text}",
        before=text,
        after={"en": text, "zh": text},
        direction=rule.direction,
        message=f"{rule.title}: `{text}`",
        migration=f"Use `{text}` in place of {text}." if class_ == "breaking" else "",
        path=f"spec/{text}.yaml",
        line=3,
        concerns=(text,),
        accepted=text,
    )


CLASSES: tuple[Class, ...] = ("breaking", "behaviour", "additive", "text")


def test_markdown_begins_with_a_summary_and_folds_texts() -> None:
    found = [change(class_) for class_ in CLASSES]
    text = REPORTS["markdown"](found, "v1", "spec/")
    assert text.startswith(
        "**API changes: breaking** – 4 changes from `v1` to `spec/`, level breaking: 1 breaking "
        "(1 accepted), 1 behaviour (1 accepted), 1 additive (1 accepted), 1 text (1 accepted).\n"
    )
    assert re.findall(r"^(?:### |<summary>)(\w+)", text, re.MULTILINE) == [
        "Breaking",
        "Behaviour",
        "Additions",
        "Texts",
    ]
    assert text.count("<details>") == text.count("</details>") == 1


def test_hundreds_of_changes_fit_into_a_comment() -> None:
    found = [change(class_, "plain") for class_ in CLASSES for _ in range(150)]
    text = REPORTS["markdown"](found, "v1", "spec/")
    assert len(text) < 65_536
    rows = len(re.findall(r"^(?:\| An|\| A |- )", text, re.MULTILINE))
    assert 150 < rows < 600
    assert text.endswith(f"\n{600 - rows} more changes: see `volcgen diff`.\n")
    assert text.index("### Breaking") < text.index("### Behaviour")
    assert "<details>" not in text
    few = REPORTS["markdown"](found[:20], "v1", "spec/")
    assert few.count("\n| A") == 20
    assert "more change" not in few


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_stay_texts_in_markdown(text: str) -> None:
    found = [change(class_, text) for class_ in CLASSES]
    harmless = [change(class_) for class_ in CLASSES]
    rendered, expected = (
        PARSER.parse(REPORTS["markdown"](changes, version, "spec/"))
        for changes, version in ((found, text), (harmless, "plain"))
    )
    assert [token.type for token in rendered] == [token.type for token in expected]
    allowed = {
        "text",
        "code_inline",
        "html_inline",
        "softbreak",
        "strong_open",
        "strong_close",
        "entity",
    }
    for token in rendered:
        for child in token.children or ():
            assert child.type in allowed, child
            if child.type == "html_inline":
                assert child.content in ("<br>", "<code>", "</code>")
            assert not any(mark in child.content for mark in "\u202e\r\n")


@bounded(200)
@given(text=st.text(max_size=30))
def test_any_text_is_one_harmless_span(text: str) -> None:
    for shown in (code(text), escaped(text), sentence(text), sentence(f"Use `{text}` now.")):
        tokens = PARSER.parse(f"| a | b |\n| --- | --- |\n| {shown} | end |\n")
        cells = [tokens[at + 1] for at, token in enumerate(tokens) if token.type == "td_open"]
        assert len(cells) == 2
        assert cells[1].content == "end"
        for child in cells[0].children or ():
            assert child.type in ("text", "text_special", "code_inline", "html_inline", "entity")
            assert child.type != "html_inline" or child.content in ("<code>", "</code>")


@pytest.mark.parametrize("text", HOSTILE)
def test_annotations_are_one_line_each(text: str) -> None:
    found = [change(class_, text) for class_ in CLASSES]
    lines = REPORTS["github"](found, text, "spec/").splitlines()
    assert len(lines) == 5
    for line in lines:
        command = re.fullmatch(r"::(\w+) ((?:[a-z]+=[^,:]*,?)+)::(.*)", line)
        assert command is not None
        assert not re.search(r"%(?!25|0A|2C|3A)", line)


def test_annotations_have_the_level_of_the_class() -> None:
    found = [change(class_) for class_ in CLASSES]
    plain = [
        Change(**{**{f: getattr(c, f) for f in Change.__slots__}, "accepted": ""}) for c in found
    ]
    lines = REPORTS["github"](plain, "v1", "spec/").splitlines()
    assert [line.split(" ")[0] for line in lines] == [
        "::error", "::warning", "::notice", "::notice", "::notice",
    ]  # fmt: skip
    assert lines[0] == (
        "::error file=spec/plain.yaml,line=3,title=D101 breaking::"
        "An action is removed: `plain`%0AUse `plain` in place of plain."
    )
    assert all(
        line.startswith("::notice") for line in REPORTS["github"](found, "", "").splitlines()
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_text_has_no_control_characters(text: str) -> None:
    shown = REPORTS["text"]([change(text=text)], text, text)
    assert not re.search(r"[\r\x00-\x09\x0b-\x1f\u202e]", shown)
    assert len(shown.splitlines()) == 7


@pytest.mark.parametrize("text", HOSTILE)
def test_json_keeps_texts(text: str) -> None:
    found = json.loads(REPORTS["json"]([change(text=text)], text, "spec/"))
    assert found["changes"][0]["before"] == text
