"""The summary of an update is Markdown that shows texts of pages and specs as texts."""

from __future__ import annotations

from markdown_it import MarkdownIt
from support.hostile_spec import NASTY

from volcgen.changes.differences import Difference
from volcgen.changes.summary import summary
from volcgen.changes.update import Update
from volcgen.changes.write import Note, Written
from volcgen.problems import Location, Problem


def difference(text: str, *, decided: str | None = None) -> Difference:
    return Difference(text, text, text, Location(text), text, text, 1, decided)


def test_hostile_texts_stay_texts() -> None:
    count = len(NASTY)
    update = Update(
        Written(
            added=tuple(NASTY),
            changes=tuple(map(difference, NASTY)),
            decided=tuple(difference(text, decided=text) for text in NASTY),
            gone=tuple(map(difference, NASTY)),
            notes=tuple(Note(text, 1, text) for text in NASTY),
        ),
        tuple(Problem("L242", text, Location(text), text) for text in NASTY),
    )
    tokens = MarkdownIt("commonmark").parse(summary(update))
    assert [token.markup for token in tokens if token.type == "heading_open"] == [
        "##", "###", "###", "###",
    ]  # fmt: skip
    items = [token for token in tokens if token.type == "list_item_open"]
    assert len(items) == 4 + 3 * count + count + 2 * count + 1
    kinds = {child.type for token in tokens for child in token.children or ()}
    assert kinds <= {"text", "code_inline", "softbreak"}


def test_a_run_that_has_stopped_shows_the_steps_that_are_left() -> None:
    text = summary(Update(Written(), (Problem("L242", "a placeholder", Location("a.yaml", 3)),)))
    assert text == """\
## Update of the API: not complete

- [x] Import: 0 facts taken from the pages
- [ ] Check the spec: 1 to do
- [ ] Generate
- [ ] Compare

### What to do

- [ ] `a.yaml:3:1`: a placeholder (L242): replace the placeholder, in both languages
- [ ] Then run the same command again; it continues from here.
"""
