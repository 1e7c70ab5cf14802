"""releases.yaml is written so that it is read as the same values, and hand-made edits are kept."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from support.hostile_spec import NASTY
from support.project import bounded

from volcgen.changes.history import with_release
from volcgen.spec.document import parse
from volcgen.spec.nodes import Text
from volcgen.spec.releases import Release, ReleasedChange, Releases
from volcgen.spec.source import SpecText

FIRST = Release(version="0.1.0", date="2026-11-27")


def read(content: bytes) -> Releases:
    return Releases.model_validate(parse(SpecText("releases.yaml", content.decode())).data)


def change(text: str = "A field was removed.") -> ReleasedChange:
    return ReleasedChange.model_validate(
        {
            "rule": "C101",
            "class": "breaking",
            "where": text,
            "message": Text(en=text, zh=text),
            "migration": Text(en=text, zh=text),
        }
    )


def test_the_first_release_makes_the_file() -> None:
    content = with_release(None, FIRST)
    assert content.startswith(b"# yaml-language-server: $schema=../schema.json\n")
    assert read(content).releases == (FIRST,)


def test_a_later_release_comes_first_and_keeps_comments_and_edited_texts() -> None:
    second = Release(version="0.2.0", date="2026-12-01", changes=(change(),), texts=2)
    third = Release(version="0.2.1", date="2026-12-02")
    text = with_release(with_release(None, FIRST).decode(), second).decode()
    text = text.replace("A field was removed.", "Our own words.", 1).replace(
        "    texts: 2", "    texts: 2 # counted"
    )
    content = with_release(text, third)
    found = read(content).releases
    assert [release.version for release in found] == ["0.2.1", "0.2.0", "0.1.0"]
    assert "Our own words." in content.decode()
    assert "    texts: 2 # counted\n" in content.decode()
    kept = [line for line in content.decode().splitlines() if line in text.splitlines()]
    assert kept == text.splitlines()


def test_a_list_on_one_line_is_written_as_a_block() -> None:
    text = 'releases: [{version: "0.1.0", date: "2026-11-27"}]\n'
    content = with_release(text, Release(version="0.1.1", date="2026-12-01"))
    assert [release.version for release in read(content).releases] == ["0.1.1", "0.1.0"]


def test_hostile_texts_are_read_as_they_were_written() -> None:
    changes = tuple(change(text) for text in NASTY)
    release = Release(version="0.2.0", date="2026-12-01", changes=changes)
    assert read(with_release(None, release)).releases == (release,)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60))
@bounded(150)
def test_any_text_is_read_as_it_was_written(text: str) -> None:
    release = Release(version="0.2.0", date="2026-12-01", changes=(change(text),))
    before = with_release(None, FIRST).decode()
    assert read(with_release(before, release)).releases == (release, FIRST)
