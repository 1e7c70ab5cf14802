"""Changes become entries of a release, and the changelog shows them in both languages."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt
from support.hostile_spec import NASTY
from support.project import Project

from volcgen.changes.change import Change
from volcgen.changes.changelog import newest_section, release_of
from volcgen.changes.history import with_release
from volcgen.config import find_config
from volcgen.spec.releases import Release

from .test_history import FIRST, change

RELEASES = "spec/tiny/releases.yaml"
CHANGES = (
    change("The additive one.").model_copy(update={"class_": "additive", "migration": None}),
    change("The breaking one."),
    change("The change of behaviour.").model_copy(
        update={"class_": "behaviour", "migration": None}
    ),
)


def released(project: Project, *releases: Release) -> None:
    text = None
    for release in releases:
        text = with_release(text, release).decode()
    assert text is not None
    project.write({RELEASES: text})
    project.good("generate")


def test_without_a_release_it_says_so(tiny: Project) -> None:
    assert "No version has been released." in tiny.read("out/CHANGELOG.md")
    assert "尚未发布任何版本。" in tiny.read("out/CHANGELOG.zh.md")


def test_breaking_changes_come_first_with_their_migration(tiny: Project) -> None:
    released(tiny, FIRST, Release(version="0.2.0", date="2026-12-01", changes=CHANGES, texts=2))
    assert tiny.read("out/CHANGELOG.md").split("README.md)\n\n")[1] == """\
## 0.2.0 – 2026-12-01

### Breaking changes

- The breaking one.
  **Migration**: The breaking one.

### Changed behaviour

- The change of behaviour.

### Added

- The additive one.

2 descriptions were changed.

## 0.1.0 – 2026-11-27

First release.
"""
    chinese = tiny.read("out/CHANGELOG.zh.md")
    words = [
        "### 不兼容的变更",
        "**迁移方法**：",
        "### 行为变化",
        "### 新增",
        "另有 2 处说明文字更新。",
        "首个版本。",
    ]
    assert sorted(words, key=chinese.index) == words


def test_a_release_without_changes_of_the_api_says_so(tiny: Project) -> None:
    released(tiny, FIRST, Release(version="0.1.1", date="2026-12-01"))
    assert "## 0.1.1 – 2026-12-01\n\nThe API did not change.\n" in tiny.read("out/CHANGELOG.md")


def test_hostile_texts_stay_texts(tiny: Project) -> None:
    changes = tuple(change(text) for text in NASTY)
    released(tiny, FIRST, Release(version="0.2.0", date="2026-12-01", changes=changes))
    for name in ("CHANGELOG.md", "CHANGELOG.zh.md"):
        tokens = MarkdownIt("commonmark").parse(tiny.read(f"out/{name}"))
        assert [t.markup for t in tokens if t.type == "heading_open"] == ["#", "##", "###", "##"]
        assert len([t for t in tokens if t.type == "list_item_open"]) == len(NASTY)
        kinds = {c.type for t in tokens for c in t.children or ()}
        assert kinds <= {"text", "softbreak", "code_inline", "strong_open", "strong_close",
                         "link_open", "link_close"}  # fmt: skip
        links = [c for t in tokens for c in t.children or () if c.type == "link_open"]
        assert len(links) == 2
        blocks = {t.type for t in tokens if t.type in ("fence", "code_block", "table_open")}
        assert blocks == set()


def removed(name: str, value: str = "wild") -> Change:
    """Return the removal of a value of an enum."""
    steps = ("enums", "Mood", "values", name)
    return Change("D324", "breaking", ".".join(steps), value, None, "python", "", "x", steps=steps)


def test_a_change_becomes_an_entry_in_both_languages() -> None:
    (entry,) = release_of("0.2.0", "2026-12-01", [removed("WILD")]).changes
    assert (entry.rule, entry.class_, entry.where) == (
        "D324", "breaking", "enums.Mood.values.WILD",
    )  # fmt: skip
    assert entry.message.en == "A value of an enum is removed: `Mood.WILD` (wild)."
    assert entry.message.zh == "枚举值已移除：`Mood.WILD`（wild）。"
    assert entry.migration is not None
    assert entry.migration.en == "Do not use `Mood.WILD`; it no longer exists."
    assert entry.migration.zh.endswith("。")


def test_changed_texts_are_counted() -> None:
    text = Change(
        "D391", "text", "service.title", "a", "b", "python", "", steps=("service", "title")
    )
    release = release_of("0.1.1", "2026-12-01", [text, text])
    assert (release.changes, release.texts) == ((), 2)


def test_hostile_and_long_names_make_valid_entries(tiny: Project) -> None:
    changes = [removed(name, name) for name in (*NASTY, "x" * 5000)]
    release = release_of("0.2.0", "2026-12-01", changes)
    assert len(release.changes) == len(changes)
    for entry in release.changes:
        assert entry.message.en.isprintable()
        assert len(entry.message.en) < 1100
    released(tiny, FIRST, release)
    tokens = MarkdownIt("commonmark").parse(tiny.read("out/CHANGELOG.md"))
    assert len([t for t in tokens if t.type == "list_item_open"]) == len(changes)
    assert [t.markup for t in tokens if t.type == "heading_open"] == ["#", "##", "###", "##"]


def test_the_newest_section_is_that_of_the_page(tiny: Project) -> None:
    released(tiny, FIRST, Release(version="0.2.0", date="2026-12-01", changes=CHANGES))
    config = find_config(tiny.root)
    for language, page in (("en", "out/CHANGELOG.md"), ("zh", "out/CHANGELOG.zh.md")):
        section = newest_section(config, {}, language)
        assert section.startswith("## 0.2.0 – 2026-12-01\n\n### ")
        assert "0.1.0" not in section
        assert section in tiny.read(page)


def test_a_project_with_other_templates_has_no_section(plain: Project) -> None:
    assert newest_section(find_config(plain.root), {}) == ""


@pytest.mark.parametrize(
    ("old", "new", "rule"),
    [
        ('version: "0.1.0"', 'version: "1"', "S105"),
        ('version: "0.1.0"', "version: 1", "S103"),
        ('date: "2026-11-27"', "date: 2026-11-27", "Y004"),
        ('    date: "2026-11-27"', "    dat: x", "S102"),
        ('releases:\n  - version: "0.1.0"\n    date: "2026-11-27"', "releases: []", "S106"),
        ("releases:", "releases", "Y001"),
    ],
)
def test_a_damaged_file_is_refused_with_its_line(
    plain: Project, old: str, new: str, rule: str
) -> None:
    plain.write({RELEASES: with_release(None, FIRST)})
    plain.edit(RELEASES, old, new)
    outcome = plain.run("generate")
    assert outcome.code == 2
    assert f"error[{rule}]" in outcome.err
    assert f"--> {RELEASES}:" in outcome.err
